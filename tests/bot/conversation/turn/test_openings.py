"""What a message says before it tells something, and what people say after an answer."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

NOW = "2024-06-20T14:20:00+08:00"
EXIT = ("退VIP批发中心哪天生效", "6月18号交的申请")
BALANCE = ("自缴保证金要补多少",)
OPENED = ("第一次办诚信通,服务几点开始",)


@pytest.mark.parametrize(
    ("said", "kind", "result"),
    [
        ((*OPENED, "昨天过审的", "几点啊...下午2点05"), "computed", {"service_start": "2024-06-19T14:05:00+08:00"}),
        ((*OPENED, "今天认证过的,1点20", "下午"), "computed", {"service_start": "2024-06-20T13:20:00+08:00"}),
        ((*OPENED, "昨天2点认证过的", "晚上"), "ask", {}),
        (
            (*OPENED, "昨天9点认证过的", "下午的", "几点开始"),
            "computed",
            {"service_start": "2024-06-19T21:00:00+08:00"},
        ),
        ((*BALANCE, "五千吧,准确点四千八"), "computed", {"shortfall": 1200}),
        ((*BALANCE, "四千多吧,4320"), "computed", {"shortfall": 1680}),
        ((*BALANCE, "四千多"), "ask", {}),
        (
            ("诚信通续两年,认证也过了,新的到哪天", "7月10号到期", "另一家店是8月15号到"),
            "computed",
            {"term_start": "2024-08-16T00:00:00+08:00", "term_end": "2026-08-16T23:59:59+08:00"},
        ),
        (("VIP批发会清退我吗,最近投诉多", "问了小二,3个都成立"), "computed", {"removal": True}),
        (("VIP批发会清退我吗,最近投诉多", "5个,3个成立"), "ask", {}),
        (("VIP批发投诉有3个,小二说2个有效,会清退吗", "问了小二,3个都成立"), "computed", {"removal": True}),
        ((*BALANCE, "四千多吧,最多4320"), "ask", {}),
        ((*BALANCE, "具体说4800左右"), "ask", {}),
        ((*BALANCE, "一万多吧,8000"), "ask", {}),
        (("自缴保证金从6000被扣成5000,后来退回到5600,要补多少",), "ask", {}),
        (
            ("退货280昨天下午3点40签收,几点前确认", "今天9点签收的"),
            "computed",
            {"applies": True, "respond_by": "2024-06-21T09:00:00+08:00"},
        ),
        (("VIP批发总共5次投诉,其中2次撤了,有效的是3次还是2次我不清楚,会清退吗",), "ask", {}),
        (("我被抓到刷单一次,会被VIP批发清退吗", "朋友那家两次"), "computed", {"removal": True}),
        (
            ("VIP批发中心有效投诉2个会清退吗", "自缴保证金剩4800补多少", "说回投诉,如果再被判一个呢"),
            "computed",
            {"removal": True},
        ),
        ((*EXIT, "要盖章吗"), "answer", {}),
        ((*EXIT, "申请要用什么格式"), "answer", {}),
        ((*EXIT, "中间放假也算进去吗"), "answer", {}),
        ((*EXIT, "要盖章吗", "那几时能重新加入"), "computed", {"rejoin_from": "2024-10-04"}),
        (
            ("退VIP批发中心的申请今天交,哪天生效", "那7月31号出来的话最晚哪天交"),
            "computed",
            {"apply_by": "2024-07-16"},
        ),
    ],
)
def test_what_goes_on_from_the_talk(ask: Ask, said: tuple[str, ...], kind: str, result: dict[str, object]) -> None:
    replies = [ask(text, now=NOW) for text in said]
    assert (replies[-1]["kind"], replies[-1]["result"]) == (kind, result)


def test_a_day_that_may_have_been_put_right_is_not_computed_with_until_it_is_told(ask: Ask) -> None:
    ask("退VIP批发中心哪天生效", now=NOW)
    ask("6月18号交的申请", now=NOW)
    assert ask("七月二号走得先", now=NOW)["kind"] == "ask"
    reply = ask("那我几时能重新加入", now=NOW)
    assert (reply["kind"], reply["result"]) == ("ask", {})


@pytest.mark.parametrize(
    "aside", ["顺便问下到乌鲁木齐一公斤运费多少", "对了,仓库月租一般多少钱", "另外打印机怎么连手机"]
)
def test_a_question_that_leads_away_is_not_answered_on_the_topic_at_hand(ask: Ask, aside: str) -> None:
    assert ask("退货昨天下午3点签收,退款99元,最晚几点确认")["kind"] == "computed"
    assert ask(aside)["kind"] == "unknown"


def test_one_that_leads_to_a_topic_of_ours_is_answered(ask: Ask) -> None:
    ask("退货昨天下午3点签收,退款99元,最晚几点确认")
    assert ask("对了,供应等级还有吗")["topic"] == "supply-grade"
