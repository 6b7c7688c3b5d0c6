"""The weights: up to date, reproducible, and sensible."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.evaluation.labels import LabelError
from bot.understanding.intent.analysis import Analyst
from bot.understanding.intent.features import EvidenceMaker
from bot.understanding.intent.fit import (
    Voice,
    collect,
    collect_letters,
    descend,
    digest,
    teach,
    voices,
    without_classifier,
)
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.score import Fitted, Weights
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

REFIT = "run `python -m bot.understanding.intent.fit`"


def test_the_stored_weights_are_up_to_date(kb: KnowledgeBase, lexicon: Lexicon) -> None:
    fresh = Fitted.load().fitted_on == digest(kb, lexicon, voices())
    assert fresh, f"words, frames, examples, negatives or labelled messages changed: {REFIT}"


def test_the_same_samples_give_the_same_weights(
    lexicon: Lexicon, prepared: Prepared, maker: EvidenceMaker, analyst: Analyst, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("bot.understanding.intent.fit.STEPS", 15)
    examples = [Voice(topic, text, number) for number, (topic, text) in enumerate(prepared.samples[::12])]
    messages = [(voice, analyst.analyse(voice.text)) for voice in (*examples, *voices()[::40])]

    def fitted() -> tuple[Weights, Weights, str]:
        taught = teach(messages)
        samples = [*collect(messages, maker, taught), *collect_letters(examples, lexicon, maker, analyst, taught)]
        return descend(samples), descend([*map(without_classifier, samples)]), taught.whole.dump()

    assert fitted() == fitted()


def test_without_labelled_messages_nothing_is_fitted(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="checkout"):
        voices(tmp_path)


def test_an_installation_without_them_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.understanding.intent.fit.voices", lambda: voices(tmp_path))
    monkeypatch.setattr("bot.understanding.intent.fit.WORDS", tmp_path / "words.txt")
    assert main(["kb", "fit"]) == 1
    assert "checkout" in capsys.readouterr().err
    assert not (tmp_path / "words.txt").exists()


def test_the_classifier_has_no_say_where_a_message_leans_on_the_conversation() -> None:
    leaning = Fitted.load().leaning.by_name()
    assert leaning["topic"]["learnt"] == leaning["none"]["learnt"] == 0


def test_each_sign_is_as_it_should_be() -> None:
    fitted = Fitted.load()
    for weights in (fitted.alone.by_name(), fitted.leaning.by_name()):
        topic, none = weights["topic"], weights["none"]
        assert all(topic[name] > 0 for name in ("complete", "information", "asked", "partial", "overlap", "similar"))
        assert all(none[name] > 0 for name in ("bias", "no_frame", "outside_asked", "negative", "platform"))
    alone, leaning = fitted.alone.by_name(), fitted.leaning.by_name()
    assert leaning["topic"]["foreign_words"] < 0
    assert leaning["none"]["outside"] > 0
    assert alone["topic"]["learnt"] > 0
    assert alone["none"]["learnt"] > 0


def test_negatives_are_many_and_half_of_them_near(lexicon: Lexicon) -> None:
    groups = {name: len(lines) for name, lines in lexicon.out_of_scope.items()}
    near = groups["other_platforms"] + groups["neighbouring_matters"]
    assert sum(groups.values()) >= 400
    assert 2 * near >= sum(groups.values()) - groups["stories"]
