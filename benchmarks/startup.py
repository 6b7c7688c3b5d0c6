"""Cold start: ``policybot ask "…"`` as a fresh process, from the command to its end, its memory, and where it goes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.report import run_part, table
from benchmarks.timing import interleaved, progress, shown

RUNS = 15
QUESTION = "五月十号交的批发中心退出申请,几号算退成"
TARGET_MS, TARGET_MB, LIMIT_MS = 400, 80, 1000

WARM, COLD = "policybot ask, warm cache", "policybot ask, cold cache"
EMPTY, JIEBA = "python -c pass", "jieba with its own dictionary"
STAGES = "stages"
LAUNCH = Path(__file__).parent / "launch.py"

PACKAGES = {
    "jieba": "jieba",
    "msgspec": "msgspec",
    "rapidfuzz": "rapidfuzz",
    "yaml": "PyYAML",
    "opencc": "opencc",
    "rich": "rich",
    "bot.understanding.facts": "bot.understanding.facts",
    "bot.understanding.intent": "bot.understanding.intent",
    "bot": "bot, the rest",
    "handlers": "handlers",
    "knowledge": "knowledge",
}
"""Whose imports are told apart; the longest name that fits counts, everything else is the standard library's."""

_IMPORT = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|\s*([\w.]+)")


class Ended(NamedTuple):
    """A process that ran to its end: milliseconds of wall clock and of processor, megabytes at its largest."""

    wall: float
    processor: float
    memory: float
    output: str
    errors: str


def run_process(command: Sequence[str], cache: Path) -> Ended:
    """Runs ``command`` with its knowledge cache under ``cache``; raises RuntimeError if it fails."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8"}
    with TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        launch = [sys.executable, "-I", "-S", str(LAUNCH), str(out), str(err), *command]
        taken = json.loads(subprocess.run(launch, env=environment, capture_output=True, check=True).stdout)
        output, errors = (file.read_text(encoding="utf-8", errors="replace") for file in (out, err))
    if taken["status"] != 0:
        raise RuntimeError(f"{' '.join(command)} ended with status {taken['status']}: {errors.strip()[-400:]}")
    return Ended(taken["wall"], taken["processor"], taken["kilobytes"] / 1024, output, errors)


@contextmanager
def _commands() -> Iterator[Mapping[str, tuple[Sequence[str], Path | None]]]:
    """What is started, each with its cache directory; None is an empty one made for every run."""
    ask = [str(Path(sys.executable).parent / "policybot"), "ask", QUESTION]
    own_dictionary = "import jieba; jieba.setLogLevel(60); print(jieba.lcut('批发中心怎么退出'))"
    with TemporaryDirectory() as folder:
        warm = Path(folder)
        run_process(ask, warm)
        yield {
            WARM: (ask, warm),
            COLD: (ask, None),
            JIEBA: ([sys.executable, "-c", own_dictionary], warm),
            EMPTY: ([sys.executable, "-c", "pass"], warm),
            STAGES: ([sys.executable, "-m", "benchmarks.startup_stages", QUESTION], warm),
        }


def _start(command: Sequence[str], cache: Path | None) -> Ended:
    if cache is not None:
        return run_process(command, cache)
    with TemporaryDirectory() as folder:
        return run_process(command, Path(folder))


def measure(runs: int = RUNS) -> str:
    """The tables, each figure the median of ``runs`` starts, the commands in turn."""
    ended: dict[str, list[Ended]] = defaultdict(list)
    with _commands() as commands:

        def starter(name: str) -> object:
            def start(number: int) -> float:
                progress(f"startup: {name}, {number + 1} of {runs}") if name == WARM else None
                ended[name].append(_start(*commands[name]))
                return ended[name][-1].wall

            return start

        interleaved({name: starter(name) for name in commands}, [[number] for number in range(runs)])  # type: ignore[misc]
        warm = commands[WARM][1]
        assert warm is not None
        imports = [_import_times(warm) for _ in range(max(1, runs // 3))]
    return _report(ended, imports, runs)


def _import_times(cache: Path) -> dict[str, float]:
    """Milliseconds that each of :data:`PACKAGES` takes to be imported, by ``-X importtime``."""
    program = [sys.executable, "-X", "importtime", "-m", "bot.cli", "ask", QUESTION]
    found: dict[str, float] = defaultdict(float)
    for microseconds, module in _IMPORT.findall(run_process(program, cache).errors):
        names = [name for name in PACKAGES if f"{module}.".startswith(f"{name}.")]
        found[PACKAGES[max(names, key=len)] if names else "standard library and the rest"] += int(microseconds) / 1000
    return found


def _report(ended: Mapping[str, Sequence[Ended]], imports: Sequence[Mapping[str, float]], runs: int) -> str:
    def middle(name: str, field: str) -> float:
        return float(median(getattr(run, field) for run in ended[name]))

    whole = table(
        ["process", "ms", "ms of processor", "MB at most"],
        ((name, *(shown(middle(name, field)) for field in Ended._fields[:3])) for name in ended if name != STAGES),
    )
    steps = [json.loads(run.output) for run in ended[STAGES]]
    stages = table(["step", "ms"], ((step, shown(median(run[step] for run in steps))) for step in steps[0]))
    packages = sorted({package for run in imports for package in run})
    costs = {package: median(run.get(package, 0.0) for run in imports) for package in packages}
    slow = sorted(costs.items(), key=lambda item: -item[1])
    reached = table(
        ["", "target", "measured"],
        [
            ["ms to the first answer, warm cache", TARGET_MS, shown(middle(WARM, "wall"))],
            ["ms to the first answer, cold cache", LIMIT_MS, shown(middle(COLD, "wall"))],
            ["MB", TARGET_MB, shown(middle(WARM, "memory"))],
        ],
    )
    imported = table(["imported", "ms"], ((package, shown(cost)) for package, cost in slow))
    return "\n\n".join([f"Medians of {runs} starts, in turn.", whole, reached, stages, imported])


if __name__ == "__main__":
    sys.exit(run_part("startup", __doc__, measure))
