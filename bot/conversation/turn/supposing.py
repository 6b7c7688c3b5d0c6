"""Supposing: a what-if or somebody else's case is looked at, and the case at hand is kept to come back to.

After "and if I had applied on the 20th?" the question "so when am I really out?" is about the day told before.
"""

from __future__ import annotations

import dataclasses

import msgspec

from bot.conversation.turn.other_cases import asks_for_another, leaves_somebody_else
from bot.patterns import pattern
from bot.session import Exchange, Session
from bot.understanding.answers import speaks_of_number
from bot.understanding.set_apart.subjects import speaks_of_somebody_else
from bot.understanding.understanding import Understanding
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
    if not (of_it or leaves_the_supposed(heard.folded)):
        return heard, session
    acts = heard.speech.acts - {"other_case"}  # 第一家店 is no other one
    if heard.shift is None and not speaks_of_number(heard):  # 那我的呢 supposes nothing, and asks for the answer again
        acts = acts - {"what_if"} | (set() if heard.speech.asks else {"repeat"})
    speech = msgspec.structs.replace(heard.speech, acts=acts)
    back = msgspec.structs.replace(current.in_earnest, at=current.at)
    return dataclasses.replace(heard, speech=speech), msgspec.structs.replace(session, current=back)


def _names_their_option(heard: Understanding, after: Exchange) -> bool:
    """Whether a message tells a choice of somebody else's, and nothing of one's own: 我朋友的店是官方旗舰店."""
    return any(fact.type == "choice" for fact in after.facts.values()) and speaks_of_somebody_else(heard.folded)


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
    compared = another or heard.speech.does("what_if") or asks_for_another(heard) or _names_their_option(heard, after)
    if not compared or heard.speech.does("correction"):
        return None
    return previous.in_earnest or previous
