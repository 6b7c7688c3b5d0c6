"""All measurements, one after the other, written into ``docs/benchmarks.md``: ``make bench``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from time import perf_counter

from benchmarks import ablations, answering, scale, startup
from benchmarks.report import PAGE, measured, write
from benchmarks.timing import progress

PARTS: Mapping[str, Callable[[], str]] = {
    "startup": startup.measure,
    "answering": answering.measure,
    "ablations": ablations.measure,
    "scale": scale.measure,
}


def main() -> int:
    """Runs every part; a table is written as soon as it is there."""
    started = perf_counter()
    for part, measure in PARTS.items():
        write(part, measured(part, measure))
    progress(f"{PAGE.name} is written; it took {(perf_counter() - started) / 60:.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
