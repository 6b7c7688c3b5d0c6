"""Told otherwise: words by which somebody now says something else than before: 又改口了, 口径变了, 他又说是3月3号.

A message with such words is no mere doubt about the answer, whatever it asks: what was told before does not hold.
"""

from __future__ import annotations

from bot.patterns import pattern

_NUMBER = r"[\d一二两三四五六七八九十]"
TOLD_OTHERWISE = (
    "改口",
    "(?:口径|说法)[又也都给]?[全完]?[变改]",
    "(?:日期|日子|时间|余额|金额|数字|数目|数)又[给被]?[变改]",
    r"又(?:回我?|通知我?|告诉我?)?[说讲](?<!你又[说讲])(?<!规[则定]又[说讲])(?:(?:的|应该)?是|成)?"
    rf"(?![^,。;!?\d]{{0,4}}{_NUMBER}{{1,3}}个?(?:工作日|自然日|天)(?!前|之前|以前))(?=[^,。;!?吗么]{{0,8}}{_NUMBER})",
    "更正",
    "勘误",
)
TOLD_OTHERWISE_EN = (
    r"\b(?:now|then) (?:they|he|she|alibaba|support) (?:say|said|tell|told|claim)s?\b",
    r"\b(?:they|he|she|alibaba|support)(?: have| has|'ve|'s)? (?:just |now )?(?:changed|corrected|revised)"
    r" (?:it|that|this|the|his|her|their|to)\b",
)
"""As ``speech`` takes them: those in Latin letters stand apart."""
_TOLD_OTHERWISE = pattern("|".join((*TOLD_OTHERWISE, *TOLD_OTHERWISE_EN)))


def is_told_otherwise(folded: str) -> bool:
    """Whether a text tells that somebody now says something else: 小二又改口了,那以哪天为准."""
    return _TOLD_OTHERWISE.search(folded) is not None
