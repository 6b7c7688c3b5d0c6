"""Plain data of a file -> a record of :mod:`knowledge.model`, or everything that is wrong with its shape.

msgspec converts and stops at the first mistake; only then is the data walked here, so that all mistakes of a file are
named at once, in words that a curator understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from knowledge.document import Document, Finding, YamlPath
from knowledge.model import Text
from knowledge.problems import Problem, suggestion

T = TypeVar("T")

_LEAVES: dict[Any, tuple[str, str]] = {
    str: ("text", "Write a text; put it in quotes if it looks like a number, true or false"),
    int: ("a whole number", "Write digits only, without unit or quotes"),
    float: ("a number", "Write digits only, without unit or quotes"),
    bool: ("true or false", "Write true or false, without quotes"),
    date: ("a date that exists, like 2023-03-15", "Write year-month-day; check that the month has that day"),
    datetime: (
        "a moment that exists, like 2022-04-28T00:00:00+08:00",
        "Write year-month-dayThour:minute:second+08:00; check that the day exists",
    ),
}


def convert(document: Document, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """The file as a ``kind`` (a record, or a mapping of them); None and all problems where it has another shape."""
    try:
        return msgspec.convert(document.data, kind), []
    except msgspec.ValidationError as error:
        found = [document.problem(path, message, remedy) for path, message, remedy in _walk(document.data, kind, ())]
        # The walk names every kind of mistake that the format knows; msgspec's own words are the safety net.
        return None, found or [document.problem((), str(error), "Compare the file with another entry")]


def _walk(value: Any, kind: Any, path: YamlPath) -> Iterator[Finding]:
    """Everything in ``value`` that is not as ``kind`` wants it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        yield from _walk_union(value, arguments, path)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _walk_record(value, kind, path)
    elif origin is tuple:
        yield from _walk_list(value, arguments[0], path)
    elif origin is not None and origin is not Literal and issubclass(origin, Mapping):
        yield from _walk_mapping(value, arguments[1], path)
    else:
        yield from _leaf(value, kind, path)


def _walk_record(value: Any, kind: type[msgspec.Struct], path: YamlPath) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    where = _place(path)
    if not isinstance(value, dict):
        remedy = "Write the text twice, under zh: and en:" if kind is Text else f"Keys: {', '.join(sorted(fields))}"
        yield path, f"{where} must be a mapping with keys, not {_shown(value)}", remedy
        return
    for key in value:
        if key not in fields:
            yield (*path, key), f"unknown key '{key}' in {where}", suggestion(key, fields, "keys here")
    for name, field in fields.items():
        if name in value:
            yield from _walk(value[name], field.type, (*path, name))
        elif field.required and kind is Text:
            yield path, f"{where} has no text in {'Chinese (zh)' if name == 'zh' else 'English (en)'}", f"Add '{name}:'"
        elif field.required:
            choices = f" one of {', '.join(get_args(field.type))}" if get_origin(field.type) is Literal else ""
            yield path, f"{where} has no '{name}'", f"Add '{name}:'{choices}"


def _walk_list(value: Any, item: Any, path: YamlPath) -> Iterator[Finding]:
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from _walk(part, item, (*path, index))
    else:
        message = f"{_place(path)} must be a list, not {_shown(value)}"
        yield path, message, "Write [one, two], or lines that start with '- '"


def _walk_mapping(value: Any, item: Any, path: YamlPath) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, item, (*path, key))
    else:
        message = f"{_place(path)} must be a mapping with keys, not {_shown(value)}"
        yield path, message, "Write 'name: value' lines under it"


def _walk_union(value: Any, kinds: tuple[Any, ...], path: YamlPath) -> Iterator[Finding]:
    """A value of several possible types; null where a key may be left out is told as an empty value."""
    some = [kind for kind in kinds if kind is not type(None)]
    if value is None:
        if len(some) == len(kinds):
            yield path, f"{_place(path)} is empty", "Write a value"
    elif len(some) == 1:
        yield from _walk(value, some[0], path)
    elif not any(_fits(value, kind) for kind in some):
        words = " or ".join("a list of texts" if get_origin(kind) else _LEAVES[kind][0] for kind in some)
        yield path, f"{_place(path)} must be {words}, not {_shown(value)}", "Correct the value"


def _leaf(value: Any, kind: Any, path: YamlPath) -> Iterator[Finding]:
    if _fits(value, kind):
        return
    if value is None:
        yield path, f"{_place(path)} is empty", "Write a value or remove the key"
    elif get_origin(kind) is Literal:
        allowed = [str(word) for word in get_args(kind)]
        yield path, f"{_place(path)} cannot be {_shown(value)}", suggestion(str(value), allowed, "allowed values")
    else:
        words, remedy = _LEAVES[kind]
        if kind is str and isinstance(value, list | dict):
            remedy = "Write a text, one alone; one that begins with a bracket or a brace needs quotes"
        yield path, f"{_place(path)} must be {words}, not {_shown(value)}", remedy


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _place(path: YamlPath) -> str:
    """A path in words, items counted from one: ``parameters.notice_days.values#1.from``."""
    words = ""
    for part in path:
        words += f"#{part + 1}" if isinstance(part, int) else f".{part}"
    return words.removeprefix(".") or "the file"


def _shown(value: Any) -> str:
    """A wrong value as a curator wrote it, shortened."""
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return "true" if value else "false"
        case str() if len(value) > 40:
            return f"'{value[:40]}…'"
        case str():
            return f"'{value}'"
    return f"the number {value}"
