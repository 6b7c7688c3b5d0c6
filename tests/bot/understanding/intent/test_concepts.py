"""Every term of the lexicon, through the whole path; and how terms share a text."""

from __future__ import annotations

import pytest

from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.concepts import TermFinder, by_concept, spans
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import normalise
from bot.understanding.intent.surface import surface
from bot.understanding.intent.terms import gather
from knowledge.lexicon import GAP, Lexicon, load_lexicon

CONCEPTS = sorted(load_lexicon().concepts)


def _found(words: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    where = surface(normalise(text))
    hits = TermFinder(gather(words, Dialect({}))).find(where)
    return [(hit.concept, where.text[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize("name", CONCEPTS)
def test_every_term_is_recognised(name: str, lexicon: Lexicon, analyst: Analyst) -> None:
    missed = []
    for term in lexicon.concepts[name].terms():
        alone = term.replace(GAP, " " if term.isascii() else "")
        apart = term.replace(GAP, " it " if term.isascii() else "他")
        if not any(name in analyst.analyse(text).found for text in (alone, apart)):
            missed.append(term)
    assert not missed


def test_of_plain_terms_the_longest_counts() -> None:
    words = [("交易", "trade"), ("虚假交易", "fake")]
    assert _found(words, "虚假交易") == [("fake", "虚假交易")]


def test_terms_that_overlap_count_both() -> None:
    words = [("哪天能退", "when"), ("退出", "leave")]
    assert _found(words, "哪天能退出") == [("when", "哪天能退"), ("leave", "退出")]


@pytest.mark.parametrize(
    ("text", "found"),
    [("判我的责", True), ("判,责", False), ("判 责", False), ("判这这这这这这这这这这责", False), ("判责", True)],
)
def test_a_gap_is_short_and_stays_in_its_phrase(text: str, *, found: bool) -> None:
    assert bool(_found([("判..责", "dispute")], text)) is found


def test_an_english_term_needs_word_boundaries() -> None:
    words = [("exit", "leave"), ("kick .. out", "removal")]
    assert _found(words, "exits and existing") == [("leave", "exit")]
    assert _found(words, "they kicked our factory out") == [("removal", "kick our factory out")]


def test_one_character_counts_only_as_a_word(analyst: Analyst) -> None:
    assert "top-up" in analyst.analyse("保证金不够,充吗").found
    assert "top-up" not in analyst.analyse("充满希望").found


def test_spans_lead_to_the_words_as_written(analyst: Analyst) -> None:
    text = "請問ＶＩＰ批發中心怎麼退出"
    analysis = analyst.analyse(text)
    found = {concept: (words, place) for concept, words, place in spans(analysis.where, analysis.hits, text)}
    assert found["vip-centre"] == ("ＶＩＰ批發中心", (2, 9))
    assert by_concept(analysis.hits)["leave"][0].concept == "leave"
