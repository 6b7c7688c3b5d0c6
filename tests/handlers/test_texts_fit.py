"""Whatever a handler answers, the topic's entry has the words for it, and every name in those words has a value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.registry import handler
from handlers.result import ImpossibleFactError, Rule
from knowledge.loader import load
from knowledge.model import Entry, Text
from knowledge.placeholders import placeholders
from tests.handlers.drawn import FACTS, NOW


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return dict(load(use_cache=False).entries)


def names_in(texts: Iterable[Text]) -> set[str]:
    return {name for text in texts for written in (text.zh, text.en) for name in placeholders(written)}


def test_every_entry_that_computes_is_drawn_for(entries: dict[str, Entry]) -> None:
    computing = {topic: set(entry.facts) for topic, entry in entries.items() if entry.handler}
    assert computing == {topic: set(facts) for topic, facts in FACTS.items()}


@pytest.mark.parametrize("topic", FACTS)
@settings(max_examples=200)
@given(data=st.data(), asked_at=NOW)
def test_the_words_are_there(entries: dict[str, Entry], topic: str, data: st.DataObject, asked_at: datetime) -> None:
    entry = entries[topic]
    options = {
        name: st.sampled_from([o.value for o in spec.options]) for name, spec in entry.facts.items() if spec.options
    }
    facts = data.draw(st.fixed_dictionaries({}, optional={**FACTS[topic], **options}))
    try:
        result = handler(entry.handler or "")(facts, Rule(entry), asked_at)
    except ImpossibleFactError:
        return
    assert set(result.values) <= set(entry.results)
    assert {step.key for step in result.steps} <= set(entry.steps)
    assert set(result.notes) <= set(entry.notes)
    assert result.outcome is None or result.outcome in entry.outcomes
    for step in result.steps:
        assert names_in([entry.steps[step.key]]) <= set(step.values) | set(entry.parameters)
    filled = set(entry.parameters).union(facts, result.values, *(step.values for step in result.steps))
    headline = [entry.outcomes[result.outcome]] if result.outcome else []
    assert names_in([*headline, *(entry.notes[note] for note in result.notes)]) <= filled
