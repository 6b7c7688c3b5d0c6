"""The matcher: text in, topics with their probability out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from bot.understanding.intent.analysis import Analysis, Analyst
from bot.understanding.intent.classifier import UNTAUGHT, Classifier
from bot.understanding.intent.concepts import spans
from bot.understanding.intent.decision import decide, framed_first, in_order, is_elsewhere, second_intent
from bot.understanding.intent.features import Evidence, EvidenceMaker, without_frame
from bot.understanding.intent.fragment import named_topics
from bot.understanding.intent.language import language_of
from bot.understanding.intent.prepared import Extra, prepare
from bot.understanding.intent.reading import Decision, IntentReading, Ranked
from bot.understanding.intent.score import Fitted, probabilities
from bot.understanding.intent.smalltalk import SmalltalkReader
from bot.understanding.intent.stems import LATIN
from bot.understanding.intent.surface import surface
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

SHOWN = 5
CONTEXT = 2.0
"""What the topic of the conversation is worth to a message that leans on it."""
CONTEXT_RELATED = 1.0
"""... and what it is worth to topics that people ask about next."""
ELLIPTICAL = 24
"""A message of at most so many characters may lean on the conversation."""
ELSEWHERE = -2.0
"""What is taken from topics of another platform than the assistant's own where the message names none."""

PARTS = frozenset(
    {"also", "classifier", "concepts", "context", "dialect", "frames", "none", "pinyin", "platform", "repair", "similarity",
     "smalltalk", "unless"}
)  # fmt: skip
"""What can be switched off to see what it is worth."""


class Weighed(NamedTuple):
    """A message taken apart, and what in it speaks for which topic: all that no conversation changes."""

    analysis: Analysis
    evidence: Evidence
    typed: Analysis
    """The message as it was before an ordinary word in it was taken for the domain's."""


class IntentMatcher:
    """Reads what messages are about. Immutable after construction; safe to share between threads."""

    def __init__(
        self,
        kb: KnowledgeBase,
        lexicon: Lexicon,
        *,
        without: frozenset[str] = frozenset(),
        extra: Iterable[Extra] | None = None,
        weights: Fitted | None = None,
    ) -> None:
        """``without``: names of :data:`PARTS`; ``extra``: more topics as (id, platform, example texts), for benchmarks.

        Raises ValueError for an unknown part.
        """
        if unknown := without - PARTS:
            raise ValueError(f"unknown parts: {', '.join(sorted(unknown))}; parts: {', '.join(sorted(PARTS))}")
        self._without = without
        self._weights = weights or Fitted.load()
        prepared = prepare(kb, lexicon, extra=extra, without=without)
        self._home = prepared.home
        self._own = {entry.platform for entry in kb.entries.values()}
        self._analyst = Analyst(prepared, lexicon, kb.entries, without=without)
        self.segmenter = self._analyst.segmenter
        self._maker = EvidenceMaker(kb, lexicon, prepared, without=without)
        self._talk = SmalltalkReader(prepared.smalltalk)
        self._computing = frozenset(entry.id for entry in kb.entries.values() if entry.handler is not None)
        self._related = {entry.id: entry.related for entry in kb.entries.values()}
        self._near = _neighbours(kb)
        self._chained = _chained(kb)
        self._said: dict[str, Analysis] = {}
        """The words for the subjects of topics, taken apart when a message first leaves one to the conversation."""
        self._forms = frozenset(name for name, concept in lexicon.concepts.items() if concept.kind == "form")

    def read(self, text: str, *, context: str | Collection[str] | None = None) -> IntentReading:
        """What ``text`` asks for. Never raises.

        ``context``: the topic that the conversation is on, or those just offered; empty for a conversation on none.
        """
        return self.judge(self.weigh(text), context=context)

    def weigh(self, text: str) -> Weighed:
        """``text`` taken apart and weighed, for :meth:`judge`."""
        return self._weighed(self._analyst.analyse(text))

    def weigh_after(self, subject: str, weighed: Weighed) -> Weighed:
        """A message weighed as if ``subject``, a word of the lexicon, had been said before it.

        What names another matter (那退出分销联盟呢) leaves no subject to the conversation.
        """
        typed = weighed.typed
        if is_elsewhere(typed.found):
            return weighed
        if subject not in self._said:
            self._said[subject] = self._analyst.analyse(subject)
        said = self._said[subject]
        if LATIN.search(typed.folded.text) or typed.original[-1:].isspace():
            together = self._analyst.analyse(f"{subject} {typed.original}".strip())
        else:
            together = self._analyst.after(said, typed)
        after = self._weighed(together, UNTAUGHT)
        return self._asked_of(said, typed, after)

    def _asked_of(self, said: Analysis, typed: Analysis, after: Weighed) -> Weighed:
        """``after`` without the frames that the subject ``said`` completes alone, if the message is about something else.

        After a question about a topic that one word completes, 明天下雨吗 is still about the weather.
        """
        if not any(map(self._maker.is_outside, typed.found)):
            return after
        evidence = after.evidence
        for topic, whole in after.evidence.frames.items():
            if all(said.found.keys() >= {*one.met} for one in whole):
                evidence = without_frame(evidence, topic)
        return after._replace(evidence=evidence)

    def _weighed(self, typed: Analysis, classifier: Classifier | None = None) -> Weighed:
        analysis, evidence = self._try_doubtful(typed, self._maker.evidence(typed, classifier=classifier))
        self._keep_platform(analysis, evidence)
        return Weighed(analysis, evidence, typed)

    def judge(self, weighed: Weighed, *, context: str | Collection[str] | None = None) -> IntentReading:
        """What a message asks for in a ``context``, see :meth:`read`; it may be judged in several."""
        analysis, evidence, _ = weighed
        weights = self._weights.alone if context is None else self._weights.leaning
        found, none = probabilities(evidence, weights, self._prior(analysis, evidence, context))
        best = sorted([(-probability, topic) for topic, probability in found.items()])[:SHOWN]
        ranked = tuple([Ranked(topic, -probability) for probability, topic in best])
        ranked = framed_first(ranked, evidence, self._chained)
        decision = decide(ranked, none, evidence, analysis.found, self._chained)
        if decision == "answer" and not context and self._is_unnamed(ranked[0].topic, analysis, evidence):
            decision = "offer"
        alone = not evidence.frames and not analysis.platform.masks and not context
        if alone and (named := named_topics(analysis, self._maker, found)):
            decision, ranked = "offer", named
        smalltalk = self._smalltalk(analysis, evidence)
        also = None
        if smalltalk is not None:
            decision = "refuse"
        elif decision != "refuse" and "also" not in self._without:
            also = second_intent(ranked, evidence, analysis, self._near, self._forms)
            if also is not None:
                decision, (ranked, also) = "answer", in_order(ranked, also, evidence)
        return _reading(analysis, evidence, ranked, none, decision=decision, also=also, smalltalk=smalltalk)

    def _is_unnamed(self, topic: str, analysis: Analysis, evidence: Evidence) -> bool:
        """Whether a message names nothing that ``topic`` computes with, and is merely like it: 续费2年, of whatever."""
        if topic not in self._computing:
            return False
        named = topic in evidence.frames or self._maker.is_started(topic, analysis.found)
        return not named and not evidence.is_example_of(topic)

    def _try_doubtful(self, analysis: Analysis, evidence: Evidence) -> tuple[Analysis, Evidence]:
        """Ordinary words that sound like domain words are taken for them only where that completes a frame."""
        if evidence.frames or not analysis.found:
            return analysis, evidence
        for change in analysis.perhaps[:2]:
            other = self._analyst.take(analysis, change)
            weighed = self._maker.evidence(other)
            if weighed.frames:
                return other, weighed
        return analysis, evidence

    def _keep_platform(self, analysis: Analysis, evidence: Evidence) -> None:
        """Where another platform is the place of the matter, only its topics are left."""
        if analysis.platform.masks:
            for topic in [topic for topic in evidence.topics if self._home[topic] != analysis.platform.platform]:
                del evidence.topics[topic]
                evidence.frames.pop(topic, None)

    def _prior(self, analysis: Analysis, evidence: Evidence, context: str | Collection[str] | None) -> dict[str, float]:
        """What the conversation adds to the scores, and what it takes from topics of other platforms."""
        if analysis.platform.masks:
            return {}
        prior = {topic: ELSEWHERE for topic in evidence.topics if self._home[topic] not in self._own}
        if not context or "context" in self._without or len(analysis.where.text) > ELLIPTICAL:
            return prior
        topics = [topic for topic in ([context] if isinstance(context, str) else context) if topic in self._home]
        prior.update((other, CONTEXT_RELATED) for topic in topics for other in self._related.get(topic, ()))
        prior.update((topic, CONTEXT) for topic in topics)
        return prior

    def _smalltalk(self, analysis: Analysis, evidence: Evidence) -> str | None:
        if "smalltalk" in self._without:
            return None
        where = surface(analysis.folded, (), analysis.alone) if analysis.repairs else analysis.where
        if evidence.frames and not self._talk.may_cry(where):
            return None
        talk = self._talk.read(where, analysis.original)
        if talk.heard == "self_harm":
            return "self_harm"
        return None if evidence.frames else talk.whole or talk.heard


def _reading(
    analysis: Analysis,
    evidence: Evidence,
    ranked: tuple[Ranked, ...],
    none: float,
    *,
    decision: Decision,
    also: str | None,
    smalltalk: str | None,
) -> IntentReading:
    text = analysis.original
    concepts = spans(analysis.where, analysis.hits, text)
    repairs = []
    for change in analysis.repairs:
        start, end = analysis.folded.span(change.start, change.end)
        repairs.append((text[start:end], change.meant, (start, end)))
    pinyin = analysis.in_pinyin or any(found.isascii() and not meant.isascii() for found, meant, _ in repairs)
    return IntentReading(
        decision=decision,
        ranked=ranked,
        none=none,
        also=also,
        concepts=concepts,
        repairs=tuple(repairs),
        foreign_platform=analysis.platform.platform if analysis.platform.masks else None,
        frames={topic: tuple(completion.met for completion in whole) for topic, whole in evidence.frames.items()},
        normalised=analysis.where.text,
        language=language_of(text, covered=[span for _, _, span in concepts], pinyin=pinyin),
        smalltalk=smalltalk,
        other_matter=not evidence.frames and is_elsewhere(analysis.found),
        in_pinyin=pinyin,
        market_places=tuple(analysis.where.span(*place) for place in analysis.platform.places),
    )


def _neighbours(kb: KnowledgeBase) -> dict[str, frozenset[str]]:
    """For each topic its related ones, those to which it is related, and those of its category."""
    found: dict[str, set[str]] = {topic: set(entry.related) for topic, entry in kb.entries.items()}
    for topic, entry in kb.entries.items():
        for other in entry.related:
            found[other].add(topic)
        found[topic].update(other.id for other in kb.entries.values() if other.category == entry.category)
    return {topic: frozenset(others - {topic}) for topic, others in found.items()}


def _chained(kb: KnowledgeBase) -> dict[str, frozenset[str]]:
    """For each topic those that take a fact from its results, and those whose results it takes facts from."""
    found: dict[str, set[str]] = {topic: set() for topic in kb.entries}
    for topic, entry in kb.entries.items():
        for spec in entry.facts.values():
            for origin in spec.taken_from:
                other = origin.partition(".")[0]
                found[topic].add(other)
                found[other].add(topic)
    return {topic: frozenset(others) for topic, others in found.items()}
