"""All measurements, one after the other, written into ``docs/benchmarks.md``: ``make bench``.

``python -m benchmarks proofs`` does the same with the proofs of delivery: ``make proofs``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from time import perf_counter

from benchmarks import ablations, answering, faults, hostile, kill, load, scale, standby, startup
from benchmarks.report import PAGE, measured, write
from benchmarks.timing import progress

PARTS: Mapping[str, Callable[[], str]] = {
    "startup": startup.measure,
    "answering": answering.measure,
    "ablations": ablations.measure,
    "scale": scale.measure,
}
PROOFS: Mapping[str, Callable[[], str]] = {
    "kill": kill.measure,
    "standby": standby.measure,
    "faults": faults.measure,
    "load": load.measure,
    "hostile": hostile.measure,
}


def main() -> int:
    """Runs every part; a table is written as soon as it is there."""
    started = perf_counter()
    for part, measure in (PROOFS if "proofs" in sys.argv[1:] else PARTS).items():
        write(part, measured(part, measure))
    progress(f"{PAGE.name} is written; it took {(perf_counter() - started) / 60:.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
