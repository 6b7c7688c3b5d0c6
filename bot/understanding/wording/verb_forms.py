"""Verb forms: a cue with a mark stands for its verb with every complement that people put behind it.

``交~`` is a thing done: 交了, 交的, 交好, 交掉, 交完了, 交咗. ``发~去`` is one that has been sent on its way: 发过去, 发给,
发了出去, 发到. A verb of two characters and more (提交~) also stands by itself. ``got .. in`` holds a few words between
its parts: "got the letter in".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from bot.patterns import compiled, pattern
from knowledge.lexicon import GAP

SENT, DONE = "~去", "~"
"""The marks behind a verb."""
_EARLIER = ("提早", "提前")
"""They begin like 提, by which one hands something in."""

_ENDING = "[了的过咗嘅嘞咯噶喇啦哒哉]"
_RESULT = "好|完毕?|掉|妥当?|成|毕|齐|脱|清|净|光|空|走|没|下来?|出来?|起|干净|利索"
_THERE = "上去|过去|出去|进去|下去|去|上|进|入|往|给|畀|俾|到|至|向|出|走"
_DONE = pattern(rf"(?:{_RESULT}){_ENDING}?(?:{_ENDING}$)?|{_ENDING}")
_SENT = pattern(rf"{_ENDING}?(?:{_THERE}){_ENDING}?")
_BACK = pattern(rf"{_ENDING}?(?:过来|回来|上来|进来|下来|回去?|返|来)|{_ENDING}?(?:给|畀|俾|到)(?:我|咱|俺|本)")
"""Where a thing comes from the other side: 寄回来, 发给我们."""

_THING = (
    "货|样品|样衣|发票|保证金|押金|定金|货款|贷款|款项|钱|年费|会费|费用|房租|租金|社保|税|水电|运费|工资|红包|订单|产品|商品"
    "|链接|图片|照片|视频|合同|电话|仓库?|客户|买家|客人|群|朋友|包裹|通知|短信|公告|消息|微信|加入|入驻"
)
_OWN_THING = "申请|退出|单子|表|函|信|报告|文书|文件|邮件|材料|书面|纸|条子|流程"
_HANDED_EN = pattern(
    r"(?:sen[dt]|posted|mailed|forwarded|dis?patched|despatched|uploaded|couriered|faxed|put|gave|turned|handed|got)\b"
)
_THING_EN = r"(?:goods|samples?|parcels?|products?|invoices?|money|payments?|contracts?|deposit|photos?|pictures?|refund|fees?|stock|cartons?)\b"
_THING_BEFORE_EN = pattern(rf"\b{_THING_EN}(?:\s+(?:was|were|is|are|have|has|had|been|got|we|i)){{0,3}}\s*$")
_THING_AFTER_EN = pattern(rf"^(?:\s+[a-z']+){{0,3}}?\s+{_THING_EN}")
_THING_BEFORE = pattern(rf"(?:{_THING})[^,。\s]{{0,3}}$")
_THING_AFTER = pattern(rf"^[^,。\s]{{0,12}}?(?:{_THING})")
_OWN = pattern(_OWN_THING)
_BY_THEM = pattern(
    r"(?<![给向跟往叫让托请找问对与同和])(?:阿里(?:巴巴)?|平台|官方|小二|客服|对方|人家|系统|他们|法院|工商|税务)(?:那边|方面)?(?:[给跟向](?:我们?|咱们?|俺们?|本店|本司))?(?:\x00|在|于|[上下]午|又|也|已经?|就|才|[^,。\s]?天|是){0,4}$"
    r"|(?<![给向跟往叫让托请找问对与同和])(?:阿里(?:巴巴)?|平台|官方|小二|客服|对方|他们)(?:那边|方面)?[把将][^,。]{0,20}$"
)
"""What the other side sends is not what the person has sent."""

_BLANKED = pattern("\x00+")
_WORDS_BETWEEN = r"(?:\s+[a-z']+){1,5}?\s+"
_SIGNS_BETWEEN = r"[^\x00-\x60\u3000-\u303f金钱货费款话问才再后入]{0,14}?"


@dataclass(frozen=True, slots=True)
class Form:
    """A verb in one of its forms: the cue it stands for, where it ends, and whether a thing comes back by it."""

    cue: str
    end: int
    back: bool = False


def is_verb(cue: str) -> bool:
    """Whether a cue is written with a mark for its complements."""
    return cue.endswith((SENT, DONE))


def stem_of(cue: str) -> str:
    """The verb of a cue with its mark."""
    return cue.removesuffix(SENT).removesuffix(DONE)


def handed_over(cues: Collection[str]) -> frozenset[str]:
    """The ``cues`` that begin with a verb which one of them writes as sent on its way: with 寄~去 also 寄~ and 寄信."""
    sent = tuple({stem_of(cue) for cue in cues if cue.endswith(SENT)})
    return frozenset(
        cue
        for cue in cues
        if sent and ((cue.startswith(sent) and not cue.startswith(_EARLIER)) or _HANDED_EN.match(cue))
    )


def forms_at(text: str, start: int, cues: Iterable[tuple[str, str]]) -> Form | None:
    """The longest form, at ``start``, of the verbs that ``cues`` stand for, each given with its verb."""
    found: Form | None = None
    for cue, stem in cues:
        if not text.startswith(stem, start):
            continue
        if stem.isascii() and text[start - 1 : start].isalnum() and text[start - 1].isascii():
            continue  # within a longer Latin word
        form = _form(text, start + len(stem), cue, alone=len(stem) > 1 and not stem.isascii())
        if form is not None and (found is None or form.end > found.end):
            found = form
    return found


def _form(text: str, end: int, cue: str, *, alone: bool) -> Form | None:
    complement = (_SENT if cue.endswith(SENT) else _DONE).match(text, end)
    back = _BACK.match(text, end) if cue.endswith(SENT) else None
    if back is not None and (complement is None or back.end() > complement.end() or back.group()[-1] in "我咱俺本"):
        return Form(cue, back.end(), back=True)
    if complement is not None:
        return Form(cue, complement.end())
    return Form(cue, end) if alone else None


def about_other_things(before: str, after: str) -> bool:
    """Whether the words around a form tell of another thing (货发过去了) or of what the other side has sent."""
    if _BY_THEM.search(_BLANKED.sub("\x00", before)):
        return True
    if _THING_BEFORE_EN.search(before) or _THING_AFTER_EN.search(after):
        return True
    ahead, behind = _THING_BEFORE.search(before), _THING_AFTER.search(after.replace("\x00", ""))
    found = [match.group() for match in (ahead, behind) if match is not None]
    return any(not _OWN.search(words) for words in found)


@cache
def gap_pattern(cue: str) -> re.Pattern[str]:
    """A cue with a gap as a pattern: a few words may stand in it, a value or a comma may not.

    Compiled when a text first holds the beginning of the cue, which few of them ever do.
    """
    parts = [re.escape(part.strip()) for part in cue.split(GAP)]
    if cue.isascii():
        return compiled(rf"(?<![a-z0-9]){_WORDS_BETWEEN.join(parts)}(?![a-z0-9])")
    return compiled(_SIGNS_BETWEEN.join(parts))
