"""Training of the classifier: gradient steps from one labelled message to the next, in a fixed order.

Multinomial logistic regression with a step size of its own for every weight (AdaGrad), rounded when it is stored: the same
messages give the same model.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.understanding.intent.classifier import Classifier, stored

ROUNDS = 10
RATE = 0.5
FIRST = 0.1
"""What the squared slopes begin with, so that the first steps are no leaps."""
RARE = 3
"""A token must stand in so many messages to be learnt from."""
SLIGHT = 0.003
"""A topic whose probability is off by less than this teaches nothing."""
STRIDE = 0.618
"""The messages of one file lie together; each round takes them in strides of about this share of all."""

SETTINGS = (ROUNDS, RATE, FIRST, RARE, SLIGHT, STRIDE)
"""All that the model depends on besides the messages."""

Labelled = tuple[str, Sequence[str]]
"""The topic that is right (empty for none), and what :func:`~bot.understanding.intent.classifier.features` gives."""


class _Token:
    """The weights of a token while they are learnt."""

    __slots__ = ("rarity", "squares", "weights")

    def __init__(self, rarity: float, size: int) -> None:
        self.rarity = rarity
        self.weights = [0.0] * size
        self.squares = [FIRST] * size


def train(messages: Sequence[Labelled]) -> Classifier:
    """A classifier that makes the right topics of ``messages`` most probable."""
    topics = ("", *sorted({topic for topic, _ in messages} - {""}))
    numbers = {topic: number for number, topic in enumerate(topics)}
    counts = Counter(token for _, tokens in messages for token in tokens)
    table = {
        token: _Token(math.log((len(messages) + 1) / (count + 1)) + 1, len(topics))
        for token, count in counts.items()
        if count >= RARE
    }
    rows = []
    for topic, tokens in messages:
        known = [table[token] for token in tokens if token in table]
        if known:
            length = math.sqrt(sum(token.rarity**2 for token in known))
            rows.append((numbers[topic], [(token, token.rarity / length) for token in known]))
    for number in range(ROUNDS):
        for place in _order(len(rows), number):
            _learn(*rows[place], len(topics))
    return Classifier(topics, {name: stored(token.rarity, token.weights) for name, token in table.items()})


def _learn(right: int, tokens: list[tuple[_Token, float]], size: int) -> None:
    """One step: what speaks for the ``right`` topic gains, what speaks for others loses."""
    scores = [0.0] * size
    for token, value in tokens:
        scores = [score + value * weight for score, weight in zip(scores, token.weights, strict=True)]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    for number, power in enumerate(powers):
        error = power / total - (number == right)
        if abs(error) < SLIGHT:
            continue
        for token, value in tokens:
            slope = error * value
            token.squares[number] += slope * slope
            token.weights[number] -= RATE * slope / math.sqrt(token.squares[number])


def _order(size: int, round_number: int) -> Iterator[int]:
    """Every number below ``size`` once, far from the one before."""
    step = max(1, round(size * STRIDE) + round_number)
    while math.gcd(step, size) != 1:
        step += 1
    return (place * step % size for place in range(size))
