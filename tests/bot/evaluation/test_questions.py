from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.labels import Question
from bot.evaluation.questions import judge_questions, kept_at_95, topic_outcome

from .canned import answer, counts, interview, missed, step


def question(topic: str | None, q: str = "问", **fields: Any) -> Question:
    return Question(id=fields.pop("id", "q1"), q=q, now="2023-05-17T14:30:00+08:00", topic=topic, **fields)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer("answer", "vip-exit"), "right"),
        (answer("computed", "vip-exit"), "right"),
        (answer("ask", "vip-exit"), "right"),
        (answer("answer", "vip-rejoin"), "wrong"),
        (answer("answer", "vip-rejoin", also="vip-exit"), "wrong"),
        (answer("choices", choices=["vip-rejoin", "vip-exit"]), "offered"),
        (answer("choices", choices=["vip-rejoin"]), "offered, none right"),
        (answer("unknown"), "refused"),
        (answer("unknown", "vip-exit"), "refused"),
        (answer("smalltalk"), "refused"),
        (answer("error"), "refused"),
    ],
)
def test_outcome_in_scope(reply: Any, outcome: str) -> None:
    assert topic_outcome(question("vip-exit"), reply) == outcome


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer("unknown"), "refused"),
        (answer("smalltalk"), "refused"),
        (answer("choices", choices=["vip-exit"]), "offered"),
        (answer("answer", "vip-exit"), "wrong"),
        (answer("ask", "vip-exit"), "wrong"),
    ],
)
def test_outcome_out_of_scope(reply: Any, outcome: str) -> None:
    assert topic_outcome(question(None), reply) == outcome


def test_of_two_topics_either_may_come_first() -> None:
    both = question("vip-exit", also=["vip-rejoin"])
    assert topic_outcome(both, answer("computed", "vip-rejoin", also="vip-exit")) == "right"
    assert topic_outcome(both, answer("computed", "vip-rejoin")) == "wrong"


def test_topics_values_and_second_topics_are_counted() -> None:
    questions = [
        question("vip-exit", "一", id="right", expect={"effective_date": "2023-05-25"}),
        question("vip-exit", "二", id="wrong-value", expect={"effective_date": "2023-05-25"}),
        question("vip-exit", "三", id="not-stated", expect={"effective_date": "2023-05-25"}),
        question("vip-exit", "四", id="both", also=["vip-rejoin"]),
        question("vip-exit", "五", id="one-of-two", also=["vip-rejoin"]),
        question("vip-exit", "六", id="unasked"),
        question(None, "七", id="stated"),
        question(None, "八", id="refused"),
    ]
    exit_on = {"kind": "computed", "topic": "vip-exit", "confidence": 0.9}
    verdict = judge_questions(
        questions,
        interview(
            {
                "一": exit_on | {"result": {"effective_date": "2023-05-25", "rejoin_from": "2023-08-26"}},
                "二": exit_on | {"result": {"effective_date": "2023-05-26"}},
                "三": exit_on | {"kind": "ask"},
                "四": exit_on | {"also": "vip-rejoin"},
                "五": exit_on,
                "六": exit_on | {"also": "vip-removal"},
                "七": exit_on,
            }
        ),
        step,
    )
    found = counts(verdict)
    assert found["topic right"] == (6, 6)
    assert found["topic wrong"] == (0, 6)
    assert found["out of scope refused"] == (1, 2)
    assert found["out of scope stated"] == (1, 2)
    assert found["second topic right"] == (1, 2)
    assert found["second topic unasked"] == (1, None)
    assert found["values right"] == (1, 3)
    assert found["values wrong"] == (1, 3)
    assert found["values not stated"] == (1, 3)
    assert found["values unasked"] == (1, None)
    assert missed(verdict) == {
        ("value unasked", "right"),
        ("wrong value", "wrong-value"),
        ("value not stated", "not-stated"),
        ("second topic", "one-of-two"),
        ("second topic unasked", "unasked"),
        ("out of scope: stated", "stated"),
    }


def test_what_is_stated_beyond_a_label_is_listed_by_name_and_is_no_miss() -> None:
    stated = {"effective_date": "2023-05-25", "rejoin_from": "2023-08-26"}
    verdict = judge_questions(
        [question("vip-exit", "一", expect={"effective_date": "2023-05-25"})],
        interview({"一": {"kind": "computed", "topic": "vip-exit", "confidence": 0.9, "result": stated}}),
        step,
    )
    (listed,) = verdict.misses
    assert (listed.what, listed.expected) == ("value unasked", "nothing of rejoin_from")


def test_every_question_has_a_conversation_of_its_own_and_its_own_moment() -> None:
    from .canned import Canned, Interview

    canned = Canned({})
    judge_questions([question("vip-exit", "一"), question("vip-exit", "二")], Interview(canned.handle), step)
    assert canned.sent == [
        {"id": "q1", "text": "一", "now": "2023-05-17T14:30:00+08:00"},
        {"id": "q1", "text": "二", "now": "2023-05-17T14:30:00+08:00"},
    ]


def test_kept_at_95_counts_what_is_surer_than_95_percent_of_the_out_of_scope_questions() -> None:
    outside = [(question(None), answer("unknown"))] * 18
    outside += [
        (question(None), answer("choices", choices=["vip-exit"], confidence=0.4)),
        (question(None), answer("answer", "vip-exit", confidence=0.9)),
    ]
    inside = [
        (question("vip-exit"), answer("answer", "vip-exit", confidence=0.5)),
        (question("vip-exit"), answer("choices", choices=["vip-exit", "vip-rejoin"], confidence=0.45)),
        (question("vip-exit"), answer("choices", choices=["vip-exit"], confidence=0.4)),
        (question("vip-exit"), answer("answer", "vip-rejoin", confidence=0.99)),
        (question("vip-exit"), answer("unknown", confidence=0.99)),
    ]
    share = kept_at_95(inside + outside)
    assert (share.count, share.of) == (2, 5)


def test_kept_at_95_without_out_of_scope_questions_counts_every_right_one() -> None:
    assert kept_at_95([(question("vip-exit"), answer("answer", "vip-exit", confidence=0.01))]).count == 1
