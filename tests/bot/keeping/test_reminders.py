"""The dialogue about when to be reminded, from the pressed button to the promise."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.keeping.reminder_messages import due, listing
from bot.messages import ReminderRequest, Reply
from knowledge.model import CHINA
from tests.bot.keeping.chat import Chat, actions, every_action
from tests.bot.keeping.test_buttons import EXIT
from tests.bot.keeping.test_calendar_file import SMALL_RETURN
from tests.conftest import NOON


@pytest.fixture
def chat(assistant: Assistant) -> Chat:
    chat = Chat(assistant)
    chat.say(EXIT)
    return chat


def request_of(reply: Reply) -> ReminderRequest:
    (effect,) = reply.effects
    assert isinstance(effect, ReminderRequest)
    return effect


def test_a_day_can_be_had_the_day_before_or_in_the_morning(chat: Chat) -> None:
    reply = chat.press("remind:effective_date")
    assert (reply.kind, reply.asks) == ("ask", "remind_at")
    assert "退出生效日：2023年5月25日（周四）" in reply.text
    assert actions(reply) == [
        ["remind:effective_date:20230524T0900", "remind:effective_date:20230525T0900"],
        ["remind:rejoin_from"],
    ]
    assert [button.label for button in reply.buttons[0]] == ["提前1天 09:00", "当天 09:00"]
    assert reply.effects == ()


def test_a_moment_can_be_had_two_hours_before(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(SMALL_RETURN)
    reply = chat.press("remind:respond_by")
    assert actions(reply) == [["remind:respond_by:20230518T0730"]]
    assert reply.buttons[0][0].label == "提前2小时"


def test_a_picked_moment_becomes_a_promise(chat: Chat) -> None:
    chat.press("remind:effective_date")
    reply = chat.press("remind:effective_date:20230524T0900")
    assert reply.text.startswith("好的，2023年5月24日（周三） 09:00（北京时间）提醒您。")
    assert reply.delivery == "edit"
    assert request_of(reply) == ReminderRequest(
        topic="vip-exit",
        result="effective_date",
        deadline="2023-05-25",
        remind_at=datetime(2023, 5, 24, 9, tzinfo=CHINA),
        text="提醒：退出生效日是2023年5月25日（周四）（主动退出VIP批发中心）。",
        lang="zh-hans",
    )
    assert chat.session.reminder is None


def test_a_time_in_words_becomes_a_promise(chat: Chat) -> None:
    chat.press("remind:effective_date")
    reply = chat.say("前一天下午三点")
    assert request_of(reply).remind_at == datetime(2023, 5, 24, 15, tzinfo=CHINA)
    assert reply.delivery == "message"
    assert chat.session.reminder is None
    assert chat.say("那我5月12号申请呢?").result["effective_date"] == "2023-05-27"


def test_the_other_dates_are_one_press_away(chat: Chat) -> None:
    chat.press("remind:effective_date")
    chat.press("remind:rejoin_from")
    assert request_of(chat.say("提前3天")).remind_at == datetime(2023, 8, 23, 9, tzinfo=CHINA)


def test_a_promise_after_the_deadline_says_so(chat: Chat) -> None:
    chat.press("remind:effective_date")
    assert "比期限晚" in chat.say("5月26号").text
    chat.press("remind:effective_date")
    assert "比期限晚" not in chat.say("5月25号晚上8点").text


def test_a_time_that_is_over_is_asked_for_again(chat: Chat) -> None:
    chat.press("remind:effective_date")
    reply = chat.say("昨天9点")
    assert reply.effects == ()
    assert "2023年5月16日（周二） 09:00已经过了" in reply.text
    assert request_of(chat.say("明天9点"))


def test_a_button_whose_moment_is_over_asks_again(chat: Chat) -> None:
    chat.press("remind:effective_date")
    question = chat.turn
    chat.now = datetime(2023, 5, 24, 10, tzinfo=CHINA)
    reply = chat.press("remind:effective_date:20230524T0900", question)
    assert reply.effects == ()
    assert actions(reply)[0] == ["remind:effective_date:20230525T0900"]


def test_a_deadline_that_is_over_is_not_reminded_of(chat: Chat) -> None:
    answer = chat.turn
    chat.now = datetime(2023, 5, 26, tzinfo=CHINA)
    reply = chat.press("remind:effective_date", answer)
    assert reply.text == "退出生效日是2023年5月25日（周四），已经过了。"
    assert (reply.effects, reply.delivery) == ((), "notice")


def test_on_the_last_day_only_words_are_left(chat: Chat) -> None:
    answer = chat.turn
    chat.now = datetime(2023, 5, 25, 18, tzinfo=CHINA)
    assert actions(chat.press("remind:effective_date", answer)) == [["remind:rejoin_from"]]
    assert request_of(chat.say("当天晚上10点")).remind_at == datetime(2023, 5, 25, 22, tzinfo=CHINA)


def test_a_clock_time_alone_is_asked_back_with_its_days(chat: Chat) -> None:
    chat.press("remind:effective_date")
    reply = chat.say("下午三点")
    assert reply.text.startswith("15:00是哪一天？")
    assert [button.label for button in reply.buttons[0]] == ["提前1天 15:00", "当天 15:00"]
    assert request_of(chat.press("remind:effective_date:20230525T1500"))


def test_an_impossible_day_is_named(chat: Chat) -> None:
    chat.press("remind:effective_date")
    assert chat.say("5月32号").text.startswith("“5月32号”这个日期不存在。")
    assert chat.session.reminder is not None


def test_what_cannot_be_read_is_asked_for_once_more(chat: Chat) -> None:
    chat.press("remind:effective_date")
    reply = chat.say("哦这样啊不好说")
    assert reply.text.startswith("没看懂是什么时候。")
    assert reply.asks == "remind_at"
    assert chat.say("哦这样啊不好说").kind == "smalltalk"
    assert chat.session.reminder is None


def test_another_question_closes_the_one_about_when(chat: Chat) -> None:
    chat.press("remind:effective_date")
    assert chat.say("供应等级还有没有了").topic == "supply-grade"
    assert chat.session.reminder is None


def test_cancel_closes_the_question(chat: Chat) -> None:
    chat.press("remind:effective_date")
    assert chat.say("算了").kind == "cancelled"
    assert chat.session.reminder is None


def test_the_open_question_is_forgotten_like_every_other(chat: Chat) -> None:
    chat.press("remind:effective_date")
    chat.now += timedelta(hours=7)
    assert chat.say("前一天下午三点").effects == ()


def test_a_reminder_can_be_asked_for_in_words(chat: Chat) -> None:
    assert chat.say("到时候提醒我一下").asks == "remind_at"
    assert request_of(chat.say("提前两天")).remind_at == datetime(2023, 5, 23, 9, tzinfo=CHINA)
    assert request_of(chat.say("前一天下午三点提醒我")).remind_at == datetime(2023, 5, 24, 15, tzinfo=CHINA)


def test_a_day_ahead_without_a_word_of_reminding_is_a_what_if(chat: Chat) -> None:
    reply = chat.say("提前一天呢")
    assert reply.effects == ()
    assert reply.result["effective_date"] == "2023-05-24"


def test_the_reader_of_english_is_asked_and_promised_in_english(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say("I applied to leave the VIP wholesale centre on 10 May 2023, when does it take effect?")
    reply = chat.press("remind:effective_date")
    assert "Exit takes effect on: Thu 25 May 2023" in reply.text
    assert reply.buttons[1][0].label == "Re-joining possible from 26 Aug"
    promised = chat.say("two days before at 9am")
    assert promised.text.startswith("All right, I will remind you on Tue 23 May 2023, 09:00 (China time).")
    assert request_of(promised).lang == "en"


class TestTheCommand:
    def test_it_takes_a_time_or_asks_for_one(self, chat: Chat) -> None:
        assert chat.say("/remind").asks == "remind_at"
        assert request_of(chat.say("/remind 提前3天")).remind_at == datetime(2023, 5, 22, 9, tzinfo=CHINA)
        assert chat.say("/remind 随便").text.startswith("没看懂是什么时候。")

    def test_without_a_deadline_it_says_how_to_get_one(self, assistant: Assistant) -> None:
        reply = Chat(assistant).say("/remind")
        assert reply.text.startswith("还没有可以提醒的期限。")
        assert reply.effects == ()

    def test_where_nobody_would_keep_it_nothing_is_promised(self, assistant: Assistant) -> None:
        for chat in (Chat(assistant, abilities=frozenset()), Chat(assistant, chat_type="group")):
            chat.say(EXIT)
            for reply in (chat.say("/remind 提前3天"), chat.press("remind:effective_date", chat.turn)):
                assert reply.effects == ()
            assert chat.say("提前一天提醒我").effects == ()


def request(**changes: object) -> ReminderRequest:
    fields = {
        "topic": "vip-exit", "result": "effective_date", "deadline": "2023-05-25", "remind_at": NOON,
        "text": "提醒：退出生效日是2023年5月25日（周四）。", "lang": "zh-hans",
    }  # fmt: skip
    return ReminderRequest(**fields | changes)  # type: ignore[arg-type]


def test_a_reminder_is_sent_with_a_button_to_stop_it() -> None:
    reply = due(request(), 7, NOON + timedelta(minutes=2))
    assert reply.text == "提醒：退出生效日是2023年5月25日（周四）。"
    assert reply.html == f"<b>{reply.text}</b>"
    assert actions(reply) == [["unremind:7"]]


def test_a_reminder_sent_late_says_so() -> None:
    assert "本该在2023年5月17日（周三） 12:00发给您" in due(request(), 7, NOON + timedelta(hours=3)).text
    late = due(request(text="Reminder: x", lang="en"), 7, NOON + timedelta(hours=3))
    assert "This was due on Wed 17 May 2023, 12:00" in late.text
    assert due(request(lang="zh-hant"), 7, NOON + timedelta(hours=3)).text.endswith("發晚了，抱歉。")


def test_the_list_names_each_reminder_and_its_button() -> None:
    reply = listing([(7, request()), (9, request(text="提醒:另一个"))], "zh-hans")
    assert reply.text.startswith("您的提醒（北京时间）：\n1. 2023年5月17日（周三） 12:00 — 提醒：退出")
    assert "\n2. " in reply.text
    assert [(row[0].label, row[0].action) for row in reply.buttons] == [
        ("取消1", "unremind:7"),
        ("取消2", "unremind:9"),
    ]
    assert listing([], "en").text == "You have no reminders waiting."
    assert every_action(listing([], "zh-hant")) == set()


def test_a_look_at_another_rule_changes_nothing_of_what_was_computed(chat: Chat) -> None:
    chat.press("topic:vip-rejoin")
    reply = chat.say("/remind 2023年5月20日上午10点")
    assert (request_of(reply).topic, request_of(reply).deadline) == ("vip-exit", "2023-05-25")
    chat.press("topic:vip-removal")
    assert request_of(chat.say("提前3天提醒我")).deadline == "2023-05-25"


def test_while_another_fact_is_asked_for_nothing_older_is_meant(chat: Chat) -> None:
    chat.say("退货120块,最晚几点前确认退款")
    assert chat.turn.reply.asks is not None
    assert chat.say("/remind 明天上午10点").effects == ()


def test_a_reminder_in_english_reads_as_one_line(assistant: Assistant) -> None:
    chat = Chat(assistant, lang="en")
    chat.say(EXIT)
    reply = chat.press("remind:effective_date:20230524T0900")
    assert request_of(reply).text == (
        "Reminder – Exit takes effect on: Thu 25 May 2023 (Leaving the VIP wholesale centre)."
    )
