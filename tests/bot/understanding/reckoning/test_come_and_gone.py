"""What came or went since a number was told, in a message that tells nothing else."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from bot.understanding.facts import read
from bot.understanding.reckoning.come_and_gone import balance_moved, more_came
from bot.understanding.wording.folding import fold

NOW = datetime.fromisoformat("2023-05-17T14:30:00+08:00")


def _moved(text: str) -> Decimal | None:
    folded = fold(text)
    moved = balance_moved(folded, [item for item in read(folded, NOW).facts if item.kind == "amount"])
    return None if moved is None else moved.by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("真倒霉,刚刚又被划走600", -600),
        ("平台今天又扣了我三百块钱", -300),
        ("又从保证金里扣了250,现在差多少", -250),
        ("刚才平台又赔付出去400元,那要补多少", -400),
        ("我刚打了两千进去,够了吗", 2000),
        ("我老公刚转了一千二进去", 1200),
        ("表弟又帮我存了500进去", 500),
        ("财务刚存了1,800", 1800),
        ("好的谢谢,刚补交了500块", 500),
        ("刚又扣了50块", -50),
        ("刚又扣了80元,还差多少", -80),
        ("They just deducted another 300 yuan, how much do I need to add now?", -300),
        ("ok, we just topped up another 500", 500),
    ],
)
def test_a_plain_step_is_read(text: str, by: int) -> None:
    assert _moved(text) == by


@pytest.mark.parametrize(
    "text",
    [
        "听说今天又被扣了500",
        "好像又扣了500",
        "又扣了五六百",
        "又扣了两次,每次300",
        "刚扣了500,又扣了300",
        "刚刚扣了500又退了200",
        "昨天又被扣了500",
        "刚又扣了700,就是刚才说的那笔",
        "又扣了700,已经算在里面了",
        "刚充了1000,不过还没到账",
        "刚用支付宝又充了1000",
        "刚又充了1000到推广账户",
        "刚给员工转了1000",
        "老婆刚转了1000",
        "客户刚打了2000货款过来",
        "今天又赔了500",
        "老板又扣了我500",
        "朋友的店刚又被扣了500",
        "刚又被扣了500?",
        "又要扣500",
        "再补500",
        "刚又发了800块的货",
        "刚交了房租1500",
        "刚又充了1000,可能不够",
        "刚又扣了12",
    ],
)
def test_more_than_a_step_is_left_alone(text: str) -> None:
    assert _moved(text) is None


@pytest.mark.parametrize(
    ("text", "more", "now"),
    [
        ("昨晚又成立一个 这下共2个", 1, 2),
        ("今天又判了两个有效,一共3个了", 2, 3),
        ("唉,刚才又认定一起有效投诉,累计三起", 1, 3),
    ],
)
def test_how_many_came_and_how_many_there_are(text: str, more: int, now: int) -> None:
    assert more_came(text) == (more, now, True)


@pytest.mark.parametrize("text", ["又来一个,还没判,现在2个", "又来一个投诉,现在2个", "刚又认定一起", "现在2个"])
def test_a_count_without_its_total_or_still_open_is_left_alone(text: str) -> None:
    assert more_came(text) is None
