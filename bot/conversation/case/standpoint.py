"""The standpoint: what the conversation knows of a topic when a message comes in, and how the message stands to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.computation import fits_shift, value_of
from bot.conversation.case.quoted_results import QUOTED, is_near_result, without_base, without_quoted
from bot.patterns import pattern
from bot.session import Exchange, KnownFact
from bot.understanding.acts.goals import needed_facts
from bot.understanding.acts.mistaken_before import mistaken_before
from bot.understanding.acts.no_such_day import without_no_such_day
from bot.understanding.acts.put_forward import goes_back_to, is_put_forward, is_to_be_counted_with
from bot.understanding.acts.told_otherwise import is_told_otherwise
from bot.understanding.acts.told_rules import without_told_rules
from bot.understanding.acts.wrong_cases import was_the_wrong_case
from bot.understanding.answers import leaning_on_day
from bot.understanding.echoes import checks, without_echoes
from bot.understanding.facts import Heard, Reading, Shift, day_said
from bot.understanding.facts.lunar import LUNAR
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.fitting import fits
from bot.understanding.naming.mentions import Named, named_in
from bot.understanding.naming.screens import days_of
from bot.understanding.reckoning.filled_since import since_filled
from bot.understanding.reckoning.payments import supposed_payment
from bot.understanding.set_apart.cases_not_asked import of_the_one_asked
from bot.understanding.set_apart.other_objects import of_other_objects
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import FILLER, IF, Span, blanked, says_nothing_else
from bot.understanding.wording.folding import fold
from knowledge.model import Entry, FactSpec

_SUPPOSES = pattern(rf"{IF}|换成|\binstead\b")

_IN_TIME = pattern(r"[来赶]得[及上]|[来赶]不[及上]|\b(?:in time|too late|late enough)\b")
_NOON = 12


class Standpoint(Struct, frozen=True):
    """One message seen from what was told about one topic before."""

    heard: Understanding
    entry: Entry
    now: datetime
    goals: tuple[str, ...]
    """The results that are asked for, by this message or in the conversation."""
    before: dict[str, KnownFact]
    """The facts told before."""
    of_the_wrong_case: frozenset[str]
    """Facts that were told of another case by mistake, as the message tells: none of them is known any more."""
    asked: str | None
    """The fact the bot asked for."""
    results: tuple[date, ...]
    """The days that were computed last."""
    amounts: tuple[Decimal, ...]
    """The amounts that were computed last."""
    folded: str
    """The message in one width, script and case, echoes of the last answer taken out."""
    question: str
    """The question that the conversation on the topic began with."""
    beside: bool
    """The message before spoke of a day that is none of the facts."""
    in_earnest: dict[str, KnownFact] | None
    """The facts as they are, where those told before are only supposed ones or another's."""
    continues: bool
    """Whether the topic is the conversation's."""
    as_it_is: dict[str, KnownFact]
    """The facts of the person's own case, from which a what-if only looked away; none where another's is talked of."""
    reading: Reading
    """The values of the message; a time "on that day" leans on the day told before."""
    shift: Shift | None
    """The step by which the message varies a fact: a day later, once more."""

    @classmethod
    def of(
        cls, heard: Understanding, entry: Entry, base: Exchange | None, goals: tuple[str, ...], now: datetime
    ) -> Standpoint:
        """The standpoint for ``heard``, going on from ``base``."""
        before = dict(base.facts) if base else {}
        of_the_wrong_case = frozenset(before) if before and was_the_wrong_case(fold(heard.text)) else frozenset[str]()
        before = {} if of_the_wrong_case else before
        days = [day_kept(raw) for raw in base.results.values()] if base else []
        results = tuple(day for day in days if day is not None)
        reading = leaning_on_day(heard) if before else heard.reading
        if base is not None and base.results and base.asked is None:
            reading = without_echoes(heard, reading, base.results.values(), now)
            reading = without_quoted(heard, reading, entry, before, results)
        reading = without_told_rules(heard.folded, reading)
        folded, reading = of_the_one_asked(_without(heard, reading), reading)
        folded, reading = since_filled(folded, reading, entry)
        if base is not None and base.asked is not None:
            folded, reading = without_no_such_day(folded, reading)
        numbers = [raw for raw in base.results.values() if not isinstance(raw, str | bool)] if base else []
        folded = without_base(folded, reading) if results else folded
        return cls(
            heard=heard,
            entry=entry,
            now=now,
            goals=goals,
            before=before,
            of_the_wrong_case=of_the_wrong_case,
            asked=base.asked if base else None,
            results=results,
            amounts=tuple(Decimal(str(raw)) for raw in numbers),
            folded=_mistaken_before(folded, reading, before, entry),
            question=base.question if base else "",
            beside=base is not None and base.beside,
            in_earnest=None
            if base is None or base.in_earnest is None or of_the_wrong_case
            else dict(base.in_earnest.facts),
            continues=base is not None,
            as_it_is=_as_it_is(before, base),
            reading=reading,
            shift=_step(heard, entry, before),
        )

    def named(self, values: tuple[Heard, ...]) -> Named:
        """What the message with ``values`` names of the topic: from most standpoints the same, so kept for the turn."""
        spans = tuple(item.span for item in values)
        derived, key = self.heard.derived, (named_in, self.entry.id, self.folded, spans)
        kept = derived.get(key)
        if not isinstance(kept, Named):
            kept = derived[key] = named_in(self.folded, spans, self.entry)
        return kept

    def reader(self) -> ClaimReader:
        """Reads what the words beside the values of the message claim."""
        values = self.reading.facts
        return ClaimReader(self.folded, values, self.entry, named=self.named(values))

    def aside(self, values: Iterable[Heard]) -> frozenset[Span]:
        """Where those of the message's values stand that are of another programme or product than the topic's."""
        return of_other_objects(self.folded, [item.span for item in values], self.heard.intent, self.entry)

    def turns_aside(self, values: Collection[Heard], aside: Collection[Span]) -> bool:
        """Whether all ``values`` stand ``aside``, once the case at hand has been told."""
        told = bool(self.before) and self.asked is None and not self.corrects
        return told and bool(values) and len(aside) == len(values)

    @property
    def corrects(self) -> bool:
        """Whether the message corrects itself or what was told."""
        return self.heard.speech.does("correction")

    @property
    def replaces(self) -> bool:
        """Whether the message puts other values in the place of those told: a correction or a what-if."""
        return self.corrects or self.heard.speech.does("what_if")

    @property
    def varies(self) -> bool:
        """Whether a value that no word names may take the place of one told: a correction, a what-if, a mere value."""
        values = blanked(self.folded, (item.span for item in self.reading.facts))
        alone = says_nothing_else(values, "", answering=True) and QUOTED.search(values) is None
        alone = (alone and not self.asks_if_in_time) or bool(self.put_forward)
        return self.replaces or (alone and not checks(self.heard))

    @property
    def asks_if_in_time(self) -> bool:
        """Whether the message asks if something can still be done, maybe on a day that it names: 29号来得及吗."""
        return _IN_TIME.search(self.folded) is not None and not self.put_forward

    @property
    def put_forward(self) -> tuple[Heard, ...]:
        """The values of the message that are to be counted with, or stand on record: 后台记的28号,最晚哪天补."""
        named = (item for item in self.reading.facts if is_put_forward(item, self.folded))
        return tuple(item for item in named if not self._is_of_the_rule(item))

    def _is_of_the_rule(self, item: Heard) -> bool:
        """Whether a day is one that the rule itself names, in whatever year: 以3月1号为准."""
        day = item.value
        ours = [one for one in days_of(self.entry) if isinstance(one, date)]
        in_any_year = "year" in item.assumed
        return isinstance(day, date) and any(
            (one.month, one.day) == (day.month, day.day) and (in_any_year or one.year == day.year) for one in ours
        )

    @property
    def goes_on_beside(self) -> bool:
        """Whether the message asks about one more day of which none is a fact: 20号能走吗, then 25号呢."""
        speech = self.heard.speech
        asks = bool(speech.asks) or speech.does("what_if") or self.folded.rstrip().endswith("?")
        own = self.corrects or speech.does("other_case") or _SUPPOSES.search(self.folded) is not None
        return self.beside and asks and not own

    @property
    def contests(self) -> bool:
        """Whether the message only doubts or asks about the answer, and takes back nothing that was told."""
        speech = self.heard.speech
        doubts = bool(speech.asks) or any(speech.does(act) for act in ("confirm", "why", "doubt"))
        otherwise = speech.does("what_if") or is_told_otherwise(self.folded)
        return self.corrects and doubts and not otherwise

    def movable(self, name: str) -> bool:
        """Whether the message's step fits the fact ``name``."""
        return self.shift is not None and name in self.entry.facts and fits_shift(self.entry.facts[name], self.shift)

    def needed(self) -> tuple[str, ...]:
        """The facts that the wanted results are computed from."""
        return needed_facts(self.entry, self.goals)

    def repeated(self, items: tuple[Heard, ...]) -> tuple[str, ...]:
        """The facts told before that one of the values ``items`` repeats."""
        known = ((name, fact) for name, fact in self.before.items() if name in self.entry.facts)
        return tuple(name for name, fact in known if any(_same(item, self.entry.facts[name], fact) for item in items))

    def leant_on(self, name: str, item: Heard) -> KnownFact | None:
        """The fact told before by which a value is read: of the case as it is where that is the one it repeats.

        After 5月20号退的 and 晚5天退呢 the day of 还是20号 is the 20th of May.
        """
        before, own = self.before.get(name), (self.in_earnest or {}).get(name)
        if before is None or own is None or not _same(item, self.entry.facts[name], own):
            return before
        repeats = _same(item, self.entry.facts[name], before)
        return before if repeats and not goes_back_to(item, self.folded) else own

    def tells(self, number: Decimal) -> bool:
        """Whether ``number`` is an amount or count told before."""
        facts = [fact for fact in self.before.values() if fact.type in ("amount", "count") and bound_of(fact) is None]
        return any(Decimal(str(fact.value)) == number for fact in facts)

    def reckons(self, name: str, item: Heard) -> bool:
        """Whether a day that corrects the fact ``name`` may be meant for the result just stated: "no, the 24th"."""
        told = day_kept(self.before[name].value) if name in self.before else None
        if told is None or (self.heard.speech.does("what_if") and not self.corrects):
            return False
        return is_near_result(item, told, self.results)

    def records_the_result(self, name: str, item: Heard) -> bool:
        """Whether a day on record may be the result's rather than the fact's: 后台显示31号,最晚几点补."""
        told = day_kept(self.before[name].value) if name in self.before and "day" not in item.assumed else None
        if told is None or item not in self.put_forward or is_to_be_counted_with(item, self.folded):
            return False
        days = [day_said(day) for day in (item.value, item.past, item.future) if isinstance(day, date)]
        apart = min((abs((day - told).days) for day in days), default=0)
        return any(abs((day - result).days) < apart for day in days for result in self.results)


def _as_it_is(before: dict[str, KnownFact], base: Exchange | None) -> dict[str, KnownFact]:
    """The facts of the case at hand itself: those told ``before``, or told before a what-if on it."""
    own = base.in_earnest if base is not None else None
    if base is None or base.theirs or own is None:
        return {} if base is not None and base.theirs else before
    return dict(own.facts) if before and own.question == base.question else {}


def _without(heard: Understanding, reading: Reading) -> str:
    """The folded message without the values that its reading left out (echoes, a rule's), and without lunar days."""
    kept = {item.span for item in reading.facts}
    return _filled(
        without_lunar_days(heard.folded, heard.reading),
        (item.span for item in heard.reading.facts if item.span not in kept),
    )


def without_lunar_days(folded: str, reading: Reading) -> str:
    """``folded`` without its lunar days, of which nothing is a month or a year: the 二月 of 农历二月初十."""
    return _filled(folded, (problem.span for problem in reading.problems if problem.reason == LUNAR))


def _filled(folded: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        folded = folded[:start] + FILLER * (end - start) + folded[end:]
    return folded


def _mistaken_before(folded: str, reading: Reading, before: Mapping[str, KnownFact], entry: Entry) -> str:
    """``folded`` without a closing 我看错了 that is said of what was told before: 3点签收的, then 是晚上7点,我看错了.

    It is said of the value beside it where that is the one told before, or only what was thought or heard.
    """
    end = mistaken_before(folded) if before and reading.facts else None
    if end is None:
        return folded
    known = [(entry.facts[name], fact) for name, fact in before.items() if name in entry.facts]
    for item in reading.facts:
        rivals = [(spec, fact) for spec, fact in known if fits(spec, item)]
        if not rivals or any(_same(item, spec, fact) for spec, fact in rivals):
            return folded
    return folded[:end] + FILLER * (len(folded) - end)


def day_kept(raw: object) -> date | None:
    """The day of a kept value that is a day or a moment; None for any other, bounds included."""
    if not isinstance(raw, str) or re.match(r"\d{4}-\d\d-\d\d(?:T|$)", raw) is None:
        return None
    return date.fromisoformat(raw[:10])


def _step(heard: Understanding, entry: Entry, before: Mapping[str, KnownFact]) -> Shift | None:
    """The step that a message asks about; 不多不少 is none, and what would be paid in is one from the balance told."""
    shift = heard.shift
    if shift is None and any(entry.facts[name].emptied for name in before if name in entry.facts):
        return supposed_payment(heard.folded, heard.reading.facts)
    return None if shift is None or heard.folded[: shift.span[0]].endswith("不") else shift


def _same(item: Heard, spec: FactSpec, fact: KnownFact) -> bool:
    """Whether a value repeats a fact as far as it goes: "the 10th" is 10 May."""
    if not fits(spec, item) or bound_of(fact) is not None:
        return False
    told, value = value_of(spec, fact), item.value
    if not isinstance(value, date) or not isinstance(told, date):
        return told == value
    if isinstance(value, datetime) and "half_day" in item.assumed and isinstance(told, datetime) and told.hour >= _NOON:
        value += timedelta(hours=_NOON)  # 8点半, of 昨晚8点半
    if isinstance(value, datetime) and "day" in item.assumed:
        return isinstance(told, datetime) and value.time() == told.time()
    if isinstance(value, datetime) and isinstance(told, datetime) and value.time() != told.time():
        return False
    if "month" in item.assumed:
        return value.day == told.day
    if item.assumed & {"year", "week"}:
        return (value.month, value.day) == (told.month, told.day)
    return day_said(value) == day_said(told)
