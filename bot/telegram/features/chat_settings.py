"""What a group's admins have chosen, as it is kept with the chat."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from bot.messages import Lang
from bot.storage import chats
from knowledge.model import CHINA

Mode = Literal["mention", "questions", "shadow", "silent"]
MODES: tuple[Mode, ...] = ("mention", "questions", "shadow", "silent")
QUIET_HOURS: tuple[tuple[int, int], ...] = ((21, 7), (22, 8), (23, 7), (0, 8))
"""What is offered: from this hour to that one, China time."""
COOLDOWNS: tuple[int, ...] = (0, 10, 60, 360)
"""What is offered, in minutes."""
VERDICTS_KEPT = 500


class Verdict(Struct, frozen=True, array_like=True):
    """What the admin thought of a suggestion in shadow mode."""

    topic: str
    approved: bool


class ChatSettings(Struct, frozen=True, omit_defaults=True):
    """A group's settings. ``shadow_admin`` is who set the shadow mode and is told."""

    mode: Mode = "mention"
    lang: Lang | None = None
    quiet: tuple[int, int] | None = None
    cooldown: int = 10
    shadow_admin: int | None = None
    verdicts: dict[str, Verdict] = {}
    """By the number of the suggestion, oldest first; at most VERDICTS_KEPT."""

    def is_quiet(self, now: datetime) -> bool:
        """Whether ``now`` lies in the quiet hours."""
        if self.quiet is None:
            return False
        begin, end = self.quiet
        hour = now.astimezone(CHINA).hour
        return begin <= hour < end if begin < end else hour >= begin or hour < end

    def judged(self, suggestion: int, verdict: Verdict) -> ChatSettings:
        """The settings with a verdict on a suggestion; a second one on the same replaces the first."""
        verdicts = {**self.verdicts, str(suggestion): verdict}
        for number in list(verdicts)[: max(0, len(verdicts) - VERDICTS_KEPT)]:
            del verdicts[number]
        return msgspec.structs.replace(self, verdicts=verdicts)

    def counts(self) -> dict[str, tuple[int, int]]:
        """Approved and rejected suggestions by topic."""
        counts: dict[str, tuple[int, int]] = {}
        for verdict in self.verdicts.values():
            approved, rejected = counts.get(verdict.topic, (0, 0))
            counts[verdict.topic] = (approved + verdict.approved, rejected + (not verdict.approved))
        return counts


_DEFAULT = ChatSettings()


def settings_in(text: str | bytes) -> ChatSettings:
    """The settings in a chat's JSON; the defaults if they are not those of a group."""
    if text in ("{}", b"{}"):
        return _DEFAULT
    try:
        return msgspec.json.decode(text, type=ChatSettings)
    except msgspec.DecodeError:
        return _DEFAULT


def settings_of(connection: Connection, chat_id: int) -> ChatSettings:
    """The settings of a group."""
    return settings_in(msgspec.json.encode(chats.settings_of(connection, chat_id)))


def save(connection: Connection, chat_id: int, settings: ChatSettings, now: datetime) -> None:
    """Keeps the settings of a group."""
    chats.save_settings(connection, chat_id, msgspec.to_builtins(settings), now)
