"""The cases of an entry, run: do the values come out, and does every text that is shown exist and have its values?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from knowledge.document import Finding, YamlPath
from knowledge.model import Case, Entry, ResultType, Text
from knowledge.placeholders import placeholders
from knowledge.problems import suggestion

Plain = str | int | float | bool


class CaseOutcome(Struct, frozen=True):
    """What a handler made of a case. Values are in the notation of the JSON-lines interface.

    ``steps`` pairs the key of each step with the names of its values. ``failure`` says in words why nothing was
    computed (a fact that cannot be read or cannot be true, a handler that broke); ``fact`` is the one to blame, if any.
    """

    values: Mapping[str, Plain] = {}
    outcome: str | None = None
    steps: tuple[tuple[str, frozenset[str]], ...] = ()
    notes: tuple[str, ...] = ()
    failure: str | None = None
    fact: str | None = None


RunCase = Callable[[Entry, Case], CaseOutcome]


class Findings(Struct):
    """What the cases of one entry show."""

    problems: list[Finding]
    warnings: list[Finding]


def case_findings(entry: Entry, run_case: RunCase) -> Findings:
    """Runs every case of an entry that computes."""
    found = Findings([], [])
    if not entry.cases:
        message = "the topic computes, but no case shows that it computes right"
        found.problems.append((("handler",), message, "Add 'cases:' with given facts and expected values"))
        return found
    outcomes: list[CaseOutcome] = []
    for index, case in enumerate(entry.cases):
        outcome = run_case(entry, case)
        path: YamlPath = ("cases", index)
        if outcome.failure is not None:
            where = (*path, "given", outcome.fact) if outcome.fact else path
            found.problems.append(
                (where, f"the case '{case.name}' fails: {outcome.failure}", "Correct the case or the rule")
            )
            continue
        outcomes.append(outcome)
        found.problems += [*_values(case, outcome, entry, path), *_shown(case, outcome, entry)]
    if len(outcomes) == len(entry.cases):
        found.warnings += _never_shown(entry, outcomes)
    return found


def _values(case: Case, outcome: CaseOutcome, entry: Entry, path: YamlPath) -> Iterator[Finding]:
    """Differences between what a case expects and what came out."""
    remedy = "Correct the expectation, the parameter or the handler"
    for name in {**case.expect, **outcome.values}:
        where = (*path, "expect", name)
        if name not in outcome.values:
            yield where, f"the case '{case.name}' computes no {name}, expected {_written(case.expect[name])}", remedy
        elif name not in case.expect:
            message = f"the case '{case.name}' also computes {name} = {_written(outcome.values[name])}"
            yield (
                where,
                message,
                "Add it to 'expect:' if it is right" if name in entry.results else "Add it to 'results:'",
            )
        elif not _same(case.expect[name], outcome.values[name]):
            message = f"the case '{case.name}' computes {name} = {_written(outcome.values[name])}"
            yield where, f"{message}, expected {_written(case.expect[name])}", remedy
        elif not _is_a(entry.results[name].type, outcome.values[name]):
            message = f"{name} = {_written(outcome.values[name])} is no value of type {entry.results[name].type}"
            yield ("results", name, "type"), message, "Correct the type"
    if case.outcome is not None and case.outcome != outcome.outcome:
        message = f"the case '{case.name}' has the outcome {outcome.outcome}, expected {case.outcome}"
        yield (*path, "outcome"), message, remedy
    if outcome.values and outcome.outcome is None:
        yield (
            path,
            f"the case '{case.name}' computes values but no outcome",
            "Let the handler choose one of 'outcomes:'",
        )


def _shown(case: Case, outcome: CaseOutcome, entry: Entry) -> Iterator[Finding]:
    """Texts that this case shows and that are missing, or that name something which has no value here."""
    filled = frozenset((*entry.parameters, *case.given, *outcome.values)).union(*(names for _, names in outcome.steps))
    keys = [("steps", key) for key, _ in outcome.steps] + [("notes", key) for key in outcome.notes]
    if outcome.outcome is not None:
        keys.append(("outcomes", outcome.outcome))
    for part, key in keys:
        written: Mapping[str, Text] = getattr(entry, part)
        if key not in written:
            message = f"the case '{case.name}' shows '{key}', which has no text in {part}"
            yield (part,), message, suggestion(key, written, f"keys in {part}")
            continue
        for lang in ("zh", "en"):
            for name in sorted(placeholders(getattr(written[key], lang)) - filled):
                message = f"the placeholder {{{name}}} has no value in the case '{case.name}'"
                yield (part, key, lang), message, suggestion(name, filled, "values there")


def _never_shown(entry: Entry, outcomes: list[CaseOutcome]) -> Iterator[Finding]:
    """Texts and results that no case brings up: either nothing uses them, or a case is missing."""
    shown: dict[str, set[str | None]] = {
        "outcomes": {outcome.outcome for outcome in outcomes},
        "steps": {key for outcome in outcomes for key, _ in outcome.steps},
        "notes": {key for outcome in outcomes for key in outcome.notes},
        "results": {name for outcome in outcomes for name in outcome.values},
    }
    for part, keys in shown.items():
        for key in getattr(entry, part):
            if key not in keys:
                message = f"no case shows {part.removesuffix('s')} '{key}'"
                yield (part, key), message, "Add a case that does, or remove it"


def _same(expected: Plain, computed: Plain) -> bool:
    """Equal in value and kind: true is not 1, but 6000 is 6000.0."""
    return isinstance(expected, bool) == isinstance(computed, bool) and expected == computed


def _is_a(kind: ResultType, value: Plain) -> bool:
    match kind:
        case "truth":
            return isinstance(value, bool)
        case "amount":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "date":
            return isinstance(value, str) and len(value) == len("2023-05-25")
    return isinstance(value, str)


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
