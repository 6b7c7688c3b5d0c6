"""What was told before is of another order, shop or person, looked at by mistake."""

import pytest

from bot.understanding.acts.wrong_cases import was_the_wrong_case


@pytest.mark.parametrize(
    "folded", ["记成隔壁家的了,我家还没过", "拿错单子了", "刚才说的是别家的", "sorry, wrong order, mine came today"]
)
def test_another_case_was_told_by_mistake(folded: str) -> None:
    assert was_the_wrong_case(folded)


@pytest.mark.parametrize(
    "folded", ["我没看错单", "是不是看错单了?", "看错了,是6月12号", "朋友的店是官方旗舰店", "说错了,是别家说的"]
)
def test_the_case_is_the_same(folded: str) -> None:
    assert not was_the_wrong_case(folded)


def test_what_is_put_right_at_once_leaves_the_rest_of_the_case() -> None:
    assert not was_the_wrong_case("拿错单子了,应该是周二下午签的")
    assert was_the_wrong_case("拿错单子了,这单是周二下午签的")
