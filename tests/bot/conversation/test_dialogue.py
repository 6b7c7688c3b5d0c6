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


# -- one question or another ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "5月4号交了退出VIP批发中心的申请,哪天生效,几时能再进",
        "几时能再进VIP批发中心,5月4号交的退出申请,哪天生效",
        "VIP批发中心5月4号交的退出申请,几号放人,几号能重新加入",
    ],
)
def test_two_results_of_one_case_are_answered_by_the_topic_that_computes_both(ask: Ask, text: str) -> None:
    reply = ask(text)
    assert reply["topic"] == "vip-exit"
    assert reply["result"] == {"effective_date": "2023-05-19", "rejoin_from": "2023-08-20"}


def test_an_answered_question_is_parked_and_comes_back_with_its_facts(ask: Ask) -> None:
    ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    assert ask("VIP批发中心自缴保证金4300元,要补多少")["result"] == {"shortfall": 1700}
    back = ask("话说回来,退出的事")
    assert (back["topic"], back["result"]["effective_date"]) == ("vip-exit", "2023-05-19")


def test_another_order_drops_the_facts_of_the_one_before(ask: Ask) -> None:
    ask("退货退款90元,昨天15:00签收,最晚几点确认退款")
    reply = ask("那另一笔退款呢")
    assert (reply["topic"], reply["facts"], reply["result"]) == ("refund-response", {}, {})
    assert ask("80元")["asks"] == "signed_at"
    assert ask("前天9:30")["facts"] == {"amount": 80, "signed_at": "2023-05-15T09:30:00+08:00"}


def test_somebody_elses_case_drops_the_facts_of_ones_own(ask: Ask) -> None:
    ask("VIP批发中心,我有效投诉2次,会清退吗")
    reply = ask("那邻居家呢,也会清退吗")
    assert (reply["facts"], reply["result"]) == ({}, {})


def test_a_friends_case_is_gone_on_with_as_the_friends(ask: Ask) -> None:
    ask("有个同行VIP批发中心有效投诉2次,会清退吗")
    assert ask("同行还保得住吗")["facts"] == {"complaints": 2}


def test_a_friends_case_after_ones_own_starts_without_facts(ask: Ask) -> None:
    ask("VIP批发中心有效投诉2次,会清退吗")
    assert ask("同行还保得住吗")["facts"] == {}


def test_one_complaint_more_is_no_other_case(ask: Ask) -> None:
    ask("VIP批发中心,我有效投诉2次,会清退吗")
    assert ask("又来了一个呢")["result"] == {"removal": True}


def test_one_fake_trade_more_is_no_other_order(ask: Ask) -> None:
    ask("VIP批发中心刷单被抓2次,会清退吗")
    assert ask("又来一单呢")["facts"] == {"fake_trades": 3}


@pytest.mark.parametrize("text", ["我的妈耶", "老天爷啊", "oh man"])
def test_an_exclamation_after_an_answer_is_small_talk_and_the_answer_stays(ask: Ask, text: str) -> None:
    ask("VIP批发中心自缴保证金4300元,要补多少")
    assert ask(text)["kind"] == "smalltalk"
    assert ask("要是4500呢")["result"] == {"shortfall": 1500}


def test_after_an_answer_a_day_alone_puts_another_one_in_its_place(ask: Ask) -> None:
    ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    assert ask("5月6号")["result"]["effective_date"] == "2023-05-21"


@pytest.mark.parametrize("text", ["到底哪天生效", "究竟哪天生效呀"])
def test_the_same_question_again_gets_the_same_answer(ask: Ask, text: str) -> None:
    first = ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    assert ask(text)["result"] == first["result"]


def test_what_only_repeats_the_answer_changes_nothing(ask: Ask) -> None:
    first = ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    assert ask("那就是19号对吧")["result"] == first["result"]


def test_what_day_it_is_today_is_no_fact(ask: Ask) -> None:
    first = ask("5月4号交了退出VIP批发中心的申请,哪天生效")
    reply = ask("今天是17号,我退出VIP批发中心哪天生效")
    assert reply["facts"] == first["facts"]


def test_the_day_on_which_the_platform_agreed_is_not_computed_with(ask: Ask) -> None:
    reply = ask("5月3号递的退出VIP批发中心的单子,阿里5月9号同意了,哪天生效")
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "confirmed_date", {})


@pytest.mark.parametrize(
    ("text", "answer", "fact"),
    [
        ("VIP批发中心我店被投诉3次,会清退吗", "3次", "complaints"),
        ("VIP批发中心我上周刷了2单,会清退吗", "2单", "fake_trades"),
    ],
)
def test_how_much_of_what_was_raised_counts_is_asked_for(ask: Ask, text: str, answer: str, fact: str) -> None:
    reply = ask(text)
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", fact, {})
    assert ask(answer)["result"] == {"removal": True}


@pytest.mark.parametrize("answer", ["被投诉3次", "我店被投诉了3次"])
def test_an_answer_may_say_again_that_it_was_raised(ask: Ask, answer: str) -> None:
    assert ask("VIP批发中心我店被投诉3次,会清退吗")["asks"] == "complaints"
    assert ask(answer)["result"] == {"removal": True}


@pytest.mark.parametrize(
    "text",
    [
        "VIP批发退出申请是5月9号交的,会计以为是5月19号,哪天生效",
        "VIP批发退出,财务印象里是5月19号申请,查后台是5月9号申请,哪天生效",
        "VIP批发退出,合伙人记得5月19号申请的,系统记录5月9号申请,哪天生效",
        "exit VIP批发中心: we applied on 9 May 2023, my boss thought it was 19 May 2023. When is it effective?",
    ],
)
def test_what_was_only_believed_or_remembered_is_not_computed_with(ask: Ask, text: str) -> None:
    assert ask(text, now="2023-05-25T10:00:00+08:00")["result"].get("effective_date") in (None, "2023-05-24")


def test_the_persons_own_question_after_a_friends_is_not_answered_with_the_friends_day(ask: Ask) -> None:
    ask("5月12号申请退出VIP批发中心,哪天生效", now="2023-05-17T10:00:00+08:00", chat="own")
    ask("我表哥5月8号交的呢", now="2023-05-17T10:01:00+08:00", chat="own")
    reply = ask("轮到我几时可以重新加入", now="2023-05-17T10:02:00+08:00", chat="own")
    assert reply["result"].get("rejoin_from") != "2023-08-24"


def test_a_shop_of_a_relative_gives_ones_own_no_month(ask: Ask) -> None:
    reply = ask("老公的厂去年10月续的超级工厂,我的厂3月7号,店小蜜还送我吗", now="2023-03-20T10:00:00+08:00")
    assert reply["result"].get("entitled") is not True


@pytest.mark.parametrize("text", ["有一次翻案了", "one of them got dismissed"])
def test_what_fell_away_afterwards_leaves_the_number_open(ask: Ask, text: str) -> None:
    ask("VIP批发中心有效投诉4次会清退吗", now="2023-05-17T10:00:00+08:00", chat="fell")
    reply = ask(text, now="2023-05-17T10:01:00+08:00", chat="fell")
    assert "removal" not in reply["result"]


def test_one_complaint_more_counts_on_from_the_question_before_the_last(ask: Ask) -> None:
    ask("VIP有效投诉1次,会被清退吗")
    ask("VIP保证金余额5000,要补多少")
    assert ask("有效投诉再来一次呢")["facts"] == {"complaints": 2}


def test_a_count_of_another_kind_answers_no_question_for_the_first(ask: Ask) -> None:
    assert ask("VIP有效投诉3次,还有一次在申诉,会被清退吗")["asks"] == "complaints"
    assert "removal" not in ask("we faked one order")["result"]


def test_the_last_day_answers_where_the_end_of_a_month_was_told(ask: Ask) -> None:
    assert ask("我退出VIP申请是4月底交的,哪天生效")["asks"] == "application_date"
    assert ask("最后一天")["facts"]["application_date"] == "2023-04-30"


def test_another_year_before_a_day_may_be_that_of_the_day(ask: Ask) -> None:
    assert ask("2021年我加入了VIP批发中心11月12号申请退出,哪天生效")["asks"] == "application_date"


def test_who_asks_for_the_day_of_the_exit_does_not_tell_it(ask: Ask) -> None:
    assert "rejoin_from" not in ask("我5月1号自己退的VIP批发中心,哪天生效,哪天能再加入")["result"]
