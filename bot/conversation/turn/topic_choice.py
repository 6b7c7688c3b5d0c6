"""Which topic a message belongs to, given the conversation it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from bot.conversation.turn.belonging import Belonging, TopicChoice, stated_topic
from bot.conversation.turn.leaning import SHORT, asks_on, leans, merely_answers, only_varies
from bot.conversation.turn.parked import answer_to_parked, counts_on, names_parked, return_to, switch
from bot.conversation.turn.straying import asks_of_something_else, is_mere_exclamation, strays
from bot.session import Exchange, Session
from bot.understanding.acts.picks import picked
from bot.understanding.intent import IntentReading
from bot.understanding.intent.reading import Ranked
from bot.understanding.set_apart.not_counted import speaks_of_some
from bot.understanding.understanding import ELLIPTICAL, Understanding, asks_on_generally, asks_on_topic

_HINT = 0.15
"""A topic this likely is pointed at, where the conversation is about a related one."""
_PLAINLY = 0.95
"""A topic this likely is named, whatever else the message could vary."""
_FAR_LIKELIER = 20
"""By so much a topic is likelier than the one at hand of which the message has no word."""
_MOST_OFFERED = 3
_UNLIKELIER = 20
"""A topic so many times less likely than the first is not offered beside it."""
_FRAGMENT = 12
"""Letters of a question that names nothing but what is new: 材料造假呢."""


def choose_topic(heard: Understanding, session: Session, ties: Belonging) -> TopicChoice:
    """The topic of a message: named by itself, offered before, gone back to, or the one at hand."""
    current, stated = session.current, stated_topic(heard.intent)
    if heard.speech.does("go_back"):
        returned = return_to(heard, session, stated)
        if returned is not None:
            return returned
    if current is not None and current.choices:
        taken = _picked_from_offer(heard, current, session, stated)
        if taken is not None:
            return taken
    if current is None or current.topic is None:
        return (answer_to_parked(heard, session, ties) if stated is None else None) or _by_itself(heard, session)
    if stated == current.topic or _asks_once_more(heard, current, ties):
        return TopicChoice(current.topic, base=current, session=session)
    if stated is not None and _belongs_here(heard, current, ties):
        return TopicChoice(current.topic, base=current, session=session)
    if stated is not None:
        return counts_on(heard, stated, session) or switch(stated, session, heard.intent)
    return _elliptical(_Turn(heard, session, current, current.topic, ties))


def _by_itself(heard: Understanding, session: Session) -> TopicChoice:
    """A message with no conversation to lean on."""
    stated = stated_topic(heard.intent)
    offers = _likely(heard.intent.ranked) if heard.intent.decision == "offer" else ()
    return TopicChoice(stated, session=session, offers=offers)


def _likely(ranked: Sequence[Ranked]) -> tuple[str, ...]:
    """The topics worth offering: a stranger beside the likely one only puzzles."""
    least = ranked[0].probability / _UNLIKELIER if ranked else 0.0
    return tuple(item.topic for item in ranked[:_MOST_OFFERED] if item.probability >= least)


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
    if speaks_of_some(heard.folded) and ties.tells_news():  # 其中一个解除了, of the complaints just counted
        return True
    if stated is not None and _tells_of(heard, stated, current, ties):
        return False
    if _varies_by_name(heard, stated or "", current, ties):
        return True
    if not heard.speech.asks and _tells_only_of(current.topic or "", stated or "", ties):
        return True
    if ties.answers():
        asks_elsewhere = bool(heard.speech.asks) or heard.speech.does("what_if")
        return not (asks_elsewhere and stated is not None and ties.fits(stated))
    asks_on = heard.speech.about_the_rule and bool(current.facts or current.results) and not heard.reading.facts
    if asks_on and len(heard.folded) <= SHORT and ties.related(current.topic or "", stated or ""):
        return stated_topic(heard.in_context(current.topic or "")) == current.topic
    plainly = bool(heard.intent.ranked) and heard.intent.ranked[0].probability >= _PLAINLY
    varies = heard.speech.does("what_if") and not asks and stated is not None and not plainly
    merely_tells = bool(current.facts) and not heard.speech.asks and len(heard.folded) <= SHORT
    varies = varies or (merely_tells and not (plainly and heard.speech.does("what_if")))
    if varies and ties.related(current.topic or "", stated or "") and ties.fits(current.topic or ""):
        return True
    if current.asked is None or current.topic is None or not ties.fits(current.topic):
        return False
    here = heard.in_context(current.topic)
    return stated_topic(here) == current.topic


def _asks_once_more(heard: Understanding, current: Exchange, ties: Belonging) -> bool:
    """Whether the message only asks for the result at hand, in words that are an overview's: 那现在会清退吗."""
    told = bool(current.facts) or current.asked is not None
    if not told or heard.speech.asks != {"whether"} or heard.reading.facts or not heard.intent.ranked:
        return False
    topic, likeliest = current.topic or "", heard.intent.ranked[0].topic
    return ties.related(topic, likeliest) and not ties.computes(likeliest) and ties.asks_only(topic)


def _varies_by_name(heard: Understanding, other: str, current: Exchange, ties: Belonging) -> bool:
    """Whether the message puts another value to what was told by its name: 若退出日改按2月29日计呢."""
    topic = current.topic or ""
    return only_varies(heard, current) and ties.related(topic, other) and ties.by_name(topic)


def _tells_only_of(topic: str, other: str, ties: Belonging) -> bool:
    """Whether the message tells by name what a topic needs and nothing of a related one: 2月28号正式退出的."""
    return ties.related(topic, other) and ties.by_name(topic) and not ties.by_name(other)


def _tells_of(heard: Understanding, other: str, current: Exchange, ties: Belonging) -> bool:
    """Whether the message tells by name what another topic needs and has no word of the one at hand: 那投诉我有两次."""
    if not ties.by_name(other):
        return False
    own = {item.topic: item.probability for item in heard.intent.ranked}
    counts = any(item.kind == "count" for item in heard.reading.facts)  # 我有两次 names the times of whatever it may be
    far_likelier = counts and own.get(other, 0.0) > _FAR_LIKELIER * own.get(current.topic or "", 0.0)
    return far_likelier or not ties.by_name(current.topic or "")


@dataclass(frozen=True)
class _Turn:
    """A message that names no topic by itself, in a conversation that is on one."""

    heard: Understanding
    session: Session
    current: Exchange
    topic: str
    ties: Belonging

    @cached_property
    def tells(self) -> bool:
        """Whether it holds facts for the topic at hand."""
        return self.ties.fits(self.topic)

    @cached_property
    def here(self) -> IntentReading:
        """What it asks once the topic at hand is said for it."""
        return self.heard.in_context(self.topic)

    @cached_property
    def related(self) -> str | None:
        """The topic that it is on beside the one at hand, which may be that one."""
        named, heard = stated_topic(self.here), self.heard
        plainly = named == self.topic and self.here.ranked[0].probability >= _PLAINLY and bool(heard.speech.asks)
        if named in (None, self.topic) and not self.tells and not plainly:
            return _hinted(heard, self.current, self.ties) or named or _beside(heard, self.ties.neighbours(self.topic))
        return named

    @property
    def leads_on(self) -> bool:
        """Whether it is on another topic than the one at hand."""
        return self.related not in (None, self.topic)

    @cached_property
    def asks_point(self) -> bool:
        """Whether it asks about a single point of the rule at hand."""
        return self.ties.asks_point(self.topic)

    @property
    def varies(self) -> bool:
        """Whether it tells or varies facts of the topic at hand, even if another one may be likelier."""
        heard, current = self.heard, self.current
        merely_tells = bool(current.facts) and not heard.speech.asks and len(heard.folded) <= SHORT
        stays = self.tells and (current.asked is not None or merely_tells or only_varies(heard, current))
        return stays and not (self.leads_on and _tells_of(heard, self.related or "", current, self.ties))

    @property
    def leans(self) -> bool:
        """Whether it makes sense as a turn of this conversation."""
        heard, topic = self.heard, self.topic
        if self.related == topic or self.tells or asks_on(heard) or heard.speech.about_the_rule:
            return True
        leaning = leans(heard, self.current) or self.ties.asks_only(topic) or self.asks_point
        return leaning or asks_on_topic(heard, topic) or asks_on_generally(heard, topic)


def _elliptical(turn: _Turn) -> TopicChoice:
    """The topic of a message that leans on the conversation: a bare fact, a what-if, a follow-up on a related topic.

    The first verdict that there is holds; if there is none, the message stands by itself or tells news of the case:

    1. it is on no topic of ours (``_strange``);
    2. it varies a question parked earlier;
    3. it tells by name all that a topic next to this one needs, or names what that one counts and not this one;
    4. it leads on to a related topic, unless it tells or varies what is at hand;
    5. it answers a question parked earlier, and tells nothing of this one;
    6. it makes sense as a turn of this conversation.
    """
    heard, session, current, ties = turn.heard, turn.session, turn.current, turn.ties
    return (
        _strange(turn)
        or names_parked(heard, session, current, ties)
        or _completing(turn)
        or _leading_on(turn)
        or (None if turn.tells else answer_to_parked(heard, session, ties))
        or (_staying(turn) if turn.leans else None)
        or _aside(turn)
    )


def _strange(turn: _Turn) -> TopicChoice | None:
    """The verdict on what is none of ours: another programme, a cry or another platform, a question that strays."""
    heard, current = turn.heard, turn.current
    if heard.intent.other_matter:
        return _by_itself(heard, turn.session)
    cries = is_mere_exclamation(heard) and not (turn.tells or asks_on_generally(heard, turn.topic))
    if current.asked is None and (cries or heard.intent.foreign_platform):
        return _aside(turn)
    if turn.asks_point:
        return None
    if strays(heard, current, turn.ties) or (not turn.tells and asks_of_something_else(heard, current)):
        return _by_itself(heard, turn.session)
    return None


def _completing(turn: _Turn) -> TopicChoice | None:
    completed = turn.ties.completes() or (None if turn.tells else turn.ties.names_instead())
    return None if completed is None else switch(completed, turn.session)


def _leading_on(turn: _Turn) -> TopicChoice | None:
    """The verdict on a follow-up that is on another topic than the one at hand."""
    if turn.related is None or not turn.leads_on or turn.varies or turn.asks_point:
        return None
    if turn.tells and _tells_only_of(turn.topic, turn.related, turn.ties):
        return _staying(turn)
    if merely_answers(turn.heard, turn.current) and not turn.ties.may_have_meant(turn.related):
        return _staying(turn)
    return switch(turn.related, turn.session, turn.here)


def _staying(turn: _Turn) -> TopicChoice:
    return TopicChoice(turn.topic, base=turn.current, session=turn.session, reading=turn.here)


def _aside(turn: _Turn) -> TopicChoice:
    """A message that has no word of the topic at hand: it stands by itself, unless it tells news of the case."""
    if turn.ties.tells_news():
        return TopicChoice(turn.topic, base=turn.current, session=turn.session)
    return _by_itself(turn.heard, turn.session)


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
