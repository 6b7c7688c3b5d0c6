"""The matcher among ever more foreign entries: time, memory and what it still gets right, next to other searches.

Every contender lives in a process of its own and all of a size are asked in turn. The matcher with our own topics alone
is asked along at every size, so that growth is measured within one run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from benchmarks.contender_process import Asked, Built, ContenderProcess
from benchmarks.contenders import CONTENDERS
from benchmarks.messages import labelled_questions
from benchmarks.report import run_part, table
from benchmarks.timing import TURN, Spread, progress
from bot.evaluation.labels import Question
from knowledge.loader import load

OURS = "ours"
ALONE = "ours, own topics alone"
NEIGHBOURS = "ours, all on one platform"

SIZES = (0, 1_000, 10_000, 23_000, 100_000)
"""Foreign entries beside our own."""
GROWTH_AT = 23_000
"""Here only growth is measured; the others are not asked."""
NEIGHBOURS_AT = (1_000, 10_000)
"""Sizes at which all entries are put on the assistant's own platform as well, where the platform is no help."""

ROUNDS = 3
FEWEST = 6
TRIED, TRIAL_MS = 12, 500.0
"""At most so many messages, or so much time, tell how fast a contender is."""
SECONDS = 10.0
"""A contender is asked as many messages as fit into this, at least :data:`FEWEST`; the fast ones all in every round."""


@dataclass
class Measured:
    """One contender at one size."""

    built: Built
    questions: Sequence[Question]
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
        """p50 / p99; of a few messages the slowest stands for the latter."""
        return str(self.spread) if self.complete else f"{self.spread} ({len(self.questions)})"

    def cost(self) -> str:
        """What building took."""
        return f"{self.built.seconds:.1f} s · {self.built.megabytes:,.0f} MB"

    def firsts(self) -> list[bool]:
        """For each in-scope message that was asked, whether the right topic came first."""
        return [
            asked.found.topic in (question.topic, *question.also)
            for question, asked in self._answers()
            if question.topic is not None
        ]

    def stated_right(self) -> int:
        """In-scope messages whose right topic was stated alone."""
        inside = [asked.found.stated for question, asked in self._answers() if question.topic is not None]
        return sum(stated and right for stated, right in zip(inside, self.firsts(), strict=True))

    def not_refused(self, own: frozenset[str]) -> tuple[int, int]:
        """Out-of-scope messages that brought one of our own topics, and of how many."""
        outside = [asked.found for question, asked in self._answers() if question.topic is None]
        return sum(not found.refused and found.topic in own for found in outside), len(outside)

    def _answers(self) -> list[tuple[Question, Asked]]:
        return list(zip(self.questions, self.rounds[0], strict=True))


Results = Mapping[int, Mapping[str, Measured]]


def measure(sizes: Sequence[int] = SIZES, limit: int | None = None) -> str:
    """The tables; ``limit`` takes only so many of the labelled questions."""
    questions = _spread_out(labelled_questions(), limit)
    results: dict[int, dict[str, Measured]] = {}
    with ContenderProcess(OURS, 0) as alone:
        for size in sizes:
            results[size] = _measure_size(size, questions, alone)
    return _report(results, len(questions))


def _measure_size(size: int, questions: Sequence[Question], alone: ContenderProcess) -> dict[str, Measured]:
    with ExitStack() as stack:
        processes = {ALONE: alone}
        for label, name, neighbours in _asked_at(size):
            progress(f"scale: {size:,} foreign entries, building {label}")
            processes[label] = stack.enter_context(ContenderProcess(name, size, neighbours=neighbours))
            assert processes[label].built
        progress(f"scale: {size:,} foreign entries, asking")
        measured = {label: _prepare(label, process, questions) for label, process in processes.items()}
        for turn in range(ROUNDS):
            _ask_in_turn(processes, {label: one for label, one in measured.items() if turn < one.turns})
        return measured


def _asked_at(size: int) -> list[tuple[str, str, bool]]:
    """Label, contender and whether all entries are neighbours."""
    chosen = [OURS] if size == GROWTH_AT else list(CONTENDERS)
    found = [(name, name, False) for name in chosen]
    return found + ([(NEIGHBOURS, OURS, True)] if size in NEIGHBOURS_AT else [])


def _prepare(label: str, process: ContenderProcess, questions: Sequence[Question]) -> Measured:
    """Asks some messages to see how fast it is; the slow get fewer, but ours always all: its answers count too."""
    fit = int(SECONDS * 1000 / _trial(process, questions))
    if label in (OURS, ALONE, NEIGHBOURS) or fit >= len(questions):
        turns = max(1, min(ROUNDS, fit // len(questions)))
        return Measured(process.built, questions, turns, complete=True)
    return Measured(process.built, _spread_out(questions, max(FEWEST, fit)), 1, complete=False)


def _trial(process: ContenderProcess, questions: Sequence[Question]) -> float:
    """Milliseconds a message, from the first few; one is enough of what takes long."""
    taken: list[float] = []
    for question in _spread_out(questions, TRIED):
        taken.append(process.ask([question.q])[0].milliseconds)
        if sum(taken) > TRIAL_MS:
            break
    return sum(taken) / len(taken)


def _ask_in_turn(processes: Mapping[str, ContenderProcess], measured: Mapping[str, Measured]) -> None:
    """One round: each contender is asked some messages, then the next ones."""
    for one in measured.values():
        one.rounds.append([])
    for start in range(0, max((len(one.questions) for one in measured.values()), default=0), TURN):
        for label, one in measured.items():
            texts = [question.q for question in one.questions[start : start + TURN]]
            one.rounds[-1] += processes[label].ask(texts) if texts else []


def _spread_out(questions: Sequence[Question], count: int | None) -> Sequence[Question]:
    """``count`` of the questions, taken evenly from all."""
    if count is None or count >= len(questions):
        return questions
    return [questions[place * len(questions) // count] for place in range(count)]


# -- the tables ----------------------------------------------------------------------------------------------------


def _report(results: Results, questions: int) -> str:
    sizes = [f"{size:,}" if size else "none" for size in results]
    counts = ", ".join(sizes)
    names = list(dict.fromkeys(name for found in results.values() for name in found))

    def rows(cell: Callable[[Measured], str]) -> list[list[str]]:
        return [[name, *(cell(found[name]) if name in found else "–" for found in results.values())] for name in names]

    parts = [
        f"{questions} labelled messages in {ROUNDS} rounds, {TURN} at a time. Foreign entries: {counts}.",
        table(["ms a message, p50 / p99", *sizes], rows(Measured.times)),
        table(["p50 ÷ p50 of ours", *sizes], _ratios(results)),
        table(["seconds and memory to build", *sizes], rows(Measured.cost)),
        table(["right topic first, in scope", *sizes], rows(_share)),
        _decisions(results),
    ]
    return "\n\n".join(parts)


def _ratios(results: Results) -> list[list[str]]:
    def ratio(name: str, found: Mapping[str, Measured]) -> str:
        return f"{found[name].spread.p50 / found[OURS].spread.p50:.2f}" if name in found else "–"

    return [[name, *(ratio(name, found) for found in results.values())] for name in CONTENDERS if name != OURS]


def _share(one: Measured) -> str:
    firsts = one.firsts()
    return f"{sum(firsts) / len(firsts):.1%}" if one.complete and firsts else f"{sum(firsts)} of {len(firsts)}"


def _decisions(results: Results) -> str:
    own = frozenset(load().entries)
    head = ["ours", "growth of p50", "top-1", "loss, points", "stated rightly", "out of scope, ours brought"]
    rows = [
        [f"{size:,} foreign entries" + (" on our platform" if name == NEIGHBOURS else ""), *_figures(found, name, own)]
        for size, found in results.items()
        for name in (OURS, NEIGHBOURS)
        if name in found
    ]
    return table(head, rows)


def _figures(found: Mapping[str, Measured], name: str, own: frozenset[str]) -> list[str]:
    """Growth, top-1 and its loss, and decisions of one of our matchers, compared with our own topics alone."""
    one, alone = found[name], found[ALONE]
    firsts = one.firsts()
    lost = (sum(alone.firsts()) - sum(firsts)) * 100 / max(1, len(firsts))
    brought, outside = one.not_refused(own)
    growth = one.spread.p50 / alone.spread.p50
    first = f"{sum(firsts)} of {len(firsts)}"
    return [f"{growth:.2f}×", first, f"{lost:.1f}", f"{one.stated_right()} of {len(firsts)}", f"{brought} of {outside}"]


if __name__ == "__main__":
    sys.exit(run_part("scale", __doc__, measure))
