"""Days that the other side sets, told from the day on which it does so, from what it may still do, and from hearsay.

Only a fact that may lie in the past as well as ahead (a confirmed exit date) is set by somebody else. Where the words tell
that something was decided and not what, the fact is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

import msgspec

from bot.patterns import pattern
from bot.understanding.acts.put_forward import is_to_be_counted_with
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.bounds import Stance
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.wording.clauses import Span

_ACT = pattern(r"confirmed|approved|agreed|accepted|replied|answered")
_ON_THAT_DAY = pattern(r"(?:on\b|yesterday|today|last\b|this\b|just\b)", re.IGNORECASE)
_AS_THE_DAY = pattern(r"\s*(?:as|for|to be|is)\b")
_HOLIDAY_BETWEEN = pattern(r"放(?:了|完|假)?\x00|\x00+(?:放假|假期|期间|长假|小长假)|中间|隔着|夹着|碰上|赶上")
_BROUGHT_FORWARD = pattern(r"提[前早]到|推迟到|延到|拖到|改到|提到")
_TO_THAT_DAY = pattern(rf"(?:^|[,。;!?\s那再就还是我们])(?:{_BROUGHT_FORWARD.pattern}|提早到|延后到)\s*$")
"""By whom a day is moved is not said: 提前到3月15号退."""
_FROM, _ON = (
    pattern(r"(?:按照?|从|自|以|照)\s*$"),
    pattern(r"\s*(?:起|开始)?(?:来)?(?:算(?![我你退走出离])|计算|起算|计(?!划)|为准)"),
)
"""Around a day: from it they count, and it is no exit that they confirm: 小二说按4月6号算."""
_NOT_THEY = "(?:老板娘?|领导|房东|股东|董事长?|合伙人|老婆|老公|家里|我爸|我妈)"
_ANSWERED = pattern(r"(?:回复?|答复)我说?|回信说")
_LEAVE_TO_GO = pattern(
    r"\s*(?:那天|当天)?(?:就|可以?|能|让|给|放|[之以]?前|走|退|出|离|撤|生效|算|也?ok|行|好|解|为准|吧|[,。;!?]|$)"
)
_STILL_TO_COME = pattern(
    r"(?:要求|申请|请求|希望|想要?|拟)(?:阿里|平台|他们)?(?:能)?(?:同意|核准|核可|批准|准予|准许)|\basked (?:\w+ )?to (?:be )?(?:grant|agree|confirm|approv|allow)|[会要将](?:再|给)?(?:确认|答复|回复|同意|批)|确认.{0,8}前清|\b(?:will|may|might|should|going to) (?:confirm|approve|agree|answer|reply|grant|allow|permit)|\bi guess\b|\bprobably\b"
)
_AT_THE_EARLIEST = pattern(r"最快|最早|最晚|最迟|左右|大概|估计|\b(?:at the earliest|around|about)\b")
_BY_THEM = pattern(
    r"(?:阿里(?:巴巴)?|平台|小二|官方|客服|经理|对方|批发中心|业务员)(?:那边|方面)?[^,。;?]{0,6}(?:说|给(?!阿里|平台|小二|客服|官方|对方|他们)|回|定|确认|同意|批|改|答应|通知)"
    r"|(?:^|[,。;!?\s])那[边头](?:也|就|都)?(?:说|回|定|确认|同意|批|答应|通知)(?![^,。;?]*(?:答复|回复|消息|结果|通知))"
    r"|(?:[他她]们|人家|佢哋)(?:那边|那头|那里|方面)?[^,。;?没不未拒冇唔]{0,8}(?:同意|批(?![发次号])|答应|准(?!备)|允许|放(?:[我咱俺人行]))"
    r"|\b(?:alibaba|platform|manager|they|support)\b[^.;?]{0,24}\b(?:confirmed|approved|agreed|said|says|told|gave|set)\b"
)


_SAYS = pattern(r"[说讲回复]$|\bsa(?:ys?|id)$")
_ON_RECORD = pattern(
    r"(?:系统|后台|记录|登记|录入|档案|(?:申请|回执|受理)(?:单|书|表|函|里|上)?|单子|页面|[他她]们?(?:那边|那里|那儿|这边|手上|手里)|查到|显示|记的|写的|录的|看到)"
    r"(?:(?![退走离放批确同准答定可行能让])[^,。;!?\d\x00]){0,10}$"
    r"|\b(?:records?|systems?|file|backend|dashboard)\b[^,.;!?\d]{0,16}$"
)
"""Between the word that they said it and a day: 小二说后台登记的是6月13号 tells what is on record, maybe the application."""
_IS_LEAVE = pattern(
    r"[^,。;!?]{0,10}(?:退(?!出?的?申请)|走(?!的?(?:流程|程序))|离|放(?!进|在|到)|生效|解除|撤|出(?!错)|批|给我(?!们?(?:登|录|记|写|填|建|提|报|收|交|存|备|入|看|查|打|走的?流)))|[^,.;!?]{0,16}\b(?:leave|out|exit|go|release)"
)
_ONLY_RECEIVED = pattern(
    r"[^,。;!?\x00退走离批]{0,5}(?:收到|收着|收下)了?(?:我们?|咱们?)?的?(?:退出|书面)?(?:申请|材料|资料|邮件|信|函|表)?(?:书|表|函)?了?的?\s*(?=[,。;!?]|$)"
)
"""Behind a day: what came to them on it is no day that they set, 客服3月12号说收到了."""

_DATES_THE_WORD = pattern(r"\s*(?:就|才|已经?|给我?们?)*(?:同意|批|答应|准|允许|核准|点头|回复|确认)")
_TAKES_EFFECT = pattern(r"\s*(?:那天|当天)?(?:起|开始)?(?:正式|就|才|会|算)*(?:生效|解除|失效|算退|放人|放我)")


def as_they_set_it(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` on days that somebody else sets: those of the act itself left open, those still to come left out."""
    kept = []
    for claim in claims:
        spec = reader.entry.facts[claim.fact]
        rivals = (one for one in claims if one.fact == claim.fact and one.heard.value != claim.heard.value)
        if any(rivals) and is_of_receipt(claim.heard, reader):
            continue  # 5月10号交的申请,阿里12号收到申请了
        if spec.tense != "any" or spec.type != "date":
            kept.append(claim)
        elif _is_only_on_record(claim, reader):
            kept += _left_open(claim, reader)
        elif not (is_of_receipt(claim.heard, reader) or _STILL_TO_COME.search(reader.words_beside(claim.heard))):
            is_open = _is_of_the_act(claim, reader) or _is_none_of_theirs(claim, reader)
            is_open = is_open or bool(_AT_THE_EARLIEST.search(reader.words_beside(claim.heard)))
            is_open = is_open or _takes_effect_on_another_day(claim, reader)
            kept.append(msgspec.structs.replace(claim, stance=Stance(open=True)) if is_open else claim)
    return kept


def of_the_wish(claims: list[Claim], reader: ClaimReader, varied: Collection[str]) -> list[Claim]:
    """``claims`` where the one fact that is ``varied`` is a wish: nobody but the person brings that forward (提前到20号呢)."""
    wish = next(iter(varied), "")
    if len(varied) != 1 or wish not in reader.wishes:
        return claims
    return [
        msgspec.structs.replace(claim, fact=wish)
        if _BROUGHT_FORWARD.fullmatch(claim.word) or _is_moved_to(claim, reader)
        else claim
        for claim in claims
    ]


def is_of_receipt(day: Heard, reader: ClaimReader) -> bool:
    """Whether a day only tells when something came to them: 客服确认3月9号收到申请."""
    theirs = any(spec.tense == "any" and spec.type == "date" for spec in reader.entry.facts.values())
    return theirs and _ONLY_RECEIVED.match(reader.folded, day.span[1]) is not None


def _is_moved_to(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a day that else they would set is the one to which the exit is moved: 提前到3月15号退."""
    theirs = reader.entry.facts[claim.fact].tense == "any"
    return theirs and _TO_THAT_DAY.search(reader.folded[: claim.heard.span[0]]) is not None


def _is_none_of_theirs(claim: Claim, reader: ClaimReader) -> bool:
    """Whether somebody else than they allows it, or they only answer what happens on that day: 老板准我15号走, 答复我15号审完."""
    counted_from = _FROM.search(reader.folded[: claim.heard.span[0]]) and _ON.match(reader.folded, claim.heard.span[1])
    if counted_from or is_to_be_counted_with(claim.heard, reader.folded):
        return True
    if re.search(rf"{_NOT_THEY}(?:也|都|已经?|终于|那边)?{re.escape(claim.word)}", reader.folded):
        return True
    return bool(_ANSWERED.fullmatch(claim.word) and not _LEAVE_TO_GO.match(reader.folded, claim.heard.span[1]))


def _takes_effect_on_another_day(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a day only dates their word, and a later one is told for what they said: 阿里10号同意我退了,13号生效."""
    if not _DATES_THE_WORD.match(reader.folded, claim.heard.span[1]):
        return False
    later = (item for item in reader.heard if item.kind == "date" and item.span[0] >= claim.heard.span[1])
    return any(item.value != claim.heard.value and _TAKES_EFFECT.match(reader.folded, item.span[1]) for item in later)


def _is_only_on_record(claim: Claim, reader: ClaimReader) -> bool:
    """Whether they only say which day they have on record, and not that it is one for leaving."""
    folded, (start, end) = reader.folded, claim.heard.span
    said = folded.rfind(claim.word, 0, start)
    if said < 0 or not _SAYS.search(claim.word):
        return False
    between = folded[said + len(claim.word) : start]
    return _ON_RECORD.search(between) is not None and not (_IS_LEAVE.match(folded, end) or _IS_LEAVE.match(between))


def _left_open(claim: Claim, reader: ClaimReader) -> list[Claim]:
    """The claim as one on each fact that the day may be: what somebody sets, and what has been done."""
    names = [name for name, spec in reader.entry.facts.items() if spec.type == "date" and spec.tense == "past"]
    return [msgspec.structs.replace(claim, fact=name, stance=Stance(open=True)) for name in (*names, claim.fact)]


def _is_of_the_act(claim: Claim, reader: ClaimReader) -> bool:
    """Whether a day is that on which they confirmed: confirmed on 15 May, approved yesterday."""
    if (
        claim.mood == "supposed"
        or not _ACT.fullmatch(claim.word)
        or _AS_THE_DAY.match(reader.folded[claim.heard.span[1] :])
    ):
        return False
    before = reader.folded[: claim.heard.span[0]].rstrip()
    if before.endswith(" for"):
        return False  # approved our exit for 20 October
    said_on = _ON_THAT_DAY.match(claim.heard.text) or before.endswith(" on")
    return bool(said_on) or claim.word != "confirmed"


def decided_unread(reader: ClaimReader, placed: Collection[Span]) -> list[str]:
    """Facts set by somebody else of which the words tell that a day was set, and a day to come is left over.

    ``placed``: the values that have a role, or are somebody else's.
    """
    names = [name for name, spec in reader.entry.facts.items() if spec.tense == "any" and spec.type == "date"]
    said = _BY_THEM.search(reader.folded) if names else None
    if said is None or _STILL_TO_COME.search(reader.folded):
        return []
    used = {day for item in reader.heard if item.span in placed for day in _days(item)}
    left = [item for item in reader.heard if item.span not in placed and item.span[0] >= said.start()]
    left = [item for item in left if not _HOLIDAY_BETWEEN.search(reader.words_beside(item))]
    left = [item for item in left if not is_of_receipt(item, reader)]
    return names if any(_days(item) and not _days(item) & used for item in left) else []


def _days(item: Heard) -> set[date]:
    values = (item.value, item.past, item.future)
    return {day_said(value) for value in values if isinstance(value, date)}
