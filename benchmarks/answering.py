"""Time from text to reply, next to what a quick bot does and to what python-telegram-bot itself costs.

Every message goes to the assistant's JSON-lines interface, to a plain ``rapidfuzz.process.extractOne`` over all example
questions, and through ``Application.process_update`` with a handler that does nothing and no network, in turn.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Any

from rapidfuzz import process
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest

from benchmarks.messages import Sent, sample_messages
from benchmarks.report import run_part, table
from benchmarks.timing import TURN, Spread, Timed, interleaved, progress, settled, shown, timed
from bot.assembly import load_assistant
from bot.evaluation.hostile import MOMENT
from bot.jsonl import JsonLines
from bot.understanding.facts import read as read_facts

ROUNDS = 5
TOKEN = "123456:NOT-A-TOKEN"

ASSISTANT = "assistant"
MATCHER = "· intent matcher alone"
FACTS = "· fact reader alone"
EXTRACT = "extractOne over all examples"
UPDATE = "python-telegram-bot's update"


@dataclass(frozen=True)
class Prepared:
    """A message as each variant takes it."""

    sent: Sent
    line: str
    update: Mapping[str, Any]


class _NoNetwork(BaseRequest):
    """Answers ``getMe``, which the application asks for when it starts; nothing leaves the process."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, *_request: object, **_timeouts: object) -> tuple[int, bytes]:
        me = {"id": 123456, "is_bot": True, "first_name": "bot", "username": "policy_bot"}
        return 200, json.dumps({"ok": True, "result": me}).encode()


class UpdateHandling:
    """python-telegram-bot from the update's JSON to the end of a trivial handler."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        builder = Application.builder().token(TOKEN).updater(None).job_queue(None)
        self._application = builder.request(_NoNetwork()).get_updates_request(_NoNetwork()).build()
        self._application.add_handler(MessageHandler(filters.TEXT, _nothing))
        self._loop.run_until_complete(self._application.initialize())

    def __call__(self, message: Prepared) -> float:
        """Milliseconds for one update, the event loop's own start not counted."""
        return self._loop.run_until_complete(self._handle(message.update))

    async def _handle(self, update: Mapping[str, Any]) -> float:
        started = perf_counter()
        await self._application.process_update(Update.de_json(dict(update), self._application.bot))
        return (perf_counter() - started) * 1000

    def close(self) -> None:
        """Ends the event loop."""
        self._loop.run_until_complete(self._application.shutdown())
        self._loop.close()


async def _nothing(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    return


def prepare(sent: Sent, number: int, turn: int) -> Prepared:
    """``sent`` in round ``turn``: a conversation is held anew in every round."""
    fields = {"id": str(number), "text": sent.text, "now": sent.now}
    if sent.chat is not None:
        fields["chat"] = f"{sent.chat} {turn}"
    person = {"id": 1, "is_bot": False, "first_name": "somebody"}
    chat = {"id": 1, "type": "private"}
    when = int(datetime.fromisoformat(sent.now).timestamp())
    message = {"message_id": number, "date": when, "chat": chat, "from": person, "text": sent.text or " "}
    return Prepared(sent, json.dumps(fields), {"update_id": number, "message": message})


Times = Mapping[str, list[list[float]]]
"""By variant, round and message."""


def compare(messages: Sequence[Sent], variants: Mapping[str, Timed[Prepared]], rounds: int) -> Times:
    """The times of all variants on ``messages``, by round."""
    prepared = [[prepare(sent, number, turn) for number, sent in enumerate(messages)] for turn in range(rounds)]
    return interleaved(variants, prepared)


def measure(rounds: int = ROUNDS, limit: int | None = None) -> str:
    """The tables; ``limit`` takes only the first messages of each kind."""
    assistant = load_assistant()
    lines = JsonLines(assistant, partial(datetime.fromisoformat, MOMENT))
    examples = [text for entry in assistant.kb.entries.values() for text in entry.questions.all()]
    updates = UpdateHandling()
    matcher = assistant.understander.matcher
    variants: dict[str, Timed[Prepared]] = {
        ASSISTANT: timed(lambda message: lines.handle(message.line)),
        EXTRACT: timed(lambda message: process.extractOne(message.sent.text, examples)),
        UPDATE: updates,
        MATCHER: timed(lambda message: matcher.read(message.sent.text)),
        FACTS: timed(lambda message: read_facts(message.sent.text, datetime.fromisoformat(message.sent.now))),
    }
    taken = {}
    for kind, messages in sample_messages().items():
        _reject_errors(lines, messages[:limit])
        progress(f"answering: {len(messages[:limit])} {kind}, {rounds} rounds")
        taken[kind] = compare(messages[:limit], variants, rounds)
    updates.close()
    return _report(taken, variants, rounds, len(examples))


def _reject_errors(lines: JsonLines, messages: Sequence[Sent]) -> None:
    """Raises RuntimeError if a message brings an error: then nothing worth timing would be timed."""
    for number, sent in enumerate(messages):
        reply = json.loads(lines.handle(prepare(sent, number, -1).line))
        if reply["kind"] == "error":
            raise RuntimeError(f"the message {sent.text[:40]!r} brings an error: {reply['text']}")


def _report(taken: Mapping[str, Times], variants: Iterable[str], rounds: int, examples: int) -> str:
    kinds = list(taken.values())
    spreads = {name: [Spread.of(settled(times[name])) for times in kinds] for name in variants}
    first = ["· the first of the rounds", *(Spread.of(times[ASSISTANT][0]) for times in kinds)]
    slowest = ["· slowest message", *(shown(spread.slowest) for spread in spreads[ASSISTANT])]
    rows: list[list[object]] = [[name, *found] for name, found in spreads.items()]
    rows[1:1] = [[*first], [*slowest]]
    ratios = [
        [f"assistant ÷ {name}", *(f"{own.p50 / other.p50:.2f}" for own, other in _pairs(spreads, name))]
        for name in (EXTRACT, UPDATE)
    ]
    columns = [f"{kind} ({len(times[ASSISTANT][0])})" for kind, times in taken.items()]
    return "\n\n".join(
        [
            f"{rounds} rounds, {TURN} messages at a time; {examples} examples.",
            table(["ms a message, p50 / p99", *columns], rows),
            table(["ratio of the medians", *columns], ratios),
        ]
    )


def _pairs(spreads: Mapping[str, Sequence[Spread]], name: str) -> Iterable[tuple[Spread, Spread]]:
    return zip(spreads[ASSISTANT], spreads[name], strict=True)


if __name__ == "__main__":
    sys.exit(run_part("answering", __doc__, measure))
