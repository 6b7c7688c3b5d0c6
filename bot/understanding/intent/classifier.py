"""Classifier: how probable each topic is by the words of a message alone, learnt from labelled messages.

Frames know what a curator foresaw. People find other words, and what thousands of them wrote says how much each word and
each pair of concepts speaks for a topic or for none of them: a linear model over the tokens of a message, one weight a
token and topic. It knows nothing of a topic that nobody's messages were labelled with, and says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations, repeat
from pathlib import Path
from sys import byteorder

from msgspec import Struct

from knowledge.problems import KnowledgeError, Problem

MODEL = Path(__file__).parent / "data" / "classifier.txt"

STEP = 0.5
"""What one step of a stored weight is worth."""
ZERO = 128
"""How a weight of 0 is stored."""
LANE = 2
"""The bytes of each number while rows are added up as one large number a row;"""
AT_ONCE = 256
"""so many rows fit."""
_LOW = 0 if byteorder == "little" else LANE - 1
"""Which of these bytes a small number fills."""


class Classifier(Struct, frozen=True, array_like=True, gc=False):
    """The weights of the tokens; a model without any knows nothing."""

    topics: tuple[str, ...] = ()
    """The topics that messages were labelled with; the empty id stands for none."""
    rows: dict[str, bytes] = {}
    """For each token its squared rarity, and for each topic its weight in steps; a lane each."""

    @classmethod
    def load(cls, file: Path = MODEL) -> Classifier:
        """The stored model; raises KnowledgeError if it is missing or cut off."""
        try:
            head, *lines, end = file.read_text(encoding="utf-8").split("\n")
            topics, rows = ("", *head.split()), {}
            for line in lines:
                token, _, row = line.partition("\t")
                rows[token] = _lanes(bytes.fromhex(row))
        except (OSError, ValueError) as error:
            raise _broken(file, f"cannot be read ({type(error).__name__})") from None
        if end or any(len(row) != LANE * (1 + len(topics)) for row in rows.values()):
            raise _broken(file, "is cut off")
        return cls(topics, rows)

    def dump(self) -> str:
        """The model as the file holds it: the topics, then one line a token."""
        lines = [f"{token}\t{row[_LOW::LANE].hex()}\n" for token, row in sorted(self.rows.items())]
        return "".join((" ".join(self.topics[1:]), "\n", *lines))

    def read(self, features: Iterable[str]) -> dict[str, float]:
        """The logarithm of each topic's probability, and under the empty id that of none; nothing if no token is known."""
        known = [row for row in map(self.rows.get, features) if row is not None]
        if not known:
            return {}
        squares, *sums = _added_up(known)
        scale, zero = STEP / math.sqrt(squares), ZERO * len(known)
        scores = [(total - zero) * scale for total in sums]
        top = max(scores)
        whole = top + math.log(sum([math.exp(score - top) for score in scores]))
        return {topic: score - whole for topic, score in zip(self.topics, scores, strict=True)}


UNTAUGHT = Classifier()
"""Knows nothing."""


def _broken(file: Path, how: str) -> KnowledgeError:
    return KnowledgeError([Problem(file.name, 1, f"What the classifier has learnt {how}", "Restore the file")])


def _added_up(rows: list[bytes]) -> Iterable[int]:
    """The sums of each lane."""
    if len(rows) > AT_ONCE:
        return map(sum, zip(_added_up(rows[:AT_ONCE]), _added_up(rows[AT_ONCE:]), strict=True))
    total = sum(map(int.from_bytes, rows, repeat(byteorder)))
    return memoryview(total.to_bytes(len(rows[0]), byteorder)).cast("H")


def _lanes(row: bytes) -> bytes:
    wide = bytearray(LANE * len(row))
    wide[_LOW::LANE] = row
    return bytes(wide)


def features(tokens: Iterable[str], concepts: Iterable[str]) -> list[str]:
    """What the classifier looks at: the tokens of a message (its concepts among them) and every two of its concepts."""
    return [*tokens, *(f"{one}+{other}" for one, other in combinations(sorted(concepts), 2))]


def stored(rarity: float, weights: Iterable[float]) -> bytes:
    """A row of the model: a token's rarity, and its weight for each topic."""
    steps = (round(weight * rarity / STEP) for weight in weights)
    return _lanes(bytes((min(255, round(rarity * rarity)), *(min(255, max(0, ZERO + step)) for step in steps))))
