"""Steps: which fact told before "a day later", "once more" or "100 yuan less" moves, and to what."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversation.case.bounded import bound_of
from bot.conversation.case.computation import fits_shift, known, shifted, value_of
from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.facts import Shift, read_shift
from bot.understanding.naming.screens import tells_only_raised
from bot.understanding.reckoning.reckoned import left_since
from bot.understanding.roles import Assignment
from bot.understanding.set_apart.not_counted import CAME_TO_NOTHING, UNDECIDED
from bot.understanding.set_apart.tied_up import EARLIER
from bot.understanding.wording.clauses import IF, before_in_clause, blanked

_ORDERS = pattern(
    r"(?:下(?!架)|卖|售|出货?|成交|发货?|接|走|签|谈|拍下|买|付|退|寄|打包)(?:了|出|掉|过|成|出去|到)?[^,。;!?]{0,3}(?:[单笔件]|订单)"
    r"|(?:新|正常|真实|大)(?:订单|单子|客户|单)"
    r"|\b(?:sold|shipped|ordered|bought|(?:new|more|another)(?: \w+)? orders?|sales?)\b"
)
"""Orders that come and go count for nothing where complaints are counted."""
_COUNTED_KIND = pattern(r"投诉|虚假|假|刷|补单|判|成立|有效|纠纷|\b(?:complaints?|fake|brush\w*|valid)\b")
_OF_ANOTHER_KIND = pattern(
    r"[差中好]评|无效|不成立|退[款货]|售后|咨询|询盘|客户|买家(?!投诉)"
    r"|\b(?:bad reviews?|invalid|refunds?|returns?|inquir\w+)\b"
)
"""One more of these counts for nothing where complaints are counted: 再来一个差评."""
_HAPPENED = pattern(
    r"又|昨|今[天早晚日儿]|刚|有人|[了咗过]\s*[。!,]*$|\b(?:got|received|came|filed|just|today|yesterday)\b"
)
_NOT_YET = pattern(r"撤|(?:还没|尚未|没|未)(?:最后|完全|最终)?[判定审]|还没|尚未|\bnot yet\b")
"""Said of one more: whether it will count is open, whatever it is that has not happened yet."""
_IF_SO = pattern(rf"{IF}|的话|呢[?!。~ ]*$|\bwhat about\b")
_AGAIN = pattern(r"再|又|\banother\b")
_SUPPOSED_MORE = pattern(r"再|\b(?:another|more)\b")
_NOT_SUPPOSED = pattern(
    r"又|还|也|才|昨|[今前]天|刚|现在|目前|[几多]|[了咗过]$|\b(?:got|received|came|just|now|yesterday|have|had|was|were)\b"
)
_SUPPOSED_MONEY = pattern(r"(?:再|先)[^,。;!?]{0,3}(?:[补充冲打存转汇交缴]|被?[扣罚划])|\b(?:another|more)\b")
_MONEY_MOVED = pattern(
    r"又|刚|已|昨|上[周个月午]|[补充冲打存转汇交缴扣罚划掉][了过]|[一两几]次|\b(?:has|have|had|was|were|got|just|did|already)\b"
)
_MONEY_ELSEWHERE = pattern(r"货款|工资|贷款|年费|(?:客户|买家|客人)[^,。;]{0,4}[打转付]|卡[里上]")
"""Not all ``OTHER_PURSES``: from some of them the balance may be filled (支付宝再转1000进去够吗)."""
_MOVED_UNREAD = pattern(
    r"(?:[补充冲打存转汇扣罚划赔退](?!到|至|成|剩|回到)"
    r"|\b(?:top(?:ped)?[ -]?up|add(?:ed)?|deposit(?:ed)?|pay|paid|deduct(?:ed)?|fined?|took|charged)\b)"
    r"[^,。;!?\d\x00]{0,10}?(?<![\d.年月/:-])(\d{2,})(?![\d.年月日号点天次个单笔/:%-])"
)
"""Money that came or went, and how much, of which no fact was read: 扣了三笔各500."""
_LEFT = pattern(r"[剩余]|还有|只有|\b(?:left|remain\w*|balance)\b")
_OF_NOW = pattern(r"现在|目前|眼下|\b(?:now|at present)\b")
_BY_ALIBABA = pattern(r"(?:阿里(?:巴巴)?|平台|小二|官方|alibaba)[^,。;]{0,3}$")


def moved(point: Standpoint, assigned: Assignment) -> dict[str, KnownFact]:
    """The fact that "a day later" moves: one named in the message, else one the wanted result needs.

    Nothing where it is open which fact moves, or where two steps are told at once.
    """
    shift, facts = point.shift, point.entry.facts
    if shift is None or (shift.amount is not None and not _moves_the_balance(point, assigned)):
        return {}
    movable = [name for name in point.before if point.movable(name) and not _names_another_kind(point, name)]
    if not movable or ((shift.count or shift.amount) and point.in_earnest is not None):
        return {}  # 再多两次呢, then 再多一次呢: from where it is counted nobody knows
    rest = point.heard.folded[shift.span[1] :]
    if read_shift(rest) is not None or (shift.count and _counts_for_nothing(point.heard.folded)):
        return {}  # two steps at once, or one that counts for nothing
    named = [name for name in spoken_of(point, assigned) if name in facts and fits_shift(facts[name], shift)]
    cued = [name for name in movable if name in named]
    if named and not cued:
        return {}  # another fact is moved than the ones that are known
    needed = [name for name in point.needed() if name in movable]
    again = _AGAIN.search(point.heard.folded[: shift.span[0] + 1]) is not None
    if not cued and (len(needed) > 1 or (again and len(movable) > 1)):
        return {}  # which of them is moved nobody said
    for candidates in (cued if len(cued) == 1 else [], needed, movable):
        for name in candidates[:1]:
            fact = shifted(point.before[name], facts[name], shift)
            return {name: fact} if fact is not None else {}
    return {}


def _names_another_kind(point: Standpoint, name: str) -> bool:
    """Whether the message names what another rule counts, and nothing of the fact ``name``: 再来一笔虚假交易."""
    if point.entry.facts[name].type != "count":
        return False
    row = [mention for mentions in point.reader().mentions for mention in mentions]
    return any(name in one.against for one in row) and not any(name in one.facts for one in row)


def lessened(point: Standpoint) -> dict[str, KnownFact]:
    """The count told before less those of which the message tells that they came to nothing: 其中1次撤销了."""
    counts = [name for name, fact in point.before.items() if fact.type == "count" and bound_of(fact) is None]
    told = value_of(point.entry.facts[counts[0]], point.before[counts[0]]) if len(counts) == 1 else None
    if not isinstance(told, int) or point.heard.speech.does("what_if") or point.in_earnest is not None:
        return {}
    if "sum" in point.before[counts[0]].assumed:
        return {}  # reckoned out already: the same ones may be told once more
    left = left_since(told, point.reader())
    return {} if left is None else {counts[0]: known(left, point.entry.facts[counts[0]], frozenset({"sum"}))}


def with_supposed(point: Standpoint, assigned: Assignment, given: dict[str, KnownFact]) -> dict[str, KnownFact]:
    """``given`` with what is supposed to come to a number told before it: 已有两次,再来一次呢; 4800,再打600还差多少."""
    shift, folded = point.shift, point.heard.folded
    if shift is None or not point.heard.speech.asks or not (shift.count or shift.amount):
        return given
    if _counts_for_nothing(folded) if shift.count else not _moves_the_balance(point, assigned):
        return given
    start, end = shift.span
    told = [name for name, role in assigned.roles.items() if name in given and role.heard.span[1] <= start]
    if shift.amount and (not _is_supposed(folded) or sum(item.kind == "amount" for item in point.reading.facts) != 1):
        return given
    counted = [name for name in told if fits_shift(point.entry.facts[name], shift)]
    step = folded[start:end]
    said = before_in_clause(folded, start) + step
    of_now = "才" in folded[end : end + 3] or _OF_NOW.search(folded, end) is not None
    if (
        len(counted) != 1
        or not _SUPPOSED_MORE.search(step)
        or _NOT_SUPPOSED.search(said)
        or of_now
        or read_shift(folded[end:])
    ):
        return given
    fact = shifted(given[counted[0]], point.entry.facts[counted[0]], shift)
    return given if fact is None else given | {counted[0]: fact}


def moved_unread(point: Standpoint, given: Mapping[str, KnownFact], new: Mapping[str, KnownFact]) -> list[str]:
    """The balances ``given`` in this message of which some came or went unread since: 7500,扣了三笔各500.

    Not where a rest is told behind that, nor where the step is taken already in what is ``new``.
    """
    balances = [name for name, fact in given.items() if point.entry.facts[name].emptied and new.get(name) == fact]
    read = (item.span for item in point.reading.facts)
    match = _MOVED_UNREAD.search(blanked(point.folded, read)) if balances else None
    if match is None or float(match[1]) in [given[name].value for name in balances]:
        return []
    if EARLIER.search(before_in_clause(point.folded, match.start())):
        return []
    later = [item for item in point.reading.facts if item.kind == "amount" and item.span[0] > match.end()]
    return [] if later and _LEFT.search(point.folded, match.end()) else balances


def _moves_the_balance(point: Standpoint, assigned: Assignment) -> bool:
    """Whether an amount more or less is one of the amount told, and only supposed where it comes or goes: 再补1000呢.

    What has come may be in the balance told already, and what customers pay is none of it. A step that only the balance
    told makes one (转1000进去够吗) is a supposed one.
    """
    folded = point.heard.folded
    if _MONEY_ELSEWHERE.search(folded) is not None:
        return False
    return not assigned.barred or point.heard.shift is None or _is_supposed(folded)


def _is_supposed(folded: str) -> bool:
    """Whether money is only supposed to come or go."""
    return _SUPPOSED_MONEY.search(folded) is not None and _MONEY_MOVED.search(folded) is None


def _counts_for_nothing(folded: str) -> bool:
    """Whether one more is told that does not count (又来了一个,不过还没判), or of which nobody says that it does.

    What is only supposed is taken to count: 再来一次投诉呢.
    """
    happened = _HAPPENED.search(folded) is not None and not _IF_SO.search(folded)
    others = _ORDERS.search(folded) is not None or _OF_ANOTHER_KIND.search(folded) is not None
    orders = others and not _COUNTED_KIND.search(folded)
    return (
        orders
        or any(words.search(folded) for words in (CAME_TO_NOTHING, UNDECIDED, _NOT_YET))
        or (happened and tells_only_raised(folded))
    )


def spoken_of(point: Standpoint, assigned: Assignment) -> frozenset[str]:
    """The facts that a message with a step names, or speaks of by who makes the step or by its verb."""
    return assigned.named or (frozenset() if point.shift is None else _moved_act(point, point.shift))


def _moved_act(point: Standpoint, shift: Shift) -> frozenset[str]:
    """The facts of which a step speaks by who makes it (阿里晚一天), or by the verb right after it (推迟三天发)."""
    folded, facts = point.heard.folded, point.entry.facts
    if _BY_ALIBABA.search(folded[: shift.span[0]]):
        return frozenset(name for name, spec in facts.items() if spec.tense == "any")
    verb = folded[shift.span[1] :][:1]
    if not verb or verb.isascii() or verb in "的呢吧了啊吗么":
        return frozenset()
    return frozenset(name for name, spec in facts.items() if any(c.startswith(verb) for c in spec.cues))
