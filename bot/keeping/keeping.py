"""The actions on a computed answer, each a button of its own; reminders can be asked for in words as well."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.conversation.decision import Decision
from bot.keeping.calculation import change, moved, recall, recompute
from bot.keeping.calendar_file import calendar_file
from bot.keeping.deadlines import Deadline, coming, deadlines
from bot.keeping.letters import draft
from bot.keeping.links import Target
from bot.keeping.offers import Offers
from bot.keeping.outcome import Asking, Outcome, notice
from bot.keeping.own_time import own_time, speaks_of_reminding
from bot.keeping.reminder_times import from_code
from bot.keeping.reminders import answer_when, ask_when, promise
from bot.keeping.sources import grounds
from bot.keeping.wording import label_of, other_dates
from bot.messages import Button, Feedback, Message
from bot.rendering.buttons import Keyboard, Rows, action
from bot.rendering.compose import Composer, shown_values
from bot.rendering.document import block, plain_text
from bot.rendering.reader import script
from bot.rendering.values import Words
from bot.session import Exchange
from knowledge.model import Entry, KnowledgeBase

ACTIONS = frozenset({"shift", "change", "remind", "ics", "source", "vote", "letter"})
"""Kinds of actions that need the answer they stand under."""

_STEPS = {"-1": -1, "+1": 1}


class Keeping:
    """Carries out the actions on answers from one knowledge base."""

    def __init__(self, kb: KnowledgeBase, composer: Composer, keyboard: Keyboard) -> None:
        self.kb = kb
        self.composer = composer
        self.offers = Offers(keyboard)

    def rows(self, decision: Decision, words: Words, message: Message) -> Rows:
        """The buttons under the answer to ``message``."""
        return self.offers.rows(decision, words, message)

    def press(self, kind: str, value: str, asking: Asking) -> Outcome | None:
        """What a pressed button of :data:`ACTIONS` comes to; None if its answer is gone or would be another by now."""
        exchange = asking.exchange
        entry = self.kb.entries.get(exchange.topic or "") if exchange else None
        if exchange is None or entry is None:
            return None
        match kind:
            case "vote" if value in ("up", "down"):
                return notice(asking, asking.phrase(f"vote_{value}"), Feedback(topic=entry.id, helpful=value == "up"))
            case "source":
                return self._source(entry, asking)
            case "letter":
                return self._letter(entry, exchange, value, asking)
            case "shift":
                return _shift(entry, exchange, value, asking)
            case "change":
                return self._change(entry, exchange, value, asking)
            case "ics":
                return self._calendar(value, asking)
            case "remind":
                return self._remind(value, asking)
        return None

    def begin(self, target: Target, asking: Asking) -> Outcome:
        """The calculation of a topic, as a link asks for it: from its first question, or from what the person told.

        What was told where the link stood is the exchange of ``asking``, if it is on the topic. A fact that was asked
        for there is left open, even one of which it only has a doubtful reading.
        """
        entry, told = self.kb.entries[target.topic], asking.exchange
        if told is None or told.topic != entry.id:
            told = Exchange(at=asking.now, topic=entry.id)
        facts = {name: fact for name, fact in told.facts.items() if name != told.asked}
        decision, exchange = recompute(entry, told, facts, asking.now)
        open_facts = (target.fact, *(decision.result.missing if decision.result else ()))
        asked = next((name for name in open_facts if name and name not in facts), None)
        if decision.asks is None and asked is not None:
            decision = msgspec.structs.replace(decision, kind="ask", asks=asked)
            exchange = msgspec.structs.replace(exchange, asked=asked)
        if facts:
            decision = msgspec.structs.replace(decision, lead="from_group")
        return Outcome(decision=decision, session=asking.turned_to(exchange), exchange=exchange)

    # -- reminders in words ------------------------------------------------------------------------------------

    def remind(self, text: str, asking: Asking) -> Outcome:
        """The command ``/remind``, with a time in words or without."""
        if not asking.can_remind:
            return notice(asking, asking.phrase("reminder_not_here"))
        asking = self._at_what_was_computed(asking)
        ahead = self._ahead(asking)
        if not ahead:
            return notice(asking, asking.phrase("reminder_nothing"))
        return answer_when(asking, ahead, own_time(text, ahead[0], asking.now)) if text else ask_when(asking, ahead)

    def typed(self, text: str, asking: Asking) -> Outcome | None:
        """The answer to a message that names a time to be reminded at, or asks for a reminder of what was computed.

        None for every other message: a question for a time that was open is then no longer waited on.
        """
        waiting = asking.session.reminder
        if not asking.can_remind or not (waiting or speaks_of_reminding(text)):
            return None
        asking = replace(asking, exchange=waiting.exchange) if waiting else self._at_what_was_computed(asking)
        ahead = self._ahead(asking, waiting.result if waiting else "")
        if not ahead:
            return None
        said = own_time(text, ahead[0], asking.now)
        return None if said.status == "no_time" else answer_when(asking, ahead, said)

    def _at_what_was_computed(self, asking: Asking) -> Asking:
        """The wish about the answer that was computed last: a look at another rule since then computed nothing.

        While a fact is asked for, the wish is about what waits for it.
        """
        session = asking.session
        talks = [talk for talk in (session.current, *reversed(session.parked)) if talk is not None]
        if session.current is not None and session.current.asked is not None:
            talks = talks[:1]
        return replace(asking, exchange=next((talk for talk in talks if talk.results), None))

    def once_more(self, asking: Asking) -> Outcome | None:
        """The open question for a time, put a second time after words that could not be understood as anything."""
        waiting = asking.session.reminder
        if waiting is None or waiting.in_vain:
            return None
        asking = replace(asking, exchange=waiting.exchange)
        ahead = self._ahead(asking, waiting.result)
        return ask_when(asking, ahead, asking.phrase("reminder_unread"), in_vain=1) if ahead else None

    def _ahead(self, asking: Asking, first: str = "") -> tuple[Deadline, ...]:
        """The deadlines of the answer that are still to come: ``first``, then what was asked for, then the others."""
        decision = recall(self.kb, asking.exchange, asking.now)
        if asking.exchange is None or decision is None or decision.entry is None or decision.result is None:
            return ()
        return coming(decision.entry, decision.result.values, asking.now, (first, *asking.exchange.goals))

    # -- one action each ---------------------------------------------------------------------------------------

    def _remind(self, value: str, asking: Asking) -> Outcome | None:
        name, _, when = value.partition(":")
        decision = recall(self.kb, asking.exchange, asking.now)
        deadline = _deadline(decision, name)
        if deadline is None:
            return None
        if not asking.can_remind:
            return notice(asking, asking.phrase("reminder_not_here"))
        if deadline.is_over(asking.now):
            over = asking.phrase("deadline_over", label=label_of(asking, deadline), value=deadline.value)
            return notice(asking, over)
        ahead, at = self._ahead(asking, name), from_code(when)
        if at is None:
            return ask_when(asking, ahead)
        if at <= asking.now:
            return ask_when(asking, ahead, asking.phrase("reminder_past", when=at))
        return promise(asking, deadline, at)

    def _calendar(self, name: str, asking: Asking) -> Outcome | None:
        decision = recall(self.kb, asking.exchange, asking.now)
        deadline = _deadline(decision, name)
        if decision is None or deadline is None:
            return None
        label = label_of(asking, deadline)
        title = asking.phrase("label_value", label=label, value=asking.text(deadline.entry.title))
        description = plain_text(self.composer.document(decision, asking.words, asking.now))
        file = calendar_file(deadline, script(title, asking.lang), script(description, asking.lang), asking.now)
        others = [other for other in self._ahead(asking) if other.result != name]
        line = asking.phrase("calendar_file", label=label, value=deadline.value)
        return Outcome(
            decision=Decision("answer", deadline.entry, confidence=1.0),
            document=(block("text", line),),
            rows=other_dates(asking, others, "ics"),
            files=(file,),
            session=asking.session,
            exchange=asking.exchange,
        )

    def _source(self, entry: Entry, asking: Asking) -> Outcome:
        decision = recall(self.kb, asking.exchange, asking.now) or Decision("answer", entry)
        decision = msgspec.structs.replace(decision, kind="answer", lead="source", confidence=1.0)
        lines = self.composer.sources(entry, asking.words)
        steps = self.composer.steps(decision, asking.words, asking.now)
        return Outcome(
            decision=decision,
            document=grounds(asking, entry, lines, steps),
            rows=(),
            session=asking.session,
            exchange=asking.exchange,
        )

    def _letter(self, entry: Entry, exchange: Exchange, number: str, asking: Asking) -> Outcome | None:
        if not number.isdecimal() or int(number) >= len(entry.letters):
            return None
        decision = recall(self.kb, exchange, asking.now)
        facts, result = (decision.facts, decision.result) if decision else (exchange.facts, None)
        values = shown_values(entry, facts, result, asking.now, asking.words)
        return Outcome(
            decision=Decision("answer", entry, confidence=1.0),
            document=draft(entry.letters[int(number)], asking.words, values),
            rows=(),
            session=asking.session,
            exchange=exchange,
        )

    def _change(self, entry: Entry, exchange: Exchange, name: str, asking: Asking) -> Outcome | None:
        if not name:
            decision = recall(self.kb, exchange, asking.now)
            used = decision.result.used if decision and decision.result else ()
            if len(used) != 1:
                return _change_which(entry, exchange, used, asking) if used else None
            name = used[0]
        if name not in entry.facts:
            return None
        decision, after = change(entry, exchange, name, asking.now)
        return Outcome(decision=decision, session=asking.turned_to(after), exchange=after)


def _shift(entry: Entry, exchange: Exchange, value: str, asking: Asking) -> Outcome | None:
    """The answer with one date a day earlier or later, in the place of the answer it is made from."""
    name, _, step = value.partition(":")
    fact = moved(entry, exchange, name, _STEPS[step]) if step in _STEPS else None
    if fact is None:
        return None
    # The answer that is moved has settled which year and month its dates are in; a step must not reopen that.
    settled = {key: msgspec.structs.replace(known, other=None) for key, known in exchange.facts.items()}
    decision, after = recompute(entry, exchange, settled | {name: fact}, asking.now)
    return Outcome(
        decision=decision,
        session=asking.turned_to(after),
        exchange=after,
        delivery="edit" if decision.asks is None else "message",
    )


def _change_which(entry: Entry, exchange: Exchange, names: tuple[str, ...], asking: Asking) -> Outcome:
    rows = tuple((Button(asking.text(entry.facts[name].label), action("change", name)),) for name in names)
    return Outcome(
        decision=Decision("answer", entry, confidence=1.0),
        document=(block("headline", asking.phrase("change_which")),),
        rows=rows,
        session=asking.session,
        exchange=exchange,
    )


def _deadline(decision: Decision | None, name: str) -> Deadline | None:
    """The result ``name`` of a computed answer, if it is a day or a moment."""
    if decision is None or decision.entry is None or decision.result is None:
        return None
    dated = deadlines(decision.entry, decision.result.values)
    return next((deadline for deadline in dated if deadline.result == name), None)
