"""Score: a softmax over the topics and none, with one weight a feature."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from pathlib import Path

from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence

WEIGHTS = Path(__file__).parent / "data" / "weights.json"

UNMENTIONED = 20
"""So many topics without any evidence take part in the softmax, however many there are: a larger knowledge base makes
no question less certain."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature, and the digest of what they were fitted on."""

    topic: tuple[float, ...]
    none: tuple[float, ...]
    fitted_on: str = ""

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> Weights:
        """The stored weights; a feature that the file does not know weighs nothing."""
        stored = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            tuple(stored["topic"].get(name, 0.0) for name in TOPIC_FEATURES),
            tuple(stored["none"].get(name, 0.0) for name in NONE_FEATURES),
            stored["fitted_on"],
        )

    def dump(self) -> str:
        """The weights as the file holds them."""
        stored = {
            "fitted_on": self.fitted_on,
            "topic": dict(zip(TOPIC_FEATURES, self.topic, strict=True)),
            "none": dict(zip(NONE_FEATURES, self.none, strict=True)),
        }
        return json.dumps(stored, indent=2) + "\n"


def probabilities(evidence: Evidence, weights: Weights, prior: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """The probability of each topic with evidence, and of none; ``prior`` adds to the scores of topics."""
    scores = {topic: prior.get(topic, 0.0) for topic in prior}
    for topic, values in evidence.topics.items():
        scores[topic] = prior.get(topic, 0.0) + _dot(weights.topic, values)
    nothing = _dot(weights.none, evidence.none)
    top = max([nothing, 0.0, *scores.values()])
    powers = {topic: math.exp(score - top) for topic, score in scores.items()}
    none = math.exp(nothing - top)
    total = none + sum(powers.values()) + UNMENTIONED * math.exp(-top)
    return {topic: power / total for topic, power in powers.items()}, none / total


def _dot(weights: tuple[float, ...], values: list[float]) -> float:
    return float(sum(map(mul, weights, values)))
