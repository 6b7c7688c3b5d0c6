"""Fits the weights: ``python -m bot.understanding.intent.fit``.

Learnt from the knowledge base's own examples, each as if it were not there, and from the lines of ``out_of_scope.yaml``.
Plain gradient descent with a fixed number of steps from zero, in a fixed order, rounded at the end: the same inputs give
the same file. A test fails when the file is older than its inputs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from hashlib import sha256

from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence, EvidenceMaker
from bot.understanding.intent.score import WEIGHTS, Weights
from knowledge.lexicon import Lexicon, load_lexicon
from knowledge.loader import load
from knowledge.model import KnowledgeBase

STEPS = 400
RATE = 0.5
DECAY = 0.001
MISSED_FRAME = 0.1
"""Weight of a second copy of each example without its frames: people find words that no frame foresaw."""

IN_A_LETTER = 0.5
"""Weight of a copy of each sample between other sentences: people tell stories around their question."""
LETTER = "您好,{0}。{1},{2}。{4}。{3}"

Sample = tuple[str | None, Evidence, float]
_Row = tuple[int, float]


def digest(kb: KnowledgeBase, lexicon: Lexicon) -> str:
    """What the weights depend on: examples, frames, words, negatives, features."""
    parts = [lexicon.version, *TOPIC_FEATURES, *NONE_FEATURES, str((STEPS, RATE, DECAY, MISSED_FRAME))]
    for entry in sorted(kb.entries.values(), key=lambda entry: entry.id):
        parts += [entry.id, *entry.questions.all(), repr(entry.frames)]
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def samples(maker: EvidenceMaker, analyst: Analyst) -> list[Sample]:
    """The evidence of every example and negative, itself left out."""
    found: list[Sample] = []
    given = maker.samples()
    stories = maker.stories()
    for number, (topic, text) in enumerate(given):
        evidence = maker.evidence(analyst.analyse(text), leave_out={text})
        found.append((topic, evidence, 1.0))
        around = [stories[(number * step + step) % len(stories)] for step in (7, 11, 13, 17)]
        letter = LETTER.format(*around, text)
        found.append((topic, maker.evidence(analyst.analyse(letter), leave_out={text, *around}), IN_A_LETTER))
        if topic is not None and evidence.topics.get(topic, [0.0])[0]:
            found.append((topic, _without_frame(evidence, topic), MISSED_FRAME))
    return found


def _without_frame(evidence: Evidence, topic: str) -> Evidence:
    row = list(evidence.topics[topic])
    row[5] = row[1] / 2
    row[:4] = [0.0] * 4
    return Evidence({**evidence.topics, topic: row}, evidence.none)


def fit(data: Sequence[Sample], topics: int) -> tuple[list[float], list[float]]:
    """Weights of the topic features and of the none features that make the labels most probable."""
    size, extra = len(TOPIC_FEATURES), len(NONE_FEATURES)
    rows = [_compressed(sample) for sample in data]
    total = sum(weight for *_, weight in rows)
    weights = [0.0] * (size + extra)
    speed = [0.0] * (size + extra)
    for _ in range(STEPS):
        ahead = [weight + 0.9 * velocity for weight, velocity in zip(weights, speed, strict=True)]
        slope = [DECAY * weight for weight in ahead]
        for options, right, weight in rows:
            _add_slope(slope, ahead, options, right, weight / total, topics)
        speed = [0.9 * velocity - RATE * gradient for velocity, gradient in zip(speed, slope, strict=True)]
        weights = [weight + velocity for weight, velocity in zip(weights, speed, strict=True)]
    return [round(weight, 3) for weight in weights[:size]], [round(weight, 3) for weight in weights[size:]]


def _compressed(sample: Sample) -> tuple[list[list[_Row]], int, float]:
    """The options of a sample as sparse rows, the right one's place, the sample's weight. None is the first option."""
    topic, evidence, weight = sample
    size = len(TOPIC_FEATURES)
    options: list[list[_Row]] = [[(size + place, value) for place, value in enumerate(evidence.none) if value]]
    right = 0
    rows = dict(evidence.topics)
    if topic is not None:
        rows.setdefault(topic, [0.0] * size)
    for name, values in rows.items():
        if name == topic:
            right = len(options)
        options.append([(place, value) for place, value in enumerate(values) if value])
    return options, right, weight


def _add_slope(
    slope: list[float], weights: list[float], options: list[list[_Row]], right: int, share: float, topics: int
) -> None:
    scores = [sum(weights[place] * value for place, value in option) for option in options]
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + max(0, topics + 1 - len(options)) * math.exp(-top)
    for number, (option, power) in enumerate(zip(options, powers, strict=True)):
        error = (power / total - (number == right)) * share
        for place, value in option:
            slope[place] += error * value


def refit(kb: KnowledgeBase, lexicon: Lexicon, *, without: frozenset[str] = frozenset()) -> Weights:
    """Weights fitted from scratch; ``without`` leaves parts of the matcher out, for the ablation."""
    analyst = Analyst(lexicon, kb.entries, without=without)
    maker = EvidenceMaker(kb, lexicon, analyst, without=without)
    topic, none = fit(samples(maker, analyst), len(kb.entries))
    return Weights(tuple(topic), tuple(none), digest(kb, lexicon))


def main() -> None:
    """Fits and stores."""
    WEIGHTS.write_text(refit(load(), load_lexicon()).dump(), encoding="utf-8")


if __name__ == "__main__":
    main()
