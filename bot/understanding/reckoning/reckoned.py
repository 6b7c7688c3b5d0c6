"""Reckoned: the count that a message reckons out itself, so that its own numbers prove which of them counts.

3月一个,6月一个,加起来两个; 一个加上原先那俩,凑仨; 本来4个,拿掉2个,还剩2个; 抽查37单,35单没事,2单判了. Where the numbers do not
fit, or anything more is told behind them, nothing is proven.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.patterns import pattern
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.naming.bounds import EXACT, stance
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import rule_numbers
from bot.understanding.reckoning.fallen_away import MEASURE, fell_away, fell_away_since, only_asks, others_fell_away
from bot.understanding.set_apart.not_counted import CAME_TO_NOTHING, UNDECIDED
from bot.understanding.set_apart.subjects import somebody_elses

_FIGURE = pattern(
    rf"(?<![\d.第每])(?<!\d,)(?:(?<![前头上下另])|(?![一1]))(?:(\d{{1,2}}|[一两二三四五六七八九十]{{1,3}})\s?{MEASURE}(?!月|小时|钟|星期|礼拜|店|人|字|客服|运营|老板|仓|账号|号|平台(?!已|给|都|也|判|撤|取消|后来|最)|群)|([俩仨]))"
    r"|\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?=\s(?:\w+\s){0,2}(?:complaints?|is|are|was|were|valid|fake|left|remain\w*)\b)"
)
"""A number of what is counted, read as a fact or not."""
_OF_THE_RULE = pattern(
    rf"(?:满|达到?|够)?[\d一二三四五六七八九十两]{{1,2}}{MEASURE}(?:有效投诉|虚假交易|投诉)?(?:就|才|便|即|以上)[^,。;!?]{{0,4}}(?:踢|清|赶|撵|出局|完蛋|完了|走人|滚)"
)
"""三单就踢: nobody's own number."""
_SUM = pattern(
    r"(?:一共|总共|共计|合计|累计|总计|拢共|统共|加起来|合起来|加一起|加一块儿?|算下来|算起来|等于|即[系是]|也?就是说|[凑满]够?|凑成|凑齐|\b(?:in total|altogether|total of|makes?(?: it)?))"
    r"(?:就|是|系|已经?|一共|总共|有|了|够|成|齐|刚好|正好|咗|it|\s){0,4}$"
)
"""Right before the number that all told before it make."""
_LEFT = pattern(r"(?:剩|留|余|(?:还|现在?|目前|如今|就|只|仅)有)(?:下|低|落|了|的|有|返|只|就|是|得|咗){0,3}$")
_WAS_LEFT = pattern(r"^\s?(?:[a-z]+\s)?(?:left|remain)")
HELD = pattern(r"(?<![不没未唔冇])(?<!没有)(?:有效|成立|坐实|属实|认定|实锤)|(?<!not )\b(?:valid|upheld)\b")
_FOUND = pattern(r"判(?:了|成|定|为|虚假)|虚假|\bjudged\b")
"""Said of fake trades that hold."""
HELD_SO_MANY = pattern(
    r"(?:有效|成立|坐实|属实|认定)的?(?:投诉|假单)?(?:真正|实际|[就才只仅还是有剩下了\s]){0,4}$|\b(?:valid|upheld)(?: ones?| complaints?)?(?: is| are| only| just|:)*\s*$"
)
"""Right before a number: so many held."""
HELD_AFTER = pattern(
    r"(?:投诉)?(?:是|算|被|给|判|定|认定|平台|小二|核实|确认|为|成|了|最后|最终|真的?|作){0,5}(?:有效|成立|坐实|属实)(?!的?(?:吗|么|不|没))"
    r"|\s(?:of (?:them|those|these|which)\s)?(?:(?:were|was|are|is|got|have been|has been|actually|finally|ruled|judged|found|deemed|held|declared|counted)\s(?:as\s)?)*(?:valid|upheld|accepted|confirmed)\b"
)
"""Right behind a number: so many held."""
_GONE = pattern(
    r"(?:淘宝|天猫|京东|拼多多|抖音|快手)(?:小?店|那边)?的|没事|冇事|没问题|冇问题|正常|不算|是真的|真实|\bnot valid\b|\bok\b|\bfine\b|\bgenuine\b"
)
"""Said of those that count for nothing, beside ``CAME_TO_NOTHING``."""
_ONLY_THESE = pattern(r"(?:一共|总共|共计|合计|全部|拢共)(?:也)?(?:就|只|仅|才)(?:有)?这\s?$")
_ALL_GONE = pattern(
    r"(?:有效投诉|投诉|虚假交易)?(?:全|都|全都|均)(?:已经?|给|被)?(?:撤销|撤|驳回|取消|作废|不算)(?:了|掉|不算|,)*(?=[,。;!]|$)"
)
_APPEAL_REFUSED = pattern(
    r"(?:申诉|举证|复核|上诉)[^,。;!?]{0,6}(?:驳回|拒|不成立|没(?:有)?(?:成立|通过|支持)|未通过|无效|失败)|驳回[^,。;!?]{0,3}(?:申诉|举证|复核|上诉)"
    r"|\bappeals?\b[^.;!?]{0,16}\b(?:rejected|dismissed|denied|refused|failed|lost)\b"
)
"""It is the appeal that came to nothing, and what was appealed against holds."""
_WON = pattern(r"(?:申诉|复核|上诉|举证)(?:已经?|也|都)?(?:通过|成功|过|赢|胜)(?:了|过)*")
_HOW_MANY_APPEALS = pattern(rf"{_WON.pattern}$")
"""Before a number: so many appeals were won, 复核通过了一次,平台撤了一笔."""
_ONLY_EN = pattern(r"\b(?:only|just)\s+$")
_ALL_RAISED = pattern(
    r"\s(?:\w+\s){0,2}?complaints?(?: in total| altogether| raised| filed| overall)?[,.]?\s*(?:but|and|,|of which)"
)
_EACH = pattern(r"各(?:自)?(?:被|俾|畀|给|挨|吃|来|中|收|判|成立|认定|出|领|记|算|有|到|过|了|咗){0,3}$")
_MONTHS = pattern(
    r"(?:(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?:[、,和跟同与及\s]{1,2}))+(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
)
_A_MONTH = pattern(r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
_A_TIME = pattern(r"[去今前]年|20\d\d|月|[上这]周|星期|礼拜|昨天|前天|今天|号")
_GOES_ON = pattern(
    r"又|还有|另外|另有|再加|加上|也(?:有|判|成立|算|是)|其中|里面|不止|多(?!久|少|长)|\b(?:another|plus|also|but|again|more)\b"
    r"|不认|仍|照样|照算|依然|(?:但是?|不过|可是?)(?!我?[都也]?(?:赔|有点|心里|担心|怕))"
)
"""Behind what was reckoned out: something is added to it, taken from it, or said against it."""
_GOES_ON_BEYOND = pattern(
    r"又|还有|另有|再加|加上|如果|要是|万一|的话|申诉中|恢复|重新|\b(?:another|plus|also|again|if|pending|more)\b"
)
_REQUIRED = pattern(r"要|满|够|达到?|规[定则]|标准|条件|\b(?:needs?|takes?|require\w*|rules?)\b")
"""Beside a number: it may be the rule's."""
_WHOLE_AND_PART = ("whole", "part")


def reckoned(reader: ClaimReader) -> Heard | None:
    """The count that the numbers of a message prove to be the one that counts, None where they prove none.

    Totals, doubts and roles ask for it; it is worked out once a reader.
    """
    if reader.reckoned is None:
        reader.reckoned = (_reckoned(reader),)
    return reader.reckoned[0]


def _reckoned(reader: ClaimReader) -> Heard | None:
    if not any(spec.type == "count" for spec in reader.entry.facts.values()):
        return None
    rules = [match.span() for match in _OF_THE_RULE.finditer(reader.folded)]
    told = [one for one in _FIGURE.finditer(reader.folded) if not _inside(one.span(), rules)]
    if len(told) < 2 or somebody_elses(reader.folded, [one.span() for one in told]):
        return None
    told = _without_repeats(told, reader.folded)
    found = _sum_of(_without_gone(told, reader), reader.folded) or _rest_of(told, reader)
    found = found or _told_in_parts(told, reader) or _only_held(told, reader.folded)
    found = found or _beside_those_gone(told, reader)
    if found is None:
        return _less_those_gone(told, reader)
    return None if _more_follows(found, told, reader.folded) else _as_heard(found, reader)


def left_since(before: int, reader: ClaimReader) -> int | None:
    """What is left of so many told in a message ``before``, where this one tells how many of them came to nothing.

    Or, where it tells how many are left or held too, if both make up those told before: 其中1次有效,2次被驳回.
    """
    told = list(_FIGURE.finditer(reader.folded))
    appeals = [one for one in told if _HOW_MANY_APPEALS.search(reader.folded[: one.start()])]
    told = [one for one in told if one not in appeals] if len(told) - len(appeals) > 1 else told
    if somebody_elses(reader.folded, [one.span() for one in told]) or _other_counts(told, reader, appeals):
        return None
    if _APPEAL_REFUSED.search(reader.folded):
        return None
    if len(told) == 1 and fell_away_since(reader.folded, told[0], held=True):
        return before - _number(told[0]) if _number(told[0]) <= before else None
    words = {one: _words_of(one, reader) for one in told}
    gone = [one for one in told if CAME_TO_NOTHING.search(words[one])]
    rest = [one for one in told if one not in gone and _stays(one, words[one], reader.folded)]
    if len(told) != len(gone) + len(rest) or not gone or len(rest) != 1 or _GOES_ON_BEYOND.search(reader.folded):
        return None
    fits = before == sum(map(_number, told)) and not UNDECIDED.search(_WON.sub("", reader.folded))
    return _number(rest[0]) if fits else None


def proven_counts(reader: ClaimReader) -> Mapping[str, Heard]:
    """The count that is proven, by the name of the fact of which the clauses of its numbers speak."""
    found = reckoned(reader)
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "count"]
    if found is None:
        return {}
    counted = [match.start() for match in _FIGURE.finditer(reader.folded)]
    rows = zip(reader.clauses, reader.mentions, strict=True)
    spoken = [row for clause, row in rows if any(clause.start <= at < clause.end for at in counted)]
    named = {name for row in spoken for mention in row for name in mention.facts}
    read = (item for item in reader.heard if item.kind == "count")
    named |= {claim.fact for item in read for claim in reader.claims(item)}  # 4 valid complaints names them itself
    if "sum" in found.assumed:  # 原来3次,申诉成功1次: a word for what came to nothing is one of these counts
        named |= {name for row in spoken for mention in row for name in mention.against}
    return {name: found for name in names if name in named}


def _without_repeats(told: list[re.Match[str]], folded: str) -> list[re.Match[str]]:
    """``told`` without a last number that says again how many there are: 其中1单算,另外3单没事,总共就这1次."""
    last, before = told[-1], told[:-1]
    again = _ONLY_THESE.search(folded[: last.start()]) and any(_number(one) == _number(last) for one in before)
    return before if again and len(before) > 1 else told


def _without_gone(told: list[re.Match[str]], reader: ClaimReader) -> list[re.Match[str]]:
    """``told`` without a first number of which its own clause says that all of it came to nothing: 去年5个都撤销了."""
    first, *rest = told
    alone = all(_words_of(one, reader) != _words_of(first, reader) for one in rest)
    gone = _ALL_GONE.match(reader.folded, first.end())
    return rest if len(rest) > 1 and alone and gone is not None else told


def _only_held(told: list[re.Match[str]], folded: str) -> re.Match[str] | None:
    """The second number, where only so many of the first were upheld: 3 complaints but only one was upheld."""
    if len(told) != 2 or _number(told[1]) > _number(told[0]):
        return None
    whole, part = told
    held = HELD_AFTER.match(folded, part.end()) if _ONLY_EN.search(folded[: part.start()]) else None
    return part if held and only_asks(folded[held.end() :]) and _ALL_RAISED.match(folded, whole.end()) else None


def _sum_of(told: list[re.Match[str]], folded: str) -> re.Match[str] | None:
    """The number that is said to be what those before it make, and is."""
    at = next((at for at, one in enumerate(told) if at and _SUM.search(folded[: one.start()])), None)
    if at is None:
        return None
    parts, later = told[:at], told[at + 1 :]
    if any(_number(one) != _number(told[at]) for one in later):
        return None
    if CAME_TO_NOTHING.search(folded[parts[0].start() : told[at].start()]):
        return None  # 3月一个,6月一个撤了,合计两个: with that one or without
    made = sum(_number(one) for one in parts) if at > 1 else _each(parts[0], folded)
    return told[at] if made == _number(told[at]) else None


def _each(one: re.Match[str], folded: str) -> int:
    """What as many for each of several months make: 4月、6月、9月各一次; 0 where nothing is told for each."""
    months = _MONTHS.search(folded[: one.start()])
    each = months is not None and _EACH.search(folded[: one.start()]) is not None
    return _number(one) * len(_A_MONTH.findall(months[0])) if each and months is not None else 0


def _rest_of(told: list[re.Match[str]], reader: ClaimReader) -> re.Match[str] | None:
    """The number that is left of the first one, where what else is told makes up the difference and came to nothing.

    Of what was only raised at first, the number that is told to hold will do: 总共7次,4次是误会,1次不成立,有效的剩2次.
    """
    whole, *parts = told
    if _APPEAL_REFUSED.search(reader.folded):
        return None
    words = {one: _own_words(one, told, reader) for one in told}
    gone = [one for one in parts if CAME_TO_NOTHING.search(words[one]) or _GONE.search(words[one])]
    rest = [one for one in parts if one not in gone and _stays(one, words[one], reader.folded)]
    if len(rest) != 1 or len(parts) < 2:
        return None
    if len(gone) + 1 != len(parts) and (HELD.search(words[whole]) or not _told_to_hold(rest[0], reader.folded)):
        return None
    undecided = UNDECIDED.search(words[rest[0]]) or CAME_TO_NOTHING.search(words[whole])
    fits = _number(whole) == sum(map(_number, parts)) and not undecided
    return rest[0] if fits else None


def _told_to_hold(one: re.Match[str], folded: str) -> bool:
    """Whether a number is that of those that hold: 有效的剩2次, 只有两条算有效投诉."""
    return bool(HELD_SO_MANY.search(folded[: one.start()]) or HELD_AFTER.match(folded, one.end()))


def _told_in_parts(told: list[re.Match[str]], reader: ClaimReader) -> re.Match[str] | None:
    """The first number, where those behind it tell of each one when it was: 2单,一单是4月判的,一单是上个月."""
    whole, *parts = told
    after = reader.folded[whole.end() :]
    open_too = CAME_TO_NOTHING.search(after) or UNDECIDED.search(after) or _GONE.search(after)
    dated = all(_number(one) == 1 and _A_TIME.search(_words_of(one, reader)) for one in parts)
    made = len(parts) > 1 and sum(map(_number, parts)) == _number(whole)
    return whole if made and dated and not open_too else None


def _less_those_gone(told: list[re.Match[str]], reader: ClaimReader) -> Heard | None:
    """What those leave that came to nothing of the first number: 有效投诉3次,其中1次申诉成功撤销了.

    Where so many would be enough, the first number must be told to hold: of what was only raised less may count.
    """
    if len(told) != len(_WHOLE_AND_PART) or _other_counts(told, reader):
        return None
    whole, part = told
    read = _as_heard(whole, reader)
    least = min((number for number in rule_numbers(reader) if number > 1), default=None)
    held = _holds(_words_of(whole, reader))
    rest = _number(whole) - _number(part)
    certain = stance(reader.folded, read, list(reader.heard)) == EXACT and not UNDECIDED.search(reader.folded)
    certain = certain and not _REQUIRED.search(_words_of(whole, reader))
    if least is None or rest < 0 or not certain or (rest >= least and not held):
        return None
    if not fell_away(reader.folded, whole, part, held=held):
        return None
    place = part.end()
    return Heard("count", rest, (place - 1, place), f"{whole[0]} - {part[0]}", assumed=frozenset({"sum"}))


def _beside_those_gone(told: list[re.Match[str]], reader: ClaimReader) -> re.Match[str] | None:
    """The number that is told to hold, where all that is told beside it are the others: 只有一件有效,另外两件撤销了."""
    if len(told) != len(_WHOLE_AND_PART) or _other_counts(told, reader):
        return None
    whole, part = told
    words = _words_of(whole, reader)
    held = _holds(words) and not (CAME_TO_NOTHING.search(words) or UNDECIDED.search(reader.folded))
    exact = stance(reader.folded, _as_heard(whole, reader), list(reader.heard)) == EXACT
    return (
        whole
        if held and exact and not _REQUIRED.search(words) and others_fell_away(reader.folded, whole, part)
        else None
    )


def _other_counts(told: list[re.Match[str]], reader: ClaimReader, aside: Sequence[re.Match[str]] = ()) -> bool:
    """Whether the message counts more than the numbers ``told``, and those that stand ``aside``."""
    counts = (item for item in reader.heard if item.kind == "count")
    return any(not any(item.span[0] <= one.start() < item.span[1] for one in (*told, *aside)) for item in counts)


def _stays(one: re.Match[str], words: str, folded: str) -> bool:
    """Whether a number is said to be left over, or to hold."""
    left = _LEFT.search(folded[: one.start()]) or _WAS_LEFT.search(folded[one.end() :])
    return bool(left) or _holds(words)


def _holds(words: str) -> bool:
    return HELD.search(words) is not None or _FOUND.search(words) is not None


def _words_of(one: re.Match[str], reader: ClaimReader) -> str:
    clauses = (clause for clause in reader.clauses if clause.start <= one.start() < clause.end)
    return next((reader.folded[clause.start : clause.end] for clause in clauses), "")


def _own_words(one: re.Match[str], told: list[re.Match[str]], reader: ClaimReader) -> str:
    """The words of the clause of a number that are said of it, not of another number there: 5单有3单不成立剩2单有效."""
    clause = next((clause for clause in reader.clauses if clause.start <= one.start() < clause.end), None)
    if clause is None:
        return ""
    start = max((other.end() for other in told if clause.start < other.end() <= one.start()), default=clause.start)
    end = min((other.start() for other in told if one.end() <= other.start() < clause.end), default=clause.end)
    behind = reader.folded[one.start() : end]
    judged = any(said.search(behind) for said in (CAME_TO_NOTHING, _GONE, HELD, _FOUND, UNDECIDED))
    return behind if judged and start > clause.start else reader.folded[start:end]


def _more_follows(found: re.Match[str], told: list[re.Match[str]], folded: str) -> bool:
    """Whether the message goes on counting, or takes back what it counted, behind the numbers."""
    after = folded[found.end() if found is told[-1] else told[-1].end() :]
    return bool(_GOES_ON.search(after) or (found is told[-1] and CAME_TO_NOTHING.search(after)))


def _as_heard(found: re.Match[str], reader: ClaimReader) -> Heard:
    """The value as it was read, or as the figure that was not."""
    read = (item for item in reader.heard if item.kind == "count" and item.span[0] <= found.start() < item.span[1])
    read_here = next(read, None)
    return read_here or Heard("count", _number(found), found.span(), found[0])


def _number(one: re.Match[str]) -> int:
    return count_said(one[1] or one[2] or one[3])


def count_said(text: str) -> int:
    """How many a figure says, also 俩 and 仨; 0 where it is none."""
    return int(read_bare_number({"俩": "2", "仨": "3"}.get(text, text)) or 0)


def _inside(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end for start, end in others)
