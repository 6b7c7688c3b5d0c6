"""The JSON-lines transport: one message a line in, one reply a line out, state in memory for the length of a run."""

from __future__ import annotations

import json
import logging
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from bot.assistant import Assistant, Turn
from bot.commands import parse_command
from bot.messages import ChatType, Lang, Message, Reply
from bot.patterns import pattern
from bot.rendering.phrases import phrase
from bot.session import Exchange, Quoted, Session
from knowledge.model import CHINA

BOT_NAME = "policy_bot"
REMEMBERED_MESSAGES = 10_000
"""How many texts and answers are kept, over all chats, for ``reply_to``."""

_MENTION = pattern(rf"(?<![A-Za-z0-9_@])@{BOT_NAME}(?![A-Za-z0-9_])", re.IGNORECASE)
_NOT_SHOWN = ("html", "lang", "files", "effects", "delivery")
"""Fields of a reply that are for other transports."""
_SHOWN = tuple(name for name in Reply.__struct_fields__ if name not in _NOT_SHOWN)
_SURROGATES = pattern("[\ud800-\udfff]")

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class Line(Struct, frozen=True, forbid_unknown_fields=False):
    """One message as it comes in; the fields are those of the interface's description."""

    text: str
    id: str | int | None = None
    now: datetime | None = None
    chat: str | int | None = None
    user: str | int = "user"
    chat_type: ChatType = "private"
    reply_to: str | int | None = None
    edit_of: str | int | None = None
    forwarded: bool = False
    lang: Lang | None = None


class Said(Struct, frozen=True):
    """A message that can be replied to: its text, its author and, for the bot's own, what it stands for."""

    text: str
    author: str
    """Who wrote it; of the bot's own, whom it answered."""
    from_bot: bool = False
    exchange: Exchange | None = None


class JsonLines:
    """Answers lines one by one and remembers sessions and texts between them."""

    def __init__(self, assistant: Assistant, clock: Clock) -> None:
        self.assistant = assistant
        self.clock = clock
        self.count = 0
        self.sessions: dict[tuple[str, str], Session] = {}
        self.before: dict[tuple[str, str], tuple[str, Session]] = {}
        self.said: OrderedDict[tuple[str, str], Said] = OrderedDict()

    def lines(self, source: Iterable[bytes]) -> Iterator[str]:
        """One reply for every line of ``source`` that is not empty."""
        for raw in source:
            if raw.strip():
                yield self.handle(raw.decode("utf-8", errors="replace"))

    def handle(self, line: str) -> str:
        """The reply to one line, as one line of JSON without its line break. Never raises for what a line holds."""
        started = time.perf_counter()
        self.count += 1
        ident: str | int | None = None
        try:
            fields = _parse(line)
            ident = fields.get("id")
            reply = self._answer_safely(_message_of(fields), str(self.count))
        except ValueError as error:
            reply = Reply(kind="error", text=_explain(error))
        shown = {name: getattr(reply, name) for name in _SHOWN}
        shown["id"] = ident if isinstance(ident, str | int) else str(self.count)
        shown["ms"] = round((time.perf_counter() - started) * 1000, 3)
        return msgspec.json.encode(shown).decode()

    def _answer_safely(self, line: Line, number: str) -> Reply:
        """The reply; a fault of ours costs this line its answer and is logged, and the next line is still answered."""
        try:
            return self._answer(line, number)
        except Exception:
            log.exception("line %s could not be answered", number)
            return Reply(kind="error", text=phrase("error").en)

    def _answer(self, line: Line, number: str) -> Reply:
        ident = str(line.id) if line.id is not None else number
        chat = str(line.chat) if line.chat is not None else f"line {number}"
        key = (chat, str(line.user))
        session = self._session_for(line, key)
        quoted = self._quoted(line, chat, key[1])
        message = Message(
            text=_MENTION.sub(" ", line.text).strip() if line.chat_type == "group" else line.text,
            now=(line.now or self.clock()).astimezone(CHINA),
            chat_type=line.chat_type,
            lang=line.lang,
            addressed=self._addressed(line, quoted),
            forwarded=line.forwarded,
        )
        turn = self.assistant.respond(message, session, quoted)
        self._keep(line, ident, chat, key, session, turn)
        return turn.reply

    def _session_for(self, line: Line, key: tuple[str, str]) -> Session:
        """The session of this person; for an edited message the one from before the first version was answered."""
        if line.edit_of is not None:
            edited, before = self.before.get(key, ("", Session()))
            return before if edited == str(line.edit_of) else Session()
        return self.sessions.get(key, Session())

    def _quoted(self, line: Line, chat: str, user: str) -> Quoted | None:
        said = self.said.get((chat, str(line.reply_to))) if line.reply_to is not None else None
        if said is None:
            return None
        return Quoted(text=said.text, from_bot=said.from_bot, exchange=said.exchange, own=said.author == user)

    def _addressed(self, line: Line, quoted: Quoted | None) -> bool:
        if line.chat_type != "group":
            return True
        command = parse_command(line.text)
        if command is not None:
            return command.addressee is None or command.addressee.lower() == BOT_NAME
        return bool(_MENTION.search(line.text)) or (quoted is not None and quoted.from_bot)

    def _keep(self, line: Line, ident: str, chat: str, key: tuple[str, str], session: Session, turn: Turn) -> None:
        self._remember((chat, ident), Said(line.text, key[1]))
        if turn.reply.kind == "ignored":
            return
        self.before[key] = (str(line.edit_of) if line.edit_of is not None else ident, session)
        self.sessions[key] = turn.session
        answer = Said(turn.reply.text, key[1], from_bot=True, exchange=turn.exchange)
        self._remember((chat, f"bot:{ident}"), answer)
        if line.edit_of is not None:  # the answer to the first version is edited, too
            self._remember((chat, f"bot:{line.edit_of}"), answer)

    def _remember(self, key: tuple[str, str], said: Said) -> None:
        self.said[key] = said
        while len(self.said) > REMEMBERED_MESSAGES:
            self.said.popitem(last=False)


def _parse(line: str) -> dict[str, Any]:
    """The fields of a line; lone surrogates, which no output could carry, become replacement characters."""
    try:
        fields = json.loads(line)
    except RecursionError:
        raise ValueError("not a message: nested too deeply") from None
    if not isinstance(fields, dict):
        raise ValueError("not a message: a line is one JSON object with a text")
    return {key: _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value for key, value in fields.items()}


def _message_of(fields: dict[str, Any]) -> Line:
    line = msgspec.convert(fields, Line)
    if line.now is not None and line.now.tzinfo is None:
        raise ValueError("now: give the moment with its offset, like 2023-05-17T14:30:00+08:00")
    return line


def _explain(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"This line is not valid JSON: {error.msg} at column {error.colno}."
    return f"This line is not a valid message: {error}."
