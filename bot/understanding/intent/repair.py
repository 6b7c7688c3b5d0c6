"""Repair: mistyped words become the domain's words, and only those.

Homophones by sound (宝证金, 店小秘), names of four characters and more with one of them wrong, and Latin spellings
(:mod:`.latin`). Ordinary text is never rewritten: a piece is changed only if it then is a word of the lexicon, and a piece
of two characters only where it is no word of the language. What sounds like a domain word but is an ordinary one too
(推出 for 退出) is left to the matcher, which knows the rest of the message.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import ne

from msgspec import Struct

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.latin import LatinRepair
from bot.understanding.intent.normalise import HAN, Folded, simplify
from bot.understanding.intent.segment import Segmenter
from bot.understanding.intent.sounds import Sounds
from bot.understanding.intent.surface import Replacement
from bot.understanding.intent.syllables import all_han
from knowledge.lexicon import GAP, Lexicon

ONE_WRONG_FROM = 4
"""A name of so many characters is recognised with one of them wrong."""
MAX_BY_TAIL = 10
"""Longer names are recognised by their beginning only."""

GRAMMAR = frozenset(
    "的了是不在有我你他她它这那个们来去到说要会能可就也都很还没又再上下里内中和与及或从把被让给对为以之其于而但如若"
    "自由于向与并且则将应须可请这那卖买收发换交补拿送付"
    "一二三四五六七八九十百千万两几多少大小好人年月日天时分点号前后左右想看听知做用过着吗呢吧啊呀哦嗯什么怎哪谁叫起出进得地只最太更"
)
"""Characters that stand alone in any sentence: a pair with one of them is grammar, not a mistyped word."""


class Repairable(Struct, frozen=True, array_like=True, gc=False):
    """The Chinese words of a lexicon, for repair."""

    known: frozenset[str]
    """All of them."""
    standard: frozenset[str]
    """The standard words of our own concepts: what a short piece may be taken for."""
    names: frozenset[str]
    """Those of the concepts that topics are about: what an ordinary word that sounds alike may be meant for."""
    by_head: dict[str, tuple[str, ...]]
    """The names of four characters and more by their first two,"""
    by_tail: dict[str, tuple[str, ...]]
    """and by their last two."""
    misspelt: dict[str, str]
    """Pairs of characters that are no word, and the word that is meant by them."""


class Repaired(Struct, frozen=True):
    """What was changed, and what sounds like a domain word but is an ordinary word too."""

    replacements: tuple[Replacement, ...]
    perhaps: tuple[Replacement, ...]
    in_pinyin: bool = False
    """Whether words without a Chinese character among them are all spelled in pinyin."""


def chinese_terms(lexicon: Lexicon, dialect: Dialect) -> list[str]:
    """The Chinese words of the lexicon of two characters and more, folded, each once, in its order."""
    return _words((term for concept in lexicon.concepts.values() for term in concept.chinese()), dialect)


def standard_terms(lexicon: Lexicon, dialect: Dialect, only: Collection[str] | None = None) -> list[str]:
    """The standard words of our own concepts (``only`` these)."""
    chosen = lexicon.concepts if only is None else only
    ours = (concept for name, concept in lexicon.concepts.items() if concept.kind == "ours" and name in chosen)
    return _words((term for concept in ours for term in concept.zh), dialect)


def _words(terms: Iterable[str], dialect: Dialect) -> list[str]:
    words = (dialect.plain(simplify(term)) for term in terms if GAP not in term)
    return [word for word in dict.fromkeys(words) if len(word) > 1 and all_han(word)]


def repairable(lexicon: Lexicon, dialect: Dialect, subjects: Collection[str]) -> Repairable:
    """The words of ``lexicon``; the names are those of the concepts ``subjects``."""
    names = standard_terms(lexicon, dialect, subjects)
    heads: dict[str, tuple[str, ...]] = {}
    tails: dict[str, tuple[str, ...]] = {}
    for name in filter(_is_name, names):
        heads[name[:2]] = (*heads.get(name[:2], ()), name)
        tails[name[-2:]] = (*tails.get(name[-2:], ()), name)
    known, standard = chinese_terms(lexicon, dialect), standard_terms(lexicon, dialect)
    misspelt = {simplify(word): simplify(meant) for word, meant in lexicon.misspelt.items()}
    return Repairable(frozenset(known), frozenset(standard), frozenset(names), heads, tails, misspelt)


def _is_name(word: str) -> bool:
    """Whether a word is long enough, and no mere phrase, to be recognised with a character wrong."""
    return (
        "的" not in word
        and len(word) >= ONE_WRONG_FROM
        and 2 * sum(character in GRAMMAR for character in word) < len(word)
    )


class Repairer:
    """Finds the replacements in a folded text."""

    def __init__(self, words: Repairable, sounds: Sounds, segmenter: Segmenter, latin: LatinRepair | None) -> None:
        """``latin``: None leaves Latin spellings as they are."""
        self._words = words
        self._sounds = sounds
        self._segmenter = segmenter
        self._latin = latin

    def repair(self, folded: Folded, alone: frozenset[int]) -> Repaired:
        """Every replacement in ``folded``; ``alone`` are its one-character words."""
        sure: list[Replacement] = []
        perhaps: list[Replacement] = []
        for run in HAN.finditer(folded.text):
            self._repair_run(run.group(), run.start(), alone, sure, perhaps)
        in_pinyin = False
        if self._latin is not None:
            found, doubtful, in_pinyin = self._latin.repair(folded.text)
            sure += found
            perhaps += doubtful
        sure.sort(key=lambda change: change.start)
        return Repaired(tuple(sure), tuple(perhaps), in_pinyin)

    def _repair_run(
        self, run: str, offset: int, alone: frozenset[int], sure: list[Replacement], perhaps: list[Replacement]
    ) -> None:
        key, ending = self._sounds.key(run), self._by_ending(run)
        sounding, by_head, misspelt = self._sounds.lengths, self._words.by_head, self._words.misspelt
        settled = 0
        for place in range(len(run) - 1):
            pair, sounds = run[place : place + 2], key[place : place + 2] in sounding
            if place < settled or not (sounds or pair in by_head or place in ending or pair in misspelt):
                continue
            before, length, name = len(sure), 0, ""
            if sounds:
                length = self._by_sound(run, key, place, offset, alone, sure, perhaps)
            if (place in ending or pair in by_head) and len(sure) == before:
                names = (*by_head.get(pair, ()), *ending.get(place, ()))
                name = self._one_off(run, place, names, offset, alone)
            if not length and not name:
                name = misspelt.get(pair, "")
            if len(name) > length:
                length = len(name)
                sure.append(Replacement(offset + place, offset + place + length, name))
            settled = place + length

    def _by_ending(self, run: str) -> Mapping[int, list[str]]:
        """The names that may stand in ``run`` as their last two characters do, by where they would begin."""
        by_tail = self._words.by_tail
        found: dict[int, list[str]] = {}
        for end in range(ONE_WRONG_FROM, len(run) + 1):
            tail = run[end - 2 : end]
            if tail in by_tail:
                for name in by_tail[tail]:
                    if len(name) <= min(end, MAX_BY_TAIL):
                        found.setdefault(end - len(name), []).append(name)
        return found

    def _by_sound(
        self,
        run: str,
        key: str,
        place: int,
        offset: int,
        alone: frozenset[int],
        sure: list[Replacement],
        perhaps: list[Replacement],
    ) -> int:
        """Repairs the word at ``place`` by its sound; returns the length of what is settled there, 0 for nothing."""
        known = self._words.known
        for term, *_ in self._sounds.alike(key, place):
            window = run[place : place + len(term)]
            if window == term or window in known:
                return len(window)
            change = Replacement(offset + place, offset + place + len(term), term)
            if self._is_mistyped(window, change, alone):
                sure.append(change)
                return len(term)
            if term in self._words.names and self._may_be_meant_for(window, term):
                perhaps.append(change)
        return 0

    def _may_be_meant_for(self, window: str, term: str) -> bool:
        """Whether ``window`` may stand for ``term``, which sounds alike; of two characters only a real word may."""
        if len(window) == 2:
            return not GRAMMAR.intersection(window) and self._segmenter.is_ordinary(window)
        return not any(typed in GRAMMAR for typed, meant in zip(window, term, strict=True) if typed != meant)

    def _is_mistyped(self, window: str, change: Replacement, alone: frozenset[int]) -> bool:
        """Whether ``window``, which sounds like a term, can be nothing but that term."""
        wrong = [place for place, meant in enumerate(change.meant) if window[place] != meant]
        short = len(window) < ONE_WRONG_FROM or any(window[place] in GRAMMAR for place in wrong)
        if GRAMMAR.issuperset(window) or (short and any(change.meant[place] in GRAMMAR for place in wrong)):
            return False  # nobody mistypes a word of grammar for a word of substance, or the other way round
        if len(window) < ONE_WRONG_FROM and change.meant not in self._words.standard:
            return False
        separate = [change.start + place in alone for place in range(len(window))]
        if len(window) > 2:
            # What differs belongs to ordinary words (买家等级, not 卖家等级), so it may well be meant.
            return any(separate[place] for place in wrong)
        return all(separate) and not GRAMMAR.intersection(window) and not self._segmenter.is_ordinary(window)

    def _one_off(self, run: str, place: int, names: Iterable[str], offset: int, alone: frozenset[int]) -> str:
        """The first of ``names`` that starts at ``place`` but for one character, which is a word of its own; else empty."""
        for name in names:
            window = run[place : place + len(name)]
            if len(window) < len(name) or sum(map(ne, window, name)) != 1:
                continue
            if window[1:] in self._words.known or window[:-1] in self._words.known:
                continue
            wrong = next(index for index, character in enumerate(name) if window[index] != character)
            if offset + place + wrong in alone and window[wrong] not in GRAMMAR:
                return name
        return ""
