"""Tied up: a balance of which a part is not at hand, was taken since, or is not there yet.

余额5800,其中300冻结; 有7000,处罚扣款1500; 差1500,充到6000. What is left then nobody has said, and the balance is asked for. A
rest that is told (扣了800,剩5200) is that balance.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import rule_numbers

_TIED = (
    r"(?:冻结|冻了|冻着|锁定|锁着|待扣|预扣|待划|代垫|垫付|垫了|垫的|垫进|补贴|赠送|赠的|体验金|代缴|借来|借的|预付|在途|未到账|没到账|还没到"
    r"|\b(?:frozen|on hold|held back|locked|pending|subsid(?:y|ised|ized)|advanced|lent|in transit)\b)"
)
_FIGURE = r"(?<![\d./:月-])\d{2,}(?:[.,]\d+)*[万千]?(?![\d月日号天点个年/:])"
PART_TIED = pattern(
    rf"{_TIED}[^,。;!?\d]{{0,8}}{_FIGURE}|{_FIGURE}\s?(?:元|块钱?|yuan|rmb)?[^,。;!?\d]{{0,6}}{_TIED}"
    rf"|(?:其中|\bof which\b)(?![^,。;!?\d]{{0,6}}自)[^,。;!?\d]{{0,10}}{_FIGURE}"
    r"|[一二三四五六七八九两][千百][^,。;!?]{0,6}(?:冻结|待扣|代垫|垫付|补贴|没到账)|(?:冻结|待扣|代垫|垫付|补贴)[^,。;!?\d]{0,4}[一二三四五六七八九两][千百]"
)
_IS_LEFT = pattern(
    r"(?:[剩余到成至]|还有|只有|可用|实有|净|left|now|only|down to|dropped to)(?:下|了|是|还|只|的|额|为|is|at|有|\s){0,4}$"
)
"""Before an amount: it is what is left after all that."""
TAKEN = pattern(
    r"(?:[扣罚划赔](?!到|至|成|剩|得)|deduct|fined?\b|charged|penalt|took\b)[^,。;!?\x00]{0,6}\x00|\x00[^,。;!?\x00]{0,6}(?:被[扣罚划]|(?:was|were|got) (?:deducted|charged|taken))"
)
_TAKEN_EN = pattern(
    r"\d{2,}(?: yuan| rmb)? (?:was|were|got|has been|have been|is) (?:just |then |now |already )?(?:deducted|charged|taken|withheld|fined)"
    r"|(?:deducted|charged|took|fined|withheld|taken)(?: us| me| another| away)? \d{2,}"
)
_JUST = pattern(r"刚|随后|接着|然后|之后|今[天早]|马上|\b(?:just|then|afterwards)\b")
EARLIER = pattern(r"之前|以前|上次|上个?月|去年|早前|原来|先前|前[阵几]|\b(?:earlier|before|last)\b")
"""Beside an amount that came or went: what is told as the balance is told of the time since."""
OTHER_PURSES = r"支付宝|银行|卡[里上]|钱包|微信|货款|积分|现金|\b(?:alipay|bank|wallet|card|cash)\b"
"""Money that lies there is none of a balance."""
_FILLED_TO = pattern(r"(?:充|补|加|存|凑|打|交|缴|top(?:ped)? (?:it )?up )(?:值)?(?:到|满|足|够|齐|至|to)\s*$")
_DONE = pattern(r"已|刚|昨|前天|今|早上|上午|后来|然后|\x00|了$|\b(?:already|was|have|had|we|i)\b")
_FELL_AGAIN = pattern(
    r"(?:[补充存交打加凑](?:了|过|款|值)?(?:到|齐|足|满|够|上|回|进)|topped up)[^。;!?]{0,24}?(?:又|再次|再度|again)[^。;!?\d]{0,6}(?:到|掉|低|扣|跌|少|不足|不够|剩|降|drop|fell|below)"
    r"|(?:[补充存交打加](?:了|过|款|值)?(?:到|齐|足|满|够|上|回|进)|topped up)[^。;!?]{0,16}?(?:第[二三四2-4](?:次|回)|\b(?:second|third|2nd|3rd) time)"
)
"""Filled up, and below the line once more: which fall counts the words may leave open."""


LEAST_AMOUNT = 100
"""Among the small numbers of a rule the amounts are those from here on."""
_OF_TWO_SHOPS = pattern(
    rf"{_FIGURE}\s?(?:元|块)?\s?(?:和|跟|与|、|/|and)\s?{_FIGURE}[^,。;!?]{{0,6}}(?:[两俩二三几]|two|different)\s?[个家间]?\s?(?:店|shops?|stores?)"
    rf"|[a-d甲乙丙]店[^。;!?\d]{{0,8}}{_FIGURE}[^。;!?\d]{{0,6}}[a-d甲乙丙]店"
)
"""5400和4600是两个店的: which balance is asked about the figures alone do not tell."""
_ODD_REST = pattern(r"(?:零头|尾数)[^,。;!?\d]{0,8}(?:没|不|忘|未)(?!有)")
"""Only the round part of a balance is told: 整数是5千,零头没看."""


def tied_up(reader: ClaimReader) -> list[str]:
    """The balances of which the message does not say what is left, and what it tells of before they were filled up."""
    balances = [name for name, spec in reader.entry.facts.items() if spec.emptied]
    if not balances or not reader.heard:
        return []
    names = _fell_again(reader)
    told = [item for item in reader.heard if item.kind == "amount"]
    open_ones = told and (
        _OF_TWO_SHOPS.search(reader.folded)
        or _ODD_REST.search(reader.folded)
        or _is_tied(told, reader)
        or _taken_since(told, balances, reader)
        or _only_a_goal(told, reader)
    )
    return names + balances if open_ones else names


def _is_tied(told: list[Heard], reader: ClaimReader) -> bool:
    """Whether a part is said not to be at hand, and no rest is told behind that."""
    match = PART_TIED.search(reader.folded)
    return match is not None and not any(
        item.span[0] >= match.end() and _IS_LEFT.search(reader.folded[: item.span[0]]) for item in told
    )


def _taken_since(told: list[Heard], balances: list[str], reader: ClaimReader) -> bool:
    """Whether some was taken behind a balance that was enough, or taken just now: 余额6500,扣了800."""
    at = next((place for place, item in enumerate(told) if _names(item, reader) & set(balances)), None)
    if at is None or any(_IS_LEFT.search(reader.folded[: item.span[0]]) for item in told[at + 1 :]):
        return False
    balance = told[at].value
    enough = isinstance(balance, Decimal) and any(balance >= number for number in minimum(reader))
    if enough and _TAKEN_EN.search(reader.folded, told[at].span[1]):
        return True
    return any(_was_taken(item, reader, anyhow=enough) for item in told[at + 1 :])


def _was_taken(item: Heard, reader: ClaimReader, *, anyhow: bool) -> bool:
    """Whether an amount is one that was taken, ``anyhow`` or just now, and not some time before."""
    words = reader.words_beside(item)
    just = anyhow or _JUST.search(words) is not None
    return just and TAKEN.search(words) is not None and not EARLIER.search(words)


def _only_a_goal(told: list[Heard], reader: ClaimReader) -> bool:
    """Whether the least that is required is named as what is to be reached, and no balance: 差1500,充到6000最晚哪天."""
    if any(item.value not in minimum(reader) and _names(item, reader) for item in told):
        return False
    return any(
        item.value in minimum(reader)
        and _FILLED_TO.search(reader.folded[: item.span[0]]) is not None
        and not _DONE.search(_before(item, reader))
        for item in told
    )


def _fell_again(reader: ClaimReader) -> list[str]:
    """What is told of before the balance was filled up, where it fell once more afterwards."""
    match: re.Match[str] | None = _FELL_AGAIN.search(reader.folded)
    if match is None:
        return []
    return [name for item in reader.heard if item.span[1] <= match.end() for name in _names(item, reader)]


def _before(item: Heard, reader: ClaimReader) -> str:
    """The words of the clause of a value that stand before it, other values blanked out."""
    place = reader.place(item)
    clause = None if place is None else reader.clauses[place]
    return "" if clause is None else clause.words[: item.span[0] - clause.start]


def _names(item: Heard, reader: ClaimReader) -> set[str]:
    return {claim.fact for claim in reader.claims(item)}


def minimum(reader: ClaimReader) -> set[Decimal]:
    """The least that the rule requires, among the small numbers of a rule the one that is an amount."""
    return {number for number in rule_numbers(reader) if number >= LEAST_AMOUNT}
