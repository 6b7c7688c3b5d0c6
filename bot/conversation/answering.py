"""Answering: what is said on one topic once it is known what was told: the rule, a result, or the fact to ask for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot.conversation.case.computation import compute_best, without_idle_deadlines
from bot.conversation.case.open_hours import CLOCK
from bot.conversation.case.presupposition import is_contradicted, is_outside, tells_own_case
from bot.conversation.case.telling import Told, tell
from bot.conversation.decision import Decision, Lead
from bot.conversation.reservations import Reservations
from bot.messages import Kind
from bot.patterns import pattern
from bot.session import Exchange
from bot.understanding.acts.goals import (
    about_own_case,
    cued_results,
    needed_facts,
    wanted_results,
)
from bot.understanding.echoes import checks, days_reckoned, may_be_result, without_value
from bot.understanding.facts import Heard
from bot.understanding.points import points_asked
from bot.understanding.understanding import Understanding, asks_on_generally, asks_on_topic
from handlers.result import ImpossibleFactError, Result, day_of
from knowledge.model import Entry

_NO_SIDE_QUESTION = frozenset(
    {"confirm", "what_if", "other_case", "points", "dont_know", "correction", "why", "repeat"}
)
"""What a message does that is about the case, or about the answer just given."""
_ON_THE_ANSWER = _NO_SIDE_QUESTION - {"what_if", "points"}
_INTENDS = pattern(r"想|打算|准备|计划|正要|\b(?:want|plan|going to)\b")
"""想退出,哪天生效 is asked for oneself though nobody says "I"."""
_HOW_MANY_UNTIL = pattern(r"\bhow many (?:\w+ ){0,4}(?:until|till|before)\b")
"""It asks for the rule's number, not when: how many complaints until I am out."""
_OF_THE_WORDS = (None, "unclear", "not_read")
"""Problems with what was said, not with a value that was read."""
_DOUBTS = pattern(r"难道|不会是|不是说|\bi thought\b|\bsure\b")


@dataclass(frozen=True)
class Answered:
    """A decision, and the results that it was asked for."""

    decision: Decision
    goals: tuple[str, ...]
    told: Told


def answer(heard: Understanding, entry: Entry, base: Exchange | None, now: datetime) -> Answered:
    """The decision on ``entry`` for a message that goes on from ``base``."""
    answered = _Answering(heard, entry, base, now).answered()
    if answered.decision.kind == "computed" or (base is not None and base.results):
        return answered
    return next(_without_reckonings(heard, entry, base, now), answered)


def _without_reckonings(heard: Understanding, entry: Entry, base: Exchange | None, now: datetime) -> Iterator[Answered]:
    """What is computed from the rest of a message, one of its days being what the person takes the result to be."""
    for item in days_reckoned(heard):
        answered = _Answering(without_value(heard, item), entry, base, now).answered()
        result = answered.decision.result
        if answered.decision.kind != "computed" or result is None:
            continue
        if _is_one_of(item, result, heard.folded):
            yield answered


def _is_one_of(item: Heard, result: Result, folded: str) -> bool:
    return any(may_be_result(item, value, folded) for value in result.values.values())


class _Answering:
    """One message answered on one topic."""

    def __init__(self, heard: Understanding, entry: Entry, base: Exchange | None, now: datetime) -> None:
        self.heard, self.entry, self.base, self.now = heard, entry, base, now
        self.cued = cued_results(heard.asked_in, entry)
        self.asked_for = wanted_results(heard.asked_in, entry, heard.speech)
        self.told = self._useful(tell(heard, entry, base, self.asked_for or (base.goals if base else ()), now))
        self.goals = goals_in_context(self.asked_for, entry, self.told, base)

    def answered(self) -> Answered:
        """The decision, its goals and what was told."""
        return Answered(self._in_view_of_the_message(self._with_points(self._decision())), self.goals, self.told)

    def _in_view_of_the_message(self, decision: Decision) -> Decision:
        """A question with what is open about the day told, what a doubt takes back, and whether the rule goes first."""
        if decision.kind != "ask":
            return decision
        told, before = self.told, self.base.facts if self.base else {}
        open_ones = {*told.unclear} - {*decision.facts, *told.undone}
        back = {name: fact for name, fact in before.items() if name in open_ones}
        unsettled = told.unsettled.get(decision.asks or "") if decision.problem in _OF_THE_WORDS else None
        rule = decision.problem in (None, "unclear") and unsettled is None and self._asks_what_the_rule_is(decision)
        doubted = back if decision.problem == "unclear" else {}
        kept = {name: fact for name, fact in decision.facts.items() if unsettled is None or name != decision.asks}
        return msgspec.structs.replace(decision, unsettled=unsettled, doubted=doubted, rule_first=rule, facts=kept)

    def _asks_what_the_rule_is(self, decision: Decision) -> bool:
        """Whether the rule is the answer, and the question for a fact only goes on from it: 续费后从哪天算, 几天内要补.

        Not for one's own case, unless it asks for the rule's own number or for a single point of it.
        """
        speech = self.heard.speech
        told = decision.facts.get(decision.asks or "")
        if told is not None and told.type == "datetime" and str(told.value)[:10] > self.now.date().isoformat():
            return True  # nobody knows yet at what hour it will be
        counts = speech.asks & {"how_long", "how_many"}
        if counts and (not speech.asks & {"when", "how_much"} or _HOW_MANY_UNTIL.search(self.heard.folded)):
            return True
        told_values = any(fact.type != "choice" for fact in decision.facts.values())  # 实力商家 is a kind of shop
        own = told_values or speech.does("personal") or _INTENDS.search(self.heard.folded) is not None
        return bool(decision.points or (speech.asks and not own))

    def _with_points(self, decision: Decision) -> Decision:
        """``decision``, where it states the rule, with the single points that the message asks about."""
        beside = decision.kind in ("ask", "computed") and self._asks_beside_the_case(decision)
        if decision.lead == "contradicted" or (decision.kind == "computed" and not beside):
            return decision
        points = points_asked(self.heard.asked_in, self.entry)
        if not points:
            return decision
        if decision.kind == "ask" and self.base is None and not decision.facts and self._asks_only_points():
            return Decision("answer", self.entry, points=points)
        if beside:
            return Decision("answer", self.entry, facts=decision.facts, asks=decision.asks, points=points)
        lead = None if decision.lead == "all_there_is" else decision.lead
        return msgspec.structs.replace(decision, points=points, lead=lead)

    def _asks_only_points(self) -> bool:
        """Whether a first message tells no value and asks for none of the results: 退出申请能撤回吗."""
        return not (self.heard.reading.facts or self.cued or self.heard.speech.asks & {"when", "how_much"})

    def _asks_beside_the_case(self, decision: Decision) -> bool:
        """Whether a question tells nothing of a case, so that the rule itself answers it: 从哪天开始算."""
        speech = self.heard.speech
        if self.told.new or self.told.unclear or decision.problem:
            return False
        if decision.result is None or not decision.result.values:
            return not (self.cued and speech.does("personal"))
        return not (self.cued or "how_long" in speech.asks or speech.acts & _ON_THE_ANSWER)

    def _useful(self, told: Told) -> Told:
        """What was told, without bounds that decide nothing: "what if it is below 6000?" asks for the rule."""
        without = told.without_bounds()
        if without.new == told.new:
            return told
        with contextlib.suppress(ImpossibleFactError):
            result, _ = compute_best(self.entry, told.facts, self.now)
            if told.new - without.new <= set(result.used):
                return told
        return without

    def _decision(self) -> Decision:
        heard, entry, told = self.heard, self.entry, self.told
        if told.problem is not None:
            return Decision(
                "ask", entry, facts=told.facts, asks=told.problem_fact, problem=told.problem.reason,
                problem_text=told.problem.text,
            )  # fmt: skip
        checks_result = self.base is not None and bool(self.base.results) and checks(heard)
        checks_result = checks_result and not heard.speech.does("claims_rule")
        if (
            not checks_result
            and is_contradicted(heard, entry, day_of(self.now))
            and not ((told.new or told.unclear) and tells_own_case(heard))
        ):
            return Decision("answer", entry, lead="contradicted")
        if is_outside(heard, entry, day_of(self.now)):
            own = heard.reading.facts or (self.base is not None and self.base.facts)
            return Decision("answer", entry, lead="not_computed" if own else None)
        asked = self.base.asked if self.base else None
        if self._asks_on_generally():
            return Decision("answer", entry, lead="all_there_is", facts=told.facts, asks=asked)
        if told.aside or self._asks_for_the_rule():
            return Decision("answer", entry, facts=told.facts, asks=asked)
        reservations = self._reservations()
        open_fact = reservations.unclear_fact()
        if open_fact is not None:
            asking = self._asking(open_fact)
            beside = reservations.settled_beside()
            if beside is not None:
                return msgspec.structs.replace(asking, problem=None, result=beside)
            return msgspec.structs.replace(asking, problem=asking.problem or "unclear")
        try:
            result, facts = compute_best(entry, told.facts, self.now)
        except ImpossibleFactError as error:
            name = error.fact
            kept = {key: fact for key, fact in told.facts.items() if key != name}
            text = str(told.facts[name].value) if name in told.facts else ""
            return Decision("ask", entry, facts=kept, asks=name, problem=error.reason, problem_text=text)
        self.told = msgspec.structs.replace(told, facts=facts)
        reservations = self._reservations()
        perhaps = reservations.perhaps_another(result)
        if perhaps is not None:
            return Decision("ask", entry, facts=facts, asks=perhaps, problem="unclear")
        return reservations.with_open_news(self._with_result(result))

    def _reservations(self) -> Reservations:
        return Reservations(self.heard, self.entry, self.base, self.told, self.goals, self.asked_for, self.now)

    def _asks_for_the_rule(self) -> bool:
        """Whether the rule itself is the answer: nothing to compute, or a question that no personal value answers."""
        told, base, speech = self.told, self.base, self.heard.speech
        if self.entry.handler is None:
            return True
        if told.new_values(self.entry) or (told.new and self.goals):
            return False
        if base is not None and (base.facts or base.asked):
            side_question = bool(speech.asks) and not self.goals and self.heard.intent.decision == "answer"
            side_question = side_question or self._asks_beside(base)
            other_case = speech.does("what_if") and bool(base.facts) and not (told.new or told.unclear or self.cued)
            return (side_question or other_case or speech.about_the_rule) and not speech.acts & {"why", "repeat"}
        if any(self.entry.facts[name].type != "choice" for name in told.unclear):
            return False
        return not about_own_case(speech, self.goals, named=bool(self.cued))

    def _asks_on_generally(self) -> bool:
        """Whether a question in general words is on what goes with the rule just told: 谁来通知我."""
        told, base, speech = self.told, self.base, self.heard.speech
        if base is None or base.topic != self.entry.id or told.new or told.unclear or self.cued:
            return False
        if base.facts and not base.results and base.asked is None:  # the topic is another one than before
            return False
        if speech.about_the_rule or speech.acts & _ON_THE_ANSWER:
            return False
        if checks(self.heard) or _DOUBTS.search(self.heard.folded):
            return False
        if speech.asks & {"when", "how_much", "how_many"} or (speech.does("points") and "how_long" not in speech.asks):
            return False
        return asks_on_generally(self.heard, self.entry.id)

    def _asks_beside(self, base: Exchange) -> bool:
        """Whether a question about what was just answered or asked for is one about the rule: 要盖章吗."""
        acts = self.heard.speech.acts & _NO_SIDE_QUESTION
        if self.asked_for or self.cued or acts or not (base.results or base.asked):
            return False
        if checks(self.heard) or _DOUBTS.search(self.heard.folded):
            return False
        return asks_on_topic(self.heard, self.entry.id)

    def _with_result(self, result: Result) -> Decision:
        entry, told, base = self.entry, self.told, self.base
        result = without_idle_deadlines(result, entry, told.facts, self.cued, self.now)
        question = next_question(entry, result, self.goals, told)
        if result.outcome is not None and (result.values or question is None):
            cued = set(self.cued) | set(base.goals if base and base.asked else ())
            unmet = question is not None and any(
                goal in cued and goal not in result.values and question in entry.results[goal].needs
                for goal in self.goals
            )
            kind: Kind = "ask" if unmet else "computed"
            return Decision(kind, entry, facts=told.facts, result=result, asks=question)
        if question is None:
            return Decision("answer", entry, facts=told.facts)
        return msgspec.structs.replace(self._asking(question), result=result)

    def _asking(self, name: str) -> Decision:
        """The question for a fact; asked in vain, it says so, and from the second time on that it can wait."""
        base, facts = self.base, self.told.facts
        if name in self.told.undone:
            of_a_day = self.entry.facts[name].type in ("date", "datetime")  # 其中两次无效: no count is still to come
            return Decision("ask", self.entry, lead="not_yet" if of_a_day else None, facts=facts, asks=name)
        if self._hour_is_open(name):
            return Decision("ask", self.entry, facts=facts, asks=name, problem="half_day")
        again = base is not None and base.asked == name and not self.told.new and not self.heard.speech.asks
        if not again or base is None:
            return Decision("ask", self.entry, facts=facts, asks=name)
        lead: Lead | None = "can_wait" if base.in_vain else None
        return Decision("ask", self.entry, lead=lead, facts=facts, asks=name, problem="not_read")

    def _hour_is_open(self, name: str) -> bool:
        """Whether only morning or afternoon is missing: the day is known and an hour was told that holds."""
        told = self.told.facts.get(name)
        return told is not None and name in self.told.new and any(item.startswith(CLOCK) for item in told.assumed)


def goals_in_context(goals: tuple[str, ...], entry: Entry, told: Told, base: Exchange | None) -> tuple[str, ...]:
    """The wanted results: those of this message, else those of the conversation, else what the new facts serve."""
    if goals:
        return goals
    before = tuple(goal for goal in (base.goals if base else ()) if goal in entry.results)
    if before and (not told.new or told.new & set(needed_facts(entry, before))):
        return before
    return tuple(name for name, spec in entry.results.items() if told.new & set(spec.needs)) or before


def next_question(entry: Entry, result: Result, goals: tuple[str, ...], told: Told) -> str | None:
    """The fact to ask for: the first one missing for a wanted result, else the one the handler misses most."""
    wanted = [goal for goal in goals if goal not in result.values]
    for goal in wanted:
        for need in entry.results[goal].needs:
            if need in result.missing or need not in told.facts:
                settled = result.outcome is not None and need not in result.missing
                if not settled:
                    return need
    if result.values or not result.missing:
        return None
    return result.missing[0]
