"""Filled since: a balance that was too low, was filled up, and fell once more: 8号扣到5900,9号补足了,12号又扣到5300.

What is told of the time before it was full again is over: the last fall counts. Only where it surely was full, by a word
(补足了) or an amount (补到6100), where it surely is too low again, and nothing is told of what came afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from bot.patterns import pattern
from bot.understanding.facts import Heard, Reading, day_said, read_bare_number
from bot.understanding.set_apart.tied_up import LEAST_AMOUNT
from bot.understanding.wording.clauses import Span, before_in_clause, blanked
from knowledge.model import Entry

_FILLED = pattern(
    r"(?:补|充|存|交|缴)(?:款|值)?(?:了)?(?:齐|足|满|够)(?:了|过|回来了?|上了?)(?=\s*(?:的|,|。|;|!|\s|$))"
    r"|(?:补|充|存|加|打|交|缴)(?:款|值)?(?:回|回来|上)?(?:到|至|成)了?\s*(?P<to>)"
    r"|\b(?:refilled|filled (?:it )?up|topped (?:it |the balance |the deposit )?(?:back )?up (?:fully|completely|in full))\b"
)
_NOT_SO = pattern(
    r"货|材料|资料|证件|工资|罚款|年费|会|将|没|未|不|别|差点|想|要|得|该|需|准备|打算|计划|让|叫|催|如果|要是|假如|万一|说是|以为|应该|大概|可能|本来|只|才|部分|一半"
    r"|\b(?:not|n't|never|should|must|need|had to|have to|will|would|if|planned|asked|told|almost|partly|thought)\b"
)
"""In the clause before it: it was not filled up, or nobody knows."""
_FELL_AGAIN = pattern(
    r"(?P<again>又|再次|再度|第二次)(?:被|给|让)?(?:平台|系统|阿里(?:巴巴)?)?(?:[扣罚划赔掉跌降](?:了|掉)?(?:到|至|成|得?只?剩)(?:了)?\s*(?P<to>)|(?:跌破|掉破|低于|不足|不够|不到|少于|掉到线下|掉下来|掉下去|跌下来|低下来)(?!吗|么))"
    r"|\b(?:fell|dropped|went|is|was)(?: back)? (?:below(?: (?:the (?:line|minimum)|6,?000))? |under(?: (?:the (?:line|minimum)|6,?000))? |short |down )?(?P<later>again)\b"
)
_ONLY_ASKS = pattern(
    r"(?:[\d.,。;!?\s]|元|块钱?|了|请问|那|我们?|现在|今天|余额|只|还|就|剩下?|要|得|该|应该|需要?|再|最[晚迟]|补|差|交|缴|足|齐|到|前|之|的|多少钱?|几[号天]|哪[一]?[天日]|什么时候|期限|截止|吗|呢"
    r"|\b(?:yuan|rmb|only|left|now|balance|is|what|when|how much|until|the|and|my|by|deadline|shortfall|to|pay|top|up|short|do|must|should|i|we|yesterday|today)\b)*"
)
"""Behind the last fall nothing but what is left now, and questions."""
_ONLY_FILLED = pattern(r"(?:[\d.,。;\s]|[万千一二三四五六七八九百]|元|块钱?|了|的|回来|上|\b(?:it|on)\b)*")
"""Between the filling up and the fall: it came to nothing by no word."""
_FIGURE = pattern(
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[万千]?(?![\d多几来])|[一二两三四五六七八九][千万][一二三四五六七八九百千]*(?![多几来])"
)
_LONGEST = 40
"""Characters between the filling up and the fall."""


def since_filled(folded: str, reading: Reading, entry: Entry) -> tuple[str, Reading]:
    """A message without what it tells of the time before a balance was full again, and without the word for "again"."""
    over = _over_since(folded, reading.facts, entry)
    if not over:
        return folded, reading
    for start, end in over:
        folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
    (_, begin), _ = over
    earlier = [item for item in reading.facts if item.span[0] < begin]
    kept = (_in_its_month(item, earlier) for item in reading.facts if item.span[0] >= begin)
    return folded, msgspec.structs.replace(reading, facts=tuple(kept))


def _in_its_month(item: Heard, earlier: Iterable[Heard]) -> Heard:
    """A day of which the month was left out, taken to be that of the days before it: 5月8号扣到5900,…,12号又扣到5300."""
    if "month" not in item.assumed or not isinstance(item.value, date):
        return item
    named = [_day(other) for other in earlier if isinstance(other.value, date) and "month" not in other.assumed]
    month = (item.value.year, item.value.month)
    same = bool(named) and all((day.year, day.month) == month for day in named)
    return msgspec.structs.replace(item, assumed=item.assumed - {"month"} | {"year"}) if same else item


def _over_since(folded: str, heard: Iterable[Heard], entry: Entry) -> tuple[Span, ...]:
    """What of the message is over, and the word that says "again"; nothing where no balance surely fell once more."""
    if not any(spec.emptied for spec in entry.facts.values()):
        return ()
    again = _FELL_AGAIN.search(folded)
    if again is None or _FELL_AGAIN.search(folded, again.end()) or _ONLY_ASKS.fullmatch(folded[again.end() :]) is None:
        return ()
    values, least = tuple(heard), _least(entry)
    begin = again.start() - len(before_in_clause(folded, again.start()))
    filled = [match for match in _FILLED.finditer(folded, 0, begin) if _is_filled(match, folded, least)]
    if len(filled) != 1 or begin - filled[0].end() > _LONGEST or not _is_low(again, folded, least):
        return ()
    if _ONLY_FILLED.fullmatch(_days_left_out(folded, values, filled[0].end(), begin)) is None:
        return ()
    days = [item for item in values if isinstance(item.value, date)]
    later = [item for item in days if item.span[0] >= begin]
    earlier = [item for item in days if item.span[0] < begin]
    if len(later) != 1 or not all(_day(item) < _day(later[0]) for item in earlier):
        return ()
    if "month" in _in_its_month(later[0], earlier).assumed:
        return ()
    return (0, begin), again.span("later" if again["later"] else "again")


def _days_left_out(folded: str, heard: Iterable[Heard], start: int, end: int) -> str:
    """What stands between two places, without the days: I refilled it on May 3, it fell again."""
    spans = [
        item.span for item in heard if isinstance(item.value, date) and start <= item.span[0] < item.span[1] <= end
    ]
    return blanked(folded, spans)[start:end].replace("\x00", " ")


def _is_filled(match: re.Match[str], folded: str, least: Decimal) -> bool:
    """Whether it surely was full: by a word, or by an amount that is enough."""
    if _NOT_SO.search(before_in_clause(folded, match.start())):
        return False
    if match["to"] is None:
        return True
    amount = _amount_at(match.end(), folded)
    return amount is not None and amount >= least


def _is_low(again: re.Match[str], folded: str, least: Decimal) -> bool:
    """Whether it surely is too low again: by a word, or by an amount below the minimum."""
    if _NOT_SO.search(before_in_clause(folded, again.start())):
        return False
    if again["to"] is None:
        return True
    amount = _amount_at(again.end(), folded)
    return amount is not None and amount < least


def _amount_at(place: int, folded: str) -> Decimal | None:
    match = _FIGURE.match(folded, place)
    return None if match is None else read_bare_number(match[0].replace(",", ""))


def _least(entry: Entry) -> Decimal:
    """The most that the rule ever required."""
    numbers = (
        Decimal(str(dated.value))
        for parameter in entry.parameters.values()
        for dated in parameter.values
        if parameter.unit == "yuan" and isinstance(dated.value, int | float)
    )
    return max((number for number in numbers if number >= LEAST_AMOUNT), default=Decimal("Infinity"))


def _day(item: Heard) -> date:
    return day_said(item.value) if isinstance(item.value, date) else date.min
