"""Statements after an answer: what is told besides does not take the place of what was told."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

DEPOSIT = "批发中心保证金余额4800,前天掉到线下的,最晚哪天补齐"
EXIT = "VIP批发中心的退出申请5月12号交的,哪天生效"
CERTIFIED = "诚信通新签,今天上午9点通过认证,服务几点开通"
RENEWAL = "诚信通7月10号到期,续两年到什么时候"
MEMBER = "超级工厂,2022年11月9号入驻的,店小蜜还送吗"


@pytest.mark.parametrize(
    "text",
    [
        "财务21号回来",
        "我25号才有钱",
        "老板19号到",
        "上个月12号也跌破过",
        "4月3号也低过一回",
        "it also fell below on 11 April",
    ],
)
def test_another_event_does_not_move_the_day_on_which_the_balance_fell(ask: Ask, text: str) -> None:
    assert ask(DEPOSIT)["result"]["topup_by"] == "2023-05-18"
    assert ask(text)["result"].get("topup_by") in (None, "2023-05-18")


@pytest.mark.parametrize("text", ["我手上只有1500块", "我们账上有900元", "I only have 700 yuan in my account"])
def test_money_at_hand_is_not_the_balance(ask: Ask, text: str) -> None:
    assert ask(DEPOSIT)["result"]["shortfall"] == 1200
    assert "shortfall" not in ask(text)["result"]


def test_a_balance_seen_today_does_not_say_that_it_fell_today(ask: Ask) -> None:
    ask(DEPOSIT)
    assert ask("今天看只有4500了")["result"] == {"shortfall": 1500, "topup_by": "2023-05-18"}


@pytest.mark.parametrize(
    "text",
    ["5月8号写的申请", "申请书9号填好的", "I wrote the letter on 8 May", "上个月6号也交过一次", "也可能是11号交的"],
)
def test_what_was_made_ready_or_done_before_is_not_the_application(ask: Ask, text: str) -> None:
    assert ask(EXIT)["result"]["effective_date"] == "2023-05-27"
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("application_date", {})


@pytest.mark.parametrize("text", ["系统显示的是11号", "记录写的11号", "11号"])
def test_where_a_day_stands_written_it_is_put_right(ask: Ask, text: str) -> None:
    ask(EXIT)
    assert ask(text)["result"]["effective_date"] == "2023-05-26"


@pytest.mark.parametrize("text", ["页面显示明天0点", "明天0点吧", "the page shows tomorrow 0:00"])
def test_a_moment_to_come_is_not_that_of_what_has_been(ask: Ask, text: str) -> None:
    assert ask(CERTIFIED)["result"]["service_start"] == "2023-05-17T09:00:00+08:00"
    assert ask(text)["result"] == {}


@pytest.mark.parametrize("text", ["认证7月14号才通过", "7月12号才认证过"])
def test_a_day_after_the_end_is_not_taken_for_one_of_a_year_before(ask: Ask, text: str) -> None:
    ask(RENEWAL)
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("completed_on", {})
    assert ask("2023年7月14号")["result"] == {}


@pytest.mark.parametrize("text", ["明年续约还送吗", "那下个月续费还有没有"])
def test_a_renewal_to_come_is_another_case(ask: Ask, text: str) -> None:
    assert ask(MEMBER)["result"] == {"entitled": True}
    assert ask(text)["result"] == {"entitled": False}


@pytest.mark.parametrize(
    "text",
    [
        "实力商家,2022年7月4号入驻,马上要续费了,店小蜜还有吗",
        "工业品牌站2022年8月9号签约的,下个月续约,店小蜜还送吗",
        "super factory member since 9 August 2022, renewing next month, is dianxiaomi still free",
    ],
)
def test_a_member_who_is_to_renew_is_asked_which_day_is_meant(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("joined_on", {})


@pytest.mark.parametrize("text", ["那明年还送不送", "and if I renew next year?"])
def test_of_the_time_after_the_next_renewal_only_the_rule_is_told(ask: Ask, text: str) -> None:
    ask(MEMBER)
    reply = ask(text)
    assert (reply["kind"], reply["result"]) == ("answer", {})


def test_what_is_asked_about_after_the_exit_takes_nothing_back(ask: Ask) -> None:
    ask(EXIT)
    assert ask("那以后再加入要等到哪天")["result"]["rejoin_from"] == "2023-08-28"


def test_an_amount_near_the_result_is_how_others_reckon_it(ask: Ask) -> None:
    told = ask("小蜜1688版订单3000元,2022年9月1日到2023年8月31日,能退多少")["result"]["refund"]
    assert ask("后台显示970")["result"].get("refund") in (None, told)


def test_an_amount_that_is_not_clearly_nearer_to_the_result_puts_the_order_right(ask: Ask) -> None:
    told = ask("小蜜1688版订单3000元,2022年9月1日到2023年8月31日,能退多少")["result"]["refund"]
    assert ask("2900")["result"]["refund"] < told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("applied to leave VIP批发中心 on 11/05, when out", None),
        ("VIP批发中心退出,11/5交的申请,哪天生效", None),
        ("applied to leave VIP批发中心 on 04/05/2023, when out", None),
        ("applied to leave VIP批发中心 on 5/11, when out", "2023-05-26"),
        ("VIP批发中心退出,5/11交的申请,哪天生效", "2023-05-26"),
    ],
)
def test_a_day_that_is_nearer_when_read_the_other_way_round_is_asked_for(
    ask: Ask, text: str, value: str | None
) -> None:
    assert ask(text)["result"].get("effective_date") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("退货签收76元,今天下午4点,几点前确认", None),
        ("退货76元,今天18:20签收的,最晚几点确认", None),
        ("return of 76 yuan, signed today at 5 pm, confirm by when", None),
        ("退货76元,如果今天下午4点签收,最晚几点确认", "2023-05-18T16:00:00+08:00"),
        ("退货76元,今天上午11点签收的,最晚几点确认", "2023-05-18T11:00:00+08:00"),
    ],
)
def test_a_moment_later_today_has_not_been(ask: Ask, text: str, value: str | None) -> None:
    assert ask(text)["result"].get("respond_by") == value


@pytest.mark.parametrize(
    ("question", "answer"),
    [("我退VIP批发中心哪天生效", "5月10号写的"), ("批发中心保证金余额4800,最晚哪天补齐", "5月10号还有6200")],
)
def test_a_day_of_what_went_before_does_not_answer(ask: Ask, question: str, answer: str) -> None:
    asked = ask(question)["asks"]
    reply = ask(answer)
    assert (reply["kind"], reply["asks"]) == ("ask", asked)


def test_a_sale_that_was_joined_is_no_complaint_more(ask: Ask) -> None:
    ask("VIP批发中心有效投诉2次会清退吗")
    assert ask("今年参加3次大促")["result"] == {"removal": False}


def test_what_a_system_has_written_down_puts_right_what_was_told(ask: Ask) -> None:
    ask(CERTIFIED)
    assert ask("系统里写的认证通过是今天11点")["result"] == {"service_start": "2023-05-17T11:00:00+08:00"}


def test_a_bound_that_says_nothing_new_leaves_the_exact_value(ask: Ask) -> None:
    ask("批发中心保证金余额4800,要补多少")
    assert ask("5月15号掉到6000以下的,最晚补到哪天")["result"] == {"shortfall": 1200, "topup_by": "2023-05-18"}


@pytest.mark.parametrize(
    "text",
    [
        "前天还有5500",
        "前年那会儿还有8000呢",
        "上回剩3000那次也没人催",
        "last month it was 7000",
        "同村那家只剩1000也没人管",
    ],
)
def test_what_was_left_at_another_time_or_with_others_is_not_the_balance(ask: Ask, text: str) -> None:
    assert ask(DEPOSIT)["result"]["shortfall"] == 1200
    assert "shortfall" not in ask(text)["result"]


@pytest.mark.parametrize("text", ["昨天掉到4500了", "今天还剩4500", "昨天扣了只剩4500", "之前说错了,是4500"])
def test_what_the_balance_has_come_to_is_the_balance(ask: Ask, text: str) -> None:
    ask(DEPOSIT)
    assert ask(text)["result"]["shortfall"] == 1500


@pytest.mark.parametrize(
    "text", ["上次是去年9月3号交的", "上回是5月2号交的", "the last time I applied was 3 September 2022"]
)
def test_what_was_done_the_last_time_is_not_the_application(ask: Ask, text: str) -> None:
    ask(EXIT)
    reply = ask(text)
    assert (reply["asks"], reply["result"]) == ("application_date", {})


@pytest.mark.parametrize(
    "text", ["上次跟你说的日期不对,是11号", "其实是11号交的", "换成11号交呢", "我看了下批发中心是11号交的"]
)
def test_what_is_put_right_or_supposed_takes_its_place(ask: Ask, text: str) -> None:
    ask(EXIT)
    assert ask(text)["result"]["effective_date"] == "2023-05-26"


def test_a_later_last_time_is_the_one_that_counts(ask: Ask) -> None:
    ask(MEMBER)
    assert ask("上次续是今年3月5号")["result"] == {"entitled": False}


@pytest.mark.parametrize("text", ["下次续费是明年11月9号", "工业品牌站准备6月1号加入"])
def test_the_next_membership_or_another_one_is_not_this_one(ask: Ask, text: str) -> None:
    assert ask(MEMBER)["result"] == {"entitled": True}
    assert "entitled" not in ask(text)["result"]


def test_with_ones_own_case_somebody_elses_day_is_left_behind(ask: Ask) -> None:
    ask("我同行批发中心保证金剩3500,要补多少")
    assert ask("5月15号扣的,我的呢剩5200")["result"] == {"shortfall": 800}
