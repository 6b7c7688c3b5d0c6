"""Made up: the amount of a return or of an order by its parts; asked for where other money may be meant."""

from __future__ import annotations

import pytest

from tests.conftest import Ask


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("退2件每件88", 176),
        ("退了4条,每条35.5元", 142),
        ("returned 2 items at 88 each", 176),
        ("两件货,一件70一件95,都退", 165),
        ("三件货一件70一件95一件60,买家全退了", 225),
        ("退2件每件88,运费12", None),
        ("买了4件每件88,退一件", None),
        ("三件货一件70一件95,都退", None),
        ("两件货,一件70一件95,退一件", None),
        ("两件货,一件70一件95,没说都退", None),
    ],
)
def test_what_comes_back_in_pieces_is_added_up(ask: Ask, told: str, amount: int | None) -> None:
    assert ask(f"{told},昨天下午4点签收的退货,最晚几点确认退款")["facts"].get("amount") == amount


@pytest.mark.parametrize(
    ("told", "total"),
    [
        ("每月80,一次买了6个月,2022-12-01到2023-05-31", 480),
        ("每月80,一次买了6个月,2022-12-01到2023-08-31", None),
        ("定金100尾款500,2022-12-01到2023-05-31", 600),
        ("半年480,2022-12-01到2023-05-31", 480),
        ("一年960,2022-12-01到2024-11-30", None),
        ("半年480,用了券,2022-12-01到2023-05-31", None),
    ],
)
def test_what_was_paid_for_the_term_is_told_by_its_parts(ask: Ask, told: str, total: int | None) -> None:
    assert ask(f"小蜜1688版{told},能退多少")["facts"].get("order_total") == total


@pytest.mark.parametrize(
    ("then", "amount"), [("不对,每件是98", None), ("不对,一共180", 180), ("对,就是176", 176), ("昨天下午5点签的", 176)]
)
def test_a_part_put_right_leaves_the_sum_open(ask: Ask, then: str, amount: int | None) -> None:
    ask("退2件每件88,昨天下午4点签收的退货,最晚几点确认退款", chat="sum")
    assert ask(then, chat="sum")["facts"].get("amount") == amount
