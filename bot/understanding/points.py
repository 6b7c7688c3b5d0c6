"""Points: which single things of a topic's rule a message asks about.

钱退到哪里, 碰上周末顺延吗, "to which account": the entry has a line for each that answers it, or says that the sources do
not. Of two whose words lie one within the other the longer counts; who asks about many things wants the whole rule.
"""

from __future__ import annotations

import re

from bot.patterns import compiled, pattern
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import Span
from bot.understanding.wording.per_entry import per_entry
from knowledge.lexicon import GAP
from knowledge.model import Entry, Point

MOST = 3
"""With more points the first line would be a page."""
_BETWEEN = "[^,。;!?]{0,6}"
_SHORT, _SHORT_IN_ENGLISH = 30, 70
"""Letters of a message that is all question; of a longer one only the clauses that ask count."""
_CLAUSE = pattern(r"[^,。;!?\n]+\??")
_ASKS = pattern(
    r"[?吗么呢嘛谁几哪咋]|什么|啥|怎|如何|何[时日处种]|多[少久长]|([\u4e00-\u9fff])不\1|有没有|[可能是]否|[能会要行]不|还是|非得"
    r"|\b(?:who|whom|what|when|where|which|how|why|can|could|must|do|does|did|will|would|should|if)\b"
)
_NEWS = pattern(
    r"(?:通知|告诉|提醒)(?:了)?我们?(?:说|要|给)?(?=改|说|定|延|推|换|挪|提前|\d)|\b(?:notified|told|informed) (?:me|us) (?:that|it)\b"
)
"""What somebody let the person know is told, and no question whether they will: 又通知我改成22号了."""


def points_asked(folded: str, entry: Entry) -> tuple[Point, ...]:
    """The points of ``entry`` that a folded text asks about, in the text's order; none if there are too many."""
    asked = _asked(folded, entry)
    return tuple(point for _, point in asked) if len(asked) <= MOST else ()


def asks_point(heard: Understanding, entry: Entry) -> bool:
    """Whether a message is short, tells no value and asks about a single point of ``entry``: 那还能反悔吗."""
    short = len(heard.folded) <= (_SHORT_IN_ENGLISH if heard.folded.isascii() else _SHORT)
    asked = _asked(heard.folded, entry) if short and not heard.reading.facts else []
    if not asked:
        return False
    strange = heard.strange_to(entry.id)  # 电子发票在哪里点 is on something else
    return all(any(word in words for words, _ in asked) for word in (*strange.outside, *strange.unknown))


def _asked(folded: str, entry: Entry) -> list[tuple[str, Point]]:
    """The words by which a folded text asks about points, and these, in the text's order."""
    asking = _asking(folded)
    found = [(match, point) for words, point in _points(entry) if (match := words.search(asking))]
    found.sort(key=lambda one: one[0].span())
    spans = [match.span() for match, _ in found]
    return [(match[0], point) for match, point in found if not any(_within(match.span(), span) for span in spans)]


def _asking(folded: str) -> str:
    """What a message asks, without what a long one tells: 攒了三千个粉丝,现在怎么打不开了 asks nothing of them."""
    folded = _NEWS.sub("", folded)
    if len(folded) <= (_SHORT_IN_ENGLISH if folded.isascii() else _SHORT):
        return folded
    return "\n".join(clause for clause in _CLAUSE.findall(folded) if _ASKS.search(clause))


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


@per_entry
def _points(entry: Entry) -> tuple[tuple[re.Pattern[str], Point], ...]:
    """Each point with the expression that any of its words fits, the longest first."""
    return tuple((compiled("|".join(map(_expression, _longest_first(point)))), point) for point in entry.points)


def _longest_first(point: Point) -> list[str]:
    return sorted(point.cues, key=len, reverse=True)


def _expression(cue: str) -> str:
    words = _BETWEEN.join(re.escape(part) for part in cue.lower().split(GAP))
    return rf"\b{words}\b" if cue.isascii() else words
