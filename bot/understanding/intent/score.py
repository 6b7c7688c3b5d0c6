"""Score: a softmax over the topics and none, with one weight a feature."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import TypedDict

import msgspec

from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence
from knowledge.problems import KnowledgeError, Problem

WEIGHTS = Path(__file__).parent / "data" / "weights.json"

UNMENTIONED = 20
"""So many topics without any evidence take part in the softmax, however many there are: a larger knowledge base makes
no question less certain."""


class _Parts(TypedDict):
    topic: dict[str, float]
    none: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature."""

    topic: tuple[float, ...]
    none: tuple[float, ...]

    @classmethod
    def named(cls, stored: _Parts) -> Weights:
        """The weights by the names of the features; one that is not named weighs nothing."""
        return cls(
            tuple(stored["topic"].get(name, 0.0) for name in TOPIC_FEATURES),
            tuple(stored["none"].get(name, 0.0) for name in NONE_FEATURES),
        )

    def by_name(self) -> dict[str, dict[str, float]]:
        """The weights by the names of the features."""
        return {
            "topic": dict(zip(TOPIC_FEATURES, self.topic, strict=True)),
            "none": dict(zip(NONE_FEATURES, self.none, strict=True)),
        }


class _Stored(msgspec.Struct):
    """What the file holds."""

    fitted_on: str
    alone: _Parts
    leaning: _Parts


def _broken(file: Path, how: str) -> KnowledgeError:
    return KnowledgeError([Problem(file.name, 1, f"What the matcher was fitted to {how}", "Restore the file")])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The stored weights, and the digest of what they were fitted on."""

    alone: Weights
    """For a message by itself."""
    leaning: Weights
    """For one that leans on the conversation: the classifier, taught by messages that say all of it, has no say."""
    fitted_on: str = ""

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> Fitted:
        """The stored weights; raises KnowledgeError if they are missing or are none."""
        try:
            stored = msgspec.json.decode(file.read_bytes(), type=_Stored)
        except (OSError, msgspec.MsgspecError) as error:
            raise _broken(file, f"cannot be read ({error})") from None
        if not all(set(TOPIC_FEATURES) & set(part["topic"]) for part in (stored.alone, stored.leaning)):
            raise _broken(file, "has no weight of any feature")
        return cls(Weights.named(stored.alone), Weights.named(stored.leaning), stored.fitted_on)

    def dump(self) -> str:
        """The weights as the file holds them."""
        stored = {"fitted_on": self.fitted_on, "alone": self.alone.by_name(), "leaning": self.leaning.by_name()}
        return json.dumps(stored, indent=2) + "\n"


def probabilities(evidence: Evidence, weights: Weights, prior: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """The probability of each topic with evidence, and of none; ``prior`` adds to the scores of topics."""
    scores = dict(prior)
    for topic, values in evidence.topics.items():
        score = sum(map(mul, weights.topic, values))
        if score:  # a topic for which only the classifier spoke has nothing to say where that has no say
            scores[topic] = prior.get(topic, 0.0) + score
    nothing = sum(map(mul, weights.none, evidence.none))
    top = max([nothing, 0.0, *scores.values()])
    powers = {topic: math.exp(score - top) for topic, score in scores.items()}
    none = math.exp(nothing - top)
    total = none + sum(powers.values()) + UNMENTIONED * math.exp(-top)
    return {topic: power / total for topic, power in powers.items()}, none / total
