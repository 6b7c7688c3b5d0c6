"""Times to be reminded at, in people's own words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.keeping.deadlines import Deadline
from bot.keeping.own_time import own_time, speaks_of_reminding
from knowledge.model import CHINA
from tests.conftest import NOON

DAY = date(2023, 5, 25)
MOMENT = datetime(2023, 5, 25, 15, 30, tzinfo=CHINA)


@pytest.fixture
def day(assistant: Assistant) -> Deadline:
    return Deadline(assistant.kb.entries["vip-exit"], "effective_date", DAY)


@pytest.fixture
def moment(assistant: Assistant) -> Deadline:
    return Deadline(assistant.kb.entries["refund-response"], "respond_by", MOMENT)


def at(text: str, deadline: Deadline) -> str:
    said = own_time(text, deadline, NOON)
    assert said.status == "set", (text, said)
    assert said.at is not None
    assert said.at.tzinfo == CHINA
    return said.at.strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前一天下午三点", "05-24 15:00"),
        ("到期前一天早上8点半提醒我", "05-24 08:30"),
        ("头一天晚上8点", "05-24 20:00"),
        ("前一晚", "05-24 20:00"),
        ("前一天", "05-24 09:00"),
        ("前两天 15:00", "05-23 15:00"),
        ("提前3天", "05-22 09:00"),
        ("提前三天的下午三点", "05-22 15:00"),
        ("請提前兩天提醒我", "05-23 09:00"),
        ("提前一周", "05-18 09:00"),
        ("3天前", "05-22 09:00"),
        ("5天之前", "05-20 09:00"),
        ("5月20号9点", "05-20 09:00"),
        ("5月20日", "05-20 09:00"),
        ("20号", "05-20 09:00"),
        ("下周一上午10点", "05-22 10:00"),
        ("明天3点", "05-18 15:00"),
        ("后天晚上", "05-19 20:00"),
        ("10分钟后", "05-17 12:10"),
        ("当天早上", "05-25 09:00"),
        ("当天上午10点", "05-25 10:00"),
        ("２０２３－０５－２０ ０９：００", "05-20 09:00"),
        ("two days before at 9am", "05-23 09:00"),
        ("remind me the day before at 3pm, please", "05-24 15:00"),
        ("3 days in advance", "05-22 09:00"),
        ("on 20 May at 9", "05-20 09:00"),
        ("tomorrow at 5", "05-18 17:00"),
        ("the night before", "05-24 20:00"),
        ("退出前一周", "05-18 09:00"),
        ("生效前3天下午三点", "05-22 15:00"),
        ("正式退出的前一天", "05-24 09:00"),
        ("生效那天", "05-25 09:00"),
        ("a week before I leave", "05-18 09:00"),
        ("the day before the exit", "05-24 09:00"),
        ("on the day at 8am", "05-25 08:00"),
    ],
)
def test_words_for_a_day(day: Deadline, text: str, expected: str) -> None:
    assert at(text, day) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提前1天", "05-24 15:30"),
        ("前一天", "05-24 15:30"),
        ("提前1天9点", "05-24 09:00"),
        ("提前2小时", "05-25 13:30"),
        ("两个小时之前", "05-25 13:30"),
        ("提前一个半小时", "05-25 14:00"),
        ("半小时前", "05-25 15:00"),
        ("2 hours before", "05-25 13:30"),
    ],
)
def test_words_for_a_moment_count_back_from_it(moment: Deadline, text: str, expected: str) -> None:
    assert at(text, moment) == expected


@pytest.mark.parametrize("text", ["昨天9点", "提前30天", "今天上午"])
def test_what_is_over_is_not_promised(day: Deadline, text: str) -> None:
    said = own_time(text, day, NOON)
    assert said.status == "past"
    assert said.at is not None
    assert said.at <= NOON


@pytest.mark.parametrize(
    ("text", "clock"), [("9点", "09:00"), ("下午三点", "15:00"), ("晚上", "20:00"), ("at 5", "17:00")]
)
def test_a_clock_time_alone_leaves_the_day_open(day: Deadline, text: str, clock: str) -> None:
    said = own_time(text, day, NOON)
    assert said.status == "which_day"
    assert said.clock is not None
    assert said.clock.strftime("%H:%M") == clock


@pytest.mark.parametrize(("text", "reason"), [("5月32号", "no_such_date"), ("明天25点", "no_such_time")])
def test_an_impossible_time_says_why(day: Deadline, text: str, reason: str) -> None:
    said = own_time(text, day, NOON)
    assert said.status == "impossible"
    assert said.problem is not None
    assert said.problem.reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "那我5月12号申请呢",
        "谢谢",
        "什么时候能走",
        "4500",
        "三次",
        "",
        "?",
        "5月20号确认的",
        "保证金要补多少",
        "20号退货200元",
    ],
)
def test_a_message_about_something_else_is_no_time(day: Deadline, text: str) -> None:
    assert own_time(text, day, NOON).status in ("no_time", "unread")
    assert own_time(text, day, NOON).at is None


def test_a_wish_without_a_time_is_heard_as_one(day: Deadline) -> None:
    assert own_time("到时候提醒我一下", day, NOON).status == "unread"
    assert speaks_of_reminding("到時候提醒我一下")
    assert speaks_of_reminding("Remind me")
    assert not speaks_of_reminding("前一天下午三点")


def test_a_time_after_the_deadline_is_read_as_it_was_said(day: Deadline) -> None:
    assert at("6月1号", day) == "06-01 09:00"


@given(
    st.text(max_size=60)
    | st.from_regex(r"(提前|前)?[0-9一二三]{1,9}(个)?(天|年|小时|周|月|号)(前|后)?[0-9]{0,3}点?", fullmatch=True)
)
def test_whatever_is_typed_no_promise_lies_in_the_past(assistant: Assistant, text: str) -> None:
    deadline = Deadline(assistant.kb.entries["vip-exit"], "effective_date", DAY)
    said = own_time(text, deadline, NOON)
    assert (said.status == "set") == (said.at is not None and said.at > NOON)


@pytest.mark.parametrize(
    ("text", "period"), [("下个月", "下个月"), ("下周提醒我", "下周"), ("next month", "next month")]
)
def test_a_week_or_month_is_asked_for_its_day(day: Deadline, text: str, period: str) -> None:
    said = own_time(text, day, NOON)
    assert (said.status, said.period) == ("which_day", period)


@pytest.mark.parametrize("text", ["下个月能退出吗", "5月20号退出", "退出"])
def test_what_is_about_the_event_names_no_time(day: Deadline, text: str) -> None:
    assert own_time(text, day, NOON).status == "no_time"
