"""Made up: the one amount of a topic told by its parts, each of which the message names: 退3件每件99; 定金200尾款1000.

Only where these are all the money that it speaks of, and nothing says that a part is not meant: else what they make
together nobody has said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said, read_bare_number
from bot.understanding.facts.model import Duration
from bot.understanding.naming.bounds import is_range
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.set_apart.tied_up import minimum
from bot.understanding.wording.clauses import Span, blanked

_SUM = r"(\d{1,5}(?:\.\d{1,2})?)(?!\d)\s?(?:元|块钱?)?"
_HOW_MANY = r"(?<![\d第])(\d{1,2}|[两二三四五六七八九十])"
_PIECE = r"[件个双条套只箱]"
_ENDED = r"(?=\s*(?:[,。;!?、]|$))"
_EACH = pattern(
    rf"退(?:回来|货|了|的)?了?\s?{_HOW_MANY}{_PIECE}(?:货|衣服|商品)?\s?,?\s?(?:每{_PIECE}|单价)(?:是|为)?\s?{_SUM}{_ENDED}"
    rf"|\b(?:returned|returns|return of) {_HOW_MANY} (?:pieces|items|pcs)(?: at| of|,)? {_SUM}(?: yuan| rmb)? (?:each|a piece){_ENDED}"
)
_PIECES_RETURNED = pattern(
    rf"(?<![没未不])退(?:回来|货|了|的)?了?\s?([两二2三3])件(?:货|衣服|商品|东西)?\s?[,:]?\s?一件{_SUM}[,、和]?另?(?:外)?一件{_SUM}(?:[,、和]?(?:另外?|还有)?一件{_SUM})?{_ENDED}"
)
"""Pieces with their prices; as one return only where it makes no difference whether it is: 退两件,一件120一件90."""
_ALL_COME_BACK = pattern(
    rf"(?<![\d第])([两二2三3])件(?:货|衣服|商品)?\s?[,:]?\s?(?:一件{_SUM}[,、和]?另?(?:外)?一件{_SUM}(?:[,、和]?(?:另外?|还有)?一件{_SUM})?)"
    r"[,。;\s]?(?:买家|客户|客人|对方)?(?:都|[全劝]|全部|一起|一块)[^,。;!?没不未\d]{0,3}退"
)
"""The folded text of 买家全退 has 劝退, for which it is a common slip."""
_SUMMED = pattern(
    rf"(?<![\d.:月-])({_SUM}(?:(?:[、,和跟加+]|还有)\s?{_SUM}){{1,5}})[,、]?\s?(?:一共|总共|共计?|加起来|合起来|合计|总计|加一起)(?:就|是|要|得|退款?|退货|金额|了|的){{0,3}}\s?{_SUM}{_ENDED}"
)
"""Parts and what they are said to make: 150、90、130,加起来退款370."""
_PART = pattern(_SUM)
_BY_THE_MONTH = pattern(
    rf"(?:每个?月|一个月|月费)(?:是|为)?{_SUM}[,\s]?(?:一次|一次性)?(?:买|订|交|付)了?{_HOW_MANY}个月{_ENDED}"
)
_DEPOSIT_AND_REST = pattern(rf"[定订]金(?:付了|交了|是)?{_SUM}[,\s]?尾款(?:付了|交了|又付了|是)?{_SUM}{_ENDED}")
_FOR_THE_TERM = pattern(rf"(?:^|[\u4e00-\u9fff,\s])\x00+(?:\s|是|花了|付了|要)?{_SUM}{_ENDED}")
"""Right behind a length of time: 一年1200."""
_OTHERWISE = pattern(
    r"运费|邮费|优惠|券|[打满]?折|满减|差价|扣|只退|少退|部分|其中|里面|实际|还有|另外|另一|[又再]退|没退|不退|如果|要是|大概|左右|多块|送|赠|减|每年"
    r"|\b(?:shipping|coupon|discount|only|partial|also|another|except|if)\b"
)
"""Signs of other money, or of a part that is not meant."""
_MORE_MONEY = pattern(
    r"(?<![\d.:/-])(?!1688)\d{2,}(?![\d月日号点天年个件小h%:/-]|\.\d)|[一二三四五六七八九两]?[百千](?!货)"
)
_MONTHS_OF_A_YEAR = 12


def made_up(reader: ClaimReader) -> Mapping[str, Heard]:
    """The amount that its parts make, by the name of the fact; nothing where the message may tell of other money."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "amount" and spec.sole]
    if not names or _OTHERWISE.search(reader.folded):
        return {}
    of_a_term = any(name.endswith("_start") for name in reader.entry.facts)
    for match, total in _of_a_term(reader) if of_a_term else _of_a_return(reader):
        inside = match.span()
        spans = [item.span for item in reader.heard if item.kind == "amount" and not _within(item.span, inside)]
        rest = blanked(reader.folded, [inside, *(item.span for item in reader.heard)])
        if not spans and not _MORE_MONEY.search(rest):
            assumed = frozenset({"sum"} if len(match.groups()) > 1 else ())
            return {names[0]: Heard("amount", total, inside, match[0], assumed=assumed)}
    return {}


def _of_a_return(reader: ClaimReader) -> Iterator[tuple[re.Match[str], Decimal]]:
    """What comes back in pieces: 退3件每件99; 两件,一件160一件190,全退."""
    match = _EACH.search(reader.folded)
    if match is not None:
        pieces, each = (group for group in match.groups() if group is not None)
        yield match, _number(pieces) * Decimal(each)
    match = _ALL_COME_BACK.search(reader.folded)
    if match is not None:
        pieces, *sums = (group for group in match.groups() if group is not None)
        if _number(pieces) == len(sums):
            yield match, sum(map(Decimal, sums), Decimal(0))
    match = _PIECES_RETURNED.search(reader.folded)
    if match is not None:
        pieces, *sums = (group for group in match.groups() if group is not None)
        total = sum(map(Decimal, sums), Decimal(0))
        if _number(pieces) == len(sums) and all(total < limit for limit in minimum(reader)):
            yield match, total
    match = _SUMMED.search(reader.folded)
    if match is not None and sum(Decimal(part[1]) for part in _PART.finditer(match[1])) == Decimal(
        match[match.re.groups]
    ):
        yield match, Decimal(match[match.re.groups])


def _of_a_term(reader: ClaimReader) -> Iterator[tuple[re.Match[str], Decimal]]:
    """What was paid for a term: 每月100,买了10个月; 定金200尾款1000; 一年1200 where the term told is a year."""
    match = _BY_THE_MONTH.search(reader.folded)
    if match is not None and _number(match[2]) == _months_told(reader):
        yield match, _number(match[2]) * Decimal(match[1])
    match = _DEPOSIT_AND_REST.search(reader.folded)
    if match is not None:
        yield match, Decimal(match[1]) + Decimal(match[2])
    lengths = [item for item in reader.heard if isinstance(item.value, Duration)]
    for item in lengths if len(lengths) == 1 else ():
        words = blanked(reader.folded, [item.span])
        match = _FOR_THE_TERM.search(words)
        if match is not None and item.value == Duration(months=_months_told(reader)):
            yield match, Decimal(match[1])


def _months_told(reader: ClaimReader) -> int:
    """How many whole months the one range of days in the message holds; 0 where there is none, or no such number."""
    days = [item for item in reader.heard if item.kind == "date"]
    if len(days) != 2 or not is_range(reader.folded, *days):
        return 0
    first, last = (day_said(item.value) if isinstance(item.value, date) else date.min for item in days)
    after = last + timedelta(days=1)
    months = (after.year - first.year) * _MONTHS_OF_A_YEAR + after.month - first.month
    return months if after.day == first.day and months > 0 else 0


def _number(text: str) -> Decimal:
    return read_bare_number(text) or Decimal(0)


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
