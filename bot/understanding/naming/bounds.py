"""Bounds and open values: "less than 300", "before 1 March", "the 10th or the 11th", "some two hundred".

A bound is no value, but it may be all that a rule needs. A value that the person left open is none either.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.wording.undoing import REFUSED, TAKEN_BACK, UNDONE_EN

Bound = Literal["<", "<=", ">", ">="]

_UNDER = r"(?<![有无])(?:并|还|都|压根|根本)?没有?(?:那么多|这么多)?|低于|不到|少于|不足|不满|小于|不够|没到|没有到|未达到?|跌破|还没到|[没未][有]?[满够]|less than|below|under|fewer than"
_OVER = r"(?<!不)(?<!没)(?<!没有)(?<!未)超过|大于|多于|高于|(?<!不)超出|(?<!不)(?<!没)超了?|more than|over|above|exceeds?|exceeding"
_NEVER = r"(?:[肯绝]定)?(?:不会|不可能|怎么也不会)"
_AT_MOST = rf"最多|不超过|没超过|没有超过|{_NEVER}(?:超过|多于|高于|多过)|不多于|不高于|顶多|至多|撑死|up to|at most|no more than|not more than|within|maximum"
_AT_LEAST = rf"至少|起码|最起码|最少|不少于|不低于|{_NEVER}(?:少于|低于|少过)|少说|再怎么[说着样]?|怎么[说着也]|好歹|at least|no less than|not less than|minimum"
_HAVE = r"(?:[了过还也都有剩余下得着的个]|just|only|still|have|has|had|got|\s)*"
"""May stand between such words and the number: 起码还有4000."""
_WORDS_BEFORE: tuple[tuple[Bound, str], ...] = ((">=", _AT_LEAST), ("<=", _AT_MOST), ("<", _UNDER), (">", _OVER))
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, pattern(rf"(?:{words}){_HAVE if '=' in bound else '(?:了|过)?'}\s*(?:人民币|rmb|¥|￥|y)?\s*$"))
    for bound, words in _WORDS_BEFORE
)
_NUMBER_BOUND: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, pattern(rf"(?:{words}){_HAVE}(?=[个\s]*(?:[\d一二两三四五六七八九十]|(?:one|two|three|four|five|six)\b))"))
    for bound, words in _WORDS_BEFORE
)
_UNIT = r"\s*(?:元|块钱?|rmb|yuan|人民币|次|回)?\s*"
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "<",
        pattern(
            _UNIT + r"(?:不到|不满|以下|之下|下面|底下|[也都还]?(?:没有|没到|没满|不到|不满)(?=[,。;!?\s吧的呢]|$))"
        ),
    ),
    ("<=", pattern(_UNIT + r"(?:以内|之内|内|封顶|or less|or under|at most|maximum\b|max\b|tops\b)")),
    (">", pattern(_UNIT + r"(?:开外|往上)")),
    (">=", pattern(_UNIT + r"(?:以上|之上|打底|起跳|起步|or more|or over|minimum\b|at (?:the very )?least)")),
)

_NUMBER_ENDS = pattern(r"[\d一二两三四五六七八九十百千万]+|\b(?:one|two|three|four|five|six)\b")
_HAVE_NOT = pattern(
    r"\b(?:(?:do|does|did|have|has|had)(?:n't| not)|never|nowhere near) (?:(?:really|even|yet|actually|ever) )*(?:(?:have|has|had|got|get|gotten) )?(?:(?:as many as|that many|all|any) )?$"
    r"|(?:哪[有来里](?:的)?|哪里有|何来|谁说有?|怎么会有|怎么可能有|并非有|未有|冇)$"
)
"""Right before a number: it is not that one, and which it is nobody says."""

_DAY_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("<=", pattern(r"(?:最晚|最迟|至迟|至晚|不晚于|不迟于|不会晚于)(?:也|就|都|是|在|于|到)*\s*$")),
    (">=", pattern(r"(?:最早也|不早于|不会早于)(?:是|在|得|要|于|到)*\s*$")),
    ("<=", pattern(r"\b(?:(?:no|not) later than|on or before|latest|by)(?: on| by)?\s*$")),
    (">=", pattern(r"\b(?:(?:no|not) (?:earlier|sooner) than|on or after|earliest)(?: on| by)?\s*$")),
    ("<", pattern(r"\b(?:before|prior to)\s*$")),
    (">", pattern(r"\bafter\s*$")),
)
_DAY_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("<=", pattern(r"\s*(?:或者?(?:之|以)?前|或更早|(?:at the )?latest\b|or (?:earlier|before|sooner)\b)")),
    (">=", pattern(r"\s*(?:或者?(?:之|以)?后|或更晚|(?:at the )?earliest\b|or (?:later|after)\b)")),
    ("<", pattern(r"\s*(?:之前|以前|前(?![天日年月夕台门]))")),
    (">", pattern(r"\s*(?:之后|以后|过后|后(?![天来台勤续面门仓]))")),
)

_PAST_OR_NEAR = pattern(
    r"(?:(?<!通)(?<![证核审不会能])过了|(?<![证核审不会能通])过(?!\s)|(?<![尽赶很更最])快到?|将近|差不多|没到|不到)\s*$"
)
_NEAR_THE_HOUR = pattern(r"[天日号晚早]\s?(?:快到?|过了|将近|差不多)")
_OR_SO = pattern(r"\s?(?:前后|上下|过一点|过几分|过点|不到一点|差一点|稍晚|稍早|or so\b|duo\b)")
"""过了3点, 3点过一点, 1号前后: not at that moment, or not on that day."""
_EITHER = pattern(r"(?:^|[\s,?的])\s*(?:还是|或者?|或是|要么|抑或|or)\s*")
_THIS_OR_THAT = pattern(r"不是[^,。;]{1,14}就是(?![说])")
_OR_ELSE = pattern(
    r"(?:也(?:有)?(?:可能|没准|说不定|许)|要么|要不就|再不就|不然就|不是就)(?:就)?是\s*$|\b(?:or|and) (?:maybe|perhaps|possibly|might be)(?: (?:it was|on|the))*\s*$"
)
"""Right before a value it takes back what was told before, whatever stands between: 5号好像递了,也可能是8号."""
_RANGE = pattern(
    r"^\s*(?:日|号|元|块|次)?\s*(?:起|开始|用|买|签|订|续|一直|管)?"
    r"\s*(?:到|至|-{1,2}|–|—{1,2}|~{1,2}|→|->|to|until|till|thru|through|up to|dao|zhi|and)\s*$"
)
_UNTIL = pattern(r"(?:until|till?)(?=\s)")
_NUMBER = r"[\d〇零一二两三四五六七八九十百千万]"
_NUMERAL = r"\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|a couple)"
_OPEN_BEFORE = pattern(
    rf"{_NUMBER}\s*(?:元|块|号|日|点|次)?\s*(?:到|至|-|~|或者?|还是|or|to)\s*$|{_NUMERAL} (?:or|to)\s*$"
    rf"|\bbetween (?:\d+|[a-z]+) and\s*$"
)
_OPEN_AFTER = pattern(
    rf"^\s*(?:元|块|号|日|点|次)?\s*(?:或者?|还是|or)\s*{_NUMBER}|^\s*(?:元|块)?\s*(?:到|至|-|~)\s*{_NUMBER}"
)
_READ_IN_PART = pattern(rf"\s{{0,2}}(?!一[分毛]钱?(?:都|也|还)?(?:没|未)){_NUMBER}")
"""A numeral right behind a number, and no value of its own: only a part of what was written has been read."""
_ONCE_MORE = pattern(r"又(?![说讲想改变换问查看是]|拖到|推到|挪到|定在)[^,。;!?\s]{0,8}$")
_IS_LEFT = pattern(
    r"(?:^|[,。;!?\s])(?:昨[天晚]|今[天早]|前天|刚才?|刚刚|[\d月号日]|平台|系统)*又(?:被|给)?(?:平台|系统|阿里)?[扣罚划赔][了掉走]?\d+(?:元|块钱?)?(?:只|还|就)?剩(?:下|余)?(?:了|的|只|有|是)?\s*$"
)
"""Right before an amount: however often some was taken, that much is left (又扣300剩4800)."""
_OF_ANOTHER_PURSE = pattern(r"支付宝|银行|卡[里上]|钱包|微信|货款|积分|现金|朋友|隔壁|别人|[他她]")
_SAID_OF_IT = pattern(r"\s?(?:元|块钱?)?了?(?=[,。;!?\s]|$)(?![^?]{0,12}(?:没|未|待)[交扣打充])")
_ONCE_MORE_AFTER = pattern(r"^[^,。;!?\s]{0,3}又(?!续|(?:认证|审核)?(?:通过|过了|过的))|^[^,.;!?]{0,20}\bagain\b")
"""Not the first time: which of the two counts, or what they make together, is not said.

Of what passed once more (断掉了,6号认证又通过了) it is the last time.
"""
_DONE_ANEW = pattern(
    r"[^,。;!?\s]{0,3}(?:又?(?:重新|重)|又)[交递提寄发申送](?![^,。;!?\s]{0,4}(?:发票|别的|其他))|[^,.;!?]{0,20}\bagain\b"
)
_WITHDRAWN = pattern(
    r"(?:^|[,。;!?\s])(?:[\d月号日]|昨天|前天|上周[一二三四五六日]?|当天|第二天|后来|结果|然后|又|已经?|自己|我们?|就|把|它|退出|申请[书表]?|表|阿里|平台|小二|客服|材料不全|填错|被|给|让)*"
    rf"(?:{TAKEN_BACK}|{REFUSED})|\b(?:{UNDONE_EN}|returned)\b"
)
"""Said of the application: nothing else is named that was taken back or refused (发票被退回)."""
_YEAR_LEFT_OUT = pattern(r"[\d零〇一二三四五六七八九]\s?年?$|(?<![同当本])年$")
"""A figure that touches a date: its year has not been read."""
_DAY_AND_MONTH = pattern(r"(?:on )?0?(\d{1,2})[/.-]0?(\d{1,2})[/.-](?:19|20)\d\d")
_AFTER_SOMETHING = pattern(r"[天日周月时](?:之|以)?后|(?:days?|weeks?|months?|hours?) (?:later|after)")
_SLASHED = pattern(r"\d+[/.]\d+")
_NOT_IT = pattern(r"\s?(?:元|块|yuan|rmb|人民币)|[^,。;\d]{0,3}(?:假期?|放假|节|生日|会|大促|活动)的?[前后][一两三]天")
"""What makes a seeming date an amount, or another day than the one read: 5.20元, 4号假期前一天."""
_PER_PIECE = pattern(r"(?:每(?:[件个条双单只套份箱包]|一件)?|单价(?:是|为)?|\b(?:each|per (?:piece|pair|item)))\s*$")
_PER_PIECE_AFTER = pattern(
    r"\s*(?:元|块钱?|rmb|yuan)?\s*(?:一[件个条双只套份]|/[件个条双只套]|each\b|a piece|per\b|apiece)"
)
"""The price of one piece is no amount of the case."""
_SOME_MORE = pattern(r"[\d百千万十][多余]")
"""四百六十多块: that much at least."""
_NOT_QUITE = pattern(
    r"(?:加上|算上|连上)[^,。;]{0,8}$|(?:快(?:到|有|满|要)?|差点(?:儿)?(?:就)?(?:到|有|满)?|接近|将近|不止|不只)\s*$"
)
"""Before a number these tell that it is another one: 快3个了, 不止2个."""
_ALSO_FINE = pattern(r"^\s*(?:也行|也可以|也成|也好|都行|都可以|也ok|(?:is|would be) (?:also )?(?:fine|ok))")
_ABOUT_HOUR = pattern(r"(?!大[概约]|约|差不多|好像).*[点时](多|左右|前后|许)钟?")
_LAST_HOUR = 23
_ABOUT_ASKED = pattern(r"\b(?:what|how) about\s*$")


class Stance(Struct, frozen=True):
    """How a value stands in its sentence: exact, a bound, or left open by the person."""

    bound: Bound | None = None
    open: bool = False


EXACT = Stance()


def stance(folded: str, item: Heard, others: list[Heard], *, to_the_day: bool = False) -> Stance:
    """The stance of ``item`` among the values ``others`` of the same folded text.

    ``to_the_day``: of a moment only its day counts.
    """
    before, after = folded[: item.span[0]] + _leading(item), folded[item.span[1] :]
    if _one_of_several(folded, item, others) or _OPEN_BEFORE.search(before) or _OPEN_AFTER.match(after):
        return Stance(open=True)
    if _THIS_OR_THAT.search(folded) and item.kind in ("date", "datetime", "count", "amount"):
        return Stance(open=True)
    once_more = _ONCE_MORE.search(before) and not (item.kind == "amount" and _is_left(before, after))
    if (once_more or _ONCE_MORE_AFTER.match(after)) and not _came_to_nothing_before(before, after):
        return Stance(open=True)
    bound = None
    if item.kind in ("amount", "count"):
        rest = _READ_IN_PART.match(after)
        if rest is not None and all(other.span[0] != item.span[1] + rest.end() - 1 for other in others):
            return Stance(open=True)
        if _NOT_QUITE.search(before) or _HAVE_NOT.search(before):
            return Stance(open=True)
        if item.kind == "amount" and (_PER_PIECE.search(before) or _PER_PIECE_AFTER.match(after)):
            return Stance(open=True)
        bound = _first(_BEFORE, before) or _first_after(_AFTER, after)
        if bound is None and item.kind == "amount" and _SOME_MORE.search(item.text):
            bound = ">"
    elif item.kind in ("date", "datetime"):
        if (
            _year_left_out(folded, item, others)
            or _NOT_IT.match(after)
            or _either_order(item)
            or _is_near(item, before, after, to_the_day=to_the_day)
        ):
            return Stance(open=True)
        if (
            _AFTER_SOMETHING.search(item.text.lower())
            and "then" not in item.assumed
            and any(_is_day(other) and other.span < item.span for other in others)
        ):
            return Stance(open=True)  # ten days after what was named, or after today
        bound = _first(_DAY_BEFORE, before) or _first_after(_DAY_AFTER, after)
    vague = item.approximate and bound is None and not _ABOUT_ASKED.search(before)
    vague = vague and not (to_the_day and _day_is_sure(item))
    return Stance(bound=bound, open=vague)


def _is_left(before: str, after: str) -> bool:
    """Whether an amount is what is left of one's own balance, after some more was taken."""
    left = _IS_LEFT.search(before) is not None and _SAID_OF_IT.match(after) is not None
    return left and _OF_ANOTHER_PURSE.search(before) is None


def _came_to_nothing_before(before: str, after: str) -> bool:
    """Whether what is done once more takes the place of what was taken back: 6号撤了,20号又重新交的."""
    return _DONE_ANEW.match(after) is not None and _WITHDRAWN.search(before) is not None


def _day_is_sure(item: Heard) -> bool:
    """Whether a guess is only at the hour, and leaves the day as it is: 上礼拜天晚上十一点多."""
    about = _ABOUT_HOUR.fullmatch(item.text.strip())
    if about is None or not isinstance(item.value, datetime) or item.value.hour == 0:
        return False
    return about[1] == "多" or item.value.hour < _LAST_HOUR


def _is_near(item: Heard, before: str, after: str, *, to_the_day: bool) -> bool:
    """Whether it was not at a moment or on a day but somewhere near it: 过了3点, 3点过一点, 1号前后."""
    hour_apart = to_the_day and isinstance(item.value, datetime) and 0 < item.value.hour < _LAST_HOUR
    near = _PAST_OR_NEAR.search(before) or _OR_SO.match(after) or _NEAR_THE_HOUR.search(item.text)
    return not hour_apart and near is not None


def _either_order(item: Heard) -> bool:
    """Whether a date is written so that its day may be its month: 10/4/2023."""
    match = _DAY_AND_MONTH.fullmatch(item.text.strip())
    return match is not None and match.group(1) != match.group(2) and int(match.group(1)) <= 12 >= int(match.group(2))


def _is_day(item: Heard) -> bool:
    return item.kind in ("date", "datetime")


def _year_left_out(folded: str, item: Heard, others: list[Heard]) -> bool:
    """Whether a figure that was read as no value of its own touches a date from the left."""
    before = folded[: item.span[0]]
    read = any(other.span[1] == len(before.rstrip()) for other in others if other is not item)
    return not read and bool(_YEAR_LEFT_OUT.search(before) or (_SLASHED.match(item.text) and before.endswith("月")))


def _leading(item: Heard) -> str:
    """The preposition that was read as part of a value: "after 1 July"."""
    return next((word + " " for word in ("before", "after", "by") if item.text.lower().startswith(word)), "")


def bounded_number(folded: str) -> tuple[Bound, str] | None:
    """The bound that a text sets for a number, and the text without the words for it: 起码还有4000吧 is 4000吧."""
    for bound, words in _NUMBER_BOUND:
        match = words.search(folded)
        if match is not None:
            return bound, folded[: match.start()] + folded[match.end() :]
    for bound, words in _AFTER:
        after = next(
            (match for end in _NUMBER_ENDS.finditer(folded) if (match := words.match(folded, end.end()))), None
        )
        if after is not None:
            return bound, folded[: after.start()] + folded[after.end() :]
    return None


def is_range(folded: str, first: Heard, second: Heard) -> bool:
    """Whether the text between two neighbouring values makes them the ends of a range."""
    until = _UNTIL.match(folded, second.span[0])  # a part of the day that it leads to
    return bool(_RANGE.match(folded[first.span[1] : until.end() if until else second.span[0]]))


def _one_of_several(folded: str, item: Heard, others: list[Heard]) -> bool:
    """Whether ``item`` stands in "the 10th or the 11th", in a range, or beside another one that would do as well."""
    for other in others:
        if other.kind == item.kind and other.value != item.value and _ALSO_FINE.match(folded[other.span[1] :]):
            return True
        if other is item or other.kind != item.kind:
            continue
        first, second = sorted((item, other), key=lambda heard: heard.span)
        between = folded[first.span[1] : second.span[0]]
        if len(between) <= 8 and (_EITHER.search(between) or _RANGE.match(between)):
            return True
        if _OR_ELSE.search(between):
            return True
    return False


def _first(patterns: tuple[tuple[Bound, re.Pattern[str]], ...], text: str) -> Bound | None:
    return next((bound for bound, pattern in patterns if pattern.search(text)), None)


def _first_after(patterns: tuple[tuple[Bound, re.Pattern[str]], ...], text: str) -> Bound | None:
    return next((bound for bound, pattern in patterns if pattern.match(text)), None)
