"""The Telegram transport: entry points for the command line. Each gives the exit status; failures are one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Config
    from bot.telegram.ports import Answering


def run_polling(config: Config, load: Callable[[], Answering] | None = None) -> int:
    """``policybot run``: answers by long polling until it is told to stop. ``load`` gives the assistant."""
    from bot.telegram.entry import run_polling as run

    return run(config, load)


def serve_webhook(config: Config, load: Callable[[], Answering] | None = None) -> int:
    """``policybot serve``: answers what Telegram posts to WEBHOOK_URL until it is told to stop."""
    from bot.telegram.entry import serve_webhook as serve

    return serve(config, load)


def webhook_command(config: Config, action: Literal["set", "delete", "info"]) -> int:
    """``policybot webhook``: tells Telegram where to post updates, or to stop that, or asks how it fares."""
    from bot.telegram.entry import webhook_command as command

    return command(config, action)
