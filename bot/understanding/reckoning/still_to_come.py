"""Still to come: what will be taken from a balance, or is thought of being paid in, told beside the balance in one message.

保证金6300,明天有一笔500的赔付要扣,扣完差多少: what will be left is 5800. Only where one amount is told besides the balance and the
question is what holds after it, or the taking is only supposed; else what is asked about nobody knows, and it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.wording.clauses import IF

_FIGURE = r"(?<![\d./:-])(?:\d{2,}(?:\.\d+)?(?![\d月日号点天年个次笔单%:/-])|[一二两三四五六七八九][千万百](?:[一二三四五六七八九][千百]?)*)"
_WHEN = r"明[天日晚]|后[天日]|大后天|今晚|下(?:个|一)?(?:周|月|星期|礼拜)|过[几两]天|马上|即将|待会|等[会下]|月底|到时|快要|\b(?:tomorrow|next (?:week|month)|soon)\b"
_OUT, _IN = r"(?:扣|划走|划扣|罚|赔付?)", r"(?:充|补|存|打|转|缴|交)"
_TAKEN = pattern(
    rf"(?:{_WHEN})[^,。;!?]{{0,10}}{_OUT}|(?:将|[要会得]|待|准备|打算)(?:被|给|让)?(?:平台|阿里|系统)?[^,。;!?\d]{{0,4}}{_OUT}|(?:{IF})[^,。;!?没不]{{0,8}}{_OUT}"
    r"|\b(?:will|to|going to) be (?:deducted|charged|taken|fined)\b"
)
_PAID = pattern(
    rf"(?:(?:{_WHEN})[^,。;!?]{{0,6}}|(?:准备|打算|想)[^,。;!?\d]{{0,4}}){_IN}(?:值|进去?|入|上)?\s?{_FIGURE}"
)
_AFTERWARDS = pattern(
    r"(?:扣|划|罚|赔|付|充|补|存|打|转|缴|交)(?:款|值|走|付|掉|除|进去?|了){0,2}(?:完|(?:之|以)?后|掉(?=[差要还])|了(?=[差要还]))(?:了|的话|我|还|又|就)*[^,。;!?]{0,4}(?:差|补|够|要)"
    r"|到时候?[^,。;!?]{0,4}(?:差|补|够|要)|\bafter (?:that|this|it|the deduction)\b"
)
_NOW = pattern(r"(?:现在|目前|眼下|今天)(?:还|就|我)?(?:差|要|用|够|得|需)|\bnow\b")
_SUPPOSED = pattern(rf"(?:{IF})[^,。;!?没不]{{0,8}}{_OUT}")
_A_SUM = pattern(rf"[^,。;!?]{{0,14}}{_OUT}(?![^,。;!?]*[吗么?])[^,。;!?]{{0,3}}(?:一笔|笔|一些|款|钱|费|赔付)")
"""So much will be taken that nobody names: 明天要扣一笔赔付."""
_OTHERWISE = pattern(
    r"退|冻|返|又|再(?!补)|每|其中|里面|另|还有一|申诉|可能|也许|大概|不一定|会不会|(?:扣|划|罚|付)(?:到|剩|成|得)|不扣|没扣|昨天|已经|刚|左右|多(?=[元块,])"
    r"|\b(?:maybe|might|again|another|each|refund\w*)\b"
)
"""Signs of more that comes or goes, or that it is not certain."""


def still_to_come(reader: ClaimReader) -> Mapping[str, Heard | None]:
    """The balance once what is to come has come, by the name of the fact; None where it cannot be told."""
    balances = [name for name, spec in reader.entry.facts.items() if spec.emptied]
    amounts = [item for item in reader.heard if item.kind == "amount"] if balances else []
    if not amounts or not any(claim.fact == balances[0] for claim in reader.claims(amounts[0])):
        return {}
    balance, folded = amounts[0], reader.folded
    taken = _TAKEN.search(folded, balance.span[1])
    paid = None if taken else _PAID.search(folded, balance.span[1])
    coming = taken or paid
    if coming is None or _NOW.search(folded, coming.end()):
        return {}
    figures = _figures(reader, balance)
    after = _AFTERWARDS.search(folded, coming.start()) or (figures and _SUPPOSED.search(folded, balance.span[1]))
    if not after:
        told = taken and len(amounts) == 1 and (figures or _A_SUM.match(folded, taken.start()))
        return {balances[0]: None} if told else {}
    rest = _rest(balance, figures, 1 if paid else -1)
    if rest is None or _OTHERWISE.search(folded):
        return {balances[0]: None}
    said = f"{balance.text} {'+' if paid else '-'} {figures[0][0]}"
    return {
        balances[0]: Heard(
            "amount", rest, (balance.span[0], figures[0].end()), said, assumed=frozenset({"sum" if paid else "rest"})
        )
    }


def _figures(reader: ClaimReader, balance: Heard) -> list[re.Match[str]]:
    """The figures of a message besides its balance that are no days, read as amounts or not."""
    others = [item.span for item in reader.heard if item.kind not in ("amount",)]
    found = re.finditer(_FIGURE, reader.folded)
    return [match for match in found if not any(start <= match.start() < end for start, end in [balance.span, *others])]


def _rest(balance: Heard, figures: list[re.Match[str]], sign: int) -> Decimal | None:
    """What the balance and the one other figure come to; None where there are several, or it cannot be."""
    if len(figures) != 1 or balance.assumed or balance.approximate or not isinstance(balance.value, Decimal):
        return None
    moved = read_bare_number(figures[0][0])
    rest = None if moved is None else balance.value + sign * moved
    return rest if rest is not None and rest >= 0 and figures[0].start() > balance.span[1] else None
