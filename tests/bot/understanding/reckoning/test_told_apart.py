"""What stands in another clause than the value, or on its other side, still says what it is."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from knowledge.model import CHINA
from tests.bot.understanding.roles.test_assignment import TENTH, TWELFTH, assigned, roles


@pytest.mark.parametrize(
    "text",
    [
        "5月10日认证通过,下午6点08分",
        "5月10日认证刚过,过的时候是傍晚六点零八分",
    ],
)
def test_the_hour_of_a_day_may_stand_in_a_clause_of_its_own(text: str) -> None:
    assert roles("trustpass-activation", text) == {"certified_at": datetime(2023, 5, 10, 18, 8, tzinfo=CHINA)}


@pytest.mark.parametrize(
    "text",
    [
        "申请书5月3号写的,5月10号我才正式交给阿里",
        "退出申请5月3号用印、5月10号书面提交",
        "5月10号吵了一架,一气之下把退出申请交了",
    ],
)
def test_what_was_handed_in_counts_and_not_what_was_made_ready(text: str) -> None:
    assert roles("vip-exit", text) == {"application_date": TENTH}


@pytest.mark.parametrize(
    "text",
    [
        "5月8号扣了2380,5月10号又扣1870,从5月10号起就只有5750了",
        "自缴保证金一万元,5月8号扣划3120元,余额5750元,系5月10号起低于规定额",
        "5月8号扣了2000,5月10号才跌破的,余额5750",
        "5月8号扣了2000,那时候还够;5月10号扣完余额5750,低于6000了",
        "规定从5月1日起余额低于6000要补,我5月10日扣到5750",
        "5月1日起只有周末能补,保证金5月10日扣到5750",
    ],
)
def test_of_several_days_the_one_from_which_it_was_so_counts(text: str) -> None:
    assert roles("vip-removal-deposit", text) == {"below_since": TENTH, "balance": Decimal(5750)}


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-removal-deposit", "保证金5月10号才跌破6000,5月2号就跌到5800了", "below_since"),
        ("vip-removal-deposit", "平台说5月10号才跌破6000,我记得5月8号就不够了", "below_since"),
        ("vip-removal-deposit", "保证金昨天起才不足6000,平台说从前天起", "below_since"),
        ("vip-removal-deposit", "5月2日扣到5800,5月10日才跌到5200", "below_since"),
        ("dianxiaomi-benefit", "合同5月2日盖章,5月10号对方才盖章", "joined_on"),
        ("dianxiaomi-benefit", "合同上是5月2号续的,系统写5月10号", "joined_on"),
    ],
)
def test_another_value_told_of_the_same_leaves_it_open(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact in found.unclear


def test_what_was_signed_counts_where_the_signing_is_what_is_asked_about() -> None:
    assert roles("dianxiaomi-benefit", "renewal prepared on May 3, signed on May 10") == {"joined_on": TENTH}


@pytest.mark.parametrize("text", ["我厂定于5月31号停产,要退出批发中心", "儿子5月31号毕业,要退出批发中心"])
def test_what_else_is_set_for_a_day_is_no_wish_to_leave(text: str) -> None:
    assert "wanted_date" not in roles("vip-exit", text)


@pytest.mark.parametrize(
    "text", ["5月10号吵了一架,他一气之下交了他们店的退出申请", "5月10号吵了一架,一气之下替别人交了退出申请"]
)
def test_what_others_handed_in_on_the_spot_is_not_ones_own(text: str) -> None:
    assert "application_date" not in roles("vip-exit", text)


def test_the_hour_of_the_message_is_not_that_of_the_day_told_before() -> None:
    assert roles("trustpass-activation", "5月10日认证通过,现在是下午6点") == {"certified_at": TENTH}


def test_the_verb_that_is_set_off_says_what_a_day_is() -> None:
    moment = datetime(2023, 5, 10, 12, 30, tzinfo=CHINA)
    assert roles("refund-response", "退货是5月10日中午十二点半我媳妇儿签的") == {"signed_at": moment}


@pytest.mark.parametrize("hour", ["晚上十一点多", "上午九点左右"])
def test_a_guess_at_the_hour_leaves_the_day_of_a_fact_as_it_is(hour: str) -> None:
    found = roles("vip-exit", f"5月10日{hour}交的退出申请")["application_date"]
    assert isinstance(found, datetime)
    assert found.date() == TENTH


def test_todays_date_is_no_wish() -> None:
    assert roles("vip-exit", "希望5月31号撤干净,今天都17号了") == {"wanted_date": date(2023, 5, 31)}


def test_two_who_remember_different_days_leave_it_open() -> None:
    found = assigned("vip-exit", "同事说是5月10号交的退出申请,我记得是5月12号")
    assert "application_date" in found.unclear
    found = assigned("dianxiaomi-benefit", "小二电话里说我是5月10号续签的,但我自己印象是5月12号")
    assert "joined_on" in found.unclear


def test_what_a_buyer_is_said_to_have_signed_for_is_no_return() -> None:
    assert roles("refund-response", "买家说5月10日9点签收了,今天想退") == {}


@pytest.mark.parametrize(
    ("topic", "text", "fact"),
    [
        ("vip-removal-deposit", "余额5月1号还有7200,5月8号扣了一笔", "balance"),
        ("refund-response", "一单五百块,退了两件共140元", "amount"),
        ("vip-exit", "我1号假期前一天交的退出申请", "application_date"),
    ],
)
def test_what_another_clause_puts_in_doubt_is_left_open(topic: str, text: str, fact: str) -> None:
    found = assigned(topic, text)
    assert fact in found.unclear


def test_the_deduction_that_a_balance_comes_from_leaves_it_as_it_is() -> None:
    assert roles("vip-removal-deposit", "余额只有4300块,昨天扣了一笔")["balance"] == Decimal(4300)


def test_that_day_with_its_date_is_the_date() -> None:
    text = "供货中心5月10号付款,货代5月18号提货,声明发货那天是5月12"
    assert roles("double11-auto-receipt", text)["shipped_on"] == TWELFTH


def test_notes_with_strokes_between_them_are_apart() -> None:
    found = roles("refund-response", "签收 2023-05-12 08:00 / 买家寄出 2023-05-10 12:00 截止?")
    assert found["returned_at"] == datetime(2023, 5, 10, 12, tzinfo=CHINA)


def test_a_member_of_the_group_is_somebody_else() -> None:
    assert roles("vip-exit", "群里有人5月1号交的退出申请,我5月12号交的") == {"application_date": TWELFTH}


@pytest.mark.parametrize(
    ("topic", "text", "found"),
    [
        ("double11-auto-receipt", "供货中心5月12号付的款,另有42件是5月10号付的,那单不问", {"paid_at": TWELFTH}),
        (
            "vip-exit",
            "applied on 12 May 2023. the other shop applied on 10 May 2023 and is finished",
            {"application_date": TWELFTH},
        ),
        ("vip-removal-deposit", "老公管的那个店余额还有8800。我管的这个余额只剩5750", {"balance": Decimal(5750)}),
    ],
)
def test_another_case_that_is_set_aside_tells_nothing(topic: str, text: str, found: dict[str, object]) -> None:
    assert roles(topic, text) == found


def test_the_hour_may_stand_in_the_date_that_says_the_day_again() -> None:
    text = "parcel signed today May 17 at 9am, refund 120 yuan"
    assert roles("refund-response", text)["signed_at"] == datetime(2023, 5, 17, 9, tzinfo=CHINA)


def test_a_day_on_which_enough_was_left_is_none_of_falling_below() -> None:
    told = roles("vip-removal-deposit", "保证金5月10号扣了700还有6300,5月12号扣了900剩5400")
    assert told == {"balance": Decimal(5400), "below_since": TWELFTH}


def test_what_else_was_paid_for_changes_no_balance_but_what_was_taken_does() -> None:
    assert roles("vip-removal-deposit", "保证金剩5400,今天又交了房租900") == {"balance": Decimal(5400)}
    assert "balance" not in roles("vip-removal-deposit", "保证金剩5400,平台又扣了我200红包钱")


@pytest.mark.parametrize(
    ("text", "balance"),
    [
        ("VIP批发中心自缴保证金上月底有8000,5月10号被扣了好几笔,还剩4200", Decimal(4200)),
        ("VIP批发中心自缴保证金上月底有8000,5月10号被扣了好几笔,剩4200,11号又存了一笔", None),
        ("VIP批发中心自缴保证金8000,货款5月10号被扣了,剩4200", None),
    ],
)
def test_what_is_left_after_some_was_taken_is_the_balance(text: str, balance: Decimal | None) -> None:
    assert roles("vip-removal-deposit", text).get("balance") == balance


def test_what_comes_back_names_its_amount() -> None:
    assert roles("refund-response", "客户退了一个台灯88块,5月10日下午3点签收").get("amount") == Decimal(88)
