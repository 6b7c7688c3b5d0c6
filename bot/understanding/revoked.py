"""Revoked: what was passed and taken back afterwards, or refused and not passed since: 认证通过了,后来又被驳回了."""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.claims import ClaimReader
from bot.understanding.clauses import IF
from bot.understanding.undone_words import REFUSED, TAKEN_BACK, UNDONE_EN

_GRANTED = pattern(r"认证|审核|审批|审过|核验|验证|过审|certif|verif|approv|accredit|passed|cleared")
"""The words of what somebody grants; an application is handed in, and withdrawn or refused as such (``doubts``)."""
_PASSED = pattern(
    r"(?<![没未不能会要得])(?:通过|(?<!通)过(?:审|关|件)|(?<!通)过(?=[了的咗嘞]|$|[,。;!])|成功|下来|办好|弄好|搞定|成了)"
    r"|\b(?:passed|approved|certified|verified|went through|came through|got through|succeeded|cleared)\b"
)
_UNDONE = rf"{TAKEN_BACK}|{REFUSED}|取消|收回|吊销"
_REVOKED = pattern(
    rf"(?<![没未不会要怕能有])被(?:平台|阿里(?:巴巴)?|系统|小二|官方|他们|人)?(?:又|给)?(?:{_UNDONE}|打了回|注销|拒|否)"
    rf"|(?:又|后来|随后|之后|结果|第二天|次日|隔天|可|但|却)[^,。;!?吗]{{0,8}}?(?:{_UNDONE}|失效|注销|不合格|不通过|没通过|没过|不算|无效)"
    rf"|(?:失效|作废)了|(?<!没)给(?:{_UNDONE}|撤|驳)(?:来|掉)?了|\b(?:withdr[ae]w|cancel?led|took) (?:it|that|this|them)\b"
    rf"|\b(?:{UNDONE_EN}|rescinded|invalidated|voided|turned (?:it |us |me )?down)\b"
)
_BEFORE = pattern(r"之前|以前|先前|曾|上一?次|起初|一开始|\b(?:after being|previously|earlier|at first|before)\b")
"""In the clause of a refusal: it lies before what was passed."""
_OF_OTHERS = pattern(
    r"朋友|同行|同事|别人|人家|隔壁|发票|订单|退款|合同|投诉|申诉|商品|链接|\b(?:friend|invoice|order|refund)"
)
"""In the clause of a refusal: it was something else that was refused."""
_ONLY_ASKED = pattern(rf"{IF}|会不会|会被|怎么办|什么情况|\bwould\b|\bcan\b|\bwhat happens\b")


def revoked(reader: ClaimReader) -> list[str]:
    """The facts of which the last that a message tells is that they were taken back or refused."""
    folded = reader.folded
    last = max((match.end() for match in _REVOKED.finditer(folded)), default=0)
    if not last or _PASSED.search(folded, last):
        return []
    clause = next((clause for clause in reader.clauses if clause.start <= last - 1 < clause.end), None)
    if clause is not None and any(words.search(clause.words) for words in (_ONLY_ASKED, _BEFORE, _OF_OTHERS)):
        return []
    granted = [mention for row in reader.mentions for mention in row if mention.end <= last and not mention.denied]
    granted = [mention for mention in granted if _GRANTED.search(mention.word)]
    names = dict.fromkeys(name for mention in granted for name in sorted(mention.facts))
    return [name for name in names if reader.entry.facts[name].tense == "past"]
