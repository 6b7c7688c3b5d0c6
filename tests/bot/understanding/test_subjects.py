"""Whose case a text tells: the asker's own, or somebody else's."""

from __future__ import annotations

import pytest

from bot.understanding.subjects import somebody_elses, speaks_of_somebody_else


@pytest.mark.parametrize(
    ("text", "somebody_else"),
    [
        ("隔壁厂被投诉4次会清退吗", True),
        ("我朋友被投诉4次会清退吗", True),
        ("帮我看看,有个同行余额4100要补多少", True),
        ("my cousin has 4 complaints", True),
        ("another seller asked", True),
        ("我和朋友都被投诉了", False),
        ("咱们店被投诉4次", False),
        ("朋友说我会被清退", False),
        ("my friend says i am out", False),
        ("被投诉4次会清退吗", False),
    ],
)
def test_a_text_is_about_somebody_else_if_it_names_one_and_not_oneself(text: str, somebody_else: bool) -> None:
    assert speaks_of_somebody_else(text) is somebody_else


def test_of_two_days_the_friends_is_not_ones_own() -> None:
    text = "同行是3号交的,我是8号交的"
    theirs, mine = (3, 5), (11, 13)
    assert somebody_elses(text, [theirs, mine]) == {theirs}


def test_a_friend_alone_is_answered_for_unless_ones_own_case_is_under_way() -> None:
    text, day = "我同行是3号交的", (5, 7)
    assert somebody_elses(text, [day]) == frozenset()
    assert somebody_elses(text, [day], own_case=True) == {day}


def test_with_a_full_stop_the_friends_story_is_over() -> None:
    text = "同行走了。8号交的,我的"
    assert somebody_elses(text, [(5, 7)]) == frozenset()
