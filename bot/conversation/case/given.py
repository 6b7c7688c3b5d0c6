"""The facts that the values of one message are: each placed at its day and year by what else is said.

A day without its month stays with the day named before it; what somebody is quoted with puts nothing right.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

import msgspec

from bot.conversation.case.anew import fell_anew, told_anew
from bot.conversation.case.bounded import bound_of
from bot.conversation.case.computation import known
from bot.conversation.case.period_days import day_in_period
from bot.conversation.case.placing import Setting, known_from_role
from bot.conversation.case.quoted_results import QUOTED
from bot.conversation.case.restating import leaves_open, only_said_of_today, order_is_open, words_around, year_is_open
from bot.conversation.case.standpoint import Standpoint, day_kept, without_lunar_days
from bot.conversation.case.withdrawn_hours import hour_is_withdrawn
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.acts.goals import wished_facts
from bot.understanding.facts import Heard, day_said, read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.fitting import fits, said_of_today
from bot.understanding.reckoning.periods import Period, dates_the_same, may_date, names_period, periods_in
from bot.understanding.reckoning.totals import is_sum
from bot.understanding.roles import Assignment, Role
from bot.understanding.wording.clauses import FULL_STOP
from bot.understanding.wording.folding import fold

_NEAR = timedelta(days=31)
_IN_ADDITION = pattern(
    r"还有|其中|当中|里[面头边](?!的)|另外|忘了|漏了|[说数算记报]漏|漏[说数算记报]|少[说数算记报]了|以前也|之前也"
    r"|\b(?:also|forgot|besides)\b"
)
"""Beside these a count is told of some more, or of some among those told before."""
_THEN_TOO = pattern(r"[^,。;]{0,6}(?:也|过)")
_LEANING = frozenset({"month", "week"})
"""What a day leaves open so that it leans on the day named before it."""


class GivenFacts:
    """The values of a message with their roles, seen from one standpoint."""

    def __init__(self, point: Standpoint, assigned: Assignment) -> None:
        self.point, self.assigned, self.entry = point, assigned, point.entry

    def facts(self) -> tuple[dict[str, KnownFact], list[str]]:
        """The facts that the values with roles are, and the facts whose value cannot be settled."""
        found: dict[str, KnownFact] = {}
        unplaced = []
        roles = self.assigned.roles
        for name, role in sorted(roles.items(), key=lambda row: _leans(row[1])):
            if only_said_of_today(self.point, name, roles, self.assigned.named) and not fell_anew(self.point):
                continue
            fact = next(iter(self.known(name, (role,), found)), None)
            unnamed = name not in self.assigned.named or self.entry.facts[name].tense == "future"
            if (
                self._only_quoted(name, role)
                or self._adds(name, role)
                or fact is None
                or (unnamed and self.point.reckons(name, role.heard))
                or self._leaves_open(name, role, fact, found)
            ):
                unplaced.append(name)
            else:
                found[name] = fact
        found = {name: fact for name, fact in found.items() if not self._only_dates(name, unplaced)}
        options = {name: known(value, self.entry.facts[name]) for name, value in self.assigned.options.items()}
        return found | options, unplaced

    def _only_dates(self, name: str, unplaced: Collection[str]) -> bool:
        """Whether a day that no word names stands with a number left open, which it only dates: 前天还有5500."""
        item = self.assigned.roles[name].heard
        if not unplaced or name in self.assigned.named or item.kind != "date":
            return False
        reader = self.point.reader()
        numbers = (self.assigned.roles[other].heard for other in unplaced)
        return any(one.kind in ("amount", "count") and reader.place(one) == reader.place(item) for one in numbers)

    def _leaves_open(self, name: str, role: Role, fact: KnownFact, found: Mapping[str, KnownFact]) -> bool:
        """Whether the words leave open which day a value is, or whether it is the fact's at all."""
        point, spec = self.point, self.entry.facts[name]
        others = [other for key, other in ({**point.before, **found}).items() if key != name]
        return (
            leaves_open(point, name, role, fact, named=name in self.assigned.named)
            or point.records_the_result(name, role.heard)
            or order_is_open(role.heard, fact, point.now.date())
            or (name not in point.before and year_is_open(role, fact, spec, others))
            or self._month_is_open(name, role, fact)
        )

    def _month_is_open(self, name: str, role: Role, fact: KnownFact) -> bool:
        """Whether another's day without its month may be of the month told before: 我5月20号退的, then 他是18号."""
        point, day = self.point, day_kept(fact.value)
        own = (point.in_earnest or {}).get(name)
        told = day_kept(own.value) if own is not None else None
        if name in (*point.before, point.asked) or "month" not in role.heard.assumed or day is None or told is None:
            return False
        if (told.year, told.month) == (day.year, day.month):
            return False
        last = monthrange(told.year, told.month)[1]
        then = told.replace(day=min(day.day, last))
        return self.entry.facts[name].tense != "past" or then <= point.now.date()

    def _only_quoted(self, name: str, role: Role) -> bool:
        """Whether a value of a fact told before is only what somebody is said to have said: 客服说到2025年8月15号."""
        point = self.point
        told = name in point.before and name != point.asked and not point.replaces
        return told and QUOTED.search(point.folded[: role.heard.span[0]]) is not None

    def _adds(self, name: str, role: Role) -> bool:
        """Whether a count is told in addition to one told before (之前还有一个), and not what they make together."""
        counted = name in self.point.before and self.entry.facts[name].type == "count"
        counted = counted and not is_sum(role.heard, self.point.folded)
        return counted and not self.point.replaces and adds_to_count(self.point.folded)

    def known(
        self, name: str, roles: Iterable[Role], placed: Mapping[str, KnownFact] | None = None
    ) -> tuple[KnownFact, ...]:
        """The facts that values with the role ``name`` are, those left out that cannot be settled.

        ``placed``: other facts of the message whose days are settled.
        """
        point = self.point
        days = [
            (item.span, day_said(item.value))
            for item in point.reading.facts
            if isinstance(item.value, date) and "day" not in item.assumed
        ]
        found = []
        for role in self._in_their_periods(name, roles, [day for _, day in days]):
            said = frozenset(day for span, day in days if span != role.heard.span)
            setting = Setting(
                now=point.now,
                before=point.leant_on(name, role.heard),
                corrects=point.corrects,
                leaning=point.replaces or (name in point.before and name != point.asked),
                asked=name == point.asked,
                wish=name in wished_facts(self.entry),
                said_days=said,
                anew=self._hour_is_gone(name, role),
                anchors=self._anchor_before(name, role, placed or {}) or self._anchors(name, role),
            )
            found.append(known_from_role(role, self.entry.facts[name], setting))
        return tuple(fact for fact in found if fact is not None)

    def _hour_is_gone(self, name: str, role: Role) -> bool:
        """Whether the hour told before is none of the day told now: 今天重新签收的; 今天没错,不是12点."""
        if self.entry.facts[name].type != "datetime":
            return False
        again = told_anew(words_around(self.point, role))
        return again or hour_is_withdrawn(self.point, name, self.assigned.denied)

    def _in_their_periods(self, name: str, roles: Iterable[Role], days: list[date]) -> Iterator[Role]:
        """The roles with their days in the week, month or year named for them; those left out that it leaves open."""
        today = self.point.now.date()
        for role in roles:
            told = self.point.before.get(name)
            known_day = "day" in role.heard.assumed and (days or (told is not None and bound_of(told) is None))
            periods = self._periods(name) if role.heard.assumed and not known_day else ()
            if not periods:
                yield role  # nothing is open, or it is a time on a day that is known
                continue
            near = [
                period
                for period in periods
                if not self._only_dates_today(period, role.heard) and not self._of_another_time(period, role.heard)
            ]
            alone = name not in self.assigned.named or self._stands_alone(role.heard)
            alone = alone or any(self._dates(period, name, role.heard) for period in near)
            heard = day_in_period(role.heard, name, near, today, alone=alone)
            if heard is role.heard and any(self._may_date(period, heard) for period in near):
                continue
            if heard is not None:
                yield role if heard is role.heard else msgspec.structs.replace(role, heard=heard)

    def _dates(self, period: Period, name: str, item: Heard) -> bool:
        """Whether a week, month or year of the message is that of a day by where it stands: 去年我11月12号申请."""
        return names_period(self.point.folded) and dates_the_same(period, item, name, self.point.reader())

    def _may_date(self, period: Period, item: Heard) -> bool:
        """Whether another year before a day may be that of the day: 去年我加入了VIP批发中心11月12号申请退出."""
        open_year = "year" in item.assumed and names_period(self.point.folded)
        return open_year and may_date(period, item, self.point.folded)

    def _only_dates_today(self, period: Period, item: Heard) -> bool:
        """Whether the present week, month or year is named in another sentence, for none of the facts: 今年第一次做."""
        today, folded = self.point.now.date(), self.point.folded
        if period.about or period.bare or period.first is None or period.last is None:
            return False
        first, second = sorted((period.span, item.span))
        return period.first <= today <= period.last and FULL_STOP.search(folded, first[1], second[0]) is not None

    def _of_another_time(self, period: Period, item: Heard) -> bool:
        """Whether a week, month or year is that of what happened then, too: 8号扣到5500,4月也被扣过."""
        folded = self.point.folded
        apart = period.span[0] > item.span[1] and "," in folded[item.span[1] : period.span[0]]
        return apart and _THEN_TOO.match(folded, period.span[1]) is not None

    def _stands_alone(self, item: Heard) -> bool:
        """Whether no word beside a value says what it is."""
        return self.point.reader().alone(item)

    def _periods(self, name: str) -> tuple[Period, ...]:
        """The weeks, months and years of the message; of the question before where the fact is still unknown."""
        point, today = self.point, self.point.now.date()
        if names_period(point.folded):
            return periods_in(point.reader(), today)
        told, asked = point.before.get(name), fold(point.question)
        if (told is not None and bound_of(told) is None) or not names_period(asked):
            return ()
        reading = read(asked, point.now)
        question = without_lunar_days(asked, reading)
        return periods_in(ClaimReader(question, reading.facts, self.entry), today)

    def strays(self, name: str) -> tuple[KnownFact, ...]:
        """The days that no word places, as far as they could be the fact ``name`` and are not told as another one."""
        spec, told = self.entry.facts[name], {role.heard.value for role in self.assigned.roles.values()}
        days = {day_said(value) for value in told if isinstance(value, date)}
        strays = [(item, item.value) for item in self.assigned.stray if fits(spec, item)]
        return self.known(
            name, [Role(item) for item, day in strays if isinstance(day, date) and day_said(day) not in days]
        )

    def doubted(self) -> tuple[str, ...]:
        """Facts told before that are of the type of a day which no word places; those that it repeats go first."""
        repeated = self.point.repeated(self.assigned.stray)
        known = [name for name in (*repeated, *self.point.before) if name in self.entry.facts]
        return tuple(name for name in known if any(fits(self.entry.facts[name], day) for day in self.assigned.stray))

    def _anchor_before(self, name: str, role: Role, placed: Mapping[str, KnownFact]) -> tuple[date, ...]:
        """The day named before one that leaves its month or week open: 11月12日付款,14号发货."""
        if not _leans(role):
            return ()
        days: dict[int, date] = {}
        open_year = not role.heard.assumed & _LEANING
        left_open = {"year", *_LEANING, "day"} if open_year else {*_LEANING, "day"}
        told = {other.heard.span for other in self.assigned.roles.values()}
        for item in self.point.reading.facts:
            if open_year and item.span not in told:
                continue  # the year in the number of a ticket, or of another story, is not that of the case
            if isinstance(item.value, date) and not item.assumed & left_open and not said_of_today(item):
                days[item.span[0]] = day_said(item.value)
        for other, fact in placed.items():
            day, start = day_kept(fact.value), self.assigned.roles[other].heard.span[0]
            if day is not None and (start in days or self.entry.facts[name].tense == "any"):
                days[start] = day
        if open_year:
            days = {start: day for start, day in days.items() if _lies_near(role, day)}
        before = [start for start in days if start < role.heard.span[0]]
        return (days[max(before)],) if before else ()

    def _anchors(self, name: str, role: Role) -> tuple[date, ...]:
        """Days, said with their year, of the case's other facts: of this message and of the conversation."""
        said = [role.heard for other, role in self.assigned.roles.items() if other != name and role.bound is None]
        certain = [item.value for item in said if not item.assumed & {"year", "month", "week"}]
        open_year = "year" in role.heard.assumed
        kept = [
            fact
            for other, fact in self.point.before.items()
            if other != name and not (open_year and "year" in fact.assumed)
        ]
        days = [day_said(value) for value in certain if isinstance(value, date)]
        return (*days, *(day for day in (day_kept(fact.value) for fact in kept) if day is not None))


def _lies_near(role: Role, anchor: date) -> bool:
    """Whether some year puts a day within weeks of ``anchor``: a notice of last November dates nothing of June."""
    value = role.heard.value
    if not isinstance(value, date):
        return False
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return any(abs(date(year, value.month, min(value.day, 28)) - anchor) <= _NEAR for year in years)


def _leans(role: Role) -> bool:
    """Whether a day leaves its year, month or week open, so that it may lean on one named before it."""
    return bool(role.heard.assumed & {*_LEANING, "year"})


def adds_to_count(folded: str) -> bool:
    """Whether a message tells of more than was told before: 之前还有一个."""
    return _IN_ADDITION.search(folded) is not None
