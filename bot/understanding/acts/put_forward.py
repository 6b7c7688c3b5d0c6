"""Put forward: a value that a message names to be counted with, or as what stands on record, before it asks again.

那还是按30号,最晚哪天申请; 以5月12号为准呢; 后台记的28号,最晚哪天补. No word says which fact it is; it takes the place of the one
told before.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts import Heard
from bot.understanding.wording.clauses import before_in_clause

_COUNTED_WITH = pattern(
    r"(?:(?<![可所难得加足予])以(?![前后为上下内及来往])|(?<!打)按照?|依照|(?<![执拍])照(?![旧常样片]))[^,。;!?\d\x00到退出申交签续付发补扣掉低收寄办减加]{0,8}$"
    r"|(?:[就改先都]用|[拿当]作?|当成)(?:的?是)?\s*$|(?:^|[,。;!?\s那就都要改先给我们]|如果|要是)算(?:成|作|做|它|他)?\s*$"
    r"|\b(?:going (?:by|with|on)|go (?:by|with)|based on|let'?s (?:use|take|say|stick (?:to|with)|go (?:with|by))"
    r"|stick(?:ing)? (?:to|with)|count(?:ing|ed)? (?:from|as|by)|use|take|using|taking|back to)"
    r"\s(?:it (?:as|on|from)\s)?(?:(?:the|my|our|first|original|day)\s)*$"
)
"""Before a value that is to be counted with."""
_GOES_BACK = pattern(
    r"(?:还是|仍然?是?|回到|最开始|一开始|最初|原来|原先|当初|开头)(?:按照?|照|说|讲|告诉你)?(?:的|是)*\s*$"
    r"|\b(?:back to|stick(?:ing)? (?:to|with)|still)\s(?:(?:the|my|our|first|original)\s)*$"
)
"""Before a value that was told earlier, and holds again: 还是20号."""
_STANDS_ON_RECORD = pattern(
    r"(?:后台|系统|物流|快递|平台|官网|网页|页面|\bapp)"
    r"(?:信息|详情|记录|页|轨迹|状态|时间|日期|跟踪)?(?:里面?|上面?|中|那边|这边)?(?:查|看)?(?:到|出来)?"
    r"(?:登?记|写|标|显示|录|载|留)?(?:录|载|记)?(?:的|着|了|到)?(?:时间|日期)?(?:就|却|其实|明明|都)?(?:是|为|在)?\s*$"
    r"|\b(?:systems?|backend|back office|dashboard|tracking|courier|carrier|records?|portal|app)\b"
    r"[^,.;!?\d]{0,12}?\b(?:says?|shows?|has|have|had|is|was|reads?|recorded|lists?)\s(?:it\s|was\s|is\s|as\s|on\s|at\s|that\s|the\s|it'?s\s)*$"
)
"""Before a value that is on record; papers (面单, 短信, 账单) have days of their own."""
_OF_THE_RULE = pattern(r"规则|规定|标准|他们|政策|公告|要求|\b(?:rules?|policy|standard|notice)\b")
_NO_MORE_SAID = pattern(
    r"\s*(?:元|块钱?|整)?(?:的?那[天次个]|当[天日])?的?(?:时间|日期)?(?:开始)?(?:来)?(?:计算|算的?|计|起算|为准|作准|为基准|入账|到账)?"
    r"(?:的话|呢|吧|的|了|哈|啊|就[好行是])*\s*"
    r"(?:$|[,。;!?、~…\n]|(?=那?(?:我|咱|我们)?(?:又|还|是|该|应|就|最|得|要|会|能|可)?(?:哪|几[号点时天]|什么时候|啥时候|何时|多[少久]|最[晚迟早]|会不会|能不能|还有没有|还[送有差]))"
    r"|(?=(?:\s|^)(?:then\s)?(?:when|what|how|by when|is|am|will|do|until)\b))"
)
"""Behind such a value: nothing that names an event, and then perhaps the question."""
_ASKED = pattern(
    r"\s*(?:元|块钱?)?(?:来)?(?:算|计算|起算|开始|为准|开始算)?(?:的)?(?:吗|么|对[吧吗]|是[吧吗]|嘛|吧?\s*[?])"
)
"""Behind a value that is asked about itself: 按12号算吗."""


def is_put_forward(item: Heard, folded: str) -> bool:
    """Whether a value is one to be counted with, or one on record, and no word beside it says which fact it is."""
    return is_to_be_counted_with(item, folded) or _is_framed(item, folded, on_record=True)


def is_to_be_counted_with(item: Heard, folded: str) -> bool:
    """Whether a value is one that a person chooses to count with: 那按7月10号,最晚哪天申请."""
    return _is_framed(item, folded, on_record=False)


def goes_back_to(item: Heard, folded: str) -> bool:
    """Whether a value is one to which the person comes back: 还是20号,哪天能再加入."""
    return _GOES_BACK.search(folded[: item.span[0]]) is not None


def _is_framed(item: Heard, folded: str, *, on_record: bool) -> bool:
    if item.kind not in ("date", "datetime", "amount", "count"):
        return False
    start, end = item.span
    before = folded[:start]
    framed = (
        _STANDS_ON_RECORD.search(before) if on_record else _COUNTED_WITH.search(before) or _GOES_BACK.search(before)
    )
    if framed is None or _OF_THE_RULE.search(before_in_clause(folded, start)):
        return False
    return _NO_MORE_SAID.match(folded, end) is not None and _ASKED.match(folded, end) is None
