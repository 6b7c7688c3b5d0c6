"""Explained: how the values of a message became facts of its topic, or why they did not, in lines for a curator.

Which rules left a fact open is found by watching the rooms at work, so that no rule has to be listed here:
``unclear: complaints ← doubtful_counts.doubtful_counts (not_counted.not_counted)``.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from datetime import datetime
from types import FrameType, TracebackType
from typing import Any, NamedTuple

from bot.conversation.answering import goals_in_context
from bot.conversation.case.telling import Told, tell
from bot.understanding.acts.goals import wanted_results
from bot.understanding.roles import Assignment
from bot.understanding.understanding import Understander
from knowledge.model import Entry

_ROOMS = ("bot.understanding.", "bot.conversation.")
_GATHER = frozenset({"doubtful", "assignment", "told", "_unclear", "_new"})
"""The functions that put together what the rules leave open."""
_LOOKS_UP = frozenset({"<lambda>", "facts_of", "needed_facts", "served_facts"})
"""Names facts of the topic whatever was said."""
_STEPS_IN_BETWEEN = frozenset({"<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"})


class _Said(NamedTuple):
    """What a rule gave: the facts that it names, and the conditions of its own that held."""

    rule: str
    facts: frozenset[str]
    held: tuple[str, ...]


class _Watch:
    """Watches the rooms while it is entered: what the gathered rules gave, and what was assigned in the end."""

    def __init__(self, facts: Collection[str]) -> None:
        self.facts, self.said = frozenset(facts), list[_Said]()
        self.assigner: Any = None
        self.assigned: Assignment | None = None
        self._held: dict[int, list[str]] = {}

    def __enter__(self) -> _Watch:
        self._before = sys.getprofile()
        sys.setprofile(self._seen)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        sys.setprofile(self._before)

    def _seen(self, frame: FrameType, event: str, given: Any) -> None:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_name
        if event != "return" or not module.startswith(_ROOMS) or name in _STEPS_IN_BETWEEN | _LOOKS_UP:
            return
        if isinstance(given, Assignment) and name == "assignment":
            self.assigned, self.assigner = given, frame.f_locals["self"]
        caller, rule = _caller(frame), f"{module.rpartition('.')[2]}.{name}"
        held = self._held.pop(id(frame), [])
        if given is True and caller is not None:
            self._held.setdefault(id(caller), []).append(rule)
        if caller is None or caller.f_code.co_name not in _GATHER or name in _GATHER:
            return
        named = frozenset(_left_open(given)) & self.facts
        if named:
            self.said.append(_Said(rule, named, tuple(dict.fromkeys(held))))
        elif given is True:
            self.said.append(_Said(rule, frozenset(), ()))


def _left_open(given: Any) -> Iterator[str]:
    """The names in what a rule gave, those without a value where it gave values too."""
    if isinstance(given, dict):
        yield from (name for name, value in given.items() if value is None and isinstance(name, str))
    elif isinstance(given, list | tuple | set | frozenset):
        for item in given:
            yield from [item] if isinstance(item, str) else _left_open(item) if isinstance(item, list) else []


def _caller(frame: FrameType) -> FrameType | None:
    """Who called, comprehensions apart."""
    caller = frame.f_back
    while caller is not None and caller.f_code.co_name in _STEPS_IN_BETWEEN:
        caller = caller.f_back
    return caller


def explain_facts(text: str, entry: Entry, understander: Understander, now: datetime) -> list[str]:
    """What a first message ``text`` tells of ``entry``: goals, claims, what is left open or out, and why."""
    heard = understander.understand(text, now)  # anew: what one keeps of its claims would not be seen at work again
    asked = wanted_results(heard.asked_in, entry, heard.speech)
    with _Watch(entry.facts) as watch:
        told = tell(heard, entry, None, asked, now)
    goals = goals_in_context(asked, entry, told, None)
    lines = [f"goal: {name}" + ("" if name in asked else ", as the facts told serve it") for name in goals]
    return [*lines, *_of_values(watch), *_of_facts(watch, told)]


def _of_values(watch: _Watch) -> Iterator[str]:
    """Which word claims which value for which fact, and what became of the others."""
    if watch.assigned is None:
        return
    assigned, reader = watch.assigned, watch.assigner.reader
    placed = {role.heard.span for role in assigned.roles.values()}
    for item in reader.heard:
        claims = reader.claims(item)
        for claim in claims:
            yield f"claim: {claim.fact} ← “{item.text}” by “{claim.word}” (cost {claim.cost:.1f})"
        if item in assigned.denied:
            yield f"dropped: “{item.text}” is said not to hold"
        elif item.span not in placed:
            yield f"dropped: “{item.text}” " + ("is given no role" if claims else "is claimed by no word")
    for name, value in assigned.options.items():
        yield f"option: {name} = {value}"


def _of_facts(watch: _Watch, told: Told) -> Iterator[str]:
    """The facts that are left open, with the rules that leave them open, and those that a change bars."""
    for name in told.unclear:
        rules = [one for one in watch.said if name in one.facts] or [one for one in watch.said if not one.facts]
        named = dict.fromkeys(one.rule + (f" ({', '.join(one.held)})" if one.held else "") for one in rules)
        yield f"unclear: {name}" + (f" ← {'; '.join(named)}" if named else "")
        day = told.unsettled.get(name)
        if day is not None:
            yield f"  “{day.text}” " + (f"may be {' or '.join(day.readings)}" if day.readings else "lies ahead")
    assigned = watch.assigned or Assignment()
    for title, names in (
        ("barred", assigned.barred),
        ("not done yet", told.undone),
        ("fell through", assigned.fell_through),
    ):
        yield from (f"{title}: {name}" for name in sorted(names))
    if told.problem is not None:
        yield f"problem: “{told.problem.text}” {told.problem.reason}"
    if told.aside:
        yield "aside: it tells only of another programme or product"
