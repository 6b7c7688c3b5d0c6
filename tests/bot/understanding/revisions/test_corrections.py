"""Corrections within one message: what was taken back, said better, or only believed gives no value."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

REFUND = "退款66元,{},最晚几点确认退款"


@pytest.mark.parametrize(
    ("told", "signed_at"),
    [
        ("前天下午4点签收的退货,不对,是昨天", "2023-05-16T16:00:00+08:00"),
        ("前天下午4点签收的退货,啊不是,昨天", "2023-05-16T16:00:00+08:00"),
        ("昨天下午4点签收的退货,哦不,晚上7点", "2023-05-16T19:00:00+08:00"),
        ("昨天上午9点签收的退货,不是昨天是前天", "2023-05-15T09:00:00+08:00"),
        ("退货刚刚签收,物流写的2023-05-17 10:32:00签收", "2023-05-17T10:32:00+08:00"),
    ],
)
def test_the_day_or_the_time_put_right_counts(ask: Ask, told: str, signed_at: str) -> None:
    assert ask(REFUND.format(told))["facts"]["signed_at"] == signed_at


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("VIP批发中心保证金剩4700,哦看错了,是4070,补多少", {"balance": 4070}),
        ("VIP批发中心有效投诉我以为2次,一查不对,是3次,会清退吗", {"complaints": 3}),
        ("4月2号交了VIP批发中心退出申请,后来撤回了,5月9号重新交的,哪天生效", {"application_date": "2023-05-09"}),
        ("半年前,也就是11月20号自己退的VIP批发中心,哪天能再加入", {"exit_date": "2022-11-20"}),
        ("诚信通9月底到期,具体是26号,续两年到哪天", {"current_end": "2023-09-26"}),
    ],
)
def test_the_value_said_last_or_best_counts(ask: Ask, text: str, facts: dict[str, object]) -> None:
    reply = ask(text)
    stated = {name: reply["facts"].get(name) for name in facts}
    assert stated == facts or reply["kind"] == "ask"
    assert set(stated.values()) <= {*facts.values(), None}


@pytest.mark.parametrize(
    "text",
    ["诚信通6月30号到期,哦不31,续两年到哪天", "小蜜1688版一共付了2000 不 2600,2022-08-01到2023-07-31,退多少"],
)
def test_a_correction_whose_figure_was_not_read_leaves_the_value_open(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert (reply["kind"], reply["result"]) == ("ask", {})


def test_a_day_that_is_asked_for_by_a_slip_of_the_pen_is_none(ask: Ask) -> None:
    reply = ask("大前天交的VIP批发中心退出申请,那天能正式离开,离开后多久能再加入")
    assert reply["result"] == {"effective_date": "2023-05-29", "rejoin_from": "2023-08-30"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("小蜜1688版付了358,2023-01-01到2023-06-30,另一家店买的680不用算,退多少", {"order_total": 358}),
        ("昨天下午3点签收的退货,退款298元,还有单1300的不急,几点前确认", {"amount": 298}),
    ],
)
def test_another_case_that_is_set_aside_is_no_doubt(ask: Ask, text: str, facts: dict[str, object]) -> None:
    reply = ask(text)
    assert {name: reply["facts"].get(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("早知道5月3号就寄了,拖到5月9号才寄VIP批发中心的退出申请,哪天生效", "2023-05-09"),
        ("had we sent it on May 3 fine, but we applied on May 9 to exit VIP批发中心, when effective?", "2023-05-09"),
        ("如果5月3号申请退出VIP批发中心,实际5月18号就生效对吗", "2023-05-03"),
        ("5月3号没有在VIP批发中心下单,是5月9号申请退出的,哪天生效", "2023-05-09"),
        ("我没有在5月9号申请退出VIP批发中心,哪天生效", None),
        ("VIP批发中心哪天退出,5月9号申请的是发票", None),
    ],
)
def test_a_day_on_which_it_was_not_done_is_none(ask: Ask, text: str, day: str | None) -> None:
    assert ask(text)["facts"].get("application_date") == day


def test_what_is_asked_about_is_not_set_aside(ask: Ask) -> None:
    reply = ask("小蜜1688版付了358,2023-01-01到2023-06-30,另一家店买的680不算吗,退多少")
    assert reply["facts"].get("order_total") is None


@pytest.mark.parametrize(
    ("told", "service_start"),
    [
        ("3月14号没过审,3月16号上午9点12分过了", "2023-03-16T09:12:00+08:00"),
        ("第一次3月14号被驳回,3月15号下午4点通过了", "2023-03-15T16:00:00+08:00"),
        ("3月14号没过审,3月16号上午9点12分过了,下午又被打回", None),
        ("3月16号没过审,3月14号上午9点12分过了", None),
        ("3月14号没过审,3月16号上午9点12分又传了资料", None),
    ],
)
def test_what_failed_first_and_came_off_later_is_of_the_later_day(
    ask: Ask, told: str, service_start: str | None
) -> None:
    assert ask(f"诚信通企业认证{told},服务什么时候开通")["result"].get("service_start") == service_start


def test_what_was_sent_back_and_handed_in_anew_is_of_the_later_day(ask: Ask) -> None:
    reply = ask("4月10号交了VIP批发中心退出申请,材料不全被退回来了,4月14号重新交的,哪天生效")
    assert reply["facts"]["application_date"] == "2023-04-14"


def test_another_event_of_the_same_day_is_no_repetition(ask: Ask) -> None:
    reply = ask("跨境自营供货中心2022年11月12日晚上8点付的款,12号当天就声明发货了,哪天自动收货")
    assert (reply["facts"]["shipped_on"], reply["result"]["auto_receipt_on"]) == ("2022-11-12", "2022-11-25")
