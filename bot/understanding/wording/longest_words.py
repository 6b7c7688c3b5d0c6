"""The longest of many words that begins at a place of a text."""

from __future__ import annotations

from collections.abc import Collection

_PAIR = 2


class LongestWords:
    """Finds its words in texts, the longest at each place, by the few lengths that their first two characters leave."""

    __slots__ = ("_longer", "words")

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            if len(word) > _PAIR:
                lengths.setdefault(word[:_PAIR], set()).add(len(word))
        self._longer = {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at ``start``, which lies within ``text``; empty if there is none."""
        words, pair = self.words, text[start : start + _PAIR]
        for length in self._longer.get(pair, ()):
            word = text[start : start + length]
            if word in words:
                return word
        if pair in words:
            return pair
        return text[start] if text[start] in words else ""
