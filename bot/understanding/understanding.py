"""One message understood: its topic, its facts and what it does in the conversation, read side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

import msgspec

from bot.patterns import pattern
from bot.understanding.acts.speech import Speech, read_speech
from bot.understanding.acts.strange_words import Strange, StrangeWords
from bot.understanding.facts import Reading, Shift, read_bare_number, read_message
from bot.understanding.intent import IntentMatcher, IntentReading, Weighed
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.two_questions import questions_in
from bot.understanding.naming.mentions import AROUND, lengths_by_first_sign
from bot.understanding.naming.sounding_cues import put_right_by_sound
from bot.understanding.naming.spelled_cues import SpelledCues
from bot.understanding.wording.clauses import FILLER, Span, blanked, split, without_fillers, without_its_message
from bot.understanding.wording.folding import MAX_TEXT, fold, within_limit
from bot.understanding.wording.general_words import has_question_word
from knowledge.lexicon import Lexicon
from knowledge.model import Entry, KnowledgeBase

ELLIPTICAL = 60
"""A message of at most so many characters may leave its subject to the conversation."""

_FEW_SIGNS = 4
"""So many characters leave a message in pinyin one: 8yue9hao shenqing 哪天shengxiao."""
_WHAT_OF = pattern(r"(?:那|如果|要是|万一)*[没未不][\u4e00-\u9fff]{1,6}的?[呢?]+")
"""Asks what holds where something is not so: 没发货的呢."""
InContext = Callable[[str], IntentReading]
"""Reads the same message again beside something of the conversation: the topic at hand (empty: none), an earlier question."""


def _nothing(_topic: str) -> Strange:
    return Strange()


@dataclass(frozen=True)
class Understanding:
    """What was understood of one text on its own; ``in_context`` reads its intent again for a topic at hand."""

    text: str
    folded: str
    """The text in one width, script and case, same length, with mistyped domain words put right."""
    intent: IntentReading
    reading: Reading
    speech: Speech
    shift: Shift | None
    in_context: InContext
    with_question: InContext
    """Reads the intent of an earlier question and this message together."""
    strange_to: Callable[[str], Strange] = _nothing
    """The words of the message in which a topic has no part."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """Of two questions that the message sets apart, for each topic the part of the text that asks about it."""
    derived: dict[object, object] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What the steps of one turn have derived from this message, so that none does it twice."""

    def amid_talk(self) -> Understanding:
        """The message as one of a conversation: what it says of topics in its own words, unless more of it is certain.

        What the classifier has learnt of whole questions is no guide to what an answer or an aside is about.
        """
        plain = self.in_context("")
        certain = self.intent.decision == "answer" and (plain.decision != "answer" or bool(self.parts))
        return self if certain else replace(self, intent=plain)

    def bare_number(self) -> object | None:
        """The number of a message that is nothing but a number, as a Decimal, else None."""
        return self._bare_number

    @cached_property
    def _bare_number(self) -> object | None:
        number = read_bare_number(self.text)
        return read_bare_number(without_fillers(self.folded)) if number is None else number

    @cached_property
    def asked_in(self) -> str:
        """The folded text without the days it tells: 上个月最后一天 does not ask for the last day."""
        return blanked(self.folded, (item.span for item in self.reading.facts if item.kind in ("date", "datetime")))

    def says_nothing(self) -> bool:
        """Whether the message neither asks nor tells anything: 完了完了."""
        return not self.speech.asks and not self.reading.facts and self.shift is None

    def beside_values(self) -> str:
        """The clauses in which no value stands: what is asked rather than told."""
        clauses = split(self.folded, (item.span for item in self.reading.facts))
        return "\n".join(clause.words for clause in clauses if "\x00" not in clause.words)

    def is_mere_courtesy(self) -> bool:
        """Whether the message thanks or takes leave and neither asks nor tells anything."""
        return self.speech.does("courtesy") and self.says_nothing() and self.intent.decision != "answer"


def asks_on_topic(heard: Understanding, topic: str) -> bool:
    """Whether a short question without values has words that may be meant for ``topic``, once its name stands beside it."""
    if not heard.speech.asks or heard.reading.facts or heard.intent.foreign_platform or len(heard.text) > ELLIPTICAL:
        return False
    here = heard.in_context(topic)
    return here.decision != "refuse" and bool(here.ranked) and here.ranked[0].topic == topic


def asks_on_generally(heard: Understanding, topic: str) -> bool:
    """Whether a message asks on about ``topic`` in nothing but general words: 到时候会有提醒吗, 谁来通知我."""
    asks = heard.speech.asks or heard.speech.does("what_if") or has_question_word(heard.folded)
    if not asks or heard.intent.foreign_platform or heard.intent.other_matter:
        return False
    strange = heard.strange_to(topic)
    return strange.general or (bool(_WHAT_OF.fullmatch(heard.folded)) and not strange.outside and not strange.unknown)


class Understander:
    """Understands messages with one knowledge base's matcher and words."""

    def __init__(self, kb: KnowledgeBase, lexicon: Lexicon, matcher: IntentMatcher) -> None:
        self.matcher = matcher
        self._spelled = SpelledCues(kb)
        self._subjects = {entry.id: _subject(entry, lexicon) for entry in kb.entries.values()}
        self._known = _known_words(kb)
        self._strange = StrangeWords(kb, lexicon)

    def understand(self, text: str, now: datetime) -> Understanding:
        """The understanding of ``text`` written at ``now`` (aware); no clause beyond Telegram's length is read."""
        text = within_limit(text)
        weighed, folded = self.matcher.weigh(text), fold(text)
        intent, parts = self._with_second(self.matcher.judge(weighed), text)
        reading, shift = read_message(text, now)
        mended = self._mended(folded, intent, reading)
        if mended != folded:  # a count or an amount may hang on the word that was mistyped
            reading, shift = read_message(mended, now)
        return Understanding(
            text=text,
            folded=without_its_message(mended),
            intent=intent,
            reading=reading,
            speech=read_speech(text),
            shift=shift,
            in_context=_once_each(lambda topic: self._read_in_context(text, weighed, topic)),
            with_question=_once_each(lambda question: self.matcher.read(f"{question} {text}"[:MAX_TEXT])),
            strange_to=lambda topic: self._strange.in_message(
                mended, [fact.span for fact in reading.facts], intent.concepts, topic
            ),
            parts=parts,
        )

    def by_sound(self, heard: Understanding, entry: Entry, now: datetime) -> Understanding | None:
        """``heard`` with words for the facts of ``entry`` put right that were typed by their sound; None if there are none."""
        folded = put_right_by_sound(
            heard.folded, [fact.span for fact in heard.reading.facts], entry, self.matcher.segmenter
        )
        if folded == heard.folded:
            return None
        reading, shift = read_message(folded, now)
        return replace(heard, folded=folded, reading=reading, shift=shift)

    def _with_second(self, intent: IntentReading, text: str) -> tuple[IntentReading, Mapping[str, str]]:
        """``intent`` with the first two topics of questions that the words of the message set apart, and the part of each."""
        parts = questions_in(text) if intent.foreign_platform is None else ()
        readings = [(self.matcher.read(part), part) for part in parts]
        stated = [
            (one.ranked[0], one.frames, part) for one, part in readings if one.decision == "answer" and one.ranked
        ]
        first = {ranked.topic: (ranked, part) for ranked, _, part in reversed(stated)}
        topics = list(dict.fromkeys(ranked.topic for ranked, frames, _ in stated if ranked.topic in frames))
        if len(topics) < 2:
            return intent, {}
        rest = tuple(ranked for ranked in intent.ranked if ranked.topic != topics[0])
        ranked = (first[topics[0]][0], *rest)
        both = msgspec.structs.replace(intent, decision="answer", ranked=ranked, also=topics[1])
        return both, {topic: first[topic][1] for topic in topics[:2]}

    def _mended(self, folded: str, intent: IntentReading, reading: Reading) -> str:
        """The folded text with mistyped words put right, in a message in pinyin also those beside values."""
        if not intent.repairs and not intent.in_pinyin:
            return folded
        mended = _put_right(folded, intent, reading, self._known)
        if not intent.in_pinyin or sum(map(is_han, folded)) > _FEW_SIGNS:
            return mended
        return self._spelled.put(mended, [fact.span for fact in reading.facts])

    def _read_in_context(self, text: str, weighed: Weighed, topic: str) -> IntentReading:
        """The intent of a message that leaves its subject to the conversation ("and when may I come back?").

        The subject is said for it. A long message names its own subject, and is ``weighed`` already.
        """
        subject = self._subjects[topic] if topic and len(text) <= ELLIPTICAL else ""
        said = self.matcher.weigh_after(subject, weighed) if subject else weighed
        return self.matcher.judge(said, context=topic)


def _once_each(read: InContext) -> InContext:
    """``read``, done once for each text that it is asked for; lighter than a cache of functools, made for every message."""
    kept: dict[str, IntentReading] = {}

    def recall(beside: str) -> IntentReading:
        if beside not in kept:
            kept[beside] = read(beside)
        return kept[beside]

    return recall


@dataclass(frozen=True)
class _Words:
    """Words to be found in texts, and their lengths by their first character."""

    words: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    def places(self, text: str) -> list[Span]:
        """Where they stand in ``text``, the longest at each place, none within another."""
        found: list[Span] = []
        at = 0
        while at < len(text):
            lengths = self.lengths.get(text[at], ())
            word = next((word for length in lengths if (word := text[at : at + length]) in self.words), "")
            if word:
                found.append((at, at + len(word)))
            at += len(word) or 1
        return found


def _known_words(kb: KnowledgeBase) -> _Words:
    """The words that facts and their options are named by, which are never taken for mistyped ones."""
    specs = [spec for entry in kb.entries.values() for spec in entry.facts.values()]
    words = {word for spec in specs for word in (*spec.cues, *spec.not_cues)}
    words |= {word for spec in specs for option in spec.options for word in option.words}
    pieces = {piece for word in words for piece in word.split(AROUND) if len(piece) > 1 and not piece.isascii()}
    return _Words(frozenset(pieces), lengths_by_first_sign(pieces))


def _put_right(folded: str, intent: IntentReading, reading: Reading, known: _Words) -> str:
    """The folded text with mistyped domain words put right where that keeps every place (申情 to 申请, tijiao to 提交).

    A repair that touches a value is left out: values are read from what was typed. So is one of a word that is known
    as it stands: 化妆品 sounds like 商品 and is none.
    """
    values = [fact.span for fact in reading.facts]
    places = known.places(folded)
    for found, meant, (start, end) in intent.repairs:
        kept = fold(meant)
        touched = any(start < stop and begin < end for begin, stop in values)
        touched = touched or any(
            start < stop and begin < end and not _keeps(folded[begin:stop], kept, begin - start)
            for begin, stop in places
        )
        spelled = found.isascii() and not meant.isascii() and len(meant) < end - start
        if (spelled or len(meant) == end - start) and not touched:
            folded = folded[:start] + kept.ljust(end - start, FILLER) + folded[end:]
    return folded


def _keeps(word: str, meant: str, place: int) -> bool:
    """Whether a word that is known stays where it is when the word that it is a part of is put right: 有笑投诉."""
    return place >= 0 and len(word) > 1 and meant[place : place + len(word)] == word


def _subject(entry: Entry, lexicon: Lexicon) -> str:
    """A word for what a topic is about: the first word of the concept that its first frame begins with."""
    for frame in entry.frames[:1]:
        for name in frame.needs[0][:1]:
            if name in lexicon.concepts:
                return lexicon.concepts[name].terms()[0]
    return ""
