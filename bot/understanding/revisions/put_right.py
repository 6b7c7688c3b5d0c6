"""Put right at once: a value that the message itself takes back, and the one said in its place.

4月3号申请,不,4月5号; 剩5300呃5030; 2 valid complaints, sorry 3. The second counts, in the words of the first and with what it
leaves out itself. Where it is only supposed to be the right one (应该是前天), the fact is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

import msgspec

from bot.patterns import pattern
from bot.understanding.acts.put_forward import is_put_forward
from bot.understanding.facts import Heard, day_said
from bot.understanding.naming.bounds import is_range
from bot.understanding.naming.claims import Claim, ClaimReader
from bot.understanding.naming.fitting import fits, same_group
from bot.understanding.naming.screens import is_rule, rule_numbers
from bot.understanding.revisions.corrections import is_denied, was_given_up
from bot.understanding.revisions.left_out import merged

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
_FROM_MEMORY = pattern(r"(?:我|咱|俺)?(?:只|还|就|一直)?(?:记得|记着|印象(?:里|中)?|以为)[^,。;!?]{0,4}$")
"""Right before a value that what one has looked up takes the place of."""
_LOOKED_UP = pattern(
    r"[^,。;!?\d]{0,16}[,。;\s](?:但是?|可是?|不过|结果|后来|刚才?|今天|我|去|又)*(?:(?:后台|系统|记录|截图|邮件|回执|单子|合同)(?:上|里)?面?(?:一看|一查|查了?(?:一下)?|看了?(?:一下)?|显示|写|记)"
    r"|(?:一查|一看|查了?一下|看了?一下|翻了?一下)(?:后台|系统|记录|截图|邮件|回执|单子|合同)?(?:上|里)?(?:显示|写|记)?)(?:着|的)?,?(?:其实|才|却|明明)?(?:是|在|为)?\s*"
)
"""Between the two: 我记得是1号申请的,后台一看是9号."""
_THE_SAME_DONE = pattern(r"(提交|递交|申请|签收|交|递)的?(?=[,。;!?]|$)")
"""Behind what the records say, of what one remembers: no other event than that (9号审核, 16号生效)."""
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
    r"记|印象|以为|不|唔|错|口误|手滑|眼花|打住|慢着|等等|[更纠]正|[岔混串差反呸改看查瞅翻]|[哎诶欸呀唉]|[哦噢喔啊呃额]|其实|实际|应[该当是为系]|\b(?:no|nope|sorry|oops|wait|mean|meant|actually|rather|make|correction|scratch|should|uh|um|er|let me|hold on|corrected|changed)\b"
)
"""One of these stands in each text that puts something right."""
_BUT_IS = pattern(r"[^,。;!?吗吧么]{0,6},\s*(?:而|其实|应该)?是\s*")
"""Between a day that is denied and the one that it was: 不是3月5号交的,是6号."""
_INSTEAD = pattern(r"\s*[,;]?\s*(?:而|应该|应当|其实)?是?\s*")
_MERE_END = pattern(r"\s*(?:元|块钱?)?\s*(?=[,。;!?]|$)")
_A_MERE_VALUE = pattern(
    r"\s*(?:[就而]?是|只有|才|(?P<changed>(?:后来|后面|然后|之后|又|再|被|给|我们?)*改(?:成|到|为|在|了)?))?\s*\x00+\s*(?:元|块钱?)?\s*(?(changed)了?\s*)"
)
_CAMPAIGN = pattern(r"双\s?(?:1[12]|十[一二])|double\s?(?:1[12]|eleven|twelve)|singles'?\s?day", re.IGNORECASE)
"""What a sale is called says which one it is: … shipped Nov 15 (double 11)."""
_FIGURE = pattern(r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万]{2,})([月日号点时/:-])?")
_ASKED = pattern(r"[^,.;。!]{0,4}(?:吧|吗|么|\?)")


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
    alone = _A_MERE_VALUE.fullmatch(reader.words_beside(second))
    if alone is None or reader.begins_a_story(second) or _CAMPAIGN.fullmatch(second.text.strip()):
        return False
    own = any(not claim.across for claim in reader.claims(first))
    changed = own and alone["changed"]  # 5月11号申请,后来改成5月12号: whichever word reaches over to it
    return bool(changed or not others) and not _same_day(first, second) and not is_rule(second, reader)


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
        found[first] = (second if _is_claimed(first, reader) else first, merged(first, final))
    for denied, instead in pairwise(reader.heard):
        if not _INSTEAD.fullmatch(reader.folded[denied.span[1] : instead.span[0]]) or not is_denied(denied, reader):
            continue
        before = (item for item in reader.heard if item.span[1] <= denied.span[0] and _same_day(item, denied))
        found.update({item: (instead, merged(item, instead)) for item in before if reader.claims(item)})
        if denied not in found and _is_plainly_instead(denied, instead, reader):
            found[denied] = (instead, instead)
    return found


def _is_plainly_instead(denied: Heard, instead: Heard, reader: ClaimReader) -> bool:
    """Whether an amount that no word of its own places is told for the one denied right before: 余额不是5000,是5500."""
    amounts = denied.kind == instead.kind == "amount" and not instead.approximate and not denied.approximate
    told = amounts and _is_told_instead(denied, instead, reader) and not reader.claims(instead)
    return told and _MERE_END.match(reader.folded, instead.span[1]) is not None


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


def put_in_place(item: Heard, reader: ClaimReader) -> bool:
    """Whether a value is said to take the place of another: 老板说改成5.31, 以5月31号为准."""
    moved = item.kind in ("date", "datetime") and _PUT_IN_PLACE.search(reader.folded[: item.span[0]]) is not None
    return moved or is_put_forward(item, reader.folded)


def _corrected(reader: ClaimReader) -> list[tuple[Heard, Heard]]:
    """Each value that is taken back and the one said next, in the order of the text."""
    found = []
    heard = reader.heard
    for at, second in enumerate(heard[1:], start=1):
        between = reader.folded[heard[at - 1].span[1] : second.span[0]]
        surely = _PUT_RIGHT.search(between) is not None
        surely = surely or (_SAID_INSTEAD.fullmatch(between) is not None and not reader.elsewhere(second))
        surely = surely or _is_looked_up(heard[at - 1], second, reader)
        supposedly = _SUPPOSED_INSTEAD.fullmatch(between) and _stands_for_it(second, reader)
        if not surely and not (supposedly and _surely_it(second, reader)):
            continue
        if is_denied(second, reader) and not any(same_group(second, item) for item in heard[at + 1 :]):
            continue  # 今天没错,几点搞错了,不是12点: nothing is said instead
        first = next((item for item in reversed(heard[:at]) if same_group(item, second)), None)
        if first is None:
            continue
        better = _neighbour(second, 1, reader) if surely and _same_day(first, second) else None
        if better is not None and _AND_IT_IS.search(reader.folded[second.span[1] : better.span[0]]):
            found.extend([(first, second), (second, better)])  # 说错,9号是周日,是7号
        elif _takes_its_place(first, second, reader):
            found.extend(_ends_of(first, second, reader))
    return found


def _is_looked_up(first: Heard, second: Heard, reader: ClaimReader) -> bool:
    """Whether the first value is told from memory, and the second is what the records say."""
    told = reader.place(first)
    begin = 0 if told is None else reader.clauses[told].start
    remembered = _FROM_MEMORY.search(reader.folded[begin : first.span[0]]) is not None
    behind = reader.folded[second.span[1] :]
    same = _THE_SAME_DONE.match(behind)
    told_alike = _MERE_END.match(behind) or (same and same[1] in reader.words_beside(first))
    between = reader.folded[first.span[1] : second.span[0]]
    return remembered and bool(told_alike) and _LOOKED_UP.fullmatch(between) is not None


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
