"""Analysis: one message taken apart, before any topic is weighed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from bot.patterns import compiled, pattern
from bot.understanding.intent.concepts import Hit, TermFinder, by_concept
from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.latin import LatinRepair
from bot.understanding.intent.normalise import Folded, is_han, normalise, shortened
from bot.understanding.intent.objects import strange_objects
from bot.understanding.intent.platforms import Named, PlatformReader
from bot.understanding.intent.prepared import Prepared
from bot.understanding.intent.repair import Repaired, Repairer
from bot.understanding.intent.segment import Segmenter
from bot.understanding.intent.surface import Replacement, Surface, surface
from knowledge.lexicon import Lexicon

JOINT = "question-joint"
"""The concept of words that join a second question to the first; they ask nothing themselves."""
EACH = "each-of-them"
"""The concept of words that put one question to several things: everything that was named is asked about."""
ALIKE = "all-alike"
"""The same in weaker words (都), which ask nothing themselves."""
_OR_NOT = pattern("[不没]")
"""What A不A is made with."""
_ENDS_A_DAY = frozenset("日号旦节庆一二三四五六晚天年月")
_TOLD = ("的", "的,", "的.", "的;", "的!")
"""The end of a clause that tells."""
LAPSED = "new-or-lapsed"
"""The concept of a membership that was broken off; said not to be, it is none."""
_UNBROKEN = pattern(
    r"(?:[未没无]|[没未]有|[未不]曾|从来?没|从未|(?<![a-z])(?:not?|never|without)(?: an?| any| been)?) ?$"
)
_DOUBTED = pattern(r"[吗么吧呢嘛?]")


class Analysis(Struct, frozen=True):
    """A message with its repairs, concepts and clauses."""

    original: str
    folded: Folded
    alone: frozenset[int]
    """Places of the folded text's one-character words."""
    repairs: tuple[Replacement, ...]
    perhaps: tuple[Replacement, ...]
    """Ordinary words that sound like a word of the lexicon."""
    where: Surface
    hits: tuple[Hit, ...]
    found: Mapping[str, tuple[Hit, ...]]
    """The hits by concept."""
    platform: Named
    asking: frozenset[int]
    """The phrases that ask something; all of them if none does."""
    asks: int
    """How many words ask something, or how many phrases if question marks make these more."""
    in_pinyin: bool
    """Whether words without a Chinese character among them are all spelled in pinyin."""


class Analyst:
    """Takes messages apart with the words of one lexicon."""

    def __init__(
        self, prepared: Prepared, lexicon: Lexicon, ids: Collection[str], *, without: frozenset[str] = frozenset()
    ) -> None:
        """``ids``: names of topics, nobody's words like @mentions. ``without``: parts that are switched off."""
        self._without = without
        forms = {name for name, concept in lexicon.concepts.items() if concept.kind == "form"}
        self._forms = frozenset(forms - {JOINT, EACH, ALIKE})
        self._dialect = Dialect({} if "dialect" in without else lexicon.dialect)
        self._concepts = TermFinder(prepared.concepts)
        self._platforms = PlatformReader(prepared.platforms)
        self.segmenter = Segmenter(prepared.vocabulary)
        latin = None if "pinyin" in without else LatinRepair(prepared.latin, prepared.sounds)
        self._repairer = Repairer(prepared.repairable, prepared.sounds, self.segmenter, latin)
        names = "|".join(re.escape(name) for name in ids if "-" in name)
        self._no_words = compiled(rf"@\w+|(?<![a-z])(?:{names or '(?!)'})(?![a-z])")

    def analyse(self, text: str) -> Analysis:
        """Everything that is found in ``text``."""
        folded = self._dialect.standardise(shortened(normalise(text)))
        if "@" in folded.text or "-" in folded.text:
            words = self._no_words.sub(lambda match: " " * len(match.group()), folded.text)
            folded = Folded(words, folded.begin, folded.end)
        alone = self.segmenter.alone(folded.text)
        repaired = Repaired((), ()) if "repair" in self._without else self._repairer.repair(folded, alone)
        return self._read(text, folded, alone, repaired)

    def after(self, subject: Analysis, analysis: Analysis) -> Analysis:
        """A message said after the words of ``subject`` and a space, put together from both.

        A space parts words, and what is repaired in Chinese characters does not reach beyond it, so nothing is divided
        or repaired anew; ``analysis`` must be of a text without Latin letters, which are spelled as a whole.
        """
        first, second = subject.folded, analysis.folded
        moved, typed = len(first.text) + 1, len(subject.original) + 1
        folded = Folded(
            f"{first.text} {second.text}",
            [*first.begin, typed - 1, *(place + typed for place in second.begin)],
            [*first.end, typed, *(place + typed for place in second.end)],
        )
        alone = subject.alone | {place + moved for place in analysis.alone}
        repairs, perhaps = (
            (*before, *(Replacement(change.start + moved, change.end + moved, change.meant) for change in changes))
            for before, changes in ((subject.repairs, analysis.repairs), (subject.perhaps, analysis.perhaps))
        )
        return self._read(f"{subject.original} {analysis.original}", folded, alone, Repaired(repairs, perhaps))

    def take(self, analysis: Analysis, change: Replacement) -> Analysis:
        """The same message with a doubtful word taken for the domain's word."""
        repairs = tuple(sorted((*analysis.repairs, change), key=lambda repair: repair.start))
        rest = tuple(other for other in analysis.perhaps if other is not change)
        return self._read(
            analysis.original, analysis.folded, analysis.alone, Repaired(repairs, rest, analysis.in_pinyin)
        )

    def _read(self, text: str, folded: Folded, alone: frozenset[int], repaired: Repaired) -> Analysis:
        where = surface(folded, repaired.replacements, alone)
        hits = [] if "concepts" in self._without else self._concepts.find(where)
        hits = [hit for hit in hits if not (_dates(where, hit) if hit.concept in self._forms else _denied(where, hit))]
        found = by_concept(hits)
        if strange := [*strange_objects(where, found, self.segmenter.is_ordinary)]:
            hits = sorted([*hits, *strange], key=lambda hit: (hit.start, hit.end, hit.concept))
            found = by_concept(hits)
        platform = Named(None, False) if "platform" in self._without else self._platforms.read(where, frozenset(found))
        questions = [hit for hit in hits if hit.concept in self._forms]
        asked = {hit.start for hit in questions} | set(_yes_or_no(where.text))
        asking = _asking_phrases(where, asked)
        return Analysis(
            original=text,
            folded=folded,
            alone=alone,
            repairs=repaired.replacements,
            perhaps=repaired.perhaps,
            in_pinyin=repaired.in_pinyin,
            where=where,
            hits=tuple(hits),
            found=found,
            platform=platform,
            asking=asking if asking and EACH not in found else frozenset(where.phrase),
            asks=max(len(asked), len(asking)),
        )


def _dates(where: Surface, hit: Hit) -> bool:
    """Whether 那天, often typed for 哪天, asks nothing: 三月五号那天正式退的, 日子是定在那天生效的."""
    text, clause, end = where.text, where.clause[hit.start], hit.end
    if text[hit.start] != "那" or hit.start == 0:
        return False
    while end < len(text) and where.clause[end] == clause:
        end += 1
    return text[hit.start - 1] in _ENDS_A_DAY or (text[hit.start - 1] == "在" and text[:end].endswith(_TOLD))


def _denied(where: Surface, hit: Hit) -> bool:
    """Whether the words say that it is not so (不是新客户, 没断过); a question that begins with 不是 means that it is."""
    text = where.text
    if hit.concept == LAPSED and _UNBROKEN.search(text, max(0, hit.start - 12), hit.start):
        return True
    if not text.endswith("不是", 0, hit.start) or text.endswith("是不是", 0, hit.start):
        return False
    clause, end = where.clause[hit.start], hit.end
    while end < len(text) and where.clause[end] == clause:
        end += 1
    return not _DOUBTED.search(text[hit.end : end + 1])


def _yes_or_no(text: str) -> Iterator[int]:
    """The places of A不A."""
    for match in _OR_NOT.finditer(text, 1):
        place = match.start()
        if text[place - 1] == text[place + 1 : place + 2] and is_han(text[place - 1]):
            yield place - 1


def _asking_phrases(where: Surface, asked: Iterable[int]) -> frozenset[int]:
    """The phrases with a place where something is ``asked``, or with a question mark."""
    phrase = where.phrase
    marks = (place for place, character in enumerate(where.text) if character == "?") if "?" in where.text else ()
    return frozenset(phrase[place] for place in (*asked, *marks))
