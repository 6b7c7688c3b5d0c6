"""What must hold inside one entry before it is loaded: dates in order, values of their unit, parts that go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from knowledge.document import Finding, YamlPath
from knowledge.lexicon import GAP
from knowledge.model import DatedValue, Entry, Parameter

NAME = re.compile(r"[a-z][a-z0-9_]*")
HANDLERS = Path(__file__).parent.parent / "handlers"
"""The folder whose files are the handlers that entries name; nothing is imported from it here."""


def entry_problems(entry: Entry) -> Iterator[Finding]:
    """Everything in an entry that contradicts itself."""
    yield from _effective(entry)
    yield from _parameters(entry)
    yield from _computing(entry)
    yield from _names(entry)
    yield from _options(entry)
    yield from _not_computed(entry)
    yield from _points(entry)
    yield from _cases(entry)


def _not_computed(entry: Entry) -> Iterator[Finding]:
    """Words that would keep every message from being computed."""
    for index, word in enumerate(entry.not_computed):
        if not word.strip():
            yield ("not_computed", index), "an empty word stands in every message", "Remove it"


def _points(entry: Entry) -> Iterator[Finding]:
    """Points that no question leads to, or that the same words lead to."""
    owners: dict[str, int] = {}
    for index, point in enumerate(entry.points):
        path: YamlPath = ("points", index, "cues")
        if not point.cues:
            yield path, "no word leads to this point", "List the words by which people ask for it"
        for place, cue in enumerate(point.cues):
            if not all(part.strip() for part in cue.split(GAP)):
                message = f"'{cue}' holds an empty word, which stands in every message"
                yield (*path, place), message, "Complete it, or remove it"
            elif cue in owners:
                message = f"'{cue}' already leads to point {owners[cue] + 1}"
                yield (*path, place), message, "Keep it where people mean it"
            owners.setdefault(cue, index)


def _effective(entry: Entry) -> Iterator[Finding]:
    effective = entry.effective
    if effective.since and effective.until and effective.since > effective.until:
        message = f"the rule ends ({effective.until}) before it starts ({effective.since})"
        yield ("effective", "until"), message, "Correct 'from' or 'until'"
    days = {"from": effective.since, "until": effective.until}
    for index, which in enumerate(effective.inferred):
        if days[which] is None:
            message = f"'{which}' is marked as inferred, but there is no such day"
            yield ("effective", "inferred", index), message, f"Add '{which}:' or remove the mark"


def _parameters(entry: Entry) -> Iterator[Finding]:
    for name, parameter in entry.parameters.items():
        path: YamlPath = ("parameters", name)
        if not parameter.values:
            yield (*path, "values"), f"the parameter '{name}' has no value", "Add '- value:' and 'source:'"
        yield from _order(parameter, path)
        for index, dated in enumerate(parameter.values):
            if complaint := _unit_mismatch(parameter, dated):
                yield (*path, "values", index, "value"), *complaint


def _order(parameter: Parameter, path: YamlPath) -> Iterator[Finding]:
    """Values must stand in the order of their days; only the first may have none."""
    before = date.min
    for index, dated in enumerate(parameter.values):
        here: YamlPath = (*path, "values", index, "from")
        if dated.since is None and index:
            yield here, "only the first value may stand without 'from'", "Say from which day this value holds"
        elif dated.since is not None:
            if dated.since <= before:
                message = f"the value from {dated.since} stands after the one from {before}"
                yield here, message, "Sort the values by 'from', oldest first"
            before = dated.since


def _unit_mismatch(parameter: Parameter, dated: DatedValue) -> tuple[str, str] | None:
    """Why a value is none of its parameter's unit, and what to write."""
    value, unit = dated.value, parameter.unit
    match unit:
        case "names":
            fits, remedy = isinstance(value, tuple) and bool(value), "Write a list of names: [one, two]"
        case "text":
            fits, remedy = isinstance(value, str), "Write a text; put it in quotes if it is a number"
        case "date":
            fits, remedy = _is_day(value), "Write a date that exists, like 2023-03-15"
        case "moment":
            fits, remedy = _is_moment(value), "Write a moment that exists, like 2022-04-28T00:00:00+08:00"
        case "yuan":
            fits, remedy = isinstance(value, int | float) and value >= 0, "Write the amount as a plain number"
        case _:
            fits, remedy = isinstance(value, int) and value >= 0, "Write a whole number"
    return None if fits else (f"the value {value!r} does not go with the unit '{unit}'", remedy)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and str(date.fromisoformat(value)) == value
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).utcoffset() == timedelta(hours=8)
    except ValueError:
        return False


def _computing(entry: Entry) -> Iterator[Finding]:
    """A topic computes or it does not: handler, facts, results and outcomes come together."""
    if entry.handler is None:
        for key in ("facts", "results", "outcomes", "steps", "notes", "letters", "cases", "not_computed"):
            if getattr(entry, key):
                message = f"the topic has {key}, but no handler that computes"
                yield (key,), message, "Add 'handler:' with the name of a module in handlers/, or remove this part"
        return
    if not NAME.fullmatch(entry.handler) or not (HANDLERS / f"{entry.handler}.py").is_file():
        message = f"there is no module handlers/{entry.handler}.py"
        yield ("handler",), message, "Write it, or correct the name"
    for key in ("facts", "results", "outcomes"):
        if not getattr(entry, key):
            yield ("handler",), f"the topic computes, but has no {key}", f"Add '{key}:'"


def _names(entry: Entry) -> Iterator[Finding]:
    """Names must be fit for placeholders, and one name must mean one thing in a text."""
    for key in ("parameters", "shared_parameters", "facts", "results", "outcomes", "steps", "notes"):
        for name in getattr(entry, key):
            if not NAME.fullmatch(name):
                message = f"'{name}' cannot be a name"
                yield (key, name), message, "Use small letters, digits and underscores, and start with a letter"
    owners: dict[str, str] = {}
    for key in ("parameters", "shared_parameters", "facts", "results"):
        for name in getattr(entry, key):
            if name in owners:
                yield (key, name), f"'{name}' is also one of the {owners[name]}", "Give one of the two another name"
            owners.setdefault(name, key)


def _options(entry: Entry) -> Iterator[Finding]:
    for name, fact in entry.facts.items():
        path: YamlPath = ("facts", name)
        if fact.type != "choice" and fact.options:
            remedy = "Write 'type: choice', or move quick replies to 'choices:'"
            yield (*path, "options"), "only a fact of type choice has options", remedy
        if fact.type == "choice" and not fact.options:
            yield path, "a fact of type choice has no options", "List under 'options:' every value that can be named"
        values = [option.value for option in fact.options]
        for index, value in enumerate(values):
            if value in values[:index]:
                message = f"the option '{value}' stands here twice"
                yield (*path, "options", index, "value"), message, "Keep one of the two"


def _cases(entry: Entry) -> Iterator[Finding]:
    names: set[str] = set()
    for index, case in enumerate(entry.cases):
        path: YamlPath = ("cases", index)
        if case.name in names:
            yield (*path, "name"), "two cases have the same name", "Say in the name what this case shows"
        names.add(case.name)
        if case.asked_at is not None and case.asked_at.utcoffset() != timedelta(hours=8):
            message = "the moment is not in China Standard Time"
            yield (*path, "asked_at"), message, "Write it like 2023-05-20T12:00:00+08:00"
