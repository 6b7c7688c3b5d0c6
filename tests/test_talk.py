"""Inside a talk about a topic: what goes on from it is answered, what is none of ours is not.

``follow_ups`` lean on their opening; ``asides`` are questions of no topic, put after the opening of every topic.
"""

from __future__ import annotations

import json
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.messages import Message, Reply
from bot.session import Session
from knowledge.model import CHINA

CASES = Path(__file__).parent / "cases" / "talk"
NOW = datetime(2023, 3, 20, 10, tzinfo=CHINA)
FOLLOWED = 0.78
"""At least so many follow-ups are answered, computed or asked back."""
TAKEN_IN = 0.035
"""At most so many asides are answered with a topic."""


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def opened(assistant: Assistant) -> dict[str, Session]:
    """The session after each opening."""
    openings = {row["opening"] for row in (*rows("openings"), *rows("follow_ups"))}
    return {text: assistant.respond(Message(text=text, now=NOW), Session())[1] for text in openings}


def then(assistant: Assistant, text: str, session: Session) -> Reply:
    return assistant.respond(Message(text=text, now=NOW), session)[0]


def test_what_goes_on_from_a_talk_is_answered(assistant: Assistant, opened: dict[str, Session]) -> None:
    cases = rows("follow_ups")
    followed = [row for row in cases if then(assistant, row["then"], opened[row["opening"]]).topic is not None]
    assert len(followed) >= FOLLOWED * len(cases)


def test_what_is_none_of_ours_is_not_answered_with_the_topic_at_hand(
    assistant: Assistant, opened: dict[str, Session]
) -> None:
    asked = list(product((row["opening"] for row in rows("openings")), (row["then"] for row in rows("asides"))))
    replies = [(opening, text, then(assistant, text, opened[opening])) for opening, text in asked]
    taken_in = [(opening, text) for opening, text, reply in replies if reply.kind in ("answer", "computed")]
    assert len(taken_in) <= TAKEN_IN * len(asked), taken_in[:20]
