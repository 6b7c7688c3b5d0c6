"""Parked questions: how a conversation leaves one for another topic, and what takes it up again."""

from __future__ import annotations

import msgspec

from bot.conversation.turn.belonging import Belonging, TopicChoice, stated_topic
from bot.session import Exchange, Session
from bot.understanding.intent import IntentReading
from bot.understanding.understanding import Understanding

_NAMED_AT_ALL = 0.05
"""A topic this likely is pointed at by a message that varies what was told of it."""


def switch(topic: str, session: Session, reading: IntentReading | None = None) -> TopicChoice:
    """Another topic; an open question is parked, and one parked on this topic is taken up again."""
    parked = session.park().parked
    base = next((item for item in parked if item.topic == topic and item.open()), None)
    return TopicChoice(topic, base=base, session=_taking_up(base, session), reading=reading)


def _taking_up(base: Exchange | None, session: Session) -> Session:
    """The session with its current question parked and ``base`` no longer waiting among the parked ones."""
    after = session.park()
    return msgspec.structs.replace(after, parked=tuple(item for item in after.parked if item is not base))


def counts_on(heard: Understanding, topic: str, session: Session) -> TopicChoice | None:
    """The question answered earlier of whose count one more is told: 投诉又判了一个, after a look at the deposit."""
    if heard.shift is None or not heard.shift.count:
        return None
    base = next((item for item in reversed(session.parked) if item.topic == topic and item.facts), None)
    return None if base is None else TopicChoice(topic, base=base, session=_taking_up(base, session))


def names_parked(heard: Understanding, session: Session, current: Exchange, ties: Belonging) -> TopicChoice | None:
    """The question answered earlier that a message varies: by name (那退出改成6月7号), or after a look at a rule."""
    if not heard.speech.acts & {"what_if", "correction"}:
        return None
    own = {item.topic: item.probability for item in heard.intent.ranked}
    here = stated_topic(heard.in_context(current.topic or "")) is not None or ties.fits(current.topic or "")
    for item in reversed(session.parked):
        if item.topic is None or not item.facts or not ties.fits(item.topic):
            continue
        if here and own.get(item.topic, 0.0) <= max(own.get(current.topic or "", 0.0), _NAMED_AT_ALL):
            continue
        there = heard.in_context(item.topic)
        if stated_topic(there) == item.topic or not (current.facts or current.asked):
            return TopicChoice(item.topic, base=item, session=_taking_up(item, session), reading=there)
    return None


def answer_to_parked(heard: Understanding, session: Session, ties: Belonging) -> TopicChoice | None:
    """The question left open earlier that the message answers, if it does."""
    waiting = next((item for item in reversed(session.parked) if _answered(item, ties)), None)
    if waiting is None or waiting.topic is None:
        return None
    return switch(waiting.topic, session, heard.in_context(waiting.topic))


def _answered(item: Exchange, ties: Belonging) -> bool:
    """Whether the message answers a question that was left open when the topic changed."""
    return item.topic is not None and item.asked is not None and ties.fits(item.topic)


def return_to(heard: Understanding, session: Session, stated: str | None) -> TopicChoice | None:
    """The question that "back to ..." means: on the named topic, else the latest one left open, else the latest."""
    earlier = list(session.parked)
    left_open = [item for item in earlier if item.open()]
    if session.current is not None and (session.current.open() or not left_open):
        left_open.append(session.current)
    named = [item for item in (*earlier, *left_open) if item.topic == stated] if stated else []
    away = [item for item in (*earlier, *left_open) if item is not session.current] or left_open
    hinted = [item for item in away if item.topic and stated_topic(heard.in_context(item.topic)) == item.topic]
    candidates = named or hinted or ([] if stated else left_open)
    if not candidates:
        return None
    base = candidates[-1]
    after = session if base is session.current else session.park()
    rest = tuple(item for item in after.parked if item is not base and item.topic != base.topic)
    return TopicChoice(base.topic, base=base, session=msgspec.structs.replace(after, parked=rest), returned=True)
