"""Fits the weights and teaches the classifier: ``python -m bot.understanding.intent.fit``.

Learnt from three kinds of messages: the knowledge base's own examples, each as if it were not there; the lines of
``out_of_scope.yaml``; and the labelled messages of ``tests/cases/voices``, which teach the classifier as well. For the
weights, each message is weighed by a classifier that was taught without the messages of its file. Plain gradient descent
with a fixed number of steps from zero, in a fixed order, rounded at the end: the same inputs give the same files. A test
fails when they are older than their inputs. What lies in ``tests/cases/strangers`` is never learnt from.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bot.evaluation.labels import LabelError, Question, read_labels
from bot.understanding.intent import training
from bot.understanding.intent.analysis import Analysis, Analyst
from bot.understanding.intent.classifier import MODEL, Classifier, features
from bot.understanding.intent.features import (
    NONE_FEATURES,
    TOPIC_FEATURES,
    Evidence,
    EvidenceMaker,
    without_frame,
    without_learnt,
)
from bot.understanding.intent.index import tokens
from bot.understanding.intent.prepared import prepare
from bot.understanding.intent.score import UNMENTIONED, WEIGHTS, Fitted, Weights
from bot.understanding.intent.segment import WORDS
from bot.understanding.intent.tables import build_words
from bot.understanding.intent.training import train
from knowledge.lexicon import Lexicon, load_lexicon
from knowledge.loader import load
from knowledge.model import KnowledgeBase

STEPS = 400
RATE = 0.5
MOMENTUM = 0.9
DECAY = 0.001
MISSED_FRAME = 0.1
"""Weight of a copy of each example without its frame."""
IN_SCOPE = 0.75
"""The share of messages that ask for a topic, as people write to an assistant; the samples have fewer."""
IN_A_LETTER = 0.5
"""Weight of a copy of each sample between other sentences: people tell stories around their question."""
LETTER = "您好,{0}。{1},{2}。{4}。{3}"
STORIES = "stories"
"""The group of ``out_of_scope.yaml`` that letters are made of."""

VOICES = Path(__file__).parents[3] / "tests" / "cases" / "voices"
FOLDS = 4
"""The labelled messages are divided into so many parts, by file."""

Sample = tuple[str, Evidence, float]
"""The topic that is right (empty for none), the evidence, the sample's weight."""
_Row = list[tuple[int, float]]


class Voice(NamedTuple):
    """A labelled message; the knowledge base's own examples and negatives are some too."""

    topic: str
    """Empty for none."""
    text: str
    group: int
    """Those of one group were written together: the number of the file, of an example its own."""


def voices(folder: Path = VOICES) -> list[Voice]:
    """The labelled questions in ``folder``, which only a checkout of the project has.

    Raises :class:`~bot.evaluation.labels.LabelError` for a file that cannot be read, and where there is none.
    """
    files = sorted(folder.glob("questions_*.jsonl"))
    if not files:
        raise LabelError(f"{folder}: no labelled questions to learn from; fit in a checkout of the project")
    return [
        Voice(question.topic or "", question.q, number)
        for number, file in enumerate(files)
        for question in read_labels(file).of(Question)
    ]


def digest(kb: KnowledgeBase, lexicon: Lexicon, heard: Sequence[Voice]) -> str:
    """What is fitted depends on: examples, frames, words, negatives, labelled messages, features and the numbers of the steps."""
    parts = [lexicon.version, *TOPIC_FEATURES, *NONE_FEATURES, LETTER]
    parts.append(str((STEPS, RATE, MOMENTUM, DECAY, MISSED_FRAME, IN_SCOPE, IN_A_LETTER, UNMENTIONED, FOLDS)))
    parts.append(str(training.SETTINGS))
    for entry in sorted(kb.entries.values(), key=lambda entry: entry.id):
        parts += [entry.id, *entry.questions.all(), repr(entry.frames)]
    parts += map(repr, heard)
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


class Taught(NamedTuple):
    """What the classifier learns from all messages, and what it learns without those of each fold."""

    whole: Classifier
    without: tuple[Classifier, ...]

    def unseen(self, voice: Voice) -> Classifier:
        """The classifier that was taught without the group of ``voice``."""
        return self.without[voice.group % FOLDS]


Heard = tuple[Voice, Analysis]


def teach(messages: Sequence[Heard]) -> Taught:
    """Teaches the classifier with the labelled messages, the examples and the negatives."""
    labelled = [
        (voice.group % FOLDS, (voice.topic, features(tokens(analysis.where.text, analysis.found), analysis.found)))
        for voice, analysis in messages
    ]
    without = (train([one for other, one in labelled if other != fold]) for fold in range(FOLDS))
    return Taught(train([one for _, one in labelled]), tuple(without))


def collect(messages: Sequence[Heard], maker: EvidenceMaker, taught: Taught) -> list[Sample]:
    """The evidence of every message, itself left out, as given by a classifier that has not seen its group."""
    found: list[Sample] = []
    for voice, analysis in messages:
        evidence = maker.evidence(analysis, leave_out={voice.text}, classifier=taught.unseen(voice))
        found.append((voice.topic, evidence, 1.0))
        if voice.topic in evidence.frames:
            found.append((voice.topic, without_frame(evidence, voice.topic), MISSED_FRAME))
    return found


def collect_letters(
    examples: Sequence[Voice], lexicon: Lexicon, maker: EvidenceMaker, analyst: Analyst, taught: Taught
) -> list[Sample]:
    """The evidence of every example and negative between the sentences of a letter."""
    found: list[Sample] = []
    stories = lexicon.out_of_scope.get(STORIES, ("",))
    for number, voice in enumerate(examples):
        around = [stories[(number * step + step) % len(stories)] for step in (7, 11, 13, 17)]
        letter = analyst.analyse(LETTER.format(*around, voice.text))
        evidence = maker.evidence(letter, leave_out={voice.text, *around}, classifier=taught.unseen(voice))
        found.append((voice.topic, evidence, IN_A_LETTER))
    return found


def without_classifier(sample: Sample) -> Sample:
    """``sample`` as if the classifier had said nothing."""
    topic, evidence, weight = sample
    rows = {name: without_learnt(row) for name, row in evidence.topics.items()}
    told = {name: row for name, row in rows.items() if any(row)}
    return topic, Evidence(told, without_learnt(evidence.none)), weight


def descend(data: Sequence[Sample]) -> Weights:
    """Weights of the topic features and of the none features that make the right answers most probable."""
    size = len(TOPIC_FEATURES)
    inside = sum(weight for topic, _, weight in data if topic)
    outside = sum(weight for topic, _, weight in data if not topic)
    rows = [
        (*_options(topic, evidence), weight * (IN_SCOPE / inside if topic else (1 - IN_SCOPE) / outside))
        for topic, evidence, weight in data
    ]
    weights = [0.0] * (size + len(NONE_FEATURES))
    speed = list(weights)
    for _ in range(STEPS):
        ahead = [weight + MOMENTUM * velocity for weight, velocity in zip(weights, speed, strict=True)]
        slope = [DECAY * weight for weight in ahead]
        for options, right, share in rows:
            _add_slope(slope, ahead, options, right, share)
        speed = [MOMENTUM * velocity - RATE * gradient for velocity, gradient in zip(speed, slope, strict=True)]
        weights = [weight + velocity for weight, velocity in zip(weights, speed, strict=True)]
    rounded = [round(weight, 3) for weight in weights]
    return Weights(tuple(rounded[:size]), tuple(rounded[size:]))


def _options(topic: str, evidence: Evidence) -> tuple[list[_Row], int]:
    """The options of a sample as sparse rows, none first, and the place of the right one."""
    size = len(TOPIC_FEATURES)
    options: list[_Row] = [[(size + place, value) for place, value in enumerate(evidence.none) if value]]
    right = 0
    if topic:
        evidence.row(topic)
    for name, values in evidence.topics.items():
        if name == topic:
            right = len(options)
        options.append([(place, value) for place, value in enumerate(values) if value])
    return options, right


def _add_slope(slope: list[float], weights: list[float], options: list[_Row], right: int, share: float) -> None:
    scores = [sum(weights[place] * value for place, value in option) for option in options]
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + UNMENTIONED * math.exp(-top)
    for number, (option, power) in enumerate(zip(options, powers, strict=True)):
        error = (power / total - (number == right)) * share
        for place, value in option:
            slope[place] += error * value


def refit(kb: KnowledgeBase, lexicon: Lexicon, heard: Sequence[Voice]) -> tuple[Fitted, Classifier]:
    """Weights fitted and a classifier taught from scratch."""
    prepared = prepare(kb, lexicon)
    analyst = Analyst(prepared, lexicon, kb.entries)
    maker = EvidenceMaker(kb, lexicon, prepared)
    examples = [Voice(topic, text, number) for number, (topic, text) in enumerate(prepared.samples)]
    own, spoken = ([(voice, analyst.analyse(voice.text)) for voice in voices] for voices in (examples, heard))
    taught = teach([*own, *spoken])
    samples = [*collect(own, maker, taught), *collect_letters(examples, lexicon, maker, analyst, taught)]
    leaning = descend([*map(without_classifier, samples)])
    alone = descend([*samples, *collect(spoken, maker, taught)])
    return Fitted(alone, leaning, digest(kb, lexicon, heard)), taught.whole


def main() -> None:
    """Fits and stores all of it, after bringing the list of ordinary words up to date with the lexicon."""
    heard = voices()
    WORDS.write_text(build_words(), encoding="utf-8")
    weights, classifier = refit(load(), load_lexicon(), heard)
    WEIGHTS.write_text(weights.dump(), encoding="utf-8")
    MODEL.write_text(classifier.dump(), encoding="utf-8")


if __name__ == "__main__":
    main()
