"""The reader: tries the grammar rules at every token, then settles what the text leaves open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.understanding.facts.bans import BANNED_BEGINNINGS, after_banned
from bot.understanding.facts.counts import count
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.durations import duration
from bot.understanding.facts.lunar import lunar, lunar_joined
from bot.understanding.facts.model import CHINA, Reading, Tense
from bot.understanding.facts.moments import MOMENT_BEGINNINGS, moment
from bot.understanding.facts.money import amount
from bot.understanding.facts.relative import counted_moment, just_now
from bot.understanding.facts.resolve import settle
from bot.understanding.facts.scan import Folded, fold
from bot.understanding.facts.tokens import tokenize

_Rule = Callable[[Line, int, datetime], Draft | None]
#: No message a person writes has more figures and time words; what follows them is not read, so that no message is slow.
_MOST_TRIED = 256
#: Years of `now` from which the calendar (1 to 9999) reaches as far as any fact does.
_YEARS = range(1200, 9800)


def read(text: str, now: datetime, tense: Tense | None = None) -> Reading:
    """All dates, times, amounts, counts and durations in `text`, as of `now` (aware).

    With `tense` every open fact is read as past or future; without, the words near each fact decide (past if none does).
    Raises nothing, whatever the text. Nothing is read as of a year in which the calendar's ends are near.
    """
    folded = fold(text)
    return facts_of(folded, Line(tokenize(folded.text)), now, tense)


def facts_of(folded: Folded, line: Line, now: datetime, tense: Tense | None = None) -> Reading:
    """What `read` gives, of a text that is folded and cut into tokens already."""
    if now.year not in _YEARS:
        return Reading()
    now = now.astimezone(CHINA)
    drafts = lunar_joined(_drafts(line, now), line, folded.text)
    return settle(drafts, line, folded, now, tense) if drafts else Reading()


def _drafts(line: Line, now: datetime) -> list[Draft]:
    """Everything the grammar finds, in order and without overlaps."""
    found: list[Draft] = []
    begin = tried = 0
    for index in line.playing(_HEEDED):
        if index < begin or tried >= _MOST_TRIED:
            continue
        after = after_banned(line, index)
        draft = None
        if after is None and not _BEGINNINGS.isdisjoint(line.roles(index)):
            tried += 1
            draft = _draft_at(line, index, now)
        if draft is not None:
            floor = found[-1].last if found else 0
            found.append(draft if draft.first >= floor else draft._replace(first=index))
            after = draft.last
        begin = after or index + 1
    return found


def _draft_at(line: Line, index: int, now: datetime) -> Draft | None:
    """The finding that begins at this token: the first rule that fits decides."""
    roles = line.roles(index)
    for rule, beginnings in _RULES:
        if not beginnings.isdisjoint(roles):
            draft = rule(line, index, now)
            if draft is not None:
                return draft
    return None


def _rule(rule: Callable[[Line, int], Draft | None]) -> _Rule:
    """A rule that does not care what time it is."""
    return lambda line, index, _: rule(line, index)


#: The grammar: its rules in order of precedence, and the parts a token must be able to play to begin one.
_RULES: tuple[tuple[_Rule, frozenset[str]], ...] = (
    (lunar, frozenset({"figure", "lunar", "year_word"})),
    (counted_moment, frozenset({"figure", "half", "article", "rough_length", "after_pause"})),
    (moment, MOMENT_BEGINNINGS),
    (_rule(duration), frozenset({"figure", "half", "article", "rough_length"})),
    (_rule(count), frozenset({"figure", "times_word", "ordinal_word"})),
    (_rule(amount), frozenset({"figure", "currency_before"})),
    (just_now, frozenset({"now", "current"})),
)
_BEGINNINGS = frozenset(role for _, beginnings in _RULES for role in beginnings)
#: No other token begins anything, nor is it something that only looks like a fact.
_HEEDED = _BEGINNINGS | BANNED_BEGINNINGS
