"""Reservations: what a message leaves open that keeps a result from being stated, or from being stated alone."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.computation import compute_best
from bot.conversation.case.telling import Told
from bot.conversation.decision import Decision
from bot.session import Exchange
from bot.understanding.acts.goals import needed_facts, served_facts, wished_facts
from bot.understanding.understanding import Understanding
from handlers.result import ImpossibleFactError, Result
from knowledge.model import Entry


@dataclass(frozen=True)
class Reservations:
    """What is left open in what was told of a topic, given the results that are wanted (``goals``)."""

    heard: Understanding
    entry: Entry
    base: Exchange | None
    told: Told
    goals: tuple[str, ...]
    asked_for: tuple[str, ...]
    """The results that this message itself asks for."""
    now: datetime

    def unclear_fact(self) -> str | None:
        """The fact to ask for because it was told in a way that leaves it open, if the wanted results turn on it.

        A fact that no result needs may still change one (an exit date that Alibaba confirmed).
        """
        results = self.entry.results
        served = served_facts(self.entry)
        wanted = {*needed_facts(self.entry, self.goals or results), *self._used_before()}
        open_ones = (name for name in self.told.unclear if name in wanted or name not in served)
        return next((name for name in open_ones if self._matters(name, wanted)), None)

    def _used_before(self) -> frozenset[str]:
        """The facts that the last answer was computed from: a doubt about one of them takes back what was answered.

        Not where the message asks for something else, which says nothing again of what was answered.
        """
        if self.base is None or (self.asked_for and not self.base.results.keys() & set(self.asked_for)):
            return frozenset()
        answered = [name for name in self.base.results if name in self.entry.results]
        return frozenset(needed_facts(self.entry, answered)) & self.base.facts.keys()

    def _matters(self, name: str, wanted: Collection[str]) -> bool:
        """Whether a result turns on a fact that was left open: not on the hour where its day settles all."""
        if name not in wanted:
            return not self._same_for_all(name)
        hours = any(item.kind == "datetime" for item in self.heard.reading.facts)
        if name not in self.told.facts or hours or not self.goals:
            return True
        with contextlib.suppress(ImpossibleFactError):
            result, _ = compute_best(self.entry, self.told.facts, self.now)
            return any(goal not in result.values for goal in self.goals)
        return True

    def _same_for_all(self, name: str) -> bool:
        """Whether the result is the same for every value that an unclear fact may have, and without it."""
        candidates = self.told.candidates.get(name, ())
        facts = [self.told.facts, *(self.told.facts | {name: fact} for fact in candidates)]
        try:
            results = [compute_best(self.entry, one, self.now)[0] for one in facts]
        except ImpossibleFactError:
            return False
        return bool(candidates) and all(result.values == results[0].values for result in results)

    def settled_beside(self) -> Result | None:
        """What the message tells whatever a day that it leaves open may be: the shortfall, where the day is unclear."""
        told, specs, unclear = self.told, self.entry.facts, set(self.told.unclear)
        if unclear & told.facts.keys() or any(specs[name].type not in ("date", "datetime") for name in unclear):
            return None
        needs = {name: set(spec.needs) - wished_facts(self.entry) for name, spec in self.entry.results.items()}
        if not unclear <= set(served_facts(self.entry)):
            return None
        with contextlib.suppress(ImpossibleFactError):
            result, _ = compute_best(self.entry, told.facts, self.now)
            sure = all(not unclear & needs[name] and needs[name] & told.new for name in result.values)
            return result if result.values and result.outcome is not None and sure else None
        return None

    def perhaps_another(self, result: Result) -> str | None:
        """A fact that may be another than ``result`` was computed from."""
        return self._perhaps_told(result) or self._perhaps_corrected() or self._still_doubted()

    def _perhaps_told(self, result: Result) -> str | None:
        """A fact that a day which no word places may be, where the result would then be another one."""
        for name, candidates in self.told.perhaps.items():
            for fact in candidates if result.values else ():
                with contextlib.suppress(ImpossibleFactError):
                    other, _ = compute_best(self.entry, self.told.facts | {name: fact}, self.now)
                    if any(other.values.get(key) != value for key, value in result.values.items()):
                        return name
        return None

    def _perhaps_corrected(self) -> str | None:
        """A fact told before that a message which tells a day and asks nothing may put right."""
        told = self.told
        return None if told.new or self.heard.speech.asks else next(iter(told.doubted), None)

    def _still_doubted(self) -> str | None:
        """The day that was asked for because another one may have put it right, if nobody has told it since."""
        base, told = self.base, self.told
        name = base.asked if base else None
        before = base.facts.get(name) if base and name else None
        if name is None or before is None or self.heard.reading.facts or told.facts.get(name) != before:
            return None
        return name if before.type == "date" and bound_of(before) is None else None

    def with_open_news(self, decision: Decision) -> Decision:
        """``decision``, and what else the message told without a value that could be taken: 6月1号低于的, said in May.

        No result that is wanted turns on it, but the person must not think that it was counted.
        """
        result = decision.result
        if decision.kind != "computed" or decision.asks is not None or result is None:
            return decision
        told = self.told
        open_ones = [name for name in told.unclear if name in told.touched]
        open_ones = [name for name in open_ones if not self.asked_for or name in told.unsettled]
        needed = needed_facts(self.entry, [name for name in self.entry.results if name not in result.values])
        name = next((name for name in open_ones if name in needed), None)
        return decision if name is None else msgspec.structs.replace(decision, kind="ask", asks=name, problem="unclear")
