"""``policybot kb check``: all that loading checks, and what only shows when the topics are put to work.

Handlers live one floor up, so whoever calls :func:`check` brings what is needed of them;
:func:`handlers.cases.check_knowledge` does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from knowledge.case_check import RunCase, case_findings
from knowledge.draft import draft_of
from knowledge.files import read_files, version_of
from knowledge.lexicon import load_lexicon
from knowledge.problems import KnowledgeError, Problem
from knowledge.references import problems_of
from knowledge.wording import covered_frames, shared_phrases, unused, wording_findings, wording_warnings


class Report(Struct, frozen=True):
    """What a check found. A knowledge base with problems must not be used; a warning is a curator's to weigh."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    topics: int = 0
    cases: int | None = None
    """How many cases were run; None: they are not while the files themselves are wrong."""

    @property
    def ok(self) -> bool:
        """Whether the knowledge base can be used."""
        return not self.problems

    @property
    def exit_status(self) -> int:
        """0 where all is well or there are only warnings, else 1."""
        return 0 if self.ok else 1


def check(folder: Path, run_case: RunCase, has_handler: Callable[[str], bool]) -> Report:
    """Everything that is wrong with the knowledge in ``folder``; never raises for what a curator can get wrong."""
    try:
        files = read_files(folder)
    except KnowledgeError as error:
        return Report(error.problems)
    draft = draft_of(folder, files)
    topics = len(draft.topic_files())
    if broken := [*draft.problems, *problems_of(draft), *_lexicon_problems(folder)]:
        return Report(KnowledgeError(broken).problems, topics=topics)
    known = draft.knowledge_base(version_of(files))
    problems, warnings = [*shared_phrases(draft), *covered_frames(draft)], list(unused(draft))
    for file, document in draft.documents.items():
        if file not in draft.entries:
            continue
        entry = known.entries[draft.entries[file].id]
        wrong, doubtful = list(wording_findings(entry)), list(wording_warnings(entry))
        if entry.handler is not None and not has_handler(entry.handler):
            message = f"handlers/{entry.handler}.py has no function compute"
            wrong.append((("handler",), message, "Write compute(facts, rule, asked_at), or correct the name"))
        elif entry.handler is not None:
            found = case_findings(entry, run_case)
            wrong += found.problems
            doubtful += found.warnings
        problems += [document.problem(*finding) for finding in wrong]
        warnings += [document.problem(*finding) for finding in doubtful]
    cases = sum(len(entry.cases) for entry in known.entries.values())
    return Report(tuple(sorted(set(problems))), tuple(sorted(set(warnings))), topics, cases)


def _lexicon_problems(folder: Path) -> tuple[Problem, ...]:
    try:
        load_lexicon(folder, use_cache=False)
    except KnowledgeError as error:
        return error.problems
    return ()


def render(report: Report) -> str:
    """The report as lines of text: problems, warnings, and the sum."""
    lines = [str(problem) for problem in report.problems]
    lines += [f"{found.file}:{found.line}: warning: {found.message}. {found.remedy}" for found in report.warnings]
    cases = "cases not run" if report.cases is None else _counted(report.cases, "case")
    counts = [_counted(report.topics, "topic"), cases]
    counts += [_counted(len(report.problems), "problem"), _counted(len(report.warnings), "warning")]
    return "\n".join([*lines, ", ".join(counts)])


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
