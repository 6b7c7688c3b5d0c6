"""What holds for every computed result, whatever the facts and whenever it is asked."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from importlib import import_module
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handlers
from handlers.registry import handler
from handlers.result import ImpossibleFactError, Result, Value
from tests.handlers.drawn import ANYTHING, FACTS, NOW
from tests.handlers.rules import PARAMETERS, rule


def answer(topic: str, facts: Mapping[str, Value], asked_at: datetime) -> Result | tuple[str, str]:
    """The result, or the fact that was refused and why."""
    try:
        return handler(topic.replace("-", "_"))(facts, rule(topic), asked_at)
    except ImpossibleFactError as refused:
        return refused.fact, refused.reason


def test_every_handler_in_the_folder_is_tested_here() -> None:
    names = (module.name for module in pkgutil.iter_modules(handlers.__path__))
    computing = {name for name in names if callable(getattr(import_module(f"handlers.{name}"), "compute", None))}
    computing.discard("cases")  # runs handlers, and is none itself
    assert computing == {topic.replace("-", "_") for topic in FACTS} == {t.replace("-", "_") for t in PARAMETERS}


@pytest.mark.parametrize("topic", FACTS)
@settings(max_examples=200)
@given(data=st.data(), asked_at=NOW)
def test_a_handler_is_pure_and_honest(topic: str, data: st.DataObject, asked_at: datetime) -> None:
    known = FACTS[topic]
    mixed = {name: strategy | ANYTHING for name, strategy in known.items()}
    facts = data.draw(st.fixed_dictionaries({}, optional=known) | st.fixed_dictionaries({}, optional=mixed))
    before = deepcopy(facts)
    first = answer(topic, MappingProxyType(facts), asked_at)
    assert facts == before
    assert answer(topic, MappingProxyType(facts), asked_at) == first
    if isinstance(first, tuple):
        assert first[0] in facts
        return
    assert set(first.used) <= set(facts)
    for name in first.missing:
        assert name in known
        assert name not in facts or not isinstance(facts[name], datetime)
    assert bool(first.values) <= (first.outcome is not None)
    assert bool(first.values) <= bool(first.steps)
    assert first.values or first.outcome or first.missing
    assert len(set(first.used)) == len(first.used)


@pytest.mark.parametrize("topic", FACTS)
@given(data=st.data(), asked_at=NOW)
def test_a_result_rests_on_the_facts_it_names_and_on_no_other(
    topic: str, data: st.DataObject, asked_at: datetime
) -> None:
    facts = data.draw(st.fixed_dictionaries({}, optional=FACTS[topic]))
    full = answer(topic, facts, asked_at)
    if isinstance(full, Result) and full.values:
        named = answer(topic, {name: facts[name] for name in full.used}, asked_at)
        assert isinstance(named, Result)
        assert (named.values, named.outcome) == (full.values, full.outcome)
