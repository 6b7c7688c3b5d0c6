"""Faults on demand: what breaks between a bot and Telegram, by list or by chance."""

from __future__ import annotations

import random
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from .errors import ApiError

ERRORS: dict[str, tuple[int, str, dict[str, Any] | None]] = {
    "retry_after": (429, "retry after {seconds}", {"retry_after": 0}),
    "blocked": (403, "bot was blocked by the user", None),
    "kicked": (403, "bot was kicked from the supergroup chat", None),
    "unauthorized": (401, "", None),
    "conflict": (
        409,
        "terminated by other getUpdates request; make sure that only one bot instance is running",
        None,
    ),
    "cant_parse": (400, "can't parse entities: Can't find end tag corresponding to start tag \"b\"", None),
    "not_found": (400, "chat not found", None),
}
# Kinds that answer with no JSON of Telegram's: before or after the request took effect.
TRANSPORT = (
    "bad_gateway",
    "bad_gateway_after",
    "garbage",
    "hang_before",
    "hang_after",
    "cut_before",
    "cut_after",
    "delay",
)
KINDS = (*ERRORS, "error", *TRANSPORT)
AFTER_EFFECT = ("bad_gateway_after", "garbage", "hang_after", "cut_after")


@dataclass
class Fault:
    """One thing that goes wrong. `seconds`: of retry_after or a delay (1), of a hang until it is cut (60)."""

    kind: str
    seconds: float = 0
    code: int = 400
    text: str = ""
    parameters: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}; one of {', '.join(KINDS)}")
        self.seconds = self.seconds or (60 if self.kind.startswith("hang") else 1)

    def error(self) -> ApiError | None:
        """The failure as Telegram words it, or None for a fault of the transport."""
        if self.kind == "error":
            return ApiError(self.code, self.text, parameters=self.parameters)
        if self.kind not in ERRORS:
            return None
        code, text, parameters = ERRORS[self.kind]
        if parameters is not None:
            parameters = dict.fromkeys(parameters, int(self.seconds))
        return ApiError(code, text.format(seconds=int(self.seconds)), parameters=parameters)


@dataclass
class Rule:
    """When a fault happens: for a method ("*": any but getUpdates), a chat, so often or with some probability."""

    fault: Fault
    method: str = "*"
    chat_id: int | None = None
    times: int | None = None
    probability: float | None = None
    dice: random.Random = field(default_factory=random.Random)

    def strikes(self, method: str, chat_id: Any) -> bool:
        """Whether this request is hit; counts down."""
        if self.method != method and (self.method != "*" or method == "getUpdates"):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        if self.times is not None and self.times <= 0:
            return False
        if self.probability is not None and self.dice.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """The rules in force and what they did."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.scripts: dict[str, deque[Fault | None]] = {}
        self.done: Counter[str] = Counter()

    def pick(self, method: str, chat_id: Any) -> Fault | None:
        """The fault that befalls this request; a script for the method goes before the rules."""
        script = self.scripts.get(method)
        fault = script.popleft() if script else None
        if fault is None:
            fault = next((rule.fault for rule in self.rules if rule.strikes(method, chat_id)), None)
        if fault is not None:
            self.done[fault.kind] += 1
        return fault
