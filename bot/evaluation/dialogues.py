"""Judging dialogues turn by turn, with the same lenience wherever two ways of answering serve the person equally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.evaluation.interview import Answer, Interview, shown
from bot.evaluation.labels import Dialogue, ExpectedTurn
from bot.evaluation.progress import Step
from bot.evaluation.scores import Miss, Share, Verdict
from bot.evaluation.values import ValueCheck, ValueCount, check_values

ANY = "any"
"""A turn that only leads on to the next: any reply will do that states no other value."""
ACCEPTED: Mapping[str, frozenset[str]] = {
    "answer": frozenset({"answer", "computed"}),
    "computed": frozenset({"computed", "answer"}),
    "ask": frozenset({"ask"}),
    "invalid": frozenset({"ask"}),
    "choices": frozenset({"choices", "ask"}),
    "unknown": frozenset({"unknown"}),
    "smalltalk": frozenset({"smalltalk"}),
    "cancelled": frozenset({"cancelled"}),
}
"""The kinds of reply that meet a label: rule or result, where the values agree; ``invalid`` is asking again."""

ASKS_WHICH_TOPIC = frozenset({"ask", "choices"})
CANNOT_KNOW = frozenset({"unknown", "ask", "answer"})
"""What a person who does not know the missing fact may be told: never a result."""
TOPIC_FREE = frozenset({"smalltalk", "cancelled"})


def judge_dialogues(dialogues: Sequence[Dialogue], interview: Interview, step: Step) -> Verdict:
    """Hold every dialogue in a chat of its own and judge every turn."""
    values, misses = ValueCount(), list[Miss]()
    turns = right = whole = 0
    for dialogue in dialogues:
        faultless = True
        for number, turn in enumerate(dialogue.turns, start=1):
            id = f"{dialogue.id}#{number}"
            answer = interview.ask(turn.user, id=id, now=dialogue.now, chat=dialogue.id)
            check = check_values(turn.expect.result, answer.result)
            values.add(check)
            fault = turn_fault(turn.expect, answer, check, asking_is_fine="asking" in dialogue.note)
            turns, right = turns + 1, right + (fault is None)
            faultless = faultless and fault is None
            if fault is not None:
                misses.append(_miss(fault, id, turn.user, turn.expect, answer))
        whole += faultless
        step()
    shares = (
        Share("turns right", right, turns),
        Share("dialogues right throughout", whole, len(dialogues)),
        *values.shares(),
    )
    return Verdict(shares=shares, misses=tuple(misses))


def turn_fault(
    expected: ExpectedTurn, answer: Answer, check: ValueCheck, *, asking_is_fine: bool = False
) -> str | None:
    """What is wrong with an answer, or None. ``asking_is_fine``: the label's note lets the bot ask for more instead."""
    if check.wrong:
        return "wrong value"
    if expected.kind == ANY:
        return None
    asks_instead = asking_is_fine and expected.kind == "answer" and answer.kind == "ask"
    if answer.kind not in _accepted(expected) and not asks_instead:
        return "kind"
    if expected.kind not in TOPIC_FREE and not _topic_agrees(expected, answer):
        return "topic"
    if expected.kind in ("invalid", "unknown") and answer.result:
        return "result from a refused or missing fact"
    return "value not stated" if check.not_stated and not asks_instead else None


def _accepted(expected: ExpectedTurn) -> frozenset[str]:
    if expected.kind == "unknown" and expected.topic is not None:
        return CANNOT_KNOW
    if expected.kind == "ask" and expected.topic is None:
        return ASKS_WHICH_TOPIC
    return ACCEPTED.get(expected.kind, frozenset({expected.kind}))


def _topic_agrees(expected: ExpectedTurn, answer: Answer) -> bool:
    if expected.topic is None:
        return expected.kind in ASKS_WHICH_TOPIC or answer.topic is None
    return expected.topic in (answer.topic, answer.also)


def _miss(fault: str, id: str, text: str, expected: ExpectedTurn, answer: Answer) -> Miss:
    wanted = f"{expected.kind} · {expected.topic or '-'}" + (f" · {shown(expected.result)}" if expected.result else "")
    return Miss(what=fault, id=id, text=text, expected=wanted, got=answer.brief())
