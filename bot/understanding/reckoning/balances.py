"""Balances told by what became of them: nothing of it is left (扣光了, 归零), or what it was and what was taken from it since.

Of the second (原来有8000,昨天被划走3500) only where the first amount is said to be what was there before, all others to have
been taken, and nothing to have been put in, set aside or left: else what is at hand nobody has said.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.set_apart.tied_up import EARLIER, OTHER_PURSES, PART_TIED, TAKEN
from bot.understanding.wording.clauses import IF, Span, before_in_clause, blanked

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
_BEFORE = pattern(
    r"(?:(?:原来|本来|原先|原本)(?![^,。;!?]{0,20}(?:只有|现在|目前|要求|规定))[^,。;!?\s\d一二三四五六七八九两]{0,20}|(?:当初|起初|最初|一开始|开始时?)[^,。;!?\d一二三四五六七八九两]{0,10})(?:有|是|存|交|缴|放|充|打|够|足)[了过着足满够在进]{0,3}[^,。;!?\d]{0,2}$"
    r"|(?:原来|本来|原先|原本|起初|最初|一开始)$|\b(?:had|originally|initially|at first)\b[^,.;!?\d]{0,16}$"
    r"|\b(?P<was>deposit was\s)$"
)
_OUT_OF_IT = pattern(r"\s*(?:元|块钱?)?(?:里[头面边]?|当中|中间?)(?:被|给|让)?(?:平台|阿里|系统)?(?:[扣罚划赔])")
"""Behind an amount: what follows was taken from it, 6000里头扣了2300."""
_LATELY = pattern(
    r"(?:昨[天日晚]|前[天日]|上(?:个|一)?(?:周|月|星期|礼拜))[^,。;!?\d]{0,6}(?:有|是|剩)[^,。;!?\d]{0,2}$|\byesterday\b[^,.;!?\d]{0,16}$"
)
_SINCE = pattern(r"今[天早日晨晚]|刚|\b(?:today|just|this morning)\b")
"""What was taken since a balance of yesterday."""
_OTHERWISE = pattern(
    rf"[补充退返还冻](?!少|多少|几|交|缴|足|齐|进|上|的|回|吗|么|[?,。;!]|$)|剩|余(?!额)|只有|还有|其中|要扣|会扣|将扣|待扣|{IF}|又(?:补|充|存|打)|补[了进上]|充[了值进]"
    r"|\b(?:will|after|refund|returned|added|topped|left|remaining|frozen)\b"
)
"""Signs of more that may have come, gone or be meant."""
_ASKS = pattern(
    r"(?:[要该还得再需应]|还差|差|多打|打)[^,。;!?\d一二三四五六七八九千百]{0,16}(?:多少|几[多钱块]|好多)|\bhow much\b[^.;!?]*"
)
_AND = pattern(r"\s?(?:元|块钱?)?(?:和|跟|、)(\d{2,5})(?=\s?(?:元|块|[,。;!?]|$))")
_UNREAD = pattern(
    r"(?<![\d.:/-])(?!1688)\d{2,}(?![\d月日号点天年个次笔单%:/-]|\.\d)|[和跟与及加、][一二两三四五六七八九]?[百千万]"
)
"""A figure of which nobody knows what it did to the balance."""
_ONCE_MORE = pattern(r"又|再次|\b(?:again|another)\b")
"""Beside the first that was taken: there was some before that, of which nobody tells."""
_NOT_FROM_IT = pattern(rf"{OTHER_PURSES}|订单")


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


_TAKING = r"(?:[扣罚划赔][款钱掉除划罚]*|处罚|赔付)"
_BEFORE_IT = pattern(
    rf"(?:我们?|店里|店铺|的|vip|批发中心|自缴|保证金|余额|账户|里|上|[,:]|\s)*{_TAKING}(?:之|以)?前(?:还)?(?:有|是|剩|余额?)?\s?"
)
"""All that stands before the first amount; and between the two:"""
_AFTER_IT = pattern(
    rf"\s?(?:元|块钱?)?[,;]\s?{_TAKING}(?:了|完)?(?:之|以)?后(?:就|只|还)?(?:有|是|剩下?|余额?|变成|成了)*\s?"
)
_ONLY_ASKS = pattern(
    r"\s?(?:元|块钱?)?[,。;!?\s](?:[,。;!?\s]|请问|那|我们?|现在|还|要|得|该|应该|需要?|再|最[晚迟]|补|差|交|缴|到|前|之|多少钱?|几[号天]|哪[一]?[天日]|什么时候|吗|呢|how much|to pay|short)*"
)


def left_after(reader: ClaimReader) -> Mapping[str, Heard]:
    """The balance of a message that tells no more than it before and after some was taken: 扣款前6800,扣款后4300,差多少."""
    balances = [name for name, spec in reader.entry.facts.items() if spec.emptied]
    amounts = [item for item in reader.heard if item.kind == "amount"] if balances else []
    if len(amounts) != 2 or any(item.assumed or item.approximate for item in amounts):
        return {}
    (before, after), folded = amounts, reader.folded
    told = _BEFORE_IT.fullmatch(folded[: before.span[0]])
    told = told and _AFTER_IT.fullmatch(folded[before.span[1] : after.span[0]])
    return {balances[0]: after} if told and _ONLY_ASKS.fullmatch(folded[after.span[1] :]) else {}


def drawn_down(reader: ClaimReader) -> Mapping[str, Heard | None]:
    """The balance of a message that tells what it was, by the name of the fact: what was taken from it is taken off.

    None where it is not certain what was taken, and no amount is told that is left.
    """
    balances = [name for name, spec in reader.entry.facts.items() if spec.emptied]
    amounts = {item: item.value for item in reader.heard if isinstance(item.value, Decimal) and item.kind == "amount"}
    if not balances or not amounts:
        return {}
    first, *taken = amounts
    led = before_in_clause(reader.folded, first.span[0])
    before = _BEFORE.search(led)
    lately = taken and _LATELY.search(led) and all(_SINCE.search(_clause_of(item, reader)) for item in taken)
    if before is not None and before["was"] and (not taken or EARLIER.search(reader.folded)):
        return {}
    if before is None and not lately and _OUT_OF_IT.match(reader.folded, first.span[1]) is None:
        return {}
    if any(claim.fact == balances[0] for item in taken for claim in reader.claims(item)):
        return {}
    more = _and_more(taken, reader.folded)
    rest = 2 * amounts[first] - sum(amounts.values()) - sum(more.values())
    since = reader.folded[first.span[0] if lately else 0 :]
    plain = not (_OTHERWISE.search(_ASKS.sub("", since)) or PART_TIED.search(reader.folded))
    plain = plain and not _UNREAD.search(blanked(reader.folded, [*(item.span for item in reader.heard), *more]))
    exact = rest >= 0 and not any(item.assumed or item.approximate for item in amounts)
    plain = plain and not (taken and _ONCE_MORE.search(reader.words_beside(taken[0])))
    if taken and plain and exact and all(_was_taken(item, reader) for item in taken):
        span = (first.span[0], taken[-1].span[1])
        said = [*(item.text for item in amounts), *(reader.folded[start:end] for start, end in more)]
        return {balances[0]: Heard("amount", rest, span, " - ".join(said), assumed=frozenset({"rest"}))}
    return {balances[0]: None}


def _and_more(taken: list[Heard], folded: str) -> dict[Span, Decimal]:
    """The figures that stand behind an amount taken as one more, by their places: the 900 of 先后扣了1500和900."""
    found = (_AND.match(folded, item.span[1]) for item in taken)
    return {match.span(1): Decimal(match[1]) for match in found if match is not None}


def _clause_of(item: Heard, reader: ClaimReader) -> str:
    """The words of the clause of a value as they were written, other values among them."""
    place = reader.place(item)
    return "" if place is None else reader.folded[reader.clauses[place].start : reader.clauses[place].end]


def _was_taken(item: Heard, reader: ClaimReader) -> bool:
    words = reader.words_beside(item)
    return TAKEN.search(words) is not None and _NOT_FROM_IT.search(words) is None
