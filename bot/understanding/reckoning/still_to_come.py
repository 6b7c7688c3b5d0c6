"""Still to come: what will be taken from a balance, or is thought of being paid in, told beside the balance in one message.

保证金6300,明天有一笔500的赔付要扣,扣完差多少: the balance of now is not the one that is asked about, and which one is, is asked
for. It is not reckoned: what is to come may be in it already, or of other money, and the next message would take it for what is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.patterns import pattern
from bot.understanding.facts import Heard
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


def still_to_come(reader: ClaimReader) -> Mapping[str, None]:
    """None for the balance, by the name of the fact, where what is asked about is what will be left; else nothing."""
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
    figure = _has_figure(reader, balance)
    after = _AFTERWARDS.search(folded, coming.start()) or (figure and _SUPPOSED.search(folded, balance.span[1]))
    told = taken and len(amounts) == 1 and (figure or _A_SUM.match(folded, taken.start()))
    return {balances[0]: None} if after or told else {}


def _has_figure(reader: ClaimReader, balance: Heard) -> bool:
    """Whether a message has a figure besides its balance that is no day, read as an amount or not."""
    others = [balance.span, *(item.span for item in reader.heard if item.kind != "amount")]
    found = (match.start() for match in re.finditer(_FIGURE, reader.folded))
    return any(not any(start <= at < end for start, end in others) for at in found)
