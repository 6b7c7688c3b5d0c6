"""Short answers that lean on the conversation: a number without a unit, a time "on that day"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal

from bot.patterns import pattern
from bot.understanding.facts import Problem, Reading, read, read_bare_number
from bot.understanding.set_apart.not_counted import is_undecided
from bot.understanding.set_apart.subjects import speaks_of_oneself, speaks_of_somebody_else
from bot.understanding.understanding import Understanding
from bot.understanding.wording.clauses import blanked, without_fillers

_THAT_DAY = pattern(r"当天|当日|那一?天|同一?[天日]|那日|\b(?:on )?(?:that|the same) day\b")
_CLOCK = pattern(
    r"(?:凌晨|早上|上午|中午|下午|晚上|夜里|[今昨]?早|[今昨]?晚|\bat\b)?\s*\d{1,2}\s*(?:[:点時时].*|$)", re.IGNORECASE
)
_PIECES = pattern(
    r"[,。;!?、\n]|\.(?=\s|$)|不是|而是|应该是|其实是|改成|改为|换成|(?<![\d百千十万元块次]还)是|说错了?|打错了?|写错了?|记错了?|看错了?|不对|没错|余额|金额|\b(?:not|but|is|was|were|being|with|about|for|say|then|actually|sorry|it's|i mean|to)\b"
)
_THOUSANDS = pattern(r"(?<=\d),\d{3}(?!\d|,\d)")
_NUMBER_OR_STEP = pattern(
    r"\d|[零二两俩三仨四五六七八九十百千]|一(?=[次个条起笔单件块元天日号])|又|再(?![说讲发问见看])|\b(?:another|once|more|again)\b"
)
_DIGITS = pattern(r"(?<![a-z0-9])\d+")
_NO_NUMBER = pattern(r"1688|十足|十分|万一|又当|又会|又该|又能|又怎")
_CLAUSES = pattern(r"[,。;!?\s~…]+")
_SENTENCES = pattern(r"[,。;!?~…\n]+|\.(?=\s|$)")
_OF_A_NAME = pattern(
    r"电话|手机|座机|微信|号码|扣扣|加我|打我|联系我|验证码|密码|工号|单号|编号|尾号|邮编|分机|门牌|房号|编码|(?<![\d一二三四五六七八九十月])号码?[是为:\s]*(?=\d)|码[是为:\s]*(?=\d)|\bqq\b"
    r"|\b(?:call|phone|mobile|whats ?app|wechat|telegram|number is|reach me|text me|ring me|extension|ext|code|password|pin|id|zip|room|tel)\b"
)
"""In the sentence of a number these make it a name: call me at 5550, 你打我电话吧 5200881."""
_LATIN = pattern(r"[a-z]+")
_BESIDE_ANSWERS = frozenset(
    [
        "left",
        "remaining",
        "remain",
        "there",
        "them",
        "with",
        "far",
        "moment",
        "account",
        "screen",
        "exactly",
        "right",
        "of",
        "hmm",
        "ok",
        "well",
        "think",
        "guess",
        "balance",
        "total",
        "under",
        "over",
        "all",
        "been",
        "will",
        "app",
        "site",
        "website",
        "dashboard",
        "backend",
        "store",
        "yuan",
        "rmb",
        "cny",
        "times",
        "time",
        "once",
        "sir",
        "madam",
        "dear",
        "bro",
        "man",
        "you",
        "your",
        "to",
        "do",
        "did",
        "if",
    ]
)
"""Words that may stand beside a number that answers, besides those of the topic."""
_FIGURE = pattern(r"[\d两三四五六七八九十百千万]")
_REJECTED_NUMBER = pattern(
    r"(?:不是|并非|\bnot )\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d.:/年月日号点时次个天])"
)
_IN_SIGHT = 40
"""Characters before a number in which its rejection would stand."""
_GUESSED = pattern(
    r"一两|一二|两三|二三|三四|四五|五六|六七|七八|八九|出头|左右|上下|大概|大约|差不多|(?<!违)约|接近|不到|[\d百千万十]多(?![谢少])"
    r"|来[块次个]|\b(?:about|around|roughly|nearly|or so|almost|over|more than|less than)\b"
)
"""两三次, 五千五六, 五千出头, 四千多: one number or another near it."""
_REJECTED = pattern(r"(?:不是|说成|写成|\bnot)(?:\s*(?:the|on))?\s*$")


def leaning_on_day(heard: Understanding) -> Reading:
    """The facts of a message, where the "that day" of "at 3 pm that day" is no day itself but the one told before."""
    words = [match.span() for match in _THAT_DAY.finditer(heard.folded)]
    facts = tuple(
        item
        for item in heard.reading.facts
        if item.kind != "date" or not any(start <= item.span[0] and item.span[1] <= end for start, end in words)
    )
    return Reading(facts, heard.reading.problems)


def day_without_time(problem: Problem, now: datetime) -> date | None:
    """The day of a moment whose clock time cannot be ("yesterday at 25:00"); None if it names none."""
    if problem.reason != "no_such_time":
        return None
    days = [item.value for item in read(_CLOCK.sub(" ", problem.text), now).facts if item.kind == "date"]
    return days[0] if len(days) == 1 and isinstance(days[0], date) else None


def speaks_of_number(heard: Understanding) -> bool:
    """Whether a message names a figure, or one time more, whatever of it was read as a value."""
    return bool(_NUMBER_OR_STEP.search(_NO_NUMBER.sub(" ", heard.folded)))


def holds_unread_figure(heard: Understanding, known: Collection[str]) -> bool:
    """Whether digits other than the ``known`` ones of the rule stand in a message and were read as nothing.

    Some value may have been told that way.
    """
    spans = [item.span for item in heard.reading.facts] + [problem.span for problem in heard.reading.problems]
    spans += [heard.shift.span] if heard.shift else []
    return any(figure not in known for figure in _DIGITS.findall(_NO_NUMBER.sub(" ", blanked(heard.folded, spans))))


def bare_number(heard: Understanding, *, asked: bool, known: frozenset[str] = frozenset()) -> Decimal | None:
    """The number without a unit that a message consists of; asked for, it may have a clause to itself (好吧,3333).

    ``known``: the words of the topic, which may stand beside it in English (the balance is 4200 now).
    None for a guess, and for what nobody has decided on yet (two are pending).
    """
    if _GUESSED.search(heard.folded) or is_undecided(heard.folded):
        return None
    whole = None if heard.reading.facts else heard.bare_number()
    if isinstance(whole, Decimal):
        return whole
    return _clause_number(heard, known) if asked else None


def _clause_number(heard: Understanding, known: frozenset[str]) -> Decimal | None:
    """The one number that has a clause to itself, where all other figures of the message are part of values."""
    told = _own_part(heard.folded)
    if any(item.kind in ("amount", "count") and item.span[0] >= told for item in heard.reading.facts):
        return None
    unfit = [problem.span for problem in heard.reading.problems]
    words = blanked(heard.folded, [*(item.span for item in heard.reading.facts), *unfit])[told:]
    if any(_FIGURE.search(said) and not _may_answer(said, known) for said in _SENTENCES.split(words)):
        return None
    clauses = [clause for clause in _CLAUSES.split(words) if clause.strip()]
    read_so = [
        (clause, None if "\x00" in clause else read_bare_number(clause) or read_bare_number(without_fillers(clause)))
        for clause in clauses
    ]
    numbers = [number for _, number in read_so if number is not None]
    others = [clause for clause, number in read_so if number is None]
    return numbers[0] if len(numbers) == 1 and not any(_FIGURE.search(clause) for clause in others) else None


def _own_part(folded: str) -> int:
    """Where the sentences begin in which one speaks of oneself, after those about somebody else: 我同学的2000,我的5500."""
    begin = 0
    for stop in [*_SENTENCES.finditer(folded)]:
        rest = folded[stop.end() :]
        if speaks_of_somebody_else(folded[: stop.start()]) and speaks_of_oneself(rest):
            begin = stop.end()
    return begin


def _may_answer(sentence: str, known: frozenset[str]) -> bool:
    """Whether a sentence with a number tells nothing that makes it another one: not we have 2 shops, my friend has 3000."""
    latin = _LATIN.findall(without_fillers(sentence))
    return _OF_A_NAME.search(sentence) is None and known.union(_BESIDE_ANSWERS).issuperset(latin)


def rejected_numbers(heard: Understanding) -> list[Decimal]:
    """The amounts and bare numbers that a message rejects: the 350 of 不是350,是530."""
    return [Decimal(match.group(1).replace(",", "")) for match in _REJECTED_NUMBER.finditer(heard.folded)]


def corrected_numbers(heard: Understanding) -> Iterator[Decimal]:
    """The numbers without a unit that a correction or a what-if names, the last one first; rejected ones left out."""
    text, end = heard.folded, len(heard.folded)
    if any(heard.text[match.start() : match.start() + 1] == "，" for match in _THOUSANDS.finditer(text)):
        return  # 4，200: one figure or two
    breaks = (match.span() for match in _PIECES.finditer(text) if not _THOUSANDS.match(text, match.start()))
    for before, start in reversed([(0, 0), *breaks]):
        rejected = _REJECTED.search(text[:start].rstrip()[-_IN_SIGHT:])
        number = None if rejected else read_bare_number(text[start:end].replace("的话", ""))
        if number is not None:
            yield number
        end = before
