"""Fits the weights: ``python -m bot.understanding.intent.fit``.

Learnt from the knowledge base's own examples, each as if it were not there, and from the lines of ``out_of_scope.yaml``;
each of them once alone and once inside a letter. Plain gradient descent with a fixed number of steps from zero, in a fixed
order, rounded at the end: the same inputs give the same file. A test fails when the file is older than its inputs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256

from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence, EvidenceMaker, without_frame
from bot.understanding.intent.prepared import Prepared, prepare
from bot.understanding.intent.score import UNMENTIONED, WEIGHTS, Weights
from bot.understanding.intent.segment import WORDS
from bot.understanding.intent.tables import build_words
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

Sample = tuple[str, Evidence, float]
"""The topic that is right (empty for none), the evidence, the sample's weight."""
_Row = list[tuple[int, float]]


def digest(kb: KnowledgeBase, lexicon: Lexicon) -> str:
    """What the weights depend on: examples, frames, words, negatives, features and the numbers above."""
    parts = [lexicon.version, *TOPIC_FEATURES, *NONE_FEATURES, LETTER]
    parts.append(str((STEPS, RATE, MOMENTUM, DECAY, MISSED_FRAME, IN_SCOPE, IN_A_LETTER, UNMENTIONED)))
    for entry in sorted(kb.entries.values(), key=lambda entry: entry.id):
        parts += [entry.id, *entry.questions.all(), repr(entry.frames)]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def collect(prepared: Prepared, lexicon: Lexicon, maker: EvidenceMaker, analyst: Analyst) -> list[Sample]:
    """The evidence of every example and negative, itself left out."""
    found: list[Sample] = []
    stories = lexicon.out_of_scope.get(STORIES, ("",))
    for number, (topic, text) in enumerate(prepared.samples):
        evidence = maker.evidence(analyst.analyse(text), leave_out={text})
        found.append((topic, evidence, 1.0))
        around = [stories[(number * step + step) % len(stories)] for step in (7, 11, 13, 17)]
        letter = analyst.analyse(LETTER.format(*around, text))
        found.append((topic, maker.evidence(letter, leave_out={text, *around}), IN_A_LETTER))
        if topic in evidence.frames:
            found.append((topic, without_frame(evidence, topic), MISSED_FRAME))
    return found


def descend(data: Sequence[Sample]) -> tuple[tuple[float, ...], tuple[float, ...]]:
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
    return tuple(rounded[:size]), tuple(rounded[size:])


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


def refit(kb: KnowledgeBase, lexicon: Lexicon, *, without: frozenset[str] = frozenset()) -> Weights:
    """Weights fitted from scratch; ``without`` leaves parts of the matcher out."""
    prepared = prepare(kb, lexicon, without=without)
    analyst = Analyst(prepared, lexicon, kb.entries, without=without)
    maker = EvidenceMaker(kb, lexicon, prepared, without=without)
    return Weights(*descend(collect(prepared, lexicon, maker, analyst)), digest(kb, lexicon))


def main() -> None:
    """Fits and stores the weights, after bringing the list of ordinary words up to date with the lexicon."""
    WORDS.write_text(build_words(), encoding="utf-8")
    WEIGHTS.write_text(refit(load(), load_lexicon()).dump(), encoding="utf-8")


if __name__ == "__main__":
    main()
