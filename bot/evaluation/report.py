"""The report as text for a person and as JSON for a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from bot.evaluation.scores import UNASKED, FileReport, Report, Share

MISSES_SHOWN = 10


def render(report: Report, *, misses: int = MISSES_SHOWN) -> str:
    """The report in lines: per file the measures, the times and the first ``misses`` misses of each kind."""
    head = [f"without {', '.join(report.without)}", ""] if report.without else []
    return "\n".join(head + [line for file in report.files for line in _file_lines(file, misses)])


def as_json(report: Report) -> str:
    """The whole report, every miss included, as one line of JSON."""
    return msgspec.json.encode(report).decode()


def _file_lines(file: FileReport, misses: int) -> Iterator[str]:
    yield f"{file.path}: {file.records} {file.kind}"
    yield from (_measure(share) for share in file.verdict.shares)
    timing = file.timing
    yield (
        f"  {'ms a message':<28} p50 {timing.p50:.2f} · p99 {timing.p99:.2f} · "
        f"slowest {timing.slowest:.2f} ({timing.slowest_id})"
    )
    if file.verdict.table:
        yield "  by category"
        yield from (_measure(share, indent=4) for share in file.verdict.table)
    yield from _miss_lines(file, misses)
    yield ""


def _measure(share: Share, indent: int = 2) -> str:
    name = f"{' ' * indent}{share.name:<{30 - indent}}"
    if share.of is None:
        return f"{name} {share.count:>4}"
    return f"{name} {share.count:>4} / {share.of:<4}" + (f" {share.rate:7.1%}" if share.of else "       -")


def _miss_lines(file: FileReport, limit: int) -> Iterator[str]:
    if limit <= 0:
        return
    ranked = sorted(file.verdict.misses, key=lambda miss: miss.what)
    for what, group in groupby(ranked, key=lambda miss: miss.what):
        found = list(group)
        yield f"  {'listed, not judged' if what == UNASKED else 'missed'}, {what}: {len(found)}"
        for miss in found[:limit]:
            yield f"    {miss.id}  {_one_line(miss.text)}"
            yield f"      expected {miss.expected}"
            yield f"      got      {miss.got}"
        if len(found) > limit:
            yield f"    … and {len(found) - limit} more"


def _one_line(text: str) -> str:
    """``text`` without anything that would break the list or play with the terminal."""
    return "".join(character if character.isprintable() else "·" for character in text)
