"""Labelled files: JSON lines of messages with what each should bring, read strictly and told apart by their fields.

Lines end at line feeds only: a message may hold U+2028 and the like, which ``str.splitlines`` would split at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

Plain = str | int | float | bool
FileKind = Literal["questions", "dialogues", "facts", "groups", "hostile"]


class LabelError(ValueError):
    """A labelled file that cannot be read; the message names file, line and remedy."""


class Question(Struct, frozen=True, kw_only=True):
    """A message on its own. ``topic`` is None for what is out of scope; ``also`` holds a second topic asked for."""

    id: str
    q: str
    now: str
    topic: str | None
    also: list[str] = []
    expect: dict[str, Plain] = {}
    style: str = ""


class ExpectedTurn(Struct, frozen=True, kw_only=True):
    """What one turn of a dialogue should bring.

    ``kind`` is a reply's kind, ``invalid`` for a refused fact, or ``any`` where only the values are judged.
    """

    kind: str
    topic: str | None
    result: dict[str, Plain] = {}


class DialogueTurn(Struct, frozen=True, kw_only=True):
    """What a person says, and what that should bring."""

    user: str
    expect: ExpectedTurn


class Dialogue(Struct, frozen=True, kw_only=True):
    """A private conversation of several turns."""

    id: str
    now: str
    turns: list[DialogueTurn]
    note: str = ""


class ExpectedFact(Struct, frozen=True, kw_only=True):
    """A fact that stands in a text. A moment without an offset is one of China time."""

    kind: str
    value: Plain


class FactLine(Struct, frozen=True, kw_only=True):
    """A text with every fact in it, in order. Kinds in ``ignore`` may be read or not."""

    id: str
    cat: str
    text: str
    now: str
    expect: list[ExpectedFact]
    ignore: list[str] = []
    note: str = ""


class GroupLine(Struct, frozen=True, kw_only=True, rename={"sender": "from"}):
    """A line of a group's transcript. ``reply_to`` and ``edit_of`` count lines from 0."""

    sender: str
    text: str
    should: Literal["answer", "ignore", "optional"]
    topic: str | None = None
    reply_to: int | None = None
    edit_of: int | None = None
    forward_from: str | None = None
    kind: str | None = None
    result: dict[str, Plain] = {}


class Group(Struct, frozen=True, kw_only=True):
    """A stretch of talk in a group, the bot's own lines included."""

    id: str
    now: str
    lines: list[GroupLine]
    note: str = ""


class Hostile(Struct, frozen=True, kw_only=True):
    """A message made to break something. ``expect_topic`` is set where a real question is inside."""

    id: str
    q: str
    why: str = ""
    expect_topic: str | None = None


Record = Question | Dialogue | FactLine | Group | Hostile

_RECORDS: Mapping[FileKind, type[Record]] = {
    "questions": Question,
    "dialogues": Dialogue,
    "facts": FactLine,
    "groups": Group,
    "hostile": Hostile,
}

_R = TypeVar("_R", bound=Struct)


@dataclass(frozen=True)
class LabelledFile:
    """The records of one file, all of one kind."""

    path: Path
    kind: FileKind
    records: tuple[Record, ...]

    def of(self, record_type: type[_R]) -> tuple[_R, ...]:
        """The records as the type of this file's kind."""
        return tuple(record for record in self.records if isinstance(record, record_type))


def read_labels(path: Path) -> LabelledFile:
    """The labelled messages in ``path``; raises :class:`LabelError` for anything else."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelError(f"{path}: cannot be read ({error}); give a UTF-8 file of JSON lines") from error
    kind: FileKind | None = None
    records: list[Record] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        fields = _fields(line, path, number)
        found = _kind_of(fields)
        if found is None or (kind is not None and found != kind):
            raise LabelError(_unlike(path, number, found, kind))
        kind = found
        records.append(_record(fields, found, path, number))
    if kind is None:
        raise LabelError(f"{path}: no labelled message in it; write one JSON object a line")
    return LabelledFile(path, kind, tuple(records))


def _fields(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise LabelError(f"{path}:{number}: no JSON ({error}); write one object a line") from error
    if not isinstance(fields, dict):
        raise LabelError(f"{path}:{number}: no JSON object; write the message's fields in braces")
    return fields


def _kind_of(fields: Mapping[str, Any]) -> FileKind | None:
    if "turns" in fields:
        return "dialogues"
    if "lines" in fields:
        return "groups"
    if "text" in fields and "expect" in fields:
        return "facts"
    if "q" in fields:
        return "questions" if "topic" in fields else "hostile"
    return None


def _unlike(path: Path, number: int, found: FileKind | None, kind: FileKind | None) -> str:
    if found is None:
        return (
            f"{path}:{number}: no kind of labelled message has these fields; questions have q and topic, dialogues "
            "turns, facts text and expect, groups lines, hostile messages q alone"
        )
    return f"{path}:{number}: {found} among {kind}; keep one kind of message in a file"


def _record(fields: dict[str, Any], kind: FileKind, path: Path, number: int) -> Record:
    try:
        return msgspec.convert(fields, _RECORDS[kind])
    except msgspec.ValidationError as error:
        raise LabelError(f"{path}:{number}: {error}; correct the field") from error
