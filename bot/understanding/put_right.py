"""Put right at once: a value that the message itself takes back, and the one said in its place.

4月3号申请,不,4月5号; 剩5300呃5030; 2 valid complaints, sorry 3. The second counts, in the words of the first and with what it
leaves out itself. Where it is only supposed to be the right one (应该是前天), the fact is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import msgspec

from bot.patterns import pattern
from bot.understanding.bounds import is_range
from bot.understanding.claims import Claim, ClaimReader
from bot.understanding.corrections import is_denied, was_given_up
from bot.understanding.facts import Heard, day_said
from bot.understanding.fitting import fits, same_group
from bot.understanding.screens import is_rule, rule_numbers

_Replaced = Mapping[Heard, tuple[Heard, Heard]]
"""Values that are taken back, each with the one said instead, and what both make together."""

_MISTAKEN = r"[说讲记写打看搞弄数算念填](?:错|岔|混|串|差(?=[了,。])|反(?![正而复映馈应]))"
_LOOKING = r"(?:等[下等我]?|稍等|让我|let me |wait )[^,。;!?\d]{0,4}(?:[看查瞅翻](?:一?[下眼看查瞅翻])?|look|check|see)[,.。…\s]+(?:应该|其实)?(?:是|it is|it's|it was)"
"""等下我看看……是下午4点半: what one has looked up counts."""
_RECORDS_SAY = (
    r"(?:[,.。…\s](?:[哦噢喔诶欸啊]|等等|等下|慢着)|\b(?:oh|hold on|wait))[,.。…\s]*(?:the |my |our )?"
    r"(?:[账帐]单|单子|回单|流水|后台|系统|截图|邮件|合同|记录|回执|凭证|statement|system|bill|page|screen|records?|e?mail|receipt)(?:上|里)?(?:面)?"
    r"\s?(?:写|显示|记|是|says?|shows?|is)(?:的|着)?(?:是)?"
)
"""噢,账单上写6月8号: what is written takes the place of what was told from memory."""
_PUT_RIGHT = pattern(
    rf"(?:(?:不对|错了|{_MISTAKEN}|口误|更正|(?<!客服)(?<!小二)(?<!平台)(?<!阿里)纠正|[啊哦噢呃]不(?:是)?|不不+|不是不是|(?:[-—,。\s]|^)改一?下|改(?:了)?主意|\b(?:no wait|no no|i mean|sorry|correct(?:ion|ed)|actually|changed (?:my|our) mind))"
    rf"[^\d?]{{0,12}}?(?:应该|应当|其实)?(?:是|为|在|it was|it is|was|is|on)?|^[.…。,\s]*哦|^\s+不|[,。\s]呸[,。\s!]*(?:是|应该是)?|{_LOOKING}|{_RECORDS_SAY})\s*$"
)
"""Said right before the value that takes the place of the one just told: 前天下午3点签收的,不对不对是昨天."""
_AND_IT_IS = pattern(r"^是[^,。;!?\d]{1,16},(?:应该|其实)?是$")
"""Between the wrong day, said once more with the reason why it cannot be, and the right one."""
_STILL_OF_IT = r"(?!\s?(?:的话)?[吗么?])[^\d,;!?\x00]{0,20}?"
"""What may still be said of the first value before it is taken back."""
_STOP = r"[\s,.…;!~。(-]"
_IT_IS = r"(?:应该|应当|其实|准确说)?(?:是|系|为|在|it is|it was|it's|that's|was|is|on)?"
_AT_ONCE = (
    _STILL_OF_IT
    + rf"(?:{_STOP}+不(?![是对不])(?:{_STOP}+{_IT_IS}到?)?|{_STOP}*[哦噢喔啊呃]?(?:不(?:不+|是|对)|唔(?:系|啱))[啊呀的吧了]*{_STOP}+{_IT_IS}到?"
    rf"|{_STOP}*[哎诶欸啊呀唉哦噢]*(?:我|刚才|刚刚)?(?:(?:{_MISTAKEN}|输错)(?:发票|[账帐]单|单子|零头|行|数)?了?|口误|手滑|更正|纠正|呸|眼花了?|打住|慢着){_STOP}*{_IT_IS}"
    rf"|{_STOP}+[哦噢喔啊]{_STOP}*{_IT_IS}|{_STOP}*(?:(?<![余金差总])额|呃){_STOP}*{_IT_IS}|{_STOP}+(?:其实|实际上?)应?该?是"
    rf"|{_STOP}+(?:oh |ah )?(?:no|nope|sorry|oops|wait|i mean|i meant|actually|rather|make that|correction|scratch that|uh|um|er|let me (?:check|see|look)|hold on|one sec(?:ond)?)"
    rf"(?:{_STOP}|no\b|wait|sorry|my bad|i meant?|actually|make that|make it|rather|(?:the )?(?:statement|bill|system|screen|page|records?) (?:says|shows))*{_IT_IS})\s*"
)
_SUPPOSEDLY = _STILL_OF_IT + rf"{_STOP}+(?:(?:应该|应当|应)(?:是|为|系)|(?:it )?should (?:be|have been))\s*"
_SAID_INSTEAD, _SUPPOSED_INSTEAD = pattern(_AT_ONCE), pattern(_SUPPOSEDLY)
_EITHER_WAY = pattern(f"(?:{_AT_ONCE}|{_SUPPOSEDLY})(?=[^\\s])")
_PUT_IN_PLACE = pattern(
    r"(?:改成|改到|改为|改在|换成|换到|变成|拖到|推到|延到|挪到|提到|提前到|提早到|推迟到|定在|定到|\bmake it|\bchanged? (?:it |that )?to|\bmoved? (?:it |that )?to)\s*$"
)
"""Said right before a day that takes the place of the one told before."""
_DONE_THEN = pattern(r"\s*(?:就|再|去|来)?([续付买办拍交缴递寄])")
"""What is done on such a day: 提前到5月20号续 tells nothing of the day on which the term ends."""
_SIGN = pattern(
    r"不|唔|错|口误|手滑|眼花|打住|慢着|等等|[更纠]正|[岔混串差反呸改看查瞅翻]|[哎诶欸呀唉]|[哦噢喔啊呃额]|其实|实际|应[该当是为系]|\b(?:no|nope|sorry|oops|wait|mean|meant|actually|rather|make|correction|scratch|should|uh|um|er|let me|hold on|corrected|changed)\b"
)
"""One of these stands in each text that puts something right."""
_BUT_IS = pattern(r"[^,。;!?吗吧么]{0,6},\s*(?:而|其实|应该)?是\s*")
"""Between a day that is denied and the one that it was: 不是3月5号交的,是6号."""
_INSTEAD = pattern(r"\s*[,;]?\s*(?:而|应该|应当|其实)?是?\s*")
_A_MERE_VALUE = pattern(r"\s*(?:[就而]?是|只有|才)?\s*\x00+\s*(?:元|块钱?)?\s*")
_CAMPAIGN = pattern(r"双\s?(?:1[12]|十[一二])|double\s?(?:1[12]|eleven|twelve)|singles'?\s?day", re.IGNORECASE)
"""What a sale is called says which one it is: … shipped Nov 15 (double 11)."""
_FIGURE = pattern(r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万]{2,})([月日号点时/:-])?")
_ASKED = pattern(r"[^,.;。!]{0,4}(?:吧|吗|么|\?)")
_MONTH_SAID = pattern(r"月|\d[-/.]\d|[a-z]{3}", re.IGNORECASE)
"""In a day: not in 昨天, beside which 28号 may be of the month before."""
_NOON, _EVENING, _HALF_DAY = 12, 18, timedelta(hours=12)
_DUSK, _DAWN, _LATE_AFTERNOON, _LATE_MORNING = 5, 6, 7, 10
"""The first hours as they are said, or the last one, that an evening, a morning or an afternoon can have."""
_PART_OF_DAY = pattern(
    r"早|晨|上午|上昼|中午|下午|下昼|傍晚|晚|夜|凌晨|午|\b(?:[ap]\.?m|morning|noon|afternoon|evening|night|tonight)\b|\d\s?[ap]\.?m\b",
    re.IGNORECASE,
)


def puts_right(folded: str) -> bool:
    """Whether a text has a word with which a value may be put right; false of most."""
    return _SIGN.search(folded) is not None


def said_once_more(reader: ClaimReader) -> list[str]:
    """The facts of a value behind which another one is said that stands for itself, whatever leads to it: 3次,别急我数数,2次."""
    rows = [
        (first, second)
        for first, second in pairwise(reader.heard)
        if same_group(first, second)
        and first.value != second.value
        and reader.place(first) != reader.place(second)
        and reader.claims(first)
        and "底" not in first.text
        and not is_range(reader.folded, first, second)
        and not was_given_up(first, [first, second], reader)
        and not _is_told_instead(first, second, reader)
        and not _keeps_below(first, second, reader)
        and _only_says_a_value(first, second, reader)
    ]
    replaced = put_right(reader) if rows else {}
    return [claim.fact for first, _ in rows if first not in replaced for claim in reader.claims(first)]


def _is_told_instead(denied: Heard, told: Heard, reader: ClaimReader) -> bool:
    """Whether the first value is denied and the second told in its place: 不是3月5号交的,是6号."""
    between, after = reader.folded[denied.span[1] : told.span[0]], reader.folded[told.span[1] :]
    supposed = reader.folded.endswith("要不是", 0, denied.span[0])
    return bool(not supposed and is_denied(denied, reader) and _BUT_IS.fullmatch(between) and not _ASKED.match(after))


def _keeps_below(limit: Heard, told: Heard, reader: ClaimReader) -> bool:
    """Whether a count is told behind the one that it does not reach: 还没到3个,才2个."""
    one, other = limit.value, told.value
    below = any(claim.stance.bound == "<" for claim in reader.claims(limit))
    return below and isinstance(one, int) and isinstance(other, int) and other < one


def _only_says_a_value(first: Heard, second: Heard, reader: ClaimReader) -> bool:
    """Whether the clause of the second value holds nothing else, and no word that it is near makes it another fact."""
    facts = {claim.fact for claim in reader.claims(first)}
    others = [claim for claim in reader.claims(second) if not claim.across or claim.fact not in facts]
    alone = _A_MERE_VALUE.fullmatch(reader.words_beside(second)) and not reader.begins_a_story(second)
    alone = alone and not _CAMPAIGN.fullmatch(second.text.strip())
    return bool(alone) and not others and not _same_day(first, second) and not is_rule(second, reader)


def place_instead(folded: str, told: Heard) -> int | None:
    """Where the figure stands that is said in place of the value ``told``, if what follows it takes it back."""
    match = _EITHER_WAY.match(folded, told.span[1])
    return match.end() if match is not None else None


def unread_instead(reader: ClaimReader) -> list[str]:
    """The facts of a value that a figure takes back which was not read as one.

    Of a bare figure that stands behind a moment (280块,昨天3点签收,不,380) the numbers told before may be meant as well.
    """
    if not puts_right(reader.folded):
        return []
    names: list[str] = []
    for item in reader.heard:
        place = place_instead(reader.folded, item)
        unread = place is not None and all(not one.span[0] <= place < one.span[1] for one in reader.heard)
        figure = _FIGURE.match(reader.folded, place or 0) if unread else None
        if figure is None:
            continue
        names += [] if reader.claims(item) else _sole_facts(item, reader)
        numbers = figure[1] is None
        told = [one for one in reader.heard if one.span <= item.span and (one is item or numbers)]
        names += [claim.fact for one in told if one is item or one.kind == "amount" for claim in reader.claims(one)]
    return names


def _sole_facts(item: Heard, reader: ClaimReader) -> list[str]:
    """The facts that a number is without any word."""
    return [name for name, spec in reader.entry.facts.items() if spec.sole and fits(spec, item)]


def put_right(reader: ClaimReader) -> dict[Heard, tuple[Heard, Heard]]:
    """The values of a message that are taken back at once, each with the one that was said instead."""
    found: dict[Heard, tuple[Heard, Heard]] = {}
    for first, second in reversed(_corrected(reader) if puts_right(reader.folded) else []):
        following = found.get(second)
        final = second if following is None else following[1]
        found[first] = (second if _is_claimed(first, reader) else first, _merged(first, final))
    for denied, instead in pairwise(reader.heard):
        if not _INSTEAD.fullmatch(reader.folded[denied.span[1] : instead.span[0]]) or not is_denied(denied, reader):
            continue
        before = (item for item in reader.heard if item.span[1] <= denied.span[0] and _same_day(item, denied))
        found.update({item: (instead, _merged(item, instead)) for item in before if reader.claims(item)})
    found.update(
        {denied: (denied, right) for denied, right in pairwise(reader.heard) if _but_is(denied, right, reader)}
    )
    return found


def _but_is(denied: Heard, right: Heard, reader: ClaimReader) -> bool:
    """Whether an amount that no word claims is told in place of the denied one before it: 余额不是3500,是5300."""
    unclaimed = right.kind == denied.kind == "amount" and reader.claims(denied) and not reader.claims(right)
    told = bool(unclaimed) and _A_MERE_VALUE.fullmatch(reader.words_beside(right)) is not None
    return told and _is_told_instead(denied, right, reader)


def claims_put_right(reader: ClaimReader, replaced: _Replaced) -> Iterator[Claim]:
    """The claims of the values that were taken back, for what counts in their place."""
    for wrong, (_, right) in replaced.items():
        yield from (msgspec.structs.replace(claim, heard=right) for claim in reader.claims(wrong))


def supposed_right(reader: ClaimReader) -> list[str]:
    """The facts of which another value than the one told is only supposed: 昨天下午3点签收,应该是前天."""
    return [
        claim.fact
        for first, second in pairwise(reader.heard if puts_right(reader.folded) else ())
        if _SUPPOSED_INSTEAD.fullmatch(between := reader.folded[first.span[1] : second.span[0]])
        and not _PUT_RIGHT.search(between)
        and _takes_its_place(first, second, reader)
        and _stands_for_it(second, reader)
        and not _surely_it(second, reader)
        for claim in reader.claims(first)
    ]


def done_then(day: Heard, fact: str, reader: ClaimReader) -> bool:
    """Whether something else than the event of a fact is done on a day: 提前到5.20续 is no end of the term."""
    verb = _DONE_THEN.match(reader.folded, day.span[1]) if day.kind in ("date", "datetime") else None
    return verb is not None and not any(cue.startswith(verb[1]) for cue in reader.entry.facts[fact].cues)


def without_other_acts(claims: list[Claim], reader: ClaimReader) -> list[Claim]:
    """``claims`` without those of a day to which something else is moved: 要是提前到5月20号续."""
    return [
        claim
        for claim in claims
        if not (done_then(claim.heard, claim.fact, reader) and put_in_place(claim.heard, reader))
    ]


def put_in_place(day: Heard, reader: ClaimReader) -> bool:
    """Whether a day is said to take the place of another: 老板说改成5.31."""
    return day.kind in ("date", "datetime") and _PUT_IN_PLACE.search(reader.folded[: day.span[0]]) is not None


def _corrected(reader: ClaimReader) -> list[tuple[Heard, Heard]]:
    """Each value that is taken back and the one said next, in the order of the text."""
    found = []
    heard = reader.heard
    for at, second in enumerate(heard[1:], start=1):
        between = reader.folded[heard[at - 1].span[1] : second.span[0]]
        surely = _PUT_RIGHT.search(between) is not None
        surely = surely or (_SAID_INSTEAD.fullmatch(between) is not None and not reader.elsewhere(second))
        supposedly = _SUPPOSED_INSTEAD.fullmatch(between) and _stands_for_it(second, reader)
        if not surely and not (supposedly and _surely_it(second, reader)):
            continue
        first = next((item for item in reversed(heard[:at]) if same_group(item, second)), None)
        if first is None:
            continue
        better = _neighbour(second, 1, reader) if surely and _same_day(first, second) else None
        if better is not None and _AND_IT_IS.search(reader.folded[second.span[1] : better.span[0]]):
            found.extend([(first, second), (second, better)])  # 说错,9号是周日,是7号
        elif _takes_its_place(first, second, reader):
            found.extend(_ends_of(first, second, reader))
    return found


def _ends_of(first: Heard, second: Heard, reader: ClaimReader) -> list[tuple[Heard, Heard]]:
    """What is put right: one value, or both ends of a range that is told anew."""
    before, after = _neighbour(first, -1, reader), _neighbour(second, 1, reader)
    both = before is not None and after is not None and is_range(reader.folded, before, first)
    if both and before is not None and after is not None and is_range(reader.folded, second, after):
        return [(before, second), (first, after)]
    return [(first, second)]


def _neighbour(item: Heard, step: int, reader: ClaimReader) -> Heard | None:
    """The value before or behind one."""
    at = reader.heard.index(item) + step
    return reader.heard[at] if 0 <= at < len(reader.heard) else None


def _takes_its_place(first: Heard, second: Heard, reader: ClaimReader) -> bool:
    """Whether two unlike values can be one fact, and nothing beside the second makes it another one."""
    if not same_group(first, second) or first.value == second.value or _is_its_weekday(first, second):
        return False
    before = _neighbour(first, -1, reader)
    if before is not None and is_range(reader.folded, before, first):
        return True
    facts = {claim.fact for claim in reader.claims(first)}
    beside = {claim.fact for claim in reader.claims(second) if not claim.across}
    if not facts:  # which fact a number is the conversation may tell
        return first.kind in ("amount", "count") and not reader.claims(second)
    return beside <= facts and not (facts - beside) & reader.barred(second)


def _is_its_weekday(first: Heard, second: Heard) -> bool:
    """Whether the second only tells on which day of the week the first one was: 5月8号交的,等我看看,是周三."""
    one, other = first.value, second.value
    weekday = "week" in second.assumed and "week" not in first.assumed
    return weekday and isinstance(one, date) and isinstance(other, date) and one.weekday() == other.weekday()


def _is_claimed(item: Heard, reader: ClaimReader) -> bool:
    """Whether the first value has claims, or is an end of a range, by which the second becomes the fact in its place."""
    return bool(reader.claims(item)) or item.kind in ("date", "datetime")


def _stands_for_it(second: Heard, reader: ClaimReader) -> bool:
    """Whether a supposed value is no requirement: 余额5300,应该是6000 tells what it ought to be."""
    required = isinstance(second.value, Decimal) and second.value in rule_numbers(reader)
    return reader.stands_alone(second) and not required and not is_rule(second, reader)


def _surely_it(second: Heard, reader: ClaimReader) -> bool:
    """Whether a number that 应该是 leads to is meant as the right one, not asked about; of a day that is open."""
    return second.kind in ("amount", "count") and not _ASKED.match(reader.folded, second.span[1])


def _same_day(one: Heard, other: Heard) -> bool:
    return (
        isinstance(one.value, date) and isinstance(other.value, date) and day_said(one.value) == day_said(other.value)
    )


def _merged(first: Heard, second: Heard) -> Heard:
    """The second value, with the year, the month, the day or the time of the first where it leaves that out."""
    one, other = first.value, second.value
    if not isinstance(one, date) or not isinstance(other, date):
        return second
    if isinstance(other, datetime) and "day" in second.assumed:
        return _at_that_hour(first, second, other)
    second = _in_that_month(first, second)
    if isinstance(one, datetime) and not isinstance(other, datetime):
        moments = [
            datetime.combine(day, one.timetz()) if isinstance(day, date) else None
            for day in (second.value, second.past, second.future)
        ]
        value, past, future = moments
        assumed = second.assumed | (first.assumed & {"half_day"})
        return msgspec.structs.replace(
            second, kind="datetime", value=value or one, past=past, future=future, assumed=assumed
        )
    return second


def _in_that_month(first: Heard, second: Heard) -> Heard:
    """A day of which the year or the month was left out, in that of the first: 4月3号,不,5号."""
    day, other = first.value, second.value
    left_out = (second.assumed - first.assumed) & {"year", "month"}
    if not left_out or not _MONTH_SAID.search(first.text) or not isinstance(day, date) or not isinstance(other, date):
        return second
    months = {"month": day.month} if "month" in left_out else {}
    try:
        value, past, future = (
            other.replace(year=base.year, **months) if isinstance(base, date) else None
            for base in (day, first.past, first.future)
        )
    except ValueError:  # no such day in that month
        return second
    assumed = (second.assumed - {"year", "month"}) | (first.assumed & {"year", "month"})
    return msgspec.structs.replace(second, value=value or other, past=past, future=future, assumed=assumed)


def _at_that_hour(first: Heard, second: Heard, clock: datetime) -> Heard:
    """The day of the first at the hour of the second, in the morning or the afternoon as the first was."""
    one, assumed = first.value, first.assumed - {"half_day"}
    if "half_day" in second.assumed:
        afternoon = _is_afternoon(first, clock.hour)
        clock += _HALF_DAY if afternoon else timedelta()
        assumed |= {"half_day"} if afternoon is None else frozenset()
    value, past, future = (
        datetime.combine(day_said(day), clock.timetz()) if isinstance(day, date) else None
        for day in (one, first.past, first.future)
    )
    return msgspec.structs.replace(
        second, kind="datetime", value=value or clock, past=past, future=future, assumed=assumed
    )


def _is_afternoon(first: Heard, hour: int) -> bool | None:
    """Whether an hour of which nobody said so is one after noon, beside the first one; None where that is open."""
    if not isinstance(first.value, datetime) or "half_day" in first.assumed or hour >= _NOON:
        return None
    return is_afternoon(first.value.hour, hour, of_24=told_in_24_hours(first.text, first.value))


def is_afternoon(said: int, hour: int, *, of_24: bool) -> bool | None:
    """Whether a bare hour that puts one at ``said`` o'clock right is one after noon; None where that is open.

    Who counts to 24 (``of_24``) means the morning with 11点 after 15点; after 下午3点 it may be either.
    """
    if said < _NOON:
        return False if hour >= _DAWN or said < _DAWN else None
    if said >= _EVENING:
        return True if hour >= _DUSK and not of_24 else None
    if hour <= _LATE_AFTERNOON:
        return True
    return False if of_24 and hour >= _LATE_MORNING else None


def told_in_24_hours(text: str, moment: datetime) -> bool:
    """Whether an hour after noon was told as such, and not by the part of the day: 15点, 20:30."""
    return moment.hour > _NOON and _PART_OF_DAY.search(text) is None
