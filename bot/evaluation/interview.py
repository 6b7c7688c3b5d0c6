"""Putting labelled messages to the assistant the way a script does: one JSON line in, one out, timed."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import perf_counter
from typing import Any

import msgspec
from msgspec import Struct

from bot.evaluation.scores import Timing

Handle = Callable[[str], str]
"""Answers one line of JSON with one line of JSON, keeping the state of every conversation it has seen."""


class HeardLine(Struct, frozen=True):
    """A fact as the reply says it was read."""

    kind: str
    value: str | int | float | bool
    span: tuple[int, int]


class Answer(Struct, frozen=True, kw_only=True):
    """The part of a reply that is judged."""

    kind: str
    topic: str | None = None
    also: str | None = None
    choices: list[str] = []
    confidence: float = 0.0
    asks: str | None = None
    problem: str | None = None
    result: dict[str, str | int | float | bool] = {}
    facts: dict[str, str | int | float | bool] = {}
    heard: list[HeardLine] = []
    text: str = ""

    def brief(self) -> str:
        """The answer in one line, for the list of misses."""
        parts = [self.kind, self.topic or "-"]
        parts += [f"also {self.also}"] if self.also else []
        parts += [f"choices {', '.join(self.choices)}"] if self.choices else []
        parts += [f"asks {self.asks}"] if self.asks else []
        parts += [f"problem {self.problem}"] if self.problem else []
        parts += [shown(self.result)] if self.result else []
        return " · ".join(parts)


def shown(values: Any) -> str:
    """Values as the JSON they are written in."""
    return json.dumps(values, ensure_ascii=False)


class Interview:
    """Sends messages and keeps the time of each."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._taken: list[tuple[float, str]] = []

    def ask(self, text: str, *, id: str, **fields: Any) -> Answer:
        """The answer to ``text``; ``fields`` as in the JSON-lines interface, those that are None left out.

        What is no reply at all counts as an answer of kind ``error``.
        """
        message = {"id": id, "text": text} | {name: value for name, value in fields.items() if value is not None}
        line = json.dumps(message)
        start = perf_counter()
        reply = self._handle(line)
        self._taken.append(((perf_counter() - start) * 1000, id))
        if "\n" in reply.rstrip("\n"):
            return Answer(kind="error", text="more than one line")
        try:
            return msgspec.json.decode(reply, type=Answer)
        except msgspec.DecodeError as error:
            return Answer(kind="error", text=f"no reply: {error}")

    def timing(self) -> Timing:
        """How long the messages took."""
        return Timing.of(self._taken)
