"""Amounts of money in yuan: 280块, ¥1,280.50, 一千二百三十四块五毛, 12块5, 5.8k; bare figures after a cue (余额5800)."""

from __future__ import annotations

from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts.draft import Draft, Line

_COUNTRIES = frozenset(
    [
        "us",
        "hk",
        "nt",
        "sg",
        "au",
        "american",
        "hong",
        "kong",
        "hongkong",
        "canadian",
        "australian",
        "singapore",
        "taiwan",
        "british",
        "new",
        "zealand",
        "japanese",
        "russian",
        "in",
        "of",
    ]
)
NEGATIVE, FOREIGN, TOO_LARGE = "negative_amount", "foreign_currency", "too_large"
_LARGEST = Decimal(10) ** 12
#: As an account shows it: 5,210.80.
_PRINTED = pattern(r"\d{1,3}(?:,\d{3})+\.\d\d")
#: A bare figure under this is rarely money, unless a word such as 余额 stands before it.
_LEAST_BARE = 10
#: These words lead to many things; only a larger figure after them is money.
_VAGUE_CUES, _LEAST_VAGUE = frozenset({"到", "要", "需要", "收", "给", "从", "由", "→", "买了", "买的", "刷了"}), 100
#: From here on a figure after 订单 is its number.
_LEAST_ORDER_NUMBER = 1_000_000
#: How many small words may stand between a cue and its figure: 余额【现在】【只有】5800.
_MOST_FILL = 4
#: What a figure must not be followed by if it is to be money without a currency word.
_COUNTS_SOMETHING = (
    "measure", "measure_of", "unit", "ge", "month", "year", "day", "sort", "letters", "hour", "quarter", "minute", "foreign", "promo", "half",
)  # fmt: skip
#: What a price may be the price of one of.
_PIECES = ("ge", "measure_of", "sort")
_JIAO = Decimal("0.1")
#: What a return is called, and how far before its amount 退 may stand.
_GOODS, _RETURNED_BEFORE = frozenset({"货", "单", "单子", "件", "包裹", "东西"}), 3
#: How far before a corrected figure the money may be named: 【退款金额】我看岔了，是三百零五.
_NAMED_BEFORE = 16
#: The least figure that a correction may put without a currency word.
_LEAST_CORRECTED = 100
#: How far before 1.2万 stands what it counts if it is no money: 【粉丝】有1.2万.
_COUNTED_BEFORE = 6


def amount(line: Line, first: int) -> Draft | None:
    """The amount at this token: with a currency word before or after it, or bare after a cue."""
    place = first + 1 if line.has(first, "currency_before") else first
    if line.number(place) is None or _cut_off(line, place):
        return None
    if place > first and _unit_price(line, place, place + 1):
        return None
    draft = _with_currency(line, place) or (_plain(line, place) if place > first else _bare(line, place))
    if draft is None or draft.problem == FOREIGN:
        return draft
    if line.minus(first):
        return Draft(first - 1, draft.last, "amount", problem=NEGATIVE)
    return draft._replace(first=first)


def _cut_off(line: Line, place: int) -> bool:
    """5 420元: digits with a blank between may be one number, and neither part of it is what was said."""
    return _parted(line, place - 1) or _parted(line, place)


def _parted(line: Line, index: int) -> bool:
    """Whether the figure here and the next one look like the thousands and the rest of one number."""
    thousands, rest = line.text(index), line.text(index + 1)
    digits = thousands.isascii() and thousands.isdigit() and rest.isascii() and rest[:3].isdigit()
    if not digits or not line.has(index, "figure") or not line.has(index + 1, "figure") or line.has(index - 1, "month"):
        return False
    return len(thousands) <= 3 and len(rest.partition(".")[0]) == 3


def _plain(line: Line, first: int) -> Draft:
    """The figure after ¥ or RMB."""
    return _draft(line, first, first + 1, _value(line, first))


def _value(line: Line, index: int) -> Decimal:
    number = line.number(index)
    return Decimal(0) if number is None else number.value


def _draft(line: Line, first: int, last: int, value: Decimal) -> Draft:
    if value > _LARGEST:
        return Draft(first, last, "amount", problem=TOO_LARGE)
    rough = line.rough(first, last) or line.text(last) == "多"
    return Draft(first, last, "amount", value, approximate=rough, assumed=frozenset({"approximate"} if rough else ()))


def _skip_country(line: Line, index: int) -> int:
    """The index behind the country whose money follows: 200 US dollars, 200 Hong Kong dollars."""
    while line.text(index).lower() in _COUNTRIES:
        index += 1
    return index


def _with_currency(line: Line, first: int) -> Draft | None:
    """The figure before 元, 块, 毛, yuan; or the problem that it is foreign money."""
    value, index = _value(line, first), first + 1
    if line.has(index, "to") and line.number(index + 1) and line.has(index + 2, "currency"):
        return _draft(line, first, index, value)  # 300-500元: its upper end follows
    index = line.skip(index, "more")
    abroad = _skip_country(line, index)
    if line.has(abroad, "foreign"):
        return Draft(first, abroad + 1, "amount", problem=FOREIGN)
    if line.has(first - 1, "foreign") and line.touching(first):
        return Draft(first - 1, index, "amount", problem=FOREIGN)
    coin = _JIAO if line.has(index, "jiao") else Decimal(1)
    if not line.has(index, "currency", "jiao") or _a_piece(line, first, index):
        return None
    change, last = _change(line, index + 1, coin)
    last += line.text(last) == "钱"
    if _unit_price(line, first, last) or _offered(line, index, last):
        return None
    return _draft(line, first, line.skip(last, "exact"), value * coin + change)


def _unit_price(line: Line, first: int, last: int) -> bool:
    """每件12块8, 12块8一双, 3.5元/个: what one piece costs."""
    before = first - 2 if line.has(first - 1, *_PIECES) else first - 1
    each = line.has(before, "each") or line.has(last, "each")
    by_one = line.text(last) in {"一", "/", "每"} and line.has(last + 1, *_PIECES) and line.text(last + 1) != "笔"
    return each or (by_one and (line.text(last) != "一" or line.ended(last + 2) or line.text(last + 2) == "的"))


def _offered(line: Line, index: int, last: int) -> bool:
    """9块9包邮, 1元秒杀: what a shop sells for."""
    return line.has(last, "offer") or (line.whole(index + 1) is not None and line.has(index + 2, "offer"))


def _a_piece(line: Line, first: int, index: int) -> bool:
    """这一块业务: a piece of something, not one yuan."""
    if line.text(first) != "一" or line.text(index) != "块":
        return False
    return index + 1 < line.length and not line.has(index + 1, "stop", "figure", "half", "money")


def _change(line: Line, index: int, coin: Decimal) -> tuple[Decimal, int]:
    """What follows a coin of this value, and where it ends: 5毛, 5毛2, 5, 50 and 半 after 块; 5 and 5分 after 毛."""
    if line.has(index, "half"):
        return coin / 2, index + 1
    number = line.whole(index)
    if number is None or not line.touching(index):
        return Decimal(0), index
    if coin == 1 and line.has(index + 1, "jiao") and number < 10:
        smaller, last = _change(line, index + 2, _JIAO)
        return number * _JIAO + smaller, last
    if coin == _JIAO and line.text(index + 1) == "分":
        return number * _JIAO / 10, index + 2
    digits = len(line.text(index))
    if digits > 2 or (digits == 2 and coin != 1) or line.has(index + 1, *_COUNTS_SOMETHING, "currency", "jiao"):
        return Decimal(0), index
    return number * coin / 10**digits if number < 10**digits else Decimal(0), index + 1


def _bare(line: Line, first: int) -> Draft | None:
    """A figure without a currency word: after 余额, 低于, 退款, 扣了 …, or before 保证金, 够不够 …"""
    last = line.skip(first + 1, "more")
    if line.has(first + 1, *_COUNTS_SOMETHING) or line.has(line.skip(last, "genitive"), *_COUNTS_SOMETHING):
        return None
    if _volume(line, first, last):
        return None
    value, after = _value(line, first), line.skip(last, "genitive")
    led = _cue_before(line, first)
    alone = "," in line.text(first) and line.alone(first, last)  # thousands are counted in nothing but money here
    sure = led == "money" or alone or (value >= _LEAST_BARE and (led is not None or line.has(after, "money_after")))
    sure = sure or _corrected(line, first, last) or _left_over(line, first, last) or _of_a_return(line, first, after)
    sure = sure or _in_full(line, first) or _PRINTED.fullmatch(line.text(first)) is not None
    return _draft(line, first, last, value) if sure else None


def _corrected(line: Line, first: int, last: int) -> bool:
    """退款金额看错了，是三百零五: another figure for the money named before, and nothing after it."""
    if _value(line, first) < _LEAST_CORRECTED or not (line.ended(last) or line.has(last, "particle", "exact")):
        return False
    before = first - 1
    while (
        line.has(before, "rename", "fill", "stop")
        and not line.has(before, "sentence")
        and before > first - _MOST_FILL - 1
    ):
        before -= 1
    renamed = any(line.has(place, "rename") for place in range(before + 1, first))
    reach = range(max(0, first - _NAMED_BEFORE), first)
    named = [place for place in reach if line.has(place, "money", "name", "noun_count") or line.text(place) == "退款"]
    return renamed and bool(named) and not line.has(named[-1], "name", "noun_count")


def _in_full(line: Line, first: int) -> bool:
    """正好6000整: what is said to be a round figure, and counts nothing."""
    rounded = line.text(first + 1) == "整" and (line.ended(first + 2) or line.has(first + 2, "particle"))
    return rounded and _value(line, first) >= _LEAST_CORRECTED


def _of_a_return(line: Line, first: int, after: int) -> bool:
    """两百八的退货, 退了个288的货: nothing else of a return is so many."""
    if line.text(after - 1) != "的" or not _LEAST_BARE <= _value(line, first) < _LEAST_ORDER_NUMBER:
        return False
    returned = any(line.text(place).startswith("退") for place in range(max(0, first - _RETURNED_BEFORE), first))
    return line.text(after) == "退货" or (returned and line.text(after) in _GOODS)


def _left_over(line: Line, first: int, last: int) -> bool:
    """就剩5k6了, 还有1.2万: tens of thousands of nothing else than money, as far as the clause tells."""
    if not _in_thousands(line, first) or not line.has(first - 1, "fill", "money_weak"):
        return False
    return (line.ended(last) or line.has(last, "particle")) and line.text(first - 1) not in {"是", "了", "的"}


def _in_thousands(line: Line, first: int) -> bool:
    return line.has(first, "thousands") or "万" in line.text(first)


def _volume(line: Line, first: int, last: int) -> bool:
    """粉丝有1.2万, 1.2万粉丝: tens of thousands of something that is no money."""
    if not _in_thousands(line, first):
        return False
    places = (*range(max(0, first - _COUNTED_BEFORE), first), line.skip(last, "genitive"))
    counted = [place for place in places if line.has(place, "volume", "noun", "name", "money")]
    return bool(counted) and not line.has(counted[-1], "money")


def _cue_before(line: Line, first: int) -> str | None:
    """The kind of money word that leads to this figure: "money" for 余额, "money_weak" for 退, None if none does."""
    index = first - 1
    if line.has(index, "or", "to") and line.number(index - 1) is not None:
        index -= 2  # 余额5000或者5500, 余额在5000到5500之间
    if line.has(index, "minus") or line.text(index) == "-":
        index -= 1
    if line.has(index, "money_last") and line.ended(first + 1):
        return "money_weak" if _LEAST_VAGUE <= _value(line, first) < _LEAST_ORDER_NUMBER else None
    for _ in range(_MOST_FILL):
        if line.has(index, "money"):
            return "money"
        if line.has(index, "rename") and line.has(index - 1, "name", "sort"):
            return None  # 订单号改成305
        if line.has(index, "money_weak"):
            return "money_weak" if line.text(index) not in _VAGUE_CUES or _value(line, first) >= _LEAST_VAGUE else None
        if line.has(index, "unit", "year") and line.number(index - 1) is not None:
            index -= 2  # 买了一年3600
            continue
        if not line.has(index, "fill", "about", "subject"):
            return None
        index -= 1
    return None
