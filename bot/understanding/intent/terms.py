"""The words of the lexicon as tables, derived once and kept between runs (see :mod:`.prepared`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import is_han, normalise, simplify
from bot.understanding.intent.surface import surface
from knowledge.lexicon import GAP

_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})

Meanings = tuple[str, ...]
"""What a word stands for: one or several concepts, platforms or kinds of small talk."""


class Terms(Struct, frozen=True, array_like=True, gc=False):
    """Words to look for and what each stands for."""

    plain: dict[str, Meanings]
    """A word as it appears in a surface."""
    lengths: dict[str, tuple[int, ...]]
    """The lengths of the plain words by their first two characters (of words of one character by that one), longest
    first; 1 stands under two characters too, if the first of them is a word."""
    inside: dict[str, tuple[tuple[str, int, int], ...]]
    """For a plain word the meanings that count although they stand inside it, with their places in it."""
    gapped: dict[str, tuple[tuple[tuple[str, ...], Meanings], ...]]
    """Words in parts, by the first character of their first part."""


def searchable(term: str, dialect: Dialect) -> str:
    """A word of the lexicon (or a part of one) as it appears in a surface."""
    folded = dialect.plain(simplify(term))
    return folded if all(map(is_han, folded)) else surface(dialect.standardise(normalise(term.strip()))).text


def gather(
    words: Iterable[tuple[str, str]], dialect: Dialect, partners: Mapping[str, Collection[str]] = _NOBODY
) -> Terms:
    """``words``: pairs of a word as written and what it stands for. ``partners``: for each meaning those that may stand
    inside its words and still count.
    """
    plain: dict[str, Meanings] = {}
    parted: dict[tuple[str, ...], Meanings] = {}
    for word, meaning in words:
        parts = tuple(searchable(part, dialect) for part in word.split(GAP))
        if len(parts) == 1:
            plain[parts[0]] = _with(plain.get(parts[0], ()), meaning)
        else:
            parted[parts] = _with(parted.get(parts, ()), meaning)
    lengths = _lengths(plain)
    gapped: dict[str, tuple[tuple[tuple[str, ...], Meanings], ...]] = {}
    for parts, meanings in parted.items():
        gapped[parts[0][:1]] = (*gapped.get(parts[0][:1], ()), (parts, meanings))
    inside = {word: found for word in plain if (found := _inside(word, plain, lengths, partners))}
    return Terms(plain, lengths, inside, gapped)


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of ``words`` by how they begin, as :class:`Terms` has them."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    for beginning, sizes in lengths.items():
        sizes.update(lengths.get(beginning[0], ()))
    return {beginning: tuple(sorted(sizes, reverse=True)) for beginning, sizes in lengths.items()}


def _with(known: Meanings, meaning: str) -> Meanings:
    return known if meaning in known else (*known, meaning)


def _inside(
    word: str,
    plain: Mapping[str, Meanings],
    lengths: Mapping[str, tuple[int, ...]],
    partners: Mapping[str, Collection[str]],
) -> tuple[tuple[str, int, int], ...]:
    """The meanings inside ``word`` that are wanted beside its own (退出 in 退出生效)."""
    wanted = {partner for meaning in plain[word] for partner in partners.get(meaning, ())}
    found = []
    for start, first in enumerate(word) if wanted else ():
        for length in lengths.get(word[start : start + 2]) or lengths.get(first, ()):
            part = word[start : start + length]
            names = plain.get(part, ()) if 1 < length == len(part) < len(word) else ()
            if wanted.intersection(names) and bounded(word, start, start + length):
                found += [(name, start, start + length) for name in names if name in wanted]
    return tuple(found)


def bounded(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is no part of a longer Latin word or number."""
    first, last = text[start], text[end - 1]
    if first.isascii() and first.isalnum() and start:
        before = text[start - 1]
        if before.isascii() and before.isalnum() and before.isdigit() == first.isdigit():
            return False
    if last.isascii() and last.isalnum() and end < len(text):
        after = text[end]
        if after.isascii() and after.isalnum() and after.isdigit() == last.isdigit():
            return False
        if last.isdigit() and after in ".," and text[end + 1 : end + 2].isdigit():
            return False
    return True
