"""The transcripts of seller groups through the Telegram transport, over HTTP, beside the same lines in JSON lines.

In a transcript the lines of ``policy_bot`` are what another bot once said: here our own answers stand in their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.assistant import Assistant
from bot.evaluation.groups import BOT_NAME
from bot.evaluation.labels import Group, GroupLine
from bot.jsonl import JsonLines
from bot.rendering.values import say
from tests.bot.telegram.features.conftest import Clock, clock, running
from tests.bot.telegram.running import recorded
from tests.botapi.client import BotApi, Json

__all__ = ["clock", "running"]

SAMPLES = Path(__file__).parents[2] / "cases" / "samples" / "groups.jsonl"
GROUPS = [msgspec.json.decode(line, type=Group) for line in SAMPLES.read_text("utf-8").split("\n") if line.strip()]

MODES = ("mention", "questions")


@dataclass
class Tally:
    """What came of the lines."""

    due: int = 0
    answered: int = 0
    silent_due: int = 0
    silent: int = 0
    wrong: list[str] = field(default_factory=list)
    """Answers with another value than expected."""
    differing: list[str] = field(default_factory=list)
    """Lines on which the two transports disagree."""
    faults: list[str] = field(default_factory=list)

    def judge(self, place: str, line: GroupLine, said: str | None, by_jsonl: dict[str, Any], mode: str) -> None:
        """Counts a line; ``said`` is the bot's answer in the Telegram group, None for silence."""
        spoke = by_jsonl["kind"] != "ignored"
        unasked = mode == "questions" and said is not None and not spoke
        if (said is not None) != spoke and not unasked:
            self.differing.append(f"{place}: Telegram {said!r}, JSON lines {by_jsonl['kind']}")
        elif said is not None and spoke and first_paragraph(said) != first_paragraph(by_jsonl["text"]):
            self.differing.append(f"{place}: {first_paragraph(said)!r}, not {first_paragraph(by_jsonl['text'])!r}")
        if said is not None and spoke and line.result and (missing := not_said(line, said, by_jsonl)):
            self.wrong.append(f"{place}: {missing} not in {said!r}")
        if line.should == "answer":
            right = said is not None and line.topic in (by_jsonl["topic"], by_jsonl["also"], None)
            self.due, self.answered = self.due + 1, self.answered + right
        elif line.should == "ignore":
            right = said is None
            self.silent_due, self.silent = self.silent_due + 1, self.silent + right
        else:
            right = True
        if not right:
            self.faults.append(f"{place}: should {line.should}, said {said!r}")


def first_paragraph(text: str) -> str:
    return text.split("\n\n")[0].strip()


def not_said(line: GroupLine, said: str, by_jsonl: dict[str, Any]) -> list[str]:
    """Expected values that the text does not show (a truth shows in the choice of words: there JSON lines count)."""
    missing = []
    for name, value in line.result.items():
        if isinstance(value, bool):
            shown = by_jsonl["result"].get(name) == value
        else:
            shown = say(_typed(value), "zh") in said.replace("（", "(").replace("）", ")")
        if not shown:
            missing.append(f"{name}={value}")
    return missing


def _typed(value: str | int | float) -> date | datetime | Decimal | str:
    if not isinstance(value, str):
        return Decimal(str(value))
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return value


class Stage:
    """One transcript on the local Bot API server and, line by line, through JSON lines."""

    def __init__(self, botapi: BotApi, lines: JsonLines, group: Group) -> None:
        self.botapi, self.lines, self.group = botapi, lines, group
        self.people: dict[str, Json] = {}
        self.chat: Json = {}
        self.sent: dict[int, int] = {}
        self.answers: dict[int, int] = {}

    async def set_up(self, mode: str) -> None:
        """Makes the group with all who speak in it, and sets its mode."""
        names = dict.fromkeys(line.sender for line in self.group.lines if line.sender != BOT_NAME)
        self.people = {name: await self.botapi.user(name, language_code="zh-hans") for name in names}
        owner = await self.botapi.user("群管", language_code="zh-hans")
        self.chat = await self.botapi.group(owner, *self.people.values(), title="卖家群")
        await self.botapi.member(self.chat["id"], owner["id"], "creator")
        if mode != "mention":
            panel = await self.botapi.ask(self.chat["id"], "/settings", owner["id"], date=self._now())
            await self.botapi.press(panel, data=f"set:mode:{mode}", user=owner["id"])
            await self.botapi.next_request("editMessageText", self.chat["id"], ok=True)

    async def play(self, index: int) -> tuple[str | None, dict[str, Any]]:
        """Says one line in both worlds; gives what the bot said in the group, and its reply in JSON lines."""
        line, place = self.group.lines[index], self.chat["id"]
        await self.botapi.catch_up()
        if line.edit_of is not None:
            await self.botapi.edit(place, self.sent[line.edit_of], line.text, date=self._now())
        else:
            forward = {"name": line.forward_from} if line.forward_from is not None else None
            user = self.people[line.sender]["id"]
            reply_to = self._replied_to(line)
            said = await self.botapi.say(place, line.text, user, reply_to=reply_to, forward=forward, date=self._now())
            self.sent[index] = said["message"]["message_id"]
        by_jsonl = self._by_jsonl(index)
        return await self._heard(index), by_jsonl

    async def _heard(self, index: int) -> str | None:
        await self.botapi.confirmed()
        await recorded()
        for _ in range(2):  # what was committed is sent at once; a little patience for the network
            requests = await self.botapi.requests(after=self.botapi.seen)
            shown = [r for r in requests if r["ok"] and r["method"] in ("sendMessage", "editMessageText")]
            if shown:
                self.answers[index] = shown[0]["result"]["message_id"]
                message = await self.botapi.message(self.chat["id"], self.answers[index])
                return message["text"] if message is not None else None
            try:
                await self.botapi.do("wait_request", after=self.botapi.seen, chat_id=self.chat["id"], timeout=0.15)
            except AssertionError:
                break
        return None

    def _now(self) -> datetime:
        return datetime.fromisoformat(self.group.now)

    def _replied_to(self, line: GroupLine) -> int | None:
        if line.reply_to is None:
            return None
        quoted = self.group.lines[line.reply_to]
        if quoted.sender != BOT_NAME:
            return self.sent[line.reply_to]
        return None if quoted.reply_to is None else self.answers.get(quoted.reply_to)

    def _by_jsonl(self, index: int) -> dict[str, Any]:
        line = self.group.lines[index]
        given: dict[str, Any] = {"text": line.text, "id": str(index), "now": self.group.now, "chat": self.group.id}
        given |= {"user": line.sender, "chat_type": "group", "forwarded": line.forward_from is not None}
        if line.edit_of is not None:
            given["edit_of"] = str(line.edit_of)
        if line.reply_to is not None:
            quoted = self.group.lines[line.reply_to]
            own = quoted.sender == BOT_NAME
            given["reply_to"] = f"bot:{quoted.reply_to}" if own else str(line.reply_to)
        reply: dict[str, Any] = json.loads(self.lines.handle(json.dumps(given)))
        return reply


@pytest.mark.parametrize("mode", MODES)
async def test_the_transcripts(
    botapi: BotApi,
    running: Callable[..., AbstractAsyncContextManager[object]],
    clock: Clock,
    assistant: Assistant,
    mode: str,
) -> None:
    """Answered when due at least 95 %, silent when due at least 98 %, no wrong value, the same as in JSON lines."""
    tally, lines = Tally(), JsonLines(assistant, clock)
    async with running():
        for group in GROUPS:
            clock.set(datetime.fromisoformat(group.now))
            stage = Stage(botapi, lines, group)
            await stage.set_up(mode)
            for index, line in enumerate(group.lines):
                if line.sender != BOT_NAME:
                    said, by_jsonl = await stage.play(index)
                    tally.judge(f"{group.id}/{index}", line, said, by_jsonl, mode)
    assert not tally.wrong
    assert not tally.differing
    assert tally.answered >= 0.95 * tally.due > 0, tally.faults
    assert tally.silent >= 0.98 * tally.silent_due > 0, tally.faults
