"""Topics of a message: the related one that covers all that is asked, and the second one of two questions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from bot.conversation.answering import Answered, answer
from bot.conversation.case.telling import tell
from bot.conversation.decision import Decision
from bot.conversation.left_over import left_over
from bot.session import Exchange
from bot.understanding.acts.goals import cued_results, needed_facts
from bot.understanding.set_apart.subjects import somebody_elses
from bot.understanding.understanding import Understander, Understanding
from bot.understanding.wording.clauses import question_between, split
from knowledge.model import Entry, KnowledgeBase

_TELLS = ("的", "了", "过")
PERHAPS_MEANT = 0.005
"""A question may have been about a topic this likely."""


class TopicsOfAMessage:
    """Which topics answer a message, and what each of them says."""

    def __init__(self, kb: KnowledgeBase, understander: Understander) -> None:
        self.kb = kb
        self.understander = understander

    def covering(self, heard: Understanding, topic: str, now: datetime) -> str:
        """The topic that answers all that is asked: ``topic``, or a related one that computes its result and more.

        "Applied on 1 August: when am I out, and when may I come back?" is one question of the exit's, not two.
        """
        entry = self.kb.entries[topic]
        for name in entry.related:
            other = self.kb.entries[name]
            if entry.results.keys().isdisjoint(other.results):
                continue
            cued = cued_results(heard.asked_in, other)
            more = {*cued} - {*entry.results}
            if not more or not {*cued} & {*entry.results} or not more & _asked(heard, other):
                continue
            if {*needed_facts(other, cued)} <= tell(heard, other, None, cued, now).new:
                return name
            if _asks_what_a_fact_is(heard, entry, other):
                return name
        return self._told_beside(heard, entry, now) or topic

    def _told_beside(self, heard: Understanding, entry: Entry, now: datetime) -> str | None:
        """The related topic of which a message tells all, and of ``entry`` nothing but what the two have in common.

        "The exit took effect on 31 October, from when may we join again" asks nothing of the exit.
        """
        cued = {*cued_results(heard.asked_in, entry)}
        for name in entry.related:
            other = self.kb.entries[name]
            shared = tuple(sorted(cued & {*other.results}))
            if not shared or shared != cued_results(heard.beside_values(), entry):
                continue
            if name not in _pointed_at(heard):
                continue
            if tell(heard, entry, None, shared, now).new:
                return None
            if {*needed_facts(other, shared)} <= tell(heard, other, None, shared, now).new:
                return name
        return None

    def asked_beside(self, heard: Understanding, entry: Entry) -> str | None:
        """The related topic whose own result is asked for by name beside another of ``entry``: out when, back when?"""
        cued = {*cued_results(heard.asked_in, entry)} if "when" in heard.speech.asks else set()
        if len(cued) < 2:
            return None
        beside = (self.kb.entries[name] for name in entry.related)
        asked = (other for other in beside if other.id in heard.intent.frames)
        return next((other.id for other in asked if other.results and {*other.results} < cued), None)

    def answered(self, heard: Understanding, entry: Entry, base: Exchange | None, now: datetime) -> Answered:
        """The answer on a topic.

        What the message leaves open, a word typed by its sound may tell, or the part about the topic.
        """
        answered = answer(heard, entry, base, now)
        if answered.decision.kind != "ask":
            return answered
        part = heard.parts.get(entry.id) if base is None else None
        again = [answer(self.understander.understand(part, now), entry, None, now)] if part is not None else []
        put_right = self.understander.by_sound(heard, entry, now) if heard.reading.facts else None
        again += [answer(put_right, entry, base, now)] if put_right is not None else []
        return next((other for other in again if other.decision.kind == "computed"), answered)

    def with_second(
        self, decision: Decision, also: str | None, heard: Understanding, base: Exchange | None, now: datetime
    ) -> Decision:
        """``decision`` with that on the second topic of the message, and the questions for which there is no room."""
        entry = decision.entry
        second = None if entry is None else self.second(also, heard, entry, base, now)
        if entry is None or second is None or second.entry is None:
            return decision
        stated = {name for one in (decision, second) if one.result is not None for name in one.result.values}
        told = {one.id for one in self.kb.entries.values() if one.results and one.results.keys() <= stated}
        left = left_over(heard.text, {entry.id, second.entry.id, *told}, self.understander.matcher.read)
        return msgspec.structs.replace(decision, also=second, left=left)

    def second(
        self, also: str | None, heard: Understanding, entry: Entry, base: Exchange | None, now: datetime
    ) -> Decision | None:
        """The second topic of a message that asks two things, decided with the facts of the same message."""
        if also is None or also == entry.id or base is not None:
            return None
        second = self.kb.entries[also]
        decision = self.answered(heard, second, None, now).decision
        if decision.kind == "ask" and decision.problem is None and decision.result and decision.result.values:
            return msgspec.structs.replace(decision, kind="computed", asks=None)  # what else is asked can wait
        return decision if decision.kind in ("answer", "computed") else Decision("answer", second)


def _pointed_at(heard: Understanding) -> set[str]:
    return {one.topic for one in heard.in_context("").ranked if one.probability >= PERHAPS_MEANT}


def _asks_what_a_fact_is(heard: Understanding, entry: Entry, other: Entry) -> bool:
    """Whether a message asks for a result of ``other`` that is a fact of ``entry``: who asks for it does not tell it.

    自己退的,哪天生效,最早哪天能回 tells no day on which the exit took effect.
    """
    origins = {origin for spec in entry.facts.values() for origin in spec.taken_from}
    taken = {result for result in other.results if f"{other.id}.{result}" in origins}
    if not taken or somebody_elses(heard.folded, [item.span for item in heard.reading.facts]):
        return False
    return any(taken & {*_asked_alone(words, other)} for words in heard.beside_values().split("\n"))


def _asked_alone(words: str, entry: Entry) -> tuple[str, ...]:
    """The one result of a topic that the words of a clause ask for."""
    cued = cued_results(words, entry)
    return cued if len(cued) == 1 and question_between(words) else ()


def _asked(heard: Understanding, entry: Entry) -> set[str]:
    """The results of a topic that clauses ask for which do not only tell: not the day of 日子是定在那天生效的."""
    clauses = split(heard.folded, [item.span for item in heard.reading.facts])
    told = [clause.words.rstrip().endswith(_TELLS) and not question_between(clause.words) for clause in clauses]
    asking = (clause.words for clause, is_told in zip(clauses, told, strict=True) if not is_told)
    return {result for words in asking for result in cued_results(words, entry)}
