"""Evaluating labelled files: read them all first, then put them to the assistant one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.evaluation.dialogues import judge_dialogues
from bot.evaluation.fact_lines import judge_facts
from bot.evaluation.groups import judge_groups
from bot.evaluation.hostile import judge_hostile
from bot.evaluation.interview import Handle, Interview
from bot.evaluation.labels import Dialogue, FactLine, Group, Hostile, LabelledFile, Question, read_labels
from bot.evaluation.progress import Show, Step, silently
from bot.evaluation.questions import judge_questions
from bot.evaluation.scores import FileReport, Report, Verdict


def evaluate(
    paths: Sequence[Path],
    open_interface: Callable[[], Handle],
    *,
    without: frozenset[str] = frozenset(),
    show: Show = silently,
) -> Report:
    """The report on the labelled files ``paths``; raises :class:`~bot.evaluation.labels.LabelError` for a bad one.

    ``open_interface`` gives the JSON-lines interface with nothing said yet: every file meets a bot without a memory.
    ``without`` is only written into the report.
    """
    files = [read_labels(path) for path in paths]
    found = tuple(_evaluate(file, open_interface(), show) for file in files)
    return Report(files=found, without=tuple(sorted(without)))


def _evaluate(file: LabelledFile, handle: Handle, show: Show) -> FileReport:
    interview = Interview(handle)
    verdict = _judge(file, interview, show(file.path.name, len(file.records)))
    return FileReport(
        path=str(file.path),
        kind=file.kind,
        records=len(file.records),
        verdict=verdict,
        timing=interview.timing(),
    )


def _judge(file: LabelledFile, interview: Interview, step: Step) -> Verdict:
    match file.kind:
        case "questions":
            return judge_questions(file.of(Question), interview, step)
        case "dialogues":
            return judge_dialogues(file.of(Dialogue), interview, step)
        case "facts":
            return judge_facts(file.of(FactLine), interview, step)
        case "groups":
            return judge_groups(file.of(Group), interview, step)
        case "hostile":
            return judge_hostile(file.of(Hostile), interview, step)
