"""Candidates: an inverted index over all example texts, read rare tokens first.

Tokens are bigrams of Chinese characters, stems of English words and the concepts of a text. With few texts every text
that shares a token is weighed; with a million, reading stops after a fixed number of postings, which the rarest tokens
of the question spend on the texts that matter. Everything lies in flat arrays.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence

from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.stems import LATIN

MAX_POSTINGS = 6000
"""How many postings one question may read."""

_COMMON = frozenset("a the i to of is do in and on for it at be we you me my or so if no".split())


def tokens(text: str, concepts: Iterable[str] = ()) -> list[str]:
    """The tokens of a surface text (or a clause of it), each once, in order."""
    found = dict.fromkeys(f"#{name}" for name in concepts)
    for first, second in zip(text, text[1:], strict=False):
        if is_han(first) and is_han(second):
            found[first + second] = None
    for match in LATIN.finditer(text):
        if match.group() not in _COMMON:
            found[match.group()] = None
    return list(found)


class TextIndex:
    """Texts by number, and how alike a question is to each."""

    def __init__(self, texts: Sequence[Sequence[str]], *, max_postings: int = MAX_POSTINGS) -> None:
        """``texts``: the tokens of each text."""
        self.count = len(texts)
        self._max = max_postings
        lists: dict[str, list[int]] = {}
        for number, words in enumerate(texts):
            for word in words:
                lists.setdefault(word, []).append(number)
        self._postings = {word: array("I", numbers) for word, numbers in lists.items()}
        unknown = self._rarity_of(0)
        self._unknown = unknown
        self._rarity = {word: self._rarity_of(len(numbers)) for word, numbers in lists.items()}
        self._size = array("f", (sum(self._rarity[word] ** 2 for word in words) for words in texts))

    def _rarity_of(self, frequency: int) -> float:
        return math.log((self.count + 1) / (frequency + 0.5))

    def rarity(self, word: str) -> float:
        """Logarithmic rarity of a token; that of an unseen one if it is unknown."""
        return self._rarity.get(word, self._unknown)

    def frequency(self, word: str) -> int:
        """In how many texts the token stands."""
        return len(self._postings.get(word, ()))

    def alike(self, words: Iterable[str]) -> dict[int, float]:
        """Cosine of the question's tokens with each text that shares some of them, 0 to 1."""
        known = [(len(self._postings[word]), word) for word in words if word in self._postings]
        total = sum(self.rarity(word) ** 2 for word in words)
        if not known or total <= 0:
            return {}
        known.sort()
        shared: dict[int, float] = {}
        read = 0
        for frequency, word in known:
            if read and read + frequency > self._max:
                for number in _common(self._postings[word], shared):
                    shared[number] += self._rarity[word] ** 2
                continue
            weight = self._rarity[word] ** 2
            for number in self._postings[word]:
                shared[number] = shared.get(number, 0.0) + weight
            read += frequency
        size = self._size
        return {number: weight / math.sqrt(total * size[number]) for number, weight in shared.items()}


def _common(numbers: array[int], shared: dict[int, float]) -> Iterable[int]:
    """The texts of a long posting list that are candidates already, by binary search."""
    from bisect import bisect_left

    for number in shared:
        place = bisect_left(numbers, number)
        if place < len(numbers) and numbers[place] == number:
            yield number
