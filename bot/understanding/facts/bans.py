"""Figures that are names or slogans: model and order numbers, ratings, versions, sizes, 第15日, 每月1号, 七天无理由, 满300减30."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts.counts import is_upheld
from bot.understanding.facts.draft import Line

#: What may stand between a name and its figure: 型号: 2005-10, 单号是123.
_LINKS = frozenset((":", "=", "#", "-", "是", "为", "的", ".", "no", "(", "（"))
#: A figure with one of these after it is a fact whatever stands before it.
_FREE = ("day", "month", "year", "currency", "measure", "unit", "hour", "month_name", "jiao")
#: Letters glued to a figure that do not make it a name: 24h, 3pm, 280yuan, 5yue10hao.
_UNIT_LETTERS = (
    "unit", "measure", "currency", "month_name", "suffix", "half_of_day", "year", "month", "day", "hour", "ge", "noun", "to", "figure", "foreign",
)  # fmt: skip
#: Signs that tie a figure to what stands before them: IMG_2024, 10*20.
_GLUE = ("_", "&", "@", "×", "*")
_TIMES = ("*", "×", "x", "+")
#: What stands between a figure and the sign of equality in a sum.
_MEASURES = ("currency", "measure", "measure_of", "unit")
#: How the names of fields end that hold no fact: order_id=20240105, page=3.
_FIELD_OF_A_NAME = pattern(
    r".?|.*(?:id|no|code|key|sn|sku|spm|token|ver|version|page|size|limit|phone|mobile|tel|port|uuid)"
)
#: How many parts of a day or a week may stand between 每 and the figure.
_EACH_REACH = 3
#: What the 一 of a Monday may belong to instead: 上礼拜一口气, 上周一共三单.
_WITH_ONE = ("口气", "共", "下子", "次性", "股脑", "窝蜂")
#: The platform's own name, where nothing makes it money.
_PLATFORM = "1688"
#: An edition is named after many things, never after a whole date: 店小蜜1688版2023-02-04到2023-06-03.
_EDITION, _WHOLE_DATE = "版", pattern(r"20\d\d([-/.])\d{1,2}\1\d{1,2}")
#: What one does once to see how much there is.
_LOOKS = frozenset("看查瞧瞅算翻问想")
#: Parts of what names a day, or looks like it.
_NAMES = frozenset({"idiom", "holiday", "weekday", "weekday_name", "period"})
#: The parts a token must be able to play to be taken out here.
BANNED_BEGINNINGS = frozenset({"idiom", "holiday", "weekday", "figure"})


def after_banned(line: Line, index: int) -> int | None:
    """The index after something that must not be read as a fact, None if this token is free."""
    roles = line.roles(index)
    if not roles.isdisjoint(_NAMES) and _is_no_day(line, index):
        return index + 1
    if "figure" not in roles:
        return None
    if (
        _named(line, index)
        or _sorted(line, index)
        or _rated(line, index)
        or _promised(line, index)
        or some_tens(line, index)
    ):
        return index + 1
    if line.text(index) == "一" and line.text(index + 1)[:1] in _LOOKS:
        return index + 1  # 保证金一看才4800
    if line.text(index) == "一" and line.text(index + 1) == "条" and line.text(index - 1) in {"这", "那", "此"}:
        return None if line.has(index + 2, "noun", "noun_link") else index + 2  # 虚假交易这一条: of the rule
    return _ordinal(line, index) or _repeated(line, index) or _vague(line, index) or _slogan(line, index)


def _is_no_day(line: Line, index: int) -> bool:
    """Whether a name of a day, or what looks like one, is a phrase, a wish, or said of all such days."""
    if line.has(index, "idiom"):
        return True
    if line.has(index, "holiday", "weekday", "weekday_name", "period") and _again_and_again(line, index):
        return True
    if line.has(index, "holiday") and (line.has(index - 1, "wish_before") or line.has(index + 1, "wish_after")):
        return True  # happy new year, 中秋快乐
    return line.has(index, "weekday") and _all_the_time(line, index)


def _all_the_time(line: Line, index: int) -> bool:
    """上周一直是5900: all last week, and no Monday; but 上周一直接交的. So 上礼拜一口气, 上周一共."""
    if not line.text(index).endswith("一"):
        return False
    after = line.text(index + 1) + line.text(index + 2)
    return (after[:1] == "直" and not _is_at_once(line, index + 1)) or after.startswith(_WITH_ONE)


def _is_at_once(line: Line, index: int) -> bool:
    return (line.text(index) + line.text(index + 1))[:2] == "直接"


def _named(line: Line, index: int) -> bool:
    """A name before the figure (型号, 订单号, v), something glued to it, or 1688."""
    if line.text(index) == _PLATFORM and not line.has(index + 1, "currency"):
        return not line.has(index - 1, "money", "currency_before")
    if line.touching(index):
        in_address = line.has(index - 1, "sort") and line.has(index + 1, "day")  # 3排5号
        dated = line.has(index + 1, "month", "year") and line.has(index + 2, "figure")  # VIP4月12号退的
        lettered = _name_letters(line, index - 1, "currency_before") and not dated
        if _set_equal(line, index):
            return True
        if in_address or line.text(index - 1) in _GLUE or lettered:
            return True
    before = index - 1
    if line.text(before) == _EDITION and _WHOLE_DATE.fullmatch(line.text(index)):
        return False
    for _ in range(2):
        if line.text(before) in _LINKS:
            before -= 1
    return line.has(before, "name") and not line.has(index + 1, *_FREE)


def _set_equal(line: Line, index: int) -> bool:
    """Whether the figure comes out of a sum or fills the field of a name: 6000-5200=800, order_id=20240105; not 签收时间=2024-05-06."""
    if line.text(index - 1) != "=":
        return False
    field = line.text(index - 2)
    summed = line.has(index - 2, "figure") or (line.has(index - 2, *_MEASURES) and line.has(index - 3, "figure"))
    unit = 1 + line.has(index + 1, *_MEASURES)
    multiplied = line.text(index + unit) in _TIMES and line.has(index + unit + 1, "figure")  # 金额=280*2
    return summed or multiplied or (field.isascii() and _FIELD_OF_A_NAME.fullmatch(field) is not None)


def _name_letters(line: Line, index: int, *allowed: str) -> bool:
    """Whether the token there is letters that are no unit: the A of A12, the kg of 5kg."""
    letters = line.text(index)
    return letters.isascii() and letters.isalpha() and not line.has(index, *_UNIT_LETTERS, *allowed)


def _sorted(line: Line, index: int) -> bool:
    """A size or sort after the figure (2023款, 3级, 5.10 kg), or letters glued to it that are no unit."""
    after = index + 1
    if "/" in line.text(index) or line.has(index - 1, "month"):
        return False  # 7/26仓库收的
    if line.has(after, "sort") and (line.touching(after) or line.text(after).isascii()):
        return True
    return line.touching(after) and _name_letters(line, after, "event")


def _rated(line: Line, index: int) -> bool:
    """物流5.0, 评分4.8: marks out of five."""
    number = line.number(index)
    if number is None or "." not in line.text(index) or number.value > 10:
        return False
    if line.has(index + 1, *_FREE, "event"):
        return False
    return line.has(index - 1, "rated") or (line.has(index - 2, "rated") and line.text(index - 1) in _LINKS)


def _promised(line: Line, index: int) -> bool:
    """满300减30: a shop's offer."""
    if line.has(index + 1, "promo"):
        return line.has(index + 2, "figure") or line.text(index - 1) in {"满", "买"}
    return line.has(index - 1, "promo") and line.has(index - 2, "figure", "currency", "measure_of")


def _ordinal(line: Line, index: int) -> int | None:
    """第15日, 第3条, 第二个月; 第3次 stays a count, as does 投诉吃到第三个了."""
    if not line.has(index - 1, "ordinal") or line.has(index + 1, "measure"):
        return None
    ended = line.has(index + 2, "particle") or line.ended(index + 2)
    so_far = ended and line.text(index - 2).endswith(("到", "是", "满", "够", "中", "提", "吃", "收", "领"))
    counted = line.has(index + 1, "measure_of", "ge") and (
        so_far or is_upheld(line, index + 2) or line.has(index + 2, "noun", "noun_link")
    )
    return None if counted else index + 2


def _repeated(line: Line, index: int) -> int | None:
    """每月1号, 每3天, 每天9点: again and again, no single day."""
    if not _again_and_again(line, index) and (not line.has(index - 2, "each") or line.has(index - 1, "stop")):
        return None
    repeated = line.has(index + 1, "unit", "day", "year", "measure", "hour", "month", "half_of_day")
    return index + 2 if repeated else None


def _again_and_again(line: Line, index: int) -> bool:
    """Whether 每 stands before this part of a day or a week: 每天下午, 每周三下午."""
    before = index - 1
    while index - before <= _EACH_REACH and line.has(before, "period", "weekday", "weekday_name", "day", "figure"):
        before -= 1
    return line.has(before, "each")


def _vague(line: Line, index: int) -> int | None:
    """前两天, 这三天, 那一年: some days of which nothing certain is said."""
    vague = line.text(index - 1) == "前" or line.has(index - 1, "this_that")
    return index + 2 if vague and line.has(index + 1, "unit", "year") else None


def some_tens(line: Line, index: int) -> bool:
    """几十块, 好几百次: tens or hundreds of which nothing certain is said."""
    return line.text(index - 1) in {"几", "好几"} and line.touching(index) and line.text(index)[0] in "十百千万"


def _slogan(line: Line, index: int) -> int | None:
    """七天无理由, 24小时客服, 9点上班."""
    if not line.has(index + 1, "unit", "hour", "year"):
        return None
    after = line.skip(index + 2, "within", "genitive")
    return index + 2 if line.has(after, "slogan") else None
