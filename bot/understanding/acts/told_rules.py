"""Told rules: the number of a rule that somebody told or asks about, right or wrong, and nobody's own.

听说2次有效投诉就会被清退,是真的吗?我有3次了 tells three; do 5 complaints lead to removal? We have 2 tells two.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.acts.told_otherwise import is_told_otherwise
from bot.understanding.facts import Heard, Reading

_OWN = r"我|咱|俺|本店|\b(?:i|we|my|our|us|mine|ours)\b"
_HEARD = pattern(
    r"(?:听(?:说|讲|人说|人讲|别人说|朋友说|到有?人?说)|据说|传说|传言|传闻|谣传|风传|看到(?:有人)?说|刷到|网传|"
    r"(?:有人|别人|人家|大家|他们|群里|网上|圈里|外面|同行|朋友|群友|邻居|老乡|老师|视频|抖音|小红书)[^,。;!?]{0,3}(?:说|讲|传|告诉|写))"
    rf"(?:(?!{_OWN})[^。;!?])*$"
    r"|(?:\b(?:i|we)(?:'ve| have)? (?:just |also )?(?:heard|read|was told|were told|thought|saw)\b|\b(?:some(?:one|body)|they|people|everyone|everybody|he|she|friends?|colleagues?|guy|neighbou?rs?|sellers?)"
    r" (?:just |once |all |always )?(?:told (?:me|us)|sa(?:ys?|id|ying)|claim(?:s|ed)?|think|mentioned|insists?)\b|\brumou?rs?\b|\bword is\b|\bsupposedly\b|\bapparently\b)"
    rf"(?:(?!{_OWN})[^.;!?])*$"
)
"""Before a number: it is told as what others say, and not of oneself."""
_THEY_SAY = pattern(
    r"(?:客服|小二|业务员|平台)[^,。;!?]{0,3}(?:说|讲|传|告诉)(?:(?!我|咱|俺|已|现在|目前|查|店|后台|累计|一共)[^,。;!?]){0,12}$"
)
_COMES_AT_ONCE = pattern(r"的?(?:有效投诉|虚假交易|投诉)?(?:就|才|便|即)")
"""Who speaks for the platform may mean one's own count as well: 客服说2次就清退 tells the rule, 客服说查到2次要清退 a case."""
_ASKED = pattern(
    r"(?:是不是|是否|真的是?|难道|不是说|是真的)(?:只要|要|说)?[^,。;!?我咱俺]{0,8}$|\b(?:is it (?:true|right|correct|the case)|do(?:es)?|will|would|can|are|is)\b[^.;!?]{0,24}$"
)
"""Before a number: the whole sentence is a question."""
_SO_ASKED = pattern(rf"(?:(?!{_OWN})[^。;!])*?(?:吗|么|嘛|吧|谣言|真的|真假|对不对|有这回事|\?)")
"""Behind it: so it is."""
_THEN = pattern(
    r"(?!已|都已)(?:(?!我|咱|俺|目前|现在|已经|怎么办|会不会|是不是|要不要|[。;!?])[^,]|,(?=就|才|便)){0,16}?"
    r"(?:清退|清出|清除|清掉|踢|赶|撵|轰|出局|取消资格|没资格|移出|请出|滚蛋|走人|完蛋|没事|不要紧|不会|开除|凉)"
    r"|(?:(?!\b(?:i|we|my|our|us|already|now|so far|upheld|against)\b)[^.;!?]){0,48}?\b(?:remov\w+|kick\w*|expel\w*|terminat\w+|out|fine|ok(?:ay)?|safe|enough|allowed|tolerated|the (?:limit|line|rule))\b"
)
"""Behind a number: what follows from so many."""
_TAKES = pattern(
    r"(?:清退|清出|踢|赶|撵|轰|出局|取消资格)[^,。;!?我咱俺]{0,10}(?:是|要|得|需要?|有|满|够|到|为|:)$"
    r"|\b(?:remov\w+|kick\w*|expel\w*|terminat\w+|out)\b[^.;!?]{0,30}\b(?:after|at|for|with|from|by|is|once you (?:have|get|reach|hit)|if you (?:have|get|reach|hit))\s(?:only |just )?$"
    r"|\b(?:takes?|needs?|need|requires?|until|unless|at least|up to|allows?|allowed)\s+(?:you\s+)?(?:to have |to get |only |just )?$"
)
"""Right before it: it is what it takes."""
_IS_SO_MANY = pattern(r"(?<!规则)(?<!规定)(?<!标准)(?<!门槛)(?<!上限)(?<!红线)(?:是|有|成|有效的?|成立的?|确认的?)$")
_RULE_IS = pattern(r"(?:规[则定]|标准|门槛|红线)(?:是|要|为|:)?(?:满|达到?|超过)?\s*$")
"""Right before it: 小二又说规则是3次."""
_BY_THOSE_WHO_KNOW = pattern(
    r"(?<!听)(?<!听到)(?:[他她]们|客服|小二|平台|阿里|官方|业务员)(?!规[则定])[^,。;!?]{0,6}(?:说|讲|告诉|通知|回)|(?:后台|系统|页面)[^,。;!?]{0,4}(?:显示|写|查)"
)
_ASKS_THEN = pattern(r"(?:的?(?:有效投诉|虚假交易|投诉))?了?(?:\s*那|\s+(?!就|才|便|即)|了)")
_EITHER_KIND = pattern(
    r"(?=.*投诉)(?=.*(?:虚假交易|刷单|假单|补单)).*[\d一二两三四五六七八九十](?:次|个|起|笔|单|条|回).*(?:或者?|或是|还是|要么).*(?:清退|踢|赶|撵|出局|清出)"
    r"|(?=.*complaint)(?=.*\bfake).*\bor\b.*(?:remov|kick|expel)"
)
"""A rule of two kinds: of which of them one's own are nobody says."""
_MINE = pattern(r"(?:我|俺|咱|\b(?:wo|i|my|we|ours?|mine)\b)(?:[^,。;!?a-z]{0,8}|(?:'ve)?[^,.;!?]{0,16})$")
_OWN_COUNT = pattern(
    r"(?:我|俺|咱)[^,。;!?\d一二两三四五六七八九十]{0,8}(?:\d{1,2}|[一二两三四五六七八九十俩仨])\s?(?:次|个|起|笔|单|条|回|桩)(?!小?店|家|人|月|客服|客户|老板|年)"
    r"|\b(?:i|we)(?:'ve)?(?: (?:only|just|already|currently|now|have|had|got|actually|so far))* (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:shops?|stores?|accounts?))"
)

_ON_TOP = pattern(
    r"(?:加|新增|添|涨|多)(?:了|上|出)?\s?(?:\d|[一两二三])(?:次|个|起|笔|单|条|回)|又[^,。;!?说讲]{0,4}(?:\d|[一两二三])(?:次|个|起|笔|单|条|回)|(?:[昨今前]天|刚刚?)来?了?\s?(?:\d|[一两二三])(?:次|个|起|笔|单|条|回)|\b(?:one|two|another|\d) more\b|\banother\b"
)
"""Beside one's own count more came: what they make together nobody says."""


def without_told_rules(folded: str, reading: Reading) -> Reading:
    """``reading`` without the counts of rules that others tell, or that are asked about beside one's own count."""
    counts = [item for item in reading.facts if item.kind == "count"]
    if counts and (of_either_kind(folded) or _ON_TOP.search(folded)):
        return reading
    told = {item.span for item in counts if is_told_rule(item, folded)}
    return (
        Reading(tuple(item for item in reading.facts if item.span not in told), reading.problems) if told else reading
    )


def is_told_rule(item: Heard, folded: str) -> bool:
    """Whether a count is that of a rule which others tell, or which is asked about where one's own count is told too."""
    before, after = folded[: item.span[0]], folded[item.span[1] :]
    if "ordinal" in item.assumed or (_THEN.match(after) is None and not _TAKES.search(before)):
        return False
    if _RULE_IS.search(before):
        return True
    if (is_told_otherwise(before + item.text) and not _COMES_AT_ONCE.match(after)) or _is_stated(before, after):
        return False
    if _HEARD.search(before) or (_THEY_SAY.search(before) and _COMES_AT_ONCE.match(after)):
        return True
    asked = _ASKED.search(before) is not None or _SO_ASKED.match(after) is not None
    return asked and not _MINE.search(before) and _OWN_COUNT.search(after) is not None


def _is_stated(before: str, after: str) -> bool:
    """Whether the count is what is said, and what follows from it only asked: 他们说有效的是3次 那会清退吗."""
    return (
        _BY_THOSE_WHO_KNOW.search(before) is not None
        and _IS_SO_MANY.search(before) is not None
        and _ASKS_THEN.match(after) is not None
    )


def of_either_kind(folded: str) -> bool:
    """Whether one's own count follows a rule of two kinds: 有效投诉3次或者虚假交易2次就清退,我有2次."""
    rule = _EITHER_KIND.search(folded)
    return rule is not None and _OWN_COUNT.search(folded, rule.end()) is not None
