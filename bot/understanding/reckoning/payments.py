"""Payments: money that is only thought of being paid in, as a step away from the balance told: 那我转1000进去够吗."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, Shift
from bot.understanding.wording.clauses import before_in_clause, blanked

_PAYS = pattern(
    r"(?:[转充打存补汇冲交缴](?:值|进去?|入|个|上)?\s?(?P<sum>\x00+)(?:进去?|上去?|过去|的话)*[^,。;!?\x00]{0,4}(?:够|足|行[吗不]|可以[吗不]|呢|还[差要])"
    r"|\b(?:pay|add|transfer|put in|deposit|top up(?: with)?)\s(?P<total>\x00+)[^.;!?\x00]{0,20}\b(?:enough|sufficient|ok|okay)\b)"
)
_PAID = pattern(r"已|刚|昨|前天|客户|买家|货款|\b(?:already|just|yesterday|customer)\b")
"""Before it: it was paid, and may be in the balance told already; or others pay it."""
_OF_LIVING = pattern(
    r"[水电油话]费|电话费|燃气|房租|租金|物业|工资|医药|住院|学费|伙食|饭钱|红包|彩礼|车险|\b(?:rent|salary|salaries|electricity|hospital|tuition)\b"
)
"""What is paid for these comes from no deposit, unless it is said to be taken."""
_FROM_IT = pattern(r"[扣罚划赔抵]|保证金|押金|\b(?:deduct\w*|took|taken|fined|charged|deposit)\b")


def supposed_payment(folded: str, heard: Iterable[Heard]) -> Shift | None:
    """The step by which a balance would rise if the one amount of a message were paid in; None if it tells no such thing."""
    amounts = [item for item in heard if item.kind == "amount"]
    if len(amounts) != 1 or not isinstance(amounts[0].value, Decimal) or amounts[0].approximate:
        return None
    match = _PAYS.search(blanked(folded, [amounts[0].span]))
    if match is None or _PAID.search(before_in_clause(folded, match.start())):
        return None
    return Shift((match.start(), amounts[0].span[1]), amount=amounts[0].value)


def of_living(words: str) -> bool:
    """Whether the ``words`` of a clause tell of what life or the shop costs else: 今天又交了电费900."""
    return _OF_LIVING.search(words) is not None and _FROM_IT.search(words) is None
