"""Doubts: facts that a message speaks of in a way that leaves their value open or takes it back.

They are asked for again. A number that was not read, an application that was withdrawn, a balance that was charged once
more: whatever else the message says of such a fact does not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bot.patterns import pattern
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.naming.fitting import fits
from bot.understanding.naming.screens import rule_numbers
from bot.understanding.reckoning.made_up import made_up
from bot.understanding.reckoning.payments import of_living
from bot.understanding.reckoning.reckoned import proven_counts
from bot.understanding.reckoning.totals import total_told
from bot.understanding.revisions.applications import posted_and_received
from bot.understanding.revisions.corrections import DONE_ANEW, came_off_later
from bot.understanding.revisions.put_right import said_once_more, supposed_right, unread_instead
from bot.understanding.set_apart.amount_scope import is_fee_apart, of_open_scope
from bot.understanding.set_apart.shares import shared
from bot.understanding.set_apart.tied_up import tied_up
from bot.understanding.set_apart.two_cases import of_two_cases
from bot.understanding.set_apart.two_voices import contradicted
from bot.understanding.unclear.doubtful_counts import doubtful_counts, facts_of
from bot.understanding.unclear.doubtful_days import (
    already_below,
    gone_back_on,
    moved_end,
    only_taken,
    put_off,
    revoked,
    two_terms,
)
from bot.understanding.unclear.not_known import said_not_to_be_known
from bot.understanding.wording.clauses import IF, question_between
from bot.understanding.wording.undoing import REFUSED

_TAKEN = pattern(
    r"被[扣罚划](?![到成剩至得])|(?:[扣罚划]|赔付?|用)(?:了|掉|走|去|的|出)|\b(?:deducted|took|taken|charged|fined)\b"
)
_IS_LEFT = pattern(r"剩|余|现|目前|只|就|才|还|到|成|了|\b(?:now|left|only|balance|remain\w*|down|dropped|fell)\b")
"""Where what is told is what is left, what was taken came before: 余额5200,被扣了800. Not so 保证金6000,扣了800."""
_MERELY_ANNOUNCED = pattern(
    r"\b(?:told|informed|emailed)\b[^.;]*\bthat (?:i|we) (?:might|may|plan|(?:will|would) apply)\b"
)
_OPINION = pattern(r"认为|以为|觉得|主张|应自|应从|\b(?:thinks?|believes?|insists?)\b")
_ONCE_MORE = pattern(r"又|再|还要|还会|要扣|会扣|将扣|另外|\b(?:again|another|further)\b")
_FOREIGN_TIME = pattern(
    r"(?:莫斯科|俄罗斯|当地|美国|欧洲|英国|德国|日本|韩国|迪拜|伦敦|纽约|东京|首尔|洛杉矶|美东|美西)的?时间"
    r"|\b(?:moscow|msk|local|gmt|utc|est|pst|cet|ist|london|dubai|tokyo|new york|russian?)(?:'s)?\s+time\b|\b(?:gmt|utc|msk|cet)\b"
)
_TOOK_BACK = pattern(
    r"(?:撤回|收回|撤掉|撤销)(?:了|来了|咗|啦)|\x00\s*(?:又|再)?撤(?:回|销|的)(?=$|的|[,。;])|又撤(?:了|回)|后来(?:又|却)?被(?:平台|阿里|系统)?(?:撤销|取消|收回|作废)|\b(?:withdrew|took it back|taken back)\b"
)
_REFUSED = pattern(
    rf"被(?:{REFUSED}|拒)|拒(?:了|绝|收)|回绝|但是?没批|(?:没|没有|未|不)被?接受|(?:阿里(?:巴巴)?|平台|小二|客服|官方|对方|他们)(?:那边)?(?:又|都|还是|说)?(?:不|没)(?:同意|批准|批|答应)(?![^,。;]{{0,6}}(?:提前|提早|早))"
    r"|审核(?:又|还)?(?:没|不)(?:通)?过|没过审|打回来|退回来了|\b(?:refused|denied|turned (?:it )?down)\b|\bbei ?bo ?hui\b"
)
_NOT_AGREED_YET = pattern(
    r"(?:阿里(?:巴巴)?|平台|小二|客服|官方|对方|他们)(?:那边)?(?:又|都|还是?|一直|至今|到现在)*没有?(?:批|同意|答应|点头|放)"
    r"|(?:退出|离开|撤出)(?:的事)?(?:又|都|还是?|一直|至今|到现在)*没有?(?:被|获得?|得到)?(?:批|同意|准许|允许)|\balibaba (?:has not|hasn'?t|never|did not|didn'?t) (?:yet )?(?:agree|approve|confirm)"
)
_EARLY = pattern(
    r"(?:问|商量|能不能|可不可以|可否|能否)[^,。;!?]{0,12}(?:提前|提早|早[点些几])[^,。;!?]{0,4}(?:走|退|离|放|撤|生效)"
)
_NOT_AGREED = pattern(
    r"(?:阿里(?:巴巴)?|平台|小二|客服|官方|对方|他们)(?:那边)?(?:又|都|还是|说|也)?(?:不|没有?)(?:同意|答应|点头|松口)$"
)
_LEAVING = pattern(r"退出|离开|撤出|\b(?:exit|left|leav)")
"""Without an application, an exit to which nobody agreed has not come about: 说好8号退出的,阿里那边没批."""
_HANDED_IN = pattern(r"申请|请求|日期|落款|letter|form|paper|[交递提]|appl|submit|hand|sent|fil|shen ?qing")
_UNDONE_APPLICATION = pattern(r"申请.*撤(?:了|咗)|撤(?:了)?的?申请")
"""撤了 alone may be the exit itself."""
_NEVER_DONE = pattern(
    r"反悔(?:了|咗|啦)|(?:其实|实际上?|事实上|压根|根本)(?:还|并|也|就)?(?:没有?|未)(?:$|[这此]|[交递寄提申发送弄办])|(?:还|一直|都)没有?(?:发|寄|送|递|交)(?:出去?|过|呢|给阿里)?(?=[,。;!?\s]|$)|没点(?:提交|确认|发送)|没提交成功|没(?:有)?(?:能)?(?:交|递|提|寄|发|办|送)成(?!立)|当场(?:就|又)?被退|我们?的(?:还|都|也)没有?[呢哦啊]?(?=[,。;!?\s]|$)|(?:只|还|才)是(?:个)?草稿|\bnot (?:yet )?(?:sent|submitted|handed in)\b|\bactually (?:not|never|did ?n.t)\b"
)
"""What was told before is not so: 我骗他说3月1号就申请了,其实没有."""
_CAME_TO_NOTHING = pattern("|".join(said.pattern for said in (_TOOK_BACK, _REFUSED, _NOT_AGREED_YET, _NEVER_DONE)))
"""Any of these, to be looked for at once: few clauses say so."""
_THEN_AGAIN = pattern(rf"(?<!能)(?<!可以)(?<!时候)(?<!哪天)(?<!几号)(?<!多久)重新(?!加入|入驻|进)|{DONE_ANEW}")
"""Without words that only go on with the story (后来被拒了) or ask about coming back."""
_APPLIED_AGAIN = pattern(
    r"(?:\d[号日]|[昨今明后]天|周[一二三四五六日天])\s?(?:我们?|咱们?|俺)?(?:又|再|才又)(?:次|去)?(?:重新)?(?:申请|交|递|提交?)(?:了|的|上去|过|一次|一份|掉|退出?)*(?=[,。;!?\s]|$)"
)
"""撤回了,6月11号又申请的: it is of that day."""
_CAME_TO_NOTHING_TOO = pattern(
    r"(?:又|还是|再次|也|结果|但)[^,。;!?\d]{0,4}(?:驳回|打回|退回|被拒|拒绝|撤回|撤了|撤销|没通过|没过|作废)(?![^,。;]{0,3}[吗么?])"
)
_ALL_PAID = pattern(r"(?:补齐|补足|补满|交齐|充够|充满)(?:了|完)(?![吗没么不?])")
_CONDITIONAL = pattern(rf"{IF}|能|可以|想|吗|\bcan\b")
_MINIMUM = pattern(
    r"最低|最少|起码|标准|规定|规则|门槛|红线|下限|底线|要求|\b(?:minimum|required|requirement|threshold)\b"
)
_FALLS_SHORT_OF = pattern(
    r"(?:不到|低于|不足|不够|没到|没够|少于|小于|未满|不满)了?\s?$|\b(?:below|under|less than)\s$"
)
"""Right before the rule's own amount: 余额5800,那就是不到六千嘛."""
_SOME_TIME_AGO = pattern(
    r"(?:[上前]个?(?:月|周|星期|礼拜)|去年|年初|月初|上旬|\d月)[^,。;!?\d]{0,8}(?:还?[有剩是]|余额)(?:着|下)?$|\blast (?:week|month|year)\b[^.;!?\d]{0,16}$"
)
_TAKEN_AFTERWARDS = pattern(
    r"[,。;]\s?[^,。;!?]{0,10}?(?:扣|罚|划走|赔)(?:了|走|掉|款|过|的|去|我)*(?:好?几|一|两|三)?(?:笔|次|点|些|回|下)?(?=[,。;!\s]|$)|(?:可能|好像|大概|估计|听说)[^,。;!?\d]{0,6}[扣掉跌降]|\b(?:deducted|charged|fined|took)\b"
)
"""Behind a balance of some time ago: some was taken since, and how much nobody says."""
_PUT_IN_AFTERWARDS = pattern(
    r"[,。;]\s?(?![^,。;!?]{0,12}(?:[要想需该得会没未曾]|[之以先]前|上次|上个?月|去年|货款|供应商|运费))[^,。;!?]{0,10}?(?:补|充|存|打|转)(?:了|过|进去?了|上了)(?:好?几|一|两|三)?(?:笔|次|点|些|回|下)(?=[,。;!\s]|$)"
)
"""Behind a balance: some was put in since, and how much nobody says."""
_WILL_TAKE = pattern(r"(?:将|要|会|准备|打算|计划)(?:于|在)?[^,。;]{0,10}(?:扣|取|转出|划走|划扣)")
_WILL_ADD = pattern(r"(?:先|再|明天|今天|马上|现在)(?:去)?(?:补|充|打|存|转|汇)(?:上|进去?|个)?\s*$")
_AFTERWARDS = pattern(r"\s*(?:元|块钱?)?(?:之|以)?后")
_TOPPED_UP = pattern(
    r"(?:补交|补缴|补|充|冲|打|转|存|交|缴|加|top(?:ped)? up|added|paid in)(?:了|的|进去?了?|上了?|过|入)?\s*$"
)
_CORRECTED = pattern(
    r"(?:(?<=[\d元块号日])\s+不\s+|[哦啊噢呃]不(?:是)?|不不+|不对|说错了?|写错了?)[,。是\s]{0,4}(\d[\d,.]*|[一二两三四五六七八九]千?[一二三四五六七八九]?(?=[千百万块元,。]))"
)
_AT_A_STATION = pattern(r"驿站|快递柜|丰巢|自提[点柜]|代收点|菜鸟|\b(?:locker|pick-?up (?:point|station))\b")
_NOT_FETCHED = pattern(
    r"(?:还没有?|没有?|未|没空|没时间)(?:去|来|人)?(?:取|拿|领|提(?!交|醒))|\b(?:not|n't|haven't|yet to) (?:been )?(?:yet )?(?:picked|collected|fetched|pick|collect)"
)
_FIGURES = pattern(
    r"(?<![\d码])(?:\d+(?:[./:-]\d+){2,}|\d+[月/]\d+[日号])"
    r"|(?<![\d.:/码v-])(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.%a-z元块毛折倍万千百斤公吨米件个次版])"
)


_UNDECIDED = pattern(
    r"(?:经常|老是?|总是?|常常|动不动|天天|三天两头)变卦|(?:可能|也许|说不定|没准|或许)[^。;!?吗]{0,16}(?:可能|也许|说不定|没准|或许)(?:又|就|还)?(?:不|再等|再看|等等|拖|算了)"
    r"|\bmaybe [^.;!?]{0,60}\bmaybe not\b|\bkeeps? changing (?:his|her|their) mind"
)
"""Whether it will be done at all nobody knows: 可能下周二交也可能再等等."""
_LOST_ON_SCREEN = pattern(
    r"(?:框|窗口?|页面|弹窗|屏幕?)[^,。;!?]{0,6}(?:就没了|没了|消失|不见|卡住|卡死|卡了|闪退|白屏|没反应)|\b(?:pop-?up|page|screen|window) (?:vanished|disappeared|froze|crashed)"
)
"""Pressed, and nobody knows whether anything went out: 跳出来一个框就没了."""


def doubtful(reader: ClaimReader, denied: tuple[Heard, ...], drawn: Mapping[str, Heard | None]) -> tuple[str, ...]:
    """The facts that no value read can be trusted with; ``drawn``: the balance told by what was taken from it."""
    return (
        *_withdrawn(reader),
        *revoked(reader),
        *gone_back_on(reader),
        *(doubtful_counts(reader, denied) if facts_of(reader, "count") else ()),
        *_elsewhere_on_earth(reader),
        *_named_where(_ALL_PAID, reader, "amount"),
        *shared(reader),
        *_to_be_taken(reader),
        *_taken_since(reader),
        *(() if made_up(reader) else of_two_cases(reader)),
        *_unread_days(reader),
        *said_not_to_be_known(reader),
        *_corrected_unread(reader),
        *supposed_right(reader),
        *said_once_more(reader),
        *unread_instead(reader),
        *(name for name in contradicted(reader) if name not in proven_counts(reader)),
        *(() if any(drawn.values()) else tied_up(reader)),
        *moved_end(reader),
        *_not_fetched(reader),
        *two_terms(reader),
        *put_off(reader),
        *_named_where(_MERELY_ANNOUNCED, reader, "date"),
        *_undecided(reader),
        *of_open_scope(reader),
        *already_below(reader),
        *only_taken(reader, drawn),
        *posted_and_received(reader),
    )


def is_opinion(reader: ClaimReader, item: Heard) -> bool:
    """Whether a value stands in what somebody thinks: 财务认为应从13日算起."""
    return bool(_OPINION.search(reader.words_beside(item)))


def undone(reader: ClaimReader) -> frozenset[str]:
    """Facts that are named with their event denied (还没申请), and told nowhere else in the message."""
    rows = list(zip(reader.clauses, reader.mentions, strict=True))
    denied = {name for _, row in rows for mention in row if mention.denied for name in mention.facts}
    if not denied:
        return frozenset()
    told = {
        name
        for clause, row in rows
        if not question_between(clause.words)
        for mention in row
        if not mention.denied
        for name in mention.facts
    }
    return frozenset(denied - told)


def fell_through(reader: ClaimReader) -> frozenset[str]:
    """Facts whose event is said to have come to nothing, or to have been put off: not even their day holds."""
    return frozenset((*_withdrawn(reader), *revoked(reader), *put_off(reader)))


def changed(reader: ClaimReader) -> frozenset[str]:
    """Facts that an amount or count changes without saying what they are now: 扣了500."""
    counted = total_told(reader) is not None
    kinds = ("amount",) if counted else ("amount", "count")
    items = [item for item in reader.heard if item.kind in kinds and not _is_the_minimum(item, reader)]
    return _spoken_against(reader, [item for item in items if not _is_spent_apart(item, reader)])


def _is_spent_apart(item: Heard, reader: ClaimReader) -> bool:
    """Whether an amount went on a fee of another kind or on living: 快递费另外八块, 又交了电费九百."""
    living = item.kind != "count" and of_living(reader.words_beside(item))
    return living or is_fee_apart(item, reader.folded)


def _is_the_minimum(item: Heard, reader: ClaimReader) -> bool:
    """Whether an amount is the rule's own, and said to be: 最低要6000是吧, 那就是不到六千嘛."""
    if item.kind != "amount" or item.value not in rule_numbers(reader):
        return False
    said = _MINIMUM.search(reader.words_beside(item)) or _FALLS_SHORT_OF.search(reader.folded[: item.span[0]])
    return said is not None


def changed_since(reader: ClaimReader, told: Heard) -> frozenset[str]:
    """Facts that are changed after the value ``told``: 余额5200,今天又扣了300; 保证金6000被扣900; 掉到5500,我马上充了300."""
    later = [item for item in reader.heard if item.kind in ("amount", "count") and item.span[0] >= told.span[1]]
    later = [item for item in later if not (_is_spent_apart(item, reader) or _is_the_minimum(item, reader))]
    if told.kind == "count" and total_told(reader) == told:
        return frozenset()
    again = [item for item in later if _ONCE_MORE.search(reader.words_beside(item))]
    at_once = [item for item in later if item.kind == "amount" and reader.place(item) == reader.place(told)]
    topped_up = [item for item in later if _TOPPED_UP.search(reader.folded[: item.span[0]])]
    before = [item for item in later if _AFTERWARDS.match(reader.folded[item.span[1] :])]
    taken = [item for item in later if told.kind == "amount" and _TAKEN.search(reader.words_beside(item))]
    taken = [] if _IS_LEFT.search(reader.words_beside(told)) else taken
    return _spoken_against(reader, [*again, *at_once, *topped_up, *before, *taken])


def _spoken_against(reader: ClaimReader, items: list[Heard]) -> frozenset[str]:
    return frozenset(name for item in items for name in reader.barred(item) if fits(reader.entry.facts[name], item))


def _withdrawn(reader: ClaimReader) -> list[str]:
    """Facts whose event came to nothing (撤回了, was rejected), unless it is said to have been done again.

    Not counts of which the total that holds is told after it: what came to nothing is no part of that.
    """
    again = _THEN_AGAIN.search(reader.folded) or _APPLIED_AGAIN.search(reader.folded)
    if again is not None and _CAME_TO_NOTHING_TOO.search(reader.folded, again.end()) is None:
        return []
    total = total_told(reader)
    counts = facts_of(reader, "count")
    named = [
        name
        for row in reader.mentions
        for mention in row
        if mention.withdrawn
        for name in sorted(mention.facts)
        if total is None or name not in counts or mention.start > total.span[0]
        if not came_off_later(name, mention, reader)
    ]
    if _UNDONE_APPLICATION.search(reader.folded):
        return [*named, *_withdrawn_after(reader)]  # 那份申请我今天撤了: 撤了 is no exit
    return named or _withdrawn_after(reader)


def _withdrawn_after(reader: ClaimReader) -> list[str]:
    """Facts of which a later clause says that they were taken back or refused: 9月14号交的,9月16号撤回了."""
    rows = list(zip(reader.clauses, reader.mentions, strict=True))
    undone = _UNDONE_APPLICATION.search(reader.folded) is not None
    for at, (clause, _) in enumerate(rows):
        if not undone and _CAME_TO_NOTHING.search(clause.words) is None:
            continue
        if _CONDITIONAL.search(clause.words) or (at and _is_of_leaving_early(rows[at - 1][0].words, clause.words)):
            continue
        before = [mention for _, row in rows[:at] for mention in row]
        if undone and "撤" in clause.words:
            before = [mention for _, row in rows[: at + 1] for mention in row]
        else:
            waiting = _NOT_AGREED_YET.search(clause.words)
            if waiting is not None:
                told = [*before, *(one for one in rows[at][1] if one.end <= clause.start + waiting.end())]
                earlier = [mention for mention in told if _LEAVING.search(mention.word)]
                if earlier and not any(_HANDED_IN.search(mention.word) for mention in told):
                    return [name for mention in earlier for name in sorted(mention.facts) if _is_past(name, reader)]
            refused = _REFUSED.search(clause.words) or _NEVER_DONE.search(clause.words)
            said = refused or _TOOK_BACK.search(clause.words)
            if said is None:
                continue
            before += [mention for mention in rows[at][1] if mention.end <= clause.start + said.start()]
            if refused:
                before = [mention for mention in before if _HANDED_IN.search(mention.word)]
        names = dict.fromkeys(name for mention in before for name in sorted(mention.facts))
        return [name for name in names if _is_past(name, reader)]
    return []


def _is_of_leaving_early(asked: str, refused: str) -> bool:
    """Whether what was not agreed to is only to leave earlier: 问能不能6月15号提前走,阿里没同意."""
    return _NOT_AGREED.search(refused) is not None and _EARLY.search(asked) is not None


def _is_past(name: str, reader: ClaimReader) -> bool:
    return reader.entry.facts[name].tense == "past"


def _named_where(words: re.Pattern[str], reader: ClaimReader, *types: str) -> list[str]:
    """The topic's facts of these types where such ``words`` stand: 不对,是4号,几点我忘了."""
    names = facts_of(reader, *types)
    return names if names and words.search(reader.folded) else []


def _to_be_taken(reader: ClaimReader) -> list[str]:
    """Amounts from which more is still to be taken, or to which some is added: 25日将扣2000,现在余额7000; 先补500."""
    amounts = [item for item in reader.heard if item.kind == "amount"]
    if len(amounts) < 2:
        return []
    to_come = _WILL_TAKE.search(reader.folded) or any(
        _WILL_ADD.search(reader.folded[: item.span[0]]) for item in amounts
    )
    return facts_of(reader, "amount") if to_come else []


def _taken_since(reader: ClaimReader) -> list[str]:
    """Amounts told of an earlier day than one on which it is not said how much was taken: 9月1号还有7200,9月8号扣了一笔."""
    names = facts_of(reader, "amount")
    amounts = [item for item in reader.heard if item.kind == "amount"] if names else []
    if not amounts:
        return []
    since = _TAKEN_AFTERWARDS.search(reader.folded, amounts[-1].span[1])
    if since is not None and _SOME_TIME_AGO.search(reader.folded[: amounts[-1].span[0]]):
        return names
    if _PUT_IN_AFTERWARDS.search(reader.folded, amounts[-1].span[1]):
        return [name for name in names if reader.entry.facts[name].emptied]
    days = [(item, day_said(item.value)) for item in reader.heard if isinstance(item.value, date)]
    told = [day for item, day in days if reader.place(item) == reader.place(amounts[-1])]
    later = [day for item, day in days if item.span[0] >= amounts[-1].span[1] and _takes(item, names, reader)]
    return names if any(one < other for one in told for other in later) else []


def _takes(day: Heard, names: list[str], reader: ClaimReader) -> bool:
    """Whether a word beside a day names the event of that day as one by which an amount changed."""
    place = reader.place(day)
    row = () if place is None else reader.mentions[place]
    return any(mention.facts and not mention.against.isdisjoint(names) for mention in row)


def _elsewhere_on_earth(reader: ClaimReader) -> list[str]:
    """Moments that are told in the time of another country."""
    if not any(item.kind == "datetime" for item in reader.heard) or not _FOREIGN_TIME.search(reader.folded):
        return []
    return facts_of(reader, "datetime")


def _unread_days(reader: ClaimReader) -> list[str]:
    """Days named in a clause whose figures were not read as one: 2023.10.2212:15寄回."""
    return [
        name
        for clause, row in zip(reader.clauses, reader.mentions, strict=True)
        if row and "\x00" not in clause.words and _FIGURES.search(clause.words)
        for mention in row
        if not mention.denied
        for name in sorted(mention.facts)
        if reader.entry.facts[name].type in ("date", "datetime")
    ]


def _undecided(reader: ClaimReader) -> list[str]:
    """Days on which it is open whether anything is done, and those of what may have been lost on the screen."""
    days = [item for item in reader.heard if item.kind in ("date", "datetime")]
    names = [name for name, spec in reader.entry.facts.items() if spec.plannable and spec.type == "date"]
    if not days or not names:
        return []
    if _LOST_ON_SCREEN.search(reader.folded) and not _THEN_AGAIN.search(reader.folded):
        return names
    claims = [claim for item in days for claim in reader.claims(item)] if _UNDECIDED.search(reader.folded) else []
    return [claim.fact for claim in claims if claim.mood != "past"]


def _not_fetched(reader: ClaimReader) -> list[str]:
    """What is told of a parcel that lies where nobody has fetched it yet: 昨天到的驿站,我还没去取."""
    if not _AT_A_STATION.search(reader.folded) or not _NOT_FETCHED.search(reader.folded):
        return []
    moments = (item for item in reader.heard if item.kind in ("date", "datetime"))
    return [claim.fact for item in moments for claim in reader.claims(item)]


def _corrected_unread(reader: ClaimReader) -> list[str]:
    """Facts told right before a correction whose figure was not read as a value: 6月30到期,哦不31; 3000 不 3600."""
    match = _CORRECTED.search(reader.folded) if reader.heard else None
    if match is None or any(item.span[0] <= match.start(1) < item.span[1] for item in reader.heard):
        return []
    told = [item for item in reader.heard if item.span[1] <= match.start()]
    return [claim.fact for claim in reader.claims(told[-1])] if told else []
