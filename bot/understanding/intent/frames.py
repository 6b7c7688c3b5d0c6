"""Frames: the combinations of concepts by which an entry is recognised.

A frame is complete when each of its groups is met by a concept at a place of its own; a concept under ``unless`` blocks
it. How much a complete frame says is the rarity of the concepts that met it. The last group of a frame is what is asked
about: a frame whose last group stands in a phrase that asks outweighs one that is merely told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, permutations, product

from msgspec import Struct

from bot.understanding.intent.concepts import Hit
from bot.understanding.intent.surface import Surface
from knowledge.model import Entry, Frame

NEAR_CLAUSES = 2
"""Concepts at most so many clauses apart are taken to belong to one statement."""
_IN_SIGHT = 4
"""A matter that is none of ours rules nothing out if it is told more clauses away: a letter tells many things."""
_LOOKED_AT = 5
"""At most so many places of a group are tried."""

Found = Mapping[str, tuple[Hit, ...]]
"""The places of each concept of a message."""


class Completion(Struct, frozen=True, gc=False):
    """How a frame is met every group of which is. ``information`` sums the rarity of its groups."""

    complete: bool
    """Whether its groups have places of their own."""
    blocked: bool
    near: bool
    information: float
    met: tuple[str, ...]
    """The concepts that met its groups."""
    asked_at: tuple[Hit, ...]
    """The places that met its last group in phrases that ask."""

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


class FrameReader:
    """Holds messages against frames."""

    def __init__(
        self,
        frames: Sequence[Frame],
        rarity: Mapping[str, float],
        *,
        outside: Collection[str] = (),
        heed_unless: bool = True,
    ) -> None:
        """``frames`` are known by their number; ``rarity``: of each concept; ``outside``: concepts that are none of ours."""
        self._frames, self._outside = frames, outside
        self._rarity = rarity
        self._heed_unless = heed_unless
        self._meeting: dict[str, list[tuple[int, int]]] = {}
        """For each concept the groups that it meets: the number of the frame and that of the group in it."""
        for number, frame in enumerate(frames):
            for place, group in enumerate(frame.needs):
                here = (number, place)
                for name in dict.fromkeys(group):
                    self._meeting.setdefault(name, []).append(here)

    def read(
        self, found: Found, where: Surface, asking: Collection[int]
    ) -> Iterator[tuple[int, float, Completion | None]]:
        """The frames of which the concepts ``found`` meet a group, by number: how much the groups that are met say, and
        how the frame is met if all of them are. ``asking``: the phrases that ask.
        """
        touched = self._touched(found)
        for number in sorted(touched):
            groups, frame = touched[number], self._frames[number]
            whole = len(groups) == len(frame.needs)
            yield number, sum(groups.values()), self._complete(frame, found, where, asking) if whole else None

    def _touched(self, found: Iterable[str]) -> dict[int, dict[int, float]]:
        """The frames of which ``found`` meet a group: for each such group the rarity of the concept that says the most."""
        frames: dict[int, dict[int, float]] = {}
        for name in found:
            says = self._rarity_of(name)
            for number, place in self._meeting.get(name, ()):
                groups = frames.get(number)
                if groups is None:
                    frames[number] = {place: says}
                elif says > groups.get(place, -1.0):
                    groups[place] = says
        return frames

    def _complete(self, frame: Frame, found: Found, where: Surface, asking: Collection[int]) -> Completion:
        """How a frame is met every group of which is."""
        met: list[str] = []
        groups: list[Sequence[Hit]] = []
        for group in frame.needs:
            names = [name for name in group if name in found]
            if len(names) == 1:
                met.append(names[0])
                groups.append(found[names[0]][:_LOOKED_AT])
            else:
                met.append(max(names, key=self._rarity_of))
                groups.append([hit for name in names for hit in found[name][:_LOOKED_AT]])
        spread = _spread(groups, where)
        near = spread is not None and spread <= NEAR_CLAUSES
        phrase = where.phrase
        asked_at = tuple([hit for hit in groups[-1] if phrase[hit.start] in asking])
        against = [name for name in frame.unless if name in found] if self._heed_unless else ()
        blocked = bool(against) and any(
            name not in self._outside or _in_sight(found[name], asked_at or [*chain(*groups)], where)
            for name in against
        )
        information = sum(map(self._rarity_of, met))
        return Completion(spread is not None, blocked, near, information, tuple(met), asked_at)

    def _rarity_of(self, concept: str) -> float:
        return self._rarity.get(concept, 0.0)


def _in_sight(against: Iterable[Hit], asked: Sequence[Hit], where: Surface) -> bool:
    """Whether one of the places ``against`` is near what is asked."""
    clause = where.clause
    return any(abs(clause[one.start] - clause[other.start]) <= _IN_SIGHT for one, other in product(against, asked))


def _spread(groups: Sequence[Sequence[Hit]], where: Surface) -> int | None:
    """Fewest clauses between the groups' places; None if they cannot all have places of their own."""
    best: int | None = None
    for chosen in product(*(group[:_LOOKED_AT] for group in groups)):
        if len({(hit.start, hit.end) for hit in chosen}) < len(chosen):
            continue
        clauses = [where.clause[hit.start] for hit in chosen]
        width = max(clauses) - min(clauses)
        if width == 0:
            return 0
        best = width if best is None else min(best, width)
    return best
