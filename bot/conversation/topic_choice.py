"""Which topic a message belongs to, given the conversation it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec
from msgspec import Struct

from bot.conversation.openings import turns_away
from bot.session import Exchange, Session
from bot.understanding.answers import speaks_of_number
from bot.understanding.clauses import without_question
from bot.understanding.echoes import checks
from bot.understanding.intent import IntentReading
from bot.understanding.picks import picked
from bot.understanding.roles import said_of_today
from bot.understanding.understanding import ELLIPTICAL, Understanding, asks_on_topic

NEW_SESSION = Session()

_HINT = 0.15
"""A topic this likely is pointed at, where the conversation is about a related one."""
_PLAINLY = 0.95
"""A topic this likely is named, whatever else the message could vary."""
_FAR_LIKELIER = 20
"""By so much a topic is likelier than the one at hand of which the message has no word."""
_NOT_OURS = 0.8
"""So surely a message is on none of our topics even beside the one at hand."""
_FRAGMENT = 12
"""Letters of a question that names nothing but what is new: 材料造假呢."""
_SHORT = 30
"""Letters within which a mere statement that fits the case at hand is told of it."""
_NAMED_AT_ALL = 0.05
"""A topic likelier than this is spoken of in the message itself."""
_LITTLE = 4
"""Letters that may stand beside the words of a question that leans on the conversation."""
_TRACE = 0.005
"""A topic less likely than this has not a word of the message to go by."""


class Belonging(NamedTuple):
    """What ties a message to a topic besides its words for the topic itself."""

    fits: Callable[[str], bool]
    """Whether the message holds facts for the topic."""
    answers: Callable[[], bool]
    """Whether the message tells the very fact that was asked for."""
    names_asked: Callable[[], bool]
    """Whether the message names the fact that was asked for and asks nothing."""
    asks_only: Callable[[str], bool]
    """Whether the message asks for a result of the topic and says nothing else."""
    related: Callable[[str, str], bool]
    """Whether people ask about the one topic next to the other."""
    neighbours: Callable[[str], tuple[str, ...]]
    """The topics that people ask about next to one."""
    by_name: Callable[[str], bool]
    """Whether the message names all that a result of the topic needs, beside its value: 投诉有两次."""
    may_have_meant: Callable[[str], bool]
    """Whether the question at hand may have been about the topic."""
    completes: Callable[[], str | None]
    """The one topic next to the one at hand of which the message tells by name all that a result needs, if it tells
    nothing of what was asked for."""
    tells_news: Callable[[], bool]
    """Whether the message may change what was told on the topic at hand, in words of which no fact was read."""


class TopicChoice(Struct, frozen=True):
    """The topic chosen and the exchange it goes on from (None for a new question)."""

    topic: str | None
    base: Exchange | None = None
    session: Session = NEW_SESSION
    """The session with the exchange taken out that the choice goes on from, and others parked."""
    returned: bool = False
    """The conversation came back to a question left open."""
    offers: tuple[str, ...] = ()
    also: str | None = None
    """A second topic that was picked along with it."""
    asked_again: bool = False
    """The message only picks: what is asked stands in the question for which the topics were offered."""
    reading: IntentReading | None = None
    """The reading that decided, where it was not the message's own."""


def stated_topic(reading: IntentReading) -> str | None:
    """The topic that a message names by itself, if it does."""
    return reading.ranked[0].topic if reading.decision == "answer" and reading.ranked else None


def choose_topic(heard: Understanding, session: Session, ties: Belonging) -> TopicChoice:
    """The topic of a message: named by itself, offered before, gone back to, or the one at hand."""
    current, stated = session.current, stated_topic(heard.intent)
    if heard.speech.does("go_back"):
        returned = _return_to(heard, session, stated)
        if returned is not None:
            return returned
    if current is not None and current.choices:
        taken = _picked_from_offer(heard, current, session, stated)
        if taken is not None:
            return taken
    if current is None or current.topic is None:
        return (_answer_to_parked(heard, session, ties) if stated is None else None) or _by_itself(heard, session)
    if stated == current.topic:
        return TopicChoice(stated, base=current, session=session)
    if stated is not None and _belongs_here(heard, current, ties):
        return TopicChoice(current.topic, base=current, session=session)
    if stated is not None:
        return _counts_on(heard, stated, session) or _switch(stated, session, heard.intent)
    return _elliptical(heard, session, current, ties)


def _by_itself(heard: Understanding, session: Session) -> TopicChoice:
    """A message with no conversation to lean on."""
    stated = stated_topic(heard.intent)
    offers = tuple(item.topic for item in heard.intent.ranked[:3]) if heard.intent.decision == "offer" else ()
    return TopicChoice(stated, session=session, offers=offers)


def _belongs_here(heard: Understanding, current: Exchange, ties: Belonging) -> bool:
    """Whether a message that seems to name another topic still speaks of the one at hand.

    It answers the question just asked and asks nothing of the other topic (那刷单呢,我们挨过一次), or points at
    the case just told ("and is he removed for that?").
    """
    stated = stated_topic(heard.intent)
    asks = heard.speech.asks & {"when", "how_much", "which", "how_to"}
    points = heard.speech.does("points") and not asks and not heard.reading.facts and bool(current.facts)
    if points and current.topic is not None and stated is not None and ties.related(current.topic, stated):
        return True
    if heard.speech.does("correction") and not asks and current.facts and ties.fits(current.topic or ""):
        return True
    if stated is not None and _tells_of(heard, stated, current, ties):
        return False
    if ties.answers():
        asks_elsewhere = bool(heard.speech.asks) or heard.speech.does("what_if")
        return not (asks_elsewhere and stated is not None and ties.fits(stated))
    if ties.names_asked():
        return True
    asks_on = heard.speech.about_the_rule and bool(current.facts or current.results) and not heard.reading.facts
    if asks_on and len(heard.folded) <= _SHORT and ties.related(current.topic or "", stated or ""):
        return stated_topic(heard.in_context(current.topic or "")) == current.topic
    plainly = bool(heard.intent.ranked) and heard.intent.ranked[0].probability >= _PLAINLY
    varies = heard.speech.does("what_if") and not asks and stated is not None and not plainly
    merely_tells = bool(current.facts) and not heard.speech.asks and len(heard.folded) <= _SHORT
    varies = varies or (merely_tells and not (plainly and heard.speech.does("what_if")))
    if varies and ties.related(current.topic or "", stated or "") and ties.fits(current.topic or ""):
        return True
    if current.asked is None or current.topic is None or not ties.fits(current.topic):
        return False
    here = heard.in_context(current.topic)
    return stated_topic(here) == current.topic


def _tells_of(heard: Understanding, other: str, current: Exchange, ties: Belonging) -> bool:
    """Whether the message tells by name what another topic needs and has no word of the one at hand: 那投诉我有两次."""
    if not ties.by_name(other):
        return False
    own = {item.topic: item.probability for item in heard.intent.ranked}
    counts = any(item.kind == "count" for item in heard.reading.facts)  # 我有两次 names the times of whatever it may be
    far_likelier = counts and own.get(other, 0.0) > _FAR_LIKELIER * own.get(current.topic or "", 0.0)
    return far_likelier or not ties.by_name(current.topic or "")


def _switch(topic: str, session: Session, reading: IntentReading | None = None) -> TopicChoice:
    """Another topic; an open question is parked, and one parked on this topic is taken up again."""
    parked = session.park().parked
    base = next((item for item in parked if item.topic == topic and item.open()), None)
    return TopicChoice(topic, base=base, session=_taking_up(base, session), reading=reading)


def _counts_on(heard: Understanding, topic: str, session: Session) -> TopicChoice | None:
    """The question answered earlier of whose count one more is told: 投诉又判了一个, after a look at the deposit."""
    if heard.shift is None or not heard.shift.count:
        return None
    base = next((item for item in reversed(session.parked) if item.topic == topic and item.facts), None)
    return None if base is None else TopicChoice(topic, base=base, session=_taking_up(base, session))


def _taking_up(base: Exchange | None, session: Session) -> Session:
    """The session with its current question parked and ``base`` no longer waiting among the parked ones."""
    after = session.park()
    return msgspec.structs.replace(after, parked=tuple(item for item in after.parked if item is not base))


def _elliptical(heard: Understanding, session: Session, current: Exchange, ties: Belonging) -> TopicChoice:
    """A message that leans on the conversation: a bare fact, a what-if, a follow-up on a related topic."""
    assert current.topic is not None  # noqa: S101  # the caller has looked
    if heard.intent.other_matter:
        return _by_itself(heard, session)
    if current.asked is None and (_is_mere_exclamation(heard) or heard.intent.foreign_platform):
        return _aside(heard, session, current, ties)
    tells = ties.fits(current.topic)
    if not tells and _asks_of_something_else(heard, current):
        return _by_itself(heard, session)
    here = heard.in_context(current.topic)
    related = stated_topic(here)
    plainly = related == current.topic and here.ranked[0].probability >= _PLAINLY and bool(heard.speech.asks)
    if related in (None, current.topic) and not tells and not plainly:
        related = _hinted(heard, current, ties) or related or _beside(heard, ties.neighbours(current.topic))
    merely_tells = bool(current.facts) and not heard.speech.asks and len(heard.folded) <= _SHORT
    stays = tells and (current.asked is not None or merely_tells or _only_varies(heard, current))
    stays = stays and not (related not in (None, current.topic) and _tells_of(heard, related or "", current, ties))
    resumed = _names_parked(heard, session, current, ties)
    if resumed is not None:
        return resumed
    completed = ties.completes()
    if completed is not None:
        return _switch(completed, session)
    if related not in (None, current.topic) and not stays:
        if _merely_answers(heard, current) and not ties.may_have_meant(related or ""):
            return TopicChoice(current.topic, base=current, session=session, reading=here)
        return _switch(related or "", session, here)
    waiting = None if tells else _answer_to_parked(heard, session, ties)
    if waiting is not None:
        return waiting
    leans = (
        tells
        or _asks_on(heard)
        or heard.speech.about_the_rule
        or _leans(heard, current)
        or ties.asks_only(current.topic)
        or asks_on_topic(heard, current.topic)
    )
    if related == current.topic or leans:
        return TopicChoice(current.topic, base=current, session=session, reading=here)
    return _aside(heard, session, current, ties)


def _aside(heard: Understanding, session: Session, current: Exchange, ties: Belonging) -> TopicChoice:
    """A message that has no word of the topic at hand: it stands by itself, unless it tells news of the case."""
    if ties.tells_news():
        return TopicChoice(current.topic, base=current, session=session)
    return _by_itself(heard, session)


def _asks_of_something_else(heard: Understanding, current: Exchange) -> bool:
    """Whether a question has no word of ours, and nothing that could go on from the talk: 你们上班到几点."""
    if turns_away(heard):
        return True
    own = heard.intent.ranked[0].probability if heard.intent.ranked else 0.0
    leans = heard.speech.acts - {"doubt", "personal", "courtesy"} or heard.reading.problems or heard.shift
    if own >= _TRACE or leans or heard.reading.facts or heard.speech.about_the_rule:
        return False
    words = len(without_question(heard.folded))
    if heard.speech.asks == {"whether"}:
        return words > _LITTLE and heard.bare_number() is None
    here = heard.in_context(current.topic or "")
    return bool(heard.speech.asks) and words > 1 and here.none >= _NOT_OURS


def _merely_answers(heard: Understanding, current: Exchange) -> bool:
    """Whether a message that names no topic tells something when a fact was asked for, and asks nothing."""
    return current.asked is not None and bool(heard.reading.facts) and not (heard.speech.asks or heard.speech.acts)


def _asks_on(heard: Understanding) -> bool:
    """Whether a message is nothing but a question that the topic at hand answers: 那几号可以, 具体哪天, 差几天."""
    asks = heard.speech.asks & {"when", "how_much", "how_long"}
    if not asks or heard.reading.facts or heard.intent.decision == "answer":
        return False
    return len(without_question(heard.folded)) <= _LITTLE


def _hinted(heard: Understanding, current: Exchange, ties: Belonging) -> str | None:
    """A related topic that a short follow-up points at without naming it in full: 销售指标没达到呢."""
    best = heard.intent.ranked[0] if heard.intent.ranked else None
    if best is None or best.probability < _HINT or current.topic is None or len(heard.folded) > ELLIPTICAL:
        return None
    here = next((item.probability for item in heard.intent.ranked if item.topic == current.topic), 0.0)
    points = best.topic != current.topic and 4 * here < best.probability
    return best.topic if points and ties.related(current.topic, best.topic) else None


def _beside(heard: Understanding, neighbours: Iterable[str]) -> str | None:
    """The topic of a fragment that leaves out what the topics around have in common: 材料造假呢, after a dispute."""
    if not heard.speech.does("what_if") or heard.reading.facts or len(heard.folded) > _FRAGMENT:
        return None
    best = heard.intent.ranked[0].topic if heard.intent.ranked else None
    return next((best for topic in neighbours if best and stated_topic(heard.in_context(topic)) == best), None)


def _names_parked(heard: Understanding, session: Session, current: Exchange, ties: Belonging) -> TopicChoice | None:
    """The question answered earlier that a message varies: by name (那退出改成6月7号), or after a look at a rule."""
    if not heard.speech.acts & {"what_if", "correction"}:
        return None
    own = {item.topic: item.probability for item in heard.intent.ranked}
    here = stated_topic(heard.in_context(current.topic or "")) is not None or ties.fits(current.topic or "")
    for item in reversed(session.parked):
        if item.topic is None or not item.facts or not ties.fits(item.topic):
            continue
        if here and own.get(item.topic, 0.0) <= max(own.get(current.topic or "", 0.0), _NAMED_AT_ALL):
            continue
        there = heard.in_context(item.topic)
        if stated_topic(there) == item.topic or not (current.facts or current.asked):
            return TopicChoice(item.topic, base=item, session=_taking_up(item, session), reading=there)
    return None


def _is_mere_exclamation(heard: Understanding) -> bool:
    """Whether a message has nothing in it that could go on from an answer: no question, no value, no word of ours."""
    words = heard.intent.ranked[0].probability if heard.intent.ranked else 0.0
    if words >= _TRACE or not heard.says_nothing() or heard.reading.problems or heard.speech.acts - {"personal"}:
        return False
    return heard.bare_number() is None


def _only_varies(heard: Understanding, current: Exchange) -> bool:
    """Whether the message puts another value to the question just answered: "and if it was 31 January?"."""
    asks = heard.speech.asks & {"when", "how_much", "how_long", "how_many", "which", "how_to"}
    return bool(heard.speech.acts & {"what_if", "correction"}) and bool(current.facts) and not asks


def _answer_to_parked(heard: Understanding, session: Session, ties: Belonging) -> TopicChoice | None:
    """The question left open earlier that the message answers, if it does."""
    waiting = next((item for item in reversed(session.parked) if _answered(item, ties)), None)
    if waiting is None or waiting.topic is None:
        return None
    return _switch(waiting.topic, session, heard.in_context(waiting.topic))


def _answered(item: Exchange, ties: Belonging) -> bool:
    """Whether the message answers a question that was left open when the topic changed."""
    return item.topic is not None and item.asked is not None and ties.fits(item.topic)


def _leans(heard: Understanding, current: Exchange) -> bool:
    """Whether the message only makes sense as a turn of the conversation at hand."""
    acts = heard.speech.acts & {"correction", "dont_know", "other_case", "why", "repeat"}
    values = any(item.kind != "duration" for item in heard.reading.facts)  # 诚信通一年多少钱? is no check of a result
    if checks(heard) and current.results and values:
        return True
    what_if = heard.speech.does("what_if") and bool(current.facts) and bool(heard.reading.facts)
    numbers = any(fact.type in ("amount", "count") for fact in current.facts.values())
    problem = current.asked is not None and bool(heard.reading.problems)
    if acts or what_if or heard.shift is not None or problem or _tells_a_day(heard, current):
        return True
    bare = (current.asked is not None or numbers) and heard.bare_number() is not None
    bare = bare or (current.asked is not None and not heard.speech.asks and _holds_a_figure(heard))
    return bare or _evasive(heard, current)


def _holds_a_figure(heard: Understanding) -> bool:
    """Whether a short message holds a figure that may be meant as an answer: 四千多吧, 两万不到."""
    return len(heard.folded) <= _SHORT and speaks_of_number(heard) and heard.intent.foreign_platform is None


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
    here = any(item.topic == current.topic and item.probability >= _TRACE for item in heard.intent.ranked)
    short = said <= 8 or (said <= _SHORT and here and heard.speech.does("personal"))
    return current.asked is not None and short and not heard.speech.asks and heard.intent.smalltalk is None


def _picked_from_offer(
    heard: Understanding, current: Exchange, session: Session, stated: str | None
) -> TopicChoice | None:
    """The offered topic that the message means: by number, by name, or clear once read together with the question."""
    places = picked(heard.folded, len(current.choices))
    if places:
        first, *rest = (current.choices[place] for place in places)
        left = msgspec.structs.replace(session, current=None)
        return TopicChoice(first, session=left, also=rest[0] if rest else None, asked_again=True)
    topic = stated or stated_topic(heard.with_question(current.question))
    if topic not in current.choices:
        return None
    return TopicChoice(topic, base=msgspec.structs.replace(current, topic=topic, choices=()), session=session)


def _return_to(heard: Understanding, session: Session, stated: str | None) -> TopicChoice | None:
    """The question that "back to ..." means: on the named topic, else the latest one left open, else the latest."""
    earlier = list(session.parked)
    left_open = [item for item in earlier if item.open()]
    if session.current is not None and (session.current.open() or not left_open):
        left_open.append(session.current)
    named = [item for item in (*earlier, *left_open) if item.topic == stated] if stated else []
    away = [item for item in (*earlier, *left_open) if item is not session.current] or left_open
    hinted = [item for item in away if item.topic and stated_topic(heard.in_context(item.topic)) == item.topic]
    candidates = named or hinted or ([] if stated else left_open)
    if not candidates:
        return None
    base = candidates[-1]
    after = session if base is session.current else session.park()
    rest = tuple(item for item in after.parked if item is not base and item.topic != base.topic)
    return TopicChoice(base.topic, base=base, session=msgspec.structs.replace(after, parked=rest), returned=True)
