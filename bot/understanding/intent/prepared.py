"""Everything the matcher needs to know, derived from the knowledge base and the lexicon once and kept between runs.

Deriving costs some 400 ms, reading it back 30. What is kept is plain data in the user's cache directory, found by a
digest of the knowledge, the lexicon and this package's own code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from bot.understanding.intent.classifier import Classifier
from bot.understanding.intent.concepts import TermFinder
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.frames import partners, subjects
from bot.understanding.intent.index import Texts, index_of, tokens
from bot.understanding.intent.latin import LatinWords, latin_words
from bot.understanding.intent.normalise import normalise, simplify
from bot.understanding.intent.repair import Repairable, chinese_terms, repairable, standard_terms
from bot.understanding.intent.segment import Vocabulary, vocabulary
from bot.understanding.intent.sounds import Sounds, sounds_of
from bot.understanding.intent.surface import surface
from bot.understanding.intent.syllables import SyllableTable, all_han
from bot.understanding.intent.terms import Terms, gather
from knowledge import cache
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

Extra = tuple[str, str, Sequence[str]]
"""A topic for a benchmark: id, platform, example texts."""


class Prepared(Struct, frozen=True, array_like=True, gc=False):
    """The derived tables."""

    concepts: Terms
    platforms: Terms
    smalltalk: Terms
    vocabulary: Vocabulary
    sounds: Sounds
    latin: LatinWords
    repairable: Repairable
    topics: tuple[str, ...]
    """Topic ids by number."""
    home: dict[str, str]
    """The platform of each topic."""
    texts: Texts
    counts: dict[str, dict[str, int]]
    """For each topic in how many of its examples each concept stands; under the empty id the same for negatives."""
    classifier: Classifier
    samples: tuple[tuple[str, str], ...]
    """The texts that ``texts`` numbers first: topic (empty for a negative) and text."""


def prepare(
    kb: KnowledgeBase, lexicon: Lexicon, *, extra: Iterable[Extra] | None = None, without: frozenset[str] = frozenset()
) -> Prepared:
    """The tables of a knowledge base, from the cache if nothing is added (``extra``) or left out (``without``)."""
    if extra is not None or without:
        return _derive(kb, lexicon, extra or (), without)
    key = sha256(f"{kb.version} {lexicon.version} {_code()}".encode()).hexdigest()[:24]
    if (stored := cache.fetch("intent", key)) is not None:
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            return msgspec.msgpack.decode(stored, type=Prepared)
    prepared = _derive(kb, lexicon, (), without)
    cache.store("intent", key, msgspec.msgpack.encode(prepared))
    return prepared


def _code() -> str:
    """A digest of this package's code and tables."""
    digest = sha256()
    here = Path(__file__).parent
    for file in sorted([*here.glob("*.py"), *here.glob("data/*.txt")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _derive(kb: KnowledgeBase, lexicon: Lexicon, extra: Iterable[Extra], without: frozenset[str]) -> Prepared:
    dialect = Dialect({} if "dialect" in without else lexicon.dialect)
    table = SyllableTable()
    every, standard = chinese_terms(lexicon, dialect), standard_terms(lexicon, dialect)
    known = vocabulary([*every, *_chinese_names(lexicon)])
    concepts = concept_terms(kb, lexicon, dialect)
    reader = _Examples(TermFinder(concepts), dialect, without)
    samples = [(entry.id, text) for entry in kb.entries.values() for text in entry.questions.all()]
    samples += [("", text) for lines in lexicon.out_of_scope.values() for text in lines]
    home = {entry.id: entry.platform for entry in kb.entries.values()}
    texts = index_of(reader.read(samples, extra, home))
    return Prepared(
        concepts=concepts,
        platforms=gather(_platform_names(lexicon), dialect),
        smalltalk=gather(((word, kind) for kind, words in lexicon.smalltalk.items() for word in words), dialect),
        vocabulary=known,
        sounds=sounds_of(dict.fromkeys([*standard, *every]), table),
        latin=latin_words(lexicon, table, known.common),
        repairable=repairable(lexicon, dialect, subjects(kb.entries.values())),
        topics=tuple(home),
        home=home,
        texts=texts,
        counts=reader.counts,
        classifier=Classifier.load(),
        samples=tuple(samples),
    )


def concept_terms(kb: KnowledgeBase, lexicon: Lexicon, dialect: Dialect) -> Terms:
    """The words of every concept. Words that ask count inside any other word, and so do a frame's words inside another."""
    forms = [name for name, concept in lexicon.concepts.items() if concept.kind == "form"]
    beside: Mapping[str, frozenset[str]] = partners(kb.entries.values())
    inside = {name: {*beside.get(name, ()), *forms} - {name} for name in lexicon.concepts}
    words = ((term, name) for name, concept in lexicon.concepts.items() for term in concept.terms())
    return gather(words, dialect, inside)


def _platform_names(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for name, platform in lexicon.platforms.items():
        yield from ((word, "") for word in platform.not_meant)
        yield from ((word, name) for word in platform.names)


def _chinese_names(lexicon: Lexicon) -> Iterator[str]:
    names = (simplify(name) for platform in lexicon.platforms.values() for name in platform.names)
    yield from (name for name in names if len(name) > 1 and all_han(name))


class _Examples:
    """Reads example texts; they are clean, so nothing is repaired."""

    def __init__(self, finder: TermFinder, dialect: Dialect, without: frozenset[str]) -> None:
        self._finder, self._dialect, self._without = finder, dialect, without
        self.counts: dict[str, dict[str, int]] = {}

    def read(
        self, samples: Iterable[tuple[str, str]], extra: Iterable[Extra], home: dict[str, str]
    ) -> Iterator[tuple[int, list[str]]]:
        """Topic number and tokens of every text; ``extra`` topics are added to ``home``."""
        numbers = {topic: number for number, topic in enumerate(home)}
        for topic, text in samples:
            found, words = self._tokens(text)
            counts = self.counts.setdefault(topic, {})
            for name in found:
                counts[name] = counts.get(name, 0) + 1
            yield numbers.get(topic, -1), words
        for topic, platform, texts in extra:
            home[topic] = platform
            for text in texts:
                yield len(home) - 1, self._tokens(text)[1]

    def _tokens(self, text: str) -> tuple[set[str], list[str]]:
        where = surface(self._dialect.standardise(normalise(text)))
        hits = [] if "concepts" in self._without else self._finder.find(where)
        found = dict.fromkeys(hit.concept for hit in hits)
        return set(found), tokens(where.text, found)
