"""Calendar files, read back by the library that a calendar would use."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from icalendar import Alarm, Calendar, Event

from bot.assistant import Assistant
from bot.keeping.calendar_file import calendar_file
from bot.keeping.deadlines import Deadline
from bot.messages import File, Lang
from knowledge.model import CHINA
from tests.bot.keeping.chat import Chat, actions
from tests.bot.keeping.test_buttons import EXIT
from tests.conftest import NOON

SMALL_RETURN = "退货金额200元,今天上午9点半签收,最晚什么时候确认退款"


def opened(file: File) -> tuple[Calendar, Event, list[Alarm]]:
    calendar = Calendar.from_ical(file.content.decode())
    events = calendar.walk("VEVENT")
    assert len(events) == 1
    return calendar, events[0], events[0].walk("VALARM")


def day(assistant: Assistant, value: date) -> Deadline:
    return Deadline(assistant.kb.entries["vip-exit"], "effective_date", value)


def moment(assistant: Assistant, value: datetime) -> Deadline:
    return Deadline(assistant.kb.entries["refund-response"], "respond_by", value)


def test_a_day_is_an_event_of_the_whole_day(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("ics:effective_date")
    assert reply.text == "日历文件在这里：退出生效日，2023年5月25日（周四）。点开就能存进手机日历。"
    (file,) = reply.files
    assert (file.name, file.mime) == ("vip-exit-2023-05-25.ics", "text/calendar")
    calendar, event, alarms = opened(file)
    assert calendar.walk("VTIMEZONE") == []
    assert (event.start, event.end) == (date(2023, 5, 25), date(2023, 5, 26))
    assert event["summary"] == "退出生效日：主动退出VIP批发中心"
    assert "2023年5月10日（周三） + 15天" in event["description"]
    assert event["dtstamp"].dt == NOON
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(hours=-15)]
    assert alarms[0]["action"] == "DISPLAY"


def test_a_moment_carries_the_time_zone_of_china(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(SMALL_RETURN)
    calendar, event, alarms = opened(chat.press("ics:respond_by").files[0])
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Shanghai"
    assert zone.to_tz().utcoffset(datetime(2023, 5, 18)) == timedelta(hours=8)  # noqa: DTZ001
    assert event["dtstart"].params["tzid"] == "Asia/Shanghai"
    assert event.start == datetime(2023, 5, 18, 9, 30, tzinfo=CHINA)
    assert "dtend" not in event
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(hours=-2)]


@pytest.mark.parametrize(
    ("lang", "title"),
    [("zh-hant", "退出生效日：主動退出VIP批發中心"), ("en", "Exit takes effect on: Leaving the VIP wholesale centre")],
)
def test_the_event_is_written_for_its_reader(assistant: Assistant, lang: Lang, title: str) -> None:
    chat = Chat(assistant, lang=lang)
    chat.say(EXIT)
    _, event, alarms = opened(chat.press("ics:effective_date").files[0])
    assert event["summary"] == title
    assert alarms[0]["description"] == title


def test_the_same_date_makes_the_same_event(assistant: Assistant) -> None:
    first = calendar_file(day(assistant, date(2023, 5, 25)), "a", "b", NOON)
    again = calendar_file(day(assistant, date(2023, 5, 25)), "another title", "b", NOON + timedelta(days=1))
    other = calendar_file(day(assistant, date(2023, 5, 26)), "a", "b", NOON)
    assert opened(first)[1]["uid"] == opened(again)[1]["uid"] == "vip-exit.effective_date.2023-05-25@policybot"
    assert opened(other)[1]["uid"] != opened(first)[1]["uid"]
    assert calendar_file(day(assistant, date(2023, 5, 25)), "a", "b", NOON) == first


@pytest.mark.parametrize(
    ("now", "trigger"),
    [
        (datetime(2023, 5, 24, 8, 59, tzinfo=CHINA), timedelta(hours=-15)),
        (datetime(2023, 5, 24, 9, 0, tzinfo=CHINA), timedelta(hours=9)),
        (datetime(2023, 5, 25, 9, 0, tzinfo=CHINA), None),
    ],
)
def test_the_alarm_rings_at_the_first_usual_moment_left(
    assistant: Assistant, now: datetime, trigger: timedelta | None
) -> None:
    _, _, alarms = opened(calendar_file(day(assistant, date(2023, 5, 25)), "t", "d", now))
    assert [alarm["trigger"].dt for alarm in alarms] == ([trigger] if trigger is not None else [])


def test_the_lines_are_as_the_format_wants_them(assistant: Assistant) -> None:
    text = "逗号,分号;反斜杠\\和\n换行" * 20
    file = calendar_file(moment(assistant, datetime(2023, 5, 18, 9, tzinfo=CHINA)), text, text, NOON)
    lines = file.content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line]
    assert opened(file)[1]["description"] == text


def test_other_dates_of_the_answer_are_one_press_away(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    reply = chat.press("ics:effective_date")
    assert actions(reply) == [["ics:rejoin_from"]]
    assert reply.buttons[0][0].label == "最早可重新加入 8月26日"
    assert chat.press("ics:rejoin_from").files[0].name == "vip-exit-2023-08-26.ics"


def test_a_file_does_not_change_the_conversation(assistant: Assistant) -> None:
    chat = Chat(assistant)
    chat.say(EXIT)
    before = chat.session
    chat.press("ics:effective_date")
    assert chat.session == before
