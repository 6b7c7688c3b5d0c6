"""Candidates: an inverted index over all example texts, read rare tokens first.

Tokens are bigrams of Chinese characters, stems of English words and the concepts of a text. With few texts every text
that shares a token is weighed. With a million, reading stops after a fixed number of postings, which the rarest tokens
of the question spend on the texts that matter; the best of these candidates are then weighed by the common tokens too.
Everything lies in flat arrays until it is read.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter, truediv

from msgspec import Struct

from bot.understanding.intent.normalise import HAN
from bot.understanding.intent.stems import LATIN

MAX_POSTINGS = 200
"""How many postings one question may read,"""
MANY_TEXTS = 500_000
"""and twice as many where there are more texts than these."""
COMMON_SHARE = 0.125
"""A token that stands in a larger share of the texts says nothing."""
CANDIDATES = 24
"""How many texts are weighed by common tokens once the postings are used up."""

_COMMON = frozenset(
    ["a", "the", "i", "to", "of", "is", "do", "in", "and", "on", "for", "it", "at", "be", "we", "you", "me", "my", "or",
     "so", "if", "no"]
)  # fmt: skip


class Texts(Struct, frozen=True, array_like=True, gc=False):
    """Texts by number: who owns each, in which of them each token stands, how much each weighs."""

    owners: bytes
    """For each text the number of its topic (32 bits, signed); -1 for a negative."""
    sizes: bytes
    """For each text the root of its tokens' squared rarities (32-bit float)."""
    postings: dict[str, bytes]
    """For each token the texts it stands in, ascending (32 bits)."""


def tokens(text: str, concepts: Iterable[str] = ()) -> list[str]:
    """The tokens of a surface text (or a clause of it), each once, in order."""
    found = [f"#{name}" for name in concepts]
    for run in HAN.findall(text):
        found += [run[place : place + 2] for place in range(len(run) - 1)]
    found += [word for word in LATIN.findall(text) if word not in _COMMON]
    return list(dict.fromkeys(found))


def index_of(texts: Iterable[tuple[int, Sequence[str]]]) -> Texts:
    """The index of texts given as the number of their topic and their tokens."""
    owners = array("i")
    contents: list[Sequence[str]] = []
    postings: dict[str, array[int]] = {}
    for number, (owner, words) in enumerate(texts):
        owners.append(owner)
        contents.append(words)
        for word in words:
            if word not in postings:
                postings[word] = array("I")
            postings[word].append(number)
    squares = {word: _rarity(len(owners), len(numbers)) ** 2 for word, numbers in postings.items()}
    sizes = array("f", (math.sqrt(sum(squares[word] for word in words)) for words in contents))
    return Texts(owners.tobytes(), sizes.tobytes(), {word: numbers.tobytes() for word, numbers in postings.items()})


def _rarity(count: int, frequency: int) -> float:
    """Logarithmic rarity of a token that stands in ``frequency`` of ``count`` texts."""
    return math.log((count + 1) / (frequency + 0.5))


_Known = tuple[int, float, Sequence[int], str]
"""A token of a question: in how many texts it stands, its squared rarity, the texts, and itself."""


class TextIndex:
    """How alike a question is to the texts of each topic."""

    def __init__(self, texts: Texts, *, max_postings: int | None = None) -> None:
        self._owners = array("i", texts.owners)
        self._sizes = array("f", texts.sizes)
        self._postings: dict[str, Sequence[int]] = {
            word: array("I", numbers) for word, numbers in texts.postings.items()
        }
        self._holding: dict[str, frozenset[int]] = {}
        """The texts of the commoner tokens as a set, once they were looked for among candidates."""
        self._numbers: dict[int, int] = {}
        """One object for each text's number: what is the same object is compared at once."""
        self._max = max_postings or MAX_POSTINGS * (2 if len(self._owners) > MANY_TEXTS else 1)
        self._common = int(len(self._owners) * COMMON_SHARE)
        self._squares = [_rarity(len(self._owners), frequency) ** 2 for frequency in range(self._common + 1)]
        """Squared rarities by the number of texts that a token stands in."""

    def nearest(self, words: Iterable[str], *, skip: Collection[int] = ()) -> dict[int, float]:
        """For each topic number the cosine of the question's tokens with its nearest text, 0 to 1; -1 for negatives."""
        known: list[_Known] = []
        total = 0.0
        for word in words:
            numbers = self._postings.get(word)
            frequency = len(numbers) if numbers else 0
            if frequency > self._common:
                continue
            square = self._squares[frequency]
            total += square
            if numbers:
                ready = numbers if type(numbers) is tuple else self._ready(word, numbers)
                known.append((frequency, square, ready, word))
        if not known or total <= 0:
            return {}
        known.sort(key=itemgetter(0))
        shared = self._share(known)
        if not shared.keys().isdisjoint(skip):
            shared = {number: weight for number, weight in shared.items() if number not in skip}
        root = math.sqrt(total)
        best: dict[int, float] = {}
        likenesses = map(truediv, shared.values(), map(self._sizes.__getitem__, shared))
        for owner, likeness in zip(map(self._owners.__getitem__, shared), likenesses, strict=True):
            if likeness > best.get(owner, 0.0):
                best[owner] = likeness
        return {owner: likeness / root for owner, likeness in best.items()}

    def _ready(self, word: str, numbers: Sequence[int]) -> Sequence[int]:
        """The texts of a token, ready to be read often: flat arrays make a number anew each time, but take less room."""
        if len(numbers) > self._max:
            return numbers
        ready = self._postings[word] = tuple(self._numbers.setdefault(number, number) for number in numbers)
        return ready

    def _share(self, known: Sequence[_Known]) -> dict[int, float]:
        """For each candidate text the squared rarity of the tokens it shares; ``known`` tokens rarest first."""
        shared: dict[int, float] = {}
        get = shared.get
        read = 0
        for place, (frequency, square, numbers, _) in enumerate(known):
            read += frequency
            if place and read > self._max:
                return self._complete(shared, known[place:])
            for number in numbers if frequency <= self._max else numbers[: self._max]:
                shared[number] = get(number, 0.0) + square
        return shared

    def _complete(self, shared: dict[int, float], rest: Sequence[_Known]) -> dict[int, float]:
        """The best of ``shared`` with the common tokens ``rest`` added."""
        best = dict(_heaviest(shared))
        candidates = frozenset(best)
        for frequency, square, numbers, word in rest:
            few = frequency <= self._max
            for number in candidates & self._held_by(word, numbers) if few else _held(numbers, candidates):
                best[number] += square
        return best

    def _held_by(self, word: str, numbers: Sequence[int]) -> frozenset[int]:
        held = self._holding.get(word)
        if held is None:
            held = self._holding[word] = frozenset(numbers)
        return held


def _held(numbers: Sequence[int], candidates: Iterable[int]) -> Iterator[int]:
    """The ``candidates`` among ``numbers``, of which there are very many, in ascending order."""
    for number in candidates:
        place = bisect_left(numbers, number)
        if place < len(numbers) and numbers[place] == number:
            yield number


def _heaviest(shared: dict[int, float]) -> list[tuple[int, float]]:
    """The first few texts by weight, of equal ones those with the lowest numbers.

    Plain numbers are sorted faster than texts with their weights, so the least weight that is wanted is found first.
    """
    bar = sorted(shared.values())[-CANDIDATES] if len(shared) > CANDIDATES else 0.0
    found = sorted([(-weight, number) for number, weight in shared.items() if weight >= bar])
    return [(number, -weight) for weight, number in found[:CANDIDATES]]
