"""Labelled cases: two cases that a message tells apart by a letter, and asks about one of: A店4月1号申请,B店4月12号申请,B店哪天生效.

Only where each of them is told once, with values of the same kinds, and the question names one of them alone. What is told
of the other is none of the case that is asked about.
"""

from __future__ import annotations

import re

import msgspec

from bot.patterns import pattern
from bot.understanding.clauses import Span, asks_only, question_between
from bot.understanding.facts import Reading

_LABEL = pattern(
    r"(?<![a-z0-9])(?P<zh>[ab甲乙]|[新老]|第[一二]家)(?:店|厂|公司|账号|单)(?![a-z])|\b(?:shop|store|factory|account|company|return|order) (?P<en>[ab])\b"
)
_TOGETHER = pattern(
    r"比|跟|和|与|同|一起|都|各|分别|晚|早(?![上晨])|迟|先|后|一样|也|又|改|不对|错|如果|要是|其实|\b(?:both|each|than|same|together|later|earlier|after|before|also|and then|if|actually|but)\b"
)
"""The cases lean on one another, or more is told of one of them."""

_LEANS_ON = pattern(r"比$|\bthan $")
_AS_WELL = pattern(r"都|也|一起|一样|同|各|和|\b(?:both|too|same|each|and)\b")
_TWO_TOLD_AND_ONE_ASKED = ("first", "second", "asked")


def of_the_one_asked(folded: str, reading: Reading) -> tuple[str, Reading]:
    """A message without what it tells of the case that it does not ask about."""
    other = _of_the_other(folded, reading)
    if other is None:
        return folded, reading
    start, end = other
    facts = tuple(item for item in reading.facts if not start <= item.span[0] < end)
    return f"{folded[:start]}{' ' * (end - start)}{folded[end:]}", msgspec.structs.replace(reading, facts=facts)


def _of_the_other(folded: str, reading: Reading) -> Span | None:
    """From where to where the case is told that is not asked about."""
    labels = list(_LABEL.finditer(folded)) if reading.facts else []
    labels = [one for one in labels if not _LEANS_ON.search(folded[: one.start()])]
    if len(labels) != len(_TWO_TOLD_AND_ONE_ASKED) or reading.problems:
        return None
    first, second, asked = labels
    if _name(first) == _name(second) or _name(asked) not in (_name(first), _name(second)):
        return None
    if not (question_between(folded[asked.end() :]) and asks_only(folded[asked.end() :])) or any(
        item.span[0] < first.start() for item in reading.facts
    ):
        return None
    segments = (first.start(), second.start()), (second.start(), asked.start())
    own = segments[1] if _name(asked) == _name(second) else segments[0]
    other = segments[0] if own is segments[1] else segments[1]
    told = [[item for item in reading.facts if start <= item.span[0] < end] for start, end in segments]
    kinds = [sorted(item.kind for item in items) for items in told]
    if own is segments[1] and kinds[0] and not {*kinds[1]} - {"duration"} and not _AS_WELL.search(folded):
        return other  # B店比A店晚2天: A's day is none of B's
    if _TOGETHER.search(folded, first.start()):
        return None
    alike = kinds[0] == kinds[1] and kinds[0] and len(kinds[0]) == len(set(kinds[0]))
    if not alike or len(reading.facts) != 2 * len(kinds[0]):
        return None
    return other


def _name(label: re.Match[str]) -> str:
    return str(label["zh"] or label["en"])
