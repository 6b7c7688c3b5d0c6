"""Stances: which values are exact, which are bounds, and which the words leave open."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.understanding.facts import read
from bot.understanding.naming.bounds import EXACT, Bound, Stance, stance
from bot.understanding.wording.folding import fold
from knowledge.model import CHINA

NOW = datetime(2023, 5, 17, 14, 30, tzinfo=CHINA)
OPEN = Stance(open=True)


def stances(text: str) -> list[Stance]:
    heard = list(read(text, NOW).facts)
    assert heard, f"nothing was read in {text!r}"
    return [stance(fold(text), item, heard) for item in heard]


@pytest.mark.parametrize(
    "text",
    ["单价80元", "单价是80元的货", "80 yuan apiece", "80 yuan a piece", "per pair 80 yuan"],
)
def test_the_price_of_one_piece_is_left_open(text: str) -> None:
    assert stances(text)[0] == OPEN


@pytest.mark.parametrize("text", ["一件80元", "退了80元", "80元的货一箱", "every buyer got 80 yuan"])
def test_an_amount_that_is_nobodys_unit_price_is_exact(text: str) -> None:
    assert stances(text)[0] == EXACT


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("10/4/2023", OPEN),
        ("3.11.2022", OPEN),
        ("on 10/4/2023", OPEN),
        ("25/4/2023", EXACT),
        ("4/4/2023", EXACT),
        ("2023/10/4", EXACT),
    ],
)
def test_a_date_whose_day_may_be_its_month_is_left_open(text: str, how: Stance) -> None:
    assert stances(text)[0] == how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("有效投诉没有4次", Stance(bound="<")),
        ("退款400块都没有", Stance(bound="<")),
        ("有没有4次投诉", EXACT),
        ("有效投诉4次没有撤", EXACT),
        ("有效投诉哪有4次", OPEN),
        ("we don't have 4 complaints", OPEN),
    ],
)
def test_a_number_that_is_denied_is_not_that_number(text: str, how: Stance) -> None:
    assert stances(text)[0] == how


@pytest.mark.parametrize("text", ["5号好像递了,也可能是8号", "handed in on 5 May, or maybe on 8 May"])
def test_a_day_that_another_one_may_replace_is_left_open(text: str) -> None:
    assert all(how.open for how in stances(text))


@pytest.mark.parametrize(
    "text", ["过了下午3点认证的", "下午3点过一点认证的", "昨天快下午3点认证的", "3月1号前后续的", "过了5月10号申请的"]
)
def test_near_a_moment_or_a_day_is_not_at_it(text: str) -> None:
    assert [how.open for how in stances(text)] == [True]


@pytest.mark.parametrize("text", ["认证通过了5月10号", "赶快5月10号申请", "5月10号过的"])
def test_what_passed_on_a_day_did_so_on_that_day(text: str) -> None:
    assert [how.open for how in stances(text)] == [False]


@pytest.mark.parametrize("text", ["不是8号就是9号", "不是两次就是三次", "不是4200元就是4300元"])
def test_one_of_two_is_neither(text: str) -> None:
    assert stances(text) == [OPEN, OPEN]


def test_a_rejected_value_and_its_right_one_are_no_two_guesses() -> None:
    assert stances("不是8号,就是说记岔了,是9号") == [EXACT, EXACT]


@pytest.mark.parametrize(
    "text", ["快3次了", "差点就有3次", "接近5000元", "不止2次", "加上别家给的5000元", "连上这次的2次"]
)
def test_what_a_number_only_comes_near_to_or_is_added_to_leaves_it_open(text: str) -> None:
    assert stances(text)[0] == OPEN


@pytest.mark.parametrize("text", ["赶快查了是3次", "一共3次", "存了5000元"])
def test_a_number_that_is_just_told_is_exact(text: str) -> None:
    assert stances(text)[0] == EXACT


@pytest.mark.parametrize("text", ["又挨了2次", "2次又来", "got 2 complaints again"])
def test_what_happened_once_more_leaves_its_count_open(text: str) -> None:
    assert stances(text)[0] == OPEN


@pytest.mark.parametrize(
    "text", ["老板又说3000元", "又查了3000元", "5月8号认证又通过了", "5月8号后台", "断约过 5月8号"]
)
def test_what_was_only_said_again_is_counted_as_said(text: str) -> None:
    assert stances(text)[0] == EXACT


@pytest.mark.parametrize(
    ("text", "bound"),
    [("不到280元", "<"), ("280元以上", ">="), ("顶多2次", "<="), ("没有超过2次", "<="), ("5月8号之前", "<")],
)
def test_bounds(text: str, bound: Bound) -> None:
    assert stances(text)[0] == Stance(bound=bound)


@pytest.mark.parametrize("text", ["5月8号下午两点半前台签收", "5月8号后台点的发货", "5月8号后勤签收"])
def test_a_place_or_a_person_right_after_a_day_is_no_bound(text: str) -> None:
    assert stances(text)[0] == EXACT


def test_the_day_after_what_was_named_is_left_open() -> None:
    assert stances("5月8号交的,10天后走的")[-1] == OPEN


@pytest.mark.parametrize("below", ["下面", "底下", "以下"])
def test_below_an_amount_is_a_bound(below: str) -> None:
    assert stances(f"掉到四千块{below}") == stances(f"掉到四千{below}") == [Stance("<")]


@pytest.mark.parametrize(
    "text", ["three or four complaints", "two to three complaints", "between five and six complaints"]
)
def test_one_of_two_numbers_in_english_words_is_left_open(text: str) -> None:
    assert OPEN in stances(text)


@pytest.mark.parametrize("text", ["投诉没满3次", "投诉未够3次"])
def test_what_has_not_filled_a_number_lies_below_it(text: str) -> None:
    assert stances(text)[-1] == Stance(bound="<")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("handed in before 1 July", "<"),
        ("handed in after 3 May", ">"),
        ("not earlier than 20 May", ">="),
        ("最早也得5月20号", ">="),
        ("5月20号或之前", "<="),
        ("5月20号或更晚", ">="),
        ("余额5000往上", ">"),
    ],
)
def test_bounds_of_days_and_amounts_that_people_seldom_write(text: str, bound: Bound) -> None:
    assert stances(text)[0].bound == bound
