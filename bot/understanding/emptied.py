"""Emptied: an amount told by a word that says that nothing of it is left (扣光了, 归零, 一分不剩)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.claims import ClaimReader
from bot.understanding.clauses import IF, before_in_clause
from bot.understanding.facts import Heard
from bot.understanding.tied_up import OTHER_PURSES

_NOT_SO = pattern(
    rf"(?:[没未不别怕]|快要?|就要|将要?|会|差点|险些|几乎|{IF}|\b(?:not|never|nearly|almost|will|may))[^,。;]{{0,3}}$"
)
_ELSEWHERE = pattern(
    rf"{OTHER_PURSES}|[钱口]包?袋?[里上]|流动|周转|额度|库存|投诉|流量|[他她它]|朋友|同行|隔壁|\b(?:his|their)\b"
)
_PUT_IN = pattern(
    r"(?<![要得应该需没未不再])(?:补|充|存|打|转|缴|交)(?:了|进|上|满|过|齐|足了|好)|\b(?:paid|added|topped|refilled)\b"
)
_TO_PAY = pattern(r"(?:要|得|应|该|需|必须|再|\bto|\bmust|\bneed)[^,。;\d]{0,6}$")
_A_PENNY = (Decimal(0), Decimal("0.1"), Decimal("0.01"))
"""一分不剩,余额0元; 一毛都没有了"""
_ASKED = pattern(r"了?(?:吗|么|没|嘛|\?)")


def emptied(reader: ClaimReader) -> Mapping[str, Heard | None]:
    """The amounts said to be used up: 0 yuan each, None where the message tells of more that may be left of it."""
    found: dict[str, Heard | None] = {}
    for name, spec in reader.entry.facts.items():
        for word in spec.emptied:
            start = reader.folded.find(word)
            if start < 0:
                continue
            clause = before_in_clause(reader.folded, start)
            asked = _ASKED.match(reader.folded, start + len(word))
            if asked or _NOT_SO.search(clause) or _ELSEWHERE.search(clause):
                continue
            nothing = Heard("amount", Decimal(0), (start, start + len(word)), word)
            found[name] = None if _more_told(reader, name, nothing, clause) else nothing
            break
    return found


def _more_told(reader: ClaimReader, name: str, nothing: Heard, clause: str) -> bool:
    """Whether something was put in since, or another clause tells what is left."""
    amounts = [item for item in reader.heard if item.kind == "amount" and item.value not in _A_PENNY]
    own = nothing.span[0] - len(clause)
    later = [item for item in amounts if item.span[0] > nothing.span[1]]
    rest = [item for item in amounts if item.span[1] <= own]
    paid = any(not _TO_PAY.search(reader.folded[: item.span[0]]) for item in later)
    told = any(claim.fact == name for item in rest for claim in reader.claims(item))
    return paid or told or _PUT_IN.search(reader.folded[nothing.span[1] :]) is not None
