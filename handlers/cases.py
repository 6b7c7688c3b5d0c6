"""The cases that live with the rules, run through their handlers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from handlers.notation import parse_value, plain
from handlers.registry import handler, has_handler
from handlers.result import Facts, ImpossibleFactError, Result, Rule, Value, day_of
from knowledge.case_check import CaseOutcome
from knowledge.check import Report, check
from knowledge.loader import PACKAGED
from knowledge.model import CHINA, Case, Entry

FIXED_DAY = date(2024, 1, 15)
"""When a case without a date and without ``asked_at`` is asked."""


def check_knowledge(folder: Path = PACKAGED) -> Report:
    """Everything that is wrong with the knowledge in ``folder``, its cases run through the real handlers."""
    return check(folder, run_case, has_handler)


def run_case(entry: Entry, case: Case) -> CaseOutcome:
    """What the entry's handler makes of a case; whatever goes wrong is told in ``failure``, never raised."""
    facts: dict[str, Value] = {}
    for name, raw in case.given.items():
        try:
            facts[name] = parse_value(entry.facts[name].type, raw)
        except ValueError as error:
            return CaseOutcome(failure=str(error), fact=name)
    try:
        result = compute(entry, facts, case.asked_at or _moment_after(facts.values(), case))
    except ImpossibleFactError as error:
        return CaseOutcome(failure=f"{error.fact} is refused ({error.reason})", fact=error.fact)
    except Exception as error:  # a handler that breaks is one of the things this must report
        return CaseOutcome(failure=f"the handler {entry.handler} breaks: {type(error).__name__}: {error}")
    return CaseOutcome(
        values={name: plain(value) for name, value in result.values.items()},
        outcome=result.outcome,
        steps=tuple((step.key, frozenset(step.values)) for step in result.steps),
        notes=result.notes,
    )


def compute(entry: Entry, facts: Facts, asked_at: datetime) -> Result:
    """The result of the entry's handler; raises ImpossibleFactError, or UnknownHandlerError where it has none."""
    return handler(entry.handler or "")(facts, Rule(entry), asked_at)


def _moment_after(values: Iterable[Value], case: Case) -> datetime:
    """Noon of the day after every given or expected date, so that all of them lie in the past."""
    days = [day_of(value) for value in values if isinstance(value, date)]
    for raw in case.expect.values():
        try:
            days.append(date.fromisoformat(str(raw)[: len("2024-01-15")]))
        except ValueError:
            continue  # an expected amount or name
    return datetime.combine(max(days, default=FIXED_DAY) + timedelta(days=1), time(12), CHINA)
