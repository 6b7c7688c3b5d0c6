"""Surface: the text in which terms are looked for.

The folded text after repair, English words as stems, spaces between Chinese words taken out (people put them anywhere),
each character with its clause, its phrase and its place in the original.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.intent.normalise import Folded
from bot.understanding.intent.stems import stem

_STOP = re.escape(',.!?;:()[]{}"~|')
_PIECE = pattern(rf"(?P<word>[a-z]+(?:'[a-z]+)?)|(?P<space>\s+)|(?P<stop>[{_STOP}])|(?P<plain>[^a-z\s{_STOP}]+)")


class Replacement(Struct, frozen=True, gc=False):
    """A piece of the folded text and what it was meant to be."""

    start: int
    end: int
    meant: str


class Surface(Struct, frozen=True):
    """The searchable text. ``begin`` and ``end`` are original places of each character."""

    text: str
    begin: Sequence[int]
    end: Sequence[int]
    clause: Sequence[int]
    """The clause of each character; punctuation and line ends divide clauses."""
    phrase: Sequence[int]
    """Like the clause, but a space between Chinese words ends a phrase too: many people write it for a comma."""
    alone: frozenset[int]
    """Places of characters that the segmentation left as words of their own."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original place of ``text[start:end]``."""
        return self.begin[start], self.end[end - 1]


def surface(folded: Folded, replacements: Sequence[Replacement] = (), alone: frozenset[int] = frozenset()) -> Surface:
    """The surface of ``folded`` with ``replacements`` (in order, not overlapping) made; ``alone``: places in ``folded``."""
    writer = _Writer(folded, alone)
    place = 0
    for change in replacements:
        writer.copy(place, change.start)
        writer.put(change.meant, change.start, change.end)
        place = change.end
    writer.copy(place, len(folded.text))
    return writer.surface()


class _Writer:
    def __init__(self, folded: Folded, alone: frozenset[int]) -> None:
        self._folded, self._alone_before = folded, alone
        self._text: list[str] = []
        self._begin: list[int] = []
        self._end: list[int] = []
        self._clause_ends: list[int] = []
        self._phrase_ends: list[int] = []
        self._alone: list[int] = []

    def surface(self) -> Surface:
        """What was written."""
        text, size = "".join(self._text), len(self._begin)
        clause, phrase = _numbered(self._clause_ends, size), _numbered(self._phrase_ends, size)
        return Surface(text, self._begin, self._end, clause, phrase, frozenset(self._alone))

    def put(self, piece: str, start: int, end: int) -> None:
        """Writes ``piece`` for ``[start, end)`` of the folded text; all its characters have that place."""
        begin, stop = self._folded.begin[start], self._folded.end[end - 1]
        size = len(piece)
        if size == 1:
            self._alone.append(len(self._begin))
        self._text.append(piece)
        self._begin += [begin] * size
        self._end += [stop] * size

    def copy(self, start: int, end: int) -> None:
        """Writes ``[start, end)`` of the folded text."""
        for match in _PIECE.finditer(self._folded.text, start, end):
            at, kind = match.start(), match.lastgroup
            if kind == "plain":
                self._copy_plain(at, match.end())
            elif kind == "word":
                self.put(stem(match.group()), at, match.end())
            elif kind == "space":
                self._copy_space(at, match.end(), match.group())
            else:
                self.put(match.group(), at, at + 1)
                if not self._inside_number(at):
                    self._stop()

    def _copy_plain(self, start: int, end: int) -> None:
        moved = len(self._begin) - start
        self._text.append(self._folded.text[start:end])
        self._begin += self._folded.begin[start:end]
        self._end += self._folded.end[start:end]
        if alone := self._alone_before:
            self._alone += [place + moved for place in range(start, end) if place in alone]

    def _copy_space(self, start: int, end: int, piece: str) -> None:
        """A space separates Latin words and numbers, ends a phrase elsewhere; a new line ends a clause."""
        if "\n" in piece:
            self._stop()
            self.put("\n", start, end)
        elif self._text and _joins(self._text[-1][-1]) and _joins(self._folded.text[end : end + 1]):
            self.put(" ", start, end)
        elif not self._between_latin(start, end):
            self._phrase_ends.append(len(self._begin))

    def _between_latin(self, start: int, end: int) -> bool:
        """Whether Latin words stand on both sides, as typed: a space between syllables of pinyin is no comma."""
        text = self._folded.text
        return text[start - 1 : start].isascii() and text[end : end + 1].isascii()

    def _stop(self) -> None:
        self._clause_ends.append(len(self._begin))
        self._phrase_ends.append(len(self._begin))

    def _inside_number(self, at: int) -> bool:
        text = self._folded.text
        return text[at] in ".:," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _joins(character: str) -> bool:
    """Whether a space beside this character separates words, as beside Latin letters and digits."""
    return character.isascii() and character.isalnum()


def _numbered(ends: Sequence[int], size: int) -> list[int]:
    """For each of ``size`` places how many of ``ends`` lie before it or at it."""
    numbers: list[int] = []
    for number, end in enumerate(ends):
        numbers += [number] * (end - len(numbers))
    numbers += [len(ends)] * (size - len(numbers))
    return numbers
