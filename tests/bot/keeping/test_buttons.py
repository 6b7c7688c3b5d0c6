"""The buttons under an answer, by what the answer holds and where it is given."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.conversation.case.computation import compute
from bot.conversation.decision import Decision
from bot.messages import Message
from bot.session import KnownFact
from knowledge.model import CHINA, Case, Entry
from tests.bot.keeping.chat import EVERYTHING, Chat, actions, every_action
from tests.conftest import NOON

EXIT = "我5月10号申请退出VIP批发中心,哪天生效"


def test_a_computed_answer_carries_what_can_be_done_with_it(assistant: Assistant) -> None:
    rows = actions(Chat(assistant).say(EXIT))
    assert rows[:4] == [
        ["shift:application_date:-1", "change", "shift:application_date:+1"],
        ["remind:effective_date", "ics:effective_date", "source"],
        ["vote:up", "vote:down"],
        ["letter:0"],
    ]


def test_the_labels_fit_a_phone(assistant: Assistant) -> None:
    for lang, widest in (("zh-hans", 4), ("zh-hant", 4), ("en", 11)):
        rows = Chat(assistant, lang=lang).say(EXIT).buttons  # type: ignore[arg-type]
        assert all(len(button.label) <= widest for row in rows if len(row) > 1 for button in row)
    assert Chat(assistant, lang="zh-hant").say(EXIT).buttons[3][0].label == "草稿：退出VIP批發中心申請書"


def test_a_transport_is_offered_only_what_it_can_do(assistant: Assistant) -> None:
    shown = every_action(Chat(assistant, abilities=frozenset()).say(EXIT))
    assert {"source", "change", "letter:0"} <= shown
    assert not [action for action in shown if action.startswith(("remind", "ics", "vote"))]


def test_a_date_that_has_passed_is_not_offered_for_keeping(assistant: Assistant) -> None:
    chat = Chat(assistant, now=datetime(2023, 8, 26, 12, tzinfo=CHINA))
    assert "remind:rejoin_from" in every_action(chat.say(EXIT))
    chat.now += timedelta(days=1)
    shown = every_action(chat.say(EXIT))
    assert "source" in shown
    assert not [action for action in shown if action.startswith(("remind", "ics"))]


def test_an_answer_without_a_date_has_no_day_to_move(assistant: Assistant) -> None:
    shown = every_action(Chat(assistant).say("我有2次虚假交易,会被清出VIP批发中心吗"))
    assert {"change", "source", "vote:up"} <= shown
    assert not [action for action in shown if action.startswith(("shift", "remind", "ics"))]


def test_an_open_question_keeps_its_quick_replies_only(assistant: Assistant) -> None:
    shown = every_action(Chat(assistant).say("我要退出VIP批发中心,哪天生效"))
    assert "say:今天" in shown
    assert not [action for action in shown if action.startswith(("shift", "vote", "source"))]


def test_a_rule_that_wants_a_letter_offers_its_draft(assistant: Assistant) -> None:
    reply = Chat(assistant).say("打电话跟客服说退出VIP批发中心算数吗")
    assert reply.kind == "answer"
    assert {"letter:0", "vote:up"} <= every_action(reply)
    assert "source" not in every_action(reply)


class TestInAGroup:
    def test_what_is_missing_is_worked_out_in_private(self, assistant: Assistant) -> None:
        reply = Chat(assistant, chat_type="group").say("我退出VIP批发中心哪天生效")
        assert reply.kind == "ask"
        assert "提前15天" in reply.text
        assert "哪天提交" in reply.text
        assert actions(reply) == [["private:calc_vip-exit_application_date"]]
        assert reply.buttons[0][0].label == "私聊里算"

    def test_an_answer_carries_nothing_that_concerns_one_person_only(self, assistant: Assistant) -> None:
        assert actions(Chat(assistant, chat_type="group").say(EXIT)) == [
            ["shift:application_date:-1", "shift:application_date:+1"],
            ["source", "vote:up", "vote:down"],
        ]

    def test_what_is_still_missing_in_a_computed_answer_is_worked_out_in_private(self, assistant: Assistant) -> None:
        reply = Chat(assistant, chat_type="group").say("VIP批发中心保证金剩4500,要补多少")
        assert reply.kind == "computed"
        assert "private:calc_vip-removal-deposit_below_since" in every_action(reply)

    def test_a_rule_that_computes_nothing_has_no_way_into_private(self, assistant: Assistant) -> None:
        assert actions(Chat(assistant, chat_type="group").say("供应等级还有没有了")) == [["vote:up", "vote:down"]]

    def test_a_choice_of_topics_stays_a_choice(self, assistant: Assistant) -> None:
        reply = Chat(assistant, chat_type="group").say("保证金")
        assert reply.kind == "choices"
        assert f"topic:{reply.choices[0]}" in every_action(reply)


class TestInline:
    def test_what_is_missing_is_worked_out_in_private(self, assistant: Assistant) -> None:
        reply = Chat(assistant, chat_type="inline").say("我退出VIP批发中心哪天生效")
        assert actions(reply) == [["private:calc_vip-exit_application_date"]]

    def test_a_complete_answer_needs_no_button(self, assistant: Assistant) -> None:
        reply = Chat(assistant, chat_type="inline").say(EXIT)
        assert reply.kind == "computed"
        assert reply.buttons == ()


def cases(assistant: Assistant) -> list[tuple[Entry, Case]]:
    found = [(entry, case) for entry in assistant.kb.entries.values() for case in entry.cases]
    assert len(found) > 50
    return found


def computed(entry: Entry, case: Case, now: datetime) -> Decision:
    facts = {name: KnownFact(value=value, type=entry.facts[name].type) for name, value in case.given.items()}
    return Decision("computed", entry, facts=facts, result=compute(entry, facts, now))


@pytest.mark.parametrize("chat_type", ["private", "group"])
def test_every_action_of_every_case_fits_into_a_button(assistant: Assistant, chat_type: str) -> None:
    message = Message(text="", now=NOON, chat_type=chat_type, abilities=EVERYTHING)  # type: ignore[arg-type]
    kinds = set()
    for entry, case in cases(assistant):
        rows = assistant.keeping.rows(computed(entry, case, case.asked_at or NOON), "zh", message)
        shown = [button.action for row in rows for button in row]
        assert all(len(action.encode()) <= 64 for action in shown if not action.startswith("private:"))
        assert all(len(row) <= 3 for row in rows)
        assert len(shown) == len(set(shown))
        kinds |= {action.partition(":")[0] for action in shown}
    assert {"shift", "source", "vote"} <= kinds
