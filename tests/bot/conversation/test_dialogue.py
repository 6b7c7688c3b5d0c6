"""Conversations: what is asked, what is stated, and that nothing is stated that was taken back."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


def test_a_value_that_is_left_open_is_asked_for_even_if_the_rule_could_do_without(ask: Ask) -> None:
    reply = ask("我5月10号申请退出VIP批发中心,阿里确认5月18号或者5月20号走,哪天生效")
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "confirmed_date", {})
    assert ask("5月18号")["result"]["effective_date"] == "2023-05-18"


def test_an_open_value_that_changes_nothing_is_not_asked_for(ask: Ask) -> None:
    reply = ask("诚信通6月30号到期,4月30号续的两年,5月2号认证通过,新的到什么时候")
    assert reply["result"]["term_end"] == "2025-07-01T23:59:59+08:00"


def test_a_question_of_its_own_does_not_take_over_what_was_told_before(ask: Ask) -> None:
    ask("我5月10号申请退出VIP批发中心,阿里确认5月12号走,哪天生效")
    reply = ask("我朋友5月11号申请退出VIP批发中心,他哪天生效")
    assert reply["result"]["effective_date"] == "2023-05-26"


def test_another_case_of_the_same_kind_starts_without_facts(ask: Ask) -> None:
    ask("退货退款120元,昨天15:00签收,最晚几点确认退款")
    reply = ask("还有一单350元的呢")
    assert (reply["result"], reply["facts"]) == ({"applies": False}, {"amount": 350})


def test_a_correction_that_cannot_be_read_states_nothing(ask: Ask) -> None:
    ask("我5月10号申请退出VIP批发中心,哪天生效")
    reply = ask("不对,我记错日子了")
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "application_date", {})


def test_a_bound_that_settles_the_matter_is_computed_with_and_said_back(ask: Ask) -> None:
    reply = ask("退款不到300元,昨天15:00签收退货,最晚几点确认退款")
    assert reply["result"] == {"applies": True, "respond_by": "2023-05-17T15:00:00+08:00"}
    assert reply["facts"]["amount"] == "<300"
    assert "< 300" in reply["text"]


def test_a_bound_that_settles_nothing_asks_for_the_rule(ask: Ask) -> None:
    reply = ask("VIP批发中心保证金低于6000元会怎样")
    assert (reply["kind"], reply["result"]) == ("answer", {})


def test_answers_in_vain_end_in_an_offer_that_stays_open(ask: Ask) -> None:
    ask("我申请退出VIP批发中心了,哪天生效")
    first, second = ask("你猜"), ask("你说呢")
    assert first["problem"] == second["problem"] == "not_read"
    assert first["text"] != second["text"]
    assert ask("5月10号")["result"]["effective_date"] == "2023-05-25"


def test_hours_alone_are_no_time_and_are_asked_for_again(ask: Ask) -> None:
    assert ask("退款120元,昨天签收的退货,最晚几点确认退款")["asks"] == "signed_at"
    assert ask("3点")["asks"] == "signed_at"
    assert ask("下午3点")["result"]["respond_by"] == "2023-05-17T15:00:00+08:00"


def test_a_what_if_on_the_application_moves_the_day_of_re_joining(ask: Ask) -> None:
    ask("我5月10号申请退出VIP批发中心,哪天生效")
    assert ask("什么时候能重新加入")["result"]["rejoin_from"] == "2023-08-26"
    assert ask("要是5月12号申请的呢")["result"]["rejoin_from"] == "2023-08-28"


def test_how_much_to_add_is_a_question_about_ones_own_balance(ask: Ask) -> None:
    assert ask("VIP批发中心保证金要补多少")["asks"] == "balance"
    assert ask("4500")["result"] == {"shortfall": 1500}


@pytest.mark.parametrize(
    ("text", "day"),
    [("12月28号交的申请", "2023-01-12"), ("1月2号交的申请", "2023-01-17"), ("去年12月30号交的申请", "2023-01-14")],
)
def test_days_around_new_year(ask: Ask, text: str, day: str) -> None:
    reply = ask(f"VIP批发中心退出,{text},哪天生效", now="2023-01-05T10:00:00+08:00")
    assert reply["result"]["effective_date"] == day
