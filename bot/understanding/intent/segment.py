"""Segmentation by jieba, with a dictionary of some thousand common words and the lexicon's own.

jieba's own dictionary costs more than a second and 60 MB and changes nothing here: it is only asked which characters are
words of their own. The word list is built by ``python -m bot.understanding.intent.tables``.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "data" / "words.txt"

_TERM_FREQUENCY = 200_000
"""High enough that a term of the lexicon is never split into its parts."""


def _import_jieba() -> Any:
    """jieba without ``pkg_resources``, which it would import (200 ms) for one file name it does not need here."""
    before = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        import jieba
    finally:
        if before is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = before
    jieba.setLogLevel(logging.WARNING)
    return jieba


class Segmenter:
    """Splits Chinese text into words."""

    def __init__(self, terms: Iterable[str]) -> None:
        """``terms``: words of the lexicon in folded form; each stays whole."""
        self._jieba = _import_jieba().Tokenizer()
        frequencies: dict[str, int] = {}
        for line in WORDS.read_text(encoding="utf-8").splitlines():
            word, frequency = line.split(" ")
            frequencies[word] = int(frequency)
        self._ordered = list(frequencies)
        self._words = frozenset(frequencies)
        for term in terms:
            frequencies[term] = max(_TERM_FREQUENCY, frequencies.get(term, 0))
        self._jieba.total = sum(frequencies.values())
        for word in list(frequencies):
            for length in range(1, len(word)):
                frequencies.setdefault(word[:length], 0)
        self._jieba.FREQ = frequencies
        self._jieba.initialized = True

    def words(self, text: str) -> list[str]:
        """The words of ``text``, which together are the text."""
        found: list[str] = self._jieba.lcut(text, HMM=False)
        return found

    def is_word(self, text: str) -> bool:
        """Whether ``text`` is an ordinary word of the language."""
        return text in self._words

    def common_pairs(self) -> list[str]:
        """The ordinary words of two characters, most frequent first."""
        return [word for word in self._ordered if len(word) == 2]

    def alone(self, text: str) -> frozenset[int]:
        """Places of the characters of ``text`` that are words of their own."""
        places, place = set(), 0
        for word in self.words(text):
            if len(word) == 1:
                places.add(place)
            place += len(word)
        return frozenset(places)
