"""Stems: one crude form for the inflections of an English word (renew, renews, renewed, renewing)."""

from __future__ import annotations

from functools import lru_cache

from bot.patterns import pattern

LATIN = pattern(r"[a-z]+(?:'[a-z]+)?")
"""A word in Latin letters, folded."""

_KEEP = frozenset(
    {"is", "was", "this", "his", "its", "us", "alias", "business", "less", "unless", "during", "thing", "ring", "bring"}
)
_SAME_SPELLING = {
    "centre": "center",
    "centres": "center",
    "programme": "program",
    "licence": "license",
    "favour": "favor",
}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a lower-case word; the same for all its regular forms, not always a word itself."""
    word = _SAME_SPELLING.get(word, word)
    if "'" in word:
        word = word.removesuffix("'s") if not word.endswith("n't") else word.replace("'", "")
    if len(word) < 4 or word in _KEEP:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        word = _undoubled(word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = _undoubled(word[:-2])
    elif word.endswith("es") and word[-3] in "sxzh":
        word = word[:-2]
    elif word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else _undoubled(word)


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word
