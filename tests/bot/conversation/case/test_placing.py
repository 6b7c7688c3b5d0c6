"""The year, day or hour that a value leaves open: settled by the fact and the conversation, or there is no fact."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.conversation.case.placing import Setting, known_from_role
from bot.session import KnownFact
from bot.understanding.facts import read
from bot.understanding.roles import Role
from bot.understanding.wording.clauses import Mood
from knowledge.loader import load
from knowledge.model import CHINA, FactSpec

KB = load()
NOW = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)


def spec(topic: str, name: str) -> FactSpec:
    return KB.entries[topic].facts[name]


APPLIED, WANTED = spec("vip-exit", "application_date"), spec("vip-exit", "wanted_date")
CONFIRMED, SIGNED = spec("vip-exit", "confirmed_date"), spec("refund-response", "signed_at")


def placed(
    text: str, fact: FactSpec, setting: Setting | None = None, *, now: datetime = NOW, mood: Mood | None = None
) -> object:
    (heard,) = read(text, now).facts
    known = known_from_role(Role(heard, mood=mood), fact, setting or Setting(now))
    return known.value if known else None


def earlier(value: str, kind: str = "date", *, now: datetime = NOW) -> Setting:
    return Setting(now, KnownFact(value=value, type=kind), leaning=True, corrects=True)


@pytest.mark.parametrize(
    ("text", "now", "mood", "value"),
    [
        ("12月28号", datetime(2023, 1, 5, tzinfo=CHINA), None, "2022-12-28"),
        ("1月3号", datetime(2023, 12, 28, tzinfo=CHINA), "planned", "2024-01-03"),
        ("1月3号", datetime(2023, 12, 28, tzinfo=CHINA), "past", None),
        ("5月20号", NOW, "planned", "2023-05-20"),
        ("5月20号", NOW, "supposed", "2023-05-20"),
        ("5月20号", NOW, None, None),
        ("4月20号", NOW, None, "2023-04-20"),
        ("2月29号", datetime(2023, 3, 5, tzinfo=CHINA), "past", None),
    ],
)
def test_a_day_without_a_year_is_placed_by_its_mood_or_not_at_all(
    text: str, now: datetime, mood: Mood | None, value: str | None
) -> None:
    assert (placed(text, APPLIED, now=now, mood=mood) if read(text, now).facts else None) == value


def test_a_wish_lies_ahead_unless_that_would_be_almost_a_year() -> None:
    assert placed("6月18号", WANTED) == "2023-06-18"
    assert placed("5月10号", WANTED) is None


def test_a_confirmation_lies_where_it_is_nearest_and_keeps_its_other_reading() -> None:
    assert placed("5月20号", CONFIRMED) == "2023-05-20"
    (heard,) = read("5月20号", NOW).facts
    known = known_from_role(Role(heard), CONFIRMED, Setting(NOW))
    assert known is not None
    assert known.other == "2022-05-20"


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        ("2022-05-10", "12号", "2022-05-12"),
        ("2022-05-10", "6月1号", "2022-06-01"),
        ("2023-05-10", "4月30号", "2023-04-30"),
        ("2022-12-28", "1月2号", "2023-01-02"),
    ],
)
def test_a_correction_stays_near_the_day_that_it_corrects(before: str, text: str, value: str) -> None:
    assert placed(text, APPLIED, earlier(before)) == value


def test_a_corrected_past_fact_does_not_move_into_the_future() -> None:
    now = datetime(2023, 5, 11, tzinfo=CHINA)
    assert placed("12号", APPLIED, earlier("2023-05-10", now=now), now=now) == "2023-04-12"
    assert placed("12号", APPLIED, earlier("2023-05-10", now=now), now=now, mood="supposed") == "2023-05-12"


def test_a_year_that_was_not_said_is_that_of_the_case() -> None:
    anchored = Setting(NOW, anchors=(date(2020, 11, 12),))
    assert placed("11月16号", spec("double11-auto-receipt", "shipped_on"), anchored) == "2020-11-16"


def test_an_hour_of_nobody_knows_which_half_of_the_day_gives_only_the_day() -> None:
    assert placed("昨天3点", SIGNED) == "2023-05-16"
    assert placed("昨天15点", SIGNED) == "2023-05-16T15:00:00+08:00"
    assert placed("昨天4点", SIGNED, earlier("2023-05-16T15:00:00+08:00", "datetime")) == "2023-05-16T16:00:00+08:00"


def test_a_time_takes_the_day_told_before_and_a_day_keeps_its_time() -> None:
    assert placed("下午3点", SIGNED, earlier("2023-05-15", "datetime")) == "2023-05-15T15:00:00+08:00"
    assert placed("前天", SIGNED, earlier("2023-05-16T15:00:00+08:00", "datetime")) == "2023-05-15T15:00:00+08:00"


def test_a_time_without_any_day_is_todays_or_none() -> None:
    evening = datetime(2023, 5, 17, 18, 0, tzinfo=CHINA)
    assert placed("下午3点", SIGNED, now=evening) == "2023-05-17T15:00:00+08:00"
    assert placed("下午3点", SIGNED) is None


@pytest.mark.parametrize(
    ("clock", "hour", "value"),
    [
        ("今天9点", 12, "2023-05-17T09:00:00+08:00"),
        ("今天9点", 22, "2023-05-17"),
        ("今天2点", 12, "2023-05-17T02:00:00+08:00"),
        ("今天2点", 15, "2023-05-17"),
        ("今天9时", 22, "2023-05-17T09:00:00+08:00"),
        ("今天9点的时候", 22, "2023-05-17"),
    ],
)
def test_of_two_halves_of_a_day_the_one_that_has_been_is_meant(clock: str, hour: int, value: str) -> None:
    assert placed(clock, SIGNED, now=NOW.replace(hour=hour)) == value


@pytest.mark.parametrize("mood", ["planned", "supposed"])
def test_of_what_is_planned_either_half_may_be_meant(mood: Mood) -> None:
    assert placed("今天9点", SIGNED, mood=mood) == "2023-05-17"


def test_a_wish_is_never_for_a_day_that_has_gone_by() -> None:
    wish, none = Setting(NOW, wish=True), Setting(NOW)
    assert placed("5月10号", WANTED, wish) is None
    assert placed("8月30号", WANTED, wish) == placed("8月30号", WANTED, none) == "2023-08-30"
    assert placed("12号", WANTED, wish) == "2023-06-12"
    assert placed("12号", WANTED, none) is None


@pytest.mark.parametrize(
    ("text", "mood", "value"),
    [
        ("2023年6月2号", "past", None),
        ("今年12月30号", "past", None),
        ("2023年6月2号", "planned", "2023-06-02"),
        ("2023年6月2号", None, "2023-06-02"),
        ("2023年5月17号", "past", "2023-05-17"),
    ],
)
def test_what_is_told_as_done_cannot_lie_ahead(text: str, mood: Mood | None, value: str | None) -> None:
    assert placed(text, APPLIED, mood=mood) == value


def test_an_end_to_come_may_be_told_as_done() -> None:
    ends = spec("trustpass-renewal", "current_end")
    assert ends.tense == "future"
    assert placed("6月20号", ends, mood="past") == "2023-06-20"


def test_midnight_ends_the_day_that_it_is_said_with() -> None:
    assert placed("15号24点", APPLIED, mood="past") == "2023-05-15"
    assert placed("15号晚上12点", APPLIED, mood="past") == "2023-05-15"
    assert placed("15号0点", APPLIED, mood="past") == "2023-05-15"
    assert placed("昨天24点", SIGNED) == "2023-05-17T00:00:00+08:00"


def test_the_friday_of_a_week_that_is_long_gone_is_no_day() -> None:
    long_ago, lately = Setting(NOW, anchors=(date(2023, 3, 1),)), Setting(NOW, anchors=(date(2023, 5, 9),))
    assert placed("周五", CONFIRMED, long_ago) is None
    assert placed("周五", CONFIRMED, lately) is not None


def test_a_day_stands_in_the_month_of_the_day_before_it() -> None:
    assert placed("14号", spec("double11-auto-receipt", "shipped_on"), Setting(NOW, anchors=(date(2022, 11, 12),))) == (
        "2022-11-14"
    )


@pytest.mark.parametrize(
    ("text", "mood", "value"),
    [
        ("26号", None, None),
        ("1号", None, None),
        ("2号", None, "2023-05-02"),
        ("26号", "past", "2023-04-26"),
        ("26号", "planned", "2023-05-26"),
    ],
)
def test_a_day_of_the_month_that_comes_sooner_than_it_went_by_is_doubtful(
    text: str, mood: Mood | None, value: str | None
) -> None:
    assert placed(text, APPLIED, mood=mood) == value


def test_a_day_of_the_month_as_far_ahead_as_behind_is_doubtful() -> None:
    assert placed("30号", APPLIED, now=NOW.replace(day=15)) is None
    assert placed("30号", APPLIED, now=NOW.replace(day=14)) == "2023-04-30"


def test_it_is_no_doubt_where_it_was_asked_for_or_cannot_be_planned() -> None:
    assert placed("26号", APPLIED, Setting(NOW, asked=True)) == "2023-04-26"
    assert placed("26号上午9点半", SIGNED) == "2023-04-26T09:30:00+08:00"


def test_a_wish_for_a_day_of_the_month_named_before_it_is_for_that_month() -> None:
    wish = Setting(NOW, wish=True)
    for text, value in (("7月20号前要退(20号就行)", "2023-07-20"), ("5月10号问过,20号要退", "2023-05-20")):
        *_, heard = read(text, NOW).facts
        known = known_from_role(Role(heard), WANTED, wish)
        assert known is not None
        assert known.value == value


def beside(day: date) -> Setting:
    return Setting(NOW, anchors=(day,))


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("14号", date(2023, 5, 1), "2023-05-14"),
        ("25号", date(2023, 4, 10), "2023-04-25"),
        ("5号", date(2023, 3, 20), None),
        ("5月20号", date(2023, 5, 12), None),
        ("5月20号", date(2022, 5, 12), "2022-05-20"),
    ],
)
def test_a_day_is_placed_beside_the_others_of_its_case(text: str, anchor: date, value: str | None) -> None:
    assert placed(text, APPLIED, beside(anchor)) == value
