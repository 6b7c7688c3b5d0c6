"""Put right at once: the value said in place of the first one counts, or the fact is asked for; never the first."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("5月6号递的退出VIP批发中心申请,不,5月9号,哪天生效", {"application_date": "2023-05-09"}),
        ("5月6号递的退出VIP批发中心申请,讲错了,9号,哪天生效", {"application_date": "2023-05-09"}),
        ("5月6号递的退出VIP批发中心申请,不,8号,不对,9号,哪天生效", {"application_date": "2023-05-09"}),
        ("5月6号递的退出VIP批发中心申请,不是5月9号,哪天生效", {"application_date": "2023-05-06"}),
        ("我记得是5月6号申请退VIP批发中心,后台一查是5月9号,哪天生效", {"application_date": "2023-05-09"}),
        ("VIP批发中心保证金余额4100,不,4010,补多少", {"balance": 4010}),
        ("VIP批發中心保證金餘額4100,唔係,係4010,補幾多", {"balance": 4010}),
        ("VIP deposit balance is 4100, sorry 4010, how much short?", {"balance": 4010}),
        ("VIP批发中心保证金余额4100,应该是4010,补多少", {"balance": 4010}),
        ("VIP批发中心保证金余额4100,应该是6000,补多少", {"balance": 4100}),
        ("VIP批发中心有效投诉1次呃2次,会清退吗", {"complaints": 2}),
        ("退款66元,昨天下午2点签收,不,6点,最晚几点确认退款", {"signed_at": "2023-05-16T18:00:00+08:00"}),
        ("退款66元,昨天上午9点签收,哦是8点,最晚几点确认退款", {"signed_at": "2023-05-16T08:00:00+08:00"}),
        ("退款66元,昨晚7点签收,不,8点,最晚几点确认退款", {"signed_at": "2023-05-16T20:00:00+08:00"}),
        ("店小蜜2023-01-10到2023-06-09,不,到2023-07-09,500元退多少", {"term_end": "2023-07-09"}),
        ("店小蜜2023-01-10到2023-06-09,不,2023-02-10到2023-07-09,500元退多少", {"term_start": "2023-02-10"}),
        ("店小蜜2023-01-10到2023-06-09,500元,不,600元,退多少", {"order_total": 600}),
        ("VIP批发中心有效投诉4次,唉算岔了,2次,会清退吗", {"complaints": 2}),
        ("店小蜜2023-01-10到2023-06-09,付了500元,填错单子了是600元,退多少", {"order_total": 600}),
        ("5月6号递的退出VIP批发中心申请,说错,6号是我生日,是5月4号,哪天生效", {"application_date": "2023-05-04"}),
        ("5月6号递的退出VIP批发中心申请,表妹纠正我是5月4号,哪天生效", {"application_date": "2023-05-04"}),
        ("计划7月1号退出VIP批发——改一下,7月10号,最晚哪天申请", {"wanted_date": "2023-07-10"}),
        ("VIP批发中心保证金5月16号掉的,哦,流水上写5月15号,剩5000,最晚哪天补", {"below_since": "2023-05-15"}),
        ("退款66元,签收是昨天下午2点,等我查查…是下午5点,最晚几点确认退款", {"signed_at": "2023-05-16T17:00:00+08:00"}),
        ("5月6号递的退出VIP批发中心申请,等等,回执上是5月4号,哪天生效", {"application_date": "2023-05-04"}),
        ("VIP批发中心保证金余额4100,眼花了,4700,补多少", {"balance": 4700}),
        ("月底前要退出VIP批发中心,5月31号,最晚哪天申请", {"wanted_date": "2023-05-31"}),
        ("VIP deposit balance is 4100, hold on, statement says 4010, how much short?", {"balance": 4010}),
        ("退款66元,买家5月12号寄的,老公说反正昨天下午2点才签收,最晚几点确认退款", {"returned_at": "2023-05-12"}),
    ],
)
def test_what_is_said_instead_counts(ask: Ask, text: str, facts: dict[str, object]) -> None:
    reply = ask(text)
    assert {name: reply["facts"].get(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("退款66元,昨天下午4点签收,应该是前天,最晚几点确认退款", "signed_at"),
        ("退款66元,昨天下午2点签收,不,11点,最晚几点确认退款", "signed_at"),
        ("退款266元,昨天下午2点签收,不,366,最晚几点确认退款", "amount"),
        ("VIP批发中心有效投诉1次,应该是2次吧,会清退吗", "complaints"),
        ("VIP deposit balance is 4100, no 6000 any more, how much short?", "balance"),
        ("退300多,不是,203,昨晚7点签收的,最晚几点确认退款", "amount"),
        ("5月3号递的退出VIP批发中心申请,等我看看,是周三,哪天生效", "application_date"),
        ("VIP批发中心有效投诉4次,容我掰掰指头,2次,会清退吗", "complaints"),
        ("5月6号递的退出VIP批发中心申请,瞎讲的,5月4号,哪天生效", "application_date"),
        ("5月6号递的退出VIP批发中心申请,客服纠正说从5月7号起算,哪天生效", "application_date"),
    ],
)
def test_what_may_be_meant_instead_is_asked_for(ask: Ask, text: str, fact: str) -> None:
    value = ask(text)["facts"].get(fact)
    assert value is None or (fact == "signed_at" and "T" not in str(value))


def test_a_day_for_something_else_takes_no_place(ask: Ask) -> None:
    ask("诚信通5月28号到期,续两年到哪天", chat="renewal")
    reply = ask("要是提早到5月20号就续呢,新的几号开始", chat="renewal")
    assert reply["facts"].get("current_end") in (None, "2023-05-28")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("不是5月6号递的,是9号", "2023-05-09"),
        ("不是5月6号递的,而是5月9号", "2023-05-09"),
        ("不是5月6号递的,是9号还是10号来着", None),
        ("不是5月6号递的,是9号递的还是10号递的", None),
        ("不是5月6号递的吗,怎么是9号", None),
    ],
)
def test_the_day_that_it_was_instead_of_the_one_denied_counts(ask: Ask, told: str, day: str | None) -> None:
    assert ask(f"VIP批发中心退出申请{told},哪天生效")["facts"].get("application_date") == day


@pytest.mark.parametrize(
    ("first", "instead", "signed"),
    [
        ("昨天15点", "11点", "2023-05-16T11:00:00+08:00"),
        ("昨天15点", "4点", "2023-05-16T16:00:00+08:00"),
        ("昨天下午3点", "5点", "2023-05-16T17:00:00+08:00"),
        ("昨天晚上8点", "9点", "2023-05-16T21:00:00+08:00"),
        ("昨天上午9点", "10点", "2023-05-16T10:00:00+08:00"),
        ("昨天15点", "8点", "2023-05-16"),
        ("昨天20点", "9点", "2023-05-16"),
        ("昨天下午3点", "10点", "2023-05-16"),
        ("昨天上午9点", "3点", "2023-05-16"),
    ],
)
def test_a_bare_hour_is_after_noon_where_the_first_one_tells(ask: Ask, first: str, instead: str, signed: str) -> None:
    ask(f"退货{first}签收,260元,最晚几点确认退款", chat=first + instead)
    reply = ask(f"不对,是{instead}签收的", chat=first + instead)
    assert reply["facts"].get("signed_at") in (signed, None if "T" not in signed else signed)


@pytest.mark.parametrize(
    ("told", "balance"),
    [
        ("余额不是3600,是5200,差多少", 5200),
        ("剩的不是4400,而是4900,要补多少", 4900),
        ("余额不是8000,是罚了2000,要补多少", None),
        ("余额不是3600,差多少", None),
        ("余额不是3600,是扣了5200,要补多少", None),
    ],
)
def test_the_amount_that_it_is_instead_of_the_one_denied_counts(ask: Ask, told: str, balance: int | None) -> None:
    assert ask(f"VIP批发中心自缴保证金{told}")["facts"].get("balance") == balance
