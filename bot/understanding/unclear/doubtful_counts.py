"""Doubtful counts: a message speaks of more of what is counted, or of some of which it leaves open whether it counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.patterns import pattern
from bot.understanding.acts.told_rules import of_either_kind
from bot.understanding.facts import Heard, read_bare_number
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.screens import rule_numbers
from bot.understanding.reckoning.reckoned import reckoned
from bot.understanding.reckoning.totals import HAPPENED_AGAIN, MORE, count_of, is_all_that_held, is_sum, total_told
from bot.understanding.set_apart.counted_apart import (
    beside_another_ground,
    counted_apart,
    of_another_kind,
    of_one_penalty,
)
from bot.understanding.set_apart.not_counted import CAME_TO_NOTHING, not_counted
from bot.understanding.set_apart.subjects import somebody_elses
from bot.understanding.wording.clauses import ENUMERATED

_COUNT = pattern(
    r"(?<![\d.第])(?<!没到)(?<!不到)(?<!未到)(?<!没满)(?<!不满)(?<!未满)(?<!发货)(?<!退货)(?<!订单)(?<!出货)(?<!卖了)(?<!成交)(?:[2-9]|[1-9]\d|[二两三四五六七八九十])(?:个|次|起|笔|单)"
    r"(?!月|小时|钟|星期|礼拜|店|人|问题|字|年|电话|朋友|同行|客户|买家|单子|订单|包裹|商品|链接|客服|员工|运营|群|(?:就|才|便|即)[会要得被给把人我]{0,3}(?:踢|清|赶|撵|出局|完蛋|走人))"
)
_COUNT_BEFORE = pattern(
    r"(?<![\d.年月日号:第])(?:[1-9]\d?|[二两三四五六七八九十])\s*$|\b(?:two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:of them|were|was|are|is|got|found|judged)\s+)*$"
    r"|\b(?:[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten) of (?:them|those|these|which)\s+(?:(?:were|was|are|is|got|found|judged|only)\s+)*$"
)
_IN_SIGHT = 40
"""Characters before a word in which a number that counts it would stand."""
_COUNT_IN_PERIOD = pattern(
    r"(?:[1-9]|[一二两三四五六七八九十])(?:个|次|起|条|笔|单)(?:是)?在?([去今前]年|20\d\d年|[上这本]个?月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)"
)
_COUNT_OF_PERIOD = pattern(
    r"([去今前]年|20\d\d年|[上下]半年|[上这本]个?月|以前|之前|\d{1,2}月(?:份)?)[^,。;\d一二两三四五六七八九十]{0,4}(?:[1-9]|[一二两三四五六七八九十])(?:个|次|起|条|笔|单)"
)
_COUNTED_ON = pattern(
    r"先[^,。;]{0,8}(?:个|次|起|单|笔|条)[^。;]{0,6}(?:后来|又)|后来又?[^,。;]{0,3}[1-9一二两三四五](?:个|次|起|单|笔|条)"
)
"""Told one after the other, 先是1次,后来3次: whether the later number holds the first nobody says."""
_EXCEPT_SOME = pattern(
    r"(?:不算|不包括|不含|不计|除开|除去)(?:这|上|最近|那|后面)|(?:这|上|最近)[^,。;]{0,3}(?<![算计])不(?:算|计)(?!数)|\b(?:not counting|excluding|except for)\b"
)
_TAKEN_OFF = pattern(
    r"(?:减|刨|抛|抠|除)(?:去|掉|开)?(?:了|那|这|被|其中)*[一1两2俩](?:次|个|起|单|笔|条|件)?(?![0-9月天年])|\bminus\b|\bless (?:the )?(?:one|two|[12])\b"
)
"""Some are taken off those told: 3次减1次."""
_PERHAPS_GONE = pattern(
    r"(?:其中|里面|当中|有)[^,。;!?]{0,2}(?:次|个|起|单|笔|条|件)[^,。;!?]{0,6}(?:申诉过|取消|删掉|删除|清掉|去掉|拿掉)"
)
"""Something was done about one of them, and whether it counts no more nobody says: 其中1笔买家取消."""
_HELD_FOR_NOW = pattern(
    r"\b(?:upheld|valid|accepted|confirmed)\b[^.;!?]{0,4}(?:so far|yet|by (?:the |a )?(?:buyer|customer))\b|\b(?:in review|rest pending)\b"
)
_OF_SEVERAL_SHOPS = pattern(
    r"[a-d甲乙丙]店|(?:两|俩|二|三|几)(?:个|家)?店[^,。;]{0,4}(?:加|一共|总共|合)|(?:老婆|老公|媳妇|爱人|朋友|亲戚|合伙人)的?店[^,。;]{0,6}(?:加|一共|总共|一次|两次)"
    r"|[一两二三四五\d]次是[^,。;]{0,4}(?:老婆|老公|媳妇|爱人|朋友|亲戚|合伙人)的?店"
)
_PER_SHOP = pattern(
    r"(?:一[个家间]|[上前下]一?[个家间]|[这那][个家间]|另外?一?[个家间]|第[一二三123][个家间]|[新老旧主大小分总]|[一二三123]号?)店(?:铺)?[^,。;!?\d一二两三四五六]{0,10}[\d一二两三四五六](?:次|个|单|笔|条|起|回)"
    r"|\b(?:one|another|first|second|old|new|other|main) (?:shop|store)[^.;!?\d]{0,24}\b(?:\d|one|two|three)\b|\b(?:\d|one|two|three) (?:\w+ ){0,3}(?:in|on|at|for) (?:the |my |our )?(?:one|another|first|second|old|new|other|main) (?:shop|store)"
)
"""So many in one of several shops: what counts for the one that is asked about nobody says."""
_OF_SEVERAL_KINDS = pattern(
    r"(?:虚假交易|刷单|补单|假单|\bfake \w+)(?:加|和|跟|与|及|、|\+| plus | and )\s?[\w]{0,8}\s?(?:有效)?(?:的)?(?:valid )?(?:投诉|complaints?)[^。;]{0,6}(?:凑|一共|总共|加起来|合计|\b(?:makes?|total))"
    r"|(?:投诉|complaints?)(?:加|和|跟|与|及|、|\+| plus | and )\s?[\w]{0,6}\s?(?:虚假交易|刷单|补单|假单|fake \w+)[^。;]{0,6}(?:凑|一共|总共|加起来|合计|\b(?:makes?|total))"
    r"|投诉[和跟与加及、]{1,2}(?:虚假交易|刷单|补单|假交易)[^,。;]{0,6}(?:一共|总共|加起来|合计)|(?:虚假交易|刷单|补单|假交易)[和跟与加及、]{1,2}(?:有效)?投诉[^,。;]{0,6}(?:一共|总共|加起来|合计)"
)
_OF_THE_TRADE = pattern(
    r"全行业|整个行业|全平台|全网|(?:淘宝|天猫|京东|拼多多|抖音|快手|闲鱼|速卖通|国际站)(?:店铺?|那边|上|的)?[^,。;]{0,4}(?:投诉|刷单|虚假)"
    r"|(?<!不)是(?:我们?|俺们?|在)?(?:淘宝|天猫|京东|拼多多|抖音|快手|闲鱼|速卖通|国际站)(?:小?店|那边)?上?的(?=[,。;!?]|$)"
)
_HERE = pattern(
    r"(?:^|[,。;!?])[^,。;!?淘猫东]{0,8}(?:1688|vip批发中心|批发中心)[^,。;!?淘猫东\d]{0,10}(?:有效投诉|虚假交易)(?:只|就|才|仅)?(?:有|是)?\s?(?:\d|[一二两三四五六七八九十])(?:次|个|起|笔|单|条)(?=[,。;!?]|$)"
)
"""How many there are here is told beside what there is elsewhere: 淘宝店被投诉3次,1688这边有效投诉1次."""
_POINTS = pattern(r"(?:次|个)分(?![钟别])")
_SHORT_OF = pattern(
    r"(?:还|就|只|再|仅|离[^,。;]{1,8})差(?:了|着)?[一1两2几](?:次|个|起|单|件|条)|差[一1两2](?:次|个|起|单|件|条)(?:就|才|到|满|够)|\bone (?:short|away)\b"
)
"""So many are missing: 离清退还差一次."""
_OF_TWO_YEARS = pattern(
    r"\blast (?:year|month)[^.;!?]{0,16}(?:\+|\band\b|\bplus\b)[^.;!?]{0,6}(?:\d|one|two|three)|(?:\d|one|two|three)[^.;!?]{0,24}\blast (?:year|month)\b[^.;!?]{0,16}(?:\d|one|two|three)[^.;!?]{0,24}\bthis (?:year|month)\b"
)
_ALSO_UPHELD = pattern(
    r"(?:另外|还有|加上)[^,。;不没未驳撤]{0,8}(?:成立|有效(?!的?投诉))|这次也[^,。;不没未驳撤]{0,6}(?:成立|有效)"
)
_DISPUTED = pattern(
    r"(?:不算|不用算)(?:数)?(?:我的?|我们的?|的)?吧|(?:没(?:有)?承?认|不认)(?:的|,)?(?:就)?不算|(?:我(?:觉得|认为)|客服(?:口头)?说)[^,。;]{0,4}不算|不算[^。;]{0,6}(?:口头|客服)说"
    r"|(?:员工|子账号|朋友|运营)[^,。;]{0,4}刷的?[^,。;]{0,6}不(?:用)?算|去年的?[^,。;]{0,3}不算"
    r"|(?:不算|驳回|撤销?)[^。;]{0,20}(?:又|后来|结果|但|还是|还挂)[^。;]{0,12}(?:成立|算了|算回|有效|判)"
    r"|(?:系统|后台|平台)[^,。;]{0,3}(?:记|显示)[^。]{0,24}(?:(?:客服|小二)(?:却|又)?说|没数过)|,也(?:都)?(?:成立|算数|有效)"
    r"|(?:另|还有|其他)[^。;]{0,12}申诉(?:也|都|又)?(?:失败|没过|没成|被驳)"
    r"|第[二三四五六2-9](?:个|次|起|单|笔|条)[^。;]{0,8}(?:如果|要是|万一|的话)|(?:如果|要是|万一)[^。;]{0,8}第[二三四五六2-9](?:个|次|起|单|笔|条)"
    r"|各(?:被|有|自)[^,。;]{0,8}[\d一两二三四五](?:个|次|起|单|笔|条)"
    r"|\bthe (?:second|third|fourth|2nd|3rd|4th)(?: one)? (?:is |was |also |got |has been |have been )*(?:upheld|confirmed|valid|accepted)|\bone more (?:is |was |got )?(?:upheld|confirmed|valid)"
    r"|那(?:一|[\d两二三四])?(?:次|起|单|个|条|回)(?:[^,。;]{0,4},)?也(?:都|给|被)?(?:系统|平台)?(?:成立|有效|判|算)"
    r"|前(?:面)?[一两二三四几\d](?:个|次|起|单|条)[^,。;]{0,4}(?:申诉|撤|驳回|取消|不算)|第[二三四五六2-9](?:个|次|起|单|条)[^,。;]{0,8}(?:快|差点|还没)"
)
"""Some of those told may count or not: 另外一次客服说不算, 前两个申诉回来了, 老李那起也成立."""
_TOLD_OTHERWISE = pattern(
    r"(?:小二|客服|平台|系统|后台|老板)[^,。;]{0,4}(?:说|讲|显示)[^。;]{0,30}(?:我|俺)(?:自己|这边)?(?:数|算|统计|记得|记着)"
)
_THIS_ONE_TOO = pattern(r"(?:算上|连上|加上|连)(?:这|今天|昨天|刚才|最近)[^,。;]{0,4}(?:正好|刚好|就|已经|一共|总共)?")
_AND_ANOTHER = pattern(r"\b(?:and|then) (?:another|(?:a |the )?(?:second|third))\b(?! (?:shop|store|question|thing))")
_CAME_SINCE = pattern(
    r"又[^,。;!?]{0,4}\+\s?[1-9]|又[^,。;!?会要能吗\d一二两]{0,6}(?:[一1二两2]?\s?[个次起单条笔件宗回])(?![人问月电])|\b(?:got|had|received|gotten|there (?:was|is)|came) (?:yet )?another\b(?! (?:shop|store|question|thing))"
    r"|\banother (?:one|complaint|fake \w+)[^.;!?]{0,16}\b(?:upheld|valid|came|got|judged|detected)\b"
)
"""Behind a count: there has been one more since (昨天又来1个也判成立)."""
_GENUINE = pattern(
    r"(?:(?:别的|其他|其它|其余|剩下的?|另外)[^,。;]{0,8}(?:都|全)?是?(?:真(?:实|的|客户|单|交易)|正常|老客户|\breal\b)"
    rf"|(?:还有|另有|另外|其余|其他)[^,。;]{{0,12}}(?:{CAME_TO_NOTHING.pattern}))"
)
"""What is counted there is none of it: 别的38单都是真客户."""
_TURNED = pattern(r"但|又|改|还是|也被|后来|结果|\bbut\b")
_THE_SAME = pattern(r"(?:[这那]|光|单单?|仅)$")
"""光这2次 speaks of the two that were told."""
_AGAINST_ME = pattern(r"(?:投诉|告|举报)了?(?:我|我们|咱|俺)|(?:帮|替|给)我[^,。;]{0,2}刷|用的?我的")
_RIVAL = pattern(r"(?:竞争对手|对手|买家|客户|同行)(?:也|又)?(?:投诉|告)(?:成立|有效)")
_MINE = pattern(r"(?:我|俺|咱|\bwo|\bi|\bmy|\bwe)[^,。;!?]{0,6}$")
_ONLY_THESE = pattern(
    r"(?:只|就|仅|才)(?:有|被|给)?(?:抓|查|判|认|算|逮|发现|成立)(?:[到出了定着来]|实){0,3}(?:[这那]|其中|里[面头])的?[一1两2二三四几\d]{0,2}(?:笔|单|个|次|起|条)"
)
"""Behind a count, with a number that was not read: 刷了5单只抓到这1笔."""
_OF_NO_RULE = pattern(r"差评|中评|无效的?|售后|咨询|\b(?:bad reviews?|invalid)\b")
_LATER_ORDINAL = pattern(r"第[二三四五六七八九十2-9]\s?(?:个|次|起|笔|单|条|件|回|宗)")


def doubtful_counts(reader: ClaimReader, denied: tuple[Heard, ...]) -> Iterator[str]:
    """The facts that are counts, once for each doubt; for a topic that has any. ``denied``: values said not to be so."""
    total = total_told(reader)
    proven = reckoned(reader) is not None
    if not_counted(reader, total, proven=proven):
        yield from facts_of(reader, "count")
    if not proven:
        yield from _unread_counts(reader, total)
        yield from _own_beside(reader, denied)
        if any(words.search(reader.folded) for words in (_TAKEN_OFF, _PERHAPS_GONE, _HELD_FOR_NOW)):
            yield from facts_of(reader, "count")
    if _raised_by_others(reader) or of_either_kind(reader.folded):
        yield from facts_of(reader, "count")
    if _counts_otherwise(reader) or (total is None and _counted_one_by_one(reader)):
        yield from facts_of(reader, "count")
    if beside_another_ground(reader) or (total is not None and _of_mixed_kinds(total, reader)):
        yield from facts_of(reader, "count")
    if total is None:
        yield from _counted_elsewhere(reader, denied)
        yield from _counted_by_period(reader)
        yield from _later_ordinal(reader)
        yield from _only_some_found(reader)
        yield from _once_more(reader)
        if counted_apart(reader) or of_one_penalty(reader):
            yield from facts_of(reader, "count")


def _of_mixed_kinds(total: Heard, reader: ClaimReader) -> bool:
    """Whether a total is told of what two rules count, or of what counts for nothing: 虚假交易1次,有效投诉2次,合计3次; 差评1个."""
    parts = [item for item in reader.heard if item.kind == "count" and item.span < total.span]
    return is_sum(total, reader.folded) and any(
        of_another_kind(item, reader) or _OF_NO_RULE.search(reader.words_beside(item)) for item in parts
    )


def _raised_by_others(reader: ClaimReader) -> bool:
    """Whether what is told of somebody else is what they did to the person, or with their shop: 隔壁老林投诉我一次."""
    counts = [item.span for item in reader.heard if item.kind == "count"]
    theirs = somebody_elses(reader.folded, counts) if _AGAINST_ME.search(reader.folded) else frozenset()
    return bool(theirs) or _RIVAL.search(reader.folded) is not None


def _counts_otherwise(reader: ClaimReader) -> bool:
    """Whether what is counted is not just one's own of this kind: without the last one, in two shops, disputed."""
    patterns = (
        _SHORT_OF,
        _OF_TWO_YEARS,
        _EXCEPT_SOME,
        _OF_SEVERAL_SHOPS,
        _OF_SEVERAL_KINDS,
        _POINTS,
        _ALSO_UPHELD,
        _DISPUTED,
    )
    numbers = {item.value for item in reader.heard if item.kind == "count"}
    told_here = _HERE.search(reader.folded) is not None
    disputed = len(numbers) > 1 and _TOLD_OTHERWISE.search(reader.folded) is not None
    disputed = disputed or len(_PER_SHOP.findall(reader.folded)) > 1
    disputed = disputed or (not told_here and _OF_THE_TRADE.search(reader.folded) is not None)
    return disputed or any(pattern.search(reader.folded) for pattern in patterns)


def _counted_one_by_one(reader: ClaimReader) -> bool:
    """Whether the message tells them one by one, by their days or as a row, or adds this one to a total: 5月3日一次、5月20日一次."""
    counts = [item for item in reader.heard if item.kind == "count"]
    ones = [item for item in counts if item.value == 1 and "ordinal" not in item.assumed]
    days = {item.value for item in reader.heard if item.kind in ("date", "datetime")}
    if len(days) > 1 and (len(ones) > 1 or ENUMERATED.search(reader.folded)):
        return True
    ordinals = [item for item in counts if "ordinal" in item.assumed]
    if len(ordinals) > 1 and CAME_TO_NOTHING.search(reader.folded):
        return True
    return len(counts) > 1 and _THIS_ONE_TOO.search(reader.folded) is not None


def _unread_counts(reader: ClaimReader, total: Heard | None) -> list[str]:
    """Counts with a number beside them that was not read as a value: "only 2 valid ones"."""
    counts = facts_of(reader, "count")
    if not counts:
        return []
    counted = any(item.kind == "count" for item in reader.heard)
    held = total is not None and is_all_that_held(total, reader.folded)
    after = 0 if total is None or not held else total.span[0]  # 拍了3单,只认定1单: whatever there was before
    unread = (clause.words for clause in reader.clauses if clause.end > after)
    turned = _TURNED.search(reader.folded) is not None
    if counted and any(_counts_more(words, reader) and (turned or not _GENUINE.search(words)) for words in unread):
        return counts
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        for mention in row
        if _COUNT_BEFORE.search(_end_before(clause.words, mention.start - clause.start))
        for name in sorted(mention.facts)
        if name in counts
    ]


def _counts_more(words: str, reader: ClaimReader) -> bool:
    """Whether a number is counted in ``words``, and not one told before that they only point at: 就这两起."""
    told = {item.value for item in reader.heard if item.kind == "count"}
    return any(
        not (_THE_SAME.search(words[: one.start()]) and read_bare_number(one[0][:-1]) in told)
        for one in _COUNT.finditer(words)
    )


def _end_before(words: str, place: int) -> str:
    """What stands right before a place: a few characters, and one blank for any number of them."""
    before = words[:place]
    said = before.rstrip()
    return said[-_IN_SIGHT:] + before[len(said) :][:1]


def _counted_elsewhere(reader: ClaimReader, denied: tuple[Heard, ...]) -> list[str]:
    """Counts beside which the message counts more of the same: 这个月2个,上个月也有2个."""
    names = facts_of(reader, "count")
    counts = [item for item in reader.heard if item.kind == "count" and item not in denied] if names else []
    loose = [item for item in counts if not reader.claims(item) and not reader.elsewhere(item)]
    highest = max((count_of(item) for item in counts if "ordinal" in item.assumed), default=0)
    loose = [item for item in loose if "ordinal" not in item.assumed or count_of(item) >= highest]
    told = {item.value for item in counts if item not in loose}
    loose = [item for item in loose if not (item.value in told and _THE_SAME.search(reader.folded[: item.span[0]]))]
    loose = [item for item in loose if not of_another_kind(item, reader)]
    more = any(MORE.search(reader.words_beside(item)) for item in loose)
    return names if more and any(item not in loose for item in counts) else []


def _counted_by_period(reader: ClaimReader) -> list[str]:
    """Counts that are told for two periods: 去年2个今年1个. What they make together the sources do not say."""
    periods = {match.group(1) for match in _COUNT_OF_PERIOD.finditer(reader.folded)}
    periods |= {match.group(1) for match in _COUNT_IN_PERIOD.finditer(reader.folded)}
    counted_on = len(periods) > 1 or _COUNTED_ON.search(reader.folded) is not None
    return facts_of(reader, "count") if counted_on else []


def _own_beside(reader: ClaimReader, denied: tuple[Heard, ...]) -> list[str]:
    """Counts where one's own is named by no word, and another one is: 4次投诉会清退吗,俺手头1次.

    A word of the clause before may speak for one's own (3次投诉清退吗,我才1次), if the other is the rule's number.
    """
    counts = [item for item in reader.heard if item.kind == "count" and item not in denied]
    own = [item for item in counts if _MINE.search(reader.folded[: item.span[0]])]
    theirs = somebody_elses(reader.folded, [item.span for item in counts])
    others = [
        item
        for item in counts
        if item not in own and item.span not in theirs and any(item.value != mine.value for mine in own)
    ]
    claims = [claim for item in own for claim in reader.claims(item)]
    of_the_rule = all(count_of(item) in rule_numbers(reader) for item in others)
    if not others or (claims and (of_the_rule or not all(claim.across for claim in claims))):
        return []
    return facts_of(reader, "count") if any(reader.claims(item) for item in others) else []


def _later_ordinal(reader: ClaimReader) -> list[str]:
    """Counts of which a later one is named than the one that was read: 第一个投诉10号,第二个15号."""
    first = any(item.kind == "count" and "ordinal" in item.assumed for item in reader.heard)
    later = any(_LATER_ORDINAL.search(clause.words) for clause in reader.clauses)
    return facts_of(reader, "count") if first and later else []


def _only_some_found(reader: ClaimReader) -> list[str]:
    """Counts of which only some were found, so many as were not read: 刷了5单,只查出其中一笔."""
    counted = any(item.kind == "count" for item in reader.heard)
    found = counted and any(_ONLY_THESE.search(clause.words) for clause in reader.clauses)
    return facts_of(reader, "count") if found else []


def _once_more(reader: ClaimReader) -> list[str]:
    """Counts of what happened once more than was counted: 3号被抓一次,20号又被抓一次."""
    counts = [item for item in reader.heard if item.kind == "count"]
    between = (reader.folded[first.span[1] : second.span[1]] for first, second in pairwise(counts))
    after = reader.folded[counts[-1].span[1] :] if counts else ""
    since = _CAME_SINCE.search(after) is not None and CAME_TO_NOTHING.search(after) is None
    again = since or _AND_ANOTHER.search(after) is not None or any(HAPPENED_AGAIN.search(words) for words in between)
    return facts_of(reader, "count") if again else []


def facts_of(reader: ClaimReader, *types: str) -> list[str]:
    """The topic's facts of these types, by name."""
    return [name for name, spec in reader.entry.facts.items() if spec.type in types]
