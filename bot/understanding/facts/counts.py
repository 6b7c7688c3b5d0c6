"""How many times: 3次, 五回, 十二条投诉, 四个有效投诉, 第3次, three times, two valid complaints."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts.draft import Draft, Line

#: How far a counted noun may stand from its figure, in tokens: 三个【有效】投诉, 投诉【已经】有三个.
_NEAR_AFTER, _NEAR_BEFORE = 3, 4
#: Numerals that hold their measure word: two of them, three of them.
_WITH_MEASURE = ("俩", "仨")
_SINGLE = ("一", "1", "半")
#: How far back the same measure word may have counted the noun.
_NEAR_SAME = 24
#: How many small words may stand between the noun and where it has got to: complaints 【have】 【now】 【reached】 5.
_MOST_LINKS = 3
_AFTER_REACHED = ("ask", "subject", "future", "soon", "what_if", "fill", "reach", "date_cue", "linking")
_UPHELD = frozenset({"成立", "坐实", "认定", "判了", "抓了", "抓到", "查实"})
_COUNTED_AS = frozenset({"算", "算作", "算成"})
_SOMETHING_ELSE = (
    r"(?!.*(?:投诉|虚假|[刷判假拍]|补单|成立|有效|举报|纠纷|complain|fake))(?:[没不未]有?|才|就|都|来)*"
    r"(?:配合|遇到?|碰[到上]?|问|咨询|开[店始]|做|用|听[说到]?|申[请诉]|登[录陆]|[知晓]|看[到见]?|接触|加入|[退交补买卖]|合作|回复|处理|理会?|来[这问])"
)
"""Behind 第一次: it was the first time that one did something, and no complaint: 第一次没配合."""
_DOES_SOMETHING_ELSE = pattern(_SOMETHING_ELSE)
_TIME_OF_SOMETHING_ELSE = pattern(rf"第\s?[\d一二两三四五六七八九十]+\s?[次回趟遍]{_SOMETHING_ELSE}")
_MOST_SAID = 12
_MOST_LISTED = 99
_MOST = 1_000_000
NOT_WHOLE, NEGATIVE, TOO_LARGE = "not_a_whole_count", "negative_count", "too_large"


def count(line: Line, first: int) -> Draft | None:
    """The count at this token."""
    number = line.number(first)
    if number is None:
        return _english(line, first)
    nothing = _none_at_all(line, first)
    if nothing is not None:
        return Draft(first, nothing, "count", 0)
    ranged = (
        line.has(first + 1, "to")
        and line.number(first + 2) is not None
        and line.has(first + 3, "measure", "measure_of", "ge")
    )
    index = first + 3 if ranged else line.skip(first + 1, "more")
    last = _measured(line, first, index)
    if last is None:
        return None
    approximate = ranged or line.rough(first, last)
    assumed = frozenset({"approximate"} if approximate else ()) | _so_far(line, first)
    if line.minus(first):
        return Draft(first - 1, last, "count", problem=NEGATIVE)
    if number.whole is None:
        return Draft(first, last, "count", problem=NOT_WHOLE)
    if number.whole > _MOST:
        return Draft(first, last, "count", problem=TOO_LARGE)
    return Draft(first, last, "count", number.whole, approximate=approximate, assumed=assumed)


def _none_at_all(line: Line, first: int) -> int | None:
    """Where 一个都没有, 一次有效投诉也没有 end, which count none; None if more is said of them (一个都没有撤)."""
    if line.text(first) not in _SINGLE or not line.has(first + 1, "measure", "measure_of", "ge"):
        return None
    place = line.skip(first + 2, "noun", "genitive", "noun_link", most=_NEAR_AFTER)
    if line.text(place) not in {"都", "也"} or line.text(place + 1) not in {"没", "没有", "冇"}:
        return None
    last = place + 2 + (line.text(place + 2) == "有")
    last += line.text(last) in {"过", "啊", "呢", "呀", "哦"}
    ended = line.ended(last) or not line.touching(last)
    return last if ended and (_noun_after(line, first + 2) or _noun_before(line, first)) else None


def _so_far(line: Line, first: int) -> frozenset[str]:
    """第三次 and the 3rd tell that it was the third: so many so far, if none followed."""
    return frozenset({"ordinal"} if line.has(first - 1, "ordinal") or line.has(first + 1, "suffix") else ())


def _english(line: Line, first: int) -> Draft | None:
    """Twice; the second complaint."""
    value = line.value(first)
    if not isinstance(value, int):
        return None
    if line.has(first, "times_word"):
        return Draft(first, first + 1, "count", value)
    noun = line.skip(first + 1, "noun_link")
    counted = line.has(first, "ordinal_word") and line.has(noun, "noun")
    return Draft(first, noun + 1, "count", value, assumed=frozenset({"ordinal"})) if counted else None


def is_time_of_something_else(folded: str) -> bool:
    """Whether a text tells for which time one did something that is not counted: 第三次来问了."""
    return _TIME_OF_SOMETHING_ELSE.search(folded) is not None


def _rest(line: Line, index: int) -> str:
    """What is said from a token on."""
    return "".join(line.text(place) for place in range(index, index + _MOST_SAID))


def _measured(line: Line, first: int, index: int) -> int | None:
    """Where the count with its measure word ends, None if what follows the figure is no count."""
    if line.has(first - 1, "ordinal") and _DOES_SOMETHING_ELSE.match(_rest(line, index + 1)):
        return None
    if line.has(index, "measure"):
        if line.has(index + 1, "name", "slogan") or (_asked(line, first) and not _noun_after(line, index + 1)):
            return None  # 打了一次电话, 问了两次
        if line.text(index + 1) in {"都", "也"} and line.text(index + 2)[:1] in {
            "没",
            "冇",
            "不",
            "未",
            "",
        }:  # 一次都没有
            return index + 1 if line.text(index + 2) == "没" and line.text(index + 3)[:1] == "事" else None
        if line.text(first - 1) == "有" and line.text(first) == "一" and not _noun_after(line, index + 1):
            return None
        return index + 1
    if line.has(index, "measure_of", "ge"):
        counted = _noun_after(line, index + 1) or _noun_before(line, first)
        in_all = line.has(first - 1, "in_all") or (line.has(first - 1, "fill") and line.has(first - 2, "in_all"))
        after = line.skip(index + 1, "particle")
        counted = counted or (in_all and (line.ended(after) or not line.touching(after)))  # 一共3个 会被清退吗
        counted = counted or (line.has(first - 1, "ordinal") and is_upheld(line, index + 1))  # 第三单都成立
        counted = counted or line.text(first - 1) in _COUNTED_AS
        return index + 1 if counted or line.alone(first, index + 1) or _counted_so(line, first, index) else None
    if _listed(line, first, index):
        return index
    if line.text(first) in _WITH_MEASURE and (_noun_after(line, index) or _noun_before(line, first)):
        return first + 1
    linked = line.skip(index, "suffix")
    counted_noun = line.skip(linked, "noun_link")
    ascii_noun = line.has(counted_noun, "noun") and line.text(counted_noun).isascii()
    standing_for_it = counted_noun > linked and line.text(counted_noun) == "ones"
    return counted_noun + 1 if ascii_noun or standing_for_it else None


def _asked(line: Line, first: int) -> bool:
    """问了三次, 说过两次: how often something was asked, which nobody counts; not so 算3次, which is to be counted with."""
    if line.text(first - 1) == "算":
        return False
    before = first - 2 if line.text(first - 1) in {"了", "过"} else first - 1
    return line.has(before, "asking_again") and line.text(before - 1) != "被" and line.text(before) != "查"


def _counted_so(line: Line, first: int, index: int) -> bool:
    """Whether the same measure word counted the noun before: 投诉满五件才清退, 我现在三件."""
    if line.text(first) == "一" and (
        line.text(index) == "起" or line.text(first) in {line.text(index + 1), line.text(index - 3)}
    ):
        return False  # together; 一件一件: one by one
    for place in range(first - 1, max(first - 1 - _NEAR_SAME, 0), -1):
        same = line.text(place) == line.text(index) and line.number(place - 1) is not None
        if same and (_noun_after(line, place + 1) or _noun_before(line, place - 1)):
            return True
    return False


def _listed(line: Line, first: int, index: int) -> bool:
    """有效投诉: 3, 投诉到5了, complaints reach 5: nothing but the noun, where it has got to, and its figure."""
    number = line.whole(first)
    if number is None or number > _MOST_LISTED:
        return False
    before, reached = first - 1, False
    for _ in range(_MOST_LINKS):
        if line.has(before, "fill", "reach"):
            reached = reached or line.has(before, "reach")
            before -= 1
    ended = line.ended(index) or line.has(index, "particle") or (reached and line.has(index, *_AFTER_REACHED))
    return ended and line.has(before, "noun_count")


def _noun_after(line: Line, index: int) -> bool:
    for step in range(index, index + _NEAR_AFTER):
        if line.has(step, "noun"):
            return True
        if line.has(step, "stop", "figure"):
            return False
    return False


def is_upheld(line: Line, index: int) -> bool:
    """Whether what was counted is said right behind to hold: 第三单都成立, not 第三单成立的."""
    index = line.skip(index, "fill")
    index += line.text(index) == "被"
    held = not _UPHELD.isdisjoint({line.text(index), line.text(index) + line.text(index + 1)})
    return held and "的" not in {line.text(index + 1), line.text(index + 2)}


def _noun_before(line: Line, index: int) -> bool:
    near = _NEAR_BEFORE
    for step in range(index - 1, index - 1 - 2 * _NEAR_BEFORE, -1):
        if line.has(step, "noun"):
            return True
        if not near or line.has(step, "stop", "figure"):
            return False
        near -= not line.has(step, "fill", "reach")
    return False
