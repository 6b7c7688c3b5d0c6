"""Frames: the combinations of concepts by which an entry is recognised.

A frame is complete when each of its groups is met by a concept at a place of its own; a concept under ``unless`` blocks
it. How much a complete frame says is the rarity of the concepts that met it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.surface import Surface
from knowledge.model import Entry, Frame

NEAR_CLAUSES = 2
"""Concepts at most so many clauses apart are taken to belong to one statement."""
_LOOKED_AT = 5
"""At most so many places of a group are tried."""


@dataclass(frozen=True, slots=True)
class Completion:
    """How far a frame is met. ``information`` sums the rarity of the groups that are."""

    frame: Frame
    complete: bool
    blocked: bool
    near: bool
    information: float
    met: tuple[str, ...]
    """The concepts that met its groups."""
    asked_at: tuple[Hit, ...]
    """The places that met its last group, which is what is asked about, in phrases that ask."""

    @property
    def asked(self) -> bool:
        """Whether a phrase that asks is about this."""
        return bool(self.asked_at)


def partners(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """For each concept those that some frame needs beside it."""
    found: dict[str, set[str]] = {}
    for frame in (frame for entry in entries for frame in entry.frames):
        for mine, yours in permutations(frame.needs, 2):
            for name in mine:
                found.setdefault(name, set()).update(other for other in yours if other != name)
    return {name: frozenset(others) for name, others in found.items()}


def subjects(entries: Iterable[Entry]) -> frozenset[str]:
    """The concepts that frames start with: the things that topics are about."""
    return frozenset(name for entry in entries for frame in entry.frames for name in frame.needs[0])


def complete(
    frame: Frame,
    found: Mapping[str, tuple[Hit, ...]],
    where: Surface,
    rarity: Mapping[str, float],
    asking: frozenset[int],
    *,
    heed_unless: bool = True,
) -> Completion | None:
    """How ``frame`` is met by the concepts ``found``; None if no group is."""
    groups = [_places(group, found) for group in frame.needs]
    met = [max((hit.concept for hit in group), key=lambda name: rarity.get(name, 0.0)) for group in groups if group]
    if not met:
        return None
    information = sum(rarity.get(name, 0.0) for name in met)
    whole = len(met) == len(groups)
    spread = _spread(groups, where) if whole else None
    blocked = heed_unless and any(name in found for name in frame.unless)
    near = spread is not None and spread <= NEAR_CLAUSES
    asked_at = tuple(hit for hit in groups[-1] if where.phrase[hit.start] in asking)
    return Completion(frame, spread is not None, blocked, near, information, tuple(met), asked_at)


def _places(group: Sequence[str], found: Mapping[str, tuple[Hit, ...]]) -> list[Hit]:
    return [hit for name in group for hit in found.get(name, ())[:_LOOKED_AT]]


def _spread(groups: Sequence[Sequence[Hit]], where: Surface) -> int | None:
    """Fewest clauses between the groups' places; None if they cannot all have places of their own."""
    best: int | None = None
    chosen: list[Hit] = []

    def choose(index: int) -> None:
        nonlocal best
        if index == len(groups):
            clauses = [where.clause[hit.start] for hit in chosen]
            width = max(clauses) - min(clauses)
            best = width if best is None else min(best, width)
            return
        for hit in groups[index][:_LOOKED_AT]:
            if all((hit.start, hit.end) != (other.start, other.end) for other in chosen):
                chosen.append(hit)
                choose(index + 1)
                chosen.pop()
                if best == 0:
                    return

    choose(0)
    return best
