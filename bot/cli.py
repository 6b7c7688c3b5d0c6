"""The command ``policybot``: parses arguments, picks a transport, turns every failure into one clear line."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import parser
from knowledge.model import CHINA
from knowledge.problems import KnowledgeError

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.config import Config

Command = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """Something the person at the keyboard can put right; its text says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``policybot`` with ``arguments`` (the process's own by default) and gives the exit status."""
    options = parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except UsageError as error:
        print(f"policybot: {error}", file=sys.stderr)
        return 1
    except KnowledgeError as error:
        print(f"policybot: {error.headline}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    finally:
        _keep_compiled()


def _keep_compiled() -> None:
    """Keeps the expressions that were compiled for the next start, if any were."""
    patterns = sys.modules.get("bot.patterns")
    if patterns is not None:
        patterns.keep_compiled()


# -- asking ------------------------------------------------------------------------------------------------------


def _loaded() -> Assistant:
    """The assistant, set aside from the garbage collector: nothing of it becomes garbage, so its walks are in vain."""
    gc.disable()
    try:
        from bot.assembly import load_assistant

        return load_assistant()
    finally:
        gc.freeze()
        gc.enable()


def _chat(options: argparse.Namespace) -> int:
    from bot.terminal import Terminal

    _speak_utf8()
    if sys.stdin.isatty():
        import readline  # noqa: F401  # line editing for input()
    return Terminal(_loaded(), _clock(options.now), sys.stdin, sys.stdout).run()


def _ask(options: argparse.Namespace) -> int:
    if options.jsonl:
        if options.question:
            raise UsageError(f"--jsonl reads standard input and takes no question: {' '.join(options.question)}")
        return _ask_many(options)
    if not " ".join(options.question).strip():
        raise UsageError('no question. Try: policybot ask "我5月10号申请退出VIP批发中心,哪天生效?"')
    _speak_utf8()
    return _ask_once(" ".join(options.question), options)


def _ask_many(options: argparse.Namespace) -> int:
    assistant = _loaded()
    from bot.assembly import warmed
    from bot.jsonl import JsonLines

    for reply in JsonLines(warmed(assistant), _clock(options.now)).lines(sys.stdin.buffer):
        sys.stdout.buffer.write(reply.encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def _ask_once(question: str, options: argparse.Namespace) -> int:
    import json

    assistant = _loaded()
    from bot.jsonl import JsonLines

    reply = json.loads(JsonLines(assistant, _clock(options.now)).handle(json.dumps({"text": question})))
    if options.explain:
        from bot.conversation.explained import explain_facts
        from bot.understanding.intent import explain

        now = _clock(options.now)()
        heard = assistant.understander.understand(question, now)
        print("\n".join(explain(heard.intent)), file=sys.stderr)
        for fact in reply["heard"]:
            print(f"heard {fact['kind']} {fact['value']} at {fact['span']}", file=sys.stderr)
        for topic in filter(None, (reply["topic"], reply["also"])):
            print(f"topic {topic}", file=sys.stderr)
            lines = explain_facts(question, assistant.kb.entries[topic], assistant.understander, now)
            print("".join(f"  {line}\n" for line in lines), end="", file=sys.stderr)
        for name, value in reply["facts"].items():
            print(f"role {name} = {value}", file=sys.stderr)
    print(json.dumps(reply, ensure_ascii=False, indent=2) if options.json else reply["text"])
    return 1 if reply["kind"] == "error" else 0


# -- the knowledge base ------------------------------------------------------------------------------------------


def _kb(options: argparse.Namespace) -> int:
    if options.action == "fit":
        from bot.evaluation.labels import LabelError
        from bot.understanding.intent.fit import main as fit

        print("Fitting the matcher's weights, about three minutes ...", file=sys.stderr)
        try:
            fit()
        except LabelError as error:
            print(f"policybot: {error}", file=sys.stderr)
            return 1
        return 0
    from handlers.cases import check_knowledge
    from knowledge.check import render
    from knowledge.loader import PACKAGED

    _speak_utf8()
    report = check_knowledge(Path(options.folder) if options.folder else PACKAGED)
    print(render(report))
    return 0 if report.ok else 1


def _eval(options: argparse.Namespace) -> int:
    from bot.evaluation import main as evaluate

    _speak_utf8()
    return evaluate(options)


# -- Telegram ----------------------------------------------------------------------------------------------------


def _run(_options: argparse.Namespace) -> int:
    from bot.telegram import run_polling, signals

    signals.listen()
    return run_polling(_config())


def _serve(_options: argparse.Namespace) -> int:
    from bot.telegram import serve_webhook, signals

    signals.listen()
    return serve_webhook(_config())


def _webhook(options: argparse.Namespace) -> int:
    from bot.telegram import webhook_command

    return webhook_command(_config(), options.action)


def _config() -> Config:
    from bot.config import ConfigError, load_config, misspelt

    for line in misspelt():
        print(f"policybot: {line}", file=sys.stderr)
    try:
        return load_config()
    except ConfigError as error:
        raise UsageError(str(error)) from None


_COMMANDS: dict[str, Command] = {
    "chat": _chat,
    "ask": _ask,
    "kb": _kb,
    "eval": _eval,
    "run": _run,
    "serve": _serve,
    "webhook": _webhook,
}


# -- arguments ---------------------------------------------------------------------------------------------------


def _clock(now: str | None) -> Callable[[], datetime]:
    """The real clock, or one that stands at the moment given with --now."""
    if now is None:
        return lambda: datetime.now(CHINA)
    moment = _moment(now)
    return lambda: moment


def _moment(text: str) -> datetime:
    """A day (taken at noon) or a moment; without an offset it is China time."""
    try:
        if len(text) == len("2023-05-17"):
            return datetime.combine(date.fromisoformat(text), time(12), CHINA)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--now {text}: not a day or moment; write 2023-05-17 or 2023-05-17T14:30") from None
    return moment.replace(tzinfo=CHINA) if moment.tzinfo is None else moment.astimezone(CHINA)


def _speak_utf8() -> None:
    """Chinese in and out whatever the locale says."""
    for stream in (sys.stdin, sys.stdout):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
