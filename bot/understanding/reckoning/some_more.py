"""Some more: what 多 behind a round amount leaves open on the upper side: 两百多 is more than 200 and less than 300."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import Bound
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import rule_numbers

_ROUND_AND_MORE = pattern(r"(?:[1-9]\d*0|[一二两三四五六七八九十百千]*[十百千])\s?多\s?(?:元|块钱?)?")


class _Told(Protocol):
    @property
    def heard(self) -> Heard: ...

    @property
    def bound(self) -> Bound | None: ...


def below_the_next(roles: Mapping[str, _Told], reader: ClaimReader) -> dict[str, Heard]:
    """For amounts told with 多 the round amount that they do not reach, where a limit of the rule is not below it."""
    found = {}
    for name, role in roles.items():
        item, value = role.heard, role.heard.value
        if role.bound != ">" or not isinstance(value, Decimal) or not _ROUND_AND_MORE.fullmatch(item.text.strip()):
            continue
        following = value + _unit(value)
        if any(following <= limit for limit in rule_numbers(reader)):
            found[name] = msgspec.structs.replace(item, value=following)
    return found


def _unit(value: Decimal) -> Decimal:
    """The place of the last figure of a round amount that is not 0: 100 of 200."""
    figures = str(int(value))
    return Decimal(10 ** (len(figures) - len(figures.rstrip("0"))))
