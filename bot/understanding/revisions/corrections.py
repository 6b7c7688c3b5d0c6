"""Values that a message takes back itself: denied, corrected at once, said once more exactly, or how it was before."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said, read_bare_number
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.mentions import Mention
from bot.understanding.revisions.applications import is_for_something_else
from bot.understanding.revisions.done_at_last import was_done_at_last, was_not_on_that_day
from bot.understanding.wording.clauses import without_fillers
from bot.understanding.wording.undoing import REFUSED, TAKEN_BACK, UNDONE_EN

_DENIED = pattern(
    r"(?:(?<!是)不是(?:[只还]?剩(?:了|下)?|余额)?|不是在|并非|而不是|不在|没有?在|未在|说成了?|写成了?|填成了?|记成了?|当成了?|\bnot(?: the| on(?: the)?)?"
    r"|isn't(?: the)?|wasn't(?: the| on(?: the)?)?|rather than(?: the)?|instead of(?: the)?)\s*$"
)
_REPLACED = pattern(
    r"^\s*(?:日|号)?\s*(?:改成|改为|换成|变成|应为|应该是|不对|错了|不是[啊呀吧哦噢的呢]*(?=[,。!\s]|$)|是错的)"
)
_FORMERLY = pattern(
    r"(?:原来|原先|本来|以前|之前|原本|先前|originally|used to be|before)[^,。花买付]{0,4}$|原价[^,。]{0,4}$|从\s*$|(?:那时候?|当时|\d[号日](?:那天|的时候)?)还(?:有|剩)[^,。]{0,2}$"
)
_UNTIL_NOW = pattern(
    r"\s*(?:元|块钱?)?\s*(?:被|给)?(?:平台|阿里|系统)?[扣划罚赔掉跌降](?:得|了|完|成)?(?:只|就|还|仅)?[剩到成至](?=[\d只还就了下一二两三四五六七八九]|$)"
)
"""Said right after a number: 6000被扣剩5555."""
_STILL_WAS = pattern(
    r"(?:[昨前]天|[昨前]晚|昨儿个?|[上前]个?(?:月|周|星期|礼拜)|\d[号日])[^,。;!?\d]{0,8}还(?:有|剩|是)(?:着|下)?$"
)
_BECAME = pattern(
    r"(?:元|块钱?)?(?:呢|的|来着)?[,。\s](?![^\d]{0,12}(?:会|要|将|可能|如果))(?:[^,。;!?\d的他她]{0,4}\d{1,2}(?:[月./-]\d{1,2})?[日号]?)?(?!.{0,4}(?:会|要|将|可能|如果))[^。;!?\d的他她]{0,12}(?:变成?|成了?|[掉降跌扣减少][到成至]|[只就]?剩下?|只有|就只有)(?:了|到|只)?\s?\d[\d,.]*(?!\d|[^,。;]{0,4}[吗么?])"
)
"""Around an amount that became another one: 昨天还有6300,今天一看变成5700."""
_TOPPED_UP_SINCE = pattern(
    r"[^。;!?]{0,16}[,，\s](?:\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|[昨前今]天|已经?|刚刚?|后来|当天|又)[^,。;!?要需该得想会\d]{0,6}(?:补|充|加|打|存|交)回?[到至成]了?\s?\d[\d,.]*(?![^,。;]{0,4}[吗么?])"
)
"""Around an amount to which some was added since: 14号扣到5800,16号补到6500."""
_COUNTED_DOWN = pattern(
    r"\s*(?:已经?|又|给|被)?(?:降|减|少|变|改|掉|撤)(?:了)?(?:到|成|为|至|剩)(?:了|只)?(?=\s?[\d一二两三四五])"
)
"""Said right after a count: 3次降到2次."""
_WAS_AND_NOW = pattern(r"\bwas\s*$"), pattern(r"\bnow\b")
_TAKEN_BACK = pattern(rf"{TAKEN_BACK}|收回(?:了|来|去)|[驳打]回|被(?:{REFUSED}|退了)|\b(?:{UNDONE_EN})\b")
_HANDED_IN_ANEW = pattern(
    r"重新|重交|重提|重送|补正|再次|又|再交|再提|再申请|再递|\b(?:again|anew|resubmit\w*|re-?applied|re-?filed|a new (?:one|application|form))\b"
)
DONE_ANEW = r"重交|重提|重送|补正|再次|补交|应计|应算|只算|实际|还剩|剩下|剩余|第[二2]次|\b(?:again|resubmit\w*|re-?applied|refiled|second time)\b"
"""Said of what took the place of something that came to nothing."""
_FAILED = pattern(
    r"驳|拒|[打退]回|撤|取消|作废|失败|[没未不](?:有|能)?通?过(?!来|去)|\b(?:rejected|refused|failed|withdr\w+|revoked|cancell?ed|not)\b"
)
_SET_ASIDE = pattern(
    r"(?:另有|另外|还有|另一?[家个单笔份]|别的|其他)[^,。;!?]*(?:,\s*[那这](?:一|几)?(?:单|笔|个|件|些|家|批|份))?(?:我|就|都)?(?:先)?"
    r"(?:(?<!算)不(?:急|问|算|管|提|说|用管|用算|用理|必管|必算|着急)|另说|另算|别管|别算|甭管)(?![^,。;!?]{0,4}[吗么?])"
    r"|(?:other|another) (?:return|order|one|parcel|case|shop)\b[^.;!?]*\b(?:finished|done|closed|settled|no question|already refunded)\b"
)
"""Another case that is told only to be set aside: 另有42件是10号付的,那单不问."""
_STILL_ENOUGH = pattern(
    r"[^。;!?\n]{0,20},(?:那时候?|当时|那会儿?|那天)(?:余额)?(?:还|都|倒还)(?:是)?(?:够|足|没(?:有)?(?:低于|跌破|破|掉)|在线上|不用补)"
)
"""Said of a day on which some was taken: 3月6号扣了2300,那时候还够."""
_OF_ANOTHER_THING = pattern(
    r"(?:我|我们)?(?:申请|交|递|提交|提|办|寄)的?(?:其实|只|也|就)?是(?:电子)?(?:发票|开票|贷款|退款|售后|认证|入驻|续费|报名|活动|提现|资质|别的|其他|另外)"
)
"""Behind a day: it is that of something else, 5月12号申请的是发票."""
_HAD_IT_BEEN = pattern(
    r"(?:早知道?|如果|要是|要不是|假如|倘若|当初|当时)[^。;!?\d]{0,8}$|\b(?:if|had) (?:i|we)\b[^.;!?\d]{0,24}$"
)
_BUT_IT_WAS = pattern(
    r"[,。;!?\s](?:偏偏|可惜|结果|谁知|没想到|哪知|实际|其实|拖到|却|可我们?|但我们?|现实是)[^。;!?\d]{0,8}$|\bbut\b[^.;!?\d]{0,40}$"
)
"""Between the day that would have been better and the one on which it was done: …就好了,偏偏20号才送."""
_WAS_DONE = pattern(r"[^,。;!?\d生]{0,5}(?:才|交|递|送|申请|提|续|寄|传|办|补|掉|跌|签)")
_DID_ON = pattern(r"\b(?:applied|application|sent|submitted|handed|filed|renewed|was|did)\b[^.,;!?\d]{0,24}$|才$")
"""Beside the later one: it tells of something done, not of what follows from it."""
_BELIEVED = pattern(r"以为|记成|当成|看成|\b(?:thought|assumed|believed)\b")
_SAID_WRONG = pattern(
    r"[^,。;!?\d]{0,12}[,。;!\s]+(?:但|其实|结果|不过|后来发现|是|原来)*(?:[他她我俺]|老[公婆板]|财务|会计|运营|客服|小二)?(?:们)?(?:给)?(?:记|搞|弄|说|看|听|数|算|查)(?:错|岔|混|串|反(?!正))"
    r"|[^,.;!?\d]{0,40}[,.;!]\s*(?:but |sorry |no )*(?:he|she|they|i|that|it) (?:was|were|is|got it|had it|remembered|said it) wrong(?:ly)?\b"
)
"""Behind a value: who told it was mistaken (老公说是14号掉的,他记错了)."""
_REMEMBERED = pattern(r"记得|印象|记忆|\b(?:remember(?:s|ed)?|recalls?)\b")
_LOOKED_UP = pattern(
    r"查|翻|后台|系统|记录|显示|写着|写的|截图|邮件|凭证|单子上|\b(?:records?|system|screen|email|says|shows?|checked|looked|found)\b"
)
_THAT_IS = pattern(r"\s*[,(]?\s*(?:也就是|也即|亦即|即)(?:说)?[:,]?\s*")
_VAGUELY_AGO = pattern(
    r"(?:半年|[个一二两三四五六七八九十\d]月|[年周]|星期|礼拜)(?:之|以)?前|(?:weeks?|months?|years?) ago", re.IGNORECASE
)
_EDGE = pattern(r"[月年]底|[月年]末")
_LATE_IN_MONTH, _MONTHS_AT_YEARS_END = 15, 2
_EXACTLY = r"(?:确切|准确|精确|具体|严格)(?:一?点|一?些|地|来)?(?:的?(?:说|讲|数字?|数额|金额))?(?:应该|就)?(?:是|为|:|,)?\s*|\b(?:to be (?:exact|precise)|(?:more )?(?:exactly|precisely))(?: it is| it's| it was)?[\s,:]*"
_SAID_EXACTLY = pattern(_EXACTLY)
_GUESSED_THEN = pattern(
    r"(?:[^,。;!?\d]*[^,。;!?\d一二两三四五六七八九十百千万])??(\d[\d,]*(?:\.\d+)?[万千]?|[一二两三四五六七八九十][百千万][一二三四五六七八九十百千万]*)(?:元|块钱?)?(?:多|左右|上下|出头|不到|来)(?:元|块钱?)?(?:一?点)?(?:吧|的样子|这样)?[\s,.。…~]+(?:等?我?(?:看|查|瞅|翻)(?:一?下|看|查|了|到)?[\s,.。…~]*)?(?=[^,。;!?]*$)(?!.*(?:[最至顶]多|[最至]少|不超|不会|不止|不到|左右))"
)
"""A guess, and after it a clause that is the last one: 四千多吧,4320; 扣完还有3900多点,等我看下...3920."""
_STILL_ABOUT = pattern(r"左右|上下|出头|不到|大概|差不多|[\d百千万]多|来[块元]|\b(?:about|around|or so|roughly)\b")
_NEAR = Decimal("0.9"), Decimal(2)
"""How far an exact number may lie from the guess before it: 一万多 may be 19000."""
_MADE_EXACT = pattern(
    rf"(?:元|块钱?)?(?:左右|上下|出头|不到|吧|啊|呢|嘛)?[\s,.。…;(]*(?:不对|不是|哦不)?[\s,]*(?:说|讲)?(?:得|的)?(?:再|更)?(?:{_EXACTLY})"
)
"""Between an amount and the exact one: 两万吧,确切点一万九千八."""
_NEXT_STOP = pattern(r"[,。;!?\n~…]")
_JUST_NOW = pattern(r"刚刚|刚才|刚|just now|just", re.IGNORECASE)


def was_formerly(item: Heard, folded: str) -> bool:
    """Whether a number tells how it was before: 从8000掉到5200, "it was 8000, now 4500"."""
    before, after = folded[: item.span[0]], folded[item.span[1] :]
    was, now = _WAS_AND_NOW
    formerly = _FORMERLY.search(before) or (item.kind == "amount" and _UNTIL_NOW.match(after))
    formerly = formerly or (item.kind == "amount" and _STILL_WAS.search(before) and _BECAME.match(after))
    formerly = formerly or (item.kind == "amount" and _TOPPED_UP_SINCE.match(after))
    formerly = formerly or (item.kind == "count" and _COUNTED_DOWN.match(after))
    return bool(formerly or (was.search(before) and now.search(after)))


def is_denied(item: Heard, reader: ClaimReader) -> bool:
    """Whether a value is named only to be rejected: 不是10号, 10号改成…, not the 10th."""
    before, after = reader.folded[: item.span[0]], reader.folded[item.span[1] :]
    followed = any(other.kind == item.kind and other.span > item.span for other in reader.heard)
    return bool(_DENIED.search(before) or (followed and _REPLACED.match(after)))


def was_given_up(item: Heard, values: list[Heard], reader: ClaimReader) -> bool:
    """Whether a value was only believed, said better afterwards, is of what was taken back, or of what is not asked about."""
    if item.kind == "date" and _STILL_ENOUGH.match(reader.folded, item.span[1]):
        return True
    if item.kind in ("date", "datetime") and (
        _OF_ANOTHER_THING.match(reader.folded, item.span[1])
        or is_for_something_else(item, reader)
        or _was_only_imagined(item, values, reader)
        or was_done_at_last(item, values, reader)
        or was_not_on_that_day(item, reader)
    ):
        return True
    aside = is_set_aside(item, reader.folded)
    return aside or _was_believed(item, values, reader) or _said_better(item, reader) or _was_withdrawn(item, reader)


def _was_only_imagined(item: Heard, values: list[Heard], reader: ClaimReader) -> bool:
    """Whether a day is one on which something would have been done, where another one tells when it was: 早知道5号就交."""
    if not _HAD_IT_BEEN.search(reader.folded[: item.span[0]]):
        return False
    later = [other for other in values if other.kind in ("date", "datetime") and other.span[0] >= item.span[1]]
    return any(
        _BUT_IT_WAS.search(reader.folded[item.span[1] : other.span[0]])
        and (_WAS_DONE.match(reader.folded, other.span[1]) or _DID_ON.search(reader.folded[: other.span[0]]))
        for other in later
    )


def is_set_aside(item: Heard, folded: str) -> bool:
    """Whether a value is that of another case, told only to say that it is not asked about."""
    if item.kind == "count":  # what somebody thinks does not count may well do
        return False
    return any(match.start() <= item.span[0] < match.end() for match in _SET_ASIDE.finditer(folded))


def _was_believed(item: Heard, values: list[Heard], reader: ClaimReader) -> bool:
    """Whether a value was only believed or remembered, where the message tells the right one or one looked up.

    我以为是2月28号,查了是3月1号; 申请是6月1号,老板以为是6月11号; 我记得是1号,后台写的11号.
    """
    words = reader.words_beside(item)
    others = [other for other in values if other.kind == item.kind and other.value != item.value]
    if _SAID_WRONG.match(reader.folded, item.span[1]):
        return True
    if _BELIEVED.search(words):
        later = any(other.span[0] >= item.span[1] for other in others)
        return later or any(_same_fact(other, item, reader) for other in others)
    if not _REMEMBERED.search(words):
        return False
    looked_up = (other for other in others if _LOOKED_UP.search(reader.words_beside(other)))
    return any(_same_fact(other, item, reader) or reader.answers(other) for other in looked_up)


def _same_fact(one: Heard, other: Heard, reader: ClaimReader) -> bool:
    """Whether words claim both values for one fact, or none claims the second."""
    facts = {claim.fact for claim in reader.claims(other)}
    return {claim.fact for claim in reader.claims(one)} >= facts


def _was_withdrawn(item: Heard, reader: ClaimReader) -> bool:
    """Whether what happened on a day was taken back and done again on another: 3号交的,后来撤回了,15号又重新交."""
    taken_back = _TAKEN_BACK.search(reader.folded, item.span[1])
    if taken_back is None:
        return False
    later = [other for other in reader.heard if other.kind == item.kind and other.span[0] >= taken_back.end()]
    return any(_HANDED_IN_ANEW.search(reader.words_beside(other)) for other in later)


def came_off_later(name: str, failed: Mention, reader: ClaimReader) -> bool:
    """Whether what failed on one day is told to have come about on a later one: 认证14号没过,16号上午9点12分过了."""
    days = [item for item in reader.heard if item.kind in ("date", "datetime")]
    before = [item for item in days if (place := reader.place(item)) is not None and failed in reader.mentions[place]]
    again = [
        item
        for item in days
        if item.span[0] > failed.end
        and item not in before
        and any(claim.fact == name and _is_done(claim, reader) and not claim.across for claim in reader.claims(item))
    ]
    if not before or not again or _FAILED.search(reader.folded, again[-1].span[1]):
        return False
    return all(_day(item) < _day(again[-1]) for item in before)


def _is_done(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a claim tells of something done, by its verb or by 才: 12号才通过."""
    only_then = reader.folded.startswith("才", claim.heard.span[1])
    return claim.mood == "past" or (claim.mood is None and only_then)


def _day(item: Heard) -> date:
    return day_said(item.value) if isinstance(item.value, date) else date.max


def _said_better(item: Heard, reader: ClaimReader) -> bool:
    """Whether a value is said once more, exactly: 半年前也就是1月15号, 刚刚通过…2023/7/3 16:02, 两万吧,确切点一万九千八."""
    if item.kind == "amount":
        return _is_made_exact(item, reader.folded)
    if item.kind not in ("date", "datetime"):
        return False
    others = [other for other in reader.heard if other is not item and other.kind in ("date", "datetime")]
    in_full = [other for other in others if "month" in item.assumed and _told_in_full(other, item)]
    if in_full:  # 11月13日付的款,13号发货: a word of its own makes it another event of that day
        same_event = {claim.fact for other in in_full for claim in reader.claims(other)}
        return all(claim.fact in same_event for claim in reader.claims(item))
    if _EDGE.search(item.text) and any(_lies_at(other, item) for other in others):
        return True
    if _JUST_NOW.fullmatch(item.text.strip()):
        return any(_is_exactly(other, item) for other in others)
    after = next((other for other in others if other.span[0] >= item.span[1]), None)
    if after is not None and _THAT_IS.fullmatch(reader.folded[item.span[1] : after.span[0]]):
        return after.value == item.value or _is_vague(item) or "week" in item.assumed
    before = next((other for other in reversed(others) if other.span[1] <= item.span[0]), None)
    if before is None or not _THAT_IS.fullmatch(reader.folded[before.span[1] : item.span[0]]):
        return False
    return _is_vague(item) and not _is_vague(before)


def exact_number(folded: str) -> Decimal | None:
    """The number that a text says to be the exact one, after a guess or alone: 两万出头,确切点20380."""
    exactly = _SAID_EXACTLY.search(folded)
    if exactly is not None:
        return _number_at(exactly.end(), folded)
    guessed = _GUESSED_THEN.match(folded)
    if guessed is None:
        return None
    number, about = _number_at(guessed.end(), folded), read_bare_number(guessed[1])
    near = number is not None and about is not None and about * _NEAR[0] <= number <= about * _NEAR[1]
    return number if near else None


def _number_at(place: int, folded: str) -> Decimal | None:
    """The number that the clause from ``place`` on consists of."""
    said = _NEXT_STOP.split(folded[place:], maxsplit=1)[0]
    if _STILL_ABOUT.search(said):
        return None
    number = read_bare_number(said)
    return number if number is not None else read_bare_number(without_fillers(said))


def _is_made_exact(amount: Heard, folded: str) -> bool:
    """Whether another number is said right after an amount to be the exact one."""
    exactly = _MADE_EXACT.match(folded, amount.span[1])
    return exactly is not None and _number_at(exactly.end(), folded) is not None


def _told_in_full(day: Heard, short: Heard) -> bool:
    """Whether a day told before with its month is said once more by its number: 改成11月6号了,按6号算."""
    one, other = day.value, short.value
    if _EDGE.search(day.text):
        return False
    return (
        day.span < short.span
        and "month" not in day.assumed
        and "day" not in day.assumed
        and isinstance(one, date)
        and isinstance(other, date)
        and one.day == other.day
    )


def _lies_at(day: Heard, edge: Heard) -> bool:
    """Whether a day of the same month, or for a year of its last months, tells what 月底 and 年底 leave rough."""
    one, other = day.value, edge.value
    if not isinstance(one, date) or not isinstance(other, date) or _EDGE.search(day.text) or "day" in day.assumed:
        return False
    months = _MONTHS_AT_YEARS_END if "年" in edge.text else 0
    near = (other.year - one.year) * 12 + other.month - one.month
    return one.day >= _LATE_IN_MONTH and ("month" in day.assumed or 0 <= near <= months)


def _is_exactly(moment: Heard, just_now: Heard) -> bool:
    """Whether a moment of the same day tells what 刚刚 leaves rough."""
    one, other = moment.value, just_now.value
    if not isinstance(one, datetime) or not isinstance(other, datetime) or _JUST_NOW.fullmatch(moment.text.strip()):
        return False
    return one.date() == other.date() and one <= other


def _is_vague(item: Heard) -> bool:
    return _VAGUELY_AGO.search(item.text) is not None
