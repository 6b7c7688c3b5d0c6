"""The tables of words that are derived from the lexicon."""

from __future__ import annotations

import pytest

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.terms import bounded, gather, searchable

NO_DIALECT = Dialect({})


def test_a_word_is_stored_as_it_is_searched(dialect: Dialect) -> None:
    assert searchable(" VIP批發中心 ", dialect) == "vip批发中心"
    assert searchable("leaving suppliers", dialect) == "leav supplier"
    assert searchable("退咗", dialect) == "退了"


def test_one_word_may_stand_for_several_things() -> None:
    terms = gather([("下车", "leave"), ("下车", "removal"), ("下车", "leave")], NO_DIALECT)
    assert terms.plain == {"下车": ("leave", "removal")}


def test_words_with_a_gap_are_kept_in_parts() -> None:
    terms = gather([("判..责", "dispute")], NO_DIALECT)
    assert terms.gapped == {"判": ((("判", "责"), ("dispute",)),)}
    assert not terms.plain


def test_a_partner_inside_a_longer_word_still_counts() -> None:
    words = [("退出生效", "effect"), ("退出", "leave"), ("强制退出", "removal")]
    terms = gather(words, NO_DIALECT, {"effect": ["leave"]})
    assert terms.inside == {"退出生效": (("leave", 0, 2),)}


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("vip exit", "exit", True),
        ("exited", "exit", False),
        ("1688", "168", False),
        ("3.5", "3", False),
        ("3次", "3", True),
    ],
)
def test_latin_words_and_numbers_are_whole(text: str, word: str, *, whole: bool) -> None:
    start = text.index(word)
    assert bounded(text, start, start + len(word)) is whole
