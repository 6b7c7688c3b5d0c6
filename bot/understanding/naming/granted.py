"""Who sets a day, and what is granted for it: a verb behind the day for which somebody agreed tells of no act that was done (同意我6月15号退了)."""

from __future__ import annotations

from collections.abc import Iterable

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.mentions import Mention
from knowledge.model import Entry

_LEAVES = pattern(r"(?:退|走|离|撤)[出开掉场]?[了咗嘞啦]")
_NEXT = 1
"""Characters between a day and the words that stand beside it: 同意我【们】6月15号【就】退了."""


def grants(mention: Mention, item: Heard, entry: Entry, wishes: frozenset[str]) -> bool:
    """Whether a word before a day tells who set it, whatever the person wishes: 同意我6月15号走."""
    tenses = {entry.facts[name].tense for name in mention.facts - wishes}
    return mention.end <= item.span[0] and "any" in tenses


def is_what_is_granted(mention: Mention, day: Heard, granted: Iterable[Mention]) -> bool:
    """Whether a verb right behind a day is what was granted by one of these words right before it."""
    start, end = day.span
    beside = 0 <= mention.start - end <= _NEXT and any(0 <= start - grant.end <= _NEXT for grant in granted)
    return beside and not mention.facts and _LEAVES.fullmatch(mention.word) is not None
