"""Two cases: amounts and days of which a message tells one for each of several orders or parcels.

两单退货,一单180一单450: one answer for both there is none. Not what was taken from one balance.
"""

from __future__ import annotations

from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.naming.claims import ClaimReader

_ONE_OF_THEM = pattern(
    r"(?:(?:另外?)?一(单|个|笔|件|批)|\b(one|another|the other)\b)(?!月|多?小时)[^,。;!?\d]{0,6}(\d+(?:\.\d+)?)(?!\d|\s?[月日号点天:/年])"
)
_ONE_CASE = pattern(
    r"(?<![那这哪同了某])(?:另外?一|第[一二两]|一)(?:单|笔|件|批)(?:是|我|的|货|订单)*|\b(?:one|another|the (?:other|first|second))(?: (?:one|order|parcel|return|shipment))?\b"
)
_BEFORE_AND_AFTER = 2
_NEAR = 16
"""Characters between the naming of a case and its day."""
_TAKEN = pattern(r"[扣罚划赔]|\b(?:deducted|charged|fined|took)\b")


def of_two_cases(reader: ClaimReader) -> list[str]:
    """Amounts that are told of one case each: 两单退货,一单180一单450. One answer for both there is none."""
    amounts = [name for name, spec in reader.entry.facts.items() if spec.type == "amount"]
    each = [(match[1] or "one", match[3]) for match in _ONE_OF_THEM.finditer(reader.folded)] if amounts else []
    same = {amount for measure, amount in each if measure == each[0][0]}
    same = set() if _are_deductions(each, reader) else same
    return (amounts if len(same) > 1 else []) + _days_of_two_cases(reader)


def _are_deductions(each: list[tuple[str, str]], reader: ClaimReader) -> bool:
    """Whether the parts are what was taken from a balance, and what is left fits: 还有7200,扣了两笔,一笔900一笔1800,剩4500."""
    amounts = [item.value for item in reader.heard if item.kind == "amount" and isinstance(item.value, Decimal)]
    taken = [Decimal(amount) for _, amount in each]
    if not any(spec.emptied for spec in reader.entry.facts.values()) or not taken:
        return False
    rest = [amount for amount in amounts if amount not in taken]
    return (
        len(rest) == _BEFORE_AND_AFTER and rest[0] - sum(taken) == rest[1] and _TAKEN.search(reader.folded) is not None
    )


def _days_of_two_cases(reader: ClaimReader) -> list[str]:
    """Days and moments that are told of one case each: 一单11号上午付的款,一单11号晚上."""
    ones = [match.end() for match in _ONE_CASE.finditer(reader.folded)] if len(reader.heard) > 1 else []
    days = [item for item in reader.heard if item.kind in ("date", "datetime")] if len(ones) > 1 else []
    near = [next((item for item in days if 0 <= item.span[0] - end <= _NEAR), None) for end in ones]
    each = [item for item in near if item is not None]
    if len({item.value for item in each}) < 2:
        return []
    return [claim.fact for item in each for claim in reader.claims(item)]
