"""What a person has told about a topic: facts from this message, from the conversation and from a what-if, merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.computation import fits_shift, known, known_from_heard, shifted
from bot.session import Exchange, KnownFact
from bot.understanding.facts import Problem, Shift
from bot.understanding.goals import wanted_results
from bot.understanding.roles import Expectation, assign
from bot.understanding.understanding import Understanding
from knowledge.model import Entry

_PROBLEM_TYPES: Mapping[str, tuple[str, ...]] = {
    "amount": ("negative_amount", "amount_too_large", "too_large"),
    "count": ("negative_count", "not_a_whole_count"),
}
"""Reasons of problems that are not about a date or time."""


@dataclass(frozen=True)
class Told:
    """The facts known after a message, which of them are new, and a fact that was given but cannot be."""

    facts: dict[str, KnownFact] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    problem: Problem | None = None
    problem_fact: str | None = None

    def new_values(self, entry: Entry) -> frozenset[str]:
        """New facts other than named choices: dates, amounts, counts."""
        return frozenset(name for name in self.new if entry.facts[name].type != "choice")


def tell(heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...]) -> Told:
    """What is known about ``entry`` after ``heard``, going on from ``base``."""
    before = dict(base.facts) if base else {}
    moved = _shifted(heard, entry, before, goals)
    new = _read_roles(heard, entry, base, goals, before, within_shift=heard.shift if moved else None)
    asked = base.asked if base else None
    new |= _bare_answer(heard, entry, asked)
    new = moved | new
    facts = _still_valid(before, new, entry, goals) | new
    problem, problem_fact = _problem(heard.reading.problems, entry, asked, goals, new)
    return Told(facts, frozenset(new), problem, problem_fact)


def needed_facts(entry: Entry, goals: Iterable[str]) -> tuple[str, ...]:
    """The facts that the results ``goals`` are computed from, in the order in which they are asked for."""
    return tuple(dict.fromkeys(need for goal in goals for need in entry.results[goal].needs))


def _read_roles(
    heard: Understanding,
    entry: Entry,
    base: Exchange | None,
    goals: tuple[str, ...],
    before: dict[str, KnownFact],
    *,
    within_shift: Shift | None,
) -> dict[str, KnownFact]:
    """Facts that the message gives; the "one time" inside "once more" is a step, not a fact."""
    expected = Expectation(
        asked=base.asked if base else None,
        needed=needed_facts(entry, wanted_results(heard.folded, entry, heard.speech) or goals),
        last_wins=heard.speech.does("correction"),
        same_role=tuple(before),
    )
    values = [
        item for item in heard.reading.facts if within_shift is None or not _overlap(item.span, within_shift.span)
    ]
    assigned = assign(heard.folded, values, entry, expected)
    new = {name: known_from_heard(item, entry.facts[name], before.get(name)) for name, item in assigned.roles.items()}
    return new | {name: known(value, entry.facts[name]) for name, value in assigned.options.items()}


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _bare_answer(heard: Understanding, entry: Entry, asked: str | None) -> dict[str, KnownFact]:
    """A message that is nothing but a number answers a question for an amount or a count."""
    number = heard.bare_number()
    if asked is None or number is None or not isinstance(number, Decimal):
        return {}
    spec = entry.facts.get(asked)
    if spec is not None and spec.type == "amount":
        return {asked: known(number, spec)}
    if spec is not None and spec.type == "count" and number == int(number):
        return {asked: known(int(number), spec)}
    return {}


def _shifted(
    heard: Understanding, entry: Entry, before: dict[str, KnownFact], goals: tuple[str, ...]
) -> dict[str, KnownFact]:
    """The fact that "a day later" moves: one whose cue is in the message, else one the wanted result needs."""
    shift = heard.shift
    if shift is None:
        return {}
    movable = [name for name in before if name in entry.facts and fits_shift(entry.facts[name], shift)]
    cued = [name for name in movable if any(cue.lower() in heard.folded for cue in entry.facts[name].cues)]
    needed = [name for name in needed_facts(entry, goals) if name in movable]
    for candidates in (cued if len(cued) == 1 else [], needed, movable):
        for name in candidates[:1]:
            moved = shifted(before[name], entry.facts[name], shift)
            return {name: moved} if moved is not None else {}
    return {}


def _still_valid(
    before: dict[str, KnownFact], new: dict[str, KnownFact], entry: Entry, goals: tuple[str, ...]
) -> dict[str, KnownFact]:
    """Facts told before, without those that only serve a result which is no longer asked for.

    After "apply when, to be out by 10 July?" the question "and if I apply today?" is no longer about 10 July.
    """
    if not new or not goals:
        return before
    serves = {name: [key for key, spec in entry.results.items() if name in spec.needs] for name in before}
    return {name: fact for name, fact in before.items() if not serves[name] or set(serves[name]) & set(goals)}


def _problem(
    problems: tuple[Problem, ...],
    entry: Entry,
    asked: str | None,
    goals: tuple[str, ...],
    new: Mapping[str, KnownFact],
) -> tuple[Problem | None, str | None]:
    """The first impossible value that stands where a fact of this topic was to be given, and which fact that is."""
    for problem in problems:
        kind = next((name for name, reasons in _PROBLEM_TYPES.items() if problem.reason in reasons), "date")
        types = ("date", "datetime") if kind == "date" else (kind,)
        order = (*((asked,) if asked else ()), *needed_facts(entry, goals), *needed_facts(entry, entry.results))
        fitting = [name for name in dict.fromkeys(order) if name in entry.facts and entry.facts[name].type in types]
        open_ones = [name for name in fitting if name not in new]
        if open_ones:
            return problem, open_ones[0]
    return None, None


def carried_over(entry: Entry, previous: Exchange | None, previous_entry: Entry | None) -> dict[str, KnownFact]:
    """Facts for ``entry`` that the conversation on a related topic has already given.

    Facts of the same name and type come along; where there is none, a result named in ``taken_from`` becomes a fact.
    """
    if previous is None or previous_entry is None or previous.topic == entry.id:
        return {}
    if entry.id not in previous_entry.related and previous_entry.id not in entry.related:
        return {}
    same = {
        name: fact
        for name, fact in previous.facts.items()
        if name in entry.facts and entry.facts[name].type == previous_entry.facts[name].type
    }
    if same:
        return same
    for name, spec in entry.facts.items():
        for origin in spec.taken_from:
            topic, _, result = origin.partition(".")
            if topic == previous.topic and result in previous.results:
                return {name: KnownFact(value=previous.results[result], type=spec.type)}
    return {}
