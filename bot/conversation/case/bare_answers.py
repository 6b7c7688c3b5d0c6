"""Numbers without a unit: "4500" answers the question for the balance, "4500, no, 4300" corrects it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.conversation.case.bounded import Within, bound_of, bounded_fact
from bot.conversation.case.computation import known, value_of
from bot.conversation.case.given import adds_to_count
from bot.conversation.case.open_hours import in_that_part, with_hour
from bot.conversation.case.restating import is_nearer_to_result
from bot.conversation.case.standpoint import Standpoint
from bot.patterns import pattern
from bot.session import KnownFact
from bot.understanding.answers import bare_number, corrected_numbers, rejected_numbers
from bot.understanding.echoes import checks
from bot.understanding.facts import read_bare_number
from bot.understanding.facts.counts import is_time_of_something_else
from bot.understanding.naming.bounds import Bound, bounded_number
from bot.understanding.revisions.corrections import exact_number
from bot.understanding.set_apart.not_counted import some_fell_away
from bot.understanding.set_apart.subjects import speaks_of_oneself, speaks_of_somebody_else
from bot.understanding.wording.clauses import without_fillers
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry, FactSpec

_MOST_COUNTED = 99
"""More times than anybody is found at; such a number is an amount."""
_NONE_AT_ALL = pattern(
    r"(?:[一半](?:次|个|回|起|笔|单))?(?:都|也)?(?:从来)?没有?(?:过|的|啊|呢|呀)?|零(?:次|个)?|none|zero|never"
)
_PART_OF_DAY = pattern(
    r"(?:是|那是|应该是|当然是|就是|肯定是|在|it was|it's|in)?\s*(?:the)?\s*"
    r"(?:早上|早晨|一早|上午|上昼|凌晨|下午|下昼|晚上|晚间|傍晚|am|a\.m\.|pm|p\.m\.|morning|afternoon|evening)"
    r"\s*(?:的|了|吧|啊|哈|啦|呀|那会儿?|那时候)*[\s,.。!~]*"
)
_LAST_DAY = pattern(
    r"(?:是|就是|应该是|it's|on)?\s*(?:那个?月|当月|月底)?的?(?:the )?(?:最后[一1]天|last day)"
    r"(?: of (?:the|that) month)?(?:的|了|吧|啊|哈|呀)*[\s,.。!~]*"
)
_COUNTED = pattern(r"第\s*[\d一二三四五六七八九十]|[\d一二两三四五六七八九十]\s*(?:件|个|次|单|笔|条|起|回|家)")
_HELD = pattern(
    r"(?:^|[,。;!\s])(?:一共|总共|一起|共|有|就|才|只有|那)*([\d一二两三四五六七八九十]{1,2})\s?[个次起笔单条件]"
    r"(?:全部|全都|都|全|也都)?(?:被|给|是|算)?(?:平台|小二|他们)?(?:判|认定)?(?:为|了|成)?"
    r"(?:成立|有效|算数|坐实|属实|实锤)(?:的|了|啦|咯)?[.。!~\s]*$"
)
"""问了小二,3个都成立: so many hold."""
_AT_HAND = pattern(r"\b(?:left|remaining|so far|in total|of them|i think)\b|在里面|在账上")
"""Around a number that answers, and nothing that makes it another one."""
_OF_OTHERS = pattern(
    r"\W*(?:and |well,? )?(?:his|hers|theirs|(?:he|she) (?:has|had|got))\b(?!.*\b(?:i|we|my|our|mine|ours)\b)"
)
_LATIN = pattern(r"[a-z]+")
_DAYS_OF_A_MONTH = 31
_HOURS = 24
_SENTENCES = pattern(r"[,。;!?~…\n]+|\.(?=\s|$)")
_ANY_FIGURE = pattern(r"[\d两三四五六七八九十]+|一(?=[个次起笔单条件])")


def bare_answer(point: Standpoint, named: frozenset[str]) -> dict[str, KnownFact]:
    """The amount or count that a number without a unit is, ``named`` being the facts that the message names."""
    name = _wanted(point, named)
    if name is not None and point.asked == name and _says_none(point, name):
        return {name: known(0, point.entry.facts[name])}
    counted = _counted(point, name)
    held = _HELD.search(point.folded) if counted is not None and not checks(point.heard) else None
    if counted is not None and held is not None:
        number = read_bare_number(held[1])
        alone = len(_ANY_FIGURE.findall(point.folded)) == 1
        return {counted: known(int(number), point.entry.facts[counted])} if number is not None and alone else {}
    if name is not None and point.shift is not None and point.shift.count and name not in point.before:
        return {}  # 刚才又来一个: one more of how many
    rejected = rejected_numbers(point.heard)
    if name is None or checks(point.heard) or (rejected and not any(map(point.tells, rejected))):
        return {}
    if speaks_of_somebody_else(point.folded) or _OF_OTHERS.match(point.folded):
        return {}
    bounded = None if point.reading.facts else bounded_number(point.folded)
    return _bounded(name, point.entry.facts[name], *bounded) if bounded else _exact(point, name)


def _exact(point: Standpoint, name: str) -> dict[str, KnownFact]:
    """The fact ``name`` as the number without a unit that a message names last, if it may be that."""
    spec = point.entry.facts[name]
    if spec.type == "amount" and _COUNTED.search(point.heard.folded):
        return {}  # 第二单呢, 1件呢
    last = next((number for number in _numbers(point) if not _repeats(number, name, point)), None)
    if last is None or (point.asked is None and not point.replaces and last in point.amounts):
        return {}  # nothing, or what was just answered
    told, said = point.before.get(name), known(last, spec)
    if told is not None and point.asked is None and not point.replaces and is_nearer_to_result(point, told, said):
        return {}
    if spec.type == "amount" and told is not None and point.asked is None and last <= _DAYS_OF_A_MONTH:
        return {}  # 27呢: a day rather than a balance of 27
    adds = name in point.before and adds_to_count(point.folded)
    if spec.type == "count" and (adds or _is_of_another_kind(point, name) or some_fell_away(point.folded)):
        return {}  # 之前还有一个, minus one that was withdrawn: what they make together is to be asked
    if spec.type == "count" and is_time_of_something_else(point.folded):
        return {}  # 第三次来问了
    if spec.type == "count" and last in {item.value for item in point.reading.facts if item.kind == "count"}:
        return {}  # it has its unit, and the words beside it say what it is: 3次,不对,其中一次撤了
    if spec.type == "count":
        return {name: known(int(last), spec)} if last == int(last) and last <= _MOST_COUNTED else {}
    return {name: said}


def _bounded(name: str, spec: FactSpec, bound: Bound, words: str) -> dict[str, KnownFact]:
    """The number of which only a bound is told, ``words`` being the message without it: 起码三个, at least 4000."""
    said = _AT_HAND.sub(" ", words)
    number = read_bare_number(said) or read_bare_number(without_fillers(said))
    if number is None or number < 0 or (spec.type == "count" and number != int(number)):
        return {}
    return {name: bounded_fact(int(number) if spec.type == "count" else number, bound, spec.type)}


def _is_of_another_kind(point: Standpoint, name: str) -> bool:
    """Whether what the message counts is said to be something else than what is asked for: we faked one order."""
    if point.asked != name:
        return False
    mentions = [mention for row in point.named(point.reading.facts).mentions for mention in row]
    speaks_for = any(name in mention.facts for mention in mentions)
    return not speaks_for and any(name in mention.against for mention in mentions)


def part_answered(point: Standpoint) -> dict[str, KnownFact]:
    """The moment that "in the afternoon" makes of an hour told before, where the bot asked which half it was."""
    name = point.asked
    before = point.before.get(name) if name else None
    if name is None or before is None or point.reading.facts or not _PART_OF_DAY.fullmatch(point.folded.strip()):
        return {}
    moment = in_that_part(before, point.entry.facts[name], point.folded, point.now)
    return {} if moment is None else {name: moment}


def hour_answered(point: Standpoint) -> dict[str, KnownFact]:
    """The moment with the hour that a bare number is, where one told before waits for its half of the day: 不对,是5."""
    name = point.asked
    before = point.before.get(name) if name else None
    if name is None or before is None or before.type != "datetime" or point.reading.facts:
        return {}
    hour = next((int(number) for number in _numbers(point) if number == int(number) and 0 < number < _HOURS), None)
    moment = None if hour is None else with_hour(before, point.entry.facts[name], hour, point.now)
    return {} if moment is None else {name: moment}


def day_of_month_answered(point: Standpoint) -> dict[str, KnownFact]:
    """The day that "28" or "the last day" is, where the edge of a month was told before: 5月底, then 30."""
    name = point.asked
    told = bound_of(point.before[name]) if name is not None and name in point.before else None
    if name is None or not isinstance(told, Within):
        return {}
    if _LAST_DAY.fullmatch(point.folded.strip()):
        return {name: known(told.last, point.entry.facts[name])} if told.last.month == told.first.month else {}
    if point.reading.facts:
        return {}
    number = bare_number(point.heard, asked=True)
    days = [day for day in told.days() if day.day == number]
    return {name: known(days[0], point.entry.facts[name])} if len(days) == 1 else {}


def _counted(point: Standpoint, wanted: str | None) -> str | None:
    """The count that was asked for, or told before where nothing is asked for."""
    names = [name for name, spec in point.entry.facts.items() if spec.type == "count"]
    if point.asked is not None:
        return wanted if wanted == point.asked and wanted in names else None
    told = [name for name in names if name in point.before]
    return told[0] if len(told) == 1 else None


def _says_none(point: Standpoint, name: str) -> bool:
    """Whether a message answers the question for a count with none at all."""
    if point.entry.facts[name].type != "count":
        return False
    sentences = [said.strip() for said in _SENTENCES.split(point.heard.folded) if said.strip()]
    none = [said for said in sentences if _NONE_AT_ALL.fullmatch(said) or _NONE_AT_ALL.fullmatch(without_fillers(said))]
    others = [said for said in sentences if said not in none]
    if not none or not others:
        return len(none) == 1
    return all(map(speaks_of_somebody_else, others)) and all(map(speaks_of_oneself, none))


def _numbers(point: Standpoint) -> Iterator[Decimal]:
    exact = exact_number(point.folded)
    if exact is not None:
        yield exact
    elif point.replaces:
        yield from corrected_numbers(point.heard)
    else:
        asked = point.asked is not None or _has_sole_amount(point)
        number = bare_number(point.heard, asked=asked, known=_latin_words(point.entry))
        if number is not None:
            yield number


@per_entry
def _latin_words(entry: Entry) -> frozenset[str]:
    """The English words by which a topic and its facts are named."""
    cues = [cue for spec in entry.facts.values() if spec.type in ("amount", "count") for cue in spec.cues]
    labels = [spec.label.en for spec in entry.facts.values()]
    return frozenset(_LATIN.findall(" ".join([entry.title.en, *labels, *cues]).lower()))


def _has_sole_amount(point: Standpoint) -> bool:
    """Whether the topic has one amount, which people name without a unit beside other values: 258,今天8:20签收."""
    return sum(spec.sole and spec.type == "amount" for spec in point.entry.facts.values()) == 1


def _repeats(number: Decimal, name: str, point: Standpoint) -> bool:
    """Whether a correction repeats the value that it corrects."""
    fact = point.before.get(name)
    if fact is None or not point.corrects or bound_of(fact) is not None:
        return False
    return value_of(point.entry.facts[name], fact) == number


def _wanted(point: Standpoint, named: frozenset[str]) -> str | None:
    """The fact that such a number would be: asked for, else named, told before or needed, if that leaves only one."""
    numbers = [name for name, spec in point.entry.facts.items() if spec.type in ("amount", "count")]
    if point.asked in numbers:
        return point.asked
    if point.asked is not None and not _has_sole_amount(point):
        return None
    replaced = [name for name in numbers if name in named] or [name for name in numbers if name in point.before]
    open_ones = replaced if replaced and (point.replaces or point.heard.bare_number() is not None) else []
    open_ones = open_ones or [name for name in point.needed() if name in numbers and name not in point.before]
    return open_ones[0] if len(open_ones) == 1 else _after_the_rule(point)


def _after_the_rule(point: Standpoint) -> str | None:
    """The topic's one amount, where the rule was told, which says that it can be computed with, and nothing else was.

    VIP批发中心自缴保证金不足, then 5000. Not a number that may as well be a day of the month or an hour.
    """
    amounts = [name for name, spec in point.entry.facts.items() if spec.type == "amount"]
    if not point.continues or point.goals or point.before or point.reading.facts or len(amounts) != 1:
        return None
    number = bare_number(point.heard, asked=True)
    return None if number is None or number <= _DAYS_OF_A_MONTH else amounts[0]
