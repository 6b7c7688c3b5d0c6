"""Quoted results: a day that a person takes the result just stated to be, rightly or not, and no fact of the case.

"So it ends on 30 June 2026, right?" after an answer of 1 July 2026 is put right by that answer; it is no new end of a
term to reckon from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from bot.conversation.case.computation import value_of
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.acts.put_forward import is_put_forward
from bot.understanding.echoes import checks
from bot.understanding.facts import Heard, Reading, day_said
from bot.understanding.naming.claims import ClaimReader
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import FILLER, before_in_clause, blanked
from knowledge.model import Entry

NEAR = 2
"""Days; a day this near to the result may be the person's own reckoning of it ..."""
FAR = 7
"""... if the result lies more days than this from the fact that it follows from."""
QUOTED = pattern(r"(?:客服|小二|平台|阿里|官方|人家|有人)(?:那边)?说")
_TAKEN_FOR_IT = pattern(
    r"吧[\s?!。~]*$|[?]\s*$|[对是]不[对是]|[对是][吗么吧]|(?:难道|莫非|怎么)|不(?:应该|该)?是[^。;!?]{1,30}(?:吗|么|嘛)[\s?。!]*$|哪里?(?:不对|错)|错在哪|算错"
    r"|^(?:[哦噢喔嗯啊好行那,\s])*(?:所以|也就是|那?就是|意思是|等于|合着|懂了?|明白|知道了?|了解|清楚了?|收到|确认一?下|我(?:自己)?[算看猜估])"
    r"|\b(?:right|correct|confirm|got it|i see|understood|i (?:thought|reckon|figure|make it|get|calculated))\b"
    r"|^(?:so|then|ok(?:ay)?|meaning)\b"
)
"""What a message says or asks that is about the result."""
_A_DAY = pattern(r"\d{4}-\d\d-\d\d")
_RECKONED_FROM = pattern(
    r"(?:从|由|自|按照?|以)(?:我|我们|买家|他们|对方)?[^,。;!?\d\x00]{1,6}?(?:那[天日]|当[天日]|之?日|时间|时)?"
    r"(?:起|开始|来)?(?:计算|起算|算|为准|计(?!划))(?:起|的)?"
    r"|\b(?:count(?:ed|ing)?|from) (?:from )?(?:the )?(?:day of )?"
    r"(?:payment|paying|shipping|shipment|signing|application|applying|expiry)\b"
)
"""From what the result is counted: the word of 从付款算 places no day beside it."""
_TELLS_IT = pattern(r"[,:\s是的]{0,3}\x00++(?!\s?(?:吧|吗|么|对|[?]))")
"""Behind such words: the day itself, and no guess at the result (从发货算,17号)."""
_ASKS_FOR_ANOTHER = pattern(r"哪[天年日]|几[号点时]|什么时候|何时|多少|到哪|\b(?:when|how|which|what)\b")
"""Who asks for a day checks none."""


def without_quoted(
    heard: Understanding, reading: Reading, entry: Entry, facts: dict[str, KnownFact], results: Iterable[date]
) -> Reading:
    """``reading`` without the days that a message only takes the ``results`` of ``entry`` to be.

    A day is one if the message doubts, checks or takes note, and no word tells it to be that of something done.
    """
    days = tuple(results)
    if not days or not _is_about_the_result(heard):
        return reading
    folded = without_base(heard.folded, reading)
    reader = ClaimReader(folded, reading.facts, entry)
    told = _days_told(entry, facts)
    kept = tuple(item for item in reading.facts if not _is_quoted(item, reader, days, told))
    return Reading(kept, reading.problems)


def quotes_one(heard: Understanding, results: Iterable[object]) -> bool:
    """Whether a message speaks of the result, with a day that is one of ``results`` or lies near one."""
    days = [date.fromisoformat(raw[:10]) for raw in results if isinstance(raw, str) and _A_DAY.match(raw)]
    said = [item for item in heard.reading.facts if item.kind in ("date", "datetime")]
    readings = [day for item in said for day in (item.value, item.past, item.future) if isinstance(day, date)]
    near = any(abs((day_said(day) - result).days) <= NEAR for day in readings for result in days)
    return near and _is_about_the_result(heard)


def without_base(folded: str, reading: Reading) -> str:
    """``folded`` without the words that only tell from what the result is counted, same length: 从付款算是25号吧."""
    words = blanked(folded, [item.span for item in reading.facts])
    for match in _RECKONED_FROM.finditer(words):
        if _TELLS_IT.match(words, match.end()):
            continue
        folded = folded[: match.start()] + FILLER * len(match[0]) + folded[match.end() :]
    return folded


def is_near_result(item: Heard, told: date, results: Iterable[date]) -> bool:
    """Whether a day lies by a result rather than by the fact ``told`` far off, from which that follows."""
    readings = [day_said(day) for day in (item.value, item.past, item.future) if isinstance(day, date)]
    far_off = [result for result in results if abs((result - told).days) > FAR]
    nearest = min((abs((day - result).days) for day in readings for result in far_off), default=FAR)
    return nearest <= NEAR and nearest < min(abs((day - told).days) for day in readings)


def _is_about_the_result(heard: Understanding) -> bool:
    """Whether a message checks, doubts or takes note of the result, and neither supposes nor tells anything else."""
    speech = heard.speech
    doubts = bool(speech.asks) or any(speech.does(act) for act in ("confirm", "why", "doubt"))
    if speech.does("what_if") or (speech.does("correction") and not doubts):
        return False
    if _ASKS_FOR_ANOTHER.search(heard.folded):
        return False
    return checks(heard) or _TAKEN_FOR_IT.search(heard.folded) is not None


def _is_quoted(item: Heard, reader: ClaimReader, results: Collection[date], told: Collection[date]) -> bool:
    if item.kind not in ("date", "datetime") or is_put_forward(item, reader.folded):
        return False
    facts = {claim.fact for claim in reader.claims(item)}
    if any(reader.entry.facts[name].tense != "future" for name in facts):
        return False
    if told and all(is_near_result(item, day, results) for day in told):
        return True
    hearsay = QUOTED.search(before_in_clause(reader.folded, item.span[0])) is not None
    return not facts and (hearsay or _names_a_result(item, reader))


def _names_a_result(item: Heard, reader: ClaimReader) -> bool:
    """Whether a word for a result stands beside a day: 那就是明天开通对吧."""
    words = reader.words_beside(item)
    return any(cue.lower() in words for spec in reader.entry.results.values() for cue in spec.cues if len(cue) > 1)


def _days_told(entry: Entry, facts: dict[str, KnownFact]) -> list[date]:
    known = (value_of(entry.facts[name], fact) for name, fact in facts.items() if name in entry.facts)
    return [day_said(value) for value in known if isinstance(value, date)]
