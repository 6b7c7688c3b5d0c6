"""A balance or a count with what came or went since it was told."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

SHORT = "VIP批发中心自缴保证金昨天掉到4200了,要补多少,最晚哪天"
ENOUGH = "VIP批发中心自缴保证金现在有6800,要补吗"
ONE = "VIP批发中心我有1个有效投诉,会清退吗"
BY = "2023-05-19"


def _last(ask: Ask, *turns: str) -> tuple[str, dict[str, object]]:
    for at, text in enumerate(turns):
        reply = ask(text, now=f"2023-05-17T10:{at:02}:00+08:00", chat="|".join(turns))
    return reply["kind"], reply["result"]


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        ((SHORT, "真倒霉,刚刚又被划走600"), {"shortfall": 2400, "topup_by": BY}),
        ((SHORT, "今早又罚了500,这下要补多少"), {"shortfall": 2300, "topup_by": BY}),
        ((SHORT, "先补了800,还差多少?"), {"shortfall": 1000, "topup_by": BY}),
        ((SHORT, "我刚打进去一千八,够了吗"), {"shortfall": 0}),
        ((SHORT, "刚补了800,余额现在5000"), {"shortfall": 1000, "topup_by": BY}),
        ((SHORT, "刚打进去800", "儿子又帮我打了500进去,还差吗"), {"shortfall": 500, "topup_by": BY}),
        ((SHORT, "刚打进去800", "刚被扣了300,还差多少"), {"shortfall": 1300, "topup_by": BY}),
        ((ENOUGH, "今天又扣了1000,最晚哪天补"), {"shortfall": 200, "topup_by": "2023-05-20"}),
        ((ENOUGH, "又扣了300,要补吗"), {"shortfall": 0}),
        ((ENOUGH, "刚又扣了900", "刚刚补了100进去,够了吗"), {"shortfall": 0}),
        ((ONE, "今天又判了两个有效,一共3个了"), {"removal": True}),
        ((SHORT, "那我转1000进去还差多少", "我刚转了1000进去,还差多少"), {"shortfall": 800, "topup_by": BY}),
    ],
)
def test_what_came_or_went_is_reckoned(ask: Ask, turns: tuple[str, ...], result: dict[str, object]) -> None:
    assert _last(ask, *turns) == ("computed", result)


@pytest.mark.parametrize(
    "turns",
    [
        (SHORT, "我补了1500"),  # nobody says when
        (SHORT, "被扣了700"),
        (SHORT, "又扣了5000"),  # more than there was
        (SHORT, "刚补了800,余额现在4900"),  # it does not come to that
        (SHORT, "刚打进去800", "刚打进去800"),  # once or twice
        (SHORT, "又被扣了几百块"),
        (ONE, "又判了一个有效,现在一共3个"),
        (ONE, "好像又判了一个有效,现在2个"),
        ("VIP批发中心保证金大概4200吧,要补多少", "刚又扣了300"),
        (SHORT, "另一家店余额5000要补多少", "刚又被扣了200"),
        (SHORT, "又扣了600,申诉赢了"),  # what stands beside it may undo it
        (SHORT, "刚打进去800,还没到账"),
        (SHORT, "又扣了300,店铺年费"),
        (SHORT, "我刚替我爸打了800"),
        (SHORT, "又扣了300", "看错了,是200,差多少"),
        ("VIP批发中心自缴保证金今早扣了400剩4200,要补多少", "刚刚被扣了400"),  # once or twice
        ("要是VIP批发中心自缴保证金只有4200,要补多少", "又扣了300"),
    ],
)
def test_what_is_not_certain_is_asked_for(ask: Ask, turns: tuple[str, ...]) -> None:
    kind, result = _last(ask, *turns)
    assert (kind, result.keys() & {"shortfall", "removal"}) == ("ask", set())


def test_a_day_that_only_the_step_brought_is_asked_for_where_it_is_not_told(ask: Ask) -> None:
    assert _last(ask, ENOUGH, "又扣了1000,最晚哪天补") == ("ask", {"shortfall": 200})


def test_the_reply_says_how_the_balance_was_made(ask: Ask) -> None:
    ask(SHORT)
    assert "后来说的" in ask("刚又扣了200")["text"]


def test_money_only_supposed_to_come_leaves_the_case_as_it_is(ask: Ask) -> None:
    assert _last(ask, SHORT, "那我转1000进去还差多少", "那实际余额还差多少")[1]["shortfall"] == 1800


def test_one_more_is_supposed_of_a_count_that_was_reckoned_out(ask: Ask) -> None:
    three = "VIP批发中心我有3个有效投诉,会清退吗"
    assert _last(ask, three, "其中1个撤销了", "万一年底再来一个有效的呢") == ("computed", {"removal": True})


def test_appeals_that_were_won_are_none_of_what_is_counted(ask: Ask) -> None:
    two = "VIP批发中心虚假交易被认定2次,会清退吗"
    assert _last(ask, two, "复核通过了一次,平台撤了一笔,就剩1次") == ("computed", {"removal": False})
