"""The matcher among ever more foreign entries: time, memory and what it still gets right, next to other searches.

Every contender lives in a process of its own and all of a size are asked in turn. The matcher with our own topics alone
is asked along at every size, so that growth is measured within one run. Texts of the foreign entries themselves show
that these are searched and not passed over.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TypeVar

from benchmarks.contender_process import ContenderProcess
from benchmarks.contenders import CONTENDERS
from benchmarks.generate import ForeignEntry, ForeignWords, foreign_entries
from benchmarks.messages import labelled_questions
from benchmarks.report import run_part
from benchmarks.scale_results import ALONE, NEIGHBOURS, OURS, Measured, Query, Results, echo_tables, labelled_tables
from benchmarks.timing import TURN, progress
from knowledge.loader import load

T = TypeVar("T")

SIZES = (0, 1_000, 10_000, 23_000, 100_000)
"""Foreign entries beside our own."""
GROWTH_AT = 23_000
"""Here only growth is measured; the others are not asked."""
NEIGHBOURS_AT = (1_000, 10_000)
"""Sizes at which all entries are put on the assistant's own platform as well, where the platform is no help."""

ROUNDS = 7
ECHOES = 200
"""How many foreign entries are asked for with a text of their own."""
FEWEST = 6
TRIED, TRIAL_MS = 12, 500.0
"""At most so many messages, or so much time, tell how fast a contender is."""
SECONDS, ECHO_SECONDS = 6.0, 3.0
"""A contender is asked as many messages, and in as many rounds, as fit into this; at least :data:`FEWEST` messages."""


def measure(sizes: Sequence[int] = SIZES, limit: int | None = None) -> str:
    """The tables; ``limit`` takes only so many messages."""
    questions = [
        Query(question.q, frozenset({question.topic, *question.also} if question.topic else ()))
        for question in labelled_questions()
    ]
    labelled: dict[int, dict[str, Measured]] = {}
    echoed: dict[int, dict[str, Measured]] = {}
    with ContenderProcess(OURS, 0) as alone:
        for size in sizes:
            with ExitStack() as stack:
                processes = {ALONE: alone} | _build(size, stack)
                progress(f"scale: {size:,} foreign entries, asking")
                queries = spread_out(questions, limit)
                labelled[size] = _ask(processes, dict.fromkeys(processes, queries), SECONDS)
                if size:
                    echoed[size] = _ask(processes, _echoes_for(processes, size, limit), ECHO_SECONDS)
    return _report(labelled, echoed)


def _build(size: int, stack: ExitStack) -> dict[str, ContenderProcess]:
    """The contenders at one size, built one after the other."""
    names = [OURS] if size == GROWTH_AT else list(CONTENDERS)
    chosen = [(name, name, False) for name in names]
    chosen += [(NEIGHBOURS, OURS, True)] if size in NEIGHBOURS_AT else []
    processes = {}
    for label, name, neighbours in chosen:
        progress(f"scale: {size:,} foreign entries, building {label}")
        processes[label] = stack.enter_context(ContenderProcess(name, size, neighbours=neighbours))
        assert processes[label].built
    return processes


# -- asking --------------------------------------------------------------------------------------------------------


def _ask(
    processes: Mapping[str, ContenderProcess], queries: Mapping[str, Sequence[Query]], seconds: float
) -> dict[str, Measured]:
    measured = {label: _plan(label, process, queries[label], seconds) for label, process in processes.items()}
    for turn in range(ROUNDS):
        _ask_in_turn(processes, {label: one for label, one in measured.items() if turn < one.turns})
    return measured


def _plan(label: str, process: ContenderProcess, queries: Sequence[Query], seconds: float) -> Measured:
    """Asks some messages to see how fast it is; the slow get fewer, but ours always all: its answers count too."""
    fit = int(seconds * 1000 / _trial(process, queries))
    if label in (OURS, ALONE, NEIGHBOURS) or fit >= len(queries):
        turns = max(1, min(ROUNDS, fit // len(queries)))
        return Measured(process.built, queries, turns, complete=True)
    return Measured(process.built, spread_out(queries, max(FEWEST, fit)), 1, complete=False)


def _trial(process: ContenderProcess, queries: Sequence[Query]) -> float:
    """Milliseconds a message, from the first few; one is enough of what takes long."""
    taken: list[float] = []
    for query in spread_out(queries, TRIED):
        taken.append(process.ask([query.text])[0].milliseconds)
        if sum(taken) > TRIAL_MS:
            break
    return sum(taken) / len(taken)


def _ask_in_turn(processes: Mapping[str, ContenderProcess], measured: Mapping[str, Measured]) -> None:
    """One round: each contender is asked some messages, then the next ones."""
    for one in measured.values():
        one.rounds.append([])
    for start in range(0, max((len(one.queries) for one in measured.values()), default=0), TURN):
        for label, one in measured.items():
            texts = [query.text for query in one.queries[start : start + TURN]]
            one.rounds[-1] += processes[label].ask(texts) if texts else []


def spread_out(items: Sequence[T], count: int | None) -> Sequence[T]:
    """``count`` of the items, taken evenly from all."""
    if count is None or count >= len(items):
        return items
    return [items[place * len(items) // count] for place in range(count)]


# -- texts of foreign entries --------------------------------------------------------------------------------------


def _echoes_for(processes: Mapping[str, object], size: int, limit: int | None) -> dict[str, Sequence[Query]]:
    """For each contender texts of the entries it was built with."""
    count = min(size, limit or ECHOES, ECHOES)
    found = dict.fromkeys(processes, echoes(size, count))
    if NEIGHBOURS in processes:
        found[NEIGHBOURS] = echoes(size, count, neighbours=True)
    return found


def echoes(size: int, count: int, *, neighbours: bool = False) -> Sequence[Query]:
    """``count`` texts that name their platform, each with every entry that has the very same text."""
    names = {platform["id"]: platform["names"] for platform in ForeignWords.load().platforms}
    every = size // count
    texts = [
        _naming(entry, number // every, names[entry.id.split("/")[1]])
        for number, entry in enumerate(foreign_entries(every * count, neighbours=neighbours))
        if number % every == 0
    ]
    owners: dict[str, set[str]] = defaultdict(set)
    wanted = frozenset(texts)
    for entry in foreign_entries(size, neighbours=neighbours):
        for text in wanted.intersection(entry.texts):
            owners[text].add(entry.id)
    return [Query(text, frozenset(owners[text])) for text in texts]


def _naming(entry: ForeignEntry, number: int, names: Sequence[str]) -> str:
    """One of the entry's texts that names its platform, another kind of text for every ``number``."""
    texts = [text for text in entry.texts if any(name in text for name in names)]
    return texts[number % len(texts)]


def _report(labelled: Results, echoed: Results) -> str:
    own = frozenset(load().entries)
    asked = max(len(one.queries) for row in labelled.values() for one in row.values())
    parts = [f"{asked} labelled messages in up to {ROUNDS} rounds, {TURN} at a time.", *labelled_tables(labelled, own)]
    if echoed:
        count = max(len(one.queries) for row in echoed.values() for one in row.values())
        parts += [
            f"{count} texts of the foreign entries themselves, which name their platform:",
            *echo_tables(echoed, own),
        ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(run_part("scale", __doc__, measure))
