"""The labelled messages as an evaluation: what the assistant must reach on the project's own samples and voices.

Of the voices' questions the classifier has learnt, so that they only tell what is lost; of the samples and the
strangers it has not.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.evaluation.evaluate import evaluate
from bot.evaluation.report import render
from bot.evaluation.scores import FileReport
from bot.jsonl import JsonLines
from knowledge.model import CHINA

CASES = Path(__file__).parent / "cases"

AT_LEAST = {
    "samples/questions": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.95},
    "samples/dialogues": {"turns right": 0.95},
    "samples/facts": {"lines right": 0.95},
    "samples/groups": {"answered when due": 0.95, "silent when due": 0.98},
    "samples/hostile": {"replied": 1.0},
    "voices/questions_dev": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_second": {"topic right": 0.94, "out of scope refused": 0.95, "values right": 0.95},
    "voices/questions_third": {"topic right": 0.96, "out of scope refused": 0.95, "values right": 0.94},
    "voices/questions_fourth": {"topic right": 0.94, "out of scope refused": 0.9, "values right": 0.88},
    "voices/questions_fifth": {"topic right": 0.92, "out of scope refused": 0.95, "values right": 0.8},
    "voices/questions_sixth": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.93},
    "voices/questions_sixth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.93},
    "voices/questions_sixth_b": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_sixth_c": {"topic right": 0.96, "out of scope refused": 0.86, "values right": 0.9},
    "voices/questions_sixth_d": {"topic right": 0.92, "out of scope refused": 0.92, "values right": 0.74},
    "voices/questions_seventh": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.9},
    "voices/questions_seventh_a": {"topic right": 0.97, "out of scope refused": 0.95, "values right": 0.95},
    "voices/questions_seventh_b": {"topic right": 0.97, "out of scope refused": 0.95, "values right": 0.93},
    "voices/questions_eighth": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.93},
    "voices/questions_eighth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_eighth_b": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_eighth_c": {"topic right": 0.97, "out of scope refused": 0.95, "values right": 0.93},
    "voices/questions_eighth_d": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_eighth_e": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_ninth_a": {"topic right": 0.98, "values right": 0.92},
    "voices/questions_ninth_b": {"topic right": 0.97, "values right": 0.89},
    "voices/questions_ninth_c": {"topic right": 0.98, "values right": 0.97},
    "voices/questions_ninth_d": {"topic right": 0.98, "values right": 0.95},
    "voices/questions_ninth_e": {"topic right": 0.97, "values right": 0.93},
    "voices/questions_ninth": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.97},
    "voices/questions_tenth": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_ninth_f": {"topic right": 0.97, "values right": 0.9},
    "voices/questions_eleventh": {"topic right": 0.96, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_eleventh_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_twelfth": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/questions_fifteenth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.95},
    "voices/dialogues_fifteenth_a": {"turns right": 0.97},
    "voices/questions_sixteenth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.9},
    "voices/questions_sixteenth_b": {"topic right": 0.97, "values right": 0.88},
    "voices/dialogues_sixteenth_a": {"turns right": 0.97},
    "voices/facts_sixteenth_a": {"lines right": 0.98},
    "voices/groups_sixteenth_a": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/questions_thirteenth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.97},
    "voices/questions_thirteenth_b": {"topic right": 0.99, "values right": 0.96},
    "voices/dialogues_thirteenth_a": {"turns right": 0.92},
    "strangers/questions_nineteenth": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.96},
    "strangers/dialogues_nineteenth": {"turns right": 0.97},
    "strangers/facts_nineteenth": {"lines right": 0.98},
    "strangers/groups_nineteenth": {"answered when due": 0.95, "silent when due": 0.98},
    "strangers/questions_nineteenth_a": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.93},
    "strangers/dialogues_nineteenth_a": {"turns right": 0.97},
    "strangers/questions_thirteenth": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.95},
    "strangers/dialogues_thirteenth": {"turns right": 0.95},
    "strangers/facts_thirteenth": {"lines right": 0.97},
    "strangers/questions_fourteenth": {"topic right": 0.97, "out of scope refused": 0.97, "values right": 0.95},
    "strangers/dialogues_fourteenth": {"turns right": 0.97},
    "strangers/facts_fourteenth": {"lines right": 0.96},
    "strangers/questions_fifteenth": {"topic right": 0.95, "out of scope refused": 0.97, "values right": 0.94},
    "strangers/dialogues_fifteenth": {"turns right": 0.96},
    "strangers/facts_fifteenth": {"lines right": 0.98},
    "strangers/groups_fifteenth": {"answered when due": 0.95, "silent when due": 0.98},
    "strangers/questions_sixteenth": {"topic right": 0.98, "out of scope refused": 0.97, "values right": 0.96},
    "strangers/dialogues_sixteenth": {"turns right": 0.98},
    "strangers/facts_sixteenth": {"lines right": 0.97},
    "strangers/groups_sixteenth": {"answered when due": 0.95, "silent when due": 0.98},
    "strangers/groups_thirteenth": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/dialogues_twelfth": {"turns right": 0.98},
    "voices/dialogues_eleventh": {"turns right": 0.95},
    "voices/dialogues_eleventh_a": {"turns right": 0.98},
    "voices/facts_eleventh": {"lines right": 0.97},
    "voices/groups_eleventh": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/hostile_eleventh": {"replied": 1.0, "topic right": 0.9},
    "voices/dialogues_dev": {"turns right": 0.95},
    "voices/dialogues_second": {"turns right": 0.9},
    "voices/dialogues_third": {"turns right": 0.92},
    "voices/dialogues_fourth": {"turns right": 0.93},
    "voices/dialogues_fifth": {"turns right": 0.9},
    "voices/dialogues_sixth": {"turns right": 0.96},
    "voices/dialogues_seventh": {"turns right": 0.95},
    "voices/dialogues_seventh_a": {"turns right": 0.96},
    "voices/dialogues_seventh_b": {"turns right": 0.96},
    "voices/dialogues_eighth": {"turns right": 0.98},
    "voices/facts_eighth": {"lines right": 0.97},
    "voices/groups_eighth": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/dialogues_ninth": {"turns right": 0.96},
    "voices/dialogues_tenth": {"turns right": 0.98},
    "voices/facts_ninth": {"lines right": 0.98},
    "voices/groups_ninth": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/dialogues_eighth_a": {"turns right": 0.96},
    "voices/dialogues_eighth_b": {"turns right": 0.96},
    "voices/dialogues_eighth_c": {"turns right": 0.96},
    "voices/dialogues_eighth_d": {"turns right": 0.96},
    "voices/dialogues_eighth_e": {"turns right": 0.96},
    "voices/facts_seventh": {"lines right": 0.97},
    "voices/groups_seventh": {"answered when due": 0.9, "silent when due": 0.98},
    "voices/facts_sixth": {"lines right": 0.97},
    "voices/groups_sixth": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/dialogues_sixth_a": {"turns right": 0.96},
    "voices/dialogues_sixth_b": {"turns right": 0.93},
    "voices/facts_fourth": {"lines right": 0.97},
    "voices/facts_dev": {"lines right": 0.98},
    "voices/groups_dev": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/groups_fourth": {"answered when due": 0.95, "silent when due": 0.98},
    "voices/groups_fifth": {"answered when due": 0.8, "silent when due": 0.98},
    "voices/hostile_fourth": {"replied": 1.0},
    "voices/hostile_dev": {"replied": 1.0},
}
"""The share of each measure that a file must reach."""

NEVER = {
    "questions": ("values wrong",),
    "dialogues": ("values wrong",),
    "groups": ("values wrong",),
    "hostile": ("values from nothing",),
}
"""What must not happen once, by kind of file."""

AT_MOST = {"samples/questions": {"topic wrong": 0.01, "out of scope stated": 0.01}}


Evaluated = Callable[[str], FileReport]


@pytest.fixture(scope="module")
def evaluated(assistant: Assistant) -> Evaluated:
    """The report on a file of cases, made once."""
    made: dict[str, FileReport] = {}

    def report(name: str) -> FileReport:
        if name not in made:
            clock = datetime(2023, 5, 17, 12, 0, tzinfo=CHINA)
            found = evaluate([CASES / f"{name}.jsonl"], lambda: JsonLines(assistant, lambda: clock).handle)
            print(render(found))
            made[name] = found.files[0]
        return made[name]

    return report


@pytest.mark.parametrize(
    ("name", "measure", "least"),
    [(name, measure, least) for name, measures in AT_LEAST.items() for measure, least in measures.items()],
)
def test_reaches(evaluated: Evaluated, name: str, measure: str, least: float) -> None:
    share = evaluated(name).share(measure)
    assert share.rate >= least, share


@pytest.mark.parametrize(
    ("name", "measure", "most"),
    [(name, measure, most) for name, measures in AT_MOST.items() for measure, most in measures.items()],
)
def test_keeps_below(evaluated: Evaluated, name: str, measure: str, most: float) -> None:
    share = evaluated(name).share(measure)
    assert share.rate <= most, share


@pytest.mark.parametrize(
    ("name", "measure"),
    [(name, measure) for name in AT_LEAST for kind, measures in NEVER.items() if kind in name for measure in measures],
)
def test_never_happens(evaluated: Evaluated, name: str, measure: str) -> None:
    assert evaluated(name).share(measure).count == 0
