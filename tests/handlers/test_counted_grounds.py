"""Removal from the VIP wholesale centre for valid complaints and for fake transactions."""

from __future__ import annotations

import pytest

from handlers.result import ImpossibleFactError
from tests.handlers.rules import compute, shown

COMPLAINTS = ("vip-removal-complaints", "complaints", "complaint_limit", 3)
FAKE_TRADES = ("vip-removal-fake-trade", "fake_trades", "fake_trade_limit", 2)


@pytest.mark.parametrize(("topic", "fact", "limit", "bound"), [COMPLAINTS, FAKE_TRADES])
class TestGround:
    def test_the_limit_itself_is_a_ground(self, topic: str, fact: str, limit: str, bound: int) -> None:
        for times in (bound, bound + 1, 10**6):
            result = compute(topic, {fact: times})
            assert (result.values, result.outcome) == ({"removal": True}, "removal")
            assert shown(result, "reached") == {fact: times, limit: bound}
            assert (result.used, result.missing) == ((fact,), ())

    def test_fewer_are_none_and_the_step_shows_how_many_are_left(
        self, topic: str, fact: str, limit: str, bound: int
    ) -> None:
        for times in range(bound):
            result = compute(topic, {fact: times})
            assert (result.values, result.outcome) == ({"removal": False}, "below")
            assert shown(result, "below") == {fact: times, limit: bound, "left": bound - times}

    def test_the_number_is_missing(self, topic: str, fact: str, limit: str, bound: int) -> None:
        result = compute(topic, {})
        assert (result.values, result.outcome, result.missing) == ({}, None, (fact,))

    def test_a_negative_number_is_impossible(self, topic: str, fact: str, limit: str, bound: int) -> None:
        with pytest.raises(ImpossibleFactError) as refused:
            compute(topic, {fact: -1})
        assert (refused.value.fact, refused.value.reason) == (fact, "negative")

    def test_a_limit_that_does_not_exist_yet_is_no_ground(self, topic: str, fact: str, limit: str, bound: int) -> None:
        result = compute(topic, {fact: 9}, "2020-05-01T00:00:00", **{limit: ("count", [("2021-01-01", bound)])})
        assert (result.values, result.outcome) == ({}, "not_in_force")
