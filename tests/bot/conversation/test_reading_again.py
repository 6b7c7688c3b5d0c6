"""The question that opened a conversation is read again for the facts it told, unless it is known to have told none."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from bot.assistant import Assistant
from bot.session import Session
from bot.understanding.understanding import Understander, Understanding
from tests.conftest import NOON


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are understood, in order."""
    texts: list[str] = []
    understand = Understander.understand

    def noted(self: Understander, text: str, now: datetime) -> Understanding:
        texts.append(text)
        return understand(self, text, now)

    monkeypatch.setattr(Understander, "understand", noted)
    return texts


QUESTION, NEXT = "VIP批发中心怎么退出", "那5月10号申请的呢"


def _ask(assistant: Assistant, text: str, session: Session) -> Session:
    heard = assistant.understander.understand(text, NOON)
    return assistant.dialogue.decide(heard, session, NOON).session


def test_a_question_that_told_nothing_is_not_read_again(assistant: Assistant, read: list[str]) -> None:
    session = _ask(assistant, QUESTION, Session())
    after = _ask(assistant, NEXT, session)
    assert read == [QUESTION, NEXT]
    assert after.current is not None
    assert after.current.facts["application_date"].value == "2023-05-10"


def test_one_of_an_earlier_version_is_read_again_and_gives_the_same(assistant: Assistant, read: list[str]) -> None:
    session = _ask(assistant, QUESTION, Session())
    assert session.current is not None
    unknown = msgspec.structs.replace(session.current, told_nothing=False)
    earlier = msgspec.structs.replace(session, current=unknown)
    before, after = _ask(assistant, NEXT, session), _ask(assistant, NEXT, earlier)
    assert read == [QUESTION, NEXT, NEXT, QUESTION]
    assert before.current is not None
    assert after.current == msgspec.structs.replace(before.current, told_nothing=False)


def test_a_value_that_is_no_fact_of_the_topic_tells_nothing(assistant: Assistant, read: list[str]) -> None:
    question = "5月10号看到公告,VIP批发中心怎么退出"
    session = _ask(assistant, question, Session())
    after = _ask(assistant, NEXT, session)
    assert read == [question, NEXT]
    assert after.current is not None
    assert after.current.facts["application_date"].value == "2023-05-10"


def test_a_fact_that_the_rule_needed_no_more_is_not_said_to_be_nothing(assistant: Assistant) -> None:
    session = _ask(assistant, "200块以内的退货,卖家要多久处理", Session())
    assert session.current is not None
    assert not session.current.facts
    assert not session.current.told_nothing
