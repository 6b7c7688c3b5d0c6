"""Repair of what is typed in Latin letters: pinyin without tones, initials, English words with one wrong letter."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.understanding.intent.normalise import simplify
from bot.understanding.intent.pinyin import PinyinReader, Syllable
from bot.understanding.intent.sounds import SoundIndex
from bot.understanding.intent.stems import LATIN, stem
from bot.understanding.intent.surface import Replacement
from knowledge.lexicon import GAP, Lexicon

_RUN = re.compile(r"[a-z]+(?:'[a-z]+)?(?:[ \-'][a-z]+(?:'[a-z]+)?)*")
"""Latin words with single separators between them."""

ENGLISH = frozenset(
    "a an the i me my we us our you your he him his she her it its they them their this that these those who whom what"
    " which when where why how is am are was were be been being do does did done have has had having can could will"
    " would shall should may might must not no yes and or but if then than so because since until while of at by for"
    " with about against between into through during before after above below to from up down in out on off over"
    " under again further once here there all any both each few more most other some such only own same too very just"
    " now also please need want know tell say said ask get got give take make made go going come put let see find use"
    " day days week month year years date time hour hours money pay paid account shop store order orders rule rules"
    " new old first last one two three four five six seven eight nine ten long can men bang sun fan panda change"
    " china hong kong shanghai beijing hangzhou yiwu shenzhen guangzhou taiwan wang li zhang chen liu lin boss game"
    " name same fine line gone done note home page like sure main man women woman sin pin ping pen ban bin tan ten hen"
    " pan den dang ran rang sang sea tea pie die lie tie fan tune dune june sue due cue bye hi hello".split()
)
"""Words that are read as English although they could be pinyin."""

MIN_INITIALS, MAX_INITIALS = 3, 6
MIN_FUZZY = 6
MAX_UNKNOWN = 24
"""At most so many unknown words of a message are held against the vocabulary."""

WORTH = {"ours": 1.0, "form": 0.95, "outside": 0.85}
SLANG_WORTH = 0.75
"""How much pinyin is preferred to be a word of each kind of concept, and of its colloquial lists."""


class LatinRepair:
    """Turns Latin spellings of the lexicon's words into these words."""

    def __init__(self, lexicon: Lexicon, sounds: SoundIndex, common: Collection[str]) -> None:
        self._sounds = sounds
        self._pinyin = PinyinReader(sounds, _worth(lexicon), common)
        self._vocabulary = _vocabulary(lexicon)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._vocabulary):
            self._by_length.setdefault(len(word), []).append(word)
        self._initials = self._make_initials(lexicon)
        self._nearest = lru_cache(maxsize=4096)(self._find_nearest)

    def _make_initials(self, lexicon: Lexicon) -> dict[str, str]:
        """Initials of the standard names of three to six characters; those that two concepts share mean neither."""
        owners: dict[str, set[str]] = {}
        first: dict[str, str] = {}
        for name, concept in lexicon.concepts.items():
            for term in concept.zh if concept.kind == "ours" else ():
                word = simplify(term)
                short = self._sounds.table.initials(word)
                if MIN_INITIALS <= len(word) == len(short) <= MAX_INITIALS and GAP not in term:
                    owners.setdefault(short, set()).add(name)
                    first.setdefault(short, word)
        return {short: first[short] for short, names in owners.items() if len(names) == 1 and short not in ENGLISH}

    def repair(self, text: str) -> tuple[list[Replacement], list[Replacement]]:
        """Every replacement in the folded ``text``: sure ones and doubtful ones."""
        sure: list[Replacement] = []
        perhaps: list[Replacement] = []
        unknown = 0
        for run in _RUN.finditer(text):
            spelled: list[Syllable] = []
            words = [(match.group(), run.start() + match.start()) for match in LATIN.finditer(run.group())]
            split = [self._pinyin.split(word, start) for word, start in words]
            throughout = len(words) > 1 and all(split)
            for (word, start), found in zip(words, split, strict=True):
                syllables = found if throughout or not self._is_english(word) else []
                if syllables:
                    spelled += syllables
                    continue
                self._read(spelled, sure, perhaps)
                spelled = []
                unknown += 1
                if unknown <= MAX_UNKNOWN and (meant := self._whole(word)):
                    sure.append(Replacement(start, start + len(word), meant))
            self._read(spelled, sure, perhaps)
        return sure, perhaps

    def _read(self, spelled: list[Syllable], sure: list[Replacement], perhaps: list[Replacement]) -> None:
        found, doubtful = self._pinyin.read(spelled)
        sure += found
        perhaps += doubtful

    def _is_english(self, word: str) -> bool:
        return word in ENGLISH or "'" in word or word in self._vocabulary or stem(word) in self._vocabulary

    def _whole(self, word: str) -> str:
        """What a single unknown word stands for: initials, or an English word with one wrong letter."""
        if self._is_english(word):
            return ""
        return self._initials.get(word) or self._nearest(stem(word))

    def _find_nearest(self, word: str) -> str:
        if len(word) < MIN_FUZZY:
            return ""
        for length in (len(word), len(word) + 1, len(word) - 1):
            for known in self._by_length.get(length, ()):
                if known[0] == word[0] and OSA.distance(known, word, score_cutoff=1) <= 1:
                    return known
        return ""


def _worth(lexicon: Lexicon) -> dict[str, float]:
    worth: dict[str, float] = {}
    for concept in lexicon.concepts.values():
        for term in concept.chinese():
            value = WORTH[concept.kind] if term in concept.zh else SLANG_WORTH
            word = simplify(term)
            worth[word] = max(value, worth.get(word, 0.0))
    return worth


def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """The stems of all Latin words of the lexicon."""
    words: set[str] = set()
    terms = [term for concept in lexicon.concepts.values() for term in concept.terms()]
    terms += [name for platform in lexicon.platforms.values() for name in platform.names]
    for term in terms:
        words.update(stem(word) for word in LATIN.findall(simplify(term)))
    return frozenset(words)
