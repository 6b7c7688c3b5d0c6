"""Repair: mistyped words become the domain's words, and only those.

Homophones by sound (宝证金, 店小秘), one wrong character in terms of four and more, pinyin typed without tones and with
spaces anywhere, initials (cxt), English words with one wrong letter. Ordinary text is never rewritten: a piece is changed
only if it then is a word of the lexicon, and a piece of two characters only where it is no word of the language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.latin import LatinRepair
from bot.understanding.intent.normalise import HAN, Folded, simplify
from bot.understanding.intent.segment import Segmenter
from bot.understanding.intent.sounds import SoundIndex
from bot.understanding.intent.surface import Replacement
from bot.understanding.intent.syllables import SyllableTable, all_han
from knowledge.lexicon import GAP, Lexicon

ONE_WRONG_FROM = 4
"""A name of so many characters is recognised with one of them wrong."""

_GRAMMAR = frozenset(
    "的了是不在有我你他她它这那个们来去到说要会能可就也都很还没又再上下里中和与及或从把被让给对为以之其于而但如若"
    "自由于向与并且则将应须可请这那卖买收发换交补拿送付"
    "一二三四五六七八九十百千万两几多少大小好人年月日天时分点号前后左右想看听知做用过着吗呢吧啊呀哦嗯什么怎哪谁叫起出进得地只最太更"
)
"""Characters that stand alone in any sentence: a pair with one of them is grammar, not a mistyped word."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was changed, and what sounds like a domain word but is an ordinary word too."""

    replacements: tuple[Replacement, ...]
    perhaps: tuple[Replacement, ...]


def chinese_terms(lexicon: Lexicon, dialect: Dialect) -> list[str]:
    """The Chinese words of the lexicon of two characters and more, folded, each once, in its order."""
    return _words((term for concept in lexicon.concepts.values() for term in concept.chinese()), dialect)


def standard_terms(lexicon: Lexicon, dialect: Dialect, only: Collection[str] | None = None) -> list[str]:
    """The standard words of our own concepts (``only`` these): what short or misspelled pieces may be taken for."""
    chosen = lexicon.concepts if only is None else only
    ours = (concept for name, concept in lexicon.concepts.items() if concept.kind == "ours" and name in chosen)
    return _words((term for concept in ours for term in concept.zh), dialect)


def _words(terms: Iterable[str], dialect: Dialect) -> list[str]:
    words = (dialect.plain(simplify(term)) for term in terms if GAP not in term)
    return [word for word in dict.fromkeys(words) if len(word) > 1 and all_han(word)]


class Repairer:
    """Finds the replacements in a folded text."""

    def __init__(self, lexicon: Lexicon, dialect: Dialect, segmenter: Segmenter, subjects: Collection[str], *, without: frozenset[str] = frozenset()) -> None:
        table = SyllableTable()
        standard = standard_terms(lexicon, dialect)
        names = standard_terms(lexicon, dialect, subjects)
        every = chinese_terms(lexicon, dialect)
        self._segmenter = segmenter
        self._known = frozenset(every)
        self._sounds = SoundIndex(dict.fromkeys([*standard, *every]), table)
        self._standard = frozenset(standard)
        self._shapes = _Shapes((term for term in names if len(term) >= ONE_WRONG_FROM), self._known)
        self._latin = None if "pinyin" in without else LatinRepair(lexicon, self._sounds, segmenter.common_pairs())

    def repair(self, folded: Folded, alone: frozenset[int]) -> Repaired:
        """Every replacement in ``folded``; ``alone`` are its one-character words."""
        sure: list[Replacement] = []
        perhaps: list[Replacement] = []
        for run in HAN.finditer(folded.text):
            self._repair_run(run.group(), run.start(), alone, sure, perhaps)
        if self._latin is not None:
            found, doubtful = self._latin.repair(folded.text)
            sure += found
            perhaps += doubtful
        sure.sort(key=lambda change: change.start)
        return Repaired(tuple(sure), tuple(perhaps))

    def _repair_run(
        self, run: str, offset: int, alone: frozenset[int], sure: list[Replacement], perhaps: list[Replacement]
    ) -> None:
        key = self._sounds.table.key(run)
        place = 0
        while place < len(run):
            step = 1
            for term, *_ in self._sounds.alike(key, place):
                window = run[place : place + len(term)]
                if window == term or window in self._known:
                    step = len(window)
                    break
                change = Replacement(offset + place, offset + place + len(term), term)
                real = len(term) > 2 and self._is_real(window, term, change.start, alone)
                if not real and self._is_mistyped(window, term) and (len(term) > 2 or self._is_no_word(window, change, alone)):
                    sure.append(change)
                    step = len(term)
                    break
                if term in self._standard and not _GRAMMAR.intersection(window):
                    perhaps.append(change)
            else:
                term = self._shapes.at(run, place, offset, alone)
                if term:
                    sure.append(Replacement(offset + place, offset + place + len(term), term))
                    step = len(term)
            place += step

    @staticmethod
    def _is_real(window: str, term: str, start: int, alone: frozenset[int]) -> bool:
        """What differs from the term belongs to ordinary words (买家等级, not 卖家等级), so it may well be meant."""
        return not any(
            start + place in alone for place, (wrong, right) in enumerate(zip(window, term, strict=True)) if wrong != right
        )

    @staticmethod
    def _is_mistyped(window: str, term: str) -> bool:
        """Nobody mistypes a word of grammar for a word of substance."""
        return not any(wrong != right and right in _GRAMMAR for wrong, right in zip(window, term, strict=True))

    def _is_no_word(self, window: str, change: Replacement, alone: frozenset[int]) -> bool:
        if change.meant not in self._standard or _GRAMMAR.intersection(window):
            return False
        separate = change.start in alone and change.start + 1 in alone
        return separate and not self._segmenter.is_word(window)


class _Shapes:
    """Terms of four characters and more, to be recognised with one character wrong."""

    def __init__(self, terms: Iterable[str], known: frozenset[str]) -> None:
        self._known = known
        self._by_head: dict[str, list[str]] = defaultdict(list)
        self._by_tail: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._sizes: set[int] = set()
        for term in terms:
            self._by_head[term[:2]].append(term)
            self._by_tail[term[-2:], len(term)].append(term)
            self._sizes.add(len(term))
        self._ordered = sorted(self._sizes, reverse=True)

    def at(self, run: str, place: int, offset: int, alone: frozenset[int]) -> str:
        """The term that starts at ``place`` but for one character, which must be a word of its own; else nothing."""
        if len(run) - place < ONE_WRONG_FROM:
            return ""
        for term in self._by_head.get(run[place : place + 2], ()):
            if self._one_off(run, place, term, offset, alone):
                return term
        for size in self._ordered:
            tail = run[place + size - 2 : place + size]
            for term in self._by_tail.get((tail, size), ()):
                if self._one_off(run, place, term, offset, alone):
                    return term
        return ""

    def _one_off(self, run: str, place: int, term: str, offset: int, alone: frozenset[int]) -> bool:
        window = run[place : place + len(term)]
        if len(window) < len(term) or window[1:] in self._known or window[:-1] in self._known:
            return False
        wrong = [index for index, character in enumerate(term) if window[index] != character]
        return len(wrong) == 1 and offset + place + wrong[0] in alone and window[wrong[0]] not in _GRAMMAR
