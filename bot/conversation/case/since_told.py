"""Since it was told: a balance or a count with what came or went afterwards.

After a balance of 5600 the message 今早又被划走450 leaves 5150, and 刚存进去800 makes 6400; one valid complaint and
昨晚又成立一个,这下共2个 are two. A step that may be one told before is asked about, and so is a total to which it does
not come. The day on which the balance fell below the line stays; where only this step takes it there, it is the day of
the step.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.computation import known, value_of
from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.facts import Heard, day_said
from bot.understanding.reckoning.come_and_gone import Moved, balance_moved, more_came
from bot.understanding.set_apart.tied_up import minimum
from bot.understanding.wording.clauses import IF
from bot.understanding.wording.folding import fold

TAKEN, PAID = "taken", "paid"
"""Assumed of a balance that such a step has made: what was said to come or go."""
_MOVED_BEFORE = pattern(
    r"(?:扣|划|罚|赔|充|补|存|打|转|汇|交|缴)(?:了|过|完|掉|走|款|进|去|的|\d)|刚|被(?:扣|划|罚|平台)"
    r"|\b(?:top(?:ped)?|deduct\w*|charg\w*|paid|add(?:ed)?|transfer\w*|took|taken|after)\b"
)
"""In the question in which a balance was told: what is told of just now may be in it already."""
_SUPPOSED = pattern(IF)
_TAKEN_BACK = pattern(
    r"不是|[说看记弄搞]错|退[回还了]|返还|撤|失败|没成|没到账|\b(?:refund\w*|revers\w*|fail\w*|wrong|sorry|mistake\w*|not)\b"
)


class Since(NamedTuple):
    """What is known after such a message, what of it is new, and what can no longer be said."""

    facts: dict[str, KnownFact]
    new: frozenset[str]
    unclear: tuple[str, ...] = ()


def since_told(point: Standpoint) -> Since | None:
    """What holds after a message that tells what came or went since the case was told; None for any other message."""
    if not point.as_it_is:
        return None
    reckoned = next((name for name, fact in point.as_it_is.items() if is_reckoned(fact)), None)
    if reckoned is not None and _TAKEN_BACK.search(point.folded):
        return _open(point, reckoned)
    if point.replaces or point.reading.problems:
        return None
    told = [item for item in point.reading.facts if not _is_today(item, point.now.date())]
    exact = [name for name, fact in point.as_it_is.items() if name != point.asked and bound_of(fact) is None]
    numbers = [name for name in exact if point.as_it_is[name].type in ("amount", "count")]
    if len(numbers) != 1 or any(item.kind not in ("amount", "count") for item in told):
        return None  # what is told of another day may be in the number told already
    name = numbers[0]
    if point.entry.facts[name].emptied and all(item.kind == "amount" for item in told):
        moved = balance_moved(point.folded, told)
        return None if moved is None else _with_money(point, name, moved)
    return _with_more(point, name) if point.entry.facts[name].type == "count" else None


def is_reckoned(fact: KnownFact) -> bool:
    """Whether a balance holds what came or went since it was told."""
    return not {TAKEN, PAID}.isdisjoint(fact.assumed)


def _is_today(item: Heard, today: date) -> bool:
    return isinstance(item.value, date) and day_said(item.value) == today


def _with_money(point: Standpoint, name: str, moved: Moved) -> Since | None:
    """The balance ``name`` less what was taken from it since, or with what was paid in."""
    before, mark = point.as_it_is[name], TAKEN if moved.by < 0 else PAID
    told = value_of(point.entry.facts[name], before)
    value = told + moved.by if isinstance(told, Decimal) else Decimal(-1)
    if moved.now is not None and moved.now != value:
        return _open(point, name)
    lately = moved.since and mark not in before.assumed and _told_before_it(point, before)
    certain = moved.now is not None or moved.again or lately
    if value < 0 or not certain or _SUPPOSED.search(point.question):
        return None
    fact = known(value, point.entry.facts[name], frozenset({*before.assumed, mark}))
    return _with_its_day(point, name, fact, today=moved.today)


def _told_before_it(point: Standpoint, balance: KnownFact) -> bool:
    """Whether the balance surely was told without what came or went just now."""
    if is_reckoned(balance):
        return True
    question = fold(point.question).replace(",", "")
    return f"{balance.value:g}" in question and _MOVED_BEFORE.search(question) is None


def _with_its_day(point: Standpoint, name: str, fact: KnownFact, *, today: bool) -> Since:
    """The case with another balance; the day of its fall stays with a balance that was too low before as well."""
    entry, facts = point.entry, {**point.as_it_is, name: fact}
    least = min(minimum(point.reader()), default=Decimal(0))
    days = [day for day, spec in entry.facts.items() if spec.type == "date"]
    was, value = (Decimal(str(one.value)) for one in (point.as_it_is[name], fact))
    if was < least:
        return Since(facts, frozenset({name}))
    facts = {one: other for one, other in facts.items() if one not in days}
    if value < least and today and len(days) == 1:
        facts[days[0]] = known(point.now.date(), entry.facts[days[0]])
    return Since(facts, frozenset({name, *(day for day in days if day in facts)}))


def _with_more(point: Standpoint, name: str) -> Since | None:
    """The count ``name`` with those that came since, where the message tells how many there are now, too."""
    told, came = value_of(point.entry.facts[name], point.as_it_is[name]), more_came(point.folded)
    if came is None or not isinstance(told, int):
        return None
    if not came.sure or came.now != told + came.more:
        return _open(point, name)
    return Since({**point.as_it_is, name: known(came.now, point.entry.facts[name])}, frozenset({name}))


def _open(point: Standpoint, name: str) -> Since:
    """The case without the number, and without the day on which it became too low."""
    gone = {name, *(day for day, spec in point.entry.facts.items() if spec.type == "date")}
    facts = {one: fact for one, fact in point.as_it_is.items() if one not in gone}
    return Since(facts, frozenset(), (name,))
