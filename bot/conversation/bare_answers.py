"""Numbers without a unit: "4500" answers the question for the balance, "4500, no, 4300" corrects it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.conversation.bounded import bound_of
from bot.conversation.computation import known, value_of
from bot.conversation.given import adds_to_count
from bot.conversation.restating import is_nearer_to_result
from bot.conversation.standpoint import Standpoint
from bot.session import KnownFact
from bot.understanding.answers import bare_number, corrected_numbers, rejected_numbers
from bot.understanding.corrections import exact_number
from bot.understanding.echoes import checks

_MOST_COUNTED = 99
"""More times than anybody is found at; such a number is an amount."""
_NONE_AT_ALL = re.compile(
    r"(?:[一半](?:次|个|回|起|笔|单))?(?:都|也)?(?:从来)?没有?(?:过|的|啊|呢|呀)?|零(?:次|个)?|none|zero|never"
)
_COUNTED = re.compile(r"第\s*[\d一二三四五六七八九十]|[\d一二两三四五六七八九十]\s*(?:件|个|次|单|笔|条|起|回|家)")


def bare_answer(point: Standpoint, named: frozenset[str]) -> dict[str, KnownFact]:
    """The amount or count that a number without a unit is, ``named`` being the facts that the message names."""
    name = _wanted(point, named)
    if name is not None and point.asked == name and _says_none(point, name):
        return {name: known(0, point.entry.facts[name])}
    rejected = rejected_numbers(point.heard)
    if name is None or checks(point.heard) or (rejected and not any(map(point.tells, rejected))):
        return {}
    spec = point.entry.facts[name]
    if spec.type == "amount" and _COUNTED.search(point.heard.folded):
        return {}  # 第二单呢, 1件呢
    last = next((number for number in _numbers(point) if not _repeats(number, name, point)), None)
    if last is None or (point.asked is None and not point.replaces and last in point.amounts):
        return {}  # nothing, or what was just answered
    told, said = point.before.get(name), known(last, spec)
    if told is not None and point.asked is None and not point.replaces and is_nearer_to_result(point, told, said):
        return {}
    if spec.type == "count" and name in point.before and adds_to_count(point.folded):
        return {}  # 之前还有一个: what they make together is to be asked
    if spec.type == "count" and last in {item.value for item in point.reading.facts if item.kind == "count"}:
        return {}  # it has its unit, and the words beside it say what it is: 3次,不对,其中一次撤了
    if spec.type == "count":
        return {name: known(int(last), spec)} if last == int(last) and last <= _MOST_COUNTED else {}
    return {name: said}


def _says_none(point: Standpoint, name: str) -> bool:
    """Whether a message answers the question for a count with none at all."""
    folded = point.heard.folded.strip(" ,.!。")
    return point.entry.facts[name].type == "count" and _NONE_AT_ALL.fullmatch(folded) is not None


def _numbers(point: Standpoint) -> Iterator[Decimal]:
    exact = exact_number(point.folded)
    if exact is not None:
        yield exact
    elif point.replaces:
        yield from corrected_numbers(point.heard)
    elif (number := bare_number(point.heard, asked=point.asked is not None or _has_sole_amount(point))) is not None:
        yield number


def _has_sole_amount(point: Standpoint) -> bool:
    """Whether the topic has one amount, which people name without a unit beside other values: 258,今天8:20签收."""
    return sum(spec.sole and spec.type == "amount" for spec in point.entry.facts.values()) == 1


def _repeats(number: Decimal, name: str, point: Standpoint) -> bool:
    """Whether a correction repeats the value that it corrects."""
    fact = point.before.get(name)
    if fact is None or not point.corrects or bound_of(fact) is not None:
        return False
    return value_of(point.entry.facts[name], fact) == number


def _wanted(point: Standpoint, named: frozenset[str]) -> str | None:
    """The fact that such a number would be: asked for, else named, told before or needed, if that leaves only one."""
    numbers = [name for name, spec in point.entry.facts.items() if spec.type in ("amount", "count")]
    if point.asked in numbers:
        return point.asked
    if point.asked is not None and not _has_sole_amount(point):
        return None
    replaced = [name for name in numbers if name in named] or [name for name in numbers if name in point.before]
    open_ones = replaced if replaced and (point.replaces or point.heard.bare_number() is not None) else []
    open_ones = open_ones or [name for name in point.needed() if name in numbers and name not in point.before]
    return open_ones[0] if len(open_ones) == 1 else None
