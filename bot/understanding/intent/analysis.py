"""Analysis: one message taken apart, before any topic is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.understanding.intent.concepts import Hit, TermTable, by_concept, concept_table
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.frames import partners, subjects
from bot.understanding.intent.normalise import Folded, normalise
from bot.understanding.intent.platforms import Named, PlatformReader
from bot.understanding.intent.repair import Repairer, chinese_terms
from bot.understanding.intent.segment import Segmenter
from bot.understanding.intent.surface import Replacement, Surface, surface
from knowledge.lexicon import Lexicon
from knowledge.model import Entry


@dataclass(frozen=True, slots=True)
class Analysis:
    """A message with its repairs, concepts and clauses."""

    original: str
    folded: Folded
    repairs: tuple[Replacement, ...]
    perhaps: tuple[Replacement, ...]
    where: Surface
    hits: tuple[Hit, ...]
    found: Mapping[str, tuple[Hit, ...]]
    platform: Named
    asking: frozenset[int]
    """The phrases that ask something; all of them if none does."""


class Analyst:
    """Takes messages apart with the words of one lexicon."""

    def __init__(
        self, lexicon: Lexicon, entries: Mapping[str, Entry], *, without: frozenset[str] = frozenset()
    ) -> None:
        """``entries``: the topics, for their frames and for their ids, which are nobody's words; ``without`` switches off ``dialect``, ``repair``, ``pinyin``, ``concepts``, ``platform``."""
        self._without = without
        names = "|".join(re.escape(name) for name in entries if "-" in name)
        self._ids = re.compile(rf"(?<![a-z])(?:{names})(?![a-z])") if names else None
        self._forms = frozenset(
            name for name, concept in lexicon.concepts.items() if concept.kind == "form" and name != "question-joint"
        )
        self.dialect = Dialect({} if "dialect" in without else lexicon.dialect)
        self.table: TermTable = concept_table(lexicon, self.dialect, partners(entries.values()))
        self._platforms = PlatformReader(lexicon, self.dialect)
        self.segmenter = Segmenter(chinese_terms(lexicon, self.dialect))
        self._repairer = Repairer(lexicon, self.dialect, self.segmenter, subjects(entries.values()), without=without)

    def analyse(self, text: str) -> Analysis:
        """Everything that is found in ``text``."""
        folded = self.dialect.standardise(normalise(text))
        if self._ids is not None and self._ids.search(folded.text):
            blank = self._ids.sub(lambda match: " " * len(match.group()), folded.text)
            folded = Folded(blank, folded.begin, folded.end)
        alone = self.segmenter.alone(folded.text)
        repairs: tuple[Replacement, ...] = ()
        perhaps: tuple[Replacement, ...] = ()
        if "repair" not in self._without:
            repaired = self._repairer.repair(folded, alone)
            repairs, perhaps = repaired.replacements, repaired.perhaps
        return self._read(text, folded, alone, repairs, perhaps)

    def take(self, analysis: Analysis, change: Replacement) -> Analysis:
        """The same message with a doubtful word taken for the domain's word."""
        alone = self.segmenter.alone(analysis.folded.text)
        repairs = tuple(sorted((*analysis.repairs, change), key=lambda repair: repair.start))
        rest = tuple(other for other in analysis.perhaps if other is not change)
        return self._read(analysis.original, analysis.folded, alone, repairs, rest)

    def plain(self, text: str) -> tuple[Surface, list[Hit]]:
        """Surface and concepts of a clean text: an example of the knowledge base."""
        where = surface(self.dialect.standardise(normalise(text)))
        return where, [] if "concepts" in self._without else self.table.find(where)

    def _read(
        self, text: str, folded: Folded, alone: frozenset[int], repairs: tuple[Replacement, ...], perhaps: tuple[Replacement, ...]
    ) -> Analysis:
        where = surface(folded, repairs, alone)
        hits = [] if "concepts" in self._without else self.table.find(where)
        found = by_concept(hits)
        platform = Named(None, False) if "platform" in self._without else self._platforms.read(where, frozenset(found))
        asking = asking_phrases(where, hits, self._forms)
        return Analysis(text, folded, repairs, perhaps, where, tuple(hits), found, platform, asking)


def asking_phrases(where: Surface, hits: Iterable[Hit], forms: frozenset[str]) -> frozenset[int]:
    """The phrases with a word that asks or a question mark; all phrases if there is none."""
    asking = {where.phrase[hit.start] for hit in hits if hit.concept in forms}
    asking.update(where.phrase[place] for place, character in enumerate(where.text) if character == "?")
    return frozenset(asking or where.phrase)
