"""Repair of what is typed in Latin letters: pinyin without tones, initials, English words with one wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.patterns import pattern
from bot.understanding.intent.english import ENGLISH
from bot.understanding.intent.normalise import simplify
from bot.understanding.intent.pinyin import PinyinReader, Syllable
from bot.understanding.intent.sounds import Sounds
from bot.understanding.intent.stems import LATIN, stem
from bot.understanding.intent.surface import Replacement
from bot.understanding.intent.syllables import SyllableTable
from knowledge.lexicon import GAP, Lexicon

_RUN = pattern(r"[a-z]+(?:'[a-z]+)?(?:[ \-'][a-z]+(?:'[a-z]+)?)*")
"""Latin words with single separators between them."""

_NAMED = ("vip", "app")
_NAMES = pattern("|".join(_NAMED))
_NAME_OR_REST = pattern(f"{_NAMES.pattern}|(?:(?!{_NAMES.pattern}).)+")
"""Names in Latin letters that people type into a run of pinyin, and what is between them."""

_QUESTION = ("ma", "吗")
"""The syllable that, at the end of pinyin that was read, asks."""

MIN_INITIALS, MAX_INITIALS = 3, 6
MIN_FUZZY = 6
"""An English word of so many letters is recognised with one of them wrong."""
MAX_UNKNOWN = 24
"""At most so many unknown words of a message are held against the vocabulary."""

WORTH = {"ours": 1.0, "form": 0.95, "outside": 0.85}
SLANG_WORTH = 0.75
"""How much pinyin is preferred to be a word of each kind of concept, and of its colloquial lists."""


class LatinWords(Struct, frozen=True, array_like=True, gc=False):
    """What Latin spellings can stand for."""

    worth: dict[str, float]
    ordinary: dict[str, tuple[str, ...]]
    """Common Chinese words of two characters by their pinyin."""
    initials: dict[str, str]
    vocabulary: frozenset[str]
    """The stems of all English words of the lexicon."""


def latin_words(lexicon: Lexicon, table: SyllableTable, ordinary: Iterable[str]) -> LatinWords:
    """The Latin side of a lexicon; ``ordinary``: common Chinese words."""
    by_pinyin: dict[str, tuple[str, ...]] = {}
    for word in ordinary:
        spelling = table.spelling(word)
        by_pinyin[spelling] = (*by_pinyin.get(spelling, ()), word)
    return LatinWords(_worth(lexicon), by_pinyin, _initials(lexicon, table), _vocabulary(lexicon))


def _worth(lexicon: Lexicon) -> dict[str, float]:
    worth: dict[str, float] = {}
    for concept in lexicon.concepts.values():
        for words, value in ((concept.zh, WORTH[concept.kind]), (concept.chinese(), SLANG_WORTH)):
            for term in words:
                word = simplify(term)
                worth[word] = max(value, worth.get(word, 0.0))
    return worth


def _initials(lexicon: Lexicon, table: SyllableTable) -> dict[str, str]:
    """Initials of the standard names of three to six characters; those that two concepts share mean neither."""
    owners: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for name, concept in lexicon.concepts.items():
        for term in concept.zh if concept.kind == "ours" else ():
            word = simplify(term)
            short = table.initials(word)
            if MIN_INITIALS <= len(word) == len(short) <= MAX_INITIALS and GAP not in term:
                owners.setdefault(short, set()).add(name)
                first.setdefault(short, word)
    return {short: first[short] for short, names in owners.items() if len(names) == 1 and short not in ENGLISH}


def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    terms = [term for concept in lexicon.concepts.values() for term in concept.terms()]
    terms += [name for platform in lexicon.platforms.values() for name in platform.names]
    return frozenset(stem(word) for term in terms for word in LATIN.findall(simplify(term)))


class LatinRepair:
    """Turns Latin spellings of the lexicon's words into these words."""

    def __init__(self, words: LatinWords, sounds: Sounds) -> None:
        self._words = words
        self._pinyin = PinyinReader(sounds, words.worth, words.ordinary)
        self._by_beginning = _by_beginning(words.vocabulary)
        self._nearest = lru_cache(maxsize=4096)(self._find_nearest)

    def repair(self, text: str) -> tuple[list[Replacement], list[Replacement], bool]:
        """Every replacement in the folded ``text``, sure ones and doubtful ones; whether some of it is all pinyin."""
        in_pinyin = False
        sure: list[Replacement] = []
        perhaps: list[Replacement] = []
        unknown = 0
        for run in _RUN.finditer(text):
            spelled: list[Syllable] = []
            words = [piece for match in LATIN.finditer(run.group()) for piece in self._pieces(match, run.start())]
            split = [self._pinyin.split(word, start) for word, start in words]
            spelled_out = [bool(syllables) or word in _NAMED for (word, _), syllables in zip(words, split, strict=True)]
            english = sum(word in ENGLISH for word, _ in words)
            throughout = len(words) > 1 and any(split) and all(spelled_out) and 2 * english <= len(words)
            in_pinyin = in_pinyin or throughout
            for (word, start), syllables in zip(words, split, strict=True):
                if syllables and (throughout or not self._is_english(word)):
                    spelled += syllables
                    continue
                self._read(spelled, sure, perhaps)
                spelled = []
                unknown += 1
                if unknown <= MAX_UNKNOWN and (meant := self._whole(word)):
                    sure.append(Replacement(start, start + len(word), meant))
            self._read(spelled, sure, perhaps)
        return sure, perhaps, in_pinyin

    def _pieces(self, word: re.Match[str], offset: int) -> list[tuple[str, int]]:
        """The word and its place; of pinyin run together with a name in Latin letters the pieces."""
        whole = [(word.group(), offset + word.start())]
        names = list(_NAMES.finditer(word.group())) if len(word.group()) > MAX_INITIALS else []
        if not names or self._is_english(word.group()) or self._pinyin.split(*whole[0]):
            return whole
        parts = [(match.group(), whole[0][1] + match.start()) for match in _NAME_OR_REST.finditer(word.group())]
        read = all(_NAMES.fullmatch(part) or self._pinyin.split(part, start) for part, start in parts)
        return parts if read else whole

    def _read(self, spelled: list[Syllable], sure: list[Replacement], perhaps: list[Replacement]) -> None:
        found, doubtful = self._pinyin.read(spelled)
        if found and spelled[-1].text == _QUESTION[0] and found[-1].end <= spelled[-1].start and spelled[-1].first:
            found.append(Replacement(spelled[-1].start, spelled[-1].end, _QUESTION[1]))
        sure += found
        perhaps += doubtful

    def _is_english(self, word: str) -> bool:
        vocabulary = self._words.vocabulary
        return word in ENGLISH or "'" in word or word in vocabulary or stem(word) in vocabulary

    def _whole(self, word: str) -> str:
        """What a single unknown word stands for: initials, or an English word with one wrong letter."""
        if self._is_english(word):
            return ""
        return self._words.initials.get(word) or self._nearest(stem(word))

    def _find_nearest(self, word: str) -> str:
        if len(word) < MIN_FUZZY:
            return ""
        for length in (len(word), len(word) + 1, len(word) - 1):
            for known in self._by_beginning.get((word[0], length), ()):
                if OSA.distance(known, word, score_cutoff=1) <= 1:
                    return known
        return ""


def _by_beginning(words: Iterable[str]) -> Mapping[tuple[str, int], list[str]]:
    """Words by first letter and length, in alphabetical order."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in sorted(words):
        found.setdefault((word[0], len(word)), []).append(word)
    return found
