"""Times of day, alone and with their day."""

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard, short

TIMES = [
    ("昨天9点", "2024-11-12T09:00"),
    ("昨天下午2点", "2024-11-12T14:00"),
    ("昨天下午2点20", "2024-11-12T14:20"),
    ("昨天下午两点二十分", "2024-11-12T14:20"),
    ("昨天下午2点05", "2024-11-12T14:05"),
    ("昨天下午2点半", "2024-11-12T14:30"),
    ("昨天下午两点三刻", "2024-11-12T14:45"),
    ("昨天下午差10分两点", "2024-11-12T13:50"),
    ("昨天下午两点差一刻", "2024-11-12T13:45"),
    ("昨天下午两点过五分", "2024-11-12T14:05"),
    ("昨天14时20分5秒", "2024-11-12T14:20:05"),
    ("昨天14:20", "2024-11-12T14:20"),
    ("昨天14：20：05", "2024-11-12T14:20:05"),
    ("昨天下午2:20", "2024-11-12T14:20"),
    ("昨天PM 2:20", "2024-11-12T14:20"),
    ("昨天2pm", "2024-11-12T14:00"),
    ("昨天2:20 p.m.", "2024-11-12T14:20"),
    ("昨天早8点", "2024-11-12T08:00"),
    ("昨天晚7点半", "2024-11-12T19:30"),
    ("昨天中午12点", "2024-11-12T12:00"),
    ("昨天中午1点", "2024-11-12T13:00"),
    ("昨天12点", "2024-11-12T12:00"),
    ("昨天傍晚6点", "2024-11-12T18:00"),
    ("昨天零点", "2024-11-12T00:00"),
    ("昨天24点", "2024-11-13T00:00"),
    ("昨天凌晨3点", "2024-11-12T03:00"),
    ("昨天凌晨12点", "2024-11-12T00:00"),
    ("昨天半夜3点", "2024-11-12T03:00"),
    ("昨天半夜11点", "2024-11-12T23:00"),
    ("昨晚12点", "2024-11-13T00:00"),
    ("昨晚零点", "2024-11-13T00:00"),
    ("昨晚1点", "2024-11-13T01:00"),
    ("昨晚凌晨1点", "2024-11-13T01:00"),
    ("昨夜10点一刻", "2024-11-12T22:15"),
    ("前晚9点", "2024-11-11T21:00"),
    ("今早7点", "2024-11-13T07:00"),
    ("明早9点", "2024-11-14T09:00"),
    ("20241112 142005", "2024-11-12T14:20:05"),
    ("2024-11-12T14:20", "2024-11-12T14:20"),
    ("2024-11-12T14:20:05+08:00", "2024-11-12T14:20:05"),
    ("2024-11-12T06:20:00Z", "2024-11-12T14:20"),
    ("11月12日（周二）下午2点", "2024-11-12T14:00"),
    ("11月12号星期二14:20", "2024-11-12T14:20"),
    ("11月12号那天客户下午2点签收", "2024-11-12T14:00"),
    ("昨天，下午2点签收", "2024-11-12T14:00"),
    ("三天前晚上8点", "2024-11-10T20:00"),
    ("國慶當天上午十點簽收", "2024-10-01T10:00"),
    ("昨天夜里厢八点", "2024-11-12T20:00"),
    ("昨天夜里头九点半", "2024-11-12T21:30"),
    ("昨天下昼四点正", "2024-11-12T16:00"),
    ("4 October 2024 at 12 noon", "2024-10-04T12:00"),
    ("下午4点，昨天签收的", "2024-11-12T16:00"),
    ("昨天16点零5分", "2024-11-12T16:05"),
    ("昨天16点零5", "2024-11-12T16:05"),
    ("昨天晚上快9点签收", "2024-11-12T21:00"),
    ("昨天下午4.10签收", "2024-11-12T16:10"),
    ("昨晚九点三签收", "2024-11-12"),
    ("昨天下午4.10元", "2024-11-12 4.1"),
    ("昨天下午3、4点", "2024-11-12"),
    ("20/10 16:10", "2024-10-20T16:10"),
    ("早上9:10 昨天签收", "2024-11-12T09:10"),
    ("2023年跨年夜10点", "2023-12-31T22:00"),
    ("去年平安夜11点50", "2023-12-24T23:50"),
]
RANGES = [
    ("昨天下午2点到4点", "2024-11-12T14:00 2024-11-12T16:00"),
    ("昨天下午2-4点", "2024-11-12T14:00 2024-11-12T16:00"),
    ("昨天14:00-16:00", "2024-11-12T14:00 2024-11-12T16:00"),
    ("昨天下午2点到4点那阵子送的", "2024-11-12T14:00 2024-11-12T16:00"),
    ("昨天9:30到11点送来", "2024-11-12T09:30 2024-11-12T11:00"),
    ("11月11日16:00:00至11月13日15:59:59", "2024-11-11T16:00 2024-11-13T15:59:59"),
]
IMPOSSIBLE = ["昨天25点", "昨天8点75分", "25:61签收", "昨天24点10分", "昨天上午17点", "昨天13pm", "2024-11-12T25:00"]
NOT_TIMES = [
    "有三点要问",
    "三点建议",
    "我想问两点：几天生效",
    "有事咨询2点，几天生效",
    "便宜一点可以吗",
    "两点一线",
    "我想问两点:先说退货",
    "请教三点,",
    "比例16:9",
    "1:1定制",
    "客服9点上班",
    "每天9点截单",
    "每天下午4点截单",
    "每周三下午四点开会",
    "次日零点才开通吗",
]


@pytest.mark.parametrize(("text", "expected"), TIMES + RANGES)
def test_times_are_read(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_times_are_named_and_the_day_is_not_reported_alone(text: str) -> None:
    assert heard(text) == "!no_such_time"


@pytest.mark.parametrize("text", NOT_TIMES)
def test_points_scores_and_office_hours_are_no_times(text: str) -> None:
    assert heard(text) == ""


def test_a_time_without_a_day_takes_the_day_told_before_it() -> None:
    assert heard("11月8号退的货，下午2点签收") == "2024-11-08 2024-11-08T14:00"


def test_a_time_without_any_day_is_the_nearest_one_and_says_so() -> None:
    fact = read("14点签收", NOW).facts[0]
    assert heard("14点签收") == "2024-11-12T14:00"
    assert heard("14点到期") == "2024-11-13T14:00"
    assert "day" in fact.assumed
    assert fact.seen_from("future").value.isoformat() == "2024-11-13T14:00:00+08:00"


def test_an_hour_that_could_be_morning_or_afternoon_says_so() -> None:
    assert "half_day" in read("昨天3点签收", NOW).facts[0].assumed
    assert "half_day" not in read("昨天下午3点签收", NOW).facts[0].assumed
    assert "half_day" not in read("昨天03:00签收", NOW).facts[0].assumed


def test_a_rough_time_is_approximate() -> None:
    assert read("昨天下午3点左右", NOW).facts[0].approximate
    assert read("昨天下午三点来钟", NOW).facts[0].approximate


def test_formal_hours_count_to_24() -> None:
    assert read("2024年3月6日10时签收", NOW).facts[0].assumed == frozenset()


THAT_DAY = [
    ("11月8号退的货，那天下午3点签收", "2024-11-08 2024-11-08T15:00"),
    ("11月8号退的货。同一天下午3点签收", "2024-11-08 2024-11-08T15:00"),
    ("11月8号退的货，次日下午3点签收", "2024-11-08 2024-11-09T15:00"),
    ("returned on 8 Nov, signed the same day at 3pm", "2024-11-08 2024-11-08T15:00"),
    ("returned on 8 Nov, signed the next day", "2024-11-08 2024-11-09"),
    ("租约到今年10月31日,就想那一天退出", "2024-10-31 2024-10-31"),
]


@pytest.mark.parametrize(("text", "expected"), THAT_DAY)
def test_that_day_and_the_next_are_counted_from_the_day_told(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", ["那天下午3点签收", "当天15:00", "同一天下午3点", "that day at 3pm", "same day 3pm"])
def test_a_time_on_a_day_told_elsewhere_is_left_for_the_caller_to_place(text: str) -> None:
    fact = read(text, NOW).facts[0]
    assert fact.assumed == {"day", "that_day"}
    assert short(fact.value) == "2024-11-12T15:00"
    assert (fact.past, fact.future) == (None, None)


@pytest.mark.parametrize("certified", ["人证", "认证"])
def test_minutes_before_a_certification_are_minutes(certified: str) -> None:
    assert heard(f"昨天下午2点20{certified}通过") == "2024-11-12T14:20"


@pytest.mark.parametrize("text", ["昨天下午3点25仓管签的", "昨天下午3点25门口签的", "昨天下午3点25 店里签的"])
def test_minutes_stay_before_a_word_that_begins_like_a_measure(text: str) -> None:
    (found,) = read(text, NOW).facts
    assert str(found.value).startswith("2024-11-12 15:25")
    assert not found.approximate


def test_minutes_or_so_many_pieces_are_left_open() -> None:
    (found,) = read("昨天下午3点25件签的", NOW).facts
    assert found.approximate
