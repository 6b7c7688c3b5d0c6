"""What the measurement at scale takes down, and the tables made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from benchmarks.contender_process import Asked, Built
from benchmarks.report import table
from benchmarks.timing import Spread

OURS = "ours"
ALONE = "ours, own topics alone"
NEIGHBOURS = "ours, all on one platform"


class Query(NamedTuple):
    """A message and the topics of which one should come first; none for what is out of scope."""

    text: str
    topics: frozenset[str]


@dataclass
class Measured:
    """One contender at one size, asked one set of messages."""

    built: Built
    queries: Sequence[Query]
    turns: int
    """How many rounds it takes part in."""
    complete: bool
    """Whether it is asked all messages."""
    rounds: list[list[Asked]] = field(default_factory=list)

    @property
    def spread(self) -> Spread:
        """Of the messages' times, each the median of its rounds."""
        return Spread.of([median(asked.milliseconds for asked in times) for times in zip(*self.rounds, strict=True)])

    def times(self) -> str:
        """p50 / p99; of a part of the messages with their number."""
        return str(self.spread) if self.complete else f"{self.spread} ({len(self.queries)})"

    def cost(self) -> str:
        """What building took."""
        return f"{self.built.seconds:.1f} s · {self.built.megabytes:,.0f} MB"

    def firsts(self) -> list[bool]:
        """For each message that has a right topic, whether it came first."""
        return [asked.found.topic in query.topics for query, asked in self._answers() if query.topics]

    def share(self) -> str:
        """How often the right topic came first."""
        firsts = self.firsts()
        return f"{sum(firsts) / len(firsts):.1%}" if self.complete and firsts else f"{sum(firsts)} of {len(firsts)}"

    def stated_right(self) -> int:
        """Messages whose right topic was stated alone."""
        stated = [asked.found.stated for query, asked in self._answers() if query.topics]
        return sum(both for both, right in zip(stated, self.firsts(), strict=True) if right)

    def brought(self, own: frozenset[str]) -> tuple[int, int]:
        """Messages that none of ``own`` is right for: for how many one was stated, and for how many offered."""
        found = [asked.found for query, asked in self._answers() if not query.topics & own and asked.found.topic in own]
        return sum(one.stated for one in found), sum(not one.stated and not one.refused for one in found)

    def _answers(self) -> list[tuple[Query, Asked]]:
        return list(zip(self.queries, self.rounds[0], strict=True))


Row = Mapping[str, Measured]
Results = Mapping[int, Row]
"""By number of foreign entries and contender."""


def by_size(title: str, results: Results, cell: Callable[[Measured, Row], str]) -> str:
    """A table with a row a contender and a column a size."""
    sizes = [f"{size:,}" if size else "none" for size in results]
    names = list(dict.fromkeys(name for row in results.values() for name in row))
    rows = ([name, *(cell(row[name], row) if name in row else "–" for row in results.values())] for name in names)
    return table([title, *sizes], rows)


def labelled_tables(results: Results, own: frozenset[str]) -> list[str]:
    """The tables on the labelled messages; ``own`` are the assistant's topics."""
    return [
        by_size("ms a message, p50 / p99", results, lambda one, _: one.times()),
        by_size("p50 ÷ p50 of ours", results, lambda one, row: f"{one.spread.p50 / row[OURS].spread.p50:.2f}"),
        by_size("seconds and memory to build", results, lambda one, _: one.cost()),
        by_size("right topic first, in scope", results, lambda one, _: one.share()),
        _losses(results, own),
    ]


def _losses(results: Results, own: frozenset[str]) -> str:
    head = ["ours", "growth of p50", "top-1", "loss, points", "stated rightly", "out of scope, ours stated · offered"]
    rows = [
        [f"{size:,} foreign entries" + (" on our platform" if name == NEIGHBOURS else ""), *_loss(row, name, own)]
        for size, row in results.items()
        for name in (OURS, NEIGHBOURS)
        if name in row
    ]
    return table(head, rows)


def _loss(row: Row, name: str, own: frozenset[str]) -> list[str]:
    """Growth, top-1 and its loss, and decisions of one of our matchers, compared with our own topics alone."""
    one, alone = row[name], row[ALONE]
    firsts = one.firsts()
    lost = (sum(alone.firsts()) - sum(firsts)) * 100 / max(1, len(firsts))
    stated, offered = one.brought(own)
    outside = len(one.queries) - len(firsts)
    return [
        f"{one.spread.p50 / alone.spread.p50:.2f}×",
        f"{sum(firsts)} of {len(firsts)}",
        f"{lost:.1f}",
        f"{one.stated_right()} of {len(firsts)}",
        f"{stated} · {offered} of {outside}",
    ]


def echo_tables(results: Results, own: frozenset[str]) -> list[str]:
    """The tables on the foreign entries' own texts."""
    found = {size: {name: one for name, one in row.items() if name != ALONE} for size, row in results.items()}
    unknown = {size: {ALONE: row[ALONE]} for size, row in results.items()}

    def stated(one: Measured, _row: Row) -> str:
        return "{} · {} of {}".format(*one.brought(own), len(one.queries))

    return [
        by_size("an entry's own text finds it", found, lambda one, _: one.share()),
        by_size("ms for it, p50 / p99", found, lambda one, _: one.times()),
        by_size("entries unknown: ours stated · offered", unknown, stated),
    ]
