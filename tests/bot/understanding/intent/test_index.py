"""The inverted index: likeness to texts, and how it stays quick when there are many."""

from __future__ import annotations

import random

import pytest

from bot.understanding.intent.index import TextIndex, index_of, tokens

TEXTS = [["退货", "货签", "签收"], ["退出", "出批", "批发"], ["保证", "证金"], ["天气", "气好"]]


def test_tokens_are_bigrams_stems_and_concepts() -> None:
    assert tokens("退货 the refund", ["goods-return"]) == ["#goods-return", "退货", "refund"]
    assert tokens("退,货") == []


def test_the_nearest_text_of_each_topic_counts() -> None:
    index = TextIndex(
        index_of([(0, TEXTS[0]), (0, TEXTS[1]), (1, TEXTS[2]), (-1, TEXTS[3]), *[(2, [f"x{n}"]) for n in range(30)]])
    )
    near = index.nearest(TEXTS[0])
    assert near[0] == pytest.approx(1.0, abs=1e-6)
    assert 1 not in near
    assert index.nearest(["天气"])[-1] > 0.5


def test_a_text_can_be_left_out() -> None:
    index = TextIndex(index_of([(0, TEXTS[0]), *[(1, [f"x{n}"]) for n in range(30)]]))
    assert index.nearest(TEXTS[0], skip={0}) == {}


def test_tokens_that_most_texts_share_say_nothing() -> None:
    index = TextIndex(index_of([(number, ["all", f"x{number}"]) for number in range(30)]))
    assert index.nearest(["all"]) == {}


def test_nothing_known_is_like_nothing() -> None:
    assert TextIndex(index_of([(0, ["a"])])).nearest(["b"]) == {}
    assert TextIndex(index_of([])).nearest(["b"]) == {}


def test_with_few_postings_to_read_the_best_text_is_still_found() -> None:
    randomly = random.Random(1)
    words = [f"w{number}" for number in range(400)]
    texts = [(number, randomly.sample(words, 8)) for number in range(3000)]
    everything = TextIndex(index_of(texts), max_postings=10**9)
    budget = TextIndex(index_of(texts), max_postings=200)
    for number in range(0, 3000, 100):
        question = texts[number][1]
        assert max(budget.nearest(question).items(), key=lambda item: item[1])[0] == number
        assert everything.nearest(question)[number] == pytest.approx(budget.nearest(question)[number], abs=1e-6)
