"""Concepts: which ideas of the lexicon stand in a text, and where.

Of plain terms the longest counts, so that 虚假交易 is not also 交易; terms that merely overlap count both (哪天能退 and 退出 in
哪天能退出), and so does a term inside another where a frame needs the two together (退出 in 退出生效). Terms with a gap (判..责)
are found by their parts within one phrase. A Latin term needs word boundaries, a term of one Chinese character must be a
word of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.surface import Surface
from bot.understanding.intent.terms import Terms, bounded

MAX_GAP_HAN = 9
MAX_GAP_LATIN = 28
"""How many characters a gap may cover in a Chinese term, and in an English one."""


class Hit(Struct, frozen=True, gc=False):
    """A concept at ``[start, end)`` of the surface."""

    concept: str
    start: int
    end: int


class TermFinder:
    """Finds the words of a table in texts."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._begins = frozenset(beginning[0] for beginning in terms.lengths)
        """The first characters of words: of most tables few characters of a text are any."""

    def find(self, where: Surface) -> list[Hit]:
        """Everything that stands in ``where``, by place."""
        hits = self._find_plain(where)
        self._find_gapped(where, hits)
        hits.sort(key=lambda hit: (hit.start, hit.end, hit.concept))
        return hits

    def _find_plain(self, where: Surface) -> list[Hit]:
        text, reached = where.text, 0
        hits: list[Hit] = []
        lengths, plain, inside = self._terms.lengths.get, self._terms.plain, self._terms.inside
        begins = self._begins
        for place, first in enumerate(text):
            if first not in begins:
                continue
            for length in lengths(text[place : place + 2]) or lengths(first, ()):
                end = place + length
                if end <= reached:
                    break
                word = text[place:end]
                if word in plain and len(word) == length and _stands(where, place, end):
                    hits += [Hit(meaning, place, end) for meaning in plain[word]]
                    if word in inside:
                        hits += [Hit(name, place + at, place + to) for name, at, to in inside[word]]
                    reached = end
                    break
        return hits

    def _find_gapped(self, where: Surface, hits: list[Hit]) -> None:
        text, gapped = where.text, self._terms.gapped
        for first in gapped.keys() & set(text):
            for parts, meanings in gapped[first]:
                start = text.find(parts[0]) if parts[-1] in text else -1
                while start >= 0:
                    end = _follow(where, start, parts)
                    if end:
                        hits += [Hit(meaning, start, end) for meaning in meanings]
                        break
                    start = text.find(parts[0], start + 1)


def _follow(where: Surface, start: int, parts: tuple[str, ...]) -> int:
    """Where the term that starts at ``start`` ends; 0 if its parts do not follow one another closely."""
    text = where.text
    end = start + len(parts[0])
    if not bounded(text, start, end):
        return 0
    for part in parts[1:]:
        last = end + (MAX_GAP_LATIN if part[0].isascii() else MAX_GAP_HAN) + len(part)
        at = text.find(part, end, last)
        while at >= 0 and not bounded(text, at, at + len(part)):
            at = text.find(part, at + 1, last)
        if at < 0 or where.phrase[at] != where.phrase[start]:
            return 0
        end = at + len(part)
    return end


_SOME = "那这好近头十没"
"""After these 几 counts nothing that is asked for: 这几天, 好几次."""
_WHO = "我们俺咱他她家厂店就是在"
"""After these, and at the beginning, 前几天 is some days ago; elsewhere it counts back from something (到期前几天)."""


def _counts_nothing(text: str, start: int) -> bool:
    before, earlier = text[start - 1 : start], text[max(0, start - 2) : start - 1]
    return bool(before) and (before in _SOME or (before == "前" and (earlier in _WHO or not is_han(earlier))))


def _stands(where: Surface, start: int, end: int) -> bool:
    if where.text[start] == "几" and _counts_nothing(where.text, start):
        return False
    if end - start == 1 and is_han(where.text[start]):
        return start in where.alone
    return bounded(where.text, start, end)


def spans(where: Surface, hits: Iterable[Hit], original: str) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """Concept, words as the person wrote them, and their place in the original text."""
    found = []
    for hit in hits:
        start, end = where.span(hit.start, hit.end)
        found.append((hit.concept, original[start:end], (start, end)))
    return tuple(found)


def by_concept(hits: Iterable[Hit]) -> Mapping[str, tuple[Hit, ...]]:
    """The hits of each concept, in order."""
    table: dict[str, list[Hit]] = {}
    for hit in hits:
        table.setdefault(hit.concept, []).append(hit)
    return {concept: tuple(found) for concept, found in table.items()}
