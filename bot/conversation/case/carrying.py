"""Carrying facts: from one topic to a related one, and out of the way of others that stand in their place."""

from __future__ import annotations

from bot.session import Exchange, KnownFact
from bot.understanding.acts.goals import served_facts
from knowledge.model import Entry


def carried_over(entry: Entry, previous: Exchange | None, previous_entry: Entry | None) -> dict[str, KnownFact]:
    """Facts for ``entry`` that the conversation on a related topic has already given.

    Facts of the same name and type come along; where there is none, a result named in ``taken_from`` becomes a fact.
    """
    if previous is None or previous_entry is None or previous.topic == entry.id:
        return {}
    if previous.asked in entry.facts:
        return {}  # it was left open, and what was told beside it does not settle it
    if entry.id not in previous_entry.related and previous_entry.id not in entry.related:
        return {}
    same = {
        name: fact
        for name, fact in previous.facts.items()
        if name in entry.facts and entry.facts[name].type == previous_entry.facts[name].type
    }
    if same:
        return same
    for name, spec in entry.facts.items():
        for origin in spec.taken_from:
            topic, _, result = origin.partition(".")
            if topic == previous.topic and result in previous.results:
                return {name: KnownFact(value=previous.results[result], type=spec.type)}
    return {}


def superseded(entry: Entry, facts: dict[str, KnownFact], new: frozenset[str]) -> frozenset[str]:
    """Facts of ``facts`` that the ``new`` ones of a what-if or a correction stand for.

    A fact that can be taken from a result elsewhere (the day of exit) follows from the facts of that result (the
    application): once another of those is given, it is no longer what was told.
    """
    served = served_facts(entry)
    sources = {name for name in new if entry.facts[name].type == "date" and name not in served}
    derived = {name for name, spec in entry.facts.items() if spec.taken_from and name in facts}
    return frozenset(derived - new) if sources else frozenset()
