"""The weights: up to date, reproducible, and sensible."""

from __future__ import annotations

from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.features import NONE_FEATURES, TOPIC_FEATURES, EvidenceMaker
from bot.understanding.intent.fit import collect, descend, digest
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.score import Weights
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

REFIT = "run `python -m bot.understanding.intent.fit`"


def test_the_stored_weights_are_up_to_date(kb: KnowledgeBase, lexicon: Lexicon) -> None:
    assert Weights.load().fitted_on == digest(kb, lexicon), f"words, frames, examples or negatives changed: {REFIT}"


def test_the_same_samples_give_the_same_weights(
    lexicon: Lexicon, prepared: Prepared, maker: EvidenceMaker, analyst: Analyst, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("bot.understanding.intent.fit.STEPS", 15)
    few = Prepared(
        **{name: getattr(prepared, name) for name in prepared.__struct_fields__ if name != "samples"},
        samples=prepared.samples[::12],
    )
    first = descend(collect(few, lexicon, maker, analyst))
    again = descend(collect(few, lexicon, maker, analyst))
    assert first == again


def test_each_sign_is_as_it_should_be() -> None:
    weights = Weights.load()
    topic = dict(zip(TOPIC_FEATURES, weights.topic, strict=True))
    none = dict(zip(NONE_FEATURES, weights.none, strict=True))
    assert all(topic[name] > 0 for name in ("complete", "information", "asked", "partial", "overlap", "similar"))
    assert topic["foreign_words"] < 0
    assert all(none[name] > 0 for name in ("bias", "no_frame", "outside", "outside_asked", "negative", "platform"))


def test_negatives_are_many_and_half_of_them_near(lexicon: Lexicon) -> None:
    groups = {name: len(lines) for name, lines in lexicon.out_of_scope.items()}
    near = groups["other_platforms"] + groups["neighbouring_matters"]
    assert sum(groups.values()) >= 400
    assert 2 * near >= sum(groups.values()) - groups["stories"]
