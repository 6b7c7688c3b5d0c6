"""Judging the reading of facts: every fact of a text, in order, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from bot.evaluation.interview import HeardLine, Interview
from bot.evaluation.labels import FactLine, Plain
from bot.evaluation.progress import Step
from bot.evaluation.scores import Miss, Share, Verdict
from bot.evaluation.values import written_time

ReadFact = tuple[str, str | Decimal | date | datetime]
"""A fact freed of how its value is written: its kind and the value to compare."""


def judge_facts(lines: Sequence[FactLine], interview: Interview, step: Step) -> Verdict:
    """Send every text as a message of its own and compare what was heard."""
    misses = list[Miss]()
    right, total = Counter[str](), Counter[str]()
    for line in lines:
        heard = interview.ask(line.text, id=line.id, now=line.now).heard
        fits = facts_fit(line, heard)
        total[line.cat] += 1
        right[line.cat] += fits
        if not fits:
            misses.append(
                Miss(
                    what=line.cat,
                    id=line.id,
                    text=line.text,
                    expected=", ".join(f"{fact.kind} {fact.value}" for fact in line.expect) or "nothing",
                    got=", ".join(f"{fact.kind} {fact.value}" for fact in heard) or "nothing",
                )
            )
        step()
    table = tuple(Share(category, right[category], total[category]) for category in total)
    share = Share("lines right", right.total(), total.total())
    return Verdict(shares=(share,), misses=tuple(misses), table=table)


def facts_fit(line: FactLine, heard: Sequence[HeardLine]) -> bool:
    """Whether exactly the expected facts were heard in order; ignored kinds and repeated dates do not count."""
    if any(not 0 <= fact.span[0] < fact.span[1] <= len(line.text) for fact in heard):
        return False
    expected = [_read(fact.kind, fact.value) for fact in line.expect if fact.kind not in line.ignore]
    found = [_read(fact.kind, fact.value) for fact in heard if fact.kind not in line.ignore]
    return _once(expected) == _once(found)


def _read(kind: str, value: Plain) -> ReadFact:
    if kind in ("date", "datetime"):
        return kind, written_time(str(value)) or str(value)
    if kind in ("amount", "count") and isinstance(value, int | float):
        return kind, Decimal(str(value))
    return kind, str(value)


def _once(facts: Sequence[ReadFact]) -> list[ReadFact]:
    """The facts with a day or moment that was mentioned before left out: one mention is as good as two."""
    kept = list[ReadFact]()
    for fact in facts:
        if fact[0] not in ("date", "datetime") or fact not in kept:
            kept.append(fact)
    return kept
