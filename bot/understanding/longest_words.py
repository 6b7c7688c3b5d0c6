"""The longest of many words that begins at a place of a text."""

from __future__ import annotations

from collections.abc import Collection


class LongestWords:
    """Finds its words in texts, the longest at each place, by the few lengths that their first two characters leave."""

    __slots__ = ("_lengths", "words")

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {
            beginning: tuple(sorted(found | lengths.get(beginning[0], set()), reverse=True))
            for beginning, found in lengths.items()
        }

    def at(self, text: str, start: int) -> str:
        """The longest word that begins at ``start``, which lies within ``text``; empty if there is none."""
        lengths = self._lengths
        for length in lengths.get(text[start : start + 2]) or lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self.words:
                return word
        return ""
