"""The words of the lexicon by their sound."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from bot.understanding.intent.syllables import SyllableTable


class Sounds(Struct, frozen=True, array_like=True, gc=False):
    """Keys of characters and syllables, and the words that have each key."""

    of_character: dict[int, str]
    """The key of a character in its usual reading, by code point."""
    of_syllable: dict[str, str]
    """The key of a syllable of pinyin."""
    words: dict[str, tuple[str, ...]]
    """Words by key; of those that sound alike the first is preferred."""
    lengths: dict[str, tuple[int, ...]]
    """The lengths of the keys by their first two characters, longest first."""
    spelling: dict[str, str]
    """The words in pinyin, in one piece."""

    def key(self, text: str) -> str:
        """The sound of ``text``; characters without one stay as they are."""
        return text.translate(self.of_character)

    def alike(self, key: str, place: int) -> Iterable[tuple[str, ...]]:
        """The words that sound like ``key`` from ``place`` on: those of one length together, longest first."""
        for length in self.lengths.get(key[place : place + 2], ()):
            words = self.words.get(key[place : place + length])
            if words is not None and place + length <= len(key):
                yield words


def sounds_of(words: Iterable[str], table: SyllableTable) -> Sounds:
    """The sounds of Chinese words of two characters and more, in order of preference."""
    by_key: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, set[int]] = {}
    spelling = {}
    for word in words:
        spelling[word] = table.spelling(word)
        for key in table.keys(word):
            if word not in by_key.get(key, ()):
                by_key[key] = (*by_key.get(key, ()), word)
            lengths.setdefault(key[:2], set()).add(len(key))
    longest_first = {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}
    return Sounds(table.of_character, table.of_syllable, by_key, longest_first, spelling)
