"""Runs the bot as its own process for the proofs: ``python -m benchmarks.bot_process run|serve|echo [options]``.

``echo`` is python-telegram-bot's stock echo bot (Application, Updater, httpx) as pip installs it, the yardstick; with
``--sniffio`` it finds that package, which httpx else looks for in vain at every request. ``--parrot`` puts an
assistant in the place of the real one whose answers tell what it has heard so far. ``--clock FILE`` moves the bot's
clock by as many seconds as stand in the file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType


class _WithoutSniffio:
    """Finds what is installed except sniffio, for which it looks all the same."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """What PathFinder gives."""
        spec = PathFinder.find_spec(name, path, target)
        return None if name == "sniffio" else spec


def echo(*, sniffio: bool) -> int:
    """python-telegram-bot's own example, without its commands."""
    import os

    if not sniffio:
        sys.meta_path[:] = [_WithoutSniffio if finder is PathFinder else finder for finder in sys.meta_path]

    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None and update.message.text is not None:
            await update.message.reply_text(update.message.text)

    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["BOT_API_URL"] + "/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, answer))
    application.run_polling(allowed_updates=Update.ALL_TYPES)
    return 0


def policybot(mode: str, parrot: bool, clock: Path | None) -> int:
    """Our bot; settings from the environment."""
    from bot.config import load_config
    from bot.telegram import run_polling, serve_webhook
    from tests.bot.telegram.parrot import Parrot

    if clock is not None:
        import bot.telegram.start

        bot.telegram.start.utc_now = lambda: datetime.now(UTC) + timedelta(seconds=float(clock.read_text() or 0))
    work = run_polling if mode == "run" else serve_webhook
    return work(load_config(), Parrot if parrot else None)


def main() -> int:
    """Reads the arguments and runs until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bot_process", description=__doc__)
    parser.add_argument("mode", choices=["run", "serve", "echo"])
    parser.add_argument("--parrot", action="store_true")
    parser.add_argument("--sniffio", action="store_true")
    parser.add_argument("--clock", type=Path)
    options = parser.parse_args()
    if options.mode == "echo":
        return echo(sniffio=options.sniffio)
    return policybot(options.mode, options.parrot, options.clock)


if __name__ == "__main__":
    sys.exit(main())
