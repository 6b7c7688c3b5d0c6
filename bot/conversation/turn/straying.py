"""Straying: questions put inside a conversation that are on none of our topics, and what has no part in it at all."""

from __future__ import annotations

from bot.conversation.case.quoted_results import quotes_one
from bot.conversation.turn.belonging import Belonging
from bot.patterns import pattern
from bot.session import Exchange
from bot.understanding.naming.fitting import said_of_today
from bot.understanding.understanding import Understanding, asks_on_generally
from bot.understanding.wording.clauses import without_question

_STRANGE = 0.6
"""A question in strange words is this surely on none of our topics by itself."""
_A_PART = 0.05
"""A topic has a part in a question that is this likely on it by itself."""
_NOT_OURS = 0.8
"""So surely a message is on none of our topics even beside the one at hand."""
_OF_ITS_OWN = 2
"""So many letters beside general words are a word of the question's own: 招客服."""
TRACE = 0.005
"""A topic less likely than this has not a word of the message to go by."""
LITTLE = 4
"""Letters that may stand beside the words of a question that leans on the conversation."""
_ASKS_HOW_MANY = pattern(r"几(?![十百千万])|多少")
_OF_THE_CLOCK = pattern(
    r"(?:那|请问|对了|[,，])*(?:今天|今日|现在|此刻)(?:是)?(?:几[号点月]|星期几|礼拜几|周几|哪天|什么日子|什么时间)[了啊呀呢?]*"
    r"|what(?:'?s| is)?(?: the)? (?:day|date|time)(?: is it)?(?: (?:now|today))?[?]?"
)
_SO_TOO = pattern(r"也[^,。?]{1,6}[吗么?]|也[是一]样|里面的")
"""What is so too leans on what was said before: 不小心写错了也会吗."""
_SUBJECT_LEFT_OUT = pattern(r"(?:那|还|就|所以|[,，])*(?:能|会|要|可以|需要|用|算)[^,。?]{1,6}[吗不么]?[?]?$")
"""A question that begins with what can or must be done leaves to the conversation what with: 能消掉吗, 会影响排名吗."""


def strays(heard: Understanding, current: Exchange, ties: Belonging) -> bool:
    """Whether a question speaks of what neither the topic at hand nor those next to it have a part in: 今天天气怎么样.

    Not where it tells something of the case at hand, other than that it is today.
    """
    if _OF_THE_CLOCK.fullmatch(heard.folded.strip()):
        return True
    asks = heard.speech.asks or _ASKS_HOW_MANY.search(heard.folded)
    if not asks or heard.intent.none < _STRANGE or heard.intent.decision == "answer":
        return False
    topic = current.topic or ""
    if heard.speech.does("repeat") or heard.intent.in_pinyin or _SO_TOO.search(heard.folded):
        return False
    if asks_on_generally(heard, topic):
        return False
    own = {item.topic: item.probability for item in heard.intent.ranked}
    if any(own.get(one, 0.0) >= _A_PART for one in (topic, *ties.neighbours(topic))):
        return False
    strange, values = heard.strange_to(topic), heard.reading.facts
    if not strange.unknown and quotes_one(heard, current.results.values()):
        return False
    leaves_out = heard.speech.does("why") or _SUBJECT_LEFT_OUT.match(heard.folded)
    if not strange.outside and (leaves_out or not strange.unknown):
        return False
    return (bool(values) and all(map(said_of_today, values))) or not ties.fits(topic)


def asks_of_something_else(heard: Understanding, current: Exchange) -> bool:
    """Whether a question has no word of ours, and nothing that could go on from the talk: 你们上班到几点."""
    own = heard.intent.ranked[0].probability if heard.intent.ranked else 0.0
    leans = heard.speech.acts - {"doubt", "personal", "courtesy"} or heard.reading.problems or heard.shift
    if own >= TRACE or leans or heard.reading.facts or heard.speech.about_the_rule:
        return False
    if asks_on_generally(heard, current.topic or ""):
        return False
    words = len(without_question(heard.folded))
    if heard.speech.asks == {"whether"}:
        return words > LITTLE and heard.bare_number() is None
    here = heard.in_context(current.topic or "")
    of_its_own = heard.strange_to(current.topic or "").left >= _OF_ITS_OWN and not _SO_TOO.search(heard.folded)
    return bool(heard.speech.asks) and words > 1 and (here.none >= _NOT_OURS or of_its_own)


def is_mere_exclamation(heard: Understanding) -> bool:
    """Whether a message has nothing in it that could go on from an answer: no question, no value, no word of ours."""
    words = heard.intent.ranked[0].probability if heard.intent.ranked else 0.0
    if words >= TRACE or not heard.says_nothing() or heard.reading.problems or heard.speech.acts - {"personal"}:
        return False
    return heard.bare_number() is None
