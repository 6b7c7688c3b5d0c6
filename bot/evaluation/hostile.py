"""Judging hostile messages: each gets a reply, quickly, and none brings out a value nobody asked for or told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.interview import Answer, Interview
from bot.evaluation.labels import Hostile
from bot.evaluation.progress import Step
from bot.evaluation.questions import STATES_TOPIC
from bot.evaluation.scores import Miss, Share, Verdict

MOMENT = "2023-05-17T14:30:00+08:00"
"""When hostile messages are taken to be written: their labels give no time, and a run must be repeatable."""

SHOWN_LENGTH = 80


def judge_hostile(messages: Sequence[Hostile], interview: Interview, step: Step) -> Verdict:
    """Send every message in a private chat of its own and judge the replies."""
    misses = list[Miss]()
    replied = from_nothing = stated = offered = meant = unmeant = 0
    for message in messages:
        answer = interview.ask(message.q, id=message.id, now=MOMENT)
        faults = hostile_faults(message, answer)
        replied += "no reply" not in faults
        from_nothing += "value from nothing" in faults
        if message.expect_topic is not None:
            meant += 1
            stated += "topic" not in faults
            offered += message.expect_topic in answer.choices
        unmeant += "topic stated unasked" in faults
        misses += [_miss(fault, message, answer) for fault in faults]
        step()
    shares = (
        Share("replied", replied, len(messages)),
        Share("topic right", stated, meant),
        Share("topic offered", offered, meant),
        Share("topic stated unasked", unmeant, len(messages) - meant),
        Share("values from nothing", from_nothing, len(messages)),
    )
    return Verdict(shares=shares, misses=tuple(misses))


def hostile_faults(message: Hostile, answer: Answer) -> tuple[str, ...]:
    """What is wrong with the reply; a topic where none is meant is listed, since only a reader can judge its words."""
    faults = list[str]()
    if answer.kind == "error" or not answer.text.strip():
        faults.append("no reply")
    if answer.result and (message.expect_topic is None or not _told(answer)):
        faults.append("value from nothing")
    topics = {answer.topic, answer.also} if answer.kind in STATES_TOPIC else set()
    if message.expect_topic is not None and message.expect_topic not in topics:
        faults.append("topic")
    if message.expect_topic is None and topics - {None}:
        faults.append("topic stated unasked")
    return tuple(faults)


def _told(answer: Answer) -> bool:
    """Whether the message itself gave the facts of a result: a number or day used must have been heard."""
    written = [value for value in answer.facts.values() if not isinstance(value, str) or value[:1].isdigit()]
    return bool(answer.facts) and (not written or bool(answer.heard))


def _miss(fault: str, message: Hostile, answer: Answer) -> Miss:
    text = message.q if len(message.q) <= SHOWN_LENGTH else f"{message.q[:SHOWN_LENGTH]}… ({len(message.q)} characters)"
    expected = message.expect_topic or message.why or "no policy"
    return Miss(what=fault, id=message.id, text=text, expected=expected, got=answer.brief())
