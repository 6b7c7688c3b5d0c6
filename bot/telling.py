"""What a person has told about a topic: facts from this message, from the conversation and from a what-if, merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.bounded import bound_of
from bot.computation import fits_shift, known, shifted, value_of
from bot.placing import Setting, known_from_role
from bot.session import Exchange, KnownFact
from bot.understanding.answers import bare_numbers, leaning_on_day
from bot.understanding.claims import fits
from bot.understanding.clauses import Span
from bot.understanding.facts import Heard, Problem, Shift
from bot.understanding.goals import wanted_results
from bot.understanding.roles import Assignment, Expectation, Role, assign
from bot.understanding.understanding import Understanding
from knowledge.model import Entry, FactSpec

_PROBLEM_TYPES: Mapping[str, tuple[str, ...]] = {
    "amount": ("negative_amount", "amount_too_large", "too_large"),
    "count": ("negative_count", "not_a_whole_count"),
}
"""Reasons of problems that are not about a date or time."""

_NEAR_RESULT = timedelta(days=2)
"""A day this near to the result may be the person's own reckoning of it ..."""
_FAR_RESULT = timedelta(days=7)
"""... if the result lies at least so far from the fact that it follows from."""


@dataclass(frozen=True)
class Told:
    """The facts known after a message, which of them are new, and what was said but gives no fact."""

    facts: dict[str, KnownFact] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    problem: Problem | None = None
    """A value that cannot be."""
    problem_fact: str | None = None
    unclear: tuple[str, ...] = ()
    """Facts that were spoken of without a value that could be taken: two dates, an estimate, a withdrawn value."""
    candidates: Mapping[str, tuple[KnownFact, ...]] = field(default_factory=dict)
    """The values between which an unclear fact was left."""

    def new_values(self, entry: Entry) -> frozenset[str]:
        """New facts other than named choices: dates, amounts, counts."""
        return frozenset(name for name in self.new if entry.facts[name].type != "choice")

    def without_bounds(self) -> Told:
        """The same without new facts that are only bounds."""
        bounds = {name for name in self.new if bound_of(self.facts[name]) is not None}
        facts = {name: fact for name, fact in self.facts.items() if name not in bounds}
        return replace(self, facts=facts, new=self.new - bounds)


def tell(heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...], now: datetime) -> Told:
    """What is known about ``entry`` after ``heard``, going on from ``base``."""
    return _Telling(heard, entry, base, goals, now).told()


def needed_facts(entry: Entry, goals: Iterable[str]) -> tuple[str, ...]:
    """The facts that the results ``goals`` are computed from, in the order in which they are asked for."""
    return tuple(dict.fromkeys(need for goal in goals for need in entry.results[goal].needs))


class _Telling:
    """One message told about one topic."""

    def __init__(
        self, heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...], now: datetime
    ) -> None:
        self.heard, self.entry, self.goals, self.now = heard, entry, goals, now
        self.results = (
            [date.fromisoformat(str(raw)[:10]) for raw in base.results.values() if _is_day(raw)] if base else []
        )
        self.before: dict[str, KnownFact] = dict(base.facts) if base else {}
        self.asked = base.asked if base else None
        self.known_topic = base is not None
        self.reading = leaning_on_day(heard, now) if self.before else heard.reading
        self.shift = _step(heard)
        self.roles: Mapping[str, Role] = {}
        self.corrects = heard.speech.does("correction")
        self.varies = heard.speech.does("what_if")

    def told(self) -> Told:
        assigned = assign(self.heard.folded, self.reading.facts, self.entry, self._expectation())
        self.roles = assigned.roles
        moved = self._shifted(assigned)
        new, unplaced = self._placed(assigned)
        new |= self._bare(assigned, new)
        new = moved | new
        dropped = self._dropped(assigned, new)
        kept = {name: fact for name, fact in self._still_valid(new).items() if name not in dropped}
        unclear = [
            name
            for name in (*assigned.unclear, *unplaced, *self._unanswered(assigned, new, dropped))
            if name not in new
        ]
        facts = {name: fact for name, fact in (kept | new).items() if name not in unclear}
        new = {name: fact for name, fact in new.items() if fact != self.before.get(name) or name != self.asked}
        problem, problem_fact = self._problem(new)
        candidates = {name: self._known(name, roles) for name, roles in assigned.candidates.items()}
        return Told(facts, frozenset(new), problem, problem_fact, tuple(dict.fromkeys(unclear)), candidates)

    def _step_span(self) -> Span | None:
        """Where the message says by how much a fact is varied ("once more", "a day later"): no fact itself."""
        shift = self.shift
        return shift.span if shift and (shift.count or any(self._movable(name) for name in self.before)) else None

    def _movable(self, name: str) -> bool:
        return self.shift is not None and name in self.entry.facts and fits_shift(self.entry.facts[name], self.shift)

    # -- facts of this message ---------------------------------------------------------------------------------

    def _expectation(self) -> Expectation:
        """What the conversation makes of a value without a cue; a denied value points at the fact it was."""
        goals = wanted_results(self.heard.folded, self.entry, self.heard.speech) or self.goals
        contests = self._contests()
        nothing_to_replace = self._replaces() and self.known_topic and not self.before
        return Expectation(
            asked=self.asked,
            needed=() if contests or nothing_to_replace else needed_facts(self.entry, goals),
            last_wins=self.corrects,
            same_role=() if contests else self._pointed_at() or tuple(self.before),
            step=self._step_span(),
            question=bool(self.heard.speech.asks & {"when", "whether"}) and not self._replaces(),
        )

    def _pointed_at(self) -> tuple[str, ...]:
        """The facts whose value the message repeats, to put another one in its place."""
        if not self.corrects:
            return ()
        return tuple(
            name
            for name, fact in self.before.items()
            if name in self.entry.facts
            and any(self._same(item, self.entry.facts[name], fact) for item in self.reading.facts)
        )

    def _same(self, item: Heard, spec: FactSpec, fact: KnownFact) -> bool:
        """Whether a value repeats a fact as far as it goes: "the 10th" is 10 May."""
        if not fits(spec, item) or bound_of(fact) is not None:
            return False
        told, value = value_of(spec, fact), item.value
        if not isinstance(value, date) or not isinstance(told, date):
            return told == value
        if isinstance(value, datetime) and isinstance(told, datetime) and value.timetz() != told.timetz():
            return False
        if "month" in item.assumed:
            return value.day == told.day
        if item.assumed & {"year", "week"}:
            return (value.month, value.day) == (told.month, told.day)
        return _day_of(value) == _day_of(told)

    def _placed(self, assigned: Assignment) -> tuple[dict[str, KnownFact], list[str]]:
        """The facts that the values with roles are, and the facts whose value cannot be settled."""
        found: dict[str, KnownFact] = {}
        unplaced = []
        for name, role in assigned.roles.items():
            fact = next(iter(self._known(name, (role,))), None)
            if fact is None or self._reckoned(name, fact, assigned):
                unplaced.append(name)
            else:
                found[name] = fact
        options = {name: known(value, self.entry.facts[name]) for name, value in assigned.options.items()}
        return found | options, unplaced

    def _known(self, name: str, roles: Iterable[Role]) -> tuple[KnownFact, ...]:
        """The facts that values with the role ``name`` are, those left out that cannot be settled."""
        days = [
            (item.span, _day_of(item.value))
            for item in self.reading.facts
            if isinstance(item.value, date) and "day" not in item.assumed
        ]
        found = []
        for role in roles:
            said = frozenset(day for span, day in days if span != role.heard.span)
            setting = Setting(self.now, self.before.get(name), self._replaces(), said, self._anchors(name))
            found.append(known_from_role(role, self.entry.facts[name], setting))
        return tuple(fact for fact in found if fact is not None)

    def _anchors(self, name: str) -> tuple[date, ...]:
        """Days with their year of the case's other facts: of this message, else of the conversation."""
        said = [role.heard for other, role in self.roles.items() if other != name and role.bound is None]
        days = [
            _day_of(item.value)
            for item in said
            if isinstance(item.value, date) and not item.assumed & {"year", "month", "week"}
        ]
        kept = [fact for other, fact in self.before.items() if other != name and _is_day(fact.value)]
        days += [date.fromisoformat(str(fact.value)[:10]) for fact in kept if "year" not in fact.assumed]
        return tuple(days)

    def _reckoned(self, name: str, fact: KnownFact, assigned: Assignment) -> bool:
        """Whether a day that no word claims may be meant for the result just stated: "no, the 24th"."""
        if not self.corrects or name in assigned.named or name not in self.before or not _is_day(fact.value):
            return False
        told, day = (date.fromisoformat(str(item.value)[:10]) for item in (self.before[name], fact))
        far_off = [result for result in self.results if abs(result - told) > _FAR_RESULT]
        nearest = min((abs(day - result) for result in far_off), default=None)
        return nearest is not None and nearest <= _NEAR_RESULT and nearest < abs(day - told)

    def _bare(self, assigned: Assignment, new: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
        """Numbers without a unit: they answer a question for an amount or a count, or put another in its place."""
        name = self._wants_a_number(assigned)
        if name is None or name in new:
            return {}
        spec = self.entry.facts[name]
        told = bare_numbers(self.heard, whole_message=not self._replaces())
        if self.corrects and name in self.before and bound_of(self.before[name]) is None:
            told = [number for number in told if number != value_of(spec, self.before[name])]
        if len(set(told)) > 1 and not self._replaces():
            return {}
        if not told or (spec.type == "count" and told[-1] != int(told[-1])):
            return {}
        return {name: known(int(told[-1]) if spec.type == "count" else told[-1], spec)}

    def _replaces(self) -> bool:
        """Whether the message puts other values in the place of those told."""
        return self.corrects or self.varies

    def _wants_a_number(self, assigned: Assignment) -> str | None:
        """The amount or count that a number without a unit would be: the one named, asked for, or the only one."""
        numbers = [name for name, spec in self.entry.facts.items() if spec.type in ("amount", "count")]
        if self.asked is not None:
            return self.asked if self.asked in numbers else None
        open_ones = [name for name in numbers if name in assigned.named and self._replaces()]
        open_ones = open_ones or [name for name in numbers if name in self.before and self._replaces()]
        open_ones = open_ones or [
            name for name in needed_facts(self.entry, self.goals) if name in numbers and name not in self.before
        ]
        return open_ones[0] if len(open_ones) == 1 else None

    def _shifted(self, assigned: Assignment) -> dict[str, KnownFact]:
        """The fact that "a day later" moves: one named in the message, else one the wanted result needs."""
        shift = self.shift
        if shift is None or (shift.amount is not None and assigned.barred):
            return {}
        movable = [name for name in self.before if self._movable(name)]
        named = [name for name, spec in self.entry.facts.items() if name in assigned.named and fits_shift(spec, shift)]
        cued = [name for name in movable if name in named]
        if named and not cued:
            return {}  # another fact is moved than the ones that are known
        needed = [name for name in needed_facts(self.entry, self.goals) if name in movable]
        for candidates in (cued if len(cued) == 1 else [], needed, movable):
            for name in candidates[:1]:
                moved = shifted(self.before[name], self.entry.facts[name], shift)
                return {name: moved} if moved is not None else {}
        return {}

    # -- facts told before -------------------------------------------------------------------------------------

    def _still_valid(self, new: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
        """Facts told before, without those that only serve a result which is no longer asked for.

        After "apply when, to be out by 10 July?" the question "and if I apply today?" is no longer about 10 July.
        """
        if not new or not self.goals:
            return self.before
        results = self.entry.results.items()
        serves = {name: {key for key, spec in results if name in spec.needs} for name in self.before}
        return {name: fact for name, fact in self.before.items() if not serves[name] or serves[name] & set(self.goals)}

    def _dropped(self, assigned: Assignment, new: Mapping[str, KnownFact]) -> set[str]:
        """Facts told before that this message takes back: denied without another value, or said not to be so."""
        denied = {
            name
            for name, fact in self.before.items()
            for item in assigned.denied
            if name in self.entry.facts and self._same(item, self.entry.facts[name], fact)
        }
        return ((denied | assigned.undone) & self.before.keys()) - new.keys()

    def _unanswered(self, assigned: Assignment, new: Mapping[str, KnownFact], dropped: set[str]) -> list[str]:
        """Facts to be asked for again: what was withdrawn or is yet to happen, and what a correction leaves open."""
        needed = set(needed_facts(self.entry, self.entry.results))
        again = [name for name in dropped if name in needed]
        if self.shift is not None and not new:
            again += [name for name in self.entry.facts if name in assigned.named and name not in self.before][:1]
        if self.asked is None or self.asked in assigned.barred:
            again += [name for name in sorted(assigned.barred) if name in self.before]  # an amount taken or added since
        again += [self.asked] if self.asked in assigned.undone and self.asked not in new else []
        silent = not new and not dropped and bool(self.before)
        unread = self._replaces() and any(letter.isdigit() for letter in self.heard.folded)
        if silent and (unread or self.corrects) and (assigned.loose or not self._contests()):
            first = next(
                (name for name in needed_facts(self.entry, self.goals or self.entry.results) if name in self.before),
                None,
            )
            again += [first] if first else []
        return again

    def _contests(self) -> bool:
        """Whether the message only doubts or asks about the answer, and takes back nothing that was told."""
        speech = self.heard.speech
        doubts = bool(speech.asks) or any(speech.does(act) for act in ("confirm", "why", "doubt"))
        return self.corrects and not self.varies and doubts

    def _problem(self, new: Mapping[str, KnownFact]) -> tuple[Problem | None, str | None]:
        """The first impossible value that stands where a fact of this topic was to be given, and which fact that is."""
        for problem in self.reading.problems:
            kind = next((name for name, reasons in _PROBLEM_TYPES.items() if problem.reason in reasons), "date")
            types = ("date", "datetime") if kind == "date" else (kind,)
            order = (
                *((self.asked,) if self.asked else ()),
                *needed_facts(self.entry, self.goals),
                *needed_facts(self.entry, self.entry.results),
            )
            fitting = [
                name
                for name in dict.fromkeys(order)
                if name in self.entry.facts and self.entry.facts[name].type in types
            ]
            open_ones = [name for name in fitting if name not in new]
            if open_ones:
                return problem, open_ones[0]
        return None, None


def _step(heard: Understanding) -> Shift | None:
    """The step that a message asks about; 不多不少 is none."""
    shift = heard.shift
    return None if shift is None or heard.folded[: shift.span[0]].endswith("不") else shift


def _is_day(raw: object) -> bool:
    """Whether a kept value is a day or a moment (not a bound)."""
    return isinstance(raw, str) and re.match(r"\d{4}-\d\d-\d\d", raw) is not None


def _day_of(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def without_replaced(told: Told, entry: Entry, heard: Understanding) -> Told:
    """What was told, without a fact that another one now stands for.

    Where the day of exit was told and a what-if or a correction gives another application, the exit follows from that.
    A fact that can be taken from a result is replaced by the new facts that this result is computed from.
    """
    if not (heard.speech.does("what_if") or heard.speech.does("correction")):
        return told
    derived = [name for name, spec in entry.facts.items() if spec.taken_from and name in told.facts]
    new_sources = [
        name
        for name in told.new
        if entry.facts[name].type == "date" and not any(name in spec.needs for spec in entry.results.values())
    ]
    gone = {name for name in derived if name not in told.new} if new_sources else set()
    return replace(told, facts={name: fact for name, fact in told.facts.items() if name not in gone})


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
