"""The page ``docs/benchmarks.md``: each part writes its tables between two markers of its name."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import psutil

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def machine() -> str:
    """What the numbers were measured on: size, not name."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = psutil.virtual_memory().total / 2**30
    return f"{cores} cores, {memory:.0f} GB of memory, {platform.system()}, Python {platform.python_version()}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is text, the others figures."""
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def write(part: str, body: str, page: Path = PAGE) -> None:
    """Puts ``body`` between the markers of ``part``; raises ValueError if the page has none."""
    begin, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    text = page.read_text(encoding="utf-8")
    head, found, rest = text.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page.name} has no place for {part}; add the lines {begin} and {end}")
    page.write_text(f"{head}{begin}\n{body.strip()}\n{end}{tail}", encoding="utf-8")


def section(part: str, body: str) -> str:
    """``body`` with the command that makes it and the size of the machine."""
    return f"`python -m benchmarks.{part} --write` on {machine()}.\n\n{body}"


def measured(part: str, measure: Callable[[], str]) -> str:
    """The section that ``measure`` gives, and how busy the machine was with other work when it began."""
    busy = psutil.cpu_percent(interval=1.0)
    return section(part, f"Other work took {busy:.0f} % of the machine when this began. {measure()}")


def part_parser(part: str, doc: str | None) -> argparse.ArgumentParser:
    """The command line that all parts share; a part adds the sizes that it can be run at."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{part}", description=(doc or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help=f"write the tables into docs/{PAGE.name}")
    return parser


def finish(part: str, measure: Callable[[], str], *, to_page: bool) -> int:
    """Prints a part's section, or writes it into the page; gives the exit status."""
    body = measured(part, measure)
    if to_page:
        write(part, body)
    else:
        print(body)
    return 0


def run_part(part: str, doc: str | None, measure: Callable[[], str], arguments: Sequence[str] | None = None) -> int:
    """The whole command of a part that has no sizes."""
    return finish(part, measure, to_page=part_parser(part, doc).parse_args(arguments).write)
