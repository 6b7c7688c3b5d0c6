"""The words of the lexicon by their sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bot.understanding.intent.syllables import SyllableTable


class SoundIndex:
    """Finds words that sound like a piece of text."""

    def __init__(self, terms: Iterable[str], table: SyllableTable) -> None:
        self.table = table
        self.terms = frozenset(terms)
        self._by_key: dict[str, str] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in terms:
            for key in table.keys(term):
                self._by_key.setdefault(key, term)
                lengths[key[0]].add(len(key))
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}

    def at(self, key: str, place: int) -> Iterable[str]:
        """The words that sound like ``key`` from ``place`` on, longest first."""
        for length in self._lengths.get(key[place], ()):
            term = self._by_key.get(key[place : place + length])
            if term is not None and place + length <= len(key):
                yield term
