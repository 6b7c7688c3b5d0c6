"""Score: a softmax over the topics and none, with one weight a feature."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence

WEIGHTS = Path(__file__).parent / "data" / "weights.json"


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


def probabilities(evidence: Evidence, weights: Weights, prior: Mapping[str, float], count: int) -> tuple[dict[str, float], float]:
    """The probability of each topic with evidence, and of none; ``count`` topics exist, ``prior`` adds to scores."""
    scores = {
        topic: sum(weight * value for weight, value in zip(weights.topic, values, strict=True)) + prior.get(topic, 0.0)
        for topic, values in evidence.topics.items()
    }
    nothing = sum(weight * value for weight, value in zip(weights.none, evidence.none, strict=True))
    top = max([nothing, 0.0, *scores.values()])
    others = max(0, count - len(scores)) * math.exp(-top)
    total = math.exp(nothing - top) + others + sum(math.exp(score - top) for score in scores.values())
    return {topic: math.exp(score - top) / total for topic, score in scores.items()}, math.exp(nothing - top) / total
