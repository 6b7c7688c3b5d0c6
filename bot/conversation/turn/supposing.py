"""Supposing: a what-if or somebody else's case is looked at, and the case at hand is kept to come back to.

After "and if I had applied on the 20th?" the question "so when am I really out?" is about the day told before.
"""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import msgspec

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.since_told import is_reckoned
from bot.conversation.turn.other_cases import asks_for_another, leaves_somebody_else
from bot.patterns import pattern
from bot.session import Exchange, Session
from bot.understanding.answers import speaks_of_number
from bot.understanding.reckoning.payments import supposed_payment
from bot.understanding.set_apart.subjects import speaks_of_somebody_else
from bot.understanding.understanding import Understanding
from bot.understanding.wording.folding import fold
from bot.understanding.wording.undoing import leaves_the_supposed

_OF_THE_CASE_AT_HAND = pattern(
    r"实际|事实上|真实情况|现实|(?:第一|头一|前一|最早那?|前面那)(?:个|家|间)?(?:店|单|笔|铺|厂|件)|(?:原|本)来[的那]|(?<!第)(?<!\d)一店"
    r"|(?:我|俺|咱)(?:们)?(?:自己|本人|自家|这边|家?的?店|的(?!意思|话)|家的|[这那](?:个|单|笔|件|家|批|样|种))"
    r"|我现在|目前|现在这[个样]|正常(?:来说|情况)?"
    r"|\b(?:in reality|in fact|really did|as it is|currently|mine|ours|the first (?:shop|store|order|return)"
    r"|(?:my|our) (?:own|case|order|return|shop|store|one|first))\b"
)


def at_the_case_at_hand(heard: Understanding, session: Session) -> tuple[Understanding, Session]:
    """The message and the session back at the case as it is, where a message without a value asks about that one."""
    current = session.current
    asks = bool(heard.speech.asks) or bool(heard.speech.acts & {"what_if", "other_case", "confirm", "doubt"})
    if current is None or current.in_earnest is None or heard.reading.facts:
        return heard, session
    of_it = asks and (_OF_THE_CASE_AT_HAND.search(heard.folded) or leaves_somebody_else(heard, current))
    counts = any(fact.type == "count" for fact in current.facts.values())
    now = asks and counts and _NOW.search(heard.folded)
    if not (of_it or now or leaves_the_supposed(heard.folded)):
        return heard, session
    acts = heard.speech.acts - {"other_case"}  # 第一家店 is no other one
    if heard.shift is None and not speaks_of_number(heard):  # 那我的呢 supposes nothing, and asks for the answer again
        acts = acts - {"what_if"} | (set() if heard.speech.asks else {"repeat"})
    speech = msgspec.structs.replace(heard.speech, acts=acts)
    back = msgspec.structs.replace(current.in_earnest, at=current.at)
    return dataclasses.replace(heard, speech=speech), msgspec.structs.replace(session, current=back)


_NOW = pattern(r"现在(?!再|又|多)|\bnow\b")
_CAME_ABOUT = pattern(r"又|昨|今|刚|真|已|前天|[来有到]了|\b(?:got|received|came|just|today|yesterday)\b")
_WOULD = pattern(r"[再多][^,。;!?]{0,8}[会要就得]|[吧吗呢么]\s*[?]?$|\bwould\b|\bone more\b")
_SAID_OR_DONE_BY_THEM = pattern(
    r"(?:说|讲|看|查|告诉|提醒|帮|替|给|转|卖|发现|记得|问)(?!法)|其实"
    r"|\b(?:sa(?:ys?|id)|told|thinks?|thought|checked|helped|found|noticed|reminded)\b"
)
"""What somebody else says or does about one's own shop: 同事帮忙看的,是品牌专营店."""
_SAID_OF_THEIRS = pattern(
    r"(?:说|问|看|讲)[^,。;!?]{0,3}[他她](?:们|自己)?(?:的|家|那家|店)|(?:替|帮|给)(?!忙)[^,。;!?我]{1,4}(?:问|打听)|\b(?:his|her|their)s?\b"
)
"""And what they say of theirs, or what is asked for them: 同行讲他店是官方旗舰店."""


def _supposes_more(heard: Understanding) -> bool:
    """Whether it is asked what one more would lead to, and none is told to have come: 再来一个会不会清退."""
    counts = heard.shift is not None and bool(heard.shift.count)
    supposed = bool(heard.speech.asks) or _WOULD.search(heard.folded) is not None
    return counts and supposed and not _CAME_ABOUT.search(heard.folded)


def _supposes_money(heard: Understanding, previous: Exchange, after: Exchange) -> bool:
    """Whether an amount told before was moved by what is only supposed to come or go: 那我转1000进去还差多少."""
    step = heard.shift or supposed_payment(heard.folded, heard.reading.facts)
    if step is None or step.amount is None:
        return False
    said = {item.value for item in heard.reading.facts if item.kind == "amount"}
    for name, fact in after.facts.items():
        told = previous.facts.get(name)
        if fact.type != "amount" or told is None or bound_of(fact) is not None or bound_of(told) is not None:
            continue
        value = Decimal(str(fact.value))
        if value == Decimal(str(told.value)) + step.amount and value not in said and not is_reckoned(fact):
            return True
    return False


def _names_their_option(heard: Understanding, after: Exchange) -> bool:
    """Whether a message tells a choice of somebody else's, and nothing of one's own: 我朋友的店是官方旗舰店."""
    chosen = any(fact.type == "choice" for fact in after.facts.values())
    if not chosen or not speaks_of_somebody_else(heard.folded):
        return False
    return not _SAID_OR_DONE_BY_THEM.search(heard.folded) or _SAID_OF_THEIRS.search(heard.folded) is not None


def kept_in_earnest(
    heard: Understanding, previous: Exchange | None, after: Exchange, *, another: bool
) -> Exchange | None:
    """The case as it is, to be kept with the exchange ``after`` a message; None where that is the case itself.

    ``another``: whether the message tells another case than the one of ``previous``.
    """
    if previous is None or previous.topic != after.topic or not previous.facts:
        return None
    if previous.facts == after.facts:
        return previous.in_earnest
    theirs = previous.in_earnest is None and speaks_of_somebody_else(fold(previous.question))
    if theirs and not speaks_of_somebody_else(heard.folded):
        return None  # 朋友的店是品牌专营店, then 我的店是官方旗舰店: one's own is told now
    compared = another or heard.speech.does("what_if") or asks_for_another(heard) or _supposes_more(heard)
    compared = compared or _names_their_option(heard, after) or _supposes_money(heard, previous, after)
    if not compared or heard.speech.does("correction"):
        return None
    return previous.in_earnest or previous
