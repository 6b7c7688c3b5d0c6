"""Leaning: what makes a message that names no topic a turn of the conversation at hand."""

from __future__ import annotations

from bot.conversation.case.quoted_results import quotes_one
from bot.conversation.turn.straying import LITTLE, TRACE
from bot.session import Exchange
from bot.understanding.acts.told_otherwise import is_told_otherwise
from bot.understanding.answers import speaks_of_number
from bot.understanding.echoes import checks
from bot.understanding.naming.fitting import said_of_today
from bot.understanding.understanding import ELLIPTICAL, Understanding
from bot.understanding.wording.clauses import without_question

SHORT = 30
"""Letters within which a mere statement that fits the case at hand is told of it."""


def leans(heard: Understanding, current: Exchange) -> bool:
    """Whether the message only makes sense as a turn of the conversation at hand."""
    acts = heard.speech.acts & {"correction", "dont_know", "other_case", "why", "repeat"}
    values = any(item.kind != "duration" for item in heard.reading.facts)  # 诚信通一年多少钱? is no check of a result
    if (checks(heard) and current.results and values) or quotes_one(heard, current.results.values()):
        return True
    what_if = heard.speech.does("what_if") and bool(current.facts) and bool(heard.reading.facts)
    numbers = any(fact.type in ("amount", "count") for fact in current.facts.values())
    problem = current.asked is not None and bool(heard.reading.problems)
    if acts or what_if or heard.shift is not None or problem or _tells_a_day(heard, current):
        return True
    bare = (current.asked is not None or numbers) and heard.bare_number() is not None
    bare = bare or (current.asked is not None and not heard.speech.asks and _holds_a_figure(heard))
    return bare or _evasive(heard, current)


def asks_on(heard: Understanding) -> bool:
    """Whether a message is nothing but a question that the topic at hand answers: 那几号可以, 具体哪天, 差几天."""
    asks = heard.speech.asks & {"when", "how_much", "how_long"}
    if not asks or heard.reading.facts or heard.intent.decision == "answer":
        return False
    return len(without_question(heard.folded)) <= LITTLE


def merely_answers(heard: Understanding, current: Exchange) -> bool:
    """Whether a message that names no topic tells something when a fact was asked for, and asks nothing."""
    return current.asked is not None and bool(heard.reading.facts) and not (heard.speech.asks or heard.speech.acts)


def only_varies(heard: Understanding, current: Exchange) -> bool:
    """Whether the message puts another value to the question just answered: "and if it was 31 January?"."""
    asks = heard.speech.asks & {"when", "how_much", "how_long", "how_many", "which", "how_to"}
    asks = asks if not is_told_otherwise(heard.folded) else frozenset()  # 口径又变了,确认的是3月3号,那以哪天为准
    return bool(heard.speech.acts & {"what_if", "correction"}) and bool(current.facts) and not asks


def _holds_a_figure(heard: Understanding) -> bool:
    """Whether a short message holds a figure that may be meant as an answer: 四千多吧, 两万不到."""
    return len(heard.folded) <= SHORT and speaks_of_number(heard) and heard.intent.foreign_platform is None


def speaks_of_a_day(heard: Understanding) -> bool:
    """Whether a message names a day or a time other than that it is today."""
    return any(item.kind in ("date", "datetime") and not said_of_today(item) for item in heard.reading.facts)


def _tells_a_day(heard: Understanding, current: Exchange) -> bool:
    """Whether a short message tells a day, and asks nothing, where days were told before: 阿里那边回我说6月15号就行."""
    told_before = any(fact.type in ("date", "datetime") for fact in current.facts.values())
    return speaks_of_a_day(heard) and told_before and not heard.speech.asks and len(heard.folded) <= ELLIPTICAL


def _evasive(heard: Understanding, current: Exchange) -> bool:
    """A short non-answer to a question of ours (你猜): no question, no topic, nothing to go by."""
    said = len(heard.folded.strip())
    here = any(item.topic == current.topic and item.probability >= TRACE for item in heard.intent.ranked)
    short = said <= 8 or (said <= SHORT and here and heard.speech.does("personal"))
    return current.asked is not None and short and not heard.speech.asks and heard.intent.smalltalk is None
