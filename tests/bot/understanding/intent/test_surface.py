"""The text in which terms are looked for: no spaces between Chinese words, stems, clauses and phrases."""

from __future__ import annotations

from bot.understanding.intent.normalise import normalise
from bot.understanding.intent.surface import Replacement, Surface, surface


def _surface(text: str) -> Surface:
    return surface(normalise(text))


def test_spaces_between_chinese_words_vanish_and_end_a_phrase() -> None:
    where = _surface("批发中心 退出 VIP wholesale")
    assert where.text == "批发中心退出vip wholesal"
    assert where.phrase[0] != where.phrase[4]
    assert len(set(where.clause)) == 1


def test_punctuation_ends_a_clause_but_not_inside_a_number() -> None:
    where = _surface("余额5,999.50元,补多少?")
    assert where.clause[0] == where.clause[where.text.index("元")]
    assert where.clause[0] != where.clause[where.text.index("补")]


def test_a_replacement_takes_the_place_of_what_was_typed() -> None:
    where = surface(normalise("我的bao zheng jin不够"), [Replacement(2, 15, "保证金")])
    assert where.text == "我的保证金不够"
    assert where.span(2, 5) == (2, 15)
    assert where.span(5, 7) == (15, 17)


def test_one_character_words_keep_their_mark() -> None:
    where = surface(normalise("要 补"), (), frozenset({2}))
    assert where.alone == {1}


def test_every_character_has_a_place() -> None:
    where = _surface("What's the 3rd 退出?\n下一行")
    assert len({len(part) for part in (where.text, where.begin, where.end, where.clause, where.phrase)}) == 1
