"""Confirming the refund of a returned order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.result import ImpossibleFactError
from knowledge.model import CHINA
from tests.handlers.rules import compute, keys, plain, shown

TOPIC = "refund-response"
SMALL = Decimal(128)
SIGNED = {"amount": SMALL, "signed_at": "2023-04-08T15:00:00"}
DAYS = st.dates(date(2023, 3, 15), date(2090, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times().map(lambda clock: clock.replace(microsecond=0)), st.just(CHINA))


class TestWhetherTheRuleApplies:
    @pytest.mark.parametrize("amount", ["300.01", "350", "1000000"])
    @pytest.mark.parametrize("more", [{}, {"signed_at": "2023-05-01T10:00:00"}, {"signed_at": "2023-05-01"}])
    def test_a_larger_amount_decides_alone(self, amount: str, more: dict[str, str]) -> None:
        result = compute(TOPIC, {"amount": Decimal(amount), **more})
        assert (result.values, result.outcome, result.missing) == ({"applies": False}, "over_limit", ())
        assert result.used == ("amount",)
        assert keys(result) == ["over_limit"]

    @pytest.mark.parametrize("more", [{}, {"signed_at": "2023-05-01T10:00:00"}])
    def test_exactly_the_limit_is_left_open(self, more: dict[str, str]) -> None:
        result = compute(TOPIC, {"amount": Decimal(300), **more})
        assert (result.values, result.outcome, result.missing) == ({}, "at_limit", ())
        assert shown(result, "at_limit") == {"amount": Decimal(300), "amount_limit": 300}

    @pytest.mark.parametrize("amount", ["0.01", "128", "299.99"])
    def test_a_smaller_amount_alone_does_not_decide(self, amount: str) -> None:
        result = compute(TOPIC, {"amount": Decimal(amount)})
        assert (result.values, result.outcome, result.missing) == ({}, None, ("signed_at",))

    def test_a_signing_alone_does_not_decide(self) -> None:
        assert compute(TOPIC, {"signed_at": "2023-05-01T10:00:00"}).missing == ("amount",)
        assert compute(TOPIC, {}).missing == ("amount", "signed_at")

    @pytest.mark.parametrize("signed", ["2023-03-06T10:00:00", "2023-03-14T23:59:59", "2023-03-14"])
    @pytest.mark.parametrize("more", [{}, {"amount": SMALL}, {"amount": Decimal(350)}, {"amount": Decimal(300)}])
    def test_a_signing_before_the_start_is_not_covered(self, signed: str, more: dict[str, Decimal]) -> None:
        result = compute(TOPIC, {"signed_at": signed, **more})
        assert (result.values, result.outcome, result.missing) == ({"applies": False}, "not_in_force", ())
        assert result.used == ("signed_at",)
        assert shown(result, "not_in_force")["rule_start"] == "2023-03-15"

    @pytest.mark.parametrize("signed", ["2023-03-15T00:00:00", "2023-03-15"])
    def test_the_first_day_is_covered_even_if_the_return_was_earlier(self, signed: str) -> None:
        result = compute(TOPIC, {"amount": SMALL, "signed_at": signed, "returned_at": "2023-03-12"})
        assert result.values["applies"] is True

    def test_before_the_start_a_larger_amount_still_decides(self) -> None:
        asked_at = "2023-03-10T11:41:00"
        assert compute(TOPIC, {"amount": Decimal(350)}, asked_at).values == {"applies": False}
        assert compute(TOPIC, {"amount": SMALL}, asked_at).missing == ("signed_at",)


class TestByWhen:
    @pytest.mark.parametrize(
        ("signed", "respond_by"),
        [
            ("2023-04-11T15:00:00", "2023-04-12T15:00:00"),
            ("2023-04-30T23:15:00", "2023-05-01T23:15:00"),
            ("2024-02-28T00:00:00", "2024-02-29T00:00:00"),
            ("2025-12-31T14:05:30", "2026-01-01T14:05:30"),
        ],
    )
    def test_24_hours_after_the_signing(self, signed: str, respond_by: str) -> None:
        result = compute(TOPIC, {"amount": SMALL, "signed_at": signed}, asked_at=respond_by)
        assert plain(result) == {"applies": True, "respond_by": respond_by}
        assert (result.outcome, result.missing, result.notes) == ("respond_by", (), ("conditions",))
        assert keys(result) == ["in_force", "below_limit", "hours"]

    def test_the_last_second_is_in_time_the_next_is_not(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-11T15:00:00"}
        assert compute(TOPIC, facts, "2023-04-12T15:00:00").outcome == "respond_by"
        late = compute(TOPIC, facts, "2023-04-12T15:00:01")
        assert late.outcome == "overdue"
        assert plain(late)["respond_by"] == "2023-04-12T15:00:00"

    @pytest.mark.parametrize(
        ("returned", "signed", "respond_by"),
        [
            ("2023-05-01T10:00:00", "2023-05-08T08:30:00", "2023-05-08T10:00:00"),
            ("2023-04-03T09:00:00", "2023-04-09T23:00:00", "2023-04-10T09:00:00"),
            ("2023-04-03T09:00:00", "2023-04-09T09:00:00", "2023-04-10T09:00:00"),
            ("2023-04-03T09:00:00", "2023-04-09T08:59:59", "2023-04-10T08:59:59"),
        ],
    )
    def test_never_later_than_seven_days_after_the_return(self, returned: str, signed: str, respond_by: str) -> None:
        result = compute(TOPIC, {"amount": SMALL, "signed_at": signed, "returned_at": returned})
        assert plain(result) == {"applies": True, "respond_by": respond_by}
        assert keys(result) == ["in_force", "below_limit", "hours", "longest", "earlier"]
        assert result.used == ("amount", "signed_at", "returned_at")

    def test_the_seven_days_can_be_over_before_the_signing(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-20T12:00:00", "returned_at": "2023-04-01T12:00:00"}
        result = compute(TOPIC, facts, asked_at="2023-04-20T13:00:00")
        assert plain(result)["respond_by"] == "2023-04-08T12:00:00"
        assert result.outcome == "overdue"

    def test_a_return_after_the_signing_is_impossible(self) -> None:
        for signed, returned in (
            ("2023-04-08T15:00:00", "2023-04-08T15:00:01"),
            ("2023-04-08T15:00:00", "2023-04-09"),
            ("2023-04-08", "2023-04-09T00:00:00"),
        ):
            with pytest.raises(ImpossibleFactError) as refused:
                compute(TOPIC, {"amount": SMALL, "signed_at": signed, "returned_at": returned})
            assert (refused.value.fact, refused.value.reason) == ("returned_at", "after_signing")

    def test_a_return_on_the_day_of_signing_is_possible(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-08T15:00:00", "returned_at": "2023-04-08"}
        assert plain(compute(TOPIC, facts))["respond_by"] == "2023-04-09T15:00:00"

    def test_a_signing_still_to_come_is_computed_as_a_plan(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-12T15:00:00"}
        assert plain(compute(TOPIC, facts, "2023-04-11T08:00:00"))["respond_by"] == "2023-04-13T15:00:00"


class TestOnlyTheDayIsKnown:
    def test_the_hour_of_signing_is_asked_for(self) -> None:
        result = compute(TOPIC, {"amount": SMALL, "signed_at": "2023-04-08"}, "2023-04-09T10:00:00")
        assert (result.values, result.outcome) == ({"applies": True}, "applies")
        assert (result.missing, result.notes) == (("signed_at",), ("conditions",))
        assert keys(result) == ["in_force", "below_limit"]

    def test_at_any_hour_the_time_may_be_over(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-08"}
        assert "hour_over" not in compute(TOPIC, facts, "2023-04-09T23:59:59").notes
        assert "hour_over" in compute(TOPIC, facts, "2023-04-10T00:00:00").notes

    def test_a_return_day_whose_limit_is_a_day_earlier_decides(self) -> None:
        result = compute(TOPIC, {**SIGNED, "returned_at": "2023-04-01"}, "2023-04-08T16:00:00")
        assert plain(result) == {"applies": True, "respond_by": "2023-04-08"}
        assert (result.outcome, result.missing) == ("respond_by", ())
        assert result.notes == ("conditions", "return_hour")
        assert compute(TOPIC, {**SIGNED, "returned_at": "2023-04-01"}, "2023-04-09T00:00:00").outcome == "overdue"

    def test_a_return_day_whose_limit_is_the_same_day_needs_the_hour(self) -> None:
        facts = {**SIGNED, "returned_at": "2023-04-02"}
        result = compute(TOPIC, facts, "2023-04-08T16:00:00")
        assert plain(result) == {"applies": True, "respond_by": "2023-04-09"}
        assert (result.missing, result.notes) == (("returned_at",), ("conditions", "return_hour"))
        assert compute(TOPIC, facts, "2023-04-09T15:00:00").outcome == "respond_by"
        assert compute(TOPIC, facts, "2023-04-09T15:00:01").outcome == "overdue"

    def test_a_return_day_whose_limit_is_a_day_later_does_not_matter(self) -> None:
        result = compute(TOPIC, {**SIGNED, "returned_at": "2023-04-03"}, "2023-04-08T16:00:00")
        assert plain(result) == {"applies": True, "respond_by": "2023-04-09T15:00:00"}
        assert (result.missing, result.notes) == ((), ("conditions",))

    def test_a_limit_day_that_begins_with_the_24th_hour_does_not_matter(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-09T00:00:00", "returned_at": "2023-04-03"}
        result = compute(TOPIC, facts)
        assert plain(result)["respond_by"] == "2023-04-10T00:00:00"
        assert result.missing == ()

    def test_a_known_return_can_make_the_hour_of_signing_needless(self) -> None:
        facts = {"amount": SMALL, "signed_at": "2023-04-08"}
        early = compute(TOPIC, {**facts, "returned_at": "2023-04-02T00:00:00"})
        assert plain(early)["respond_by"] == "2023-04-09T00:00:00"
        assert early.missing == ()
        day = compute(TOPIC, {**facts, "returned_at": "2023-04-01"})
        assert plain(day)["respond_by"] == "2023-04-08"
        later = compute(TOPIC, {**facts, "returned_at": "2023-04-02T00:00:01"})
        assert (later.values, later.missing) == ({"applies": True}, ("signed_at",))


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=12)))
def test_the_earlier_of_both_limits(returned: datetime, way: timedelta) -> None:
    signed = returned + way
    result = compute(TOPIC, {"amount": SMALL, "signed_at": signed, "returned_at": returned})
    assert result.values["respond_by"] == min(signed + timedelta(hours=24), returned + timedelta(days=7))


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=12)))
def test_a_stated_answer_holds_for_every_hour_that_was_not_said(returned: datetime, way: timedelta) -> None:
    """Whatever hours are left out, what is stated agrees with the answer to the full facts."""
    signed = returned + way
    truth = compute(TOPIC, {"amount": SMALL, "signed_at": signed, "returned_at": returned}).values["respond_by"]
    for known in (
        {"signed_at": signed.date(), "returned_at": returned},
        {"signed_at": signed, "returned_at": returned.date()},
        {"signed_at": signed.date(), "returned_at": returned.date()},
    ):
        stated = compute(TOPIC, {"amount": SMALL, **known}).values.get("respond_by")
        assert stated in (None, truth, truth.date())
