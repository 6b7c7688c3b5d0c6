"""One slip of a curator's keyboard and what must be said about it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from knowledge.loader import KnowledgeError, Problem, load

from .conftest import TOPIC, Shelf


class Mistake(NamedTuple):
    """``old`` becomes ``new`` in ``file``; the problem stands where ``at`` first stands afterwards."""

    old: str
    new: str
    at: str
    message: str
    remedy: str
    file: str = TOPIC


def problems_in(shelf: Shelf) -> tuple[Problem, ...]:
    """Why the knowledge base does not load."""
    with pytest.raises(KnowledgeError) as caught:
        load(shelf.folder)
    return caught.value.problems


def assert_named(shelf: Shelf, mistake: Mistake) -> None:
    """The mistake keeps the knowledge base from loading and is named with file, line, matter and remedy."""
    shelf.edit(mistake.file, mistake.old, mistake.new)
    problems = problems_in(shelf)
    fitting = [problem for problem in problems if mistake.message in problem.message]
    assert fitting, [str(problem) for problem in problems]
    problem = fitting[0]
    assert mistake.remedy in problem.remedy
    assert (problem.file, problem.line) == (mistake.file, shelf.line(mistake.file, mistake.at))
    assert str(problem) == f"{problem.file}:{problem.line}: {problem.message}. {problem.remedy}"
