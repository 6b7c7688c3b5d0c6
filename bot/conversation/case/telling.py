"""What a person has told about a topic: facts from this message, from the conversation and from a what-if, merged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

import msgspec
from msgspec import Struct

from bot.conversation.case.anew import days_of_before
from bot.conversation.case.bare_answers import bare_answer, day_of_month_answered, hour_answered, part_answered
from bot.conversation.case.bounded import Bounded, bound_of, fact_within, is_implied
from bot.conversation.case.carrying import superseded
from bot.conversation.case.computation import known
from bot.conversation.case.given import GivenFacts, adds_to_count
from bot.conversation.case.lapses import renewed_after_the_end
from bot.conversation.case.left_open import left_open, left_unread
from bot.conversation.case.news import unread_news
from bot.conversation.case.open_hours import part_of_day
from bot.conversation.case.restating import done_again, of_a_part
from bot.conversation.case.since_told import since_told
from bot.conversation.case.standpoint import Standpoint, day_kept
from bot.conversation.case.steps import lessened, moved, moved_unread, spoken_of, with_supposed
from bot.conversation.case.taken_back import said_of_another, taken_back
from bot.conversation.case.unsettled import unsettled
from bot.conversation.case.what_cannot_be import what_cannot_be
from bot.conversation.decision import Unsettled
from bot.patterns import pattern
from bot.session import Exchange, KnownFact
from bot.understanding.acts.goals import needed_facts, wanted_results, wished_facts
from bot.understanding.answers import day_without_time, rejected_numbers
from bot.understanding.echoes import checks
from bot.understanding.facts import Problem, day_said
from bot.understanding.naming.expectation import Expectation
from bot.understanding.naming.fitting import fits
from bot.understanding.reckoning.periods import names_period, period_told
from bot.understanding.roles import MOST_VALUES, Assignment, assign
from bot.understanding.roles.figures_beside import figures_beside
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import Span, blanked
from knowledge.model import Entry

_MOVED_SINCE = pattern(
    r"(?:又|再次|刚刚?|后来|今天|今早)[^,。;?吗要会]{0,6}(?:扣|罚|(?<![计规])划|赔)(?:了|掉|走|去|我|一|[几两]|\s?\d)|(?:补齐|补足|补满|补上|充够|充满|交齐|补交|补缴|充上去?|打进去|转进去)(?:了|完)(?![吗没么不?])"
    r"|(?:刚刚?|今[天早]|昨[天晚]|已经?|上午|早上)[^,。;?吗]{0,4}[补充存打转汇交缴](?:了|过|进|上)(?![吗没么不?多几])"
)


class Told(Struct, frozen=True):
    """The facts known after a message, which of them are new, and what was said but gives no fact."""

    facts: dict[str, KnownFact] = {}
    new: frozenset[str] = frozenset()
    problem: Problem | None = None
    """A value that cannot be."""
    problem_fact: str | None = None
    unclear: tuple[str, ...] = ()
    """Facts that were spoken of without a value that could be taken: two dates, an estimate, a withdrawn value."""
    candidates: Mapping[str, tuple[KnownFact, ...]] = {}
    """The values between which an unclear fact was left."""
    unsettled: Mapping[str, Unsettled] = {}
    """What exactly is open about the day told for an unclear fact."""
    perhaps: Mapping[str, tuple[KnownFact, ...]] = {}
    """Facts that nobody told, with the days of the message that could be meant for them."""
    doubted: tuple[str, ...] = ()
    """Facts told before that a day of the message, which no word places, may have been said of."""
    named: frozenset[str] = frozenset()
    """Facts that the message names, told or not."""
    undone: frozenset[str] = frozenset()
    """Facts whose event is said not to have happened yet."""
    touched: frozenset[str] = frozenset()
    """Facts that the message itself speaks of, told or not."""
    aside: bool = False
    """The message tells only of another programme or product."""

    def new_values(self, entry: Entry) -> frozenset[str]:
        """New facts other than named choices: dates, amounts, counts."""
        return frozenset(name for name in self.new if entry.facts[name].type != "choice")

    def without_bounds(self) -> Told:
        """The same without new facts that are only bounds."""
        bounds = {name for name in self.new if isinstance(bound_of(self.facts[name]), Bounded)}
        if not bounds:
            return self
        facts = {name: fact for name, fact in self.facts.items() if name not in bounds}
        return msgspec.structs.replace(self, facts=facts, new=self.new - bounds)


def tell(heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...], now: datetime) -> Told:
    """What is known about ``entry`` after ``heard``, going on from ``base``; worked out once in a turn."""
    if not entry.facts:
        return Told()
    key = (tell, id(entry), id(base), goals, now)
    kept = heard.derived.get(key)
    if not isinstance(kept, _Kept):
        kept = heard.derived[key] = _Kept(entry, base, _told(heard, entry, base, goals, now))
    return kept.told


class _Kept(NamedTuple):
    """What was told, and what it was told about: as long as they are kept no other objects have their identities."""

    entry: Entry
    base: Exchange | None
    told: Told


def _told(heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...], now: datetime) -> Told:
    point = Standpoint.of(heard, entry, base, goals, now)
    since = since_told(point)
    if since is not None:
        moved_on = since.new | {*since.unclear}
        return Told(facts=since.facts, new=since.new, unclear=since.unclear, named=moved_on, touched=moved_on)
    read = blanked(point.folded, [problem.span for problem in point.reading.problems])  # 300 of 300 usd is no yuan
    values = figures_beside(read, point.reading.facts, entry, now)
    aside = point.aside(values)
    if point.turns_aside(values, aside):
        return Told(facts=point.before, aside=True)
    named = point.named(values) if len(values) <= MOST_VALUES else None  # a flood of values has no roles
    return _Telling(point, assign(point.folded, values, entry, _expectation(point, aside), named)).told()


def _expectation(point: Standpoint, aside: frozenset[Span]) -> Expectation:
    """What the conversation makes of a value without a cue; a value that is repeated points at the fact it was."""
    goals = wanted_results(point.heard.asked_in, point.entry, point.heard.speech) or point.goals
    nothing_to_replace = point.replaces and point.continues and not point.before
    needed = () if point.contests or nothing_to_replace else needed_facts(point.entry, goals)
    needed = tuple(name for name in needed if not (point.asks_if_in_time and name in point.before))
    pointed_at = point.repeated(point.reading.facts) if point.corrects else ()
    rejected = rejected_numbers(point.heard)
    return Expectation(
        asked=point.asked,
        needed=needed,
        open=_still_open(point),
        last_wins=point.corrects,
        same_role=(pointed_at or tuple(point.before)) if point.before and not point.contests and point.varies else (),
        step=_step_span(point),
        own_case=bool(point.asked or point.before) and not (point.heard.speech.asks or point.replaces),
        aside=aside,
        elsewhere=point.goes_on_beside or (bool(rejected) and not any(point.tells(number) for number in rejected)),
        question=bool(point.heard.speech.asks & {"when", "whether"}) and not point.replaces,
    )


def _still_open(point: Standpoint) -> tuple[str, ...]:
    """The facts, wishes apart, that some result still needs once the conversation is on the topic."""
    if not point.continues or checks(point.heard):
        return ()
    wishes = wished_facts(point.entry)
    needs = needed_facts(point.entry, point.entry.results)
    return tuple(name for name in needs if name not in wishes and name not in point.before)


def _step_span(point: Standpoint) -> Span | None:
    """Where the message says by how much a fact is varied ("once more", "a day later"): no fact itself."""
    shift = point.shift
    return shift.span if shift and (shift.count or any(point.movable(name) for name in point.before)) else None


class _Telling:
    """The values of one message, with their roles, told at one standpoint."""

    def __init__(self, point: Standpoint, assigned: Assignment) -> None:
        self.point, self.assigned, self.entry = point, assigned, point.entry
        self.taken_back = taken_back(point)

    def told(self) -> Told:
        """What is known afterwards."""
        read = GivenFacts(self.point, self.assigned)
        given, unplaced = read.facts()
        new, to_come = self._new(given)
        dropped = self._dropped(new)
        unclear = self._unclear(new, dropped, (*unplaced, *to_come))
        fresh = self._fresh(new)
        facts = self._facts_after(new, fresh, {*dropped, *unclear})
        problem, problem_fact = what_cannot_be(self.point, new)
        if problem_fact is not None:
            facts = {name: fact for name, fact in facts.items() if name != problem_fact}
            facts |= self._day_at_least(problem, problem_fact)
        unclear += tuple(name for name in renewed_after_the_end(self.point, facts) if name not in unclear)
        facts |= self._days_left(read, [name for name in unclear if name not in facts])
        open_facts = [name for name in self.entry.facts if name not in facts] if self.assigned.stray else []
        left_open = {*self.assigned.unclear, *unplaced, *(self.assigned.named & set(unclear))}
        return Told(
            facts=facts,
            new=fresh,
            problem=problem,
            problem_fact=problem_fact,
            unclear=unclear,
            candidates={name: read.known(name, roles) for name, roles in self.assigned.candidates.items()},
            unsettled=unsettled(self.point, self.assigned, unclear),
            perhaps={name: read.strays(name) for name in open_facts},
            doubted=read.doubted(),
            named=self.assigned.named,
            undone=self.assigned.undone,
            touched=fresh | self.taken_back | left_open,
        )

    def _new(self, given: dict[str, KnownFact]) -> tuple[dict[str, KnownFact], tuple[str, ...]]:
        """The facts that the message tells, ``given`` being those with a role, and those that are still to come."""
        point, named = self.point, self.assigned.named
        bare = bare_answer(point, named)
        new = {name: fact for name, fact in bare.items() if name not in self.assigned.barred}
        new |= part_answered(point) | hour_answered(point)
        new |= lessened(point) | moved(point, self.assigned) | with_supposed(point, self.assigned, given)
        new |= day_of_month_answered(point)
        unread = moved_unread(point, given, new)
        new |= self._within_a_period(new)
        new = {name: fact for name, fact in new.items() if not is_implied(fact, point.before.get(name))}
        if any(amount > 0 for amount in point.amounts) and self._moved_since():
            new = {name: fact for name, fact in new.items() if fact.type != "date"}  # 又扣了500: it was below before
        to_come = (*done_again(point, named, new), *of_a_part(point, new), *unread, *days_of_before(point, new))
        return {name: fact for name, fact in new.items() if name not in to_come}, to_come

    def _unclear(self, new: Mapping[str, KnownFact], dropped: set[str], left_open: tuple[str, ...]) -> tuple[str, ...]:
        """The facts to be asked for: ``left_open`` by the message, taken back, outdated, or news that was not read."""
        again = (*self._asked_again(new, dropped), *self._perhaps_outdated(new), *self._put_forward_for(new))
        open_ones = dict.fromkeys((*self.assigned.unclear, *left_open, *again))
        news = None if new or open_ones else unread_news(self.point)
        open_ones |= {news: None} if news else {}
        return tuple(name for name in open_ones if name not in new)

    def _fresh(self, new: Mapping[str, KnownFact]) -> frozenset[str]:
        """The new facts without an answer that only says once more what was known."""
        before, asked = self.point.before, self.point.asked
        return frozenset(name for name, fact in new.items() if fact != before.get(name) or name != asked)

    def _facts_after(self, new: Mapping[str, KnownFact], fresh: frozenset[str], gone: set[str]) -> dict[str, KnownFact]:
        """What was told before and still holds, with what is new; a varied case drops what followed from the other."""
        facts = {name: fact for name, fact in self._still_valid(new).items() if name not in gone} | {**new}
        of_the_other = superseded(self.entry, facts, fresh) if self.point.replaces else ()
        return {name: fact for name, fact in facts.items() if name not in of_the_other}

    def _within_a_period(self, new: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
        """The one day that is told by its week, month or year only: 去年11月续的."""
        if self.assigned.roles or not names_period(self.point.folded):
            return {}
        point, wishes, today = self.point, wished_facts(self.entry), self.point.now.date()
        exact = {name for name, fact in point.before.items() if bound_of(fact) is None} | new.keys()
        reader = point.reader()
        periods = {
            name: period_told(reader, name, today, asked=point.asked == name)
            for name, spec in self.entry.facts.items()
            if spec.type in ("date", "datetime") and name not in wishes
        }
        within = {
            name: days
            for name, days in periods.items()
            if days is not None and (name not in exact or (name not in new and (point.replaces or days[0] > today)))
        }
        return {name: fact_within(*days, "date") for name, days in within.items()} if len(within) == 1 else {}

    def _days_left(self, read: GivenFacts, unclear: list[str]) -> dict[str, KnownFact]:
        """The days of moments of which only the time was left open: 9:00-10:00之间, or a vague hour."""
        needed = frozenset(needed_facts(self.entry, self.entry.results))
        never = self.assigned.undone | self.assigned.fell_through
        moments = [name for name in unclear if self.entry.facts[name].type == "datetime" and name in needed - never]
        days = {name: self._day_left(read, name) for name in moments}
        said = {name: [role.heard.text for role in self.assigned.candidates.get(name, ())] for name in moments}
        parts = {name: frozenset(part_of_day("".join(said[name]) or self.point.folded)) for name in moments}
        return {name: known(day, self.entry.facts[name], parts[name]) for name, day in days.items() if day is not None}

    def _day_left(self, read: GivenFacts, name: str) -> date | None:
        told = {day_kept(fact.value) for fact in read.known(name, self.assigned.candidates.get(name, ()))}
        moments = [item for item in self.point.reading.facts if "day" not in item.assumed]
        told = told or {day_said(item.value) for item in moments if isinstance(item.value, datetime)}
        if told:
            return next(iter(told)) if len(told) == 1 else None
        before = self.point.before.get(name)
        same_day = all("day" in item.assumed for item in self.point.reading.facts)
        return day_kept(before.value) if before is not None and same_day else None

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

    def _put_forward_for(self, new: Mapping[str, KnownFact]) -> list[str]:
        """The fact told before for which a value is put forward that got no role: 按2023年7月31号,能退多少."""
        placed = {role.heard.span for role in self.assigned.roles.values()}
        for item in self.point.put_forward:
            names = [name for name in self.point.before if name not in new and fits(self.entry.facts[name], item)]
            alike = [name for name in names if self.entry.facts[name].type == item.kind] or names
            if alike and item.span not in placed and item not in self.assigned.denied and not checks(self.point.heard):
                return alike[:1]
        return []

    # -- facts told before -------------------------------------------------------------------------------------

    def _still_valid(self, new: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
        """Facts told before, without those that a wish told now, or that were a wish, only serve another result.

        After "apply when, to be out by 10 July?" the question "and if I apply today?" is no longer about 10 July.
        """
        before, goals = self.point.before, set(self.point.goals)
        if not new or not goals:
            return before
        wishes = wished_facts(self.entry)
        serves = {name: {key for key, spec in self.entry.results.items() if name in spec.needs} for name in before}
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
        gone = (
            denied
            | taken_for_another
            | said_of_another(self.point, self.assigned)
            | self.assigned.undone
            | self._moved_since()
            | self.taken_back
        )
        return (gone & {*self.point.before, *self.point.of_the_wrong_case}) - new.keys()

    def _moved_since(self) -> set[str]:
        """Amounts told before of which some was taken, or to which some was added, since: 刚又扣了300, 已经补齐了."""
        if not _MOVED_SINCE.search(self.point.folded) or self.point.heard.speech.asks & {"how_to"}:
            return set()
        return {name for name in self.point.before if self.entry.facts[name].type == "amount"}

    def _asked_again(self, new: Mapping[str, KnownFact], dropped: set[str]) -> list[str]:
        """Facts to be asked for again: what was withdrawn or is yet to happen, and what a correction leaves open."""
        point, assigned = self.point, self.assigned
        needed = set(needed_facts(self.entry, self.entry.results))
        again = [name for name in dropped if name in needed]
        if point.shift is not None and not new:
            unknown = [name for name in self.entry.facts if name in spoken_of(point, assigned) - point.before.keys()]
            if unknown and not again and point.before.keys().isdisjoint(assigned.barred):
                return unknown[:1]  # it moves what nobody has told yet, and nothing else
            again += [name for name in point.needed() if point.movable(name) and name in point.before][-1:]
        counts = [name for name, fact in point.before.items() if fact.type == "count" and name not in new]
        again += counts if counts and adds_to_count(point.folded) else []
        if point.asked is None or point.asked in assigned.barred:
            again += [name for name in sorted(assigned.barred) if name in point.before]  # taken or added since
        again += [point.asked] if point.asked in assigned.undone and point.asked not in new else []
        return [*again, *(left_unread(point, new) if new or dropped else left_open(point, assigned))]

    # -- what cannot be ----------------------------------------------------------------------------------------

    def _day_at_least(self, problem: Problem | None, name: str) -> dict[str, KnownFact]:
        """The day of a moment whose time cannot be, so that the time alone can be put right."""
        if problem is None or self.entry.facts[name].type != "datetime":
            return {}
        day = day_without_time(problem, self.point.now)
        return {} if day is None else {name: known(day, self.entry.facts[name])}
