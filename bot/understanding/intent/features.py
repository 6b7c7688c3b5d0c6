"""Features: what speaks for each topic, and what speaks for none.

Every feature means the same for every topic, so a topic that a curator adds is weighed at once, before any refitting.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bot.understanding.intent.analysis import Analysis, Analyst
from bot.understanding.intent.frames import Completion, complete
from bot.understanding.intent.index import TextIndex, tokens
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

TOPIC_FEATURES = ("complete", "information", "asked", "far", "blocked", "partial", "overlap", "overlap_beside", "foreign_words", "similar", "similar_clause")
"""Of one topic: a frame is complete; how much it says; it is in a phrase that asks; its concepts lie far apart; it is blocked; how much of an
unfinished frame is there; rarity of the concepts the topic knows, in phrases that ask and in the others; of
those it does not know, in phrases that ask; likeness of the nearest
example to the whole message, and to its best clause."""

NONE_FEATURES = ("bias", "no_frame", "no_concept", "outside", "outside_asked", "outside_bare", "negative", "negative_clause", "platform")
"""Of refusing: always 1; no frame is complete; no concept of any topic; rarity of the rarest concept that is
none of ours, of the rarest in a phrase that asks, and the sum of all where no frame is complete; likeness of the nearest negative; another platform is named."""

_TAMPERING = "tampering"
"""Attempts to steer the assistant are no reason to refuse the question that stands beside them."""

_SCALE = 10.0
_CAP = 25.0
"""Rarities are summed up to this and divided by ``_SCALE``, so that weights are of one size."""


@dataclass(slots=True)
class Evidence:
    """Feature values of every topic with any, and of none, in the order of the names above."""

    topics: dict[str, list[float]]
    none: list[float]
    frames: dict[str, tuple[Completion, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Example:
    topic: str | None
    text: str


class EvidenceMaker:
    """Weighs messages against the knowledge base."""

    def __init__(
        self,
        kb: KnowledgeBase,
        lexicon: Lexicon,
        analyst: Analyst,
        *,
        extra: Iterable[tuple[str, str, Sequence[str]]] = (),
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._without = without
        self._analyst = analyst
        self._outside = frozenset(name for name, concept in lexicon.concepts.items() if concept.kind == "outside")
        self._forms = frozenset(name for name, concept in lexicon.concepts.items() if concept.kind == "form")
        self.frames = {entry.id: entry.frames for entry in kb.entries.values()}
        self.platform_of = {entry.id: entry.platform for entry in kb.entries.values()}
        examples = [_Example(entry.id, text) for entry in kb.entries.values() for text in entry.questions.all()]
        negatives = [_Example(None, text) for lines in lexicon.out_of_scope.values() for text in lines]
        self._stories = list(lexicon.out_of_scope.get("stories", ()))
        more = []
        for topic, platform, texts in extra:
            self.platform_of[topic] = platform
            more += [_Example(topic, text) for text in texts]
        self._examples = [*examples, *negatives, *more]
        self._numbers: dict[str, list[int]] = {}
        for number, example in enumerate(self._examples):
            self._numbers.setdefault(example.text, []).append(number)
        self._learn(len(examples) + len(negatives))

    def _learn(self, own: int) -> None:
        """Reads all texts once; rarities of concepts come from the first ``own`` of them."""
        words: list[list[str]] = []
        concepts: list[frozenset[str]] = []
        for example in self._examples:
            where, hits = self._analyst.plain(example.text)
            found = frozenset(hit.concept for hit in hits)
            words.append(tokens(where.text, found))
            concepts.append(found)
        self._index = TextIndex(words)
        count: dict[str, int] = {}
        for found in concepts[:own]:
            for name in found:
                count[name] = count.get(name, 0) + 1
        self.rarity = {name: math.log((own + 1) / (number + 0.5)) for name, number in count.items()}
        self._unseen = math.log((own + 1) / 0.5)
        self._knows: dict[str, dict[str, int]] = {}
        for example, found in zip(self._examples[:own], concepts, strict=False):
            if example.topic is not None:
                known = self._knows.setdefault(example.topic, {})
                for name in found:
                    known[name] = known.get(name, 0) + 1
        self._framed = {
            topic: frozenset(name for frame in frames for group in frame.needs for name in group)
            for topic, frames in self.frames.items()
        }
        for topic in self.frames:
            for name in self._framed[topic]:
                self.rarity.setdefault(name, self._unseen)

    def evidence(self, analysis: Analysis, *, leave_out: Collection[str] = ()) -> Evidence:
        """The features of a message; ``leave_out`` are examples to be treated as if they were not there."""
        gone = frozenset(number for text in leave_out for number in self._numbers.get(text, ()))
        found = set(analysis.found)
        inside = found - self._outside - self._forms
        asked_about = {hit.concept for hit in analysis.hits if analysis.where.phrase[hit.start] in analysis.asking}
        evidence = Evidence({}, [0.0] * len(NONE_FEATURES))
        self._weigh_frames(analysis, evidence)
        if evidence.frames:
            found.discard(_TAMPERING)
        self._weigh_overlap(inside, asked_about, evidence)
        negative = self._weigh_likeness(analysis, evidence, gone)
        no_frame = not any(values[0] for values in evidence.topics.values())
        outside = {name: self.rarity.get(name, self._unseen) / _SCALE for name in found & self._outside}
        asked = [
            outside[hit.concept]
            for hit in analysis.hits
            if hit.concept in outside and analysis.where.phrase[hit.start] in analysis.asking
        ]
        evidence.none = [
            1.0,
            float(no_frame),
            float(not inside),
            max(outside.values(), default=0.0),
            max(asked, default=0.0),
            min(_CAP / _SCALE, sum(outside.values())) if no_frame else 0.0,
            negative[0],
            negative[1],
            float(analysis.platform.platform is not None),
        ]
        if "none" in self._without:
            evidence.none = [1.0] + [0.0] * (len(NONE_FEATURES) - 1)
        return evidence

    def _row(self, evidence: Evidence, topic: str) -> list[float]:
        return evidence.topics.setdefault(topic, [0.0] * len(TOPIC_FEATURES))

    def _weigh_frames(self, analysis: Analysis, evidence: Evidence) -> None:
        if "frames" in self._without:
            return
        asking = analysis.asking
        heed = "unless" not in self._without
        for topic, frames in self.frames.items():
            tried = [
                complete(frame, analysis.found, analysis.where, self.rarity, asking, heed_unless=heed) for frame in frames
            ]
            met = [completion for completion in tried if completion is not None]
            if not met:
                continue
            row = self._row(evidence, topic)
            whole = [completion for completion in met if completion.complete and not completion.blocked]
            if whole:
                best = max(whole, key=lambda completion: (completion.asked, completion.near, completion.information))
                row[0] = 1.0
                row[1] = min(_CAP, max(completion.information for completion in whole)) / _SCALE
                row[2] = float(best.asked)
                row[3] = float(not best.near)
                evidence.frames[topic] = tuple(whole)
            else:
                row[4] = float(any(completion.complete for completion in met))
                row[5] = min(_CAP, max(completion.information for completion in met)) / _SCALE

        self._prefer_asked(evidence)

    @staticmethod
    def _prefer_asked(evidence: Evidence) -> None:
        """A topic that is only told about gives way to one that is asked about: its frame counts as unfinished."""
        if not any(evidence.topics[topic][2] for topic in evidence.frames):
            return
        for topic in list(evidence.frames):
            row = evidence.topics[topic]
            if not row[2]:
                row[5] = row[1] / 2
                row[0] = row[1] = row[3] = 0.0
                del evidence.frames[topic]

    def _weigh_overlap(self, inside: set[str], asked_about: set[str], evidence: Evidence) -> None:
        if "concepts" in self._without:
            return
        weights = {name: self.rarity.get(name, self._unseen) / _SCALE for name in sorted(inside)}
        total = sum(value for name, value in weights.items() if name in asked_about)
        cap = _CAP / _SCALE
        for topic, framed in self._framed.items():
            known = self._knows.get(topic, {})
            shared = [name for name in weights if name in framed or known.get(name, 0) > 1]
            if shared:
                row = self._row(evidence, topic)
                asked = sum(weights[name] for name in shared if name in asked_about)
                beside = sum(weights[name] for name in shared if name not in asked_about)
                row[6], row[7], row[8] = min(cap, asked), min(cap, beside), min(cap, total - asked)

    def _weigh_likeness(self, analysis: Analysis, evidence: Evidence, gone: frozenset[int]) -> tuple[float, float]:
        """Fills the likeness of topics; returns that of the nearest negative (whole message, best clause)."""
        if "similarity" in self._without:
            return 0.0, 0.0
        negative = [0.0, 0.0]
        clauses = [] if "clauses" in self._without else _clauses(analysis)
        for column, parts in ((0, [tokens(analysis.where.text, analysis.found)]), (1, clauses)):
            for words in parts:
                for number, likeness in self._index.alike(words).items():
                    if number in gone:
                        continue
                    topic = self._examples[number].topic
                    if topic is None:
                        negative[column] = max(negative[column], likeness)
                    else:
                        row = self._row(evidence, topic)
                        row[9 + column] = max(row[9 + column], likeness)
        return negative[0], max(negative)

    def is_ours(self, concept: str) -> bool:
        """Whether the concept is one of the matters that topics cover."""
        return concept not in self._outside and concept not in self._forms

    def is_other(self, concept: str) -> bool:
        """Whether the concept points to a matter that no topic covers, or asks something."""
        return concept in self._forms or concept in self._outside and concept != _TAMPERING

    def stories(self) -> list[str]:
        """Sentences that may stand around a question."""
        return self._stories

    def samples(self) -> list[tuple[str | None, str]]:
        """Every example and negative with its topic: what the weights are fitted on."""
        return [(example.topic, example.text) for example in self._examples]


def _clauses(analysis: Analysis) -> list[list[str]]:
    """The tokens of each clause of a message of several."""
    where = analysis.where
    parts: list[list[str]] = []
    start = 0
    while start < len(where.text):
        end = start
        while end < len(where.text) and where.clause[end] == where.clause[start]:
            end += 1
        names = [hit.concept for hit in analysis.hits if start <= hit.start < end]
        parts.append(tokens(where.text[start:end], names))
        start = end
    return parts
