"""General words: what people ask on about whatever rule they were told."""

from __future__ import annotations

import pytest

from bot.understanding.wording.folding import fold
from bot.understanding.wording.general_words import asks_on_generally, has_question_word, left_over


@pytest.mark.parametrize(
    "text",
    [
        "审批得多久",
        "会有人通知我吗",
        "到時候誰會告訴我",
        "要自己动手弄吗",
        "点了还能撤回不",
        "能不能宽限一下",
        "那接下来呢",
        "使唔使自己搞",
        "do they tell us beforehand or after",
        "how long will this take",
        "can I undo it",
        "is it automatic",
    ],
)
def test_a_question_of_nothing_but_general_words(text: str) -> None:
    assert asks_on_generally(fold(text), [])


@pytest.mark.parametrize(
    "text",
    [
        "运费谁来付",
        "开店要准备什么材料",
        "展会要怎么报名",
        "你能做什么",
        "晚饭吃什么好",
        "how do I print labels",
        "can you do that",
        "what documents do I need to open a shop",
        "审核要多久" * 10,
    ],
)
def test_a_question_with_a_word_of_its_own_is_none(text: str) -> None:
    assert not asks_on_generally(fold(text), [])


def test_words_of_the_topic_leave_the_rest_general() -> None:
    text = fold("开通了会通知我吗")
    assert asks_on_generally(text, [(0, 2)])


def test_the_price_of_what_is_named_is_no_matter_of_the_rule() -> None:
    assert not asks_on_generally(fold("诚信通要收费吗"), [(0, 3)])
    assert asks_on_generally(fold("要收费吗"), [])


def test_what_is_left_over_is_counted_by_letters() -> None:
    assert left_over(fold("怎么招运营"), []) >= 2
    assert left_over(fold("怎么操作"), []) == 0


def test_a_question_may_have_no_question_form() -> None:
    assert has_question_word(fold("over what period"))
    assert has_question_word(fold("然后呢"))
    assert not has_question_word(fold("好的明白了"))
