"""Quoted results: who says back what was computed, rightly or not, tells no new fact."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

RENEWAL = "诚信通7月10号到期,续两年到什么时候"
EXIT = "VIP批发中心的退出申请5月12号交的,哪天生效"
CERTIFIED = "诚信通新签,今天上午9点通过认证,服务几点开通"


@pytest.mark.parametrize(
    "text",
    [
        "所以是到2025年7月10号对吧",
        "不是到2025年7月10号吗",
        "2025年7月12号截止没错吧",
        "新的到2025年7月11号吧？",
        "so it ends on July 10, 2025, right?",
        "then until July 11, 2025?",
    ],
)
def test_an_end_that_is_said_back_is_confirmed_or_put_right(ask: Ask, text: str) -> None:
    assert ask(RENEWAL)["result"]["term_end"] == "2025-07-11T23:59:59+08:00"
    assert ask(text)["result"]["term_end"] == "2025-07-11T23:59:59+08:00"


def test_an_end_told_for_another_case_or_put_right_is_one(ask: Ask) -> None:
    ask(RENEWAL)
    assert ask("那7月25号到期的呢")["result"]["term_end"] == "2025-07-26T23:59:59+08:00"
    assert ask("不对，我是7月1号到期")["result"]["term_end"] == "2025-07-02T23:59:59+08:00"


def test_what_the_result_is_counted_from_is_no_event(ask: Ask) -> None:
    assert ask(EXIT)["result"]["effective_date"] == "2023-05-27"
    assert ask("从递交申请那天算是26号吧")["result"]["effective_date"] == "2023-05-27"


def test_a_day_that_others_are_quoted_with_is_not_kept(ask: Ask) -> None:
    ask(CERTIFIED)
    assert ask("客服说5月18号0点开通，对吗")["result"]["service_start"] == "2023-05-17T09:00:00+08:00"
    assert ask("认证是上午10点过的")["result"]["service_start"] == "2023-05-17T10:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("照13号来算，几号生效", "2023-05-28"),
        ("系统里登记的是11号，哪天生效", "2023-05-26"),
        ("the record shows the 11th, when does it take effect?", "2023-05-26"),
    ],
)
def test_a_value_put_forward_takes_the_place_of_the_one_told(ask: Ask, text: str, effective: str) -> None:
    ask(EXIT)
    assert ask(text)["result"]["effective_date"] == effective


def test_a_day_gone_back_to_keeps_its_month(ask: Ask) -> None:
    assert ask("我3月20号退出VIP批发中心的，哪天能再加入")["result"]["rejoin_from"] == "2023-06-21"
    assert ask("晚5天退呢")["result"]["rejoin_from"] == "2023-06-26"
    assert ask("还是20号，哪天能再加入")["result"]["rejoin_from"] == "2023-06-21"


def test_the_month_of_anothers_bare_day_is_asked_for(ask: Ask) -> None:
    ask("我4月20号退出VIP批发中心的，哪天能再加入")
    assert ask("我同事那家店是8号退的，他呢")["asks"] == "exit_date"


def test_whether_it_can_still_be_done_on_a_day_moves_no_fact(ask: Ask) -> None:
    assert ask("批发中心保证金余额4800,5月15号掉到线下的,最晚哪天补齐")["result"]["topup_by"] == "2023-05-18"
    assert ask("17号，来得及吗")["result"].get("topup_by") in (None, "2023-05-18")
