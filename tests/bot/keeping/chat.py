"""A person in a chat whose buttons act on the message they belong to, as in Telegram."""

from __future__ import annotations

from datetime import datetime

from bot.assistant import Assistant, Turn
from bot.messages import Ability, ChatType, Lang, Message, Reply
from bot.session import Quoted, Session, decode_session, encode
from tests.conftest import NOON

EVERYTHING: frozenset[Ability] = frozenset({"remind", "files", "feedback"})


class Chat:
    """Keeps the session (through its stored form) and the latest answer."""

    def __init__(
        self,
        assistant: Assistant,
        *,
        now: datetime = NOON,
        abilities: frozenset[Ability] = EVERYTHING,
        chat_type: ChatType = "private",
        lang: Lang | None = None,
    ) -> None:
        self.assistant = assistant
        self.now = now
        self.abilities = abilities
        self.chat_type = chat_type
        self.lang = lang
        self.session = Session()
        self.turn = Turn(Reply(kind="ignored"), self.session, None)

    def say(self, text: str) -> Reply:
        return self._send(self._message(text=text), None)

    def press(self, action: str, on: Turn | None = None, *, own: bool = True) -> Reply:
        """Presses a button under ``on``, the latest answer by default."""
        shown = on or self.turn
        quoted = Quoted(text=shown.reply.text, from_bot=True, exchange=shown.exchange, own=own)
        return self._send(self._message(action=action), quoted)

    def follow(self, payload: str, quoted: Quoted) -> Reply:
        """Follows a link from where ``quoted`` stands for what was told."""
        return self._send(self._message(text=f"/start {payload}"), quoted)

    def _message(self, text: str = "", action: str | None = None) -> Message:
        return Message(
            text=text,
            action=action,
            now=self.now,
            chat_type=self.chat_type,
            lang=self.lang,
            abilities=self.abilities,
        )

    def _send(self, message: Message, quoted: Quoted | None) -> Reply:
        self.turn = self.assistant.respond(message, self.session, quoted)
        self.session = decode_session(encode(self.turn.session))
        return self.turn.reply


def actions(reply: Reply) -> list[list[str]]:
    return [[button.action for button in row] for row in reply.buttons]


def every_action(reply: Reply) -> set[str]:
    return {button.action for row in reply.buttons for button in row}
