"""Weeks, months and years told instead of a day: what they decide is stated, and a day named later lies in them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.reckoning.periods import period_told
from bot.understanding.wording.folding import fold
from knowledge.loader import load
from knowledge.model import CHINA
from tests.conftest import Ask

KB = load()
NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)


def told(text: str, *, asked: bool = False) -> tuple[date, date] | None:
    reader = ClaimReader(fold(text), read(text, NOW).facts, KB.entries["dianxiaomi-benefit"])
    return period_told(reader, "joined_on", NOW.date(), asked=asked)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("实力商家是2022年12月续的", date(2022, 12, 1), date(2022, 12, 31)),
        ("实力商家22年12月续的", date(2022, 12, 1), date(2022, 12, 31)),
        ("去年十一月份续的会员", date(2022, 11, 1), date(2022, 11, 30)),
        ("上个月刚续的实力商家", date(2023, 4, 1), date(2023, 4, 30)),
        ("超级工厂上周加入的", date(2023, 5, 8), date(2023, 5, 14)),
        ("我们2021年入驻的", date(2021, 1, 1), date(2021, 12, 31)),
        ("二月份续的会员", date(2023, 2, 1), date(2023, 2, 28)),
        ("十月续的", date(2022, 10, 1), date(2022, 10, 31)),
        ("打算8月续约", date(2023, 8, 1), date(2023, 8, 31)),
        ("we joined in January 2023", date(2023, 1, 1), date(2023, 1, 31)),
        ("I renewed last month", date(2023, 4, 1), date(2023, 4, 30)),
        ("超级工厂2023.03续的", date(2023, 3, 1), date(2023, 3, 31)),
    ],
)
def test_a_month_or_year_told_of_the_fact_is_read(text: str, first: date, last: date) -> None:
    assert told(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "去年12月5号续的",  # a day, which is read as one
        "去年加入,今年又续了",  # two of them
        "去年买的店小蜜,上周刚续的实力商家",  # two of them, one of another event
        "去年冬天续的",  # may be this January
        "做了3个月实力商家",
        "去年没续",
        "店小蜜去年就没了,现在续约还送吗",  # the year is told of something else
        "3月之前续的",  # one end of a longer time
    ],
)
def test_what_leaves_the_time_open_is_no_period(text: str) -> None:
    assert told(text) is None


def test_an_answer_to_the_question_for_the_fact_need_not_name_it() -> None:
    assert told("去年底") is None
    assert told("去年11月", asked=True) == (date(2022, 11, 1), date(2022, 11, 30))


def test_a_month_that_decides_is_computed_with_and_one_that_does_not_is_not(ask: Ask) -> None:
    assert ask("实力商家去年11月续的,店小蜜还送吗")["result"] == {"entitled": True}
    assert ask("要是今年续的呢")["result"] == {}


@pytest.mark.parametrize(
    ("question", "answer", "name", "day"),
    [
        ("2月份退的VIP批发中心,几号能再加入", "10号", "exit_date", "2023-02-10"),
        ("上个月交的VIP批发中心退出申请,哪天生效", "8号", "application_date", "2023-04-08"),
        ("上周交的VIP批发中心退出申请,哪天生效", "周四", "application_date", "2023-05-11"),
        ("we left VIP批发中心 in February, when can we rejoin", "the 9th", "exit_date", "2023-02-09"),
        ("去年自己退的VIP批发中心,哪天能再进", "9月3号", "exit_date", "2022-09-03"),
        ("VIP批发中心打算下个月退出,最晚哪天申请", "20号", "wanted_date", "2023-06-20"),
        ("诚信通9月到期,续了两年,新的到哪天", "12号", "current_end", "2023-09-12"),
        ("保证金还有4000,上个月跌破的,哪天前补", "22号", "below_since", "2023-04-22"),
    ],
)
def test_a_day_told_later_lies_in_the_month_or_week_told_before(
    ask: Ask, question: str, answer: str, name: str, day: str
) -> None:
    assert ask(question)["kind"] == "ask"
    assert ask(answer)["facts"][name] == day


def test_a_day_that_the_month_told_before_does_not_have_is_asked_for_again(ask: Ask) -> None:
    ask("2月份退的VIP批发中心,几号能再加入")
    reply = ask("30号")
    assert (reply["kind"], reply["result"]) == ("ask", {})


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("VIP批发中心三月退的,大概记得是22号,几时能再加入", "exit_date", "2023-03-22"),
        ("实力商家是去年续的,6月1号那天,店小蜜还送不送", "joined_on", "2022-06-01"),
        ("诚信通8月底到期,准确说是29号,续两年到什么时候", "current_end", "2023-08-29"),
    ],
)
def test_a_day_beside_a_month_or_year_lies_in_it(ask: Ask, text: str, name: str, day: str) -> None:
    assert ask(text)["facts"][name] == day


@pytest.mark.parametrize(
    "turns",
    [
        ("新签的诚信通上周认证过了,服务几点开始", "下午三点"),  # the day is not known
        ("保证金还剩5200,上个月掉的,最晚哪天补", "周五"),  # there are four of them
        ("VIP批发中心上个月月底申请退的,哪天生效",),
    ],
)
def test_what_the_period_leaves_open_is_asked_for(ask: Ask, turns: tuple[str, ...]) -> None:
    replies = [ask(turn) for turn in turns]
    assert replies[-1]["kind"] == "ask"
    assert set(replies[-1]["result"]) <= {"shortfall"}


def test_a_month_that_holds_the_rules_own_days_decides_nothing(ask: Ask) -> None:
    assert ask("跨境自营供货中心11月付的款,自动收货是哪天")["result"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "去年八月续的会员,今年八月才到期",
        "超級工廠去年8月續費,下個月先到期",
        "we renewed in August 2022, it expires in August 2023",
    ],
)
def test_the_time_in_which_it_runs_out_is_no_second_one(text: str) -> None:
    assert told(text) == (date(2022, 8, 1), date(2022, 8, 31))


@pytest.mark.parametrize(
    "text",
    [
        "去年8月续的会员,今年3月升级了",
        "去年8月续的会员,今年6月要取消",
        "去年8月续的会员,今年3月到期",
        "去年8月续的会员,今年6月到期又续了",
    ],
)
def test_a_second_time_of_something_else_leaves_it_open(text: str) -> None:
    assert told(text) is None
