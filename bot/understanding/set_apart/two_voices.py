"""Two voices: a value that somebody says, beside another one that the person found or that somebody else says.

What one found for certain counts against what a colleague had said: 财务说余额5600,我查后台是4600. Against those who decide
(客服说3次,我后台只看到2次), or of two who only say so, nobody knows, and the fact is asked for.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import is_rule

_SAYS = pattern(
    r"(?<!听)(?<!据)(?<![按就])[说讲](?!明|错)|告诉|跟我报|报给我|报的|\b(?:says?|said|told|tells|thinks?|reckons?)\b"
)
_SIGN = pattern(r"[说讲]|告诉|报给我|报的|\b(?:says?|said|told|tells|thinks?|reckons?)\b")
_HAND = pattern(
    r"财务|会计|出纳|运营|老板娘?|同事|员工|助理|老婆|老公|媳妇|仓库|仓管|店长|经理|文员|店员|合伙人|儿子|女儿|快递(?:员|小哥)?"
    r"|\b(?:accountant|boss|colleague|assistant|staff|wife|husband|partner|manager|warehouse|finance|bookkeeper)\b"
)
"""Those who work for the person, and may err."""
_DECIDES = pattern(r"客服|小二|平台|官方|阿里|\b(?:support|alibaba|customer service|agent|platform)\b")
_FOUND = pattern(
    r"后台|我(?:自己|这边|刚|又|去|再)*(?:查|看|数|核|翻|登)|(?:一|亲自|自己)(?:查|看)|其实|实际|事实上|截图|查了?[是只到]|查出|查到"
    r"|\b(?:actually|in fact|(?:i|we) (?:checked|looked|see|saw|found|count(?:ed)?)|back ?office|dashboard|backend|the (?:system|page|screen) (?:shows|says))\b"
)
_UNREAD = pattern(
    rf"(?:{_FOUND.pattern}|有效的?(?:那|这)?一?[栏项列]|(?:{_HAND.pattern}|{_DECIDES.pattern})[^,。;!?\d]{{0,6}}(?:[说讲]|告诉我|\b(?:says?|said)\b))"
    r"(?:[^,。;!?\d]{0,12}(?:是|为|有|可用|能用|净|剩下?|只|才|显示|写着?|余额?|到|说|讲|says?|said|shows?|is|was|are|only)(?:了|着|的)?)?\s?"
    r"(?!1688)(\d+(?:,\d{3})*)(?![\d/:~-]|[.]\d|\s?(?:天|号|日|点|月|年|个?小时|%|折|[个家]店|个?人|的?(?:订单|退货|单号)|hours?\b|days?\b|[ap]m\b))"
)
_MOST_COUNTED = 30


def outvoiced(item: Heard, values: list[Heard], reader: ClaimReader) -> bool:
    """Whether a value is only what a helper said, where the person found another one."""
    if not _is_said(item, reader) or _DECIDES.search(_said_beside(item, reader)):
        return False
    return any(_of_the_same(other, item, reader) and _is_found(other, reader) for other in values)


def contradicted(reader: ClaimReader) -> list[str]:
    """The facts of which somebody says one value, and the person or another one tells another."""
    if _SIGN.search(reader.folded) is None:
        return _unread(reader)
    said = [item for item in reader.heard if _is_said(item, reader) and not is_rule(item, reader)]
    return _unread(reader) + [
        claim.fact
        for item in said
        for other in reader.heard
        if _of_the_same(other, item, reader) and (_is_found(other, reader) or other in said)
        if other in said or _DECIDES.search(_said_beside(item, reader))
        for claim in (*reader.claims(item), *reader.claims(other))
    ]


def _unread(reader: ClaimReader) -> list[str]:
    """The facts of numbers beside which a figure is found or said that was not read as a value: 显示5200,实际可用4200."""
    told = [item for item in reader.heard if item.kind in ("amount", "count")]
    names: list[str] = []
    for match in _UNREAD.finditer(reader.folded) if told else ():
        if any(item.span[0] < match.end(1) and match.start(1) < item.span[1] for item in reader.heard):
            continue
        number = int(match[1].replace(",", ""))
        kind = "count" if number <= _MOST_COUNTED else "amount"
        names += [claim.fact for item in told if item.kind == kind for claim in reader.claims(item)]
    return names


def _of_the_same(other: Heard, item: Heard, reader: ClaimReader) -> bool:
    """Whether two unlike values are told for one fact, each in a clause of its own."""
    if other.kind != item.kind or other.value == item.value or reader.place(other) == reader.place(item):
        return False
    facts, others = ({claim.fact for claim in reader.claims(one)} for one in (item, other))
    return (bool(facts) and others <= facts) or (bool(others) and facts <= others)


def _is_said(item: Heard, reader: ClaimReader) -> bool:
    """Whether the words before a number in its clause tell who says it."""
    before = _said_beside(item, reader)
    said = _SAYS.search(before)
    return said is not None and (_HAND.search(before, 0, said.start()) or _DECIDES.search(before)) is not None


def _is_found(item: Heard, reader: ClaimReader) -> bool:
    before = _said_beside(item, reader)
    return _FOUND.search(before) is not None and _SAYS.search(before) is None


def _said_beside(item: Heard, reader: ClaimReader) -> str:
    """What stands before a value in its clause."""
    place = reader.place(item)
    return "" if place is None else reader.folded[reader.clauses[place].start : item.span[0]]
