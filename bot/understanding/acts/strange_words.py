"""Strange words: what a message speaks of that a topic does not.

What goes on from a talk about a topic is made of function words, of words that many topics share and of the topic's own:
不补会怎样, 那几号能回来. A question in whose words the topic has no part (积分怎么兑换, 今天天气怎么样) is on something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from bot.patterns import pattern
from bot.understanding.intent.english import ENGLISH
from bot.understanding.intent.stems import LATIN, stem
from bot.understanding.wording.clauses import Span, beside_function_words, blanked
from bot.understanding.wording.folding import fold
from bot.understanding.wording.general_words import OF_ANY_RULE, asks_on_generally, left_over
from knowledge.lexicon import Lexicon
from knowledge.model import Entry, KnowledgeBase

SHARED = 3
"""A pair of characters, or a word, that so many topics use is nobody's own."""
_OF_OTHER_MATTERS = frozenset({"not_cues", "not_computed", "points"})
_HAN_RUN = pattern(r"[\u4e00-\u9fff]{2,}")
_LATIN_WORD = pattern(r"[a-z]{2,}")


class Strange(NamedTuple):
    """The words of a message in which a topic has no part."""

    outside: tuple[str, ...] = ()
    """Words for matters that are no topic's, if the message has no word for what the topic is about: 运费."""
    unknown: tuple[str, ...] = ()
    """What neither the topic nor those next to it, nor people who ask on about whatever rule, say: 减肥."""
    general: bool = False
    """The message has none but the topic's own words and those in which people ask on about whatever rule."""
    left: int = 0
    """How many letters are neither of such words, one by one: 展会在哪里办 leaves 展会."""


class StrangeWords:
    """Finds in messages what a topic does not speak of."""

    def __init__(self, kb: KnowledgeBase, lexicon: Lexicon) -> None:
        self._entries = kb.entries
        self._kinds: Mapping[str, str | None] = {name: concept.kind for name, concept in lexicon.concepts.items()}
        self._vocabularies: dict[str, frozenset[str]] = {}

    def in_message(
        self, folded: str, values: list[Span], concepts: tuple[tuple[str, str, Span], ...], topic: str
    ) -> Strange:
        """The words of a folded text that are strange to ``topic``, beside ``values``; ``concepts`` are those found in it."""
        entry = self._entries[topic]
        known = {name for frame in entry.frames for group in frame.needs for name in group}
        named = any(name in known and self._kinds.get(name) == "ours" for name, _, _ in concepts)
        outside = [word for name, word, _ in concepts if self._kinds.get(name) == "outside" and not named]
        understood = [span for name, _, span in concepts if name in known or self._kinds.get(name) == "form"]
        words = blanked(folded, values)
        ordinary = [match.span() for match in OF_ANY_RULE.finditer(words)]
        rest = blanked(beside_function_words(words), [*understood, *ordinary, *self._own_words(entry, words)])
        unknown = (*_HAN_RUN.findall(rest), *_LATIN_WORD.findall(rest))
        elsewhere = any(self._kinds.get(name) == "outside" for name, _, _ in concepts)
        own = [] if elsewhere else [span for name, _, span in concepts if name in known]
        left = left_over(folded, own)
        return Strange(
            tuple(word for word in outside if not OF_ANY_RULE.fullmatch(word)),
            unknown,
            general=left == 0 and asks_on_generally(folded, own),
            left=left,
        )

    def _own_words(self, entry: Entry, words: str) -> list[Span]:
        vocabulary = self._vocabulary(entry)
        return [span for span, piece in _pieces(words) if piece in vocabulary]

    def _vocabulary(self, entry: Entry) -> frozenset[str]:
        found = self._vocabularies.get(entry.id)
        if found is None:
            beside = (self._own[topic] for topic in (entry.id, *entry.related))
            found = self._vocabularies[entry.id] = self._shared.union(*beside)
        return found

    @cached_property
    def _own(self) -> Mapping[str, frozenset[str]]:
        """For each topic all pairs of characters and all words of its texts, its examples and its cues."""
        return {
            topic: frozenset(piece for _, piece in _pieces(fold("\n".join(_texts(msgspec.to_builtins(entry))))))
            for topic, entry in self._entries.items()
        }

    @cached_property
    def _shared(self) -> frozenset[str]:
        count = Counter(piece for own in self._own.values() for piece in own)
        return frozenset(piece for piece, topics in count.items() if topics >= SHARED) | {
            stem(word) for word in ENGLISH
        }


def _pieces(folded: str) -> Iterator[tuple[Span, str]]:
    """The pairs of neighbouring characters and the stems of the Latin words in a folded text, and where they stand."""
    for run in _HAN_RUN.finditer(folded):
        for start in range(run.start(), run.end() - 1):
            yield (start, start + 2), folded[start : start + 2]
    for word in LATIN.finditer(folded):
        yield word.span(), stem(word.group())


def _texts(value: object) -> Iterator[str]:
    """All strings in a record taken apart, but for the words of what it is not about."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _OF_OTHER_MATTERS:
                yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
