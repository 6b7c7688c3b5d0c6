"""Cue words spelled in pinyin: "jiao de shenqing" beside a day is 交的 申请.

The intent's repair reads the domain's names; these are the words that tell what a value is. They are looked for only in
messages that are pinyin anyway, and the table of them is made when the first such message comes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from bot.patterns import pattern
from bot.understanding.intent.english import ENGLISH
from bot.understanding.intent.syllables import SyllableTable, all_han
from bot.understanding.wording.clauses import FILLER, Span
from bot.understanding.wording.verb_forms import is_verb, stem_of
from knowledge.model import KnowledgeBase

_RUN = pattern(r"[a-z]+(?: [a-z]+)*")
_WORD = pattern(r"[a-z]+")
_MOST_WORDS = 4
_LEAST_LETTERS = 4
"""Shorter spellings are too many words at once."""
_TURNS = {"xiang": "想", "dasuan": "打算", "zhunbei": "准备", "ruguo": "如果", "yaoshi": "要是"}
"""What makes a wish of what a cue tells."""
_DENIES = pattern(
    r"\b(?:hai ?)?(?:mei|meiyou|meijiao|mei you|bushi|bu shi|weijiao|chedan|chehui|wuxiao|zuofei|bohui|tuihui|caogao|cuo le|xie de|tian de)\b|[没未不无别假误]"
)
"""It would take more than single words to tell what is not so: mei jiao shenqing."""


class SpelledCues:
    """The cue words of a knowledge base by their pinyin."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        table = SyllableTable()
        spelled = {table.spelling(word): word for word in sorted(self._words(), reverse=True)}
        known = {key: word for key, word in spelled.items() if len(key) >= _LEAST_LETTERS and key not in ENGLISH}
        return _TURNS | known

    def _words(self) -> Iterable[str]:
        for entry in self._kb.entries.values():
            of_facts = (cue for spec in entry.facts.values() for cue in spec.cues)
            of_results = (cue for spec in entry.results.values() for cue in spec.cues)
            for cue in (*of_facts, *of_results):
                forms = [f"{stem_of(cue)}{ending}" for ending in ("", "的", "了")] if is_verb(cue) else [cue]
                yield from (word for word in forms if len(word) > 1 and all_han(word))

    def put(self, folded: str, taken: Iterable[Span]) -> str:
        """``folded`` with the cue words in characters, same length; what stands at ``taken`` is left alone."""
        if _DENIES.search(folded):
            return folded
        occupied = list(taken)
        for run in _RUN.finditer(folded):
            words = [(run.start() + match.start(), run.start() + match.end()) for match in _WORD.finditer(run.group())]
            at = 0
            while at < len(words):
                count = self._longest(folded, words[at : at + _MOST_WORDS])
                start, end = words[at][0], words[at + max(count, 1) - 1][1]
                if count and not any(start < stop and begin < end for begin, stop in occupied):
                    meant = self._by_spelling[folded[start:end].replace(" ", "")]
                    folded = folded[:start] + meant.ljust(end - start, FILLER) + folded[end:]
                at += max(count, 1)
        return folded

    def _longest(self, folded: str, words: list[Span]) -> int:
        """How many of ``words`` from the first one on spell one cue, at most; 0 for none."""
        for count in range(len(words), 0, -1):
            if folded[words[0][0] : words[count - 1][1]].replace(" ", "") in self._by_spelling:
                return count
        return 0
