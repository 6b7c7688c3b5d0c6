"""``policybot eval``: builds the assistant, drives it through its JSON-lines transport, prints the report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.evaluation.evaluate import evaluate
from bot.evaluation.hostile import MOMENT
from bot.evaluation.interview import Handle
from bot.evaluation.labels import LabelError
from bot.evaluation.progress import Show, on_stderr, silently
from bot.evaluation.report import as_json, render
from bot.evaluation.scores import Report


class UnknownPartError(ValueError):
    """A part of the understanding that does not exist; the message lists those that do."""


def main(options: argparse.Namespace) -> int:
    """Evaluates ``options.files`` and prints the report; gives the exit status.

    It is 1 for a file that cannot be read and for a part in ``options.without`` that does not exist.
    """
    without = frozenset(options.without)
    try:
        _check_parts(without)
        with on_stderr() as show:
            report = run([Path(file) for file in options.files], without=without, show=show)
    except (LabelError, UnknownPartError) as error:
        print(f"policybot: {error}", file=sys.stderr)
        return 1
    print(as_json(report) if options.json else render(report, misses=options.misses))
    return 0


def run(paths: Sequence[Path], *, without: frozenset[str] = frozenset(), show: Show = silently) -> Report:
    """The report on ``paths``; ``without`` names parts of the understanding to switch off.

    Raises :class:`~bot.evaluation.labels.LabelError` for a file that cannot be read.
    """
    # reading and judging labels needs no assistant; only a run does
    from bot.assembly import load_assistant, warmed
    from bot.jsonl import JsonLines

    assistant = warmed(load_assistant(without=without))

    def open_interface() -> Handle:
        return JsonLines(assistant, lambda: datetime.fromisoformat(MOMENT)).handle

    return evaluate(paths, open_interface, without=without, show=show)


def _check_parts(without: frozenset[str]) -> None:
    from bot.understanding.intent import PARTS

    if unknown := without - PARTS:
        known = ", ".join(sorted(PARTS))
        raise UnknownPartError(f"--without {' '.join(sorted(unknown))}: no such part; there are {known}")
