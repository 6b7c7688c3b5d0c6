"""Segmentation: which characters of a Chinese text are words of their own.

Of all ways to divide a text into words the most probable one counts, as in jieba, whose dictionary the list of common
words comes from (``python -m bot.understanding.intent.tables``). The words of the lexicon stay whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

WORDS = Path(__file__).parent / "data" / "words.txt"

COMMON_FROM = 50
"""How often a word stands in jieba's corpus to be thought of first when it is spelled in pinyin."""
_TERM_FREQUENCY = 200_000
"""High enough that a term of the lexicon is never split into its parts."""

_BLOCK = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+|[\u3400-\u9fff]")
"""What is weighed together; rare characters stand alone."""


class Vocabulary(Struct, frozen=True, array_like=True, gc=False):
    """The words that texts are divided into, all of two characters and more."""

    weights: dict[str, float]
    """For each word the logarithm of its probability."""
    lengths: dict[str, tuple[int, ...]]
    """The lengths of the words by their first two characters, shortest first."""
    unknown: float
    """The weight of a character with which no word begins."""
    ordinary: tuple[str, ...]
    """Ordinary words of two characters, most frequent first,"""
    common: tuple[str, ...]
    """and the more frequent of them."""


def vocabulary(terms: Iterable[str]) -> Vocabulary:
    """The common words of the language and ``terms``, words of the lexicon in folded form, each of which stays whole."""
    frequencies: dict[str, int] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        word, frequency = line.split(" ")
        frequencies[word] = int(frequency)
    ordinary = tuple(word for word in frequencies if len(word) == 2)
    common = tuple(word for word in ordinary if frequencies[word] >= COMMON_FROM)
    for term in terms:
        frequencies[term] = max(_TERM_FREQUENCY, frequencies.get(term, 0))
    whole = math.log(sum(frequencies.values()))
    lengths: dict[str, set[int]] = {}
    for word in frequencies:
        lengths.setdefault(word[:2], set()).add(len(word))
    return Vocabulary(
        weights={word: math.log(frequency) - whole for word, frequency in frequencies.items()},
        lengths={beginning: tuple(sorted(sizes)) for beginning, sizes in lengths.items()},
        unknown=-whole,
        ordinary=ordinary,
        common=common,
    )


class Segmenter:
    """Divides Chinese text into words."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._ordinary = frozenset(known.ordinary)

    def words(self, text: str) -> list[str]:
        """The words of ``text``, a stretch without punctuation, which together are the text."""
        ends = self._ends(text)
        found, place = [], 0
        while place < len(text):
            found.append(text[place : ends[place]])
            place = ends[place]
        return found

    def is_ordinary(self, pair: str) -> bool:
        """Whether ``pair`` is an ordinary word of two characters."""
        return pair in self._ordinary

    def alone(self, text: str) -> frozenset[int]:
        """Places of the characters of ``text`` that are words of their own."""
        places: list[int] = []
        for block in _BLOCK.finditer(text):
            offset = block.start()
            ends = self._ends(block.group())
            place, size = 0, len(ends)
            while place < size:
                end = ends[place]
                if end - place == 1:
                    places.append(offset + place)
                place = end
        return frozenset(places)

    def _ends(self, text: str) -> list[int]:
        """For each place of ``text`` where the word ends that begins there in the best division of the rest.

        A character is a word of its own only where no word begins with it; of equally good words the longer one counts.
        """
        weights, lengths, unknown = self._known.weights, self._known.lengths, self._known.unknown
        size = len(text)
        ends = list(range(1, size + 1))
        best = [0.0] * (size + 1)
        for place in range(size - 1, -1, -1):
            chosen = 0
            total = unknown + best[place + 1]
            for length in lengths.get(text[place : place + 2], ()):
                end = place + length
                weight = weights.get(text[place:end]) if end <= size else None
                if weight is not None and (not chosen or weight + best[end] >= total):
                    chosen, total = end, weight + best[end]
            best[place] = total
            if chosen:
                ends[place] = chosen
        return ends
