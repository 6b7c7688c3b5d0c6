"""Supposing: a what-if or somebody else's case is looked at, and the case at hand is kept to come back to.

After "and if I had applied on the 20th?" the question "so when am I really out?" is about the day told before.
"""

from __future__ import annotations

import dataclasses

import msgspec

from bot.conversation.other_cases import asks_for_another
from bot.patterns import pattern
from bot.session import Exchange, Session
from bot.understanding.understanding import Understanding

_OF_THE_CASE_AT_HAND = pattern(
    r"实际|事实上|真实情况|现实|(?:第一|头一|前一|原来那?|本来那?|最早那?|前面那)(?:个|家|间)?(?:店|单|笔|铺|厂|件)|(?<!第)(?<!\d)一店"
    r"|(?:我|俺|咱)(?:们)?(?:自己|本人|自家|这边|这家|那家|那个店|的店)"
    r"|\b(?:in reality|in fact|really did|as it is|my own|our own|(?:my|our|the) first (?:shop|store|order|return))\b"
)


def at_the_case_at_hand(heard: Understanding, session: Session) -> tuple[Understanding, Session]:
    """The message and the session back at the case as it is, where a message without a value asks about that one."""
    current = session.current
    if current is None or current.in_earnest is None or heard.reading.facts or not heard.speech.asks:
        return heard, session
    if not _OF_THE_CASE_AT_HAND.search(heard.folded):
        return heard, session
    speech = msgspec.structs.replace(heard.speech, acts=heard.speech.acts - {"other_case"})  # 第一家店 is no other one
    back = msgspec.structs.replace(current.in_earnest, at=current.at)
    return dataclasses.replace(heard, speech=speech), msgspec.structs.replace(session, current=back)


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
    if not (another or heard.speech.does("what_if") or asks_for_another(heard)) or heard.speech.does("correction"):
        return None
    return previous.in_earnest or previous
