"""Roles: which fact of a topic a value in the message is.

A date is nothing by itself; the words beside it make it the day of application or the day of signing. Each value is
held against each fact of its type: cue words near it speak for a role, ``not_cues`` against, and a fact that was just
asked for needs no cue. Where the words leave it open the value is given no role, and the dialogue asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.facts import Heard
from knowledge.model import Entry, FactSpec

_FITS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "datetime"}),
    "datetime": frozenset({"date", "datetime"}),
    "amount": frozenset({"amount"}),
    "count": frozenset({"count"}),
    "duration": frozenset(),
}

_BOUNDARY = re.compile(r"[,。;!?\n、~…]|\.(?=\s)")
_BOUND_BEFORE = re.compile(
    r"(?:低于|不到|少于|不足|不满|小于|不够|超过|大于|多于|高于|超出|没到|未达到?|跌破|至少|起码|最多"
    r"|less than|below|under|over|more than|at least|up to|at most)\s*$"
)
_BOUND_AFTER = re.compile(r"^\s*(?:元|块钱?|rmb|yuan)?\s*(?:以内|以下|以上|之内|内|之下|or less|or more)")
_NEGATED = re.compile(r"(?:不是|并非|而不是|not|isn't|wasn't)\s*$")
_EITHER = re.compile(r"(?:^|[\s,])\s*(?:还是|或者?|或是|要么|or)\s*")
_RANGE = re.compile(r"^\s*(?:日|号)?\s*(?:到|至|-|–|—|~|to|until|till)\s*$")

_OTHER_EVENT = re.compile(
    r"收到|接到|通知|听说|看到|看见|联系|问过|电话|发现|注册|开始做|放假|开会|出差|生日|结婚|发工资|聊|发票|下单|received|heard|called|noticed"
)
"""What else happens on days that people mention: beside such a word a value without a cue is no fact of ours."""

_NEAR = 10
"""A cue counts within this many characters of the value."""
_CROSSING = 5
"""What a clause boundary between cue and value costs, in characters."""
_TIE = 1
"""Two values this close in score for one fact leave it open which is meant."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Values by the name of the fact they are, and the values that got no role."""

    roles: Mapping[str, Heard]
    options: Mapping[str, str]
    """Values of ``choice`` facts that are named in the text."""
    unassigned: tuple[Heard, ...]

    def __bool__(self) -> bool:
        """Whether any fact was recognised."""
        return bool(self.roles or self.options)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the conversation makes likely: the fact asked for, the facts of the wanted results, a correction."""

    asked: str | None = None
    needed: tuple[str, ...] = ()
    last_wins: bool = False
    """The message corrects itself or an earlier one: of two values for one fact the later counts."""
    same_role: tuple[str, ...] = ()
    """Facts given before: in a what-if or a correction a value without a cue replaces the only one of its type."""


def assign(folded: str, heard: Iterable[Heard], entry: Entry, expected: Expectation) -> Assignment:
    """The roles of the values ``heard`` in ``folded`` for the facts of ``entry``."""
    values = [item for item in heard if _usable(folded, item)]
    roles = _range_roles(folded, values, entry)
    rest = [item for item in values if item not in roles.values() and not _one_of_two(folded, item, values)]
    scored = [
        (score, item, name)
        for item in rest
        for name, spec in entry.facts.items()
        if name not in roles and (score := _score(folded, item, name, spec, expected)) is not None
    ]
    roles |= _best_roles(scored, expected)
    roles |= _roles_without_cue(rest, roles, folded, entry, expected)
    return Assignment(roles, named_options(folded, entry), tuple(item for item in heard if item not in roles.values()))


def named_options(folded: str, entry: Entry) -> dict[str, str]:
    """Values of the topic's ``choice`` facts that the text names; a fact with two different ones is left open."""
    found: dict[str, str] = {}
    for name, spec in entry.facts.items():
        words = sorted(((word.lower(), option.value) for option in spec.options for word in option.words), reverse=True)
        rest, values = folded, set()
        for word, value in sorted(words, key=lambda pair: -len(pair[0])):
            if word in rest:
                rest = rest.replace(word, " ")
                values.add(value)
        if len(values) == 1:
            found[name] = values.pop()
    return found


def _usable(folded: str, item: Heard) -> bool:
    """Not a bound (低于6000), not an estimate (两三次) and not denied (不是10号): such values determine nothing."""
    before, after = folded[: item.span[0]], folded[item.span[1] :]
    bounded = item.kind in ("amount", "count") and (_BOUND_BEFORE.search(before) or _BOUND_AFTER.match(after))
    return not bounded and not item.approximate and not _NEGATED.search(before)


def _one_of_two(folded: str, item: Heard, values: list[Heard]) -> bool:
    """Whether ``item`` stands in "the 10th or the 11th" or in a range: the person left it open."""
    for other in values:
        if other is item or other.kind != item.kind:
            continue
        first, second = sorted((item, other), key=lambda heard: heard.span)
        between = folded[first.span[1] : second.span[0]]
        if len(between) <= 8 and (_EITHER.search(between) or _RANGE.match(between)):
            return True
    return False


def _range_roles(folded: str, values: list[Heard], entry: Entry) -> dict[str, Heard]:
    """A written range fills a pair of facts named ``…_start`` and ``…_end``."""
    pairs = [(name, name.removesuffix("_start") + "_end") for name in entry.facts if name.endswith("_start")]
    dates = [item for item in values if item.kind in ("date", "datetime")]
    for start, end in pairs:
        for first, second in pairwise(dates):
            if end in entry.facts and _RANGE.match(folded[first.span[1] : second.span[0]]):
                return {start: first, end: second}
    return {}


def _score(folded: str, item: Heard, name: str, spec: FactSpec, expected: Expectation) -> float | None:
    """How much the words beside ``item`` speak for the fact ``name``; None where nothing does or one forbids it."""
    if spec.type not in _FITS[item.kind]:
        return None
    cue, against = _closeness(folded, item, spec.cues), _closeness(folded, item, spec.not_cues)
    if against is not None and (cue is None or against >= cue):
        return None
    if cue is None:
        return None
    return cue + (2 if name == expected.asked else 0) + (0.5 if name in expected.needed else 0)


def _closeness(folded: str, item: Heard, cues: tuple[str, ...]) -> float | None:
    """Nearness of the nearest of ``cues``: ``_NEAR`` for one that touches the value, less for each character between."""
    start, end = item.span
    best: float | None = None
    for cue in cues:
        word = cue.lower()
        at = folded.find(word, max(0, start - 40))
        while at >= 0 and at <= end + 40:
            stop = at + len(word)
            between = folded[end:at] if at >= end else folded[stop:start]
            cost = len(between) + _CROSSING * len(_BOUNDARY.findall(between)) + (0 if at >= end else 0.5)
            if not (stop > start and at < end):
                nearness = _NEAR - cost + min(len(word), 4) * 0.25
                best = nearness if best is None or nearness > best else best
            at = folded.find(word, at + 1)
    return best if best is not None and best > 0 else None


def _best_roles(scored: list[tuple[float, Heard, str]], expected: Expectation) -> dict[str, Heard]:
    """One value for each fact and one fact for each value, best scores first; ties between unequal values stay open."""
    roles: dict[str, Heard] = {}
    taken: set[tuple[int, int]] = set()
    for score, item, name in sorted(scored, key=lambda row: (-row[0], row[1].span)):
        if name in roles or item.span in taken:
            continue
        rivals = [
            other
            for rival, other, rival_name in scored
            if rival_name == name and other.value != item.value and other.span not in taken and score - rival <= _TIE
        ]
        if rivals and expected.last_wins:
            item = max([item, *rivals], key=lambda heard: heard.span)
        elif rivals and not any(_has_other_home(other, name, scored) for other in [item, *rivals]):
            continue
        roles[name] = item
        taken.add(item.span)
    return roles


def _has_other_home(item: Heard, name: str, scored: list[tuple[float, Heard, str]]) -> bool:
    return any(other is item and other_name != name for _, other, other_name in scored)


def _roles_without_cue(
    values: list[Heard], roles: Mapping[str, Heard], folded: str, entry: Entry, expected: Expectation
) -> dict[str, Heard]:
    """Values with no cue: what was asked for, what a what-if changes or what the wanted result needs takes a single one."""
    found: dict[str, Heard] = {}
    distinct: dict[str, list[Heard]] = {}
    for item in values:
        if item.kind != "amount" and _OTHER_EVENT.search(_clause(folded, item)):
            continue
        group = "date" if item.kind in ("date", "datetime") else item.kind
        known = [other.value for other in roles.values()]
        if item not in roles.values() and item.value not in known:
            same = distinct.setdefault(group, [])
            if item.value not in [other.value for other in same]:
                same.append(item)
    for items in distinct.values():
        item = items[-1]
        if len(items) > 1 and not expected.last_wins:
            continue
        free = [
            name
            for name, spec in entry.facts.items()
            if spec.type in _FITS[item.kind] and name not in roles and _closeness(folded, item, spec.not_cues) is None
        ]
        name = _default_role(free, expected)
        if name is not None:
            found[name] = item
    return found


def _clause(folded: str, item: Heard) -> str:
    """The words of the clause that ``item`` stands in, without the value itself."""
    start, end = item.span
    before, after = _BOUNDARY.split(folded[:start])[-1], _BOUNDARY.split(folded[end:], maxsplit=1)[0]
    return f"{before} {after}"


def _default_role(free: list[str], expected: Expectation) -> str | None:
    """The fact that a value without a cue is taken for, if the conversation leaves only one."""
    if expected.asked in free:
        return expected.asked
    for names in (expected.same_role, expected.needed):
        likely = [name for name in names if name in free]
        if len(likely) == 1:
            return likely[0]
        if likely:
            return None
    return None
