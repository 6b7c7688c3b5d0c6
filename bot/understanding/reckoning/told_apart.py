"""What other clauses add to the value of a fact: the hour of its day, or another value that somebody remembers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.bounds import EXACT
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.revisions.corrections import was_formerly
from bot.understanding.set_apart.tied_up import OTHER_PURSES, minimum

_WRITTEN_AT = pattern(r"现在|目前|此刻|这会儿|眼下|now")
"""Beside an hour: it is that of the message."""
_MADE_READY = pattern(
    r"(?<![里上台面统录单信件])写(?:的|好|了|完)|起草|拟好|盖(?:的|了|好)?章|用印|审核|审批|打印|签(?:的|了)?字|\b(?:wrote|written|drafted|signed|stamped)\b"
)
_HANDED_IN = pattern(r"[交递寄送]|提交|发(?:出|给|去)|\b(?:sent|submitted|handed|gave|filed)\b")
_SHOWN_BY_THEM = pattern(
    r"(?:平台|系统|小二|客服|后台|阿里)(?:上|里|那边|却|又)?(?:说|写|显示|记录?)(?:着|的)?(?:是|从|为)?$"
)
_NOTHING_MORE = pattern(r"\s*(?:起|开始)?(?:的|了)?(?=[,。;!?]|$)")
_NOW_IT_IS = pattern(
    r"(?:后来|之后|现在|目前)[^,。;]{0,4}[到成至]$|\b(?:and|then) (?:then )?(?:down |fell |dropped )?to\s*$"
)
_TAKEN, _LEFT = pattern(r"被?(?:给)?[扣罚划赔]"), ("剩", "只剩", "还剩", "仅剩", "就剩", "余下", "净剩")
_TO_COME = pattern(r"[将会]|要(?!求)|可能|如果|要是|假如|没|未|准备|说是|吗|\b(?:if|will|may)\b")
_DISPUTED = pattern(
    r"[他她]说|财务说|会计说|朋友|另一?[家个]|两[家个]店|其中|冻结|不对|不是|应该|记错|本来该|到底|提现"
)
"""Where an amount is taken and what is left is told, these may make the rest another's, or a part."""
_OTHERS = pattern(OTHER_PURSES)
_SINCE = pattern(r"[补充存打交缴转退返扣罚划赔](?:[了过进上回]|进去)(?!.{0,3}(?:吗|多少))|又|再次|其实|不过")
"""Behind what is left: it may have changed since."""
_SAID_AGAIN = 2
"""Characters between today and its date, which only says it again: today (Mar 3 at 9am)."""
_REMEMBERED = pattern(r"记得|印象|\bremember")


def with_its_hour(best: Claim | None, rows: Iterable[Claim], reader: ClaimReader) -> Claim | None:
    """``best`` at the hour of its day where ``rows`` tell it in a clause of its own: 13号认证通过,下午6点08分."""
    if best is None or isinstance(best.heard.value, datetime) or best.stance != EXACT:
        return best
    if reader.entry.facts[best.fact].type != "datetime":
        return best
    hours = {row.heard.value: row.heard for row in rows if _is_hour_of(best.heard, row, reader)}
    return msgspec.structs.replace(best, heard=_at(best.heard, *hours.values())) if len(hours) == 1 else best


def handed_in(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` without those of days on which a thing was only made ready, where another tells when it was handed in.

    老板8月28号写的,9月1号我才交: the first day is no rival of the second.
    """
    ready = [claim for claim in claims if _only_made_ready(claim, reader)]
    rest = [claim for claim in claims if claim not in ready]
    facts = {claim.fact for claim in rest}
    return [*rest, *(claim for claim in ready if claim.fact not in facts)] if ready else claims


def fallen(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` without those of days on which a balance was still enough, where another tells when it was not.

    6月12扣900还有6500,6月14扣1100剩5400: on the first day nothing fell below the minimum.
    """
    if not any(spec.emptied for spec in reader.entry.facts.values()):
        return claims
    days = [claim for claim in claims if _is_day(claim.heard) and reader.entry.facts[claim.fact].tense == "past"]
    low = {claim.heard.span: _is_enough(claim.heard, reader) for claim in days}
    if False not in low.values():
        return claims
    return [claim for claim in claims if not low.get(claim.heard.span)]


def _is_enough(day: Heard, reader: ClaimReader) -> bool | None:
    """Whether the balance told last in the clause of a day reaches the minimum; None if none is told there."""
    place, least = reader.place(day), min(minimum(reader), default=None)
    amounts = [item for item in reader.heard if item.kind == "amount" and reader.place(item) == place]
    if not amounts or least is None or not isinstance(amounts[-1].value, Decimal):
        return None
    told = any(not claim.across for claim in reader.claims(amounts[-1]))
    return amounts[-1].value >= least if told else None


def is_of_what_went_before(item: Heard, reader: ClaimReader) -> bool:
    """Whether a day only tells when a thing was made ready, or an amount still another one: 5月18号还有6200."""
    if item.kind != "date":
        return False
    place = reader.place(item)
    amounts = [one for one in reader.heard if one.kind == "amount" and reader.place(one) == place]
    return _made_ready(item, reader) or any(was_formerly(one, reader.folded) for one in amounts)


def _only_made_ready(claim: Claim, reader: ClaimReader) -> bool:
    return _made_ready(claim.heard, reader) and _MADE_READY.search(claim.word) is None


def _made_ready(item: Heard, reader: ClaimReader) -> bool:
    words = reader.words_beside(item)
    return _MADE_READY.search(words) is not None and not _HANDED_IN.search(words)


def came_after_a_change(last: Claim, rows: Iterable[Claim], reader: ClaimReader) -> bool:
    """Whether an amount that changed the fact is told between every other one and the ``last``: 保证金1万,扣了3120,余额6880."""
    if last.heard.kind != "amount":
        return False
    earlier = max((row.heard.span for row in rows if row.heard.value != last.heard.value), default=last.heard.span)
    between = [item for item in reader.heard if item.kind == "amount" and earlier < item.span < last.heard.span]
    if any(last.fact in reader.barred(item) for item in between):
        return True
    named = [
        one
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        for one in row
        if earlier[1] <= one.start and one.end <= last.heard.span[0]
        if not (one.denied or _TO_COME.search(clause.words))
    ]
    taken = any(last.fact in one.against and _TAKEN.match(one.word) for one in named)
    since = reader.folded[last.heard.span[1] :]
    doubted = _DISPUTED.search(reader.folded) or _OTHERS.search(reader.folded) or _SINCE.search(since)
    return taken and last.word.startswith(_LEFT) and doubted is None


def contested(best: Claim, claims: Iterable[Claim], loose: Iterable[Heard], reader: ClaimReader) -> bool:
    """Whether another value than ``best`` is told of the same: somebody remembers it, or the same word is said of it.

    同事说是3月27号交的,我记得是28号; 电话里说我是2月28号续的,我自己印象是3月2号; 合同2月20日盖章,3月3号对方才盖章.
    """
    rows = [row for row in claims if _unlike(row.heard, best.heard)]
    unlike = [item for item in loose if _unlike(item, best.heard)]
    alike = (row for row in rows if row.word[0] == best.word[0] and not row.across and not best.across)
    if any(_is_day(row.heard) and reader.place(row.heard) != reader.place(best.heard) for row in alike):
        return True
    days = (row.heard for row in rows if _is_day(row.heard) and not row.across)
    told_with = _amounts_beside(best.heard, reader) if _is_day(best.heard) else set()
    if told_with and any(told_with & _amounts_beside(day, reader) for day in days):
        return True
    if any(
        _told_instead(item, best.heard, reader)
        for item in (*unlike, *(row.heard for row in rows if row.across or not _is_day(row.heard)))
    ):
        return True
    return any(_REMEMBERED.search(reader.words_beside(item)) for item in (*(row.heard for row in rows), *unlike))


def _amounts_beside(day: Heard, reader: ClaimReader) -> set[str]:
    """The facts that the amounts in the clause of a day are: each of two days has its own in 6月1日扣到5800,6月4日才跌到5200."""
    place = reader.place(day)
    amounts = (item for item in reader.heard if item.kind == "amount" and reader.place(item) == place)
    return {claim.fact for item in amounts for claim in reader.claims(item) if not claim.across}


def _told_instead(item: Heard, told: Heard, reader: ClaimReader) -> bool:
    """Whether a value that no word claims may take the place of the one told: 系统写3月2号; 扣成5000,后来退回到5600."""
    before = reader.folded[: item.span[0]]
    if _is_day(item):
        return bool(_SHOWN_BY_THEM.search(before) and _NOTHING_MORE.match(reader.folded, item.span[1]))
    return item.kind == "amount" and item.span > told.span and _NOW_IT_IS.search(before) is not None


def _is_day(item: Heard) -> bool:
    return item.kind in ("date", "datetime")


def _unlike(one: Heard, other: Heard) -> bool:
    return one.kind == other.kind and one.value != other.value


def _is_hour_of(day: Heard, row: Claim, reader: ClaimReader) -> bool:
    """Whether a claim tells the hour of ``day``, alone or saying the day again; not the one at which the message is written."""
    value = row.heard.value
    again = 0 <= row.heard.span[0] - day.span[1] <= _SAID_AGAIN
    return (
        isinstance(value, datetime)
        and ("day" in row.heard.assumed or again)
        and value.date() == day.value
        and row.stance == EXACT
        and not _WRITTEN_AT.search(reader.words_beside(row.heard))
    )


def _at(day: Heard, hour: Heard) -> Heard:
    """A day with the time of day that was told apart from it, in each of its readings."""
    if not isinstance(hour.value, datetime) or not isinstance(day.value, date):
        return day
    clock = hour.value.timetz()
    past, future = (
        datetime.combine(day_said(reading), clock) if isinstance(reading, date) else None
        for reading in (day.past, day.future)
    )
    assumed = day.assumed | (hour.assumed - {"day"})
    moment = datetime.combine(day.value, clock)
    return msgspec.structs.replace(day, kind="datetime", value=moment, past=past, future=future, assumed=assumed)
