"""Features: what speaks for each topic, and what speaks for none.

Every feature means the same for every topic, so a topic that a curator adds is weighed at once, before any refitting.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.understanding.intent.analysis import Analysis
from bot.understanding.intent.classifier import UNTAUGHT, Classifier, features
from bot.understanding.intent.frames import Completion, FrameReader, subjects
from bot.understanding.intent.index import TextIndex, tokens
from bot.understanding.intent.prepared import Prepared
from knowledge.lexicon import Lexicon
from knowledge.model import Frame, KnowledgeBase

TOPIC_FEATURES = (
    "complete",  # a frame is complete
    "information",  # how much it says
    "asked",  # it is in a phrase that asks
    "far",  # its concepts lie clauses apart
    "blocked",  # a frame is complete but for its `unless`
    "partial",  # how much of an unfinished frame is there
    "overlap",  # rarity of the concepts that the topic knows, in phrases that ask
    "overlap_beside",  # the same in the other phrases
    "foreign_words",  # rarity of the concepts it does not know, in phrases that ask
    "similar",  # likeness of its nearest example
    "learnt",  # how probable the classifier holds it
)
NONE_FEATURES = (
    "bias",  # always 1
    "no_frame",  # no topic's frame is complete
    "no_concept",  # no concept of ours is there
    "outside",  # rarity of the rarest concept that is none of ours
    "outside_asked",  # ... in a phrase that asks
    "outside_bare",  # sum of them where no frame is complete
    "negative",  # likeness of the nearest negative
    "platform",  # another platform is the place of the matter
    "learnt",  # how probable the classifier holds it that no topic is meant
)

_COMPLETE, _INFORMATION, _ASKED, _FAR, _BLOCKED, _PARTIAL, _OVERLAP, _BESIDE, _FOREIGN, _SIMILAR, _LEARNT = range(
    len(TOPIC_FEATURES)
)

VERBATIM = 0.95
"""A message this much like a text is that text."""

TAMPERING = "tampering"
"""Attempts to steer the assistant are no reason to refuse the question that stands beside them."""

_SCALE = 10.0
_CAP = 2.5
"""Rarities are divided by ``_SCALE``, so that weights are of one size, and sums of them do not exceed ``_CAP``."""


_LEAST = -6.0
"""Logarithms of probabilities below this are all the same; from here they are counted,"""
_SHARE = 3.0
"""divided by this."""
_WORTH_A_ROW = -4.0
"""A topic for which nothing else speaks is considered from here."""


@dataclass(slots=True)
class Evidence:
    """Feature values of every topic with any, and of none, in the order of the names above."""

    topics: dict[str, list[float]]
    none: list[float]
    frames: dict[str, tuple[Completion, ...]] = field(default_factory=dict)
    """The complete frames of each topic."""

    def is_known_negative(self) -> bool:
        """Whether the message is a line of ``out_of_scope.yaml`` and no example, so that it must not be answered."""
        likeness = self.none[NONE_FEATURES.index("negative")]
        return likeness >= VERBATIM and all(row[_SIMILAR] < likeness for row in self.topics.values())

    def is_example_of(self, topic: str) -> bool:
        """Whether the message is an example of ``topic``."""
        return topic in self.topics and self.topics[topic][_SIMILAR] >= VERBATIM

    def is_barred(self, topic: str) -> bool:
        """Whether all that frames say for ``topic`` is undone by a concept that rules them out."""
        return topic not in self.frames and topic in self.topics and self.topics[topic][_BLOCKED] > 0

    def row(self, topic: str) -> list[float]:
        """The values of ``topic``, all 0 to begin with."""
        row = self.topics.get(topic)
        if row is None:
            row = self.topics[topic] = [0.0] * len(TOPIC_FEATURES)
        return row


class EvidenceMaker:
    """Weighs messages against the knowledge base."""

    def __init__(
        self, kb: KnowledgeBase, lexicon: Lexicon, prepared: Prepared, *, without: frozenset[str] = frozenset()
    ) -> None:
        self._without = without
        self._topics = prepared.topics
        self._index = TextIndex(prepared.texts)
        self._classifier = UNTAUGHT if "classifier" in without else prepared.classifier
        self.frames: Mapping[str, tuple[Frame, ...]] = {entry.id: entry.frames for entry in kb.entries.values()}
        self._outside = frozenset(name for name, concept in lexicon.concepts.items() if concept.kind == "outside")
        self._forms = frozenset(name for name, concept in lexicon.concepts.items() if concept.kind == "form")
        self._rarity = _rarities(prepared, lexicon)
        self._ours = {name: rarity / _SCALE for name, rarity in self._rarity.items() if self.is_ours(name)}
        """What each concept that is a matter of topics says."""
        self._subjects = {entry.id: subjects([entry]) for entry in kb.entries.values()}
        framed = [(topic, frame) for topic, frames in self.frames.items() for frame in frames]
        self._reader = FrameReader(
            [frame for _, frame in framed],
            self._rarity,
            outside=self._outside,
            heed_unless="unless" not in without,
        )
        self._owners = [topic for topic, _ in framed]
        """The topic of each frame, by the number of the frame."""
        self._knowing = self._by_concept(prepared.counts)
        self._numbers: dict[str, list[int]] = {}
        for number, (_, text) in enumerate(prepared.samples):
            self._numbers.setdefault(text, []).append(number)

    def _by_concept(self, counts: Mapping[str, Mapping[str, int]]) -> Mapping[str, list[int]]:
        """For each concept the numbers of the topics that know it."""
        found: dict[str, list[int]] = {}
        for number, topic in enumerate(self.frames):
            for name in self._known(topic, counts.get(topic, {})):
                found.setdefault(name, []).append(number)
        return found

    def _known(self, topic: str, counts: Mapping[str, int]) -> frozenset[str]:
        """The concepts of a topic: those of its frames, and those that two of its examples share."""
        framed = {name for frame in self.frames[topic] for group in frame.needs for name in group}
        return frozenset(framed | {name for name, count in counts.items() if count > 1})

    def starting_with(self, concepts: Collection[str]) -> list[str]:
        """The topics with a frame that starts with one of ``concepts``."""
        return [topic for topic in self._subjects if self.is_started(topic, concepts)]

    def is_started(self, topic: str, concepts: Collection[str]) -> bool:
        """Whether a frame of ``topic`` starts with one of ``concepts``."""
        return not self._subjects[topic].isdisjoint(concepts)

    def is_ours(self, concept: str) -> bool:
        """Whether the concept is one of the matters that topics cover."""
        return concept not in self._outside and concept not in self._forms

    def is_other(self, concept: str) -> bool:
        """Whether the concept points to a matter that no topic covers, or asks something."""
        return concept in self._forms or self.is_outside(concept)

    def is_outside(self, concept: str) -> bool:
        """Whether the concept points to a matter that no topic covers."""
        return concept in self._outside and concept != TAMPERING

    def evidence(
        self, analysis: Analysis, *, leave_out: Collection[str] = (), classifier: Classifier | None = None
    ) -> Evidence:
        """The features of a message; ``leave_out`` are examples to be treated as if they were not there.

        ``classifier``: another than the stored one, to weigh a message that this one was taught with.
        """
        evidence = Evidence({}, [])
        asked_about = {hit.concept for hit in analysis.hits if analysis.where.phrase[hit.start] in analysis.asking}
        if "frames" not in self._without:
            self._weigh_frames(analysis, evidence)
        self._weigh_overlap(analysis, asked_about, evidence)
        words = tokens(analysis.where.text, analysis.found)
        negative = self._weigh_likeness(words, evidence, leave_out)
        taught = self._classifier if classifier is None else classifier
        learnt = _weigh_words(taught, features(words, analysis.found), evidence) if taught.rows else 0.0
        evidence.none = self._weigh_none(analysis, asked_about, evidence, negative, learnt)
        return evidence

    def _weigh_frames(self, analysis: Analysis, evidence: Evidence) -> None:
        read = self._reader.read(analysis.found, analysis.where, analysis.asking)
        most: dict[str, float] = {}
        completed: dict[str, list[Completion]] = {}
        for number, information, completion in read:
            topic = self._owners[number]
            if information > most.get(topic, -1.0):
                most[topic] = information
            if completion is not None and completion.complete:
                completed.setdefault(topic, []).append(completion)
        for topic, information in most.items():
            row, complete = evidence.row(topic), completed.get(topic, ())
            whole = [one for one in complete if not one.blocked]
            if whole:
                best = whole[0]
                if len(whole) > 1:
                    best = max(whole, key=lambda one: (one.asked, one.near, one.information))
                row[_COMPLETE] = 1.0
                row[_INFORMATION] = min(_CAP, max(one.information for one in whole) / _SCALE)
                row[_ASKED], row[_FAR] = float(best.asked), float(not best.near)
                evidence.frames[topic] = tuple(whole)
            else:
                row[_BLOCKED] = float(bool(complete))
                row[_PARTIAL] = min(_CAP, information / _SCALE)
        _prefer_asked(evidence)

    def _weigh_overlap(self, analysis: Analysis, asked_about: Collection[str], evidence: Evidence) -> None:
        total = 0.0
        asked: dict[int, float] = {}
        beside: dict[int, float] = {}
        for name in sorted(analysis.found):
            value = self._ours.get(name)
            if value is None:
                continue
            sums = beside
            if name in asked_about:
                total += value
                sums = asked
            for number in self._knowing.get(name, ()):
                sums[number] = sums.get(number, 0.0) + value
        for number in sorted(asked.keys() | beside.keys()):
            row, known = evidence.row(self._topics[number]), asked.get(number, 0.0)
            row[_OVERLAP] = min(_CAP, known)
            row[_BESIDE] = min(_CAP, beside.get(number, 0.0))
            row[_FOREIGN] = min(_CAP, total - known)

    def _weigh_likeness(self, whole: list[str], evidence: Evidence, leave_out: Collection[str]) -> float:
        """Fills the likeness of topics; returns that of the nearest negative."""
        if "similarity" in self._without:
            return 0.0
        skip = frozenset(number for text in leave_out for number in self._numbers.get(text, ()))
        nearest = self._index.nearest(whole, skip=skip)
        negative = nearest.pop(-1, 0.0)
        for number, likeness in nearest.items():
            evidence.row(self._topics[number])[_SIMILAR] = likeness
        return negative

    def _weigh_none(
        self, analysis: Analysis, asked_about: Collection[str], evidence: Evidence, negative: float, learnt: float
    ) -> list[float]:
        if "none" in self._without:
            return [1.0] + [0.0] * (len(NONE_FEATURES) - 1)
        outside = {name: self._rarity[name] / _SCALE for name in analysis.found if name in self._outside}
        if evidence.frames:
            outside.pop(TAMPERING, None)
        return [
            1.0,
            float(not evidence.frames),
            float(self._ours.keys().isdisjoint(analysis.found)),
            max(outside.values(), default=0.0),
            max((value for name, value in outside.items() if name in asked_about), default=0.0),
            0.0 if evidence.frames else min(_CAP, sum(sorted(outside.values()))),
            negative,
            float(analysis.platform.masks),
            learnt,
        ]


def _weigh_words(classifier: Classifier, words: list[str], evidence: Evidence) -> float:
    """Fills what the classifier says of each topic; returns what it says of none.

    A topic that it was not taught is to it none of those it knows.
    """
    read = classifier.read(words)
    if not read:
        return 0.0
    none = _counted(read[""])
    topics = evidence.topics
    for topic in topics.keys() - read.keys():
        topics[topic][_LEARNT] = none
    for topic, likelihood in read.items():
        if topic in topics:
            topics[topic][_LEARNT] = _counted(likelihood)
        elif likelihood > _WORTH_A_ROW and topic:
            evidence.row(topic)[_LEARNT] = _counted(likelihood)
    return none


def _counted(likelihood: float) -> float:
    return (likelihood - _LEAST) / _SHARE if likelihood > _LEAST else 0.0


def _rarities(prepared: Prepared, lexicon: Lexicon) -> dict[str, float]:
    """The logarithmic rarity of each concept among examples and negatives."""
    count: dict[str, int] = {}
    for counts in prepared.counts.values():
        for name, number in counts.items():
            count[name] = count.get(name, 0) + number
    own = len(prepared.samples) + 1
    return {name: math.log(own / (count.get(name, 0) + 0.5)) for name in lexicon.concepts}


def _prefer_asked(evidence: Evidence) -> None:
    """A topic that is only told about gives way to one that is asked about: its frame counts as unfinished."""
    if not any(evidence.topics[topic][_ASKED] for topic in evidence.frames):
        return
    for topic in list(evidence.frames):
        row = evidence.topics[topic]
        if not row[_ASKED]:
            row[_PARTIAL] = row[_INFORMATION] / 2
            row[_COMPLETE] = row[_INFORMATION] = row[_FAR] = 0.0
            del evidence.frames[topic]


def without_learnt(row: list[float]) -> list[float]:
    """The features of a topic or of none as if the classifier had said nothing: what it says is the last of either."""
    return [*row[:-1], 0.0]


def without_frame(evidence: Evidence, topic: str) -> Evidence:
    """The evidence as if the frame that ``topic`` completes were not written: people find words that none foresaw."""
    row = list(evidence.topics[topic])
    row[_PARTIAL] = row[_INFORMATION] / 2
    row[_COMPLETE] = row[_INFORMATION] = row[_ASKED] = row[_FAR] = 0.0
    return Evidence({**evidence.topics, topic: row}, evidence.none)
