"""Settings of the Telegram transport: from the environment only, checked once, secrets hidden.

``SETTINGS`` is the one list of them: it reads, checks and documents.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.patterns import pattern

TOKEN_FORM = pattern(r"\d{1,20}:[A-Za-z0-9_-]{10,200}")
_SECRET_FORM = pattern(r"[A-Za-z0-9_-]{16,256}")
LEAST_KEY = 32
"""A shorter installation key could be guessed."""
_LONG_NAME = 10
"""In a name this long two letters may be wrong."""
_POSTGRES = ("postgresql", "postgres")


class ConfigError(Exception):
    """A setting that is missing or wrong; the text says which and what to do, and shows no secret."""


class Secret:
    """A text that shows itself only when asked to."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and secrets.compare_digest(self._text.encode(), other._text.encode())

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Secret(***)"


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings, checked. ``repr`` shows no secret."""

    token: Secret
    api_url: str = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: Secret | None = None
    operators: frozenset[int] = frozenset()
    session_retention: timedelta = timedelta(hours=24)
    question_retention: timedelta = timedelta(days=90)
    flood_messages: int = 20
    flood_window: timedelta = timedelta(seconds=60)
    send_rate: float = 30.0
    chat_pace: timedelta = timedelta(seconds=1.05)
    group_limit: int = 20
    poll_timeout: int = 30
    poll_pace: float = 0.05
    request_timeout: float = 15.0
    stop_timeout: float = 10.0
    webhook_url: str = ""
    webhook_secret: Secret | None = None
    listen_host: str = "127.0.0.1"
    listen_port: int = 8080
    health_port: int = 0
    installation_key: Secret | None = None
    log_level: str = "INFO"

    @property
    def webhook_path(self) -> str:
        """Path of the webhook's URL, at which updates are accepted."""
        return urlsplit(self.webhook_url).path or "/"


@dataclass(frozen=True)
class Setting:
    """One environment variable: which field it sets, how it is read, what it is for."""

    name: str
    field: str
    read: Callable[[str], Any]
    help: str
    file_too: bool = False
    """Whether NAME_FILE may name a file that holds the value instead."""


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return int(text)

    return read


def _number(least: float, most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text) or not least <= float(text) <= most:
            raise ValueError(f"expected a number from {least:g} to {most:g}")
        return float(text)

    return read


def _hours(text: str) -> timedelta:
    return timedelta(hours=_number(0.1, 24 * 3650)(text))


def _days(text: str) -> timedelta:
    return timedelta(days=_number(0.1, 3650)(text))


def _seconds(text: str) -> timedelta:
    return timedelta(seconds=_number(1, 86400)(text))


def _pace(text: str) -> timedelta:
    return timedelta(seconds=_number(0, 60)(text))


def _token(text: str) -> Secret:
    if not TOKEN_FORM.fullmatch(text):
        raise ValueError("this is no bot token; @BotFather gives one of the form 123456789:ABC...")
    return Secret(text)


def _url(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            parts = urlsplit(text)
            valid = parts.scheme in schemes and parts.hostname and (parts.port is None or parts.port)
        except ValueError:
            valid = False
        if not valid or parts.query or parts.fragment or "@" in parts.netloc:
            raise ValueError(f"expected a URL such as {schemes[0]}://host/path, without user, query or fragment")
        return text.rstrip("/") if not parts.path.strip("/") else text

    return read


def _port_is_right(host: str) -> bool:
    port = host.rpartition("]")[2].partition(":")[2]
    return not port or (re.fullmatch(r"[0-9]{1,5}", port) is not None and 0 < int(port) <= 65535)


def _database(text: str) -> Secret:
    scheme = text.partition("://")[0].partition("+")[0]
    if scheme not in _POSTGRES or not urlsplit(text).path.strip("/"):
        raise ValueError("expected postgresql://user:password@host/name; leave it out for SQLite in DATA_DIR")
    if not all(map(_port_is_right, urlsplit(text).netloc.rpartition("@")[2].split(","))):
        raise ValueError("expected a port from 1 to 65535 behind the host's colon")
    return Secret("postgresql+asyncpg://" + text.partition("://")[2])


def _people(text: str) -> frozenset[int]:
    parts = [part for part in re.split(r"[,\s]+", text) if part]
    if not all(re.fullmatch(r"\d{1,19}", part) for part in parts):
        raise ValueError("expected Telegram user ids, separated by commas")
    return frozenset(map(int, parts))


def _webhook_secret(text: str) -> Secret:
    if not _SECRET_FORM.fullmatch(text):
        raise ValueError("expected 16 to 256 characters of A-Z a-z 0-9 _ -")
    return Secret(text)


def _key(text: str) -> Secret:
    if len(text) < LEAST_KEY:
        raise ValueError(f"expected at least {LEAST_KEY} characters")
    return Secret(text)


def _level(text: str) -> str:
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("expected DEBUG, INFO, WARNING or ERROR")
    return text.upper()


def _host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:_-]{1,255}", text):
        raise ValueError("expected a host name or address")
    return text


_PORT = _whole(0, 65535)
SETTINGS: tuple[Setting, ...] = (
    Setting("BOT_TOKEN", "token", _token, "The bot's token from @BotFather.", file_too=True),
    Setting("BOT_API_URL", "api_url", _url("https", "http"), "Bot API server (default https://api.telegram.org)."),
    Setting("DATA_DIR", "data_dir", Path, "Folder of the SQLite database and the installation key (default data)."),
    Setting("DATABASE_URL", "database_url", _database, "PostgreSQL; without it SQLite in DATA_DIR.", file_too=True),
    Setting("OPERATORS", "operators", _people, "Telegram user ids who get alerts and may /reload."),
    Setting("SESSION_HOURS", "session_retention", _hours, "Conversations and answers are deleted after it (24)."),
    Setting("QUESTION_DAYS", "question_retention", _days, "Unanswered questions are deleted after it (90)."),
    Setting("FLOOD_MESSAGES", "flood_messages", _whole(1, 10000), "Messages a person may send in a window (20)."),
    Setting("FLOOD_SECONDS", "flood_window", _seconds, "Length of that window (60)."),
    Setting("SEND_RATE", "send_rate", _number(0.1, 10000), "Messages a second over all chats (30, Telegram's limit)."),
    Setting("CHAT_SECONDS", "chat_pace", _pace, "Least seconds between messages to a chat (1.05; Telegram says 1)."),
    Setting("GROUP_MESSAGES", "group_limit", _whole(1, 10000), "Messages a minute to a group (20, Telegram's limit)."),
    Setting("POLL_SECONDS", "poll_timeout", _whole(0, 50), "How long a poll waits for updates (30)."),
    Setting("POLL_PACE", "poll_pace", _number(0, 5), "Least seconds from poll to poll (0.05); see the benchmarks."),
    Setting("REQUEST_SECONDS", "request_timeout", _number(0.1, 120), "How long a request waits for its answer (15)."),
    Setting("STOP_SECONDS", "stop_timeout", _number(0.1, 120), "Most time that an orderly stop takes (10)."),
    Setting("WEBHOOK_URL", "webhook_url", _url("https", "http"), "Public URL that Telegram posts updates to."),
    Setting("WEBHOOK_SECRET", "webhook_secret", _webhook_secret, "Proves that a post is Telegram's.", file_too=True),
    Setting("LISTEN_HOST", "listen_host", _host, "Address that `policybot serve` and health listen on (127.0.0.1)."),
    Setting("LISTEN_PORT", "listen_port", _PORT, "Port of `policybot serve` (8080; 0: any free one)."),
    Setting("HEALTH_PORT", "health_port", _PORT, "Port of /healthz and /metrics of `policybot run` (0: none)."),
    Setting("INSTALLATION_KEY", "installation_key", _key, "Key that hashes user ids; made in DATA_DIR.", file_too=True),
    Setting("LOG_LEVEL", "log_level", _level, "DEBUG, INFO (default), WARNING or ERROR."),
)  # fmt: skip


def load_config(environment: Mapping[str, str] | None = None) -> Config:
    """The settings from environment variables; raises ConfigError, in one line, for what is missing or wrong."""
    env = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        text = _given(setting, env)
        if not text:
            continue
        try:
            values[setting.field] = setting.read(text)
        except ValueError as error:
            raise ConfigError(f"{setting.name}: {error}") from None
    if "token" not in values:
        raise ConfigError(
            "BOT_TOKEN is not set: put the token from @BotFather there, or its file's name in BOT_TOKEN_FILE"
        )
    return Config(**values)


def misspelt(environment: Mapping[str, str] | None = None) -> list[str]:
    """A line for each variable that is none of the settings but looks like one: SESION_HOURS is not known ...

    Only what is spelled nearly alike counts, as other programs have settings of their own (HOST, PORT, LOG_FORMAT).
    """
    from rapidfuzz.distance.DamerauLevenshtein import distance
    from rapidfuzz.process import extractOne

    names = [*(item.name for item in SETTINGS), *(f"{item.name}_FILE" for item in SETTINGS if item.file_too)]
    found = []
    for name in sorted((os.environ if environment is None else environment).keys() - {*names}):
        nearest, wrong, _ = extractOne(name.upper(), names, scorer=distance)
        if wrong <= (2 if len(nearest) >= _LONG_NAME else 1):
            found.append(f"{name} is not known and has no effect. Did you mean {nearest}?")
    return found


def _given(setting: Setting, env: Mapping[str, str]) -> str:
    text, named = env.get(setting.name, "").strip(), env.get(f"{setting.name}_FILE", "").strip()
    if not setting.file_too or not named:
        return text
    if text:
        raise ConfigError(f"{setting.name} and {setting.name}_FILE are both set: choose one")
    return read_secret_file(Path(named), f"{setting.name}_FILE")


def read_secret_file(path: Path, name: str) -> str:
    """The text of a file that only its owner (or group) may read; raises ConfigError for others or when unreadable."""
    try:
        mode = path.stat().st_mode
        if mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
            raise ConfigError(f"{name}: {path} can be read or written by others. Try: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise ConfigError(f"{name}: cannot read {path}: {reason}") from None
