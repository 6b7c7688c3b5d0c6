"""Computed values compared with what a label expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.evaluation.labels import Plain
from bot.evaluation.scores import Share
from knowledge.model import CHINA


@dataclass
class ValueCount:
    """How many expected values were stated rightly, wrongly or not at all, and how many were stated unasked."""

    right: int = 0
    wrong: int = 0
    not_stated: int = 0
    unasked: int = 0

    def add(self, found: ValueCheck) -> None:
        """Count one reply."""
        self.right += len(found.right)
        self.wrong += len(found.wrong)
        self.not_stated += len(found.not_stated)
        self.unasked += len(found.unasked)

    def shares(self) -> tuple[Share, ...]:
        """The counts as measures."""
        expected = self.right + self.wrong + self.not_stated
        return (
            Share("values right", self.right, expected),
            Share("values wrong", self.wrong, expected),
            Share("values not stated", self.not_stated, expected),
            Share("values unasked", self.unasked),
        )


@dataclass(frozen=True)
class ValueCheck:
    """The names of values by what became of them."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    not_stated: tuple[str, ...]
    unasked: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every expected value was stated and none is wrong."""
        return not self.wrong and not self.not_stated


def check_values(expected: Mapping[str, Plain], stated: Mapping[str, Plain]) -> ValueCheck:
    """Every expected value must be stated and equal; a value stated beyond them is listed, not judged."""
    both = [name for name in expected if name in stated]
    return ValueCheck(
        right=tuple(name for name in both if same_value(expected[name], stated[name])),
        wrong=tuple(name for name in both if not same_value(expected[name], stated[name])),
        not_stated=tuple(name for name in expected if name not in stated),
        unasked=tuple(name for name in stated if name not in expected),
    )


def same_value(expected: Plain, stated: Plain) -> bool:
    """Whether two written values are the same: moments by instant, money by amount, the rest to the letter.

    A label that gives only the day of a moment is met by any moment of that day in China.
    """
    if isinstance(expected, bool) or isinstance(stated, bool):
        return expected is stated
    if isinstance(expected, str) and isinstance(stated, str):
        wanted, found = written_time(expected), written_time(stated)
        if isinstance(found, datetime) and isinstance(wanted, date) and not isinstance(wanted, datetime):
            return found.astimezone(CHINA).date() == wanted
        return expected == stated if wanted is None or found is None else wanted == found
    if isinstance(expected, str) or isinstance(stated, str):
        return False
    return Decimal(str(expected)) == Decimal(str(stated))


def written_time(text: str) -> date | datetime | None:
    """The date or the aware moment that ``text`` writes down (without an offset: China time), or None."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)
