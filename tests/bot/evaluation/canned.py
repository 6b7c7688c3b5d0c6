"""A stand-in for the JSON-lines interface that gives prepared replies and keeps the lines it was sent."""

from __future__ import annotations

import json
from typing import Any

from bot.evaluation.interview import Answer, Interview
from bot.evaluation.scores import Verdict


class Canned:
    """Replies by text; a text without a reply of its own is not understood."""

    def __init__(self, replies: dict[str, dict[str, Any] | str]) -> None:
        self.replies = replies
        self.sent: list[dict[str, Any]] = []

    def handle(self, line: str) -> str:
        message = json.loads(line)
        self.sent.append(message)
        reply = self.replies.get(message["text"], {"kind": "unknown", "text": "?"})
        return reply if isinstance(reply, str) else json.dumps({"id": message["id"], **reply})


def interview(replies: dict[str, dict[str, Any] | str]) -> Interview:
    return Interview(Canned(replies).handle)


def answer(kind: str, topic: str | None = None, **fields: Any) -> Answer:
    return Answer(kind=kind, topic=topic, **fields)


def counts(verdict: Verdict) -> dict[str, tuple[int, int | None]]:
    return {share.name: (share.count, share.of) for share in verdict.shares}


def missed(verdict: Verdict) -> set[tuple[str, str]]:
    return {(miss.what, miss.id) for miss in verdict.misses}


def step() -> None:
    """Nothing to show."""
