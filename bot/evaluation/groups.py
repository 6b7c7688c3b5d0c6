"""Judging group talk: the bot answers what is meant for it, rightly, and keeps silent otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evaluation.interview import Answer, Interview, shown
from bot.evaluation.labels import Group, GroupLine
from bot.evaluation.progress import Step
from bot.evaluation.scores import Miss, Share, Verdict
from bot.evaluation.values import ValueCheck, ValueCount, check_values

BOT_NAME = "policy_bot"
"""The bot's user name in the JSON-lines interface; its lines in a transcript are what another bot once said."""

NOT_SAID = frozenset({"ignored", "error"})


def judge_groups(groups: Sequence[Group], interview: Interview, step: Step) -> Verdict:
    """Replay every transcript in a chat of its own, the bot's own lines left out, and judge every line."""
    values, misses = ValueCount(), list[Miss]()
    due = answered = silent_due = silent = 0
    for group in groups:
        for index, line in enumerate(group.lines):
            if line.sender == BOT_NAME:
                continue
            answer = _say(group, index, interview)
            check = check_values(line.result, answer.result)
            values.add(check)
            fault = line_fault(line, answer, check)
            due += line.should == "answer"
            answered += line.should == "answer" and fault is None
            silent_due += line.should == "ignore"
            silent += line.should == "ignore" and fault is None
            if fault is not None:
                misses.append(_miss(fault, group, index, answer))
        step()
    shares = (
        Share("answered when due", answered, due),
        Share("silent when due", silent, silent_due),
        *values.shares(),
    )
    return Verdict(shares=shares, misses=tuple(misses))


def line_fault(line: GroupLine, answer: Answer, check: ValueCheck) -> str | None:
    """What is wrong with the bot's behaviour on a line, or None."""
    if line.should == "ignore":
        return None if answer.kind == "ignored" else "spoke when silence was due"
    if check.wrong:
        return "wrong value"
    if line.should == "optional":
        return None
    if answer.kind in NOT_SAID:
        return "silent when an answer was due"
    topic_agrees = line.topic in (answer.topic, answer.also) if line.topic else answer.topic is None
    if not topic_agrees:
        return "topic"
    return "value not stated" if check.not_stated else None


def _say(group: Group, index: int, interview: Interview) -> Answer:
    line = group.lines[index]
    return interview.ask(
        line.text,
        id=_id(group, index),
        now=group.now,
        chat=group.id,
        user=line.sender,
        chat_type="group",
        reply_to=None if line.reply_to is None else _quoted_id(group, line.reply_to),
        edit_of=None if line.edit_of is None else _id(group, line.edit_of),
        forwarded=True if line.forward_from is not None else None,
    )


def _id(group: Group, index: int) -> str:
    return f"{group.id}/{index}"


def _quoted_id(group: Group, index: int) -> str | None:
    """The id of the message a line replies to; a line of the bot's is our own reply to what that line replies to."""
    line = group.lines[index]
    if line.sender != BOT_NAME:
        return _id(group, index)
    return None if line.reply_to is None else f"bot:{_id(group, line.reply_to)}"


def _miss(fault: str, group: Group, index: int, answer: Answer) -> Miss:
    line = group.lines[index]
    expected = f"{line.should} · {line.kind or 'any'} · {line.topic or '-'}"
    expected += f" · {shown(line.result)}" if line.result else ""
    return Miss(
        what=fault, id=_id(group, index), text=f"{line.sender}: {line.text}", expected=expected, got=answer.brief()
    )
