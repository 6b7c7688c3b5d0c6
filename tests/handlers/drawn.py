"""Facts drawn at random, near the borders of the rules and far from them, for every computing topic."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from handlers.result import Value
from knowledge.model import CHINA

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31)) | st.dates()
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(CHINA))
WHEN = DAYS | MOMENTS
NOW = st.builds(datetime.combine, st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.times(), st.just(CHINA))
AMOUNTS = st.decimals(-10, 10000, places=2) | st.decimals() | st.sampled_from([Decimal(300), Decimal(6000)])
COUNTS = st.integers(-2, 8) | st.integers()
NAMES = st.sampled_from(["官方旗舰店", "实力专营店", "母婴用品", "forced", "voluntary", "1", "2"]) | st.text(
    "店a1 ", max_size=4
)
ANYTHING = WHEN | AMOUNTS | COUNTS | NAMES | st.booleans()

FACTS: dict[str, dict[str, st.SearchStrategy[Value]]] = {
    "vip-exit": {"application_date": WHEN, "confirmed_date": WHEN, "wanted_date": WHEN},
    "vip-rejoin": {"exit_date": WHEN, "application_date": WHEN, "confirmed_date": WHEN, "exit_kind": NAMES},
    "vip-removal-deposit": {"balance": AMOUNTS, "below_since": WHEN},
    "vip-removal-complaints": {"complaints": COUNTS},
    "vip-removal-fake-trade": {"fake_trades": COUNTS},
    "refund-response": {"amount": AMOUNTS, "signed_at": WHEN, "returned_at": WHEN},
    "trustpass-activation": {"certified_at": WHEN},
    "trustpass-renewal": {"current_end": WHEN, "completed_on": WHEN, "order_years": NAMES},
    "dianxiaomi-benefit": {"joined_on": WHEN, "member_type": NAMES},
    "dianxiaomi-refund": {"order_total": AMOUNTS, "term_start": WHEN, "term_end": WHEN},
    "double11-auto-receipt": {"paid_at": WHEN, "shipped_on": WHEN},
    "category-adjustment": {"category": NAMES},
    "store-type-rename": {"old_name": NAMES},
}
