"""Two questions in one message that its own words set apart: two things, firstly and secondly, by the way, also.

Each part is read by itself then. A message that does not say so is one question, however many sentences tell its story.
"""

from __future__ import annotations

import re

from bot.patterns import pattern

_ANNOUNCED = pattern(
    r"两(?:[个件](?:事|问题|不相干)|者)|俩[个件](?:事|问题|不相干)|二者|①|②|2(?<![\d.]2)(?:[)）、]|\.\s)|另外|再(?:问|一[件个])"
    r"|还有(?:一?[个件]?(?:事|问题|想)|个)|还想问|顺[便带]"
)
"""Each alternative begins with a character, not a set, so that the search leaps from one such character to the next."""
_ANNOUNCED_IN_ENGLISH = pattern(r"\b(?:(?:two|2) (?:questions|things|cases)|also|by the way|btw|second(?:ly)?)\b")
_PARTS = pattern(
    r"(?<=[?？])(?![?？])|[。!！;；\n]+|[①②]|[(（]?(?<![\d.])[12](?:[)）、]|\.\s)|(?=另外|还有[个一]|再(?:问)?一[件个]|再问|顺[便带])|(?<=[,，\s])(?=(?:also|by the way|btw|and the)\b)",
    re.IGNORECASE,
)
_ASKS = pattern(
    r"[?？]$|[吗么呢不没]\s*$|什么|啥|哪|几|多少|怎|咋|如何|是不是|有没有|能不能|要不要|会不会|可不可以|是否|还是|补多少"
    r"|\b(?:what|when|which|how|can|do|does|is|are|will|or)\b",
    re.IGNORECASE,
)
_ASKED_TWICE = pattern(r"[?？]+")
_LEAST = 6
_MOST_PARTS = 8


def questions_in(text: str) -> tuple[str, ...]:
    """The parts of ``text`` that ask something, if its words set two questions apart; else nothing."""
    announced = _ANNOUNCED.search(text) or _ANNOUNCED_IN_ENGLISH.search(text)
    if not announced and len(_ASKED_TWICE.findall(text)) < 2:
        return ()
    pieces = [piece.strip() for piece in _PARTS.split(text)]
    parts = _joined([piece for piece in pieces if len(piece) >= _LEAST])
    return tuple(parts) if 1 < len(parts) <= _MOST_PARTS else ()


def _joined(pieces: list[str]) -> list[str]:
    """The pieces, each that only tells something put before the one that asks about it."""
    parts: list[str] = []
    told = ""
    for piece in pieces:
        told = f"{told} {piece}".strip()
        if _ASKS.search(piece):
            parts.append(told)
            told = ""
    if told and parts:
        parts[-1] = f"{parts[-1]} {told}"
    return parts
