"""Normalise: one width, one script, one case, nothing invisible, and the way back to every original character.

NFKC, traditional to simplified, lower case, Latin letters without accents (bǎozhèngjīn); marks, format characters and variation selectors vanish, pictures and
white space become one space. The folded text may be shorter or longer than the original, so it carries for each of its
characters the place it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.wording.folding import MAX_TEXT, fold_character

_ENDS = {"。": ".", "；": ";", "、": ",", "…": ".", "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"'}
_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
HAN = pattern(r"[\u3400-\u9fff]+")
"""A run of Chinese characters."""


def is_han(character: str) -> bool:
    """Whether ``character`` is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"


class _Folding(dict[int, str]):
    """Original code point -> what it becomes; filled as characters are met."""

    def __init__(self) -> None:
        self.uneven: set[str] = set()
        """Of the characters that were met those that do not become exactly one."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


def _fold(character: str) -> str:
    if character in _ENDS or character in _QUOTES:
        return _ENDS.get(character) or _QUOTES[character]
    latin = character < "\u0250" or "\u1e00" <= character < "\u1f00"
    plain = unicodedata.normalize("NFKD" if latin else "NFKC", character).lower()
    return "".join(map(_fold_plain, plain))


def _fold_plain(character: str) -> str:
    kind = unicodedata.category(character)
    if character == "\n":
        return "\n"
    if kind in ("Mn", "Me", "Cf", "Cs", "Cn", "Co"):
        return ""
    if kind[0] in "ZC" or kind in ("So", "Sk"):
        return " "
    return fold_character(_ENDS.get(character, character))


_FOLDING = _Folding()


MAX_END = 500
"""Of a text longer than twice this only so many characters at either end are looked at."""


class Folded(Struct, frozen=True):
    """A folded text; character ``i`` stands for ``[begin[i], end[i])`` of the original."""

    text: str
    begin: Sequence[int]
    end: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original place of ``text[start:end]``."""
        return self.begin[start], self.end[end - 1]


def normalise(text: str) -> Folded:
    """The folded form of the first 4096 characters of ``text``."""
    text = text[:MAX_TEXT]
    folded = text.translate(_FOLDING)[: 2 * MAX_TEXT]
    if _FOLDING.uneven.isdisjoint(text):
        return Folded(folded, range(len(folded)), range(1, len(folded) + 1))
    begin = [index for index, character in enumerate(text) for _ in _FOLDING[ord(character)]][: len(folded)]
    return Folded(folded, begin, [index + 1 for index in begin])


def shortened(folded: Folded) -> Folded:
    """The beginning and the end of a very long text, where its question stands; any other text as it is."""
    size = len(folded.text)
    if size <= 2 * MAX_END:
        return folded
    text = f"{folded.text[:MAX_END]}\n{folded.text[-MAX_END:]}"
    begin = [*folded.begin[:MAX_END], folded.begin[MAX_END], *folded.begin[-MAX_END:]]
    end = [*folded.end[:MAX_END], folded.end[MAX_END], *folded.end[-MAX_END:]]
    return Folded(text, begin, end)


def simplify(term: str) -> str:
    """A term of the lexicon in the form in which text is searched for it."""
    return term.strip().translate(_FOLDING)
