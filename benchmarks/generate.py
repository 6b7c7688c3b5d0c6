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
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

WORDS = Path(__file__).parent / "foreign.yaml"
SEED = 1688
TEXTS = 10
"""Texts an entry: four spoken, two formal, three of keywords, one English."""

_STRIDE_FROM = 0.618


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
        """How many entries can be told apart."""
        return len(self.platforms) * len(self.subjects) * len(self.aspects) * len(self.goods)


def foreign_entries(count: int, *, words: ForeignWords | None = None, seed: int = SEED) -> Iterator[ForeignEntry]:
    """``count`` entries, none about a matter of the assistant's own platform that it knows.

    Raises ValueError if the word lists do not give so many.
    """
    words = words or ForeignWords.load()
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
            yield _entry(*parts, words, Random(seed * total + number))
    if made < count:
        raise ValueError(f"the word lists give {made} entries, not {count}; add words to {WORDS.name}")


def _stride(total: int) -> int:
    """A step that visits every combination once before it comes back, in an order without pattern."""
    stride = int(total * _STRIDE_FROM)
    while gcd(stride, total) != 1:
        stride += 1
    return stride


def _parts(number: int, words: ForeignWords) -> tuple[Mapping[str, Any], ...] | None:
    """Platform, subject, aspect and goods of a combination; None for a matter that the assistant knows."""
    number, goods = divmod(number, len(words.goods))
    number, aspect = divmod(number, len(words.aspects))
    platform, subject = divmod(number, len(words.subjects))
    chosen = words.platforms[platform], words.subjects[subject], words.aspects[aspect]
    if chosen[0].get("home") and chosen[1].get("near"):
        return None
    return *chosen, {"id": f"g{goods}", "word": words.goods[goods]}


def _entry(
    platform: Mapping[str, Any],
    subject: Mapping[str, Any],
    aspect: Mapping[str, Any],
    goods: Mapping[str, Any],
    words: ForeignWords,
    random: Random,
) -> ForeignEntry:
    """The entry of one combination; ``random`` chooses its wordings."""

    def matter() -> str:
        word = random.choice(subject["words"])
        return f"{goods['word']}{random.choice(('', '的'))}{word}" if random.random() < 0.55 else word

    def place() -> str:
        return random.choice(platform["names"]) if random.random() < 0.6 else ""

    texts = [_spoken(random.choice(aspect["spoken"]), matter(), place(), words, random) for _ in range(4)]
    texts += [text.format(s=matter(), p=random.choice(platform["names"])) for text in aspect["formal"]]
    texts += [text.format(s=matter(), p=random.choice(platform["names"])) for text in aspect["keywords"]]
    texts.append(f"{random.choice(platform['names'])} {goods['word']} {random.choice(subject['words'])}")
    texts.append(aspect["english"].format(s=subject["en"], p=platform["id"]))
    name = "/".join(part["id"] for part in (platform, subject, aspect, goods))
    return ForeignEntry(f"foreign/{name}", platform["id"], tuple(texts))


def _spoken(phrase: str, matter: str, place: str, words: ForeignWords, random: Random) -> str:
    """A sentence as people type it: perhaps with an address, a circumstance, the place, and a particle."""
    said = phrase.format(s=matter, p=place)
    circumstance = random.choice(words.situations) if random.random() < 0.25 else ""
    return random.choice(words.openers) + circumstance + place + said + random.choice(words.tails)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints entries as JSON lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__.split("\n", 1)[0])
    parser.add_argument("count", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    for entry in foreign_entries(options.count, seed=options.seed):
        print(json.dumps(entry._asdict(), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
