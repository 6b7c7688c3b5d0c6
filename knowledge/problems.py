"""What is wrong with the knowledge base: where it stands, what it is, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct


class Problem(Struct, frozen=True, order=True):
    """One thing a curator must mend. ``file`` is relative to the knowledge folder.

    ``line`` counts from 1; 0 stands for the file as a whole.
    """

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}. {self.remedy}"


class KnowledgeError(Exception):
    """The knowledge base cannot be loaded; ``problems`` says why, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.headline)

    @property
    def headline(self) -> str:
        """The matter in one line, for a program that cannot start."""
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        return f"The knowledge base is broken: {self.problems[0]}{more}" if self.problems else "no problem"

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"The knowledge base has {count} problem{'' if count == 1 else 's'}:"
        return "\n".join([heading, *(f"  {problem}" for problem in self.problems)])


def suggestion(word: str, known: Iterable[str], what: str) -> str:
    """The remedy for an unknown name: the nearest known one if any is near, and all of them if they are few."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    parts = [f"Did you mean '{near[0]}'?"] if near else []
    if not names:
        parts.append(f"There are no {what}")
    elif len(names) <= 24:
        parts.append(f"{what[0].upper()}{what[1:]}: {', '.join(names)}")
    elif not near:
        parts.append(f"Write one of the {len(names)} {what}")
    return " ".join(parts)
