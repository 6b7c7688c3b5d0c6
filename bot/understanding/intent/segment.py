"""Segmentation by jieba, with a dictionary of some thousand common words and the lexicon's own.

jieba's own dictionary costs more than a second and 60 MB and changes nothing here: it is only asked which characters are
words of their own. The word list is built by ``python -m bot.understanding.intent.tables``.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from math import log
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct

from bot.understanding.intent.normalise import HAN

WORDS = Path(__file__).parent / "data" / "words.txt"

COMMON_FROM = 50
"""How often a word stands in jieba's corpus to be thought of first when it is spelled in pinyin."""
_TERM_FREQUENCY = 200_000
"""High enough that a term of the lexicon is never split into its parts."""

_NOT_NEEDED = {"pkg_resources": None, "jieba.finalseg": ModuleType("jieba.finalseg")}
"""What jieba imports and is not used here: 200 ms for one file name, and 5 MB of a model for words it does not know."""


class Vocabulary(Struct, frozen=True, array_like=True, gc=False):
    """jieba's dictionary: words and all their beginnings (frequency 0), and the ordinary words among them."""

    frequencies: dict[str, int]
    total: int
    ordinary: tuple[str, ...]
    """Ordinary words of two characters, most frequent first,"""
    common: tuple[str, ...]
    """and the more frequent of them."""


def import_jieba() -> Any:
    """The library without the parts that cost much and are not used."""
    before = {name: sys.modules.get(name) for name in _NOT_NEEDED}
    sys.modules.update(_NOT_NEEDED)  # type: ignore[arg-type]
    try:
        import jieba
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    jieba.setLogLevel(logging.WARNING)
    return jieba


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
    total = sum(frequencies.values())
    for word in list(frequencies):
        for length in range(1, len(word)):
            frequencies.setdefault(word[:length], 0)
    return Vocabulary(frequencies, total, ordinary, common)


class Segmenter:
    """Splits Chinese text into words, with jieba's graph of the words that start at each place."""

    def __init__(self, known: Vocabulary) -> None:
        self._jieba = import_jieba().Tokenizer()
        self._jieba.FREQ, self._jieba.total = known.frequencies, known.total
        self._jieba.initialized = True
        self._ordinary = frozenset(known.ordinary)

    def words(self, run: str) -> list[str]:
        """The words of ``run``, which must be Chinese characters only; together they are the run.

        What jieba's own ``cut`` finds, the likeliest way through its graph of words, at half its cost: that one takes
        Latin letters and punctuation apart too.
        """
        graph, frequencies, total = self._jieba.get_DAG(run), self._jieba.FREQ, log(self._jieba.total)
        best = [(0.0, 0)] * (len(run) + 1)
        for start in range(len(run) - 1, -1, -1):
            best[start] = max(
                [
                    (log(frequencies.get(run[start : last + 1]) or 1) - total + best[last + 1][0], last + 1)
                    for last in graph[start]
                ]
            )
        found, start = [], 0
        while start < len(run):
            found.append(run[start : best[start][1]])
            start = best[start][1]
        return found

    def is_ordinary(self, pair: str) -> bool:
        """Whether ``pair`` is an ordinary word of two characters."""
        return pair in self._ordinary

    def alone(self, text: str) -> frozenset[int]:
        """Places of the Chinese characters of ``text`` that are words of their own."""
        places = []
        for run in HAN.finditer(text):
            place = run.start()
            for word in self.words(run.group()):
                if len(word) == 1:
                    places.append(place)
                place += len(word)
        return frozenset(places)
