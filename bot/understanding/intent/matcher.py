"""The matcher: text in, topics with their probability out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.understanding.intent.analysis import Analysis, Analyst
from bot.understanding.intent.concepts import spans
from bot.understanding.intent.decision import decide, second_intent
from bot.understanding.intent.features import Evidence, EvidenceMaker
from bot.understanding.intent.fragment import named_topics
from bot.understanding.intent.language import language_of
from bot.understanding.intent.reading import IntentReading, Ranked
from bot.understanding.intent.score import Weights, probabilities
from bot.understanding.intent.smalltalk import SmalltalkReader
from knowledge.lexicon import Lexicon
from knowledge.model import KnowledgeBase

SHOWN = 5
CONTEXT = 2.0
"""What the topic of the conversation is worth to a message that leans on it."""
CONTEXT_RELATED = 1.0
"""... and what it is worth to topics that people ask about next."""
ELLIPTICAL = 24
"""A message of at most so many characters may lean on the conversation."""

PARTS = frozenset(
    {"dialect", "frames", "unless", "concepts", "repair", "pinyin", "similarity", "clauses", "none", "platform", "smalltalk", "context", "also"}
)
"""What can be switched off to see what it is worth."""


class IntentMatcher:
    """Reads what messages are about. Immutable after construction; safe to share between threads."""

    def __init__(
        self,
        kb: KnowledgeBase,
        lexicon: Lexicon,
        *,
        without: frozenset[str] = frozenset(),
        extra: Iterable[tuple[str, str, Sequence[str]]] = (),
        weights: Weights | None = None,
    ) -> None:
        """``without``: names of :data:`PARTS`; ``extra``: more topics as (id, platform, example texts), for benchmarks.

        Raises ValueError for an unknown part.
        """
        if unknown := without - PARTS:
            raise ValueError(f"unknown parts: {', '.join(sorted(unknown))}; parts: {', '.join(sorted(PARTS))}")
        self._without = without
        self._weights = weights or Weights.load()
        self._analyst = Analyst(lexicon, kb.entries, without=without)
        self._maker = EvidenceMaker(kb, lexicon, self._analyst, extra=extra, without=without)
        self._related = {entry.id: entry.related for entry in kb.entries.values()}
        self._talk = SmalltalkReader(lexicon, self._analyst.dialect)

    def read(self, text: str, *, context: str | Collection[str] | None = None) -> IntentReading:
        """What ``text`` asks for. ``context``: the topic that the conversation is on, or those just offered. Never raises."""
        analysis = self._analyst.analyse(text)
        evidence = self._maker.evidence(analysis)
        analysis, evidence = self._try_doubtful(analysis, evidence)
        prior = self._prior(analysis, context)
        for topic in prior:
            evidence.topics.setdefault(topic, [0.0] * len(self._weights.topic))
        found, none = probabilities(evidence, self._weights, prior, len(self._maker.platform_of))
        ranked = tuple(
            Ranked(topic, probability)
            for topic, probability in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
        )
        masked = analysis.platform.masks
        decision = decide(ranked, none, masked=masked)
        if decision == "refuse" and not masked and (named := named_topics(analysis, self._maker, found)):
            decision, ranked = "offer", named
        smalltalk = self._smalltalk(analysis, evidence, decision == "refuse")
        also = None
        if smalltalk is not None:
            decision = "refuse"
        elif decision != "refuse" and "also" not in self._without:
            also = second_intent(ranked, evidence, analysis.where)
            decision = "answer" if also else decision
        return self._reading(text, analysis, evidence, ranked, none, decision=decision, also=also, smalltalk=smalltalk)

    def _try_doubtful(self, analysis: Analysis, evidence: Evidence) -> tuple[Analysis, Evidence]:
        """Ordinary words that sound like domain words are taken for them only where that completes a frame."""
        if evidence.frames or not analysis.found:
            return analysis, evidence
        for change in analysis.perhaps[:3]:
            other = self._analyst.take(analysis, change)
            weighed = self._maker.evidence(other)
            if weighed.frames:
                return other, weighed
        return analysis, evidence

    def _prior(self, analysis: Analysis, context: str | Collection[str] | None) -> dict[str, float]:
        """What the conversation adds to the scores: something to its topic, less to related ones."""
        if not context or "context" in self._without or len(analysis.where.text) > ELLIPTICAL:
            return {}
        topics = [context] if isinstance(context, str) else list(context)
        prior = {other: CONTEXT_RELATED for topic in topics for other in self._related.get(topic, ())}
        prior.update((topic, CONTEXT) for topic in topics)
        return {topic: value for topic, value in prior.items() if topic in self._maker.platform_of}

    def _smalltalk(self, analysis: Analysis, evidence: Evidence, refused: bool) -> str | None:
        if "smalltalk" in self._without:
            return None
        talk = self._talk.read(analysis.where)
        if talk.heard == "self_harm":
            return "self_harm"
        if talk.whole is not None and not evidence.frames:
            return talk.whole
        return talk.heard if refused and talk.heard and not evidence.frames else None

    def _reading(
        self,
        text: str,
        analysis: Analysis,
        evidence: Evidence,
        ranked: tuple[Ranked, ...],
        none: float,
        *,
        decision: str,
        also: str | None,
        smalltalk: str | None,
    ) -> IntentReading:
        concepts = spans(analysis.where, analysis.hits, text)
        repairs = []
        for change in analysis.repairs:
            start, end = analysis.folded.span(change.start, change.end)
            repairs.append((text[start:end], change.meant, (start, end)))
        pinyin = any(found.isascii() and not meant.isascii() for found, meant, _ in repairs)
        return IntentReading(
            decision=decision,  # type: ignore[arg-type]
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
        )
