"""Concepts: which ideas of the lexicon stand in a text, and where.

Of plain terms the longest counts, so that 虚假交易 is not also 交易; terms that merely overlap count both (哪天能退 and 退出 in
哪天能退出), and so does a term inside another where a frame needs the two together (退出 in 退出生效). Terms with a gap (判..责) are found by their parts within one clause. A Latin term needs word boundaries, a term of one Chinese character must be a word of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import is_han, normalise, simplify
from bot.understanding.intent.surface import Surface, surface
from knowledge.lexicon import GAP, Lexicon

MAX_GAP_HAN = 7
MAX_GAP_LATIN = 28
"""How many characters a gap may cover in a Chinese term, and in an English one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept at ``[start, end)`` of the surface."""

    concept: str
    start: int
    end: int


def searchable(term: str, dialect: Dialect) -> str:
    """A term of the lexicon (or a part of one) as it appears in a surface."""
    folded = dialect.plain(simplify(term))
    return folded if all(map(is_han, folded)) else surface(dialect.standardise(normalise(term.strip()))).text


class TermTable:
    """Words to look for and what each stands for."""

    def __init__(
        self,
        terms: Iterable[tuple[str, str]],
        dialect: Dialect,
        partners: Mapping[str, Collection[str]] = MappingProxyType({}),
    ) -> None:
        """``terms``: pairs of a word as written and the thing it stands for. ``partners``: what may stand inside it."""
        self._plain: dict[str, tuple[str, ...]] = {}
        self._gapped: dict[tuple[str, ...], tuple[str, ...]] = {}
        for term, meaning in terms:
            parts = tuple(searchable(part, dialect) for part in term.split(GAP))
            table: dict[object, tuple[str, ...]] = self._plain if len(parts) == 1 else self._gapped  # type: ignore[assignment]
            key: object = parts[0] if len(parts) == 1 else parts
            known = table.get(key, ())
            if meaning not in known:
                table[key] = (*known, meaning)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for plain in self._plain:
            lengths = {*self._lengths.get(plain[:1], ()), len(plain)}
            self._lengths[plain[:1]] = tuple(sorted(lengths, reverse=True))
        self._inside = {term: inside for term in self._plain if (inside := self._partners_in(term, partners))}
        self._by_first_part: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
            (parts[0], parts, meanings) for parts, meanings in self._gapped.items()
        ]

    def _partners_in(self, term: str, partners: Mapping[str, Collection[str]]) -> tuple[Hit, ...]:
        """The words inside ``term`` that a frame needs beside it (退出 in 退出生效): they count although they are inside."""
        wanted = {partner for meaning in self._plain[term] for partner in partners.get(meaning, ())}
        found = []
        for start in range(len(term)) if wanted else ():
            for length in self._lengths.get(term[start], ()):
                word = term[start : start + length]
                if 1 < length < len(term) and len(word) == length and _bounded(term, start, start + length):
                    found += [Hit(name, start, start + length) for name in self._plain.get(word, ()) if name in wanted]
        return tuple(found)

    def __contains__(self, text: str) -> bool:
        return text in self._plain

    def plain_terms(self) -> Iterable[str]:
        """Every word without a gap, as it appears in a surface."""
        return self._plain

    def find(self, where: Surface) -> list[Hit]:
        """Everything that stands in ``where``, by place."""
        hits = self._find_plain(where)
        hits += self._find_gapped(where)
        hits.sort(key=lambda hit: (hit.start, hit.end, hit.concept))
        return hits

    def _find_plain(self, where: Surface) -> list[Hit]:
        text, hits, reached = where.text, [], 0
        lengths, plain = self._lengths, self._plain
        for place, first in enumerate(text):
            for length in lengths.get(first, ()):
                if place + length <= reached:
                    break
                word = text[place : place + length]
                if len(word) == length and word in plain and self._stands(where, place, place + length):
                    hits += [Hit(meaning, place, place + length) for meaning in plain[word]]
                    for hit in self._inside.get(word, ()):
                        hits.append(Hit(hit.concept, place + hit.start, place + hit.end))
                    reached = place + length
                    break
        return hits

    def _find_gapped(self, where: Surface) -> list[Hit]:
        text, hits = where.text, []
        for first, parts, meanings in self._by_first_part:
            start = text.find(first)
            while start >= 0:
                end = self._follow(where, start, parts)
                if end:
                    hits += [Hit(meaning, start, end) for meaning in meanings]
                    break
                start = text.find(first, start + 1)
        return hits

    def _follow(self, where: Surface, start: int, parts: tuple[str, ...]) -> int:
        """Where the term that starts at ``start`` ends; 0 if its parts do not follow one another closely."""
        end = start + len(parts[0])
        if not _bounded(where.text, start, end):
            return 0
        for part in parts[1:]:
            reach = MAX_GAP_LATIN if part[0].isascii() else MAX_GAP_HAN
            at = where.text.find(part, end, end + reach + len(part))
            while at >= 0 and not _bounded(where.text, at, at + len(part)):
                at = where.text.find(part, at + 1, end + reach + len(part))
            if at < 0 or where.clause[at] != where.clause[start]:
                return 0
            end = at + len(part)
        return end

    @staticmethod
    def _stands(where: Surface, start: int, end: int) -> bool:
        if end - start == 1 and is_han(where.text[start]):
            return start in where.alone
        return _bounded(where.text, start, end)


def _bounded(text: str, start: int, end: int) -> bool:
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


def concept_table(lexicon: Lexicon, dialect: Dialect, partners: Mapping[str, Collection[str]]) -> TermTable:
    """The words of every concept; ``partners``: concepts that frames combine with each. Words that ask always count."""
    terms = [(term, name) for name, concept in lexicon.concepts.items() for term in concept.terms()]
    forms = [name for name, concept in lexicon.concepts.items() if concept.kind == "form"]
    inside = {name: {*partners.get(name, ()), *forms} - {name} for name in lexicon.concepts}
    return TermTable(terms, dialect, inside)


def spans(where: Surface, hits: Iterable[Hit], original: str) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """Concept, words as the person wrote them, and their place in the original text."""
    found = []
    for hit in hits:
        start, end = where.span(hit.start, hit.end)
        found.append((hit.concept, original[start:end], (start, end)))
    return tuple(found)


def by_concept(hits: Iterable[Hit]) -> Mapping[str, tuple[Hit, ...]]:
    """The hits of each concept, in order."""
    table: dict[str, tuple[Hit, ...]] = {}
    for hit in hits:
        table[hit.concept] = (*table.get(hit.concept, ()), hit)
    return table
