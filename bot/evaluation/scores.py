"""What an evaluation found: shares, misses and times, as plain records for the report and for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec import Struct


class Share(Struct, frozen=True):
    """``count`` of ``of``; ``of`` is None for a bare count."""

    name: str
    count: int
    of: int | None = None

    @property
    def rate(self) -> float:
        """The share between 0 and 1; of nothing, all is right."""
        return self.count / self.of if self.of else 1.0


UNASKED = "value unasked"
"""What is listed of a reply whose every expected value is right, and which states more than its label does."""


class Miss(Struct, frozen=True, kw_only=True):
    """One message that did not bring what its label says."""

    what: str
    """The kind of miss: the measure it belongs to."""
    id: str
    text: str
    expected: str
    got: str


class Timing(Struct, frozen=True, kw_only=True):
    """Milliseconds a message, from the line to the reply."""

    messages: int
    p50: float
    p99: float
    slowest: float
    slowest_id: str

    @classmethod
    def of(cls, taken: Sequence[tuple[float, str]]) -> Timing:
        """The times of messages, each with the message's id."""
        if not taken:
            return cls(messages=0, p50=0.0, p99=0.0, slowest=0.0, slowest_id="")
        ranked = sorted(taken)
        slowest, slowest_id = ranked[-1]
        return cls(
            messages=len(ranked),
            p50=round(ranked[_rank(len(ranked), 0.50)][0], 3),
            p99=round(ranked[_rank(len(ranked), 0.99)][0], 3),
            slowest=round(slowest, 3),
            slowest_id=slowest_id,
        )


def _rank(size: int, quantile: float) -> int:
    """The index of a quantile by nearest rank."""
    return max(0, ceil(quantile * size) - 1)


class Verdict(Struct, frozen=True, kw_only=True):
    """What the judging of one kind of message gives."""

    shares: tuple[Share, ...]
    misses: tuple[Miss, ...]
    table: tuple[Share, ...] = ()
    """A finer table: facts by category."""


class FileReport(Struct, frozen=True, kw_only=True):
    """The verdict on one file."""

    path: str
    kind: str
    records: int
    verdict: Verdict
    timing: Timing

    def share(self, name: str) -> Share:
        """The share of that name; raises KeyError where the file's kind has none."""
        for share in self.verdict.shares:
            if share.name == name:
                return share
        raise KeyError(f"{name!r} is no measure of {self.kind}")


class Report(Struct, frozen=True, kw_only=True):
    """The verdicts on all files of a run; ``without`` names the parts of the matcher that were left out."""

    files: tuple[FileReport, ...]
    without: tuple[str, ...] = ()
