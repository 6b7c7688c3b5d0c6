"""Whose value it is: "a friend applied on the 1st, I on the 10th" tells one day of the asker's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.patterns import pattern
from bot.understanding.wording.clauses import FULL_STOP, Span

OTHERS = r"朋友|同行|同事|表[哥弟姐妹]|堂[哥弟]|[我他她][哥弟姐妹]|小舅子|姐夫|妹夫|阿?[姊姐](?=[那家的])|家[姐姊]|姊姊|我姊|姐妹|闺蜜|哥们|死党|师傅(?=[的那家])|同学|老乡|邻居|隔壁|隔篱|对门|楼[上下]|街坊|兄弟(?:公司|单位|厂|店)|姐妹(?:公司|店)|关联公司|分公司|(?:别的|别个|其它)(?:店|厂|商家|卖家|公司|客户|商户|会员|供应商|单位|老板|店铺)|另一?个店|另外一?个店|上一?家店|别人|别家|(?<![退赔给还被让])(?<![退赔给还]了)人家(?=[^阿平小官扣划答同批说让买退寄])(?!一[共起]|总共|只|下单)|其他(?:商家|店|卖家|客户|商户|会员|供应商|老板|公司)|另外?一家|竞争对手|对手|对家|群友|网友|群里(?:有)?(?:个|一个|位)?(?:人|老板|大哥|大姐|兄弟)"
RELATIVES = r"(?:老婆|老公|媳妇|爱人|丈夫|妻子|太太|先生|老爸|老妈|爸妈|爸爸?|妈妈?|儿子|女儿|岳父|岳母|亲戚|合伙人|合伙的|拍档|搭档|阿姨|叔叔?|舅舅?|大舅子|小姨子?|大姨子?|嫂子?|弟妹|妯娌|姑姑?|姨妈?|伯伯?|侄[子女]|外甥女?|女婿|儿媳妇?|公公|婆婆)"
OTHERS += rf"|(?<![和跟与同]){RELATIVES}(?:的|家|她|他|自己|那家|那个|那边|那里|开|办|管|做|经营)*(?:店|厂|公司|铺)"
"""Relatives act for the person (老婆帮我续的); a shop of theirs is another one."""
OTHERS += r"|徒弟|师[兄弟妹]|学[长姐弟妹]|前同事|亲家|连襟|(?:旁边|附近|对面|某个?)(?:那家|的)?(?:厂家?|店|公司|档口|商家|卖家)|有个(?:商家|卖家|厂家|店主|会员|供应商)"
OTHERS += r"|同(?:一个?)?(?:园区|村|镇|楼|栋楼|市场|商圈|工业区|产业带|城)的?(?:工厂|厂家?|店|档口|档主|摊主|老板|商家|卖家|公司|那家|人)"
OTHERS += r"|(?:同|邻|隔壁)(?:村|镇|乡|寨)(?:的|里)?|我们?村(?:的|里)?(?:有个|有家|那个|另)"
OTHERS += r"|老板(?:娘)?的(?:店|诚信通|账号|厂)|(?<![和跟与同])合伙人的(?:诚信通|会员|账号|保证金)"
OTHERS_EN = r"(?:wife|husband|mother|mom|father|dad|son|daughter)'?s (?:shop|store|company|account|factory)|friend|brother|sister|cousin|uncle|partner|colleague|competitor|neighbou?r|(?:an)?other (?:seller|merchant|factory|supplier)|(?:shop|factory|seller) next door|somebody else|someone else|(?:guy|man|woman|lady|girl|people|neighbou?rs?|shop|store|boss) (?:next door|across|downstairs|upstairs|(?:that )?(?:i|we) know)"
_OTHER = pattern(f"{OTHERS}|{OTHERS_EN}")
_SOMEBODY_ELSE = pattern(
    rf"(?:(?:我|我们|咱|咱们)(?:老家|家|村里|厂里|公司|店里)?)?的?(?:一个|有个|一位|认识的)?(?:{OTHERS})(?:自己)?|\b(?:(?:one of )?(?:my |our |the )|a |another |some )?(?:{OTHERS_EN})\b"
)
_MYSELF = pattern(
    r"我|咱|俺|这个店|这家店|本店|本司|本公司|(?<![厂店号司铺的\d日])自己|\b(?:i|we|my|mine|our|ours|me|us)\b"
)
_THEIR_OWN = pattern(
    rf"[^,。;!?\x00我咱俺]{{0,8}},?\s?(?:这|那)?(?:都|也|其实)?是(?:我|我们)?(?:(?:{OTHERS}|他|她)(?:们|自己)?(?:的(?:事情?)?|那家|那边)"
    rf"|(?:{OTHERS}|{RELATIVES}|他|她)们?(?:家|开)?的?(?:店|厂|公司|账[号户]))的?(?=[,。;!?\s]|$)"
    rf"|(?:我|我们)?的?(?:{OTHERS})[^,。;!?我咱俺]{{0,6}}(?:(?:[他她]|自己)(?:们|自己|家|店)*的(?=[,。;!?\s]|$)|[他她](?:们|自己|家|店)+的)"
)
"""Said after a value: 6月1号交的是别人的."""
_SIGNS_OF_THEIRS = frozenset("是他她己")
"""Characters one of which it holds."""
_AND_WE = pattern(r"[,。;!?\s](?:那么?|可是?|但)?(?:我|咱|俺)们?(?:家|店|公司|自己)*的?呢(?=[,?。!\s]|$)")
"""After somebody else's case alone: 他6月5号交的,我们呢?"""
_PRONOUN = pattern(r"^(?:那|是)?[他她]|[他她]们(?:店|家|公司|厂)?的")
_HIS = pattern(r"[他她]们?家?的?(?:还|就|只)?(?:剩|有|是)?$")
_MINE = pattern(r"[我咱俺]们?(?:家|自己|[这那](?:边|里|儿)?)?的?(?:还|就|只)?(?:是|有|剩)?[\d一二两三四五六七八九]")
_ADVISED_BY = pattern(
    r"同事[^,。我他她]{0,4}(?:说|记得)(?:应该)?(?:是|的是)|"
    rf"\b(?:my|our) (?:{OTHERS_EN}) (?:just |only |actually )?(?:signed|received|accepted|collected|picked)\b(?! (?:for )?(?:his|hers?|theirs?)\b)|"
    rf"\b(?:my |our )?(?:{OTHERS_EN}) (?:just )?(?:sa(?:id|ys?)|told (?:me|us)|checked|remembers?)(?: that)? (?:it|the date) ?(?:was|is|should be|'s)\b|"
    rf"(?:听|经|靠|通过|托|问|帮)(?:了|过)?(?:一个|我)?(?!(?:别[的个]|其[他它])客)(?:{OTHERS})|(?:{OTHERS})(?:(?=手贱|手痒|手滑|偷偷|擅自|瞒着|背着我|自作主张)"
    r"|[^,。;!?]{0,4}(?<!恶意)(?<!故意)(?:帮|替|代)(?:了|着)?(?:我|我们|咱|咱们|俺|店里|公司)(?=[^,。;!?]{0,2}[拍刷点下弄搞做卖办递交填送寄签续付买传发改])"
    r"|[^,。]{0,3}(?:劝|介绍|推荐|建议|提醒|告诉|叫我|让我|喊我|拉我))"
)
"""Those who had a say in it or a hand in it, and no case of their own: 听朋友劝, 同行介绍的, 小舅子帮我拍了单."""
_NEW_SUBJECT = pattern(r"买家|客户|顾客|平台|阿里|小二|系统|客服|仓库|快递|buyer|customer|alibaba|platform")
"""With another party to the asker's own case the friend's is left."""
_TO_THEM = pattern(
    r"(?:给|帮|替|跟|同意|答应|允许|准许|确认|批准?|让|放|为)(?:了|咗)?(?:他|她|伊|佢|渠)|(?<!其)(?:他|她|伊|佢|渠)们?(?:那边|那里|那儿|那头|家|店|的)"
    r"|\b(?:for|to|let|allowed|told|with) (?:him|her|them)\b|\b(?:his|hers?|their|theirs)\b"
)
"""Leads back to those who were named: 小二给他确认了20号."""
_CUSTOMER = pattern(r"买家|客户|顾客|buyer|customer")
_THEIR_SIDE = pattern(
    rf"(?:{OTHERS})[^,。;!?我咱俺]{{0,4}}(?:那边|那里|那儿|那头|店里|的店|家)[^,。;!?我咱俺]*"
    rf"|(?:{OTHERS})[^,。;!?我咱俺]*(?:给|帮|替|同意|答应|允许|确认|批准?)(?:了|咗)?(?:他|她|伊|佢|渠)[^,。;!?我咱俺]*"
    rf"|\b(?:{OTHERS_EN})\b(?:(?!\b(?:i|we|my|me)\b)[^.;!?,])*\b(?:him|her|them|his|their)\b"
)
"""A clause about what happened on their side, whoever did it: 朋友那边平台批了."""
_ASKED_OF_THEM = pattern(
    r"(?:^|[,。;!?\s])(?:那|问下|请问|所以)?(?:他|她|伊|佢)(?!们)[^,。;!?我咱俺]*(?:吗|没|么|不|哪|几|什么|啥|何|[?])[^,。;我咱俺]*$"
    r"|\b(?:does|is|can|will|would|do|are|when|has) (?:he|she|they)\b[^.;]*[?]?\s*$"
    r"|\b(?:which|what|when|how)\b[^,.;?]{0,24}\b(?:he|she|they) (?:is|are|was|will|can|may|must|gets?|comes?|goes)\b[^.;]*$"
)
"""A message that ends in a question about those who were named."""
_EARLIER = pattern(
    r"上(?:一|个)?(?:[次回趟单笔批]|退货|订单)(?!号)|前一?[次单笔回]|(?:之前|以前|先前|早前|前阵子?|上上?个月|上上?周|去年|前年|年初)(?:就|也|还)?(?:那|有)(?:过|个|一)*(?:[次单笔回批趟]|退货|订单)|(?:上上?个?(?:月|周|星期|礼拜)|前几天)(?:就|也|还)?退"
    r"|\blast (?:time|order|return|one)\b|\b(?:previous|earlier) (?:time|order|return|one|case)\b"
)
_THIS_ONE = pattern(
    r"这一?[次单笔回批趟]|这个(?:退货|订单|申请|单)|今次|今回|呢[次单]|[本此]次|\bthis (?:time|order|return|one|case|application)\b"
)
VOCATIVE = pattern(
    r"^\W*(?:(?:hi|hello|hey|dear|sir|ok|okay|sorry|please|pls|thanks)\W+)*(?:my |dear )?friends?\s*[,!.]|^\W*(?:各位|亲爱的)?朋友们?[,!。]"
)
"""Those who are asked: my friend, can you tell me …"""
ADDRESSED = r"(?:帮|告诉|问|教|给|跟|让|请|替|回复)我|[托求央叫]我(?=[来帮]?(?:打听|问|咨询|查|看看|算))|我(?:想|来)?(?:问|请教|咨询|想知道)"
_ADDRESSED = pattern(ADDRESSED)


def somebody_elses(folded: str, spans: Iterable[Span], *, own_case: bool = False) -> frozenset[Span]:
    """The values that are said of somebody else, if the text speaks of the person's own case too.

    A text that is about a friend alone is answered for the friend; not so in a conversation about the person's
    ``own_case``, to which the friend's adds nothing.
    """
    places = list(spans)
    said_so = not _SIGNS_OF_THEIRS.isdisjoint(folded)
    theirs = frozenset(span for span in places if said_so and _THEIR_OWN.match(folded, span[1]))
    theirs |= _set_against_mine(folded, places)
    asked = _AND_WE.search(folded) if places and "呢" in folded else None
    if asked is not None and _is_theirs(folded[: asked.start()]):
        return theirs | {span for span in places if span[0] < asked.start()}
    if not places or not _OTHER.search(folded):
        return theirs
    return theirs | _told_of_others(folded, places, own_case=own_case)


def _is_theirs(told: str) -> bool:
    """Whether what is told before one asks for oneself is somebody else's case."""
    own = _MYSELF.search(_SOMEBODY_ELSE.sub(" ", told.replace("自己", "")))
    return own is None and (speaks_of_somebody_else(told) or _PRONOUN.search(told) is not None)


def _set_against_mine(folded: str, places: list[Span]) -> frozenset[Span]:
    """The values right behind "his", where others stand right behind "mine": 他4000我5000."""
    if "他" not in folded and "她" not in folded:
        return frozenset()
    his = frozenset(span for span in places if _HIS.search(folded[: span[0]]))
    return his if his and _MINE.search(folded) else frozenset()


def _told_of_others(folded: str, places: list[Span], *, own_case: bool) -> frozenset[Span]:
    """The values that stand behind the name of somebody else."""
    spoken_to = VOCATIVE.match(folded)
    begin = spoken_to.end() if spoken_to is not None else 0
    told = folded
    folded = _ADVISED_BY.sub(lambda match: "\x00" * len(match.group()), folded)
    others = [match.span() for match in _SOMEBODY_ELSE.finditer(folded, begin)] if _OTHER.search(folded) else []
    named = bool(others) or _SOMEBODY_ELSE.search(told, begin) is not None
    others = sorted([*others, *_led_back(folded)]) if named else []
    if not others:
        return frozenset()
    rest = _THEIR_SIDE.sub(lambda match: "\x00" * len(match.group()), folded)
    rest = _NEW_SUBJECT.sub(lambda match: "我" + "\x00" * (len(match.group()) - 1), rest)
    for start, end in [*others, *(match.span() for match in _ADDRESSED.finditer(folded))]:
        rest = rest[:start] + "\x00" * (end - start) + rest[end:]
    own = [match.start() for match in _MYSELF.finditer(rest)]
    speaks_of_self = any(rest[at] == folded[at] for at in own)
    if not speaks_of_self and not own_case:
        return frozenset()
    stops = [match.start() for match in FULL_STOP.finditer(folded)]
    starts = [start for start, _ in others]
    theirs = frozenset(
        span for span in places if _last(starts, span[0]) > max(_last(own, span[0]), _last(stops, span[0]))
    )
    return frozenset(places) - theirs if theirs and _ASKED_OF_THEM.search(folded) else theirs


def _led_back(folded: str) -> list[Span]:
    """Where a text leads back to those who were named; not where a buyer was named last."""
    customers = [match.start() for match in _CUSTOMER.finditer(folded)]
    others = [match.start() for match in _SOMEBODY_ELSE.finditer(folded)]
    found = [match.span() for match in _TO_THEM.finditer(folded)]
    return [span for span in found if _last(customers, span[0]) <= _last(others, span[0])]


def of_an_earlier_case(folded: str, spans: Iterable[Span]) -> frozenset[Span]:
    """The values told of an earlier case in a text that sets it against the one at hand: 上次3月20号…,这次昨天….

    Without a word for the one at hand 上次 tells when something of this case was last done.
    """
    places = list(spans)
    this = [match.start() for match in _THIS_ONE.finditer(folded)] if places else []
    if not this:
        return frozenset()
    earlier = [match.start() for match in _EARLIER.finditer(folded)]
    return frozenset(span for span in places if _last(earlier, span[0]) > _last(this, span[0]))


def named_of_this_case(folded: str, places: Iterable[int]) -> bool:
    """Whether a word at one of ``places`` is said of the case at hand: 上次3月1号被扣,这次又被扣了."""
    this = [match.start() for match in _THIS_ONE.finditer(folded)]
    earlier = [match.start() for match in _EARLIER.finditer(folded)]
    return any(_last(this, place) > _last(earlier, place) for place in places)


def returns_to_oneself(folded: str) -> bool:
    """Whether a text speaks of oneself and of nobody else, nor of somebody by a pronoun."""
    rest = _ADDRESSED.sub(" ", VOCATIVE.sub(" ", folded))
    pronoun = re.search(r"他|她|伊|佢|\b(?:he|she|they|him|his|hers?|their)\b", rest)
    return bool(_MYSELF.search(rest)) and not _OTHER.search(rest) and pronoun is None


def speaks_of_somebody_else(folded: str) -> bool:
    """Whether a text tells of somebody else's case and not of one's own."""
    rest, named = _SOMEBODY_ELSE.subn(" ", _ADDRESSED.sub(" ", VOCATIVE.sub(" ", folded)))
    return bool(named) and not _MYSELF.search(rest)


def speaks_of_oneself(folded: str) -> bool:
    """Whether a text speaks of oneself, or of one's own shop or company."""
    return _MYSELF.search(folded) is not None


def _last(places: Sequence[int], before: int) -> int:
    """The last of ``places`` (ascending) before a position, -1 if there is none."""
    following = bisect_left(places, before)
    return places[following - 1] if following else -1
