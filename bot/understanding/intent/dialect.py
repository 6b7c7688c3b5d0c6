"""Dialect: regional words give way to standard ones, so that every term needs to be listed once only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.patterns import compiled
from bot.understanding.intent.normalise import Folded, simplify


class Dialect:
    """Replaces regional words, longest first."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {simplify(word): simplify(plain) for word, plain in words.items()}
        longest_first = sorted(self._words, key=lambda word: (-len(word), word))
        self._pattern = compiled("|".join(map(re.escape, longest_first)) or r"(?!)")

    def plain(self, text: str) -> str:
        """A folded text in standard words."""
        return self._pattern.sub(lambda match: self._words[match.group()], text)

    def standardise(self, folded: Folded) -> Folded:
        """``folded`` in standard words; their places are those of the words they stand for."""
        if not self._pattern.search(folded.text):
            return folded
        text: list[str] = []
        begin: list[int] = []
        end: list[int] = []
        place = 0
        for match in self._pattern.finditer(folded.text):
            text += folded.text[place : match.start()], self._words[match.group()]
            begin += folded.begin[place : match.start()]
            end += folded.end[place : match.start()]
            start, stop = folded.span(match.start(), match.end())
            size = len(self._words[match.group()])
            begin += [start] * size
            end += [stop] * size
            place = match.end()
        text.append(folded.text[place:])
        begin += folded.begin[place:]
        end += folded.end[place:]
        return Folded("".join(text), begin, end)
