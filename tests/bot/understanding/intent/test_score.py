"""The softmax over topics and none."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, Evidence
from bot.understanding.intent.score import UNMENTIONED, Fitted, Weights, probabilities
from knowledge.problems import KnowledgeError

WEIGHTS = Weights((1.0,) + (0.0,) * (len(TOPIC_FEATURES) - 1), (2.0,) + (0.0,) * (len(NONE_FEATURES) - 1))


def _evidence(**scores: float) -> Evidence:
    topics = {name: [score] + [0.0] * (len(TOPIC_FEATURES) - 1) for name, score in scores.items()}
    return Evidence(topics, [1.0] + [0.0] * (len(NONE_FEATURES) - 1))


def test_probabilities_are_a_softmax() -> None:
    found, none = probabilities(_evidence(a=3.0, b=1.0), WEIGHTS, {})
    total = math.exp(3) + math.exp(1) + math.exp(2) + UNMENTIONED
    assert found == pytest.approx({"a": math.exp(3) / total, "b": math.exp(1) / total})
    assert none == pytest.approx(math.exp(2) / total)


def test_the_conversation_adds_to_a_topic_even_without_evidence() -> None:
    found, _ = probabilities(_evidence(a=1.0), WEIGHTS, {"b": 2.0})
    assert found["b"] > found["a"]


def test_large_scores_do_not_overflow() -> None:
    found, none = probabilities(_evidence(a=5000.0), WEIGHTS, {})
    assert (found["a"], none) == (1.0, 0.0)


def test_weights_are_stored_and_read_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "weights.json"
    fitted = Fitted(WEIGHTS, Weights((0.5,) * len(TOPIC_FEATURES), (0.25,) * len(NONE_FEATURES)), "x")
    file.write_text(fitted.dump(), encoding="utf-8")
    assert Fitted.load(file) == fitted


@pytest.mark.parametrize(
    "broken",
    [
        "",
        '{"fitted_on": "x"}',
        "{cut o",
        '{"fitted_on": "x", "alone": {"topic": {}, "none": {}}, "leaning": {"topic": {}, "none": {}}}',
        Fitted(WEIGHTS, WEIGHTS, "x").dump().replace("1.0", '"1.0"'),
        Fitted(WEIGHTS, WEIGHTS, "x").dump().replace("1.0", "NaN"),
        Fitted(WEIGHTS, WEIGHTS, "x").dump().replace("1.0", "1e999"),
    ],
)
def test_weights_that_are_none_are_refused(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "weights.json"
    with pytest.raises(KnowledgeError, match=r"weights\.json"):
        Fitted.load(file)
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"weights\.json"):
        Fitted.load(file)


def test_a_feature_that_the_file_does_not_know_weighs_nothing() -> None:
    assert Weights.named({"topic": {"complete": 1.5}, "none": {}}).topic == (1.5,) + (0.0,) * (len(TOPIC_FEATURES) - 1)
