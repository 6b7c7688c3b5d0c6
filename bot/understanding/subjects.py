"""Whose value it is: "a friend applied on the 1st, I on the 10th" tells one day of the asker's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.understanding.clauses import FULL_STOP, Span

_OTHERS = r"朋友|同行|同事|表[哥弟姐妹]|堂[哥弟]|我[哥弟姐妹]|小舅子|姐夫|妹夫|同学|老乡|邻居|隔壁|隔篱|对门|楼[上下]|街坊|兄弟(?:公司|单位|厂|店)|姐妹(?:公司|店)|关联公司|分公司|别的(?:店|厂|商家|卖家|公司)|别人|别家|人家(?=[^阿平小官扣划答同批说让])|其他(?:商家|店|卖家)|另外?一家|竞争对手|群友|网友"
_OTHERS_EN = r"friend|brother|sister|cousin|uncle|partner|colleague|competitor|neighbou?r|other seller|another seller|somebody else|someone else"
_OTHER = re.compile(f"{_OTHERS}|{_OTHERS_EN}")
_SOMEBODY_ELSE = re.compile(
    rf"(?:我|我们|咱|咱们)?的?(?:一个|有个|一位|认识的)?(?:{_OTHERS})|\b(?:my |a |another |some )?(?:{_OTHERS_EN})\b"
)
_MYSELF = re.compile(r"我|咱|俺|本店|本司|本公司|自己|\b(?:i|we|my|mine|our|ours|me|us)\b")
_ADVISED_BY = re.compile(
    rf"(?:听|经|靠|通过|托|问|帮)(?:了|过)?(?:一个|我)?(?:{_OTHERS})|(?:{_OTHERS})(?:[^,。]{{0,3}})(?:劝|介绍|推荐|建议|提醒|告诉|叫我|让我|喊我|拉我)"
)
"""Those who had a say in it, and no case of their own: 听朋友劝, 同行介绍的."""
_NEW_SUBJECT = re.compile(r"买家|客户|顾客|平台|阿里|小二|系统|客服|仓库|快递|buyer|customer|alibaba|platform")
"""With another party to the asker's own case the friend's is left."""
_VOCATIVE = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear|sir|ok|okay|sorry|please|pls|thanks)\W+)*(?:my |dear )?friends?\s*[,!.]|^\W*(?:各位|亲爱的)?朋友们?[,!。]"
)
"""Those who are asked: my friend, can you tell me …"""
_ADDRESSED = re.compile(r"(?:帮|告诉|问|教|给|跟|让|请|替|回复)我|我(?:想|来)?(?:问|请教|咨询|想知道)")


def somebody_elses(folded: str, spans: Iterable[Span], *, own_case: bool = False) -> frozenset[Span]:
    """The values that are said of somebody else, if the text speaks of the person's own case too.

    A text that is about a friend alone is answered for the friend; not so in a conversation about the person's
    ``own_case``, to which the friend's adds nothing.
    """
    spoken_to = _VOCATIVE.match(folded)
    begin = spoken_to.end() if spoken_to is not None else 0
    folded = _ADVISED_BY.sub(lambda match: "\x00" * len(match.group()), folded)
    others = [match.span() for match in _SOMEBODY_ELSE.finditer(folded, begin)] if _OTHER.search(folded) else []
    if not others:
        return frozenset()
    rest = _NEW_SUBJECT.sub(lambda match: "我" + "\x00" * (len(match.group()) - 1), folded)
    for start, end in [*others, *(match.span() for match in _ADDRESSED.finditer(folded))]:
        rest = rest[:start] + "\x00" * (end - start) + rest[end:]
    own = [match.start() for match in _MYSELF.finditer(rest)]
    speaks_of_self = any(rest[at] == folded[at] for at in own)
    if not speaks_of_self and not own_case:
        return frozenset()
    stops = [match.start() for match in FULL_STOP.finditer(folded)]
    starts = [start for start, _ in others]
    return frozenset(span for span in spans if _last(starts, span[0]) > max(_last(own, span[0]), _last(stops, span[0])))


def speaks_of_somebody_else(folded: str) -> bool:
    """Whether a text tells of somebody else's case and not of one's own."""
    rest, named = _SOMEBODY_ELSE.subn(" ", _ADDRESSED.sub(" ", _VOCATIVE.sub(" ", folded)))
    return bool(named) and not _MYSELF.search(rest)


def _last(places: Sequence[int], before: int) -> int:
    """The last of ``places`` (ascending) before a position, -1 if there is none."""
    following = bisect_left(places, before)
    return places[following - 1] if following else -1
