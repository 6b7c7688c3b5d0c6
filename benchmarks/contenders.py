"""Ways of finding the topic of a message among many: ours, and those a reader might reach for instead.

Each is built from the same texts and answers a message with a topic. What a contender needs is imported when it is
built, so that the memory of one is not counted to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from re import compile as pattern
from typing import Any, NamedTuple, Protocol

from benchmarks.generate import ForeignEntry
from bot.understanding.wording.folding import fold
from knowledge.lexicon import load_lexicon
from knowledge.model import KnowledgeBase

FOUND = 5
"""How many texts a search engine is asked for."""

CDIST_WORKERS = 2
_WORD = pattern(r"[a-z0-9]+|[\u3400-\u9fff]+")


class Found(NamedTuple):
    """What a contender makes of a message: the first topic, and whether it would be stated."""

    topic: str | None
    stated: bool = True
    """Answered with this topic alone; only ours can also offer or refuse."""
    refused: bool = False


class Contender(Protocol):
    """Answers one message."""

    def __call__(self, text: str) -> Found:
        """The topic that ``text`` asks for."""


Build = Callable[[KnowledgeBase, Iterable[ForeignEntry]], Contender]


def bigrams(text: str) -> list[str]:
    """Pairs of Chinese characters and Latin words: what a search engine is given."""
    found: list[str] = []
    for piece in _WORD.findall(fold(text)):
        if piece.isascii() or len(piece) == 1:
            found.append(piece)
        else:
            found += [piece[place : place + 2] for place in range(len(piece) - 1)]
    return found


def _all_texts(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Iterator[tuple[str, str]]:
    """Topic and text of every example, the knowledge base's own first."""
    for entry in kb.entries.values():
        yield from ((entry.id, text) for text in entry.questions.all())
    for other in foreign:
        yield from ((other.id, text) for text in other.texts)


def ours(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Contender:
    """The assistant's own matcher."""
    from bot.understanding.intent import IntentMatcher

    matcher = IntentMatcher(kb, load_lexicon(), extra=foreign)

    def find(text: str) -> Found:
        reading = matcher.read(text)
        topic = reading.ranked[0].topic if reading.ranked else None
        return Found(topic, reading.decision == "answer", reading.decision == "refuse")

    return find


def wratio(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Contender:
    """``rapidfuzz.process.extractOne`` with its default scorer, text by text."""
    from rapidfuzz import process

    topics, texts = _columns(kb, foreign)

    def find(text: str) -> Found:
        best = process.extractOne(text, texts)
        return Found(None if best is None else topics[best[2]])

    return find


def cdist(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Contender:
    """``rapidfuzz.process.cdist`` of one message with all texts, by plain ratio, two workers."""
    import numpy
    from rapidfuzz import process

    topics, texts = _columns(kb, foreign)

    def find(text: str) -> Found:
        scores = process.cdist([text], texts, workers=CDIST_WORKERS, dtype=numpy.uint8)
        return Found(topics[int(scores[0].argmax())])

    return find


def _columns(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> tuple[list[str], list[str]]:
    topics: list[str] = []
    texts: list[str] = []
    for topic, text in _all_texts(kb, foreign):
        topics.append(topic)
        texts.append(text)
    return topics, texts


def bm25(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Contender:
    """bm25s over the bigrams of all texts."""
    import bm25s

    topics: list[str] = []
    numbers: dict[str, int] = {}
    rows: list[list[int]] = []
    for topic, text in _all_texts(kb, foreign):
        topics.append(topic)
        rows.append([numbers.setdefault(word, len(numbers)) for word in bigrams(text)])
    index = bm25s.BM25()
    index.index(bm25s.tokenization.Tokenized(ids=rows, vocab=numbers), show_progress=False)
    del rows
    kept = min(FOUND, len(topics))

    def find(text: str) -> Found:
        known = [word for word in bigrams(text) if word in numbers]
        if not known:
            return Found(None)
        places, scores = index.retrieve([known], k=kept, show_progress=False)
        return Found(topics[int(places[0, 0])] if scores[0, 0] > 0 else None)

    return find


def tantivy(kb: KnowledgeBase, foreign: Iterable[ForeignEntry]) -> Contender:
    """tantivy, an index in memory over the bigrams of all texts."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("topic", stored=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    index = engine.Index(schema)
    writer: Any = index.writer(heap_size=128_000_000, num_threads=1)
    for topic, text in _all_texts(kb, foreign):
        writer.add_document(engine.Document(text=" ".join(bigrams(text)), topic=topic))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(text: str) -> Found:
        words = dict.fromkeys(bigrams(text))
        terms = [(engine.Occur.Should, engine.Query.term_query(schema, "text", word)) for word in words]
        hits = searcher.search(engine.Query.boolean_query(terms), limit=FOUND, count=False).hits if terms else []
        return Found(searcher.doc(hits[0][1])["topic"][0] if hits else None)

    return find


CONTENDERS: Mapping[str, Build] = {
    "ours": ours,
    "WRatio scan": wratio,
    f"rapidfuzz cdist, {CDIST_WORKERS} workers": cdist,
    "bm25s": bm25,
    "tantivy": tantivy,
}
