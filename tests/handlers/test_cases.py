"""The cases that curators write beside the rules, run for real."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from handlers import cases
from handlers.cases import check_knowledge, run_case
from handlers.result import Facts, ImpossibleFactError, Result, Rule, Step
from knowledge.case_check import Findings, case_findings
from knowledge.check import render
from knowledge.loader import load
from knowledge.model import CHINA, Case, Entry

KNOWN = load(use_cache=False)
ALL = [(entry, case) for entry in KNOWN.entries.values() for case in entry.cases]


def test_the_knowledge_that_comes_with_the_program_is_sound() -> None:
    report = check_knowledge()
    assert report.ok, render(report)
    assert (report.topics, report.cases) == (len(KNOWN.entries), len(ALL))


@pytest.mark.parametrize(("entry", "case"), ALL, ids=[f"{entry.id}: {case.name}" for entry, case in ALL])
def test_a_case_comes_out_as_its_rule_says(entry: Entry, case: Case) -> None:
    alone = case_findings(replace(entry, cases=(case,)), run_case)
    assert alone.problems == []


def test_every_topic_that_computes_has_cases() -> None:
    computing = {entry.id for entry in KNOWN.entries.values() if entry.handler}
    assert computing == {entry.id for entry, _ in ALL}


def asked_at(monkeypatch: pytest.MonkeyPatch, case: Case) -> datetime:
    """The moment at which a case of the exit topic is asked."""
    heard: list[datetime] = []

    def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
        heard.append(asked_at)
        return Result()

    monkeypatch.setattr(cases, "handler", lambda name: compute)
    assert run_case(KNOWN.entries["vip-exit"], case).failure is None
    return heard[0]


@pytest.mark.parametrize(
    ("given", "expect", "moment"),
    [
        ({"application_date": "2023-05-10"}, {}, datetime(2023, 5, 11, 12, tzinfo=CHINA)),
        ({"application_date": "2023-05-10"}, {"effective_date": "2023-05-25"}, datetime(2023, 5, 26, 12, tzinfo=CHINA)),
        ({}, {"term_end": "2024-12-31T23:59:59+08:00"}, datetime(2025, 1, 1, 12, tzinfo=CHINA)),
        ({}, {"removal": True, "shortfall": 1500, "new_name": "实力旗舰店"}, datetime(2024, 1, 16, 12, tzinfo=CHINA)),
    ],
    ids=["given day", "expected day", "expected moment", "no day"],
)
def test_a_case_is_asked_when_all_its_days_have_passed(
    monkeypatch: pytest.MonkeyPatch, given: Any, expect: Any, moment: datetime
) -> None:
    assert asked_at(monkeypatch, Case(name="x", given=given, expect=expect)) == moment


def test_a_case_is_asked_when_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2020, 1, 1, 9, tzinfo=CHINA)
    case = Case(name="x", given={"application_date": "2023-05-10"}, expect={}, asked_at=moment)
    assert asked_at(monkeypatch, case) == moment


def failing_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Findings:
    """What is reported when the handler of the exit topic raises."""

    def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
        raise error

    monkeypatch.setattr(cases, "handler", lambda name: compute)
    case = Case(name="x", given={"application_date": "2023-05-10"}, expect={})
    return case_findings(replace(KNOWN.entries["vip-exit"], cases=(case,)), run_case)


def test_a_refused_fact_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = failing_with(monkeypatch, ImpossibleFactError("application_date", "in_a_dream"))
    ((path, message, _),) = found.problems
    assert path == ("cases", 0, "given", "application_date")
    assert message == "the case 'x' fails: application_date is refused (in_a_dream)"


def test_a_handler_that_breaks_is_reported_with_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ((path, message, _),) = failing_with(monkeypatch, KeyError("notice_dayz")).problems
    assert path == ("cases", 0)
    assert message == "the case 'x' fails: the handler vip_exit breaks: KeyError: 'notice_dayz'"


def test_steps_and_notes_come_with_the_names_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    def compute(facts: Facts, rule: Rule, asked_at: datetime) -> Result:
        return Result(outcome="effective", steps=(Step("notice", {"notice_days": 15}),), notes=("already_out",))

    monkeypatch.setattr(cases, "handler", lambda name: compute)
    outcome = run_case(KNOWN.entries["vip-exit"], Case(name="x", given={}, expect={}))
    assert outcome.steps == (("notice", frozenset({"notice_days"})),)
    assert (outcome.outcome, outcome.notes) == ("effective", ("already_out",))
