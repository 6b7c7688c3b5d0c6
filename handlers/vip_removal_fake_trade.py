"""Whether the number of fake transactions is a ground for removal from the VIP wholesale centre."""

from __future__ import annotations

from datetime import datetime

from handlers.counted_grounds import removal_by_count
from handlers.parameters import while_in_force
from handlers.result import Facts, Result, Rule


@while_in_force
def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
    """``removal`` from ``fake_trades``; over which period they count is in no source."""
    return removal_by_count(facts, rule, asked_at, fact="fake_trades", limit="fake_trade_limit")
