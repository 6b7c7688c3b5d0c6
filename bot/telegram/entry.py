"""From the command line into the event loop, and every failure into one line."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

from bot.config import Config
from bot.telegram import redaction
from bot.telegram.ports import Answering
from bot.telegram.runtime import load_knowledge, poll, serve, stop_on_signals
from bot.telegram.start import StartError
from bot.telegram.webhook import command
from knowledge.problems import KnowledgeError

_PASSWORD_LENGTH = 6
"""A shorter one would be found in everything."""
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def run_polling(config: Config, load: Callable[[], Answering] | None = None) -> int:
    """See bot.telegram.run_polling."""

    async def work() -> None:
        await poll(config, load_knowledge(config, load), stop_on_signals(config))

    return _run(config, work)


def serve_webhook(config: Config, load: Callable[[], Answering] | None = None) -> int:
    """See bot.telegram.serve_webhook."""

    async def work() -> None:
        await serve(config, load_knowledge(config, load), stop_on_signals(config))

    return _run(config, work)


def webhook_command(config: Config, action: Literal["set", "delete", "info"]) -> int:
    """See bot.telegram.webhook_command."""
    return _run(config, lambda: command(config, action))


def _run(config: Config, work: Callable[[], Coroutine[Any, Any, None]]) -> int:
    redactor = redaction.install(_secrets(config))
    logging.basicConfig(level=config.log_level, format=_FORMAT, stream=sys.stderr)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    # Of broken connections we say ourselves, in a line, what it says with a traceback each.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    try:
        asyncio.run(work())
    except KnowledgeError as error:
        print(f"policybot: {error.headline}", file=sys.stderr)
        return 1
    except StartError as error:
        print(redactor.clean(f"policybot: {error}"), file=sys.stderr)
        return 1
    except Exception:
        logging.getLogger(__name__).exception("stopped by a fault of its own")
        return 1
    return 0


def _secrets(config: Config) -> list[str]:
    """All that must not be logged, the database's password also by itself."""
    values = (getattr(config, name) for name in config.__dataclass_fields__)
    secrets = [value.reveal() for value in values if hasattr(value, "reveal")]
    for password in _passwords(config.database_url.reveal()) if config.database_url else ():
        if len(password) >= _PASSWORD_LENGTH:
            secrets += [password, unquote(password)]
    return secrets


def _passwords(url: str) -> list[str]:
    """The password of a database's URL, before the host or, as libpq also takes it, among the parameters."""
    parts = urlsplit(url)
    return [*parse_qs(parts.query).get("password", ()), *([parts.password] if parts.password else ())]
