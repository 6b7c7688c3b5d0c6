"""Facts known on one side only: what follows for all of them is said, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.conversation.case.bounded import bound_of, bounded_fact, compute_bounded, fact_within
from bot.conversation.case.computation import compute, shifted, value_of
from bot.session import KnownFact
from bot.understanding.facts import Shift
from bot.understanding.naming.bounds import Bound
from handlers.notation import plain
from handlers.result import Result
from knowledge.loader import load
from knowledge.model import CHINA
from tests.conftest import Ask

KB = load()
NOW = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)
SIGNED = KnownFact(value="2023-05-16T15:00:00+08:00", type="datetime")


def computed(topic: str, **facts: KnownFact) -> Result:
    return compute(KB.entries[topic], facts, NOW)


def values(topic: str, **facts: KnownFact) -> dict[str, object]:
    return {name: plain(value) for name, value in computed(topic, **facts).values.items()}


def amount(bound: Bound, yuan: int) -> KnownFact:
    return bounded_fact(Decimal(yuan), bound, "amount")


def count(bound: Bound, times: int) -> KnownFact:
    return bounded_fact(times, bound, "count")


DEADLINE = {"applies": True, "respond_by": "2023-05-17T15:00:00+08:00"}


@pytest.mark.parametrize(
    ("bound", "yuan", "expected"),
    [
        ("<", 300, DEADLINE),
        ("<=", 300, DEADLINE),
        ("<", 200, DEADLINE),
        (">", 300, {"applies": False}),
        (">=", 300, {}),
        ("<", 500, {}),
        (">", 200, {}),
    ],
)
def test_a_bound_on_the_amount_is_enough_where_the_rule_says_the_same_for_all_of_it(
    bound: Bound, yuan: int, expected: dict[str, object]
) -> None:
    assert values("refund-response", amount=amount(bound, yuan), signed_at=SIGNED) == expected


def test_where_the_bound_does_not_decide_the_fact_is_missing() -> None:
    assert computed("refund-response", amount=amount("<", 500), signed_at=SIGNED).missing[0] == "amount"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (count(">", 3), {"removal": True}),
        (count(">=", 3), {"removal": True}),
        (count("<", 3), {"removal": False}),
        (count("<=", 3), {}),
        (count(">=", 2), {}),
    ],
)
def test_a_bound_on_a_count(fact: KnownFact, expected: dict[str, object]) -> None:
    assert values("vip-removal-complaints", complaints=fact) == expected


def test_a_shortfall_is_never_made_up_from_a_bound() -> None:
    since = KnownFact(value="2023-05-16", type="date")
    assert values("vip-removal-deposit", balance=amount("<", 6000)) == {}
    assert values("vip-removal-deposit", balance=amount("<", 6000), below_since=since) == {"topup_by": "2023-05-19"}
    assert values("vip-removal-deposit", balance=amount("<", 7000), below_since=since) == {}
    assert values("vip-removal-deposit", balance=amount(">", 6000)) == {"shortfall": 0}


@pytest.mark.parametrize(("bound", "entitled"), [("<", True), (">", False)])
def test_a_bound_on_a_day(bound: Bound, entitled: bool) -> None:
    joined = bounded_fact(date(2023, 3, 1), bound, "date")
    assert values("dianxiaomi-benefit", joined_on=joined) == {"entitled": entitled}
    assert values("vip-exit", application_date=joined) == {}


def test_the_steps_say_the_bound_back_and_no_value_that_nobody_said() -> None:
    below = next(step for step in computed("refund-response", amount=amount("<", 300), signed_at=SIGNED).steps
                 if step.key == "below_limit")  # fmt: skip
    assert below.values["amount"] == "< 300"
    (step,) = computed("vip-removal-complaints", complaints=count("<", 3)).steps
    assert step.values == {"complaints": "< 3", "complaint_limit": 3, "left": "1–3"}


def test_a_bound_is_kept_and_shown_as_one_and_cannot_be_moved() -> None:
    fact, spec = amount("<=", 300), KB.entries["refund-response"].facts["amount"]
    assert fact.value == "<=300"
    assert bound_of(fact) is not None
    assert value_of(spec, fact) == "≤ 300"
    assert shifted(fact, spec, Shift((0, 0), amount=Decimal(100))) is None
    assert bound_of(KnownFact(value="<", type="choice")) is None


def tried_in_a_year(result: Callable[[str], Result]) -> tuple[Result, list[str]]:
    """What follows for a day of which only the year is known, and the days that were tried to find out."""
    tried: list[str] = []

    def compute_and_note(facts: Mapping[str, KnownFact]) -> Result:
        tried.extend(str(fact.value) for fact in facts.values())
        return result(tried[-1]) if facts else Result(values={"always": 1}, missing=("application_date",))

    year = fact_within(date(2022, 1, 1), date(2022, 12, 31), "date")
    return compute_bounded(KB.entries["vip-exit"], {"application_date": year}, compute_and_note), tried


def test_what_holds_on_every_day_of_a_year_is_said() -> None:
    result, tried = tried_in_a_year(lambda day: Result(values={"always": 1}))
    assert result == Result(values={"always": 1})
    assert len(tried) == 365


def test_of_what_differs_from_day_to_day_only_what_always_holds_is_said() -> None:
    result, _ = tried_in_a_year(lambda day: Result(values={"always": 1, "day": day}))
    assert result == Result(values={"always": 1}, missing=("application_date",))


def test_no_more_days_are_tried_than_it_takes_to_see_that_they_differ() -> None:
    result, tried = tried_in_a_year(lambda day: Result(values={"day": day}))
    assert result == Result(missing=("application_date",))
    assert tried == ["2022-01-01", "2022-01-02"]


def test_a_day_before_another_is_not_the_last_one_before_it(ask: Ask) -> None:
    reply = ask("跨境自营供货中心双十一的单,2022年11月12号下午3点付的款,2022年11月17号之前发的货,几号自动收货")
    assert "auto_receipt_on" not in reply["result"]
