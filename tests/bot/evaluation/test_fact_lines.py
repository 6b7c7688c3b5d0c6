from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.fact_lines import facts_fit, judge_facts
from bot.evaluation.interview import HeardLine
from bot.evaluation.labels import ExpectedFact, FactLine

from .canned import counts, interview, missed, step

DAY = ("date", "2023-05-10")


def line(*expect: tuple[str, Any], ignore: tuple[str, ...] = (), id: str = "f1", cat: str = "time") -> FactLine:
    facts = [ExpectedFact(kind=kind, value=value) for kind, value in expect]
    now = "2023-05-17T14:30:00+08:00"
    return FactLine(id=id, cat=cat, text="五月十日退款", now=now, expect=facts, ignore=list(ignore))


def heard(*facts: tuple[str, Any]) -> list[HeardLine]:
    return [HeardLine(kind, value, (0, 2)) for kind, value in facts]


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (line(), heard()),
        (line(DAY), heard(DAY)),
        (line(DAY, DAY), heard(DAY)),
        (line(DAY), heard(DAY, DAY)),
        (line(DAY, ("amount", 300)), heard(DAY, ("amount", 300.0))),
        (line(("datetime", "2023-05-10T15:00:00")), heard(("datetime", "2023-05-10T15:00:00+08:00"))),
        (line(DAY, ignore=("duration",)), heard(("duration", "PT24H"), DAY)),
        (line(("count", 2), ignore=("count",)), heard(("count", 3))),
        (line(("duration", "PT48H")), heard(("duration", "PT48H"))),
    ],
)
def test_lines_that_are_right(expected: FactLine, found: list[HeardLine]) -> None:
    assert facts_fit(expected, found)


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        (line(), heard(DAY)),
        (line(DAY), heard()),
        (line(DAY), heard(("date", "2022-05-10"))),
        (line(DAY), heard(("datetime", "2023-05-10T00:00:00+08:00"))),
        (line(DAY, ("amount", 300)), heard(("amount", 300), DAY)),
        (line(("amount", 300)), heard(("count", 300))),
        (line(("count", 3), ("count", 3)), heard(("count", 3))),
        (line(("duration", "PT48H")), heard(("duration", "P2D"))),
        (line(("datetime", "2023-05-10T15:00:00")), heard(("datetime", "2023-05-10T15:00:00+00:00"))),
    ],
)
def test_lines_that_are_wrong(expected: FactLine, found: list[HeardLine]) -> None:
    assert not facts_fit(expected, found)


@pytest.mark.parametrize("span", [(0, 0), (3, 1), (-1, 2), (0, 99)])
def test_a_span_outside_the_text_is_wrong(span: tuple[int, int]) -> None:
    assert not facts_fit(line(DAY), [HeardLine("date", "2023-05-10", span)])


def test_lines_are_counted_by_category() -> None:
    reply = {"kind": "unknown", "heard": [{"kind": "date", "value": "2023-05-10", "span": [0, 4]}]}
    lines = [line(DAY, id="a"), line(id="b"), line(DAY, id="c", cat="trap")]
    verdict = judge_facts(lines, interview({"五月十日退款": reply}), step)
    assert counts(verdict) == {"lines right": (2, 3)}
    assert {share.name: (share.count, share.of) for share in verdict.table} == {"time": (1, 2), "trap": (1, 1)}
    assert missed(verdict) == {("time", "b")}
