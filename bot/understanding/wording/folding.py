"""Folding: the same text in one width, one script and one case, character by character.

A folded text has exactly the length of the original, so a position in one is a position in the other. The table of
traditional characters is built from OpenCC's by ``python -m bot.understanding.wording.folding`` and stored beside this file,
since loading OpenCC costs more than a whole answer.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from bot.patterns import pattern

TABLE = Path(__file__).with_name("simplified.txt")

MAX_TEXT = 4096
"""Longest text that is read: Telegram's own limit. What comes after is not looked at."""
_BREAK = pattern(r"[,。，；;！!？?~…\s](?![\d零一二三四五六七八九十百千万两])")


def within_limit(text: str) -> str:
    """``text``, of a longer one than is read as many whole clauses as fit: no value is cut in two (5月1|2日)."""
    if len(text) <= MAX_TEXT:
        return text
    ends = [match.end() for match in _BREAK.finditer(text, 0, MAX_TEXT + 1)]
    return text[: max((end for end in ends if end <= MAX_TEXT), default=0)]


_CHEQUE_HAND = {"佰": "百", "仟": "千"}
"""Characters of amounts in words that people also type for their plain ones: 日用佰货."""


@cache
def _script_table() -> dict[str, str]:
    traditional, simplified = TABLE.read_text(encoding="utf-8").split("\n")[:2]
    return dict(zip(traditional, simplified, strict=True))


@cache
def fold_character(character: str) -> str:
    """``character`` in half width, simplified script and lower case, if that is one character; else itself."""
    folded = unicodedata.normalize("NFKC", character).lower()
    if len(folded) != 1:
        folded = character
    folded = _script_table().get(folded, folded)
    return _CHEQUE_HAND.get(folded, folded)


class _Folded(dict[int, str]):
    """What characters become by their code, filled as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """``text`` folded; same length, so spans stay valid. A message is folded for several rooms at once."""
    return text.translate(_FOLDED)


def traditional_characters(text: str) -> set[str]:
    """The characters of ``text`` that simplified script writes otherwise."""
    return _script_table().keys() & set(text)


def simplified_only(text: str) -> bool:
    """Whether ``text`` has a character that exists only in simplified script."""
    return any(character in _simplified_forms() and not _in_big5(character) for character in text)


@cache
def _simplified_forms() -> frozenset[str]:
    return frozenset(_script_table().values())


def _in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def build_table() -> str:
    """The table's two lines: traditional characters and their simplified forms, in code point order."""
    import opencc

    convert = opencc.OpenCC("t2s").convert
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
    pairs = [(chr(code), convert(chr(code))) for block in blocks for code in block]
    changed = [(old, new) for old, new in pairs if old != new and len(new) == 1]
    return "".join(old for old, _ in changed) + "\n" + "".join(new for _, new in changed) + "\n"


if __name__ == "__main__":
    TABLE.write_text(build_table(), encoding="utf-8")
