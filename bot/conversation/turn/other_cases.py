"""Other cases: whether a message goes on with the case at hand, or tells of another order, shop or person."""

from __future__ import annotations

from bot.patterns import pattern
from bot.session import Exchange
from bot.understanding.echoes import without_value
from bot.understanding.set_apart.subjects import returns_to_oneself, speaks_of_oneself, speaks_of_somebody_else
from bot.understanding.understanding import Understanding
from bot.understanding.wording.folding import fold
from knowledge.model import Entry

_REPORTS = pattern(r"说|讲|记得|告诉|提醒|\b(?:says?|said|told|remembers?)\b")
"""Who is named tells of the case at hand: 同事说是15号."""
_ONE_BEFORE = pattern(r"[上前]一[单笔件]|\b(?:previous|last) (?:one|order|return)\b")
_NOT_SO_WITH_THEM = pattern(
    r"(?:都|也|照样|还不是|却)[^,。;]{0,2}(?:没事|没问题|好好的)|[都也][^,。;]{0,2}没(?:人|谁)?(?:被|让|叫|要)?(?:管|补|罚|清|踢|催)"
    r"|\b(?:is|are|was|were) (?:just )?fine\b|\bno problem\b"
)
"""隔壁店只剩2000都没事 only holds others' luck against one's own."""
_AND_MINE = pattern(r"[,。;!?\s](?:那么?|而|可)?(?:我|咱|俺)们?(?:家|自己)?的?(?:店|公司)?呢")
"""Before one's own case, after somebody else's."""


def is_other_case(heard: Understanding, entry: Entry, base: Exchange) -> bool:
    """Whether a message speaks of another case than the one told: another order, or somebody else's.

    Where counts are told 又来一单 is one more of them.
    """
    if heard.shift is not None and heard.shift.count and any(spec.type == "count" for spec in entry.facts.values()):
        return False
    if _only_compares(heard, base):
        return False
    if heard.speech.does("other_case"):  # 16号是另一单,这单是14号 puts the one at hand right
        return not {"correction", "points"} <= heard.speech.acts
    answered = base.asked is None and bool(base.results) and not heard.speech.does("correction")
    answered = answered and _REPORTS.search(heard.folded) is None
    tells_a_case = len(heard.reading.facts) > (0 if answered else 1)
    theirs = (bool(heard.speech.asks) or tells_a_case) and speaks_of_somebody_else(heard.folded)
    return (theirs and not speaks_of_somebody_else(fold(base.question))) or leaves_somebody_else(heard, base)


def _only_compares(heard: Understanding, base: Exchange) -> bool:
    """Whether a message asks nothing and tells of one before, or of others' luck, once the case at hand was answered.

    上一单是310; 隔壁店只剩2000都没事.
    """
    if base.asked is not None or not base.results or heard.speech.asks or heard.speech.does("what_if"):
        return False
    return any(words.search(heard.folded) for words in (_ONE_BEFORE, _NOT_SO_WITH_THEM))


def without_theirs(heard: Understanding, base: Exchange) -> Understanding:
    """``heard`` without the values that still belong to somebody else's case: 3月18号扣的,我的呢剩5200."""
    turn = _AND_MINE.search(heard.folded) if leaves_somebody_else(heard, base) else None
    if turn is None or speaks_of_oneself(heard.folded[: turn.start()]):
        return heard
    for item in heard.reading.facts:
        heard = without_value(heard, item) if item.span[1] <= turn.start() else heard
    return heard


def asks_for_another(heard: Understanding) -> bool:
    """Whether a message asks how it is with somebody else (那我同事10号交的呢), so that what follows is theirs."""
    asks = bool(heard.speech.asks) or heard.speech.does("what_if")
    return asks and speaks_of_somebody_else(heard.folded)


def leaves_somebody_else(heard: Understanding, previous: Exchange) -> bool:
    """Whether a message asks about oneself after somebody else's case, whose facts are not one's own."""
    theirs = previous.theirs or speaks_of_somebody_else(fold(previous.question))
    return theirs and returns_to_oneself(heard.folded)


def leans_on(previous: Exchange, heard: Understanding) -> bool:
    """Whether a message on a related topic is about the case that was just computed."""
    if leaves_somebody_else(heard, previous):
        return False
    asks_for_a_day = bool(previous.results) and bool(heard.speech.asks & {"when", "how_long"})
    own = heard.speech.does("personal") or heard.speech.does("what_if")
    return own or asks_for_a_day or heard.intent.decision != "answer"
