"""The labelled messages of ``tests/cases`` that the measurements are taken on. The held-out voices stay unread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bot.evaluation.hostile import MOMENT
from bot.evaluation.labels import Dialogue, FactLine, Hostile, Question, read_labels

CASES = Path(__file__).parent.parent / "tests" / "cases"
SAMPLES = CASES / "samples"
QUESTION_FILES = (SAMPLES / "questions.jsonl", CASES / "voices" / "questions_dev.jsonl")


class Sent(NamedTuple):
    """A message, when it was written, and the conversation it belongs to, if to any."""

    text: str
    now: str
    chat: str | None = None


def labelled_questions() -> list[Question]:
    """The questions of the samples and of the voices that may be read."""
    return [question for file in QUESTION_FILES for question in read_labels(file).of(Question)]


def sample_messages() -> Mapping[str, list[Sent]]:
    """The messages of the samples by kind, dialogues turn by turn."""
    questions = read_labels(SAMPLES / "questions.jsonl").of(Question)
    dialogues = read_labels(SAMPLES / "dialogues.jsonl").of(Dialogue)
    facts = read_labels(SAMPLES / "facts.jsonl").of(FactLine)
    hostile = read_labels(SAMPLES / "hostile.jsonl").of(Hostile)
    return {
        "questions": [Sent(question.q, question.now) for question in questions],
        "dialogues": [Sent(turn.user, talk.now, talk.id) for talk in dialogues for turn in talk.turns],
        "facts": [Sent(line.text, line.now) for line in facts],
        "hostile": [Sent(message.q, MOMENT) for message in hostile],
    }
