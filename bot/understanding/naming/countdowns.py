"""Countdowns: a day that is told by how long it is until something comes by itself.

再过5天就满15天了, it takes effect in 5 days: on that day nobody applies or signs for anything.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import Claim, ClaimReader

_WAITED = pattern(r"\s*(?:再[过等]?|还有|还差|还要|还剩|等|过|in\b|within\b)")
_COMES = pattern(
    r"\s*(?:我|它|申请|时间|左右|的时间)*(?:就|才|便|即|刚好|正好|会|要|可以|能|应该){1,3}(?:满|到期|到\x00|到了|到十|到15|生效|期满|够|自动|正式|截止|退出|退掉|能退|退了|解除|结束|出来|走人|离场)"
    r"|\s*(?:满|到期|生效|期满)|[^,.;!?]{0,40}\b(?:takes? effect|is effective|becomes effective|will be (?:effective|out|over)|the 15 days|15 days (?:are|will))"
)
_COMING = pattern(
    r"\b(?:takes? effect|effective|kicks in|be out|be over|(?:15|fifteen) days (?:are|will be) (?:up|over|full|complete))\s*(?:only |just )?$"
)
_THAT_DAY = pattern(r"[那这]天|当天|that day")


def is_countdown(item: Heard, reader: ClaimReader) -> bool:
    """Whether a day is that of something awaited, told by the time until then, or leads back to such a day."""
    if item.kind not in ("date", "datetime"):
        return False
    if _THAT_DAY.fullmatch(item.text.strip()):
        return any(
            other.value == item.value and is_countdown(other, reader)
            for other in reader.heard
            if other is not item and other.text != item.text
        )
    if not _WAITED.match(item.text):
        return False
    return bool(_COMES.match(reader.folded, item.span[1]) or _COMING.search(reader.folded[: item.span[0]]))


def without_countdowns(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` without those by which something done would lie on a day that is only awaited."""
    return [
        claim
        for claim in claims
        if reader.entry.facts[claim.fact].tense != "past" or not is_countdown(claim.heard, reader)
    ]
