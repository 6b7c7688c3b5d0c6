"""A large knowledge base made up of other people's matters: what the matcher has to find its own topics among.

An entry is a platform, a matter, what is asked about it, and the goods it is asked for; its ten texts say that in
different ways, as the word lists of ``foreign.yaml`` give them. The same number of entries is the same knowledge base
on every machine, and a smaller one is the beginning of a larger one.

    python -m benchmarks.generate 1000 > entries.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import gcd
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

WORDS = Path(__file__).parent / "foreign.yaml"
SEED = 1688
SPOKEN = 4
"""Spoken texts an entry; with two formal ones, three of keywords and an English one they are ten."""
PLACE_SHARE, GOODS_SHARE, CIRCUMSTANCE_SHARE = 0.6, 0.55, 0.25
"""How often a spoken text names its platform, any text the goods, a spoken one a circumstance."""

_GOLDEN = 0.618


class ForeignEntry(NamedTuple):
    """A topic as :class:`bot.understanding.intent.IntentMatcher` takes it: ``(id, platform, texts)``."""

    id: str
    platform: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ForeignWords:
    """The word lists that entries are composed of."""

    platforms: Sequence[Mapping[str, Any]]
    subjects: Sequence[Mapping[str, Any]]
    aspects: Sequence[Mapping[str, Any]]
    openers: Sequence[str]
    tails: Sequence[str]
    situations: Sequence[str]
    goods: Sequence[str]

    @classmethod
    def load(cls, file: Path = WORDS) -> ForeignWords:
        """The lists of ``foreign.yaml``."""
        return cls(**yaml.safe_load(file.read_text(encoding="utf-8")))

    @property
    def combinations(self) -> int:
        """In how many ways the words can be put together."""
        return len(self.platforms) * len(self.subjects) * len(self.aspects) * len(self.goods)

    @property
    def entries(self) -> int:
        """How many of them are no matter of ours."""
        home = sum(bool(platform.get("home")) for platform in self.platforms)
        near = sum(bool(subject.get("near")) for subject in self.subjects)
        return self.combinations - home * near * len(self.aspects) * len(self.goods)


class _Parts(NamedTuple):
    platform: Mapping[str, Any]
    subject: Mapping[str, Any]
    aspect: Mapping[str, Any]
    goods: str


def foreign_entries(count: int, *, seed: int = SEED, neighbours: bool = False) -> Iterator[ForeignEntry]:
    """``count`` entries, none about a matter of the assistant's own platform that it knows.

    ``neighbours``: all of them about other matters of that platform. Raises ValueError if the word lists do not give so
    many.
    """
    words = ForeignWords.load()
    if neighbours:
        words = replace(words, platforms=[platform for platform in words.platforms if platform.get("home")])
    if count > words.entries:
        raise ValueError(f"the word lists give {words.entries} entries, not {count}; add words to {WORDS.name}")
    total = words.combinations
    stride = _stride(total)
    made = 0
    for step in range(total):
        if made == count:
            return
        number = (seed + step * stride) % total
        parts = _parts(number, words)
        if parts is not None:
            made += 1
            yield _Writer(parts, words, Random(seed * total + number)).entry()


def _stride(total: int) -> int:
    """A step that visits every combination once before it comes back, in an order without pattern."""
    stride = int(total * _GOLDEN)
    while gcd(stride, total) != 1:
        stride += 1
    return stride


def _parts(number: int, words: ForeignWords) -> _Parts | None:
    """The parts of a combination; None for a matter that the assistant knows."""
    number, goods = divmod(number, len(words.goods))
    number, aspect = divmod(number, len(words.aspects))
    platform, subject = divmod(number, len(words.subjects))
    if words.platforms[platform].get("home") and words.subjects[subject].get("near"):
        return None
    return _Parts(words.platforms[platform], words.subjects[subject], words.aspects[aspect], words.goods[goods])


class _Writer:
    """Words the texts of one entry; ``random`` chooses among the ways of saying things."""

    def __init__(self, parts: _Parts, words: ForeignWords, random: Random) -> None:
        self._parts = parts
        self._words = words
        self._random = random

    def entry(self) -> ForeignEntry:
        platform, subject, aspect, goods = self._parts
        texts = [self._spoken() for _ in range(SPOKEN)]
        texts += [
            phrase.format(s=self._matter(), p=self._name()) for phrase in (*aspect["formal"], *aspect["keywords"])
        ]
        texts.append(f"{self._name()} {goods} {self._random.choice(subject['words'])}")
        texts.append(aspect["english"].format(s=subject["en"], p=platform["id"]))
        name = f"foreign/{platform['id']}/{subject['id']}/{aspect['id']}/{self._words.goods.index(goods)}"
        return ForeignEntry(name, platform.get("under", platform["id"]), tuple(texts))

    def _spoken(self) -> str:
        """A sentence as people type it: perhaps with an address, a circumstance, the place, and a particle."""
        choose = self._random.choice
        circumstance = choose(self._words.situations) if self._random.random() < CIRCUMSTANCE_SHARE else ""
        place = self._name() if self._random.random() < PLACE_SHARE else ""
        said: str = choose(self._parts.aspect["spoken"]).format(s=self._matter())
        return choose(self._words.openers) + circumstance + place + said + choose(self._words.tails)

    def _matter(self) -> str:
        """The subject, about every other time with the goods."""
        word: str = self._random.choice(self._parts.subject["words"])
        if self._random.random() >= GOODS_SHARE:
            return word
        joint = self._random.choice(("", "的"))
        return f"{self._parts.goods}{joint}{word}"

    def _name(self) -> str:
        name: str = self._random.choice(self._parts.platform["names"])
        return name


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints entries as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__.split("\n", 1)[0])
    parser.add_argument("count", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--neighbours", action="store_true", help="entries of the assistant's own platform only")
    options = parser.parse_args(arguments)
    for entry in foreign_entries(options.count, seed=options.seed, neighbours=options.neighbours):
        print(json.dumps(entry._asdict(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
