"""Segmentation: terms stay whole, and texts are divided as jieba would with the same words."""

from __future__ import annotations

import math

import jieba

from benchmarks.messages import labelled_questions
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import is_han, normalise
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.repair import chinese_terms
from bot.understanding.intent.segment import Segmenter
from knowledge.lexicon import Lexicon


def test_every_chinese_term_stays_whole(lexicon: Lexicon, dialect: Dialect, prepared: Prepared) -> None:
    segmenter = Segmenter(prepared.vocabulary)
    split = [term for term in chinese_terms(lexicon, dialect) if segmenter.words(term) != [term]]
    assert not split


def test_words_together_are_the_text(prepared: Prepared) -> None:
    text = "店小蜜和淘管家也在世界3"
    assert "".join(Segmenter(prepared.vocabulary).words(text)) == text


def test_one_character_words_are_found(prepared: Prepared) -> None:
    assert Segmenter(prepared.vocabulary).alone("批发中心和他") == {4, 5}


def test_ordinary_words_are_known(prepared: Prepared) -> None:
    segmenter = Segmenter(prepared.vocabulary)
    assert segmenter.is_ordinary("推出")
    assert not segmenter.is_ordinary("申情")


def test_words_are_those_of_jieba(prepared: Prepared) -> None:
    segmenter, reference = Segmenter(prepared.vocabulary), _jieba_with(prepared)
    texts = [normalise(question.q).text for question in labelled_questions()]
    unlike = [text for text in texts if _alone(segmenter, text) != _alone_in(reference.lcut(text, HMM=False))]
    assert not unlike


def _jieba_with(prepared: Prepared) -> jieba.Tokenizer:
    """jieba with the same words and frequencies, and with all their beginnings, as it wants them."""
    known = prepared.vocabulary
    reference = jieba.Tokenizer()
    reference.total = round(math.exp(-known.unknown))
    words = {word: round(math.exp(weight - known.unknown)) for word, weight in known.weights.items()}
    beginnings = {word[:length]: 0 for word in words for length in range(1, len(word))}
    reference.FREQ = beginnings | words
    reference.initialized = True
    return reference


def _alone_in(words: list[str]) -> set[int]:
    """The places of the words of one Chinese character."""
    place, places = 0, set()
    for word in words:
        if len(word) == 1 and is_han(word):
            places.add(place)
        place += len(word)
    return places


def _alone(segmenter: Segmenter, text: str) -> set[int]:
    return {place for place in segmenter.alone(text) if is_han(text[place])}
