"""Screens: claims that a word makes and that still tell no fact.

The rule's own number quoted beside one's own, a hope, a reckoning of the result: the words stand next to the value, but
nobody says that it is so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from bot.patterns import pattern
from bot.understanding.acts.goals import served_facts
from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import Stance
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.mentions import Mention
from bot.understanding.naming.not_renewed import only_not_renewed
from bot.understanding.wording.clauses import ONLY_ASKED
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_PERSONAL = pattern(r"我|咱|俺|本店|本司|现在|目前|只有|已经|已|\b(?:i|we|my|mine|our|now|only)\b")
_QUOTED = pattern(r"(?:\bthe|\bthose|\bthese|这|那|所谓的?)\s*$")
_HEARSAY = pattern(
    r"(?:听说|据说|听讲|传说|规定|规则|条款|按规|标准|(?:群里|网上|圈里|外面|外头|坊间|人家|大家|别人|有人|他们|同行|朋友|群友|隔壁|邻居|老乡)(?:都|们|老)?[说讲传])[^,。;!?我咱俺]*$"
)
_IS_THE_RULE = pattern(
    r"[)）]?\s?(?:这条|这一条|的规定|的规则|的标准)|[^.,;!?]{0,24}\b(?:is|was) (?:the |a )?(?:limit|rule|maximum)\b|[^.,;!?]{0,24}\bmeans? (?:removal|kick)"
)
"""The rule's own number, told as the rule's: 听说满3次就清退, 3 is the limit."""
_RULE_CLAIMED = pattern(
    r"(?:要求|标准|门槛|规定|最低|起点|额度)[^,。;!?]{0,4}(?:变|改|提高?|涨|上?调)(?:成|到|为|至|了)|"
    r"才(?:会|能|被(?![查抓判认投逮定告])|算|清|踢|赶|撵|轰|请|逐|除|罚|处|动|要|需)|够.{0,4}(?:次|笔|个|起|单).{0,8}才|\bonly (?:after|if|when|once)\b"
)
"""What it takes by the rule, as the person sees it: 攒满10次才会清退."""
_WOULD_BE = pattern(
    r"(?:再|还差|差|(?<!不)多)[^,。]{0,12}(?:就|才|便)(?:正好|刚好)?(?:是|有|到|满|够|凑够|凑满)?\s*(?=\x00)"
    r"|\b(?:one|two|\d|just|only) (?:more|short|away|left|shy)\b[^.;]{0,16}\x00"
)
_FAR_FROM = pattern(
    r"(?:离|距|距离|到)\s*\x00[^,。;\x00]{0,12}(?:只|就|还|也)?差(?!评|不多|点|别)|\b(?:short of|away from|shy of) (?:the )?\x00"
)
"""The count from which one is still some way off: 离三次还差一次."""
_SENTENCE = 40
_DISTANCE = pattern(r"差(?:了|个)?\s*\x00|\x00的?机会")
_RULE_ASKED = pattern(r"为什么|为啥|凭什么|凭啥|最低|标准|规定|必须|一定要|\bwhy\b|\bminimum\b")
_OWN_PART = pattern(r"自(?:缴|费|己(?:交|缴|付|出))的?[^,。;]{0,3}$")
_REQUIRED = pattern(r"\s*(?:元|块钱?)?的(?:要求|标准|门槛|底线|规定|线|额度)")
_OR_MORE = pattern(r"\s*(?:及|或)?(?:以上|or more)[^,。;]{0,6}(?:清退|清出|踢|赶|出局|remov)")
_FROM_THEN_ON = pattern(r"\s*(?:起|开始|以后|之后|以前|之前|后|前)")
_RULE_SAYS = pattern(r"(?:规定|规则|新规|公告|政策)[^,。;!?我咱俺]{0,6}$")
_RULE_THEN = pattern(r"\s*(?:起|开始)[^,。;!?我咱俺]{0,8}(?:要求|才能|能补|可补|清退|周末|工作日)")
"""Around a day: what holds from then on, and happened to nobody: 规定从6月1日起余额低于6000要补."""
_OF_ALL = pattern(
    r"都(?=没|不|取消|停|还?[有送给])|一律|统统|全都?(?=没|不|取消)|\b(?:everyone|everybody|all members|nobody)\b"
)
"""With a day of the rule: what holds for everybody from then on, 3月1日以后入驻的都没了."""
_LEAVES = pattern(r"退|走|离|出|撤")
_UNSURE = pattern(r"不可能|是否|能否|能不能|会不会|可不可以|没说|没定|没确认|还没|原以为|说不定")
_RUMOUR = pattern(
    r"据说|小道消息|传闻|谣传|谣言|风声|(?:群里|网上|圈里|外面|外头|坊间|有人|都|同行)(?:都|们|在|老)?(?:疯?传|[说讲](?!我))|\brumou?rs?\b|\bword is\b"
)
"""Beside a day that only the platform sets: nobody has confirmed it."""
_UNSURE_BEFORE = pattern(
    rf"(?:{_UNSURE.pattern}|好像|可能|大概|估计|也许|或许|恐怕|怕|担心|威胁|不知道|是不是已?经?|是否|\b(?:maybe|perhaps|i think|not sure|afraid|guess)\b)[^,。;!?因这那]*$"
)
_UNSURE_AFTER = pattern(
    r"了?吧?(?:好像|可能|大概|也许)|[^。;!?]{0,8}(?:我?(?:也|都|自己)?(?:不知道|不晓得|不确定|不清楚|看不到|没数)(?![^,。;!?]{0,3}(?:怎|为|咋|哪))|\b(?:but )?(?:i'?m )?not sure\b|\bi think\b)"
)
"""Said of a count it makes it a guess: 好像满3次了, 满3次了吧我不确定."""
_ON_RECORD = pattern(
    r"(?:后台|系统|平台|阿里|小二|官方)(?:里|上)?(?:明明|清楚|都|也|就|给我|给我们|把我)?(?:记|判|认定|显示|写|查到|记录)(?:了|着|的|到)?[^,。;!?]{0,8}$"
)
"""Who counts them says so, whether one has counted oneself or not: 后台记了虚假交易3次,我自己都没数."""
_MAY_BECOME = pattern(
    r"(?:怕|担心|说要|说会|口头说)(?:是|被)?[^,。;\d]{0,3}[扣口划降跌掉][^,。;\d]{0,2}$|(?:可能|也许|或许|说不定|没准|预计|恐怕|怕是?|将|快|早晚|迟早|万一|要是)[会就要再又]{0,2}(?:被|给)?(?:平台|阿里|系统)?[扣划降跌掉罚减缩][^,。;我]{0,4}$"
    r"|\b(?:may|might|could|will|would|going to|about to)\s(?:be |get |go |soon |again |all )*(?:drop|fall|sink|become|deduct|cut|reduce|left|leave|charge|go down|down)[^.,;]{0,14}$"
)
"""Said before an amount: it is not so much yet: 保证金可能会被扣到5000."""
_EXAMPLE = pattern(r"(?:举例|举的例子?|例子[里中]?|案例[里中]?|示例)[^。;!?我咱俺]{0,30}$")
"""Said before a value: it is the example's. Not 举例我3月1号申请, which is asked of oneself."""
_ONCE_PLANNED = pattern(
    r"(?:原定|原拟|原计划|原打算|本来定|本定|原先定|原本定|本来说好|originally planned)(?:在|于|的是|for|on)?\s*$"
)
"""Said before a day: it was left, or nobody says that it was kept to: 原定3月5号交."""
_RECKONED = pattern(r"吧\s*[?!。]*$|应该|估计|大概|该是|[吗么]\s*[?!。]*$")
_DECIDED = pattern(
    r"成立|有效|坐实|认定|查实|实锤|属实|告成[了功]|抓|逮|捉|查[出到获着]|被查|遭[了过]|挨[了过]|揪|判|认|定性|定为|通报|(?:平台|系统|阿里|小二|后台)[^,。;!?]{0,5}通知|(?:平台|系统|后台)[^,。;!?]{0,5}记(?![得错])[^,。;!?]{0,8}(?:虚假交易|有效投诉)|识别|检测|中招|翻车|露馅|\b(?:valid|upheld|accepted|confirmed|proven|caught|catch(?:es)?|detected|found)\b"
)
"""Words of what counts, where plain ones (投诉, 刷了) tell all that there was."""
_OF_THEM = pattern(r"(?:其中|里头|里面|当中)(?:的|有|只有|就)?\s*$")
_RAISED = pattern(r"投诉|举报|告了?我|(?:我|们)?刷(?:单|了|过|咗)|补单|\bcomplain|\bbrush|tousu|shuadan")
_BUYERS = pattern(r"买家|客户|顾客|客人|\bbuyer|\bcustomer")
_NOT_YET = pattern(
    r"(?:还|尚|仍|一直|至今|到现在都?|迟迟)(?:没有?|未|不曾)|\bnot yet\b|\bpending\b|\b(?:hasn't|haven't|has not|have not|isn't|not)\b.{0,20}\byet\b"
)
_AT_BEST_HOPED = pattern(r"希望|但愿|盼|指望|\b(?:hope|hoping|hopefully)\b")
_WISHED = pattern(rf"希望|想(?!{ONLY_ASKED})|盼|指望|\b(?:hope|hoping|wish|want)\b")


def told_claims(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """The claims that tell what is so: no quotes of the rule, no reckonings of the result, no hopes."""
    if not claims:
        return []
    quoted = [claim for claim in claims if is_rule(claim.heard, reader) or _is_quote(claim, claims, reader)]
    told = [claim for claim in claims if claim not in quoted and not _is_guess(claim, reader)]
    own = [claim for claim in told if not _is_total(claim, told, reader)]
    own = [
        msgspec.structs.replace(claim, stance=Stance(open=True)) if _is_total(claim, quoted, reader) else claim
        for claim in own
    ]
    served = served_facts(reader.entry)
    return [
        claim
        for claim in own
        if (claim.fact in served or reader.entry.facts[claim.fact].plannable or not _is_hope(claim, reader))
        and not (_AT_BEST_HOPED.search(reader.words_beside(claim.heard)) and _is_settled_kind(claim, reader))
        and not _undone_afterwards(claim, reader)
        and not _only_foreseen(claim.heard, reader)
    ]


def is_rule(item: Heard, reader: ClaimReader) -> bool:
    """Whether a value is what it takes by the rule, would be with one more, or holds another one.

    攒满10次才会清退; 再来一个就3个了; 一共1.2万,其中自缴5500.
    """
    words = reader.words_beside(item)
    if item.kind == "count" and _DISTANCE.search(
        reader.folded[: item.span[0]] + "\x00" + reader.folded[item.span[1] :][:3]
    ):
        return True
    if item.kind == "count" and (_is_threshold(item, reader) or _is_still_far(item, reader)):
        return True
    if item.kind == "amount" and (_is_a_whole(item, reader) or _REQUIRED.match(reader.folded[item.span[1] :])):
        return True
    if item.kind == "amount" and _RULE_ASKED.search(words) and Decimal(str(item.value)) in rule_numbers(reader):
        return True
    if item.kind in ("amount", "count") and (_RULE_CLAIMED.search(words) or _WOULD_BE.search(words)):
        return True
    if item.kind != "date" or not _FROM_THEN_ON.match(reader.folded[item.span[1] :]):
        return False
    rest = [other for other in reader.heard if other.kind == "date" and other.value != item.value]
    if rest and (_RULE_SAYS.search(reader.folded[: item.span[0]]) or _RULE_THEN.match(reader.folded, item.span[1])):
        return True
    return item.value in rule_days(reader) and (bool(rest) or _OF_ALL.search(words) is not None)


def _is_threshold(item: Heard, reader: ClaimReader) -> bool:
    """Whether a count is the rule's own limit with what follows from it: 2次以上清退."""
    after = reader.folded[item.span[1] :]
    return isinstance(item.value, int) and Decimal(item.value) in rule_numbers(reader) and bool(_OR_MORE.match(after))


def _is_still_far(item: Heard, reader: ClaimReader) -> bool:
    """Whether a count is the one that is not reached yet: 离三次还差一次, one more and it's three."""
    start, end = item.span
    around = f"{reader.folded[max(0, start - _SENTENCE) : start]}\x00{reader.folded[end : end + _SENTENCE]}"
    return any(pattern.search(around) for pattern in (_FAR_FROM, _WOULD_BE))


def _is_a_whole(item: Heard, reader: ClaimReader) -> bool:
    """Whether an amount is that of which the next one is a part: 账户里一共1.2万,其中自缴5500."""
    later = (other for other in reader.heard if other.kind == "amount" and other.span[0] >= item.span[1])
    part = next(later, None)
    between = reader.folded[item.span[1] : part.span[0]] if part is not None else ""
    return "其中" in between or _OWN_PART.search(between) is not None


def rule_days(reader: ClaimReader) -> frozenset[object]:
    """The days that the rule itself names."""
    return days_of(reader.entry)


@per_entry
def days_of(entry: Entry) -> frozenset[object]:
    """The days that the rule of a topic names."""
    return frozenset(
        parameter.typed(dated.value)
        for parameter in entry.parameters.values()
        for dated in parameter.values
        if parameter.unit == "date"
    )


def _is_guess(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a value that somebody else decides on is only reckoned with: 9月22号就退掉了吧.

    For a count only what stands before it tells: what follows may be asked of it (告成了两回会不会清退).
    """
    if reader.entry.facts[claim.fact].tense != "any":
        return False
    if claim.heard.kind == "count":
        return is_guessed(claim.heard, reader)
    words = reader.words_beside(claim.heard)
    if claim.heard.kind != "amount" and _RUMOUR.search(words):
        return True
    if claim.heard.kind == "amount" and not claim.heard.approximate:
        return _UNSURE.search(words) is not None
    return bool(_UNSURE.search(words) or (_LEAVES.match(claim.word) and _RECKONED.search(words)))


def is_guessed(item: Heard, reader: ClaimReader) -> bool:
    """Whether a count is only guessed at: 好像满3次了, 3次吧好像."""
    before, after = reader.folded[: item.span[0]], reader.folded[item.span[1] :]
    if _ON_RECORD.search(before) and sum(other.kind == "count" for other in reader.heard) == 1:
        return False
    return bool(_UNSURE_BEFORE.search(before) or _UNSURE_AFTER.match(after))


def _is_quote(claim: Claim, claims: list[Claim], reader: ClaimReader) -> bool:
    """Whether a number is the rule's own where one of the person's stands beside it, or is said of a rule."""
    if not isinstance(claim.heard.value, int | Decimal):
        return False
    if Decimal(claim.heard.value) not in rule_numbers(reader):
        return False
    before, after = reader.folded[: claim.heard.span[0]], reader.folded[claim.heard.span[1] :]
    if _QUOTED.search(before) or _HEARSAY.search(before) or _IS_THE_RULE.match(after):
        return True
    ordinal = "ordinal" in claim.heard.assumed  # 第二次 is one that came about, no limit
    return not (ordinal or _is_personal(claim, reader)) and any(
        other.fact == claim.fact and other.heard.value != claim.heard.value and _is_personal(other, reader)
        for other in claims
    )


def _is_total(claim: Claim, claims: list[Claim], reader: ClaimReader) -> bool:
    """Whether a count tells all of them, one of ``claims`` those that were found: 刷了10单被抓1单, 4个投诉3个成立."""
    if claim.heard.kind != "count" or _DECIDED.search(claim.word):
        return False
    found = [other for other in claims if other.fact == claim.fact]
    decided = [other for other in found if _DECIDED.search(other.word) or _is_part_found(other, reader)]
    return any(_number(other) < _number(claim) for other in decided)


def is_example(item: Heard, folded: str) -> bool:
    """Whether a value is that of an example: 示例总价4000."""
    return _EXAMPLE.search(folded[: item.span[0]]) is not None


def _only_foreseen(item: Heard, reader: ClaimReader) -> bool:
    """Whether an amount is what may be left one day, a day one that was once planned, or either an example's."""
    if is_example(item, reader.folded):
        return True
    seen = {"amount": _MAY_BECOME, "date": _ONCE_PLANNED, "datetime": _ONCE_PLANNED}.get(item.kind)
    return seen is not None and seen.search(reader.folded[: item.span[0]]) is not None


def _is_part_found(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a count is the part of them that was found, by whichever word it is claimed: 平台只认定其中一单是虚假交易."""
    part = _OF_THEM.search(reader.folded[: claim.heard.span[0]])
    return part is not None and _DECIDED.search(reader.words_beside(claim.heard)) is not None


def tells_only_raised(folded: str) -> bool:
    """Whether a text tells what was raised, and nothing in it says how much of it was found: 被投诉3次, 刷了2单."""
    return bool(_RAISED.search(folded)) and not _DECIDED.search(folded)


def _number(claim: Claim) -> Decimal:
    return Decimal(claim.heard.value) if isinstance(claim.heard.value, int | Decimal) else Decimal(0)


def rule_numbers(reader: ClaimReader) -> frozenset[Decimal]:
    """The numbers that the rule itself names."""
    return _numbers_of(reader.entry)


@per_entry
def _numbers_of(entry: Entry) -> frozenset[Decimal]:
    return frozenset(
        Decimal(str(dated.value))
        for parameter in entry.parameters.values()
        for dated in parameter.values
        if isinstance(dated.value, int | float)
    )


def _is_personal(claim: Claim, reader: ClaimReader) -> bool:
    return bool(_PERSONAL.search(reader.words_beside(claim.heard)))


def _is_hope(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a claim only says what is hoped for: 希望阿里确认5月18号. Not so for a fact that is a wish itself."""
    return claim.mood != "supposed" and bool(_WISHED.search(reader.words_beside(claim.heard)))


def _undone_afterwards(claim: Claim, reader: ClaimReader) -> bool:
    """Whether the event of a day is said later on not to have happened yet: 11号办好付款,认证还没过."""
    if not isinstance(claim.heard.value, date):
        return False
    if _not_done_after_all(claim, reader):
        return True
    return any(
        clause.start >= claim.heard.span[1]
        and "\x00" not in clause.words
        and (_denies(row, claim) or (_names_otherwise(row, claim) and _says_not_yet(clause.words)))
        and not only_not_renewed((clause.start, clause.end), reader, rule_days(reader))
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
    )


def _not_done_after_all(claim: Claim, reader: ClaimReader) -> bool:
    """Whether the clause of a day ends in saying that what was to be done on it was not: 3月2号要续签我没续.

    Beside another day it stays open which of them counts: joined in 2022, 今年3月2号要续签我没续,后来才续.
    """
    place = reader.place(claim.heard)
    alone = sum(isinstance(item.value, date) for item in reader.heard) == 1
    if place is None or claim.across or not alone:
        return False
    last = reader.mentions[place][-1:]
    ends = all(not reader.clauses[place].words[one.end - reader.clauses[place].start :].strip(" 了成") for one in last)
    named = any(claim.word == one.word and one.start < last[0].start for one in reader.mentions[place])
    return ends and named and _denies(last, claim)


def _denies(row: Iterable[Mention], claim: Claim) -> bool:
    """Whether one of the words of a clause says that the event has not happened: 没过."""
    return any(
        claim.fact in mention.against
        and mention.word.startswith(("没", "未", "还没", "not "))
        and mention.word not in ("没", "没了", "没有了")
        for mention in row
    )


def _names_otherwise(row: Iterable[Mention], claim: Claim) -> bool:
    """Whether one of the words of a clause names the event by another word than the claim's."""
    return any(claim.fact in mention.facts and mention.word != claim.word for mention in row)


def _says_not_yet(words: str) -> bool:
    """Not so 买家还没点收货, which says nothing of what the seller signed for."""
    return _NOT_YET.search(words) is not None and not _BUYERS.search(words)


def _is_settled_kind(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a fact is no wish by nature, so that a hope tells nothing of it: 希望明天能签收."""
    return claim.fact not in reader.wishes and claim.mood != "supposed"
