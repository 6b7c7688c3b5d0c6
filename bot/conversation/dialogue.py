"""The dialogue: from an understanding and what is known of the conversation to what is said next.

One question is one :class:`~bot.session.Exchange`. The next message goes on from it (a fact that was asked for, a
correction, a what-if), opens another one, or comes back to one left open. Nothing here calls a clock or a transport.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec

from bot.conversation.answering import Answered
from bot.conversation.case.carrying import carried_over
from bot.conversation.case.presupposition import is_outside
from bot.conversation.case.standpoint import Standpoint
from bot.conversation.case.telling import Told, tell
from bot.conversation.decision import Decision
from bot.conversation.said_again import said_again
from bot.conversation.topics_of_a_message import PERHAPS_MEANT, TopicsOfAMessage
from bot.conversation.turn.belonging import Belonging, TopicChoice, stated_topic
from bot.conversation.turn.leaning import speaks_of_a_day
from bot.conversation.turn.openings import counted_anew, of_the_other_case, spoken_on
from bot.conversation.turn.other_cases import asks_for_another, is_other_case, leans_on, without_theirs
from bot.conversation.turn.supposing import at_the_case_at_hand, kept_in_earnest
from bot.conversation.turn.topic_choice import choose_topic
from bot.patterns import pattern
from bot.session import Exchange, Quoted, Session
from bot.understanding.acts.goals import needed_facts, only_asks_for_results, wanted_results
from bot.understanding.acts.picks import picked
from bot.understanding.acts.taking_note import takes_note
from bot.understanding.naming.fitting import said_of_today
from bot.understanding.points import asks_point
from bot.understanding.set_apart.subjects import returns_to_oneself
from bot.understanding.understanding import Understander, Understanding, asks_on_generally
from handlers.notation import plain
from handlers.result import Result
from knowledge.model import Entry, KnowledgeBase

_AT_HAND = pattern(r"现在|眼下|目前|接下来|下一步|期间|之后|我还?(?:能|可以|要|该)|\b(?:now|next|meanwhile|i do)\b")
"""Words that ask for what to do in a case rather than for what the bot does."""
ALWAYS_SMALLTALK = frozenset({"self_harm"})
"""What is answered decently whatever else the conversation is waiting for."""


class Turn(NamedTuple):
    """What was decided and the session after it; ``exchange`` is what the reply stands for."""

    decision: Decision
    session: Session
    exchange: Exchange | None


class Dialogue:
    """Decides what to answer, with one knowledge base."""

    def __init__(self, kb: KnowledgeBase, understander: Understander) -> None:
        self.kb = kb
        self.understander = understander
        self.topics = TopicsOfAMessage(kb, understander)

    def decide(self, heard: Understanding, session: Session, now: datetime) -> Turn:
        """The answer to a message understood as ``heard``, written at ``now`` in the conversation ``session``."""
        heard = heard.amid_talk() if session.current is not None else heard
        heard = counted_anew(spoken_on(heard, session.current), session.current)
        heard, session = at_the_case_at_hand(heard, session)
        act = self._conversation_act(heard, session, now)
        if act is not None:
            return act
        choice = choose_topic(heard, session, self._belonging(heard, session, now))
        if choice.topic is None:
            return self._no_topic(heard, choice, now)
        if choice.asked_again and session.current is not None:
            heard = self.understander.understand(session.current.question, session.current.at)
        elif choice.base is None:
            choice = msgspec.structs.replace(choice, topic=self.topics.covering(heard, choice.topic, now))
        return self._on_topic(heard, choice, session.current, now)

    def about(self, topic: str, session: Session, now: datetime) -> Turn:
        """The answer when a topic is picked by button or link: the question it was offered for, or its rule."""
        current = session.current
        if current is not None and topic in current.choices and current.question:
            heard = self.understander.understand(current.question, current.at)
            choice = TopicChoice(topic, session=msgspec.structs.replace(session, current=None))
            return self._on_topic(heard, choice, None, now)
        entry = self.kb.entries[topic]
        exchange = Exchange(at=now, topic=topic, rule_told=True)
        after = msgspec.structs.replace(session.park(), current=exchange)
        return Turn(Decision("answer", entry, confidence=1.0), after, exchange)

    def quoting(self, quoted: Quoted, text: str, session: Session, now: datetime) -> Session:
        """The session in which a person's message, quoted by ``text``, is what the conversation is about."""
        told_there = self.understander.understand(quoted.text, now)
        asked = self.understander.understand(text, now)
        topic = self._quoted_topic(told_there, asked)
        if topic is None:
            return msgspec.structs.replace(session, current=None)
        entry = self.kb.entries[topic]
        goals = wanted_results(asked.asked_in, entry, asked.speech)
        told = tell(
            told_there, entry, None, goals or wanted_results(told_there.asked_in, entry, told_there.speech), now
        )
        of_oneself = not quoted.own and returns_to_oneself(asked.folded) and not asked.speech.does("points")
        facts = {} if of_oneself else told.facts  # 那我的剩5200呢, said to another member's case
        exchange = Exchange(
            at=now, topic=topic, facts=facts, question=quoted.text, told_nothing=of_oneself, theirs=not quoted.own
        )
        return msgspec.structs.replace(session, current=exchange)

    def _quoted_topic(self, theirs: Understanding, own: Understanding) -> str | None:
        """The topic of a message about a quoted one: its own, unless it only points at what the other one tells."""
        named, told = stated_topic(own.intent), stated_topic(theirs.intent)
        if named is None or told is None or named == told:
            return named or stated_topic(own.with_question(theirs.text))
        points = own.speech.does("points") and not own.reading.facts
        return told if points and named in self.kb.entries[told].related else named

    # -- messages that are about the conversation itself ---------------------------------------------------------

    def _conversation_act(self, heard: Understanding, session: Session, now: datetime) -> Turn | None:
        current = session.current
        asks_back = heard.intent.smalltalk == "farewell" and heard.folded.rstrip().endswith("?")  # 那就没有了?
        smalltalk = None if asks_back or _asks_what_to_do_now(heard, current) else heard.intent.smalltalk
        if smalltalk in ALWAYS_SMALLTALK:
            return Turn(Decision("smalltalk", phrase=smalltalk, confidence=1.0), session, current)
        if heard.speech.does("cancel"):
            after = Session(chosen_lang=session.chosen_lang, told_only_text=session.told_only_text)
            return Turn(Decision("cancelled", phrase="cancelled"), after, None)
        if self._does_not_know(heard, session, now) and current is not None:
            entry = self.kb.entries[current.topic or ""]
            decision = Decision("unknown", entry, lead="cannot_know", asks=current.asked, facts=current.facts)
            return Turn(decision, session, current)
        if current is not None and picked(heard.folded, len(current.choices)):
            return None  # 您是问…吗? 对
        if smalltalk is not None:
            values = [item for item in heard.reading.facts if not said_of_today(item)]  # 今天好累 tells no day
            tells = bool(values) or self._answers_what_was_asked(heard, session, now)
            if not (current and current.topic and tells):
                return Turn(Decision("smalltalk", phrase=smalltalk, confidence=1.0), session, current)
        answered = current is not None and current.results and current.asked is None
        if current is not None and (heard.is_mere_courtesy() or (answered and takes_note(heard.folded))):
            return Turn(Decision("smalltalk", phrase="thanks"), session, current)
        return None

    def _does_not_know(self, heard: Understanding, session: Session, now: datetime) -> bool:
        """Whether the person says that they do not know the fact that was asked for, and gives no other."""
        if not heard.speech.does("dont_know"):
            return False
        asked, told = self._told_when_asked(heard, session, now)
        return told is not None and not told.new and asked not in told.unclear

    def _told_when_asked(self, heard: Understanding, session: Session, now: datetime) -> tuple[str, Told | None]:
        """The fact that was asked for, and what the message tells on its topic; None if nothing was asked for."""
        current = session.current
        if current is None or current.asked is None or current.topic is None:
            return "", None
        return current.asked, tell(heard, self.kb.entries[current.topic], current, current.goals, now)

    def _holds_facts(self, heard: Understanding, topic: str, session: Session, now: datetime) -> bool:
        """Whether the message tells something about ``topic``, seen from what the conversation knows of it."""
        left_open = (*session.parked, *([session.current] if session.current else []))
        base = next((item for item in reversed(left_open) if item.topic == topic), None)
        return bool(tell(heard, self.kb.entries[topic], base, base.goals if base else (), now).touched)

    def _answers_what_was_asked(self, heard: Understanding, session: Session, now: datetime) -> bool:
        """Whether a message tells the very fact that was asked for, and asks nothing itself."""
        asked, told = self._told_when_asked(heard, session, now)
        return told is not None and not heard.speech.asks - {"whether"} and asked in told.new

    def _completed_beside(self, heard: Understanding, session: Session, now: datetime) -> str | None:
        """The related topic that a message completes by name instead of telling what was asked for.

        Asked when certification passed, 没断过,这期12月31号到期 tells of a renewal, if the question may have meant it.
        """
        _, told = self._told_when_asked(heard, session, now)
        if told is None or told.new or heard.speech.asks or session.current is None:
            return None
        beside = [self.kb.entries[name] for name in self.kb.entries[session.current.topic or ""].related]
        read = [(entry, tell(heard, entry, None, (), now)) for entry in beside]
        whole = [entry for entry, told in read if _has_all_of_a_result(entry, told.new & told.named)]
        if len(whole) != 1 or is_outside(heard, whole[0], now.date()):
            return None
        return whole[0].id if self._may_have_meant(session, whole[0].id) else None

    def _named_instead(self, heard: Understanding, session: Session, now: datetime) -> str | None:
        """The related topic that counts what a message names, where the one at hand does not count it: 我们刷了一单."""
        here = self.kb.entries[session.current.topic or ""] if session.current is not None else None
        if here is None or heard.speech.asks or not _counts(here):
            return None
        mentions = [mention for row in Standpoint.of(heard, here, None, (), now).reader().mentions for mention in row]
        if any(mention.facts for mention in mentions) or not any(mention.against for mention in mentions):
            return None
        others = [entry for entry in self.kb.entries.values() if _counts(entry)]
        beside = [entry for entry in others if entry.id in here.related or here.id in entry.related]
        named = [entry.id for entry in beside if tell(heard, entry, None, (), now).named]
        return named[0] if len(named) == 1 else None

    def _may_have_meant(self, session: Session, topic: str) -> bool:
        """Whether the question at hand, read by itself, may have been about ``topic``.

        诚信通哪天起算 may mean a renewal; 诚信通新办的,哪天起算 has a concept that the topic's first frame rules out.
        """
        if session.current is None:
            return False
        asked = self.understander.understand(session.current.question, session.current.at).in_context("")
        ruled_out = {name for frame in self.kb.entries[topic].frames[:1] for name in frame.unless}
        likely = any(one.topic == topic and one.probability >= PERHAPS_MEANT for one in asked.ranked)
        return likely and ruled_out.isdisjoint(name for name, _, _ in asked.concepts)

    def _tells_news(self, heard: Understanding, session: Session, now: datetime) -> bool:
        """Whether the message may change what was told on the topic at hand."""
        current = session.current
        if current is None or current.topic is None or not current.facts or heard.speech.asks:
            return False
        told = tell(heard, self.kb.entries[current.topic], current, current.goals, now)
        return not current.facts.keys().isdisjoint(told.unclear)

    def _speaks_by_name(self, heard: Understanding, topic: str, now: datetime) -> bool:
        """Whether the message names all that some result of ``topic`` needs, beside values that are or may be it."""
        entry = self.kb.entries[topic]
        told = tell(heard, entry, None, (), now)
        return _has_all_of_a_result(entry, told.touched & told.named)

    def _belonging(self, heard: Understanding, session: Session, now: datetime) -> Belonging:
        """What ties the message to a topic of the conversation."""

        def related(one: str, other: str) -> bool:
            return other in self.kb.entries[one].related or one in self.kb.entries[other].related

        return Belonging(
            fits=lambda topic: self._holds_facts(heard, topic, session, now),
            answers=lambda: self._answers_what_was_asked(heard, session, now),
            computes=lambda topic: bool(self.kb.entries[topic].results),
            asks_only=lambda topic: only_asks_for_results(heard.folded, heard.asked_in, self.kb.entries[topic]),
            asks_point=lambda topic: asks_point(heard, self.kb.entries[topic]),
            related=related,
            neighbours=lambda topic: self.kb.entries[topic].related,
            by_name=lambda topic: self._speaks_by_name(heard, topic, now),
            may_have_meant=lambda topic: self._may_have_meant(session, topic),
            completes=lambda: self._completed_beside(heard, session, now),
            names_instead=lambda: self._named_instead(heard, session, now),
            tells_news=lambda: self._tells_news(heard, session, now),
        )

    def _no_topic(self, heard: Understanding, choice: TopicChoice, now: datetime) -> Turn:
        idle = heard.says_nothing() and not heard.speech.does("what_if") and not heard.intent.foreign_platform
        if not choice.offers and choice.session.current is not None and idle:
            return Turn(Decision("smalltalk", phrase="smalltalk"), choice.session, choice.session.current)
        if not choice.offers:
            after = choice.session
            if heard.intent.foreign_platform and not heard.speech.asks:  # 是淘宝的订单: what was told is none of ours
                after = msgspec.structs.replace(after, current=None)
            elif after.current is not None and after.current.facts and speaks_of_a_day(heard):
                after = msgspec.structs.replace(after, current=msgspec.structs.replace(after.current, beside=True))
            return Turn(Decision("unknown", phrase="unknown", confidence=heard.intent.none), after, None)
        exchange = Exchange(at=now, choices=choice.offers, question=heard.text)
        best = heard.intent.ranked[0].probability
        session = msgspec.structs.replace(choice.session.park(), current=exchange)
        return Turn(Decision("choices", choices=choice.offers, confidence=best), session, exchange)

    # -- a message on a topic --------------------------------------------------------------------------------------

    def _on_topic(self, heard: Understanding, choice: TopicChoice, previous: Exchange | None, now: datetime) -> Turn:
        entry = self.kb.entries[choice.topic or ""]
        base = before = self._base(heard, entry, choice, previous)
        another = False
        if base is not None and self._starts_anew(heard, entry, base, now):
            base = None
        elif base is not None and is_other_case(heard, entry, base):
            another, heard = True, without_theirs(heard, base)
            base = msgspec.structs.replace(
                base,
                facts={},
                results={},
                asked=None,
                question=heard.text,
                told_nothing=False,
                theirs=False,
                in_earnest=base,
            )
            heard = of_the_other_case(heard)
        answered = self.topics.answered(heard, entry, base, now)
        lead = "back_to" if choice.returned and not answered.told.new else answered.decision.lead
        also = choice.also or heard.intent.also or self.topics.asked_beside(heard, entry)
        decision = msgspec.structs.replace(answered.decision, lead=lead, confidence=_confidence(heard, choice))
        decision = self.topics.with_second(decision, also, heard, base, now)
        decision = said_again(decision, heard, previous if choice.base is previous else None)
        exchange = self._exchange(decision, heard, entry, base, answered, now)
        kept = kept_in_earnest(heard, before, exchange, another=another)
        exchange = msgspec.structs.replace(exchange, in_earnest=kept)
        return Turn(decision, msgspec.structs.replace(choice.session, current=exchange), exchange)

    def _base(
        self, heard: Understanding, entry: Entry, choice: TopicChoice, previous: Exchange | None
    ) -> Exchange | None:
        """The exchange this message goes on from, with facts that an offered question or a related topic gave."""
        base = choice.base
        if base is not None and base.question and not (base.facts or base.asked or base.told_nothing):
            question = self.understander.understand(base.question, base.at)
            told = tell(question, entry, None, wanted_results(question.asked_in, entry, question.speech), base.at)
            return msgspec.structs.replace(base, facts=told.facts)
        corrects = heard.speech.does("correction") and bool(heard.reading.facts)  # of what was told, not of the result
        if base is None and previous is not None and previous.topic and leans_on(previous, heard) and not corrects:
            return self._carried(entry, previous, self.kb.entries[previous.topic])
        return base

    @staticmethod
    def _carried(entry: Entry, previous: Exchange, previous_entry: Entry) -> Exchange | None:
        """An exchange on ``entry`` with what the related one has given, of the case as it is too; None for nothing."""
        facts = carried_over(entry, previous, previous_entry)
        if not facts:
            return None
        known = Exchange(at=previous.at, topic=entry.id, facts=facts, question=previous.question)
        own = carried_over(entry, previous.in_earnest, previous_entry)
        return msgspec.structs.replace(known, in_earnest=msgspec.structs.replace(known, facts=own)) if own else known

    def _starts_anew(self, heard: Understanding, entry: Entry, base: Exchange, now: datetime) -> bool:
        """Whether a message is a question of its own: it names its topic and brings all that its result needs.

        What was told before then belongs to another case (a friend's, an earlier one), unless it is only added to: the
        day on which the balance just told fell.
        """
        goals = wanted_results(heard.asked_in, entry, heard.speech)
        leans = heard.speech.acts & {"correction", "what_if", "go_back", "why", "repeat"}
        if base.asked is not None or leans or not goals or stated_topic(heard.intent) != entry.id:
            return False
        alone = tell(heard, entry, None, goals, now)
        complete = set(needed_facts(entry, goals)) <= alone.facts.keys()
        if not complete or not base.facts:
            return complete
        told = tell(heard, entry, base, goals, now)  # an echo of the answer, or the day of today, tells nothing anew
        return bool(alone.new & base.facts.keys() & {*told.new, *told.unclear})

    def _exchange(
        self,
        decision: Decision,
        heard: Understanding,
        entry: Entry,
        base: Exchange | None,
        answered: Answered,
        now: datetime,
    ) -> Exchange:
        goals, told = answered.goals, answered.told
        result = decision.result or Result()
        results = {name: plain(value) for name, value in result.values.items()}
        if decision.kind == "answer" and base is not None and dict(decision.facts) == base.facts:
            results = results or dict(base.results)  # a look at the rule changes nothing of what was computed
        in_vain = base.in_vain + 1 if base and base.asked and base.asked == decision.asks and decision.problem else 0
        return Exchange(
            at=now,
            topic=entry.id,
            goals=goals,
            facts=dict(decision.facts),
            asked=decision.asks,
            in_vain=in_vain,
            results=results,
            rule_told=decision.kind == "answer",
            theirs=base is not None and base.theirs,
            beside=base is not None and not told.new and speaks_of_a_day(heard),
            question=heard.text if base is None or asks_for_another(heard) else base.question,
            told_nothing=(
                _tells_nothing(heard, entry, now)
                if base is None or asks_for_another(heard)
                else base.told_nothing or bool(base.facts)  # what it told is known, or was taken back since
            ),
        )


def _asks_what_to_do_now(heard: Understanding, current: Exchange | None) -> bool:
    """Whether a message asks what can be done in the case at hand, not what the bot can do: 现在能做什么."""
    if heard.intent.smalltalk != "help" or current is None or current.topic is None:
        return False
    return _AT_HAND.search(heard.folded) is not None and asks_on_generally(heard, current.topic)


def _tells_nothing(heard: Understanding, entry: Entry, now: datetime) -> bool:
    """Whether a question of its own tells no fact of the topic, as it is read again for one, see ``_base``."""
    goals = wanted_results(heard.asked_in, entry, heard.speech)
    return not tell(heard, entry, None, goals, now).facts


def _has_all_of_a_result(entry: Entry, given: frozenset[str]) -> bool:
    """Whether the facts ``given`` are all that some result of a topic needs."""
    return any(spec.needs and {*spec.needs} <= given for spec in entry.results.values())


def _confidence(heard: Understanding, choice: TopicChoice) -> float:
    reading = choice.reading or heard.intent
    return next((item.probability for item in reading.ranked if item.topic == choice.topic), 0.5)


def _counts(entry: Entry) -> bool:
    """Whether a topic reckons with a count."""
    return any(spec.type == "count" for spec in entry.facts.values())
