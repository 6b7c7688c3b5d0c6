"""What keeps a message from being computed: a false presupposition, a case that the rule does not cover.

"The deposit is 3000, right?" is answered with the rule, never with a yes.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.patterns import compiled, pattern
from bot.understanding.facts import Duration, Heard, read_bare_number
from bot.understanding.naming.not_renewed import without_not_renewed
from bot.understanding.naming.screens import days_of
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import before_in_clause
from bot.understanding.wording.per_entry import per_entry
from knowledge.lexicon import GAP
from knowledge.model import Entry, NotInForceError


def is_contradicted(heard: Understanding, entry: Entry, day: date) -> bool:
    """Whether a message asks to confirm a number that the topic's rule on ``day`` does not have.

    Only a unit for which the topic has a number counts, and one right number is enough to hold back.
    """
    if not (heard.speech.does("confirm") or heard.speech.does("claims_rule")):
        return False
    known = _numbers(entry, day)
    claimed = [pair for fact in heard.reading.facts if (pair := _claim(fact)) is not None]
    comparable = [(unit, number) for unit, number in claimed if unit in known]
    return bool(comparable) and not any(number in known[unit] for unit, number in comparable)


def tells_own_case(heard: Understanding) -> bool:
    """Whether a number to be confirmed is the person's own rather than what the rule is taken to be.

    有效投诉2次没事对吧 tells how many there are; 保证金是3000对吧 what the rule is taken to say.
    """
    return heard.speech.does("personal") or not _OF_THE_RULE.search(_OWN_STATE.sub("", heard.folded))


def is_outside(heard: Understanding, entry: Entry, today: date) -> bool:
    """Whether the message names a case that the entry's rule does not cover, or that its sources do not settle."""
    if _requires_otherwise(heard, entry):
        return True
    if not entry.not_computed or _DONE_AGAIN.search(heard.folded):
        return False
    folded = _RENEWED_BY_ITSELF.sub(
        "续", without_not_renewed(heard.folded, heard.reading.facts, {today, *days_of(entry)})
    )
    return _not_computed(entry).search(folded) is not None or _asks_of_another_programme(heard, entry)


def _requires_otherwise(heard: Understanding, entry: Entry) -> bool:
    """Whether another amount than the rule's is told as what a balance must be: 要求补到8000,我只有6500."""
    if not any(spec.emptied for spec in entry.facts.values()):
        return False
    told = (read_bare_number(match[1]) for match in _REQUIRED.finditer(heard.folded))
    amounts = [number for number in told if number is not None and number >= _LEAST]
    return bool(amounts) and _of_the_rule(entry).isdisjoint(amounts)


@per_entry
def _of_the_rule(entry: Entry) -> frozenset[Decimal]:
    """The amounts that the topic's rule has or had."""
    return frozenset(
        Decimal(str(dated.value))
        for parameter in entry.parameters.values()
        for dated in parameter.values
        if parameter.unit == "yuan" and isinstance(dated.value, int | float)
    )


def _asks_of_another_programme(heard: Understanding, entry: Entry) -> bool:
    """Whether the clause that asks for a day names another programme, and not the one of the topic: 淘货源哪天退出."""
    others = [span for name, _, span in heard.intent.concepts if name == _OTHER_PROGRAMME]
    if not others or not any(_OTHER_PROGRAMME in frame.unless for frame in entry.frames):
        return False
    ours = [span for name, _, span in heard.intent.concepts if name == entry.frames[0].needs[0][0]]
    for start, end in others:
        asked = _WHEN_IS_IT.match(heard.folded, end)
        clause = start - len(before_in_clause(heard.folded, start))
        if asked is not None and not any(clause <= place[0] < asked.end() for place in ours):
            return True
    return False


@per_entry
def _not_computed(entry: Entry) -> re.Pattern[str]:
    """Any word of a case that the entry's rule does not cover."""
    words = [_BETWEEN.join(re.escape(part) for part in word.lower().split(GAP)) for word in entry.not_computed]
    any_of = "|".join(rf"(?<!\d){word}" if word[0].isdigit() else word for word in words)
    return compiled(rf"(?<!非)(?<!不是)(?<!不算)(?<!等)(?<!等待)(?<!等着)(?:{any_of})")


def _numbers(entry: Entry, day: date) -> dict[str, set[Decimal]]:
    """The topic's numbers by unit, days and hours on one scale."""
    found: dict[str, set[Decimal]] = {}
    for name, parameter in entry.parameters.items():
        try:
            value = parameter.at(day, name)
        except NotInForceError:
            continue
        if isinstance(value, int | float):
            unit, scale = _SCALES.get(parameter.unit, (parameter.unit, 1))
            found.setdefault(unit, set()).add(Decimal(str(value)) * scale)
    return found


_OF_THE_RULE = pattern(
    r"(?:是|要|得|需要?|满|只要|达到|提前|最少|起码|至少|低于|不到|超过|以上|\bis|\bneed|\bmust)\s*(?=[\d一二两三四五六七八九十])|才"
)
_OWN_STATE = pattern(r"余额(?:是|有|还剩)|剩(?:下|余)?(?:是|有)?|我[有是]")
_RENEWED_BY_ITSELF = pattern(
    r"(?<=[日号天])(?:[^,。;!?会将要能就\d]{0,4})自动续(?=(?:费|签|约|订)?(?:的|了)(?:[,。;!?]|$))"
)
"""Done on a day that is told: 3月1号系统自动续费的. It is a renewal like any other; not so 到期自动续费."""
_FIGURE = (
    r"(\d[\d,]*(?:\.\d+)?\s?[万千kw]?\d?|[一二两三四五六七八九]+[千万][一二三四五六七八九]?)(?![\d年月日号天点个次笔单条%])"
    r"(?!\s?(?:元|块钱?|yuan)?,?\s?(?:的?对|吗|么|[是没]|吧|\?|right|correct))"
)
_REQUIRED = pattern(
    r"(?:(?:要求|标准|门槛|起点|下限|规定|最低|底线|[不没]低于|不少于)"
    r"(?:我|我们|咱|俺|的|保证金|押金|余额|数额|额度|金额|现在|如今|已经?|都|是|为|至少|最少|[不没]低于|不少于|要|得|有"
    r"|[补交缴充存](?:到|足|满|够|齐|至)|(?:提高|提升|上调|上涨|调|涨|提|改|变)(?:到|成|为|至|了)|[:：]){0,6}"
    r"|(?:要|得|需要?|须|让|叫|喊|通知)(?:我|我们|咱|俺)?(?:把)?(?:保证金|余额)?[补交缴充存](?:到|足|满|够|齐|至)"
    r"|(?:要求|标准|门槛|规定|额度|保证金|押金)[^,。;!?\d]{0,6}(?:提高|提升|上调|上涨|调高|调|涨|提)(?:到|成|为|至)了?"
    r"|\b(?:requirement|required|requires?|minimum|threshold)\b[^.,;!?\d]{0,30}"
    r"|\b(?:raised|increased|set) (?:it |the \w+ )?(?:to|at)"
    rf"|\b(?:must|has to|have to|need to|needs to|should) (?:be|keep|have|hold)[^.,;!?\d]{{0,12}})\s?{_FIGURE}"
)
"""What somebody must have, and how much that is; not asked to be confirmed (底线是3000对吧)."""
_LEAST = 1000
"""Amounts below it are no requirement: 最低要补500."""
_OTHER_PROGRAMME = "other-programme"
_WHEN_IS_IT = pattern(r"[^,。;!?]{0,6}?(?:哪[天日]|几[号时]|什么时候|啥时候|何[时日])")
"""Behind the name of what is asked about."""
_DONE_AGAIN = pattern(
    r"重新(?!加入|入驻|入|进|回)|再次|重[交递提寄]|又(?:交|递|申请)|补交|第[二2]次|(?<=[日号天点分整半])才(?:算|把)?(?:认证|审核)?(?:通过|过审)(?!初审|人脸|[吗么?])|\bagain\b"
)
_BETWEEN = "[^,。;!?没未不无非等我咱俺退仓]{0,9}"
"""What may stand in the gap of a word: nothing that denies it, nor one's own act (买家退货我确认收货了)."""
_SCALES = {"days": ("hours", 24), "hours": ("hours", 1), "years": ("months", 12), "months": ("months", 1)}


def _claim(fact: Heard) -> tuple[str, Decimal] | None:
    value = fact.value
    if fact.kind == "amount" and isinstance(value, Decimal):
        return "yuan", value
    if fact.kind == "count" and isinstance(value, int):
        return "count", Decimal(value)
    if isinstance(value, Duration):
        if value.months:
            return "months", Decimal(value.months)
        return "hours", Decimal(value.days * 24) + Decimal(value.seconds) / 3600
    return None
