"""Surface: the text in which terms are looked for.

The folded text after repair, English words as stems, spaces between Chinese words taken out (people put them anywhere),
each character with its clause and its place in the original.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.intent.normalise import Folded
from bot.understanding.intent.stems import stem

_PIECE = re.compile(r"[a-z]+(?:'[a-z]+)?|\s+|[^a-z\s]")
_STOP = frozenset(",.!?;:\n()[]{}\"~|")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A piece of the folded text and what it was meant to be."""

    start: int
    end: int
    meant: str


@dataclass(frozen=True, slots=True)
class Surface:
    """The searchable text. ``begin`` and ``end`` are original places, ``clause`` the clause, of each character."""

    text: str
    begin: tuple[int, ...]
    end: tuple[int, ...]
    clause: tuple[int, ...]
    phrase: tuple[int, ...]
    """Like the clause, but a space between Chinese words ends a phrase too: many people write it for a comma."""
    alone: frozenset[int]
    """Places of characters that the segmentation left as words of their own."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original place of ``text[start:end]``."""
        return self.begin[start], self.end[end - 1]


class _Writer:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.begin: list[int] = []
        self.end: list[int] = []
        self.clause: list[int] = []
        self.phrase: list[int] = []
        self.alone: set[int] = set()
        self.clauses = 0
        self.phrases = 0
        self.size = 0

    def put(self, piece: str, begin: int, end: int, *, exact: bool) -> None:
        """Adds ``piece``; its characters have places of their own (``exact``) or share one."""
        for index in range(len(piece)):
            self.begin.append(begin + index if exact else begin)
            self.end.append(begin + index + 1 if exact else end)
        self.clause += [self.clauses] * len(piece)
        self.phrase += [self.phrases] * len(piece)
        self.text.append(piece)
        self.size += len(piece)

    def stop(self) -> None:
        """A clause ends here."""
        self.clauses += 1
        self.phrases += 1

    def last(self) -> str:
        return self.text[-1][-1] if self.text else ""


def surface(folded: Folded, replacements: Sequence[Replacement] = (), alone: frozenset[int] = frozenset()) -> Surface:
    """The surface of ``folded`` with ``replacements`` (in order, not overlapping) made."""
    writer = _Writer()
    place = 0
    for change in (*replacements, None):
        _copy(writer, folded, place, len(folded.text) if change is None else change.start, alone)
        if change is not None:
            writer.put(change.meant, *folded.span(change.start, change.end), exact=False)
            place = change.end
    return Surface(
        "".join(writer.text),
        tuple(writer.begin),
        tuple(writer.end),
        tuple(writer.clause),
        tuple(writer.phrase),
        frozenset(writer.alone),
    )


def _copy(writer: _Writer, folded: Folded, start: int, end: int, alone: frozenset[int]) -> None:
    """Writes ``folded.text[start:end]``."""
    for match in _PIECE.finditer(folded.text, start, end):
        piece, at = match.group(), match.start()
        if piece.isspace():
            after = folded.text[match.end() : match.end() + 1]
            if "\n" in piece:
                writer.stop()
                writer.put("\n", *folded.span(at, at + 1), exact=False)
            elif _joins(writer.last()) and _joins(after):
                writer.put(" ", *folded.span(at, at + 1), exact=False)
            else:
                writer.phrases += 1
            continue
        begin, stop = folded.span(at, match.end())
        if "a" <= piece[0] <= "z":
            writer.put(stem(piece), begin, stop, exact=False)
            continue
        if piece in _STOP and not _inside_number(folded.text, at):
            writer.put(piece, begin, stop, exact=False)
            writer.stop()
            continue
        if at in alone:
            writer.alone.add(writer.size)
        writer.put(piece, begin, stop, exact=False)


def _joins(character: str) -> bool:
    """Whether a space beside this character separates words, as beside Latin letters and digits."""
    return character.isascii() and character.isalnum()


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ".:," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
