"""Times of variants measured in turns, so that what else the machine does hits all of them alike."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from math import ceil
from statistics import median
from time import perf_counter
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Timed = Callable[[T], float]
"""Does its work on a message and gives the milliseconds it took."""

TURN = 16
"""Messages that a variant gets in a row: few, so that noise hits all alike, but not one that finds all caches cold."""

_STARTED = perf_counter()


class Spread(NamedTuple):
    """Milliseconds: the middle, the 99th of a hundred, the slowest."""

    p50: float
    p99: float
    slowest: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Spread:
        """The spread of ``times``, by nearest rank; raises ValueError for none."""
        if not times:
            raise ValueError("no times were taken")
        ranked = sorted(times)
        return cls(_at(ranked, 0.50), _at(ranked, 0.99), ranked[-1])

    def __str__(self) -> str:
        return f"{shown(self.p50)} / {shown(self.p99)}"


def _at(ranked: Sequence[float], share: float) -> float:
    return ranked[max(0, ceil(share * len(ranked)) - 1)]


def shown(milliseconds: float) -> str:
    """A time with as many digits as it deserves."""
    if milliseconds >= 100:
        return f"{milliseconds:,.0f}"
    return f"{milliseconds:.1f}" if milliseconds >= 10 else f"{milliseconds:.2f}"


def timed(work: Callable[[T], object]) -> Timed[T]:
    """``work`` with a watch beside it."""

    def run(message: T) -> float:
        started = perf_counter()
        work(message)
        return (perf_counter() - started) * 1000

    return run


def interleaved(variants: Mapping[str, Timed[T]], rounds: Sequence[Sequence[T]]) -> dict[str, list[list[float]]]:
    """For each variant its times by round and message: some messages go to each variant in turn, then the next ones.

    ``rounds`` holds the messages of each round, the same number in all. Who goes first changes from turn to turn.
    """
    names = list(variants)
    taken: dict[str, list[list[float]]] = {name: [[] for _ in rounds] for name in names}
    for number, messages in enumerate(rounds):
        for start in range(0, len(messages), TURN):
            first = (start // TURN + number) % len(names)
            for name in names[first:] + names[:first]:
                taken[name][number] += [variants[name](message) for message in messages[start : start + TURN]]
    return taken


def settled(rounds: Sequence[Sequence[float]]) -> list[float]:
    """For each message the median of its times over the rounds."""
    return [median(times) for times in zip(*rounds, strict=True)]


def progress(text: str) -> None:
    """Says on standard error how far the run has come."""
    print(f"[{perf_counter() - _STARTED:5.0f} s] {text}", file=sys.stderr, flush=True)
