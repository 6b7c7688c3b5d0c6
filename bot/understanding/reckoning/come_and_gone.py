"""Come and gone: a message that tells what was taken, paid in or added since a number was told, and nothing else.

今早又被划走450; 刚存进去八百,还要补多少; 昨晚又成立一个,这下共2个. Only where every clause is such a step, the total that it
leads to, a question or a mere cry: what else is said may be of other money, of what was counted in before, a plan or a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bot.patterns import pattern
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.reckoning.reckoned import count_said
from bot.understanding.set_apart.tied_up import LEAST_AMOUNT
from bot.understanding.wording.clauses import Clause, Span, blanked, split

_OURS = r"我们?|咱们?|俺们?|店里"
_PLATFORM = r"平台|阿里(?:巴巴)?|系统|官方|1688|小二"
_FAMILY = r"(?:我的?)?(?:老婆|老公|媳妇|爱人|先生|太太|儿子|女儿|闺女|[爸妈哥姐弟妹]|家里人?|家人|员工|同事|助理|运营)"
_CLERK = r"(?:我们?的?)?(?:财务|会计|出纳|老板娘?)"
_HELPER = r"(?![刚我俺咱]|客|买|顾)[\u4e00-\u9fff]{1,4}(?:帮|替)(?:忙|我们?|咱们?|店里)(?![姐爸妈哥弟妹爷奶叔舅姨婆公嫂朋同老亲的家他她])"
_WHEN = r"今[天日早晨晚儿]个?|刚刚|刚才|刚|方才|这会儿|现在|一大早|早上|上午|中午|下午|晚上"
_HOW = r"又|再次|再度|再|先|还|居然|竟然?|突然|忽然|莫名其妙|直接|就|的|地|\s"
_THERE = r"(?:我们?的?)?(?:vip|批发中心|的|自缴)*(?:保证金|押金|余额|账户)(?:里[面头]?|上|中)?"
_LED_TAKEN = rf"(?:{_OURS}|{_PLATFORM}|{_WHEN}|{_HOW}|被|让|遭|给(?:我们?)?|[把从]?{_THERE})*+"
_LED_PAID = rf"(?:{_OURS}|{_FAMILY}|{_CLERK}|{_HELPER}|{_WHEN}|{_HOW}|[往给向]?{_THERE})*+"
_SUM = r"(?:一笔)?\s?\x00+\s?(?:元|块钱?|人民币)?"
_ENDS = r"[了啦啊呀哎唉哦\s]*"
_SUM_EN = r"(?:another |an extra |a further )?\x00+(?: ?(?:yuan|rmb))?(?: more)?"
_ENDS_EN = r"(?: again| today| just now)*"
_OUT_OF = r"(?: from (?:it|(?:the|my|our) (?:deposit|balance)))?"
_TAKEN = pattern(
    rf"{_LED_TAKEN}(?:扣(?:除|减|划|罚|款)?|划扣?|罚(?:款|没)?|赔(?:付|偿|款)?|抵扣|核减)(?:[了走掉去]|出去|我们?)*{_SUM}(?:走|掉)?(?:罚款|罚金|赔款|赔付款?|违约金)?{_ENDS}"
    rf"|(?:so |and |today |just now )*(?:they|alibaba|the platform|1688)(?:'ve| have| has)? ?(?:just |now |again |also )*(?:deducted|charged|took|taken|withdrew|fined)(?: me| us)?(?: away| off)? ?{_SUM_EN}{_OUT_OF}{_ENDS_EN}"
    rf"|(?:so |and |today |just now )*{_SUM_EN} (?:was|were|got|has been|have been) (?:just |again )?(?:deducted|charged|taken|withheld){_OUT_OF}{_ENDS_EN}"
)
"""刚刚平台划走两百块, they just deducted another 300; the sum is blanked out."""
_BY_ONESELF = pattern(rf"^(?!.*(?:{_PLATFORM}|被|遭|{_THERE})).*赔")
"""What one pays a customer oneself is not taken from the balance."""
_PAID = pattern(
    rf"{_LED_PAID}(?:补(?:交|缴|充|款)?|充值?|存|打款?|转账?|汇款?|交|缴纳?)(?:[了进入]|进去|进来|上去|过去)*{_SUM}(?:进去|进来|上去|过去|[到进]{_THERE}(?:去|来)?)?{_ENDS}"
    rf"|(?:so |and |ok |okay |today |just now )*(?:i|we)(?:'ve| have)? ?(?:just |now |then |also )*(?:topped (?:it )?up(?: with| by)?|added|paid in|deposited|transferred|put in) ?{_SUM_EN}(?: in| into it| to it| (?:into|to) the (?:deposit|account))?{_ENDS_EN}"
)
"""刚存进去八百, 舅妈又替我汇了三百进去, I just topped up another 500."""
_TO_WHOM = pattern(rf"^(?:{_OURS}(?!的)|{_WHEN}|{_HOW})*+(?:{_FAMILY})(?!.*(?:[进上]去|进来|{_THERE}))")
"""老婆刚转了1000 does not say where to."""
_IS_DONE = pattern(r"[了走掉被遭]|刚|[a-z]")
_IS_PAID = pattern(r"了|刚|[a-z]")
_AGAIN = pattern(r"又|再次|再度|\b(?:another|again|further|more|extra)\b")
_LATELY = pattern(r"刚|方才|\b(?:just|now)\b")
_A_PART = pattern(r"先|再")
"""Of what is paid in: some of what was said to be missing."""
_TODAY = pattern(r"今[天日早晨晚儿]|刚[刚才]|\btoday\b|\bjust now\b")
_LEFT = pattern(
    rf"(?:{_THERE}|{_WHEN}|这下|目前|眼下|如今|总共|一共|只|就|还|仅|剩下?|余下?|变成|成|到|有|是|了|着|的|\s)*+\x00+\s?(?:元|块钱?)?{_ENDS}"
    r"|(?:so |and |now )*(?:the |my )?(?:balance|deposit|it)?(?:'s| is| stands at)?(?: now| only| at)* ?\x00+(?: ?(?:yuan|rmb))?(?: is)?(?: left| now| remaining)*"
)
"""只剩3300了, 余额现在4300, now it's 5100."""
_FIGURE = pattern(
    r"(?<![\d.])(?!1688(?!\d))(?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\.\d+)?(?!\d)|(?<![\d.])\d{1,2}[百千](?:\d(?!\d))?|[一二两三四五六七八九][百千万][一二两三四五六七八九零百千]*"
)
"""An amount without its unit, or anything else that may be one."""

_UNIT = pattern(r"元|块|yuan|rmb")

_NUMBER = r"(?P<n>\d{1,2}|[一两俩二三仨四五六七八九十])"
_MEASURE = r"(?:次|个|起|笔|单|条|宗|件|回|桩)"
_KIND = r"有效|成立|虚假|投诉|交易|假单|刷单|算数|的|了|啦"
_UNSURE = pattern(r"好像|可能|大概|也许|似乎|貌似|估计|应该|听说|据说")
_MORE = pattern(
    rf"(?:{_OURS}|{_PLATFORM}|{_WHEN}|{_HOW}|昨[天晚]|前天|被|新|多)*+(?:判定?|认定|成立|坐实|来|有|收到|吃|挨|多|增加?|添|查|抓|逮|记|中|到|出|实|为|成|了){{1,4}}{_NUMBER}\s?{_MEASURE}(?:也|又|都|被|是|算|判|定|认|为|{_KIND})*+"
)
"""昨晚又成立一个, 昨天又来两个投诉."""
_CAME = pattern(r"又|再|新|多|增|添")
_TOTAL = pattern(
    rf"(?:{_WHEN}|这下|目前|如今|眼下|一共|总共|共|加起来|合计|累计|已经?|变|是|有|就|到|成|都|够|满|凑|齐|{_KIND}|\s)*+{_NUMBER}\s?{_MEASURE}?(?:{_KIND})*+"
)
_HELD = pattern(r"有效|成立|判|认定|坐实|虚假|查|抓|逮|记")

_ASKS = pattern(
    r"(?:那么?|请问|现在|目前|这下|这样|这么|我们?|一共|总共|到底|究竟|所以|还|就|要|得|该|应该|需要?|用|再|能|是不是|是否|会不会|最|后|晚|迟|补|差|缺|欠|交|缴|充|足|齐|够|满|到|至|前|之|了|的|没有?|不|多少|钱|元|几|号|天|哪|一样|一|什么|啥|时候|何时"
    r"|截止|期限|日期|变|会|清退|清|踢|赶|被|怎么|咋|办|重新|从|起|计?算|吗|么|呢|嘛|啊|呀|余额|保证金|缺口|线|批发中心|vip|平台|是|\s)*+"
    r"|(?:(?:how much|how many|is|are|am|do|does|must|should|i|we|still|now|need|to|add|top|up|owe|short|missing|what|the|shortfall|left|more|pay|have|by|when|deadline|date|change|then|so|enough|it|that|until|removed|be|will|get|kicked|out|in|total)\b|\s|')*+"
)
"""那还差多少, 要补到哪天."""
_CRIES = pattern(
    r"真?倒霉|真?糟糕|糟了|气死(?:我|人)?|郁闷|烦死|好烦|真烦|真坑|坑人|好惨|真惨|晕|唉|哎呀?|呜呜|哈哈|不好意思|受不了|不得了|要命|天[哪啊呐]|老天爷?|我的天|无语|服了|完蛋|坏消息|好消息|你们?好|您好|麻烦|老师|客服|亲|在吗|谢谢|多谢"
    r"|\b(?:hi|hello|hey|ok|okay|thanks|thank you|damn|oh|no|bad|good|news|update|sir|please|well|so|and|ugh|great|sorry)\b"
)
_MERE_SOUNDS = pattern(r"[了啦啊呀哎唉哦嗯额呃哈呢吧的真好太\s~.]*")


class Moved(NamedTuple):
    """By how much a balance moved, and the balance it has now if that is told too."""

    by: Decimal
    now: Decimal | None
    again: bool
    """It is said to be one more than before."""
    since: bool
    """It surely was after the balance was told."""
    today: bool


class Came(NamedTuple):
    """How many came, and how many there are now."""

    more: int
    now: int
    sure: bool


def balance_moved(folded: str, amounts: Iterable[Heard]) -> Moved | None:
    """By how much a text that tells nothing else says that a balance has moved; None for any other text."""
    sums = _sums(folded, amounts)
    if not sums:
        return None
    clauses = split(folded, sums)
    said = [clause for clause in clauses if "\x00" in clause.words]
    others = [clause for clause in clauses if clause not in said]
    if not len(said) == len(sums) <= len(("step", "rest")) or not _says_no_more(said, others, folded):
        return None
    first, *rest = sums.values()
    words = said[0].words.strip()
    by = _step(words, first)
    if by is None or (rest and not _LEFT.fullmatch(said[1].words.strip())):
        return None
    again, lately = _AGAIN.search(words) is not None, _LATELY.search(words) is not None
    since = again or lately or (by > 0 and _A_PART.search(words) is not None)
    return Moved(by, rest[0] if rest else None, again, since, _TODAY.search(words) is not None)


def more_came(folded: str) -> Came | None:
    """How many came since, where a text tells it beside how many there are now, and nothing else: 昨晚又成立一个,这下共2个."""
    if not _CAME.search(folded):
        return None
    clauses = split(folded, ())
    steps = [clause for clause in clauses if _MORE.fullmatch(_UNSURE.sub("", clause.words.strip()))]
    if not steps or not _CAME.search(steps[0].words):
        return None
    later = [clause for clause in clauses if clause.start >= steps[0].end]
    totals = [clause for clause in later if _TOTAL.fullmatch(clause.words.strip())]
    if len(totals) != 1 or not any(_HELD.search(clause.words) for clause in (steps[0], totals[0])):
        return None
    said = [steps[0], totals[0]]
    if not _says_no_more(said, [clause for clause in clauses if clause not in said], folded):
        return None
    more, now = _MORE.fullmatch(_UNSURE.sub("", said[0].words.strip())), _TOTAL.fullmatch(said[1].words.strip())
    if more is None or now is None:
        return None
    return Came(count_said(more["n"]), count_said(now["n"]), _UNSURE.search(said[0].words) is None)


def _sums(folded: str, amounts: Iterable[Heard]) -> dict[Span, Decimal]:
    """The exact amounts of a text by their places, with those that were not read: 存进去八百. None of them if one is open."""
    found: dict[Span, Decimal] = {}
    for item in amounts:
        if item.approximate or item.assumed or not isinstance(item.value, Decimal):
            return {}
        found[item.span] = item.value
    for match in _FIGURE.finditer(blanked(folded, [*found])):
        number = read_bare_number(match[0].replace(",", ""))
        if number is None:
            return {}
        found[match.span()] = number
    small = (end for (_, end), number in found.items() if number < LEAST_AMOUNT)
    if any(not _UNIT.search(folded[max(0, end - 2) : end + 4]) for end in small):
        return {}  # 又扣了12: of points or of yuan
    return dict(sorted(found.items()))


def _step(words: str, amount: Decimal) -> Decimal | None:
    """By how much a clause says that the balance has moved: less if it was taken, more if it was paid in."""
    if _TAKEN.fullmatch(words) and _IS_DONE.search(words) and not _BY_ONESELF.search(words):
        return -amount
    return amount if _PAID.fullmatch(words) and _IS_PAID.search(words) and not _TO_WHOM.search(words) else None


def _says_no_more(said: list[Clause], others: list[Clause], folded: str) -> bool:
    """Whether the clauses that tell are not asked, and the others only ask what follows or cry: 那还差多少, 真倒霉."""
    asked = any(folded[clause.end :].lstrip().startswith("?") for clause in said)
    return not asked and all(_is_aside(clause.words.strip()) for clause in others)


def _is_aside(words: str) -> bool:
    if _ASKS.fullmatch(words):
        return True
    return _MERE_SOUNDS.fullmatch(_CRIES.sub("", words)) is not None
