"""Pinyin without tones, with spaces anywhere or nowhere, read as the words of the lexicon.

A run of Latin words is split into syllables; then the words of the lexicon are laid over the syllables so that they
cover as much as possible, preferring words that begin and end where the typed words do. A short word that sounds like a
common word of the language is doubtful: "guize" is 规则 rather than 归责.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bot.understanding.intent.sounds import Sounds
from bot.understanding.intent.surface import Replacement

MAX_WORD = 120
"""Longer words are no pinyin that anybody would type."""
MAX_RUN = 160
"""Of a run without any other word at most so many syllables are read."""
LONGEST_SYLLABLE = 6
_MISALIGNED = 0.6
_INEXACT = 0.3
"""What it costs a word to begin or end inside a typed word, and to be spelled by ear (z for zh, n for ng)."""
_JOINED = 1.5
"""What it costs to join two typed syllables into one word, where the typist does not put a space after each."""
_WORTHLESS = 0.45
"""A word that is worth less is not read."""


class Syllable(Struct, frozen=True):
    """A syllable at ``[start, end)`` of the folded text; whether a typed word begins and ends with it."""

    text: str
    start: int
    end: int
    first: bool
    last: bool


class PinyinReader:
    """Reads runs of syllables."""

    def __init__(self, sounds: Sounds, worth: Mapping[str, float], ordinary: Mapping[str, Sequence[str]]) -> None:
        """``worth``: how much each word of the lexicon is preferred; ``ordinary``: common words by their pinyin."""
        self._sounds = sounds
        self._worth = worth
        self._ordinary = ordinary
        self._divided = lru_cache(maxsize=4096)(self._divide)
        """Most words are those of any English sentence, and come again with the next message."""

    def split(self, word: str, start: int) -> list[Syllable]:
        """``word``, which stands at ``start``, as syllables, as few as possible; nothing if it is no pinyin."""
        texts = self._divided(word) if len(word) <= MAX_WORD else ()
        found: list[Syllable] = []
        for number, text in enumerate(texts):
            found.append(Syllable(text, start, start + len(text), number == 0, number == len(texts) - 1))
            start += len(text)
        return found

    def _divide(self, word: str) -> tuple[str, ...]:
        syllables = self._sounds.of_syllable
        best: list[tuple[str, ...] | None] = [()]
        for end in range(1, len(word) + 1):
            choice: tuple[str, ...] | None = None
            for begin in range(max(0, end - LONGEST_SYLLABLE), end):
                before = best[begin]
                if (
                    before is not None
                    and word[begin:end] in syllables
                    and (choice is None or len(before) + 1 < len(choice))
                ):
                    choice = (*before, word[begin:end])
            best.append(choice)
        return best[-1] or ()

    def read(self, run: Sequence[Syllable]) -> tuple[list[Replacement], list[Replacement]]:
        """The words of the lexicon in a run of syllables: sure ones and doubtful ones."""
        sure: list[Replacement] = []
        perhaps: list[Replacement] = []
        place = 0
        best = self._cover(run[:MAX_RUN]) if len(run) > 1 else []
        while place < len(best) - 1:
            _, after, term = best[place]
            if term:
                change = Replacement(run[place].start, run[after - 1].end, term)
                (perhaps if self._doubtful(run[place:after], term) else sure).append(change)
            place = after
        return sure, perhaps

    def _cover(self, run: Sequence[Syllable]) -> list[tuple[float, int, str]]:
        """For each place the best that can be made of the rest: its worth, where its first piece ends, and that word."""
        key = "".join(self._sounds.of_syllable[syllable.text] for syllable in run)
        best: list[tuple[float, int, str]] = [(0.0, 0, "")] * (len(run) + 1)
        for place in range(len(run) - 1, -1, -1):
            best[place] = (best[place + 1][0], place + 1, "")
            for terms in self._sounds.alike(key, place):
                worth, term = max(((self._value(run, place, term), term) for term in terms), key=lambda pair: pair[0])
                if worth < _WORTHLESS:
                    continue
                total = worth + best[place + len(term)][0]
                if total > best[place][0]:
                    best[place] = (total, place + len(term), term)
        return best

    def _value(self, run: Sequence[Syllable], place: int, term: str) -> float:
        piece = run[place : place + len(term)]
        value = len(term) * self._worth.get(term, 0.5)
        value -= _MISALIGNED * (not piece[0].first) + _MISALIGNED * (not piece[-1].last)
        if len(piece) == 2 and piece[0].last and any(not (syllable.first and syllable.last) for syllable in run):
            value -= _JOINED
        typed = "".join(syllable.text for syllable in piece)
        return value - (0 if typed == self._sounds.spelling[term] else _INEXACT)

    def _doubtful(self, run: Sequence[Syllable], term: str) -> bool:
        if len(term) > 2:
            return False
        words = self._ordinary.get("".join(syllable.text for syllable in run), ())
        return bool(words) and term not in words and words[0] not in self._worth
