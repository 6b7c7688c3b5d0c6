"""Scope of an amount: a price of which a part was for something else, came back already, or is told with and without tax.

付1200,其中200是培训费; 已经退过100,还能退多少; 1200,含税1272. What of it the rule reckons with nobody says, and the
amount is asked for.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.wording.clauses import before_in_clause

_FIGURE = r"(?<![\d./:月-])(?!1688)\d{2,}(?:,\d{3}(?!\d))*(?:\.\d+)?[万千]?(?:元|块钱?)?"
_OTHER = r"(?:培训|短信|手续|实施|硬件|设备|税|押金|保证金|诚信通|实力商家|超级工厂|别的|其他|其它|另外|运费|广告|推广|会员|安装|开发|定制|代运营|咨询|电话|域名|旺铺|装修)"
_FOR_SOMETHING_ELSE = pattern(
    rf"(?:其中|里面|里头|当中|包含|包括|含)[^,。;!?\d]{{0,4}}{_FIGURE}[^,。;!?\d]{{0,3}}{_OTHER}"
    rf"|(?:其中|里面|里头|当中|包含|包括|含)(?:了|有|的|着)?{_OTHER}[^,。;!?\d]{{0,4}}{_FIGURE}"
    r"|\b(?:of which|including|includes|incl\.?)\s(?:rmb |yuan )?\d{2,}[^.,;!?\d]{0,10}\b(?:for|is|was|are|were|goes|went|as)\b"
)
_TOO = r"(?:和|跟|与|及|加上?|连同?|连带|带上?|还有|同|、|\+|&|\band\b|\bplus\b|\bwith\b)"
_THIS, _OTHER_PRODUCT = r"(?:小蜜|xiao ?mi)", rf"(?:{_OTHER}|trust ?pass|membership|renewal)"
_BOTH = rf"(?:{_OTHER_PRODUCT}[^,。;!?\d]{{0,6}}?{_TOO}[^,。;!?\d]{{0,6}}?{_THIS}|{_THIS}(?:1688版)?[^,。;!?\d]{{0,6}}?{_TOO}[^,。;!?\d]{{0,6}}?{_OTHER_PRODUCT})"
_AS_ONE = r"(?:一起|一块儿?|一并|一共|总共|合计|打包|套餐|合在一起|合起来|加起来|同一[单笔]|\btogether\b|\bin total\b|\bcombined\b|\bbundled?\b|\bin one\b)"
_FOR_BOTH = pattern(
    rf"{_BOTH}[^,。;!?\d]{{0,14}}(?:,\s?)?{_AS_ONE}?[^,。;!?\d]{{0,8}}{_FIGURE}|{_FIGURE}[^。;!?\d]{{0,16}}?{_BOTH}"
    rf"|{_BOTH}[^。;!?\d]{{0,10}}{_AS_ONE}"
)
"""One price for two things, in either order: 诚信通和店小蜜一起付的1500; 1500 for TrustPass and 店小蜜."""
_EACH_PRICED = pattern(r"分别|分开|各自?|单独|单算|其中|\b(?:each|separately|respectively|of which)\b")
_PART = pattern(rf"(?:其中|里面|里头|当中|\bof which)(?:[^,。;!?\d]|1688版?){{0,14}}?({_FIGURE})")
"""A part of what was told before it, read as an amount or not."""
_CAME_BACK = pattern(
    rf"(?:退|返)(?:还|回)?(?:过|了)(?:我|给我)?(?:{_FIGURE}|一部分|一些|部分|一点|半年|[一两二三四五六几\d]个?月)|(?:退|返)过(?:款|钱|一次)"
    rf"|(?:已经?|先|之前|早就?)(?![^,。;!?]{{0,16}}[没未])[^,。;!?]{{0,16}}(?:退|返)(?:还|回)?(?:款)?(?:退)?(?:掉|过|了)"
    r"|\b(?:already|partly|before) (?:refunded|got back|received back|paid back)\b|\b(?:refunded|got back|paid back)\b[^.;!?]{0,20}\balready\b"
)
_AND_MORE = pattern(
    r"(?:还|剩下的?|剩余的?|另外|余下的?)[^,。;!?]{0,4}(?:退|返)(?!过)|再(?:退|返)(?:我|给我)?(?:多少|几)|\bhow much (?:more|else)\b|\b(?:still|remaining|rest)\b"
)
_TAX = pattern(
    rf"(?:含税|未税|税[前后]|加税|带税|\b(?:tax|vat)\b)[^,。;!?\d]{{0,6}}({_FIGURE})|({_FIGURE})[^,。;!?\d]{{0,4}}(?:含税|未税|税[前后]|\b(?:tax|vat)\b)"
)
"""A price with or without tax; what stands beside it is another one."""
_FEE_APART = pattern(
    r"(?:快递|运|邮)费?(?:是|的话|都)?(?:要|得)?(?:另外|另)(?:算|付|出|给|收)?(?:的|了|是|要|,)?\s*$"
    r"|(?:运费险|退货险|退货宝)(?:公司|那边|已经?|又|也|给|买家|客户|客人|[他她])*(?:理赔|赔付?|补|出|退|报销)(?:给|了|的|买家|客户|客人|[他她])*\s*$"
)
_AND_APART = pattern(r"\s?(?:元|块钱?)?的?(?:快递|运|邮)费?(?:是|要)?(?:另外|另)(?:算|付|出|给|收)")
_POINTED_AT = pattern(
    rf"({_FIGURE})\s?的?[这那]一?(?:笔|份|单|个)(?:钱|款|费用?|订单)?(?=[^,。;!?]{{0,12}}[退返][^,。;!?]{{0,6}}(?:多少|几))"
)
"""The one that is asked about: 1500这一笔能退多少."""

_ENDS = pattern(r"\s?(?:元|块钱?|yuan\b|rmb\b)?(?=\s?(?:[,。;!?\n]|$))")
_OF_THE_ORDER = pattern(
    r"(?:货值|货款|订单|整单|原单|总价|总额|成交价|实付)[^,。;!?\d退]{0,10}$|\border(?: value| total| amount)?(?: was| is| for| of|:)*(?: only| just)?\s*$"
)
_GIVEN_BACK = pattern(
    r"(?:但是?|而|可是?|其中|里[面头])?(?P<this>[这本]次的?)?(?P<named>(?:退货|退款)(?:金额|总额|额|款))(?:实际|一共|总共|只有|只|才|就|是|为|有|:|\s)*"
    r"|\s*(?:but )?(?:the |my |this )?(?:return|refund)(?: amount| part)?(?: itself)? (?:is|was)(?: only| just)?\s*"
)
"""All that stands in its clause before the amount that is given back, of what the order came to."""
_NOT_ALL_OF_IT = pattern(
    r"退过|退好|已经?退|之前|以前|剩|其余|余下|还要退|再退|第[一二\d]|先退|分[两二三批次]|一半|各|每|差[价额]|补偿|运费(?!险)|[两俩二三几]\s?[单笔次票]|另|再加|还有"
    r"|全[退额款部]|整单退|改|后来|平均|建议|要不|商量|协商|申请|打算|想|如果|要是|可能|大概|上个?月|上周|拒"
    r"|\b(?:already|rest|second|half|each|plus|another|also|full|per|if|maybe|want\w*|ask\w*|later|changed?)\b"
)
_BEFORE_THIS = pattern(r"上[次回单笔]|\b(?:last time|previous)\b")


def given_back(reader: ClaimReader) -> dict[str, Heard]:
    """The amount that is given back, told behind what the whole order came to: 货款一共1480,退了一件,退货款116."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "amount" and spec.sole]
    amounts = [item for item in reader.heard if item.kind == "amount"] if names else []
    if len(amounts) != 2 or _NOT_ALL_OF_IT.search(reader.folded):
        return {}
    (whole, part), folded = amounts, reader.folded
    back = _GIVEN_BACK.fullmatch(before_in_clause(folded, part.span[0]))
    if back is None or _OF_THE_ORDER.search(folded[: whole.span[0]]) is None or any(one.assumed for one in amounts):
        return {}
    if reader.place(whole) == reader.place(part) or not _ENDS.match(folded, part.span[1]):
        return {}
    earlier = _BEFORE_THIS.search(folded) is not None and not back["this"]
    less = isinstance(whole.value, Decimal) and isinstance(part.value, Decimal) and part.value <= whole.value
    return {names[0]: part} if not earlier and not part.approximate and (less or back["named"]) else {}


def is_fee_apart(item: Heard, folded: str) -> bool:
    """Whether an amount is that of a fee which is told apart from the rest: 退款45块,快递费另外8块."""
    start, end = item.span
    apart = _FEE_APART.search(folded[:start]) or _AND_APART.match(folded, end)
    return item.kind == "amount" and apart is not None


def pointed_at(reader: ClaimReader) -> dict[str, Heard]:
    """Of several amounts told of a fact the one to which the question points, by name: 另外买了480的,1500这一笔能退多少."""
    match = _POINTED_AT.search(reader.folded)
    if match is None:
        return {}
    value = read_bare_number(match[1])
    claims = [claim for item in reader.heard if item.value == value for claim in reader.claims(item)]
    return {claim.fact: claim.heard for claim in claims if claim.heard.kind == "amount"}


def of_open_scope(reader: ClaimReader) -> list[str]:
    """The amounts, other than balances, of which the message leaves open how much the rule reckons with."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "amount" and not spec.emptied]
    amounts = {item.value for item in reader.heard if item.kind == "amount"} if names else set()
    if not amounts:
        return []
    folded = reader.folded
    back = _CAME_BACK.search(folded) is not None and _AND_MORE.search(folded) is not None
    taxed = _TAX.search(folded)
    twice = taxed is not None and any(not _is_in(item, taxed) for item in reader.heard if item.kind == "amount")
    part = _FOR_SOMETHING_ELSE.search(folded) is not None or _holds_an_unread_part(reader)
    both = len(amounts) == 1 and _FOR_BOTH.search(folded) is not None and _EACH_PRICED.search(folded) is None
    return names if back or twice or part or both else []


def _is_in(item: Heard, told: re.Match[str]) -> bool:
    """Whether a value is the figure that was found."""
    start, end = told.span(1 if told[1] else 2)
    return item.span[0] < end and start < item.span[1]


def _holds_an_unread_part(reader: ClaimReader) -> bool:
    """Whether a part is told by a figure that was not read: 一共1500,其中小蜜1200."""
    match = _PART.search(reader.folded)
    return match is not None and all(
        item.span[1] <= match.start(1) or match.end(1) <= item.span[0] for item in reader.heard
    )
