"""What the command ``policybot`` takes: its sub-commands, their options, and a help text with an example for each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

PARTS = (
    "also",
    "classifier",
    "concepts",
    "context",
    "dialect",
    "frames",
    "none",
    "pinyin",
    "platform",
    "repair",
    "similarity",
    "smalltalk",
    "unless",
)
"""What ``eval --without`` takes: those of ``bot.understanding.intent``, which is too much to load for a help text."""

Commands = Any
"""What argparse gives for sub-commands; it keeps the type to itself."""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="policybot",
        description="Answers policy questions of 1688.com sellers.",
        epilog="policybot COMMAND --help tells more of each. Settings of the Telegram bot: docs/operating.md.",
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _chat(commands)
    _ask(commands)
    _kb(commands)
    _eval(commands)
    _telegram(commands)
    return whole


class _Version(argparse.Action):
    """Prints the installed version, looked up only when asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        from importlib.metadata import version

        del namespace, values, option_string
        print(f"policybot {version('policybot')}")
        parser.exit()


def _added(commands: Commands, name: str, does: str, description: str, example: str) -> argparse.ArgumentParser:
    """A sub-command with the line in its parent's list, what it does in full, and an example."""
    added: argparse.ArgumentParser = commands.add_parser(
        name,
        help=does,
        description=description,
        epilog=f"example: {example}",
    )
    return added


def _chat(commands: Commands) -> None:
    description = "A conversation in this terminal. /help and /topics show what there is; exit, :q or Ctrl-D leave."
    chat = _added(commands, "chat", "talk in this terminal", description, "policybot chat --now 2023-05-17")
    chat.add_argument("--now", help="ask as of a day or moment: 2023-05-17 or 2023-05-17T14:30 (China time)")


def _ask(commands: Commands) -> None:
    description = "Answers one question on standard output, or with --jsonl one a line (docs/jsonl.md)."
    example = 'policybot ask --now 2023-05-17 "我5月10号申请退出VIP批发中心,哪天生效?"'
    ask = _added(commands, "ask", "ask one question, or many with --jsonl", description, example)
    ask.add_argument("question", nargs="*", help="the question")
    ask.add_argument("--json", action="store_true", help="print the reply as JSON")
    ask.add_argument(
        "--jsonl", action="store_true", help="one JSON message a line on standard input, one reply a line out"
    )
    ask.add_argument("--explain", action="store_true", help="show on standard error why this answer came")
    ask.add_argument("--now", help="ask as of a day or moment (China time)")


def _kb(commands: Commands) -> None:
    description = "Looks after the knowledge base; CONTRIBUTING.md says how a topic is added or changed."
    kb = _added(commands, "kb", "look after the knowledge base", description, "policybot kb check")
    actions = kb.add_subparsers(dest="action", required=True, metavar="ACTION")
    description = (
        "Validates every file and runs the cases. Names file, line, what is wrong and what to do; exit status 1."
    )
    check = _added(actions, "check", "validate everything", description, "policybot kb check --folder my/knowledge")
    check.add_argument("--folder", help="check this knowledge folder instead of the packaged one")
    description = "Refits the matcher after words, frames or examples have changed; takes about three minutes."
    _added(actions, "fit", "refit the matcher's weights", description, "policybot kb fit")


def _eval(commands: Commands) -> None:
    description = "Measures the assistant on labelled messages and lists what it missed."
    example = "policybot eval --without frames tests/cases/samples/questions.jsonl"
    evaluation = _added(commands, "eval", "measure on labelled messages", description, example)
    evaluation.add_argument(
        "files", nargs="+", metavar="FILE", help="labelled questions, dialogues, facts or groups (JSON lines)"
    )
    evaluation.add_argument(
        "--without",
        action="append",
        default=[],
        choices=PARTS,
        metavar="PART",
        help=f"switch a part of the understanding off (may be repeated): {', '.join(PARTS)}",
    )
    evaluation.add_argument("--json", action="store_true", help="print the figures as JSON")
    evaluation.add_argument(
        "--misses", type=int, default=20, metavar="N", help="list at most N misses a file (default 20)"
    )


def _telegram(commands: Commands) -> None:
    settings = "All settings come from the environment: docs/operating.md lists them."
    description = f"Runs the Telegram bot by long polling, with the token in BOT_TOKEN. {settings}"
    _added(commands, "run", "run the Telegram bot by long polling", description, "BOT_TOKEN=123:abc policybot run")
    description = f"Runs the Telegram bot as a webhook server, for WEBHOOK_URL and WEBHOOK_SECRET. {settings}"
    _added(commands, "serve", "run a Telegram webhook server", description, "policybot webhook set; policybot serve")
    description = f"Tells Telegram where updates go. {settings}"
    webhook = _added(commands, "webhook", "tell Telegram where the webhook is", description, "policybot webhook info")
    actions = webhook.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, does in (
        ("set", "Have updates posted to WEBHOOK_URL."),
        ("delete", "Go back to polling; updates that wait are kept."),
        ("info", "Show what Telegram says of the webhook: its address, what waits, the last error."),
    ):
        _added(actions, name, does, does, f"policybot webhook {name}")
