"""What a person has told about a topic: facts from this message, from the conversation and from a what-if, merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.conversation.bare_answers import bare_answer
from bot.conversation.bounded import bound_of
from bot.conversation.carrying import superseded
from bot.conversation.computation import fits_shift, known, shifted
from bot.conversation.placing import Setting, known_from_role
from bot.conversation.standpoint import QUOTED, Standpoint, day_kept, day_of_value
from bot.session import Exchange, KnownFact
from bot.understanding.answers import day_without_time, holds_unread_figure, rejected_numbers, speaks_of_number
from bot.understanding.claims import fits, wished_facts
from bot.understanding.clauses import Span
from bot.understanding.facts import Problem, Shift, read_shift
from bot.understanding.figures_beside import figures_beside
from bot.understanding.goals import needed_facts, wanted_results
from bot.understanding.roles import Assignment, Expectation, Role, assign, said_of_today
from bot.understanding.understanding import Understanding
from knowledge.model import Entry

_PROBLEM_TYPES: Mapping[str, tuple[str, ...]] = {
    "amount": ("negative_amount", "amount_too_large", "too_large"),
    "count": ("negative_count", "not_a_whole_count"),
}
"""Reasons of problems that are not about a date or time."""


_LEANING = frozenset({"month", "week"})
"""What a day leaves open so that it leans on the day named before it."""


_NOT_COUNTED = re.compile(r"撤|没判|未判|还没|没成立|不成立|没定|驳回|无效|\b(?:pending|withdrawn|rejected|not yet)\b")
_AGAIN = re.compile(r"再|又|\banother\b")
_BY_ALIBABA = re.compile(r"(?:阿里(?:巴巴)?|平台|小二|官方|alibaba)[^,。;]{0,3}$")


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
    perhaps: Mapping[str, tuple[KnownFact, ...]] = field(default_factory=dict)
    """Facts that nobody told, with the days of the message that could be meant for them."""
    doubted: tuple[str, ...] = ()
    """Facts told before that a day of the message, which no word places, may have been said of."""
    touched: frozenset[str] = frozenset()
    """Facts that the message itself speaks of, told or not."""

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
    point = Standpoint.of(heard, entry, base, goals, now)
    values = figures_beside(point.folded, point.reading.facts, entry, now)
    assigned = assign(point.folded, values, entry, _expectation(point))
    return _Telling(point, assigned).told()


def _expectation(point: Standpoint) -> Expectation:
    """What the conversation makes of a value without a cue; a value that is repeated points at the fact it was."""
    goals = wanted_results(point.heard.folded, point.entry, point.heard.speech) or point.goals
    nothing_to_replace = point.replaces and point.continues and not point.before
    needed = () if point.contests or nothing_to_replace else needed_facts(point.entry, goals)
    pointed_at = point.repeated(point.reading.facts) if point.corrects else ()
    rejected = rejected_numbers(point.heard)
    return Expectation(
        asked=point.asked,
        needed=needed,
        last_wins=point.corrects,
        same_role=() if point.contests or not point.varies else pointed_at or tuple(point.before),
        step=_step_span(point),
        own_case=bool(point.asked or point.before) and not (point.heard.speech.asks or point.replaces),
        elsewhere=bool(rejected) and not any(point.tells(number) for number in rejected),
        question=bool(point.heard.speech.asks & {"when", "whether"}) and not point.replaces,
    )


def _step_span(point: Standpoint) -> Span | None:
    """Where the message says by how much a fact is varied ("once more", "a day later"): no fact itself."""
    shift = point.shift
    return shift.span if shift and (shift.count or any(point.movable(name) for name in point.before)) else None


class _Telling:
    """The values of one message, with their roles, told at one standpoint."""

    def __init__(self, point: Standpoint, assigned: Assignment) -> None:
        self.point, self.assigned, self.entry = point, assigned, point.entry

    def told(self) -> Told:
        """What is known afterwards."""
        moved = self._shifted()
        given, unplaced = self._given()
        bare = bare_answer(self.point, self.assigned.named)
        new = {name: fact for name, fact in bare.items() if name not in self.assigned.barred} | moved | given
        dropped = self._dropped(new)
        outdated = self._perhaps_outdated(new)
        open_ones = dict.fromkeys((*self.assigned.unclear, *unplaced, *self._asked_again(new, dropped), *outdated))
        unclear = tuple(name for name in open_ones if name not in new)
        kept = {name: fact for name, fact in self._still_valid(new).items() if name not in {*dropped, *unclear}}
        facts = kept | new
        before, asked = self.point.before, self.point.asked
        fresh = frozenset(name for name, fact in new.items() if fact != before.get(name) or name != asked)
        if self.point.replaces:
            gone = superseded(self.entry, facts, fresh)
            facts = {name: fact for name, fact in facts.items() if name not in gone}
        problem, problem_fact = self._problem(new)
        if problem_fact is not None:
            facts = {name: fact for name, fact in facts.items() if name != problem_fact}
            facts |= self._day_at_least(problem, problem_fact)
        candidates = {name: self._known(name, roles) for name, roles in self.assigned.candidates.items()}
        perhaps = {name: self._strays(name) for name in self.entry.facts if name not in facts}
        touched = fresh | {*self.assigned.unclear, *unplaced, *(self.assigned.named & set(unclear))}
        return Told(facts, fresh, problem, problem_fact, unclear, candidates, perhaps, self._doubted(), touched)

    def _perhaps_outdated(self, new: Mapping[str, KnownFact]) -> list[str]:
        """Facts told before that a varied case may have another value for: one of their type has got no role."""
        if not self.point.replaces or not new:
            return []
        placed = [role.heard for role in self.assigned.roles.values()]
        days = [item for item in self.assigned.loose if item.kind in ("date", "datetime") and item not in placed]
        return [
            name
            for name in self.point.before
            if name not in new and name in self.entry.facts and any(fits(self.entry.facts[name], item) for item in days)
        ]

    # -- facts of this message ---------------------------------------------------------------------------------

    def _given(self) -> tuple[dict[str, KnownFact], list[str]]:
        """The facts that the values with roles are, and the facts whose value cannot be settled."""
        found: dict[str, KnownFact] = {}
        unplaced = []
        for name, role in sorted(self.assigned.roles.items(), key=lambda row: self._leans(*row)):
            fact = next(iter(self._known(name, (role,), found)), None)
            unnamed = name not in self.assigned.named
            if self._only_quoted(name, role) or fact is None or (unnamed and self.point.reckons(name, role.heard)):
                unplaced.append(name)
            else:
                found[name] = fact
        options = {name: known(value, self.entry.facts[name]) for name, value in self.assigned.options.items()}
        return found | options, unplaced

    def _only_quoted(self, name: str, role: Role) -> bool:
        """Whether a value of a fact told before is only what somebody is said to have said: 客服说到2025年8月15号."""
        point = self.point
        told = name in point.before and name != point.asked and not point.replaces
        return told and QUOTED.search(point.folded[: role.heard.span[0]]) is not None

    def _known(
        self, name: str, roles: Iterable[Role], placed: Mapping[str, KnownFact] | None = None
    ) -> tuple[KnownFact, ...]:
        """The facts that values with the role ``name`` are, those left out that cannot be settled.

        ``placed``: other facts of the message whose days are settled.
        """
        point = self.point
        days = [
            (item.span, day_of_value(item.value))
            for item in point.reading.facts
            if isinstance(item.value, date) and "day" not in item.assumed
        ]
        found = []
        for role in roles:
            said = frozenset(day for span, day in days if span != role.heard.span)
            setting = Setting(
                now=point.now,
                before=point.before.get(name),
                leaning=point.replaces or (name in point.before and name != point.asked),
                wish=name in wished_facts(self.entry),
                said_days=said,
                anchors=self._anchor_before(name, role, placed or {}) or self._anchors(name),
            )
            found.append(known_from_role(role, self.entry.facts[name], setting))
        return tuple(fact for fact in found if fact is not None)

    def _strays(self, name: str) -> tuple[KnownFact, ...]:
        """The days that no word places, as far as they could be the fact ``name`` and are not told as another one."""
        spec, told = self.entry.facts[name], {role.heard.value for role in self.assigned.roles.values()}
        days = {day_of_value(value) for value in told if isinstance(value, date)}
        strays = [(item, item.value) for item in self.assigned.stray if fits(spec, item)]
        return self._known(
            name, [Role(item) for item, day in strays if isinstance(day, date) and day_of_value(day) not in days]
        )

    def _doubted(self) -> tuple[str, ...]:
        """Facts told before that are of the type of a day which no word places."""
        known = [name for name in self.point.before if name in self.entry.facts]
        return tuple(name for name in known if any(fits(self.entry.facts[name], day) for day in self.assigned.stray))

    def _leans(self, name: str, role: Role) -> bool:
        """Whether a day leans on one named before it; one that somebody else sets follows what it was set for."""
        leaning = {*_LEANING, "year"} if self.entry.facts[name].tense == "any" else _LEANING
        return bool(role.heard.assumed & leaning)

    def _anchor_before(self, name: str, role: Role, placed: Mapping[str, KnownFact]) -> tuple[date, ...]:
        """The day named before one that leaves its month or week open: 11月12日付款,14号发货."""
        if not self._leans(name, role):
            return ()
        days: dict[int, date] = {}
        for item in self.point.reading.facts:
            if isinstance(item.value, date) and not item.assumed & {*_LEANING, "day"} and not said_of_today(item):
                days[item.span[0]] = day_of_value(item.value)
        for other, fact in placed.items():
            day, start = day_kept(fact.value), self.assigned.roles[other].heard.span[0]
            if day is not None and start in days:
                days[start] = day
        before = [start for start in days if start < role.heard.span[0]]
        return (days[max(before)],) if before else ()

    def _anchors(self, name: str) -> tuple[date, ...]:
        """Days, said with their year, of the case's other facts: of this message and of the conversation."""
        said = [role.heard for other, role in self.assigned.roles.items() if other != name and role.bound is None]
        certain = [item.value for item in said if not item.assumed & {"year", "month", "week"}]
        kept = [fact for other, fact in self.point.before.items() if other != name and "year" not in fact.assumed]
        days = [day_of_value(value) for value in certain if isinstance(value, date)]
        return (*days, *(day for day in (day_kept(fact.value) for fact in kept) if day is not None))

    def _shifted(self) -> dict[str, KnownFact]:
        """The fact that "a day later" moves: one named in the message, else one the wanted result needs."""
        point, shift = self.point, self.point.shift
        if shift is None or (shift.amount is not None and self.assigned.barred):
            return {}
        rest = point.heard.folded[shift.span[1] :]
        if read_shift(rest) is not None or (shift.count and _NOT_COUNTED.search(point.heard.folded)):
            return {}  # two steps at once, or one that counts for nothing: 又来了一个,不过还没判
        movable = [name for name in point.before if point.movable(name)]
        named = [
            name
            for name in self.assigned.named or self._moved_act(shift)
            if name in self.entry.facts and fits_shift(self.entry.facts[name], shift)
        ]
        cued = [name for name in movable if name in named]
        if named and not cued:
            return {}  # another fact is moved than the ones that are known
        needed = [name for name in point.needed() if name in movable]
        again = _AGAIN.search(point.heard.folded[: shift.span[0] + 1]) is not None
        if not cued and (len(needed) > 1 or (again and len(movable) > 1)):
            return {}  # which of them is moved nobody said
        for candidates in (cued if len(cued) == 1 else [], needed, movable):
            for name in candidates[:1]:
                moved = shifted(point.before[name], self.entry.facts[name], shift)
                return {name: moved} if moved is not None else {}
        return {}

    def _moved_act(self, shift: Shift) -> frozenset[str]:
        """The facts of which a step speaks by who makes it (阿里晚一天), or by the verb right after it (推迟三天发)."""
        folded = self.point.heard.folded
        if _BY_ALIBABA.search(folded[: shift.span[0]]):
            return frozenset(name for name, spec in self.entry.facts.items() if spec.tense == "any")
        verb = folded[shift.span[1] :][:1]
        if not verb or verb.isascii() or verb in "的呢吧了啊吗么":
            return frozenset()
        return frozenset(name for name, spec in self.entry.facts.items() if any(c.startswith(verb) for c in spec.cues))

    # -- facts told before -------------------------------------------------------------------------------------

    def _still_valid(self, new: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
        """Facts told before, without those that a wish told now, or that were a wish, only serve another result.

        After "apply when, to be out by 10 July?" the question "and if I apply today?" is no longer about 10 July.
        """
        before, goals = self.point.before, set(self.point.goals)
        if not new or not goals:
            return before
        wishes = wished_facts(self.entry)
        results = self.entry.results.items()
        serves = {name: {key for key, spec in results if name in spec.needs} for name in before}
        outlived = {name for name in before if wishes & {name, *new} and serves[name] and not serves[name] & goals}
        return {name: fact for name, fact in before.items() if name not in outlived}

    def _dropped(self, new: Mapping[str, KnownFact]) -> set[str]:
        """Facts told before that this message takes back: denied, said not to be so, or told to be another one."""
        denied = set(self.point.repeated(self.assigned.denied))
        taken_for_another = {
            name
            for name, fact in self.point.before.items()
            for other, told in new.items()
            if other not in (name, *self.point.before) and (told.value, told.type) == (fact.value, fact.type)
        }
        return ((denied | taken_for_another | self.assigned.undone) & self.point.before.keys()) - new.keys()

    def _asked_again(self, new: Mapping[str, KnownFact], dropped: set[str]) -> list[str]:
        """Facts to be asked for again: what was withdrawn or is yet to happen, and what a correction leaves open."""
        point, assigned = self.point, self.assigned
        needed = set(needed_facts(self.entry, self.entry.results))
        again = [name for name in dropped if name in needed]
        if point.shift is not None and not new:
            again += [name for name in self.entry.facts if name in assigned.named and name not in point.before][:1]
            again += [name for name in point.needed() if point.movable(name) and name in point.before][-1:]
        if point.asked is None or point.asked in assigned.barred:
            again += [name for name in sorted(assigned.barred) if name in point.before]  # taken or added since
        again += [point.asked] if point.asked in assigned.undone and point.asked not in new else []
        return [*again, *self._left_unread(new)] if new or dropped else [*again, *self._left_open()]

    def _left_unread(self, new: Mapping[str, KnownFact]) -> list[str]:
        """Amounts and counts told before where a message with other news names a figure that was not read."""
        numbers = [name for name, fact in self.point.before.items() if fact.type in ("amount", "count")]
        if not numbers or any(name in new for name in numbers) or not self._holds_unread_figure():
            return []
        return numbers[:1]

    def _holds_unread_figure(self) -> bool:
        values = (dated.value for parameter in self.entry.parameters.values() for dated in parameter.values)
        return holds_unread_figure(self.point.heard, {str(value) for value in values})

    def _left_open(self) -> list[str]:
        """The fact that a correction or a what-if without a value that was read must have meant."""
        point = self.point
        unread = speaks_of_number(point.heard) if point.replaces else self._holds_unread_figure()
        if not point.before or not (unread or point.corrects) or (point.contests and not self.assigned.loose):
            return []
        order = needed_facts(self.entry, point.goals or self.entry.results)
        names = [*order, *(point.before if point.corrects else ())]
        return [name for name in names if name in point.before][:1]

    # -- what cannot be ----------------------------------------------------------------------------------------

    def _day_at_least(self, problem: Problem | None, name: str) -> dict[str, KnownFact]:
        """The day of a moment whose time cannot be, so that the time alone can be put right."""
        if problem is None or self.entry.facts[name].type != "datetime":
            return {}
        day = day_without_time(problem, self.point.now)
        return {} if day is None else {name: known(day, self.entry.facts[name])}

    def _problem(self, new: Mapping[str, KnownFact]) -> tuple[Problem | None, str | None]:
        """The first impossible value that stands where a fact of this topic was to be given, and which fact that is."""
        asked = (self.point.asked,) if self.point.asked else ()
        order = dict.fromkeys((*asked, *self.point.needed(), *needed_facts(self.entry, self.entry.results)))
        open_ones = [name for name in order if name in self.entry.facts and name not in new]
        for problem in self.point.reading.problems:
            kind = next((name for name, reasons in _PROBLEM_TYPES.items() if problem.reason in reasons), "date")
            types = ("date", "datetime") if kind == "date" else (kind,)
            fitting = [name for name in open_ones if self.entry.facts[name].type in types]
            if fitting:
                return problem, fitting[0]
        return None, None
