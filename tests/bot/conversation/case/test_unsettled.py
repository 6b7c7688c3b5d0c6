"""Unsettled days: which readings are asked about, what still lies ahead, and that neither is ever passed over."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

WEDNESDAY = "2023-05-17T10:00:00+08:00"
Turns = tuple[str, ...]


def said(ask: Ask, turns: Turns) -> dict[str, object]:
    """The reply to the last of several turns, the first line of its text by itself."""
    reply = [ask(turn, now=WEDNESDAY, chat=" → ".join(turns)) for turn in turns][-1]
    return {**reply, "first": reply["text"].split("\n")[0], "labels": [one["label"] for one in reply["buttons"][0]]}


@pytest.mark.parametrize(
    ("text", "question", "days"),
    [
        ("我25号申请退出VIP批发中心", "“25号”是{}（周二）还是{}（周四）？", ["2023年4月25日", "2023年5月25日"]),
        ("我12/5申请的退出VIP批发中心", "“12/5”是{}（周一）还是{}（周五）？", ["2022年12月5日", "2023年5月12日"]),
        (
            "退VIP批发中心05/06/2023交的",
            "“05/06/2023”是{}（周六）还是{}（周一）？",
            ["2023年5月6日", "2023年6月5日"],
        ),
        ("退VIP批发中心我8号或者9号申请的", "是{}（周一）还是{}（周二）？", ["2023年5月8日", "2023年5月9日"]),
        (
            "我昨晚12点交的VIP批发中心退出申请",
            "“昨晚12点”是{}（周二）还是{}（周三）？",
            ["2023年5月16日", "2023年5月17日"],
        ),
        (
            "I applied to leave VIP on 05/06/2023",
            "Is “05/06/2023” Sat {} or Mon {}?",
            ["6 May 2023", "5 Jun 2023"],
        ),
    ],
)  # fmt: skip
def test_the_readings_of_a_day_are_asked_about(ask: Ask, text: str, question: str, days: list[str]) -> None:
    reply = said(ask, (text + (",哪天生效" if "VIP批发" in text else ", when does it take effect?"),))
    assert (reply["kind"], reply["problem"], reply["result"]) == ("ask", "unclear", {})
    assert reply["first"] == question.format(*days)
    assert reply["labels"][: len(days)] == days


@pytest.mark.parametrize(("day", "effective"), [("2023年4月25日", "2023-05-10"), ("2023年5月25日", "2023-06-09")])
def test_a_reading_that_is_picked_is_computed_with(ask: Ask, day: str, effective: str) -> None:
    assert said(ask, ("我25号申请退出VIP批发中心,哪天生效", day))["result"]["effective_date"] == effective


@pytest.mark.parametrize(
    ("turns", "first", "known"),
    [
        (("VIP保证金剩4500,5月30号开始不足的",), "“5月30号”还没到，没有拿它来算。", {"shortfall": 1500}),
        (("VIP保证金剩4500", "6月1号低于的"), "“6月1号”还没到，没有拿它来算。", {"shortfall": 1500}),
        (("VIP保证金剩4500", "明天开始不足"), "“明天”还没到，没有拿它来算。", {"shortfall": 1500}),
        (("VIP保证金剩4500,30 May开始不足,最晚哪天补",), "“30 May”还没到，没有拿它来算。", {"shortfall": 1500}),
    ],
)
def test_what_has_been_cannot_lie_ahead(ask: Ask, turns: Turns, first: str, known: dict[str, object]) -> None:
    reply = said(ask, turns)
    assert (reply["kind"], reply["asks"], reply["result"]) == ("ask", "below_since", known)
    assert reply["first"] == first


@pytest.mark.parametrize(
    "text",
    ["我申请退出VIP批发中心,5月12号交的,后来撤回了", "我20号交的VIP批发中心退出申请被驳回了"],
)
def test_of_what_came_to_nothing_no_readings_are_offered(ask: Ask, text: str) -> None:
    assert "还是" not in said(ask, (text,))["first"]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我12日申请退出VIP批发中心,哪天生效", "effective_date", "2023-05-27"),
        ("我昨晚11点交的VIP批发中心退出申请,哪天生效", "effective_date", "2023-05-31"),
        ("我5月9号24点交的VIP批发中心退出申请,哪天生效", "effective_date", "2023-05-24"),
        ("退货120元昨晚12点签收,最晚几点前确认", "respond_by", "2023-05-18T00:00:00+08:00"),
    ],
)
def test_a_day_that_is_settled_is_not_asked_about(ask: Ask, text: str, name: str, value: str) -> None:
    assert said(ask, (text,))["result"][name] == value


def test_of_a_day_in_a_month_that_is_over_today_is_no_quick_reply(ask: Ask) -> None:
    reply = said(ask, ("我2023年4月底申请退出VIP批发中心,哪天生效",))
    assert (reply["asks"], reply["labels"][0]) == ("application_date", "不知道")
