"""Surface: the text in which terms are looked for.

The folded text after repair, English words as stems, spaces between Chinese words taken out (people put them anywhere),
each character with its clause, its phrase and its place in the original.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.intent.normalise import Folded
from bot.understanding.intent.stems import stem

_PIECE = pattern(r"(?P<word>[a-z]+(?:'[a-z]+)?)|(?P<space>\s+)|(?P<han>[\u3400-\u9fff]+)|(?P<other>.)")
_STOP = frozenset(',.!?;:()[]{}"~|')


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
        self._clause: list[int] = []
        self._phrase: list[int] = []
        self._alone: list[int] = []
        self._clauses = self._phrases = 0

    def surface(self) -> Surface:
        """What was written."""
        text = "".join(self._text)
        return Surface(text, self._begin, self._end, self._clause, self._phrase, frozenset(self._alone))

    def put(self, piece: str, start: int, end: int) -> None:
        """Writes ``piece`` for ``[start, end)`` of the folded text; all its characters have that place."""
        begin, stop = self._folded.span(start, end)
        size = len(piece)
        if size == 1:
            self._alone.append(len(self._begin))
        self._text.append(piece)
        self._begin += [begin] * size
        self._end += [stop] * size
        self._clause += [self._clauses] * size
        self._phrase += [self._phrases] * size

    def copy(self, start: int, end: int) -> None:
        """Writes ``[start, end)`` of the folded text."""
        for match in _PIECE.finditer(self._folded.text, start, end):
            at, piece = match.start(), match.group()
            kind = match.lastgroup
            if kind == "han":
                self._copy_han(at, match.end())
            elif kind == "word":
                self.put(stem(piece), at, match.end())
            elif kind == "space":
                self._copy_space(at, match.end(), piece)
            else:
                self.put(piece, at, at + 1)
                if piece in _STOP and not self._inside_number(at):
                    self._stop()

    def _copy_han(self, start: int, end: int) -> None:
        size, before = end - start, len(self._begin)
        self._text.append(self._folded.text[start:end])
        self._begin += self._folded.begin[start:end]
        self._end += self._folded.end[start:end]
        self._clause += [self._clauses] * size
        self._phrase += [self._phrases] * size
        self._alone += [before + place - start for place in range(start, end) if place in self._alone_before]

    def _copy_space(self, start: int, end: int, piece: str) -> None:
        """A space separates Latin words and numbers, ends a phrase elsewhere; a new line ends a clause."""
        if "\n" in piece:
            self._stop()
            self.put("\n", start, end)
        elif self._text and _joins(self._text[-1][-1]) and _joins(self._folded.text[end : end + 1]):
            self.put(" ", start, end)
        elif not self._between_latin(start, end):
            self._phrases += 1

    def _between_latin(self, start: int, end: int) -> bool:
        """Whether Latin words stand on both sides, as typed: a space between syllables of pinyin is no comma."""
        text = self._folded.text
        return text[start - 1 : start].isascii() and text[end : end + 1].isascii()

    def _stop(self) -> None:
        self._clauses += 1
        self._phrases += 1

    def _inside_number(self, at: int) -> bool:
        text = self._folded.text
        return text[at] in ".:," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _joins(character: str) -> bool:
    """Whether a space beside this character separates words, as beside Latin letters and digits."""
    return character.isascii() and character.isalnum()
