"""Regional words give way to standard ones."""

from __future__ import annotations

import pytest

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import normalise
from knowledge.lexicon import Lexicon


@pytest.mark.parametrize(
    ("regional", "standard"),
    [
        ("退咗", "退了"),
        ("点样", "怎样"),
        ("几耐", "多久"),
        ("啥辰光", "什么时候"),
        ("啥", "什么"),
        ("咋整", "怎么办"),
        ("唔该", "谢谢"),
    ],
)
def test_regional_words_become_standard(dialect: Dialect, regional: str, standard: str) -> None:
    assert dialect.plain(regional) == standard


@pytest.mark.parametrize("word", ["仲裁", "伊拉克", "请勿"])
def test_words_that_only_look_regional_stay(dialect: Dialect, word: str) -> None:
    assert dialect.plain(word) == word


def test_places_are_those_of_the_regional_word(dialect: Dialect) -> None:
    folded = dialect.standardise(normalise("几耐先得"))
    assert folded.text == "多久先得"
    assert folded.span(0, 2) == (0, 2)
    longer = dialect.standardise(normalise("啥时候"))
    assert longer.text == "什么时候"
    assert longer.span(0, 2) == (0, 1)
    assert longer.span(2, 4) == (1, 3)


def test_every_word_of_the_file_works(lexicon: Lexicon, dialect: Dialect) -> None:
    for word, plain in lexicon.dialect.items():
        assert dialect.plain(normalise(word).text) == normalise(plain).text, word


def test_without_words_nothing_changes() -> None:
    folded = normalise("几耐")
    assert Dialect({}).standardise(folded) is folded
