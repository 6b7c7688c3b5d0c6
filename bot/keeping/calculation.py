"""A computed answer taken up again: as it was, or with one fact moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from bot.conversation.case.computation import compute_best, shifted
from bot.conversation.decision import Decision
from bot.session import Exchange, KnownFact
from bot.understanding.facts import Duration, Shift
from handlers.notation import plain
from handlers.result import ImpossibleFactError, Result
from knowledge.model import Entry, KnowledgeBase


def recall(kb: KnowledgeBase, exchange: Exchange | None, now: datetime) -> Decision | None:
    """The computed answer that ``exchange`` stands for, with its steps again.

    None if it holds none, or if the rule would say something else by now: an old message must not lend its name to a
    value that it does not show.
    """
    entry = kb.entries.get(exchange.topic or "") if exchange else None
    if exchange is None or entry is None or not exchange.results:
        return None
    try:
        result, facts = compute_best(entry, exchange.facts, now)
    except ValueError:  # a fact that the knowledge base of today does not take
        return None
    if {name: plain(value) for name, value in result.values.items()} != exchange.results:
        return None
    return Decision("computed", entry, confidence=1.0, facts=facts, result=result)


def dates_used(entry: Entry, result: Result) -> tuple[str, ...]:
    """The facts of a result that are days or moments, the main one first."""
    return tuple(name for name in result.used if name in entry.facts and entry.facts[name].type in ("date", "datetime"))


def moved(entry: Entry, exchange: Exchange, name: str, days: int) -> KnownFact | None:
    """The fact ``name`` of an exchange some days later (a moment keeps its clock); None where that cannot be."""
    fact, spec = exchange.facts.get(name), entry.facts.get(name)
    if fact is None or spec is None:
        return None
    step = Shift((0, 0), delta=Duration(days=days))
    try:
        return shifted(fact, spec, step)
    except (ValueError, OverflowError):  # the calendar ends, or the knowledge base now takes another type
        return None


def recompute(
    entry: Entry, exchange: Exchange, facts: Mapping[str, KnownFact], now: datetime
) -> tuple[Decision, Exchange]:
    """The answer with other facts, and the exchange that it stands for; an impossible fact is named and asked for."""
    try:
        result, best = compute_best(entry, facts, now)
    except ImpossibleFactError as error:
        kept = {name: fact for name, fact in facts.items() if name != error.fact}
        decision = Decision(
            "ask", entry, confidence=1.0, facts=kept, asks=error.fact, problem=error.reason,
            problem_text=str(facts[error.fact].value) if error.fact in facts else "",
        )  # fmt: skip
    else:
        kind = "answer" if result.outcome is None else "computed"
        decision = Decision(kind, entry, confidence=1.0, facts=best, result=result)  # type: ignore[arg-type]
    return decision, _after(exchange, decision, now)


def change(entry: Entry, exchange: Exchange, name: str, now: datetime) -> tuple[Decision, Exchange]:
    """The question for a fact that was already told; what is answered replaces it."""
    decision = Decision("ask", entry, confidence=1.0, facts=exchange.facts, asks=name)
    return decision, _after(exchange, decision, now)


def _after(exchange: Exchange, decision: Decision, now: datetime) -> Exchange:
    result = decision.result or Result()
    return msgspec.structs.replace(
        exchange,
        at=now,
        facts=dict(decision.facts),
        asked=decision.asks,
        in_vain=0,
        results={name: plain(value) for name, value in result.values.items()},
    )
