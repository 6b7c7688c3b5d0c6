"""What-ifs that lean on a fact already told: 晚一天申请呢, 提前三天, 再来一次, 少100块, two days earlier, another complaint.

A step is a word for its direction with its quantity directly beside it, the act it moves apart (晚【申请】一天). Each
word moves only what it can: 晚 a time, 再 a count, 多 and 少 anything.
"""

from __future__ import annotations

from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts.bans import after_banned
from bot.understanding.facts.counts import count
from bot.understanding.facts.draft import Draft, Line
from bot.understanding.facts.durations import duration
from bot.understanding.facts.model import Duration, Shift
from bot.understanding.facts.money import amount
from bot.understanding.facts.scan import Folded, fold
from bot.understanding.facts.tokens import tokenize

#: A step stands at the beginning of a message; what follows so many tokens is not looked at, so that no message is slow.
_MOST_TOKENS = 1000
#: How many tokens may stand between the moving word and its quantity: 晚【申请】一天, 再【被抓到】一次.
_REACH, _REACH_AGAIN = 3, 5
#: What such a token may be: the act that is moved, and small words.
_ACTS = ("event", "act", "past", "deduction", "addition", "particle")
_SMALL = frozenset({"个", "了", "被", "到", "给", "来", "出来", "by", "for", "get", "got"})
#: How far before its moving word a quantity may begin.
_LONGEST_BEFORE = 5
#: A bare figure from here on is money (少50), below it a number of times (再多1).
_LEAST_MONEY = 10
#: How near to "once more" a word of asking turns it into a request to say it again.
_ASKED_NEAR = 4
#: How far before its step 要是 may stand.
_SUPPOSED = 12
#: What comes of itself, right before how many: 再【来】一个; not 再问一个, 再开一个.
_COMING = frozenset(
    {"再", "又", "来", "有", "多", "挨", "吃", "中", "添", "加", "多来", "多出", "出", "到", "来了", "有了"}
)
_WHAT_FOLLOWS = pattern(
    r"(?:那|我|我们|店|的话)*(?:[会要得]|是不是|能不能|还?会不会|就|还|是否)*(?:被|给)*"
    r"(?:怎么?样|咋样|如何|怎么办|咋办|清|踢|赶|撵|强制|出局|除名|有什么后果|什么后果|有啥后果|啥后果|满[23三两]|够[23三两])"
)
_MOST_ASKING = 8
_DAY = Duration(days=1)
#: The parts a token must be able to play to begin a step; 前 and 后 are an `ago` and a `later`.
_BEGINNINGS = frozenset({
    "shift_down", "shift_up", "shift_again", "shift_first", "once_more", "one_more", "next_day", "ago", "later",
})  # fmt: skip

_Found = tuple[Duration | Decimal | int, int, int]


def read_shift(text: str) -> Shift | None:
    """The first step away from a told fact that `text` speaks of, None if there is none. Later and more are positive."""
    folded = fold(text)
    return shift_of(folded, Line(tokenize(folded.text)))


def shift_of(folded: Folded, line: Line) -> Shift | None:
    """What `read_shift` gives, of a text that is folded and cut into tokens already."""
    for index in line.playing(_BEGINNINGS):
        if index >= _MOST_TOKENS:
            break
        found = _moved(line, index) or _once_more(line, index) or _neighbour_day(line, index)
        if found is not None:
            value, first, last = found
            span = folded.span(line.tokens[first].start, line.tokens[last - 1].end)
            if isinstance(value, Duration):
                return Shift(span, delta=value)
            return Shift(span, count=value) if isinstance(value, int) else Shift(span, amount=value)
    return None


def _moved(line: Line, index: int) -> _Found | None:
    """The quantity by which the moving word at this token moves, and the tokens both cover."""
    sign = (
        -1 if line.has(index, "shift_down") else 1 if line.has(index, "shift_up", "shift_again", "shift_first") else 0
    )
    if not sign or _is_rule(line, index) or _compared(line, index):
        return None
    quantity = _after(line, index) or _before(line, index)
    if quantity is not None and quantity.kind == "amount" and line.text(quantity.first - 1) == "到":
        return None  # 又被扣到5000: what is left, not what was taken
    if quantity is None or quantity.approximate or not isinstance(quantity.value, Duration | Decimal | int):
        return None
    deducted = any(line.has(place, "deduction") for place in range(index, quantity.first))
    paid = deducted or any(line.has(place, "addition") for place in range(index, quantity.first))
    if not _movable(line, index, quantity, paid=paid):
        return None
    if quantity.kind == "amount" and deducted:
        sign = -sign  # 再扣500: the balance falls
    return quantity.value * sign, min(index, quantity.first), max(index + 1, quantity.last)


def _is_rule(line: Line, index: int) -> bool:
    """要提前15天申请吗: what the rule wants, unless it is supposed."""
    if not line.has(index, "shift_time") or not line.has(index - 1, "notice_before"):
        return False
    before = range(max(0, index - _SUPPOSED), index)
    return not any(line.has(place, "what_if") and line.text(place) != "那" for place in before)


def _compared(line: Line, index: int) -> bool:
    """多一条少一条: no step, whichever way."""
    opposite = "shift_up" if line.has(index, "shift_down") else "shift_down"
    return line.has(index - 3, opposite) and line.has(index - 2, "figure")


def _movable(line: Line, index: int, quantity: Draft, *, paid: bool) -> bool:
    """Whether the moving word at this token moves what this is a quantity of."""
    if line.has(index, "shift_time"):
        return quantity.kind == "duration"
    if line.has(index, "shift_up", "shift_down"):
        return True
    counted = quantity.kind == "count" and not line.has(index, "shift_first")
    return counted or (quantity.kind == "amount" and paid)


def _after(line: Line, index: int) -> Draft | None:
    """The quantity that follows the moving word, maybe after the act it moves."""
    again = line.has(index, "shift_again")
    if line.text(index + 1) == "的":
        return None  # 确认的是更晚的一天: which day it is nobody says
    for place in range(index + 1, min(index + 1 + (_REACH_AGAIN if again else _REACH), line.length)):
        quantity = _days(line, place) if line.has(index, "shift_time") else None
        quantity = quantity or (None if after_banned(line, place) else _quantity(line, place))
        if quantity is not None:
            return quantity
        if not _between(line, place, again=again):
            return None
    return None


def _days(line: Line, place: int) -> Draft | None:
    """What is a length of time only beside a word that moves a time: 早半天, 遲兩日."""
    if line.text(place) == "半天":
        return Draft(place, place + 1, "duration", Duration(seconds=43200))
    number = line.whole(place)
    if (
        number
        and line.text(place + 1) == "日"
        and not line.has(place + 2, "figure", "period")
        and line.text(place - 1) != "到"
    ):
        return Draft(place, place + 2, "duration", _DAY * number)
    return None


def _between(line: Line, place: int, *, again: bool) -> bool:
    """Whether the token may stand between the moving word and its quantity: 再【被】【抓】【到】一次, but not 再【算】一次."""
    if line.has(place, "stop", "ask", "figure") or line.text(place) == "是":
        return False
    if again and line.text(place) == "查" and (line.text(place - 1) == "被" or line.text(place + 1) == "出"):
        return True  # 再被查一次, 再查出一次
    if again and line.has(place, "asking_again") and line.text(place - 1) != "被":
        return False
    if line.has(place, *_ACTS) or line.text(place) in _SMALL:
        return True
    return again and not line.text(place).isascii() and line.has(place, "text", "noun", "measure_of", "sort")


def _before(line: Line, index: int) -> Draft | None:
    """The quantity right before an English moving word: one day later, 100 yuan less, two more complaints."""
    if not line.text(index).isascii():
        return None
    number, unit = line.whole(index - 1), line.value(index + 1)
    if number is not None and line.has(line.skip(index + 1, "noun_link"), "noun"):
        return Draft(index - 1, index + 1, "count", number)
    if number is not None and line.has(index + 1, "unit") and isinstance(unit, Duration):
        return Draft(index - 1, index + 2, "duration", unit * number)
    for place in range(max(0, index - _LONGEST_BEFORE), index):
        quantity = None if after_banned(line, place) else _quantity(line, place)
        if quantity is not None and quantity.last == index:
            return (
                None if quantity.kind == "count" and line.has(index + 1, "letters") else quantity
            )  # one more question
    return None


def _quantity(line: Line, index: int) -> Draft | None:
    """A length of time, a count, an amount, or a bare figure with nothing after it that it could count."""
    draft = duration(line, index) or count(line, index) or amount(line, index)
    if draft is not None:
        return None if draft.problem else draft
    number = line.number(index)
    if number is None:
        return None
    had = line.text(index - 1) in {"有", "再有"} and line.has(index + 1, "measure")  # 再有一次就清退吗
    if (had or line.has(index + 1, "measure_of", "ge")) and number.whole:
        over = _over(line, line.skip(index + 2, "noun_link")) or _asks_what_follows(line, index)
        return Draft(index, index + 2, "count", number.whole) if over else None  # 再添一笔, 再来一条有效的
    if not (_over(line, index + 1) or line.has(index + 1, "shift", "inward") or line.text(index + 1)[:1] == "还"):
        return None
    if number.value >= _LEAST_MONEY:
        return Draft(index, index + 1, "amount", number.value)
    return Draft(index, index + 1, "count", number.whole) if number.whole else None


def _asks_what_follows(line: Line, index: int) -> bool:
    """Whether behind a number and its measure it is asked what follows from so many that come: 再来一个会不会清退."""
    after = "".join(line.text(place) for place in range(index + 2, index + 2 + _MOST_ASKING))
    coming = line.has(index - 1, "shift_again") or line.text(index - 1) in _COMING
    return coming and _WHAT_FOLLOWS.match(after) is not None


def _over(line: Line, index: int) -> bool:
    """Whether the clause says nothing more from this token on."""
    return line.ended(index) or line.has(index, "particle", "ask")


def _once_more(line: Line, index: int) -> _Found | None:
    """Once more; another complaint; and another?"""
    if line.has(index, "once_more"):
        around = (*range(max(0, index - _ASKED_NEAR), index), index + 1, index + 2)
        return None if any(line.has(place, "asking_again") for place in around) else (1, index, index + 1)
    if not line.has(index, "one_more"):
        return None
    if line.text(index + 1) == "one" and line.has(index + 2, "arrival"):
        return 1, index, index + 2
    noun = line.skip(index + 1, "noun_link")
    if line.has(noun, "noun"):
        return 1, index, noun + 1
    unit = line.value(index + 1)
    return (unit, index, index + 2) if line.has(index + 1, "unit") and isinstance(unit, Duration) else None


def _neighbour_day(line: Line, index: int) -> _Found | None:
    """前一天呢, 后两天呢, 第二天呢: the days next to the one told, if the message begins so and no time of day follows."""
    if index and not line.has(index - 1, "stop", "what_if"):
        return None
    if line.has(index, "next_day"):
        said = _over(line, index + 1) or line.has(index + 1, "act")
        return (_DAY, index, index + 1) if said else None
    sign = -1 if line.text(index) == "前" else 1 if line.text(index) == "后" else 0
    length = duration(line, index + 1) if sign else None
    if length is None or not isinstance(length.value, Duration):
        return None
    return length.value * sign, index, length.last
