"""A fact of a computed answer moved or replaced by button, and who may press what, when."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from bot.assistant import Assistant
from bot.keeping.calculation import recall
from bot.session import Exchange, KnownFact
from handlers.notation import plain
from handlers.result import ImpossibleFactError
from knowledge.model import CHINA
from tests.bot.keeping.chat import Chat, every_action
from tests.bot.keeping.test_buttons import EXIT, cases, computed
from tests.conftest import NOON


def test_a_day_later_takes_the_place_of_the_answer(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("shift:application_date:+1")
    assert reply.kind == "computed"
    assert reply.result["effective_date"] == "2023-05-26"
    assert reply.facts == {"application_date": "2023-05-11"}
    assert reply.delivery == "edit"
    assert chat.press("shift:application_date:+1").result["effective_date"] == "2023-05-27"
    assert chat.press("shift:application_date:-1").result["effective_date"] == "2023-05-26"


def test_a_moved_day_is_what_the_conversation_goes_on_from(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    chat.press("shift:application_date:+1")
    assert chat.say("要是再晚一天呢").result["effective_date"] == "2023-05-27"


def test_a_moment_keeps_its_clock(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("退货金额200元,今天上午9点半签收,最晚什么时候确认退款")
    assert chat.press("shift:signed_at:-1").result["respond_by"] == "2023-05-17T09:30:00+08:00"


def test_a_day_that_makes_the_facts_impossible_is_named_in_a_message_of_its_own(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("我5月10号申请退出VIP批发中心,阿里确认5月10号退,哪天生效")
    reply = chat.press("shift:application_date:+1")
    assert reply.kind == "ask"
    assert reply.problem == "before_application"
    assert reply.result == {}
    assert reply.delivery == "message"


def test_the_calendar_has_an_end(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    last = KnownFact(value="9999-12-31", type="date")
    exchange = msgspec.structs.replace(chat.turn.exchange, facts={"application_date": last})
    reply = chat.press("shift:application_date:+1", chat.turn._replace(exchange=exchange))
    assert reply.text == "这个按钮已经过期，请再问一次。"


def test_the_only_fact_is_asked_for_at_once(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("change")
    assert (reply.kind, reply.asks) == ("ask", "application_date")
    assert "say:今天" in every_action(reply)
    assert chat.say("5月1号").result["effective_date"] == "2023-05-16"


def test_one_of_several_facts_is_picked_and_the_others_stay(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("退货金额200元,今天上午9点半签收,最晚什么时候确认退款")
    which = chat.press("change")
    assert every_action(which) == {"change:amount", "change:signed_at"}
    assert [row[0].label for row in which.buttons] == ["退货金额", "退货签收时间"]
    assert chat.press("change:amount").asks == "amount"
    reply = chat.say("250")
    assert reply.facts == {"amount": 250, "signed_at": "2023-05-17T09:30:00+08:00"}


class TestWhoseAndWhen:
    def test_a_button_is_for_the_person_it_was_made_for(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        before = chat.session
        for action in ("shift:application_date:+1", "vote:up", "say:今天", "topics"):
            reply = chat.press(action, own=False)
            assert reply.text == "这个按钮是给提问的人用的。您可以自己问我一次。"
            assert reply.delivery == "notice"
            assert reply.effects == ()
        assert chat.session == before

    @pytest.mark.parametrize(
        "action",
        ["shift:application_date:+1", "source", "ics:effective_date", "remind:effective_date", "change", "letter:0",
         "vote:up", "say:今天", "dont_know"],
    )  # fmt: skip
    def test_a_button_of_a_message_that_is_forgotten_has_expired(self, assistant: Assistant, action: str) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        reply = chat.press(action, chat.turn._replace(exchange=None))
        assert reply.text == "这个按钮已经过期，请再问一次。"
        assert reply.delivery == "notice"

    @pytest.mark.parametrize(
        "action",
        ["shift:no_such_fact:+1", "shift:application_date:+7", "shift", "ics:no_such_result", "remind:no_such_result",
         "letter:7", "letter:x", "letter:", "change:no_such_fact", "vote:perhaps", "unheard:of", "", ":", "topic:gone"],
    )  # fmt: skip
    def test_an_action_that_means_nothing_has_expired(self, assistant: Assistant, action: str) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        assert chat.press(action).text == "这个按钮已经过期，请再问一次。"

    def test_an_answer_that_the_rule_no_longer_gives_has_expired(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        assert chat.turn.exchange is not None
        other = msgspec.structs.replace(chat.turn.exchange, results={"effective_date": "2023-05-17"})
        before = chat.turn._replace(exchange=other)
        assert chat.press("ics:effective_date", before).text == "这个按钮已经过期，请再问一次。"
        assert chat.press("remind:effective_date", before).text == "这个按钮已经过期，请再问一次。"

    def test_an_older_message_keeps_its_own_question(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        first = chat.turn
        chat.say("VIP批发中心自缴保证金只剩4200,要补多少")
        reply = chat.press("shift:application_date:+1", first)
        assert (reply.topic, reply.result["effective_date"]) == ("vip-exit", "2023-05-26")

    def test_a_quick_reply_answers_the_question_it_stands_under(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say("我要退出VIP批发中心,哪天生效")
        question = chat.turn
        chat.say("供应等级还有没有了")
        assert chat.press("say:今天", question).result["effective_date"] == "2023-06-01"

    def test_a_topic_offered_yesterday_still_answers_the_question_of_yesterday(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        reply = chat.say("保证金")
        assert "vip-removal-deposit" in reply.choices
        chat.now += timedelta(days=1)
        assert chat.press("topic:vip-removal-deposit").topic == "vip-removal-deposit"

    def test_the_day_after_the_buttons_still_work(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        answer = chat.turn
        chat.now += timedelta(days=1)
        assert chat.press("shift:application_date:-1", answer).result["effective_date"] == "2023-05-24"
        chat.press("change", answer)
        assert chat.say("5月1号").result["effective_date"] == "2023-05-16"

    def test_without_messages_to_belong_to_a_button_acts_on_the_conversation(self, assistant: Assistant) -> None:
        chat = Chat(assistant)
        chat.say(EXIT)
        turn = assistant.respond(chat._message(action="shift:application_date:+1"), chat.session)
        assert turn.reply.result["effective_date"] == "2023-05-26"
        chat.say("取消")
        turn = assistant.respond(chat._message(action="shift:application_date:+1"), chat.session)
        assert turn.reply.text == "这个按钮已经过期，请再问一次。"


def test_every_case_can_be_taken_up_again_much_later(assistant: Assistant) -> None:
    later = datetime(2026, 1, 1, 12, tzinfo=CHINA)
    taken_up = 0
    for entry, case in cases(assistant):
        try:
            decision = computed(entry, case, case.asked_at or NOON)
        except ImpossibleFactError:
            continue
        assert decision.result is not None
        results = {name: plain(value) for name, value in decision.result.values.items()}
        exchange = Exchange(at=NOON, topic=entry.id, facts=dict(decision.facts), results=results)
        again = recall(assistant.kb, exchange, later)
        assert (again is not None) == bool(results), case.name
        taken_up += again is not None
    assert taken_up > 50
