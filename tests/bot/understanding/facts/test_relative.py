"""Days and moments counted from now, from a holiday, or from the day told before."""

from datetime import datetime

import pytest

from bot.understanding.facts import read
from tests.bot.understanding.facts.reading import NOW, heard

DAYS = [
    ("前天", "2024-11-11"),
    ("大前天", "2024-11-10"),
    ("昨日", "2024-11-12"),
    ("昨儿个", "2024-11-12"),
    ("尋日", "2024-11-12"),
    ("今天", "2024-11-13"),
    ("明儿", "2024-11-14"),
    ("后天", "2024-11-15"),
    ("大后天", "2024-11-16"),
    ("我过三天申请", "2024-11-16"),
    ("昨晚", "2024-11-12"),
    ("昨天上午", "2024-11-12"),
    ("四天前", "2024-11-09"),
    ("20天之前", "2024-10-24"),
    ("三个礼拜前", "2024-10-23"),
    ("半个月前", "2024-10-29"),
    ("一个半月前", "2024-09-28"),
    ("两个月以前", "2024-09-13"),
    ("半年前", "2024-05-13"),
    ("两年前", "2022-11-13"),
    ("3天后", "2024-11-16"),
    ("再过一周", "2024-11-20"),
    ("上周四", "2024-11-07"),
    ("上個禮拜四", "2024-11-07"),
    ("上上周四", "2024-10-31"),
    ("这周一", "2024-11-11"),
    ("本周日", "2024-11-17"),
    ("下星期三", "2024-11-20"),
    ("下下周五", "2024-11-29"),
    ("周一签收", "2024-11-11"),
    ("周五签收", "2024-11-08"),
    ("星期天签收", "2024-11-10"),
    ("周三签收", "2024-11-13"),
    ("周五到期", "2024-11-15"),
    ("上周的周四", "2024-11-07"),
    ("the Friday before last", "2024-11-01"),
    ("10月24日盖章并即日送达", "2024-10-24 2024-10-24"),
    ("即日送达", "2024-11-13"),
    ("10月24日盖章,即日送达", "2024-10-24"),
]
MOMENTS = [
    ("两小时前", "2024-11-13T11:30"),
    ("一个半小时前", "2024-11-13T12:00"),
    ("四十分钟前", "2024-11-13T12:50"),
    ("一刻钟前", "2024-11-13T13:15"),
    ("36小时前", "2024-11-12T01:30"),
    ("两天半前", "2024-11-11T01:30"),
    ("10分钟后", "2024-11-13T13:40"),
    ("刚才签收的", "2024-11-13T13:30"),
    ("我现在提交", "2024-11-13T13:30"),
]
HOLIDAYS = [
    ("国庆当天签收", "2024-10-01"),
    ("国庆节签收", "2024-10-01"),
    ("国庆前一天签收", "2024-09-30"),
    ("国庆前两天签收", "2024-09-29"),
    ("国庆的后一天签收", "2024-10-02"),
    ("国庆第三天签收", "2024-10-03"),
    ("双11付款", "2024-11-11"),
    ("雙十二到期", "2024-12-12"),
    ("五一签收", "2024-05-01"),
    ("十一签收", "2024-10-01"),
    ("618那天签收", "2024-06-18"),
    ("元旦签收", "2024-01-01"),
    ("圣诞节到期", "2024-12-25"),
    ("母亲节签收", "2024-05-12"),
    ("除夕签收", "2024-02-09"),
    ("春节签收", "2024-02-10"),
    ("元宵节签收", "2024-02-24"),
    ("清明签收", "2024-04-04"),
    ("端午签收", "2024-06-10"),
    ("中秋节签收", "2024-09-17"),
    ("重阳节签收", "2024-10-11"),
    ("去年中秋签收", "2023-09-29"),
    ("2026年端午到期", "2026-06-19"),
    ("明年元旦到期", "2025-01-01"),
    ("双11那晚9点付款", "2024-11-11T21:00"),
    ("11月12号那晚9点付款", "2024-11-12T21:00"),
    ("paid on double 11 at 9pm", "2024-11-11T21:00"),
    ("2035年春节到期", "!holiday_not_known"),
]
LENGTHS_NOT_DATES = [
    ("要15天前提出申请吗", "P15D"),
    ("提前15天", "P15D"),
    ("签收24小时后自动同意", "PT24H"),
    ("退出3个月后可以再加入", "P3M"),
    ("5个工作日后到账", "P5D"),
]
NOT_DAYS = [
    "天天",
    "上周",
    "这几天",
    "前两天",
    "有一天",
    "十一家店",
    "三八线",
    "圣诞袜",
    "双十一备货",
    "国庆期间",
    "每周五",
    "隔天",
    "那天",
]

SAME_DAY_THEN = [
    ("上周今天", "2024-11-06"),
    ("一周前的今天", "2024-11-06"),
    ("前年今日", "2022-11-13"),
    ("去年的今天", "2023-11-13"),
]


@pytest.mark.parametrize(("text", "expected"), SAME_DAY_THEN)
def test_the_same_day_of_another_week_or_year(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(("text", "expected"), DAYS + MOMENTS + HOLIDAYS + LENGTHS_NOT_DATES)
def test_relative_days_and_moments(text: str, expected: str) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize("text", NOT_DAYS)
def test_vague_days_and_names_are_not_read(text: str) -> None:
    assert heard(text) == ""


def test_days_counted_from_the_day_told_before() -> None:
    assert heard("11月5日退货，次日签收") == "2024-11-05 2024-11-06"
    assert heard("11月5日退货，第二天下午2点签收") == "2024-11-05 2024-11-06T14:00"
    assert heard("11月5日前一天") == "2024-11-04"


def test_two_mentions_of_one_day_are_both_reported() -> None:
    assert heard("昨天，11月12号，签收") == "2024-11-12 2024-11-12"


def test_months_back_end_on_the_last_day_where_the_day_number_is_missing() -> None:
    assert heard("一个月前", datetime.fromisoformat("2023-03-31T09:00:00+08:00")) == "2023-02-28"


def test_a_holiday_is_open_to_past_and_future() -> None:
    fact = read("中秋节", NOW).facts[0]
    assert str(fact.seen_from("past").value) == "2024-09-17"
    assert str(fact.seen_from("future").value) == "2025-10-06"


@pytest.mark.parametrize(
    "text", ["20号左右签收", "大概20号签收", "大概到20号", "差不多三天前", "昨天下午大概3点", "十来天前"]
)
def test_rough_days_and_moments_are_approximate(text: str) -> None:
    assert read(text, NOW).facts[0].approximate


@pytest.mark.parametrize("text", ["20号来签收", "昨天约了买家", "5号多退了一笔", "三天前", "昨天下午3点"])
def test_plain_days_and_moments_are_not(text: str) -> None:
    assert not read(text, NOW).facts[0].approximate


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月1号付的款,三天后我发的货", "2024-11-04"),
        ("11月1号付的款,5天后寄出的", "2024-11-06"),
        ("paid on 1 Nov and shipped three days after that", "2024-11-04"),
        ("11月1号付的款,三天后我打算发货", "2024-11-16"),
        ("三天后发货", "2024-11-16"),
    ],
)
def test_what_was_done_so_long_after_a_day_is_counted_from_it(text: str, day: str) -> None:
    assert str(read(text, NOW).facts[-1].value)[:10] == day


@pytest.mark.parametrize(
    "text",
    [
        "11月1号付的款,下单三天后我发的货",
        "三天后我发的货",
        "paid on 1 Nov, three days after that I shipped half",
    ],
)
def test_what_it_counts_from_must_be_the_day_before_it(text: str) -> None:
    assert {str(fact.value)[:10] for fact in read(text, NOW).facts if fact.kind == "date"} <= {"2024-11-01"}


@pytest.mark.parametrize("text", ["刚刚诚信通认证过了", "刚刚企业认证通过了"])
def test_a_name_may_stand_between_just_now_and_what_was_done(text: str) -> None:
    assert [fact.value for fact in read(text, NOW).facts] == [NOW]


@pytest.mark.parametrize("text", ["刚刚把申请交了", "刚才把退出的书面材料传上去了", "刚刚把那箱退货签收了"])
def test_what_it_was_done_to_may_stand_before_what_was_done_just_now(text: str) -> None:
    assert [fact.value for fact in read(text, NOW).facts] == [NOW]


@pytest.mark.parametrize(
    ("text", "day"), [("VIP4月12号退出的", (4, 12)), ("退VIP2024年2月3日申请", (2, 3)), ("app6月2号提交的", (6, 2))]
)
def test_letters_that_touch_a_month_do_not_take_it_away(text: str, day: tuple[int, int]) -> None:
    assert [(fact.value.month, fact.value.day) for fact in read(text, NOW).facts if fact.kind == "date"] == [day]


@pytest.mark.parametrize("text", ["刚刚把申请写好", "刚刚小二把我问住了,申请交了也没用"])
def test_what_was_only_made_ready_just_now_tells_no_moment(text: str) -> None:
    assert not read(text, NOW).facts


@pytest.mark.parametrize("text", ["刚刚小二说认证过了", "刚刚看到诚信通认证了"])
def test_what_was_only_heard_just_now_was_not_done_then(text: str) -> None:
    assert not read(text, NOW).facts


@pytest.mark.parametrize(("text", "days"), [("上周一直没交", 0), ("上周一直接交了", 1), ("上星期一交了", 1)])
def test_all_the_week_is_no_monday(text: str, days: int) -> None:
    assert len(read(text, NOW).facts) == days
