"""The words of the lexicon by their sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.understanding.intent.syllables import SyllableTable


class SoundIndex:
    """Finds words that sound like a piece of text."""

    def __init__(self, terms: Iterable[str], table: SyllableTable) -> None:
        """``terms``: Chinese words; of those that sound alike the first is preferred."""
        self.table = table
        self._by_key: dict[str, list[str]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in terms:
            for key in table.keys(term):
                self._by_key[key].append(term)
                lengths[key[0]].add(len(key))
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}

    def alike(self, key: str, place: int) -> Iterable[list[str]]:
        """The words that sound like ``key`` from ``place`` on: those of one length together, longest first."""
        for length in self._lengths.get(key[place], ()):
            if place + length <= len(key) and (terms := self._by_key.get(key[place : place + length])):
                yield terms
