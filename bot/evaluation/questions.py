"""Judging single questions: topic stated, offered or refused, second topics, computed values, and acc@95."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from bot.evaluation.interview import Answer, Interview, shown
from bot.evaluation.labels import Question
from bot.evaluation.progress import Step
from bot.evaluation.scores import UNASKED, Miss, Share, Verdict
from bot.evaluation.values import ValueCheck, ValueCount, check_values

Outcome = Literal["right", "offered", "wrong", "offered, none right", "refused"]
"""What became of a question's topic; out of scope, ``wrong`` is a topic stated and ``refused`` is right."""

STATES_TOPIC = frozenset({"answer", "computed", "ask"})
REFUSED_SHARE = 0.95
"""acc@95 is measured where this share of the out-of-scope questions is refused."""


@dataclass
class _Tally:
    """Counts over all questions of a file."""

    inside: Counter[Outcome] = field(default_factory=Counter)
    outside: Counter[Outcome] = field(default_factory=Counter)
    with_second: int = 0
    second_right: int = 0
    second_unasked: int = 0
    values: ValueCount = field(default_factory=ValueCount)
    answers: list[tuple[Question, Answer]] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)


def judge_questions(questions: Sequence[Question], interview: Interview, step: Step) -> Verdict:
    """Ask every question in a conversation of its own and judge the answers."""
    tally = _Tally()
    for question in questions:
        answer = interview.ask(question.q, id=question.id, now=question.now)
        _count(question, answer, tally)
        step()
    return Verdict(shares=_shares(tally), misses=tuple(tally.misses))


def topic_outcome(question: Question, answer: Answer) -> Outcome:
    """What became of the question's topic in the answer."""
    if answer.kind == "choices":
        if question.topic is None or question.topic in answer.choices:
            return "offered"
        return "offered, none right"
    if answer.kind not in STATES_TOPIC or answer.topic is None:
        return "refused"
    meant = {question.topic, *question.also} - {None}
    right = question.topic in (answer.topic, answer.also) and answer.topic in meant
    return "right" if question.topic is not None and right else "wrong"


def kept_at_95(answers: Sequence[tuple[Question, Answer]]) -> Share:
    """acc@95: in-scope questions whose best topic is right and surer than 95 % of the out-of-scope ones."""
    inside = [(question, *_best(answer)) for question, answer in answers if question.topic is not None]
    outside = sorted(_best(answer)[1] for question, answer in answers if question.topic is None)
    threshold = outside[ceil(REFUSED_SHARE * len(outside)) - 1] if outside else 0.0
    kept = sum(topic == question.topic and sureness > threshold for question, topic, sureness in inside)
    return Share("acc@95", kept, len(inside))


def _best(answer: Answer) -> tuple[str | None, float]:
    """The best topic of an answer and how sure it is; a refusal has none."""
    if answer.kind == "choices" and answer.choices:
        return answer.choices[0], answer.confidence
    if answer.kind in STATES_TOPIC and answer.topic is not None:
        return answer.topic, answer.confidence
    return None, 0.0


def _count(question: Question, answer: Answer, tally: _Tally) -> None:
    outcome = topic_outcome(question, answer)
    check = check_values(question.expect, answer.result)
    tally.answers.append((question, answer))
    tally.values.add(check)
    expected = f"{question.topic or 'out of scope'} {shown(question.expect) if question.expect else ''}".strip()

    def miss(what: str, wanted: str = expected) -> None:
        tally.misses.append(Miss(what=what, id=question.id, text=question.q, expected=wanted, got=answer.brief()))

    if question.topic is None:
        tally.outside[outcome] += 1
        if outcome != "refused":
            miss("out of scope: stated" if outcome == "wrong" else "out of scope: offered")
    else:
        tally.inside[outcome] += 1
        if outcome != "right":
            miss(f"topic: {outcome}")
    _count_second(question, answer, outcome, tally)
    _note_values(check, miss, topic_right=outcome == "right")


def _count_second(question: Question, answer: Answer, outcome: Outcome, tally: _Tally) -> None:
    """Both topics must be answered where two were asked for; a second one nobody asked for is listed."""
    if question.also:
        tally.with_second += 1
        right = outcome == "right" and set(question.also) <= {answer.topic, answer.also}
        tally.second_right += right
        fault = "" if right else "second topic"
    else:
        fault = "second topic unasked" if answer.also is not None else ""
        tally.second_unasked += bool(fault)
    if fault:
        wanted = " + ".join([question.topic or "out of scope", *question.also])
        tally.misses.append(Miss(what=fault, id=question.id, text=question.q, expected=wanted, got=answer.brief()))


def _note_values(check: ValueCheck, miss: Callable[..., None], *, topic_right: bool) -> None:
    """Values that are wrong or missing are misses; what is stated beyond a label is listed, not judged."""
    if check.wrong:
        miss("wrong value")
    elif check.not_stated and topic_right:
        miss("value not stated")
    elif check.unasked:
        miss(UNASKED, f"nothing of {', '.join(check.unasked)}")


def _shares(tally: _Tally) -> tuple[Share, ...]:
    inside, outside = tally.inside.total(), tally.outside.total()
    return (
        Share("topic right", tally.inside["right"], inside),
        Share("topic offered", tally.inside["offered"], inside),
        Share("topic wrong", tally.inside["wrong"], inside),
        Share("topic missing from offer", tally.inside["offered, none right"], inside),
        Share("topic refused", tally.inside["refused"], inside),
        Share("out of scope refused", tally.outside["refused"], outside),
        Share("out of scope offered", tally.outside["offered"], outside),
        Share("out of scope stated", tally.outside["wrong"], outside),
        Share("second topic right", tally.second_right, tally.with_second),
        Share("second topic unasked", tally.second_unasked),
        *tally.values.shares(),
        kept_at_95(tally.answers),
    )
