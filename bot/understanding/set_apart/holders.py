"""Holders: of whom each stretch of a message tells, where it tells of several persons or shops, and whom it asks about.

我的保证金还有6800,朋友的只剩4200,他要补多少: 6800 is the person's own, 4200 the friend's, and the friend is asked about. What
names nobody goes on with the one named before; a value that begins a clause belongs to the first who is named in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.facts import Heard, Reading
from bot.understanding.set_apart.subjects import ADDRESSED, OTHERS, OTHERS_EN, RELATIVES, VOCATIVE
from bot.understanding.wording.clauses import Span, asks_only

MYSELF = "我"
THEY = "他"
"""Whoever is meant by a pronoun."""
ALL = "all"
POSSESSIVE = (
    r"(?:自己|[那这](?=[边里头个间家号店单笔])|[边里头个间家号]|店铺?|厂|公司|账[号户]|帐号|[单笔](?=[今昨前早]|$)|的)*"
)
KIN = rf"(?:{RELATIVES}|{OTHERS}|(?:大|二|小|老)?[哥弟姐妹](?=比|的|那|家|[早晚]我))"
_NAMED = (
    rf"(?:(?:我们?|咱们?|俺|公司)的?)?(?:有个|一个|有位|认识的)?(?:{KIN}|另外?一?[个家间](?:号|店铺?|厂|公司|账[号户]))"
)
_SAYS = r"(?:问|说|讲|让|(?:叫|喊)(?=[我他她人])|催|告诉|帮|替|代|劝|建议|提醒|介绍|推荐|觉得|以为|想)"
SHOP = (
    r"(?:(?:(?<![a-z0-9])[a-d]|[甲乙丙丁]|[新老]|第[一二三]家)(?:(?:网|分)?店|厂|公司|账号|单)|(?:[旧大小主分总]|(?<![第月])[一二三]号?|(?<![月\d])[123]号)(?:网|分)?店)"
    r"(?![a-z]|铺?(?:主|长|员|里|名|类))|\b(?:shop|store|factory|account|company|return|order) [ab]\b"
)
_ENGLISH = rf"\b(?:my |our |a )?(?:{OTHERS_EN}|wife|husband|mother|mom|father|dad|son|daughter|boss)(?:'s)?\b"
_ONE = rf"(?:我们?|[他她]|{_NAMED})"
_MARK = pattern(
    rf"(?P<skip>{ADDRESSED}|\b(?:tell|help|give|show|let) me\b|(?:和|跟|与|同|给|对|向)(?:我|他|她)?说|其[他她它]|吉他|人家)"
    rf"|(?P<all>{_ONE}的?(?:和|跟|与|同|、){_ONE}|我们?[俩两]|[他她]们(?!店|家|公司|厂|那)|大家|\b(?:both|they|them|their)\b)"
    rf"|(?:[我咱俺]们?的?)?(?P<shop>{SHOP})(?:的|那边|这边|里)*"
    rf"|(?P<name>{_NAMED}){POSSESSIVE}(?P<says>{_SAYS})?|(?P<english>{_ENGLISH})"
    rf"|(?P<they>[他她]们?|那(?=[个家间](?:号|店|厂|公司|账[号户]))|\b(?:he|she|him|his|hers?)\b){POSSESSIVE}(?P<he_says>{_SAYS})?"
    rf"|(?P<self>[我咱俺]们?|[本自](?:店|司|家|公司)|\b(?:i|we|my|mine|our|ours|me)\b){POSSESSIVE}"
)
_BEFORE_THE_NAME = pattern(r"^(?:(?:我们?|咱们?|俺|公司)的?)?(?:有个|一个|有位|认识的)?|^(?:my|our|a) |'s$")
_PARTS = pattern(r"[,。;!?\n]+|\.(?=\s|$)|\s(?![a-z\d])")
_ASKS = pattern(r"多少|[叫是]什么|叫啥|几[个块元笔单]|吗|没有?$|不\s*$|\b(?:does|is|can|must|will|should)\b")


_BRIEF = 140
"""Characters beyond which a message tells a story, in which many have a part."""


class Stretch(Struct, frozen=True):
    """A stretch of a message: from where to where, of whom (None before anybody is named), and whether it only asks."""

    start: int
    end: int
    holder: str | None
    asks: bool
    named: Span | None = None
    """Where the one is named with whom it begins."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    def holds(self, place: int) -> bool:
        """Whether a place of the message lies in it."""
        return self.start <= place < self.end

    def values(self, heard: Iterable[Heard]) -> list[Heard]:
        """Those of the values that stand in it."""
        return [item for item in heard if self.holds(item.span[0])]


class _Mark(Struct, frozen=True):
    holder: str
    start: int
    end: int


def read_stretches(folded: str, reading: Reading) -> list[Stretch]:
    """The stretches of a text with the values that were read; a mere length of time is none: 续两年到哪天."""
    return stretches(folded, [item.span[0] for item in reading.facts if item.kind != "duration"])


def stretches(folded: str, values: Sequence[int]) -> list[Stretch]:
    """The stretches of a text in order, ``values`` standing at these places; empty where it names nobody else."""
    marks = _marks(folded) if len(folded) <= _BRIEF else []
    if all(mark.holder == MYSELF for mark in marks):
        return []
    found: list[Stretch] = []
    holder: str | None = None
    start = 0
    for stop, following in [*(match.span() for match in _PARTS.finditer(folded)), (len(folded), len(folded))]:
        own = [mark for mark in marks if start <= mark.start < stop]
        asks = not any(start <= at < stop for at in values) and _is_question(folded[start:stop])
        begins = [start, *(mark.start for mark in own[1:])]
        for at, (begin, end) in enumerate(zip(begins, [*begins[1:], stop], strict=True)):
            holder = own[at].holder if own else holder
            named = (own[at].start, own[at].end) if own else None
            found.append(Stretch(begin, end, holder if own or not asks else None, asks, named))
        start = following
    return found


def _is_question(words: str) -> bool:
    return (bool(words.strip()) and asks_only(words)) or _ASKS.search(words) is not None


def asked_about(found: Sequence[Stretch]) -> str | None:
    """The one who is named where the message asks and tells nothing; None for nobody, or several."""
    named = {one.holder for one in found if one.asks and one.holder is not None}
    return named.pop() if len(named) == 1 else None


def _marks(folded: str) -> list[_Mark]:
    """The words that name somebody, in order; a pronoun is the only one named, if there is one."""
    found: list[_Mark] = []
    spoken_to = VOCATIVE.match(folded)
    for match in _MARK.finditer(folded, spoken_to.end() if spoken_to is not None else 0):
        if match["skip"] or match["says"] or match["he_says"]:
            continue
        name = match["shop"] or match["name"] or match["english"]
        holder = _BEFORE_THE_NAME.sub("", name) if name else ""
        holder = holder or (ALL if match["all"] else THEY if match["they"] else MYSELF)
        found.append(_Mark(holder, *match.span()))
    named = {mark.holder for mark in found} - {MYSELF, THEY, ALL}
    only = named.pop() if len(named) == 1 else THEY
    return [_Mark(only, mark.start, mark.end) if mark.holder == THEY else mark for mark in found]
