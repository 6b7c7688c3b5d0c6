"""Quantiles by nearest rank, and fair turns."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.timing import TURN, Spread, interleaved, settled, shown, timed


def test_a_spread_is_taken_by_nearest_rank() -> None:
    assert Spread.of([float(number) for number in range(1, 201)]) == Spread(100.0, 198.0, 200.0)
    assert Spread.of([3.0]) == Spread(3.0, 3.0, 3.0)


def test_a_spread_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no times"):
        Spread.of([])


def test_every_variant_gets_every_message_of_every_round() -> None:
    seen: Counter[tuple[str, int]] = Counter()

    def variant(name: str) -> object:
        def run(message: int) -> float:
            seen[name, message] += 1
            return float(message)

        return run

    messages = list(range(2 * TURN + 3))
    taken = interleaved({"a": variant("a"), "b": variant("b")}, [messages, messages])  # type: ignore[dict-item]
    assert taken == {name: [[float(message) for message in messages]] * 2 for name in "ab"}
    assert set(seen.values()) == {2}


def test_who_goes_first_changes() -> None:
    order: list[str] = []
    variants = {name: lambda _message, name=name: order.append(name) or 0.0 for name in "ab"}
    interleaved(variants, [list(range(TURN + 1))])  # type: ignore[arg-type]
    assert order == ["a"] * TURN + ["b"] * TURN + ["b", "a"]


def test_a_message_settles_on_the_median_of_its_rounds() -> None:
    assert settled([[1.0, 9.0], [5.0, 7.0], [3.0, 8.0]]) == [3.0, 8.0]


def test_the_watch_counts_the_work() -> None:
    done: list[str] = []
    assert timed(done.append)("x") > 0
    assert done == ["x"]


@pytest.mark.parametrize(
    ("milliseconds", "text"), [(0.123, "0.12"), (9.999, "10.00"), (12.34, "12.3"), (8638.2, "8,638")]
)
def test_figures_have_the_digits_they_deserve(milliseconds: float, text: str) -> None:
    assert shown(milliseconds) == text
