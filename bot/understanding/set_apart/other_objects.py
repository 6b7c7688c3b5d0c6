"""Other objects: values that their clause gives to another programme, product or place than the one a topic is about.

实力商家的保证金是10000 tells nothing of the deposit of VIP批发中心. Who only says what they are (我是实力商家,…) gives nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.patterns import pattern
from bot.understanding.intent.reading import IntentReading
from bot.understanding.set_apart.other_places import homes, made_for_another, other_places
from bot.understanding.wording.clauses import FULL_STOP, Clause, Span, split
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_OBJECTS = frozenset(
    {"vip-centre", "member-type", "trustpass", "dianxiaomi", "supply-centre", "industrial-app", "enterprise-guanwei",
     "other-programme", "other-vip", "strange-programme"}
)  # fmt: skip
"""Concepts of what one joins, buys or pays a deposit for."""
_EVENTS = ("大促",)
"""At the end of a programme's name: it only dates what happened then (618大促被扣)."""
_DESCRIBES = pattern(
    r"(?:是|做|作为|身为|属于|搞|当|开着?|经营|家|\b(?:am|are|as|being)(?: an?| the)?)\s*$",
)
"""Before a name: it says what the person is. 我是实力商家3月6号申请的."""
_IS_IT = pattern(r"(?:申请|交|递|退出?|走|续|签|开|办|通过|到期|扣|加入|入驻)[了过]?的是\s*$")
"""Before a name: that is what was done, 3月10号申请的是超级工厂."""
_ONLY_NAMED = pattern(
    r"\s*(?:我|我们|咱们?)?(?:那|还有|对了|另外|至于|而|但|而且|还|的|这|个|说到)*(?:\x01+)(?:那|这|边|里|头|个|的|呢|嘛|的话|会员|店|商家|方面|保证金|押金|余额|合同|服务|是|啊|吧|我|们|\s)*"
)
"""A clause that names an object for the one behind it: 超级工厂那边,3月10号申请的."""


def of_other_objects(folded: str, spans: Iterable[Span], intent: IntentReading, entry: Entry) -> frozenset[Span]:
    """The values at ``spans`` that are said of another place than 1688, or of another object than the one of ``entry``."""
    places = list(spans)
    if not places:
        return frozenset()
    own_ones = _own_objects(entry)
    ours = [span for name, _, span in intent.concepts if name in own_ones]
    others = _named(folded, intent, entry) if own_ones else []
    elsewhere = [span for span in other_places(folded, intent) if not _only_describes(folded, span)]
    if not others and not elsewhere:
        return frozenset()
    clauses = split(folded, places)
    ours = [span for span in ours if not made_for_another(folded, span, intent)]
    at_home = [*ours, *homes(folded)]
    theirs = [
        clause
        for clause in clauses
        if _is_theirs(clause, clauses, ours, others, folded) or _is_theirs(clause, clauses, at_home, elsewhere, folded)
    ]
    return frozenset(span for span in places if any(clause.holds(span) for clause in theirs))


@per_entry
def _own_objects(entry: Entry) -> frozenset[str]:
    """The objects by which a topic is recognised."""
    return _OBJECTS & {name for frame in entry.frames for group in frame.needs for name in group}


def _named(folded: str, intent: IntentReading, entry: Entry) -> list[Span]:
    """Where other objects than the topic's own are named, none that is a choice of one of its facts."""
    own, found = _own_objects(entry), []
    for name, _, span in intent.concepts:
        if name not in _OBJECTS or name in own:
            continue
        word = folded[slice(*span)]
        if not word.endswith(_EVENTS) and word not in _option_words(entry) and not _only_describes(folded, span):
            found.append(span)
    return found


@per_entry
def _option_words(entry: Entry) -> frozenset[str]:
    """The words for what can be chosen."""
    return frozenset(word for spec in entry.facts.values() for option in spec.options for word in option.words)


def _only_describes(folded: str, span: Span) -> bool:
    before = folded[: span[0]]
    return _DESCRIBES.search(before) is not None and _IS_IT.search(before) is None


def _is_theirs(clause: Clause, clauses: tuple[Clause, ...], ours: list[Span], others: list[Span], folded: str) -> bool:
    """Whether a clause, or the one before it that does nothing but name it, speaks of another object and not of ours."""
    if any(clause.holds(span) for span in ours):
        return False
    if any(clause.holds(span) for span in others):
        return True
    before = next((one for one in reversed(clauses) if one.end <= clause.start), None)
    if before is None or FULL_STOP.search(folded[before.end : clause.start]):
        return False
    words = before.words
    for start, end in (span for span in others if before.holds(span)):
        at, to = start - before.start, end - before.start
        words = words[:at] + "\x01" * (to - at) + words[to:]
    return _ONLY_NAMED.fullmatch(words) is not None
