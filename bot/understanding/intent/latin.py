"""Repair of what is typed in Latin letters: pinyin without tones, initials, English words with one wrong letter."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.understanding.intent.normalise import simplify
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
    " pan den dang ran rang sang sea tea pie die lie tie fan tune dune june sue due cue".split()
)
"""Words that are read as English although they could be pinyin."""

MIN_INITIALS = 3
MIN_FUZZY = 6
MAX_UNKNOWN = 24
"""At most so many unknown words of a message are held against the vocabulary."""


class LatinRepair:
    """Turns Latin spellings of the lexicon's words into these words."""

    def __init__(self, lexicon: Lexicon, sounds: SoundIndex) -> None:
        self._sounds = sounds
        self._syllables = sounds.table.syllables
        self._longest = max(map(len, self._syllables))
        self._vocabulary = _vocabulary(lexicon)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._vocabulary):
            self._by_length.setdefault(len(word), []).append(word)
        self._initials = self._make_initials(lexicon)
        self._nearest = lru_cache(maxsize=4096)(self._find_nearest)

    def _make_initials(self, lexicon: Lexicon) -> dict[str, str]:
        """Initials of the standard names of three to six characters; those that two concepts share mean neither."""
        found: dict[str, set[str]] = {}
        first: dict[str, str] = {}
        letters = {}
        for line_key in self._syllables:
            letters[self._sounds.table.key_of_syllables([line_key])] = line_key[0]
        for name, concept in lexicon.concepts.items():
            for term in concept.zh:
                word = simplify(term)
                if GAP in term or not MIN_INITIALS <= len(word) <= 6 or concept.kind != "ours":
                    continue
                short = "".join(letters.get(key, "?") for key in self._sounds.table.key(word))
                if "?" not in short and word in self._sounds.terms:
                    found.setdefault(short, set()).add(name)
                    first.setdefault(short, word)
        return {short: first[short] for short, names in found.items() if len(names) == 1 and short not in ENGLISH}

    def repair(self, text: str) -> list[Replacement]:
        """Every replacement in the folded ``text``."""
        changes: list[Replacement] = []
        unknown = 0
        for run in _RUN.finditer(text):
            words = [(match.group(), run.start() + match.start()) for match in LATIN.finditer(run.group())]
            spelled: list[tuple[str, int, int]] = []
            for word, start in words:
                syllables = self._split(word)
                if syllables:
                    spelled += _placed(syllables, start)
                    continue
                changes += self._spelled(spelled)
                spelled = []
                unknown += 1
                if unknown <= MAX_UNKNOWN and (meant := self._whole(word)):
                    changes.append(Replacement(start, start + len(word), meant))
            changes += self._spelled(spelled)
        return changes

    def _whole(self, word: str) -> str:
        """What a single unknown word stands for: initials, or an English word with one wrong letter."""
        if word in ENGLISH or stem(word) in self._vocabulary:
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

    def _split(self, word: str) -> list[str]:
        """``word`` as pinyin syllables, fewest first; nothing if it is English or no pinyin."""
        if word in ENGLISH or word in self._vocabulary or stem(word) in self._vocabulary or len(word) > 40 or "'" in word:
            return []
        best: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            choice: list[str] | None = None
            for start in range(max(0, end - self._longest), end):
                before = best[start]
                if before is not None and word[start:end] in self._syllables and (choice is None or len(before) + 1 < len(choice)):
                    choice = [*before, word[start:end]]
            best.append(choice)
        return best[-1] or []

    def _spelled(self, spelled: list[tuple[str, int, int]]) -> list[Replacement]:
        """The words of the lexicon in a run of syllables with their places."""
        if len(spelled) < 2:
            return []
        key = self._sounds.table.key_of_syllables([syllable for syllable, _, _ in spelled])
        changes, place = [], 0
        while place < len(key):
            term = next(iter(self._sounds.at(key, place)), "")
            if term:
                last = place + len(term) - 1
                changes.append(Replacement(spelled[place][1], spelled[last][2], term))
            place += len(term) or 1
        return changes


def _placed(syllables: list[str], start: int) -> list[tuple[str, int, int]]:
    placed = []
    for syllable in syllables:
        placed.append((syllable, start, start + len(syllable)))
        start += len(syllable)
    return placed


def _vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """The stems of all Latin words of the lexicon."""
    words: set[str] = set()
    for concept in lexicon.concepts.values():
        for term in concept.terms():
            words.update(stem(word) for word in LATIN.findall(simplify(term)))
    for platform in lexicon.platforms.values():
        for name in platform.names:
            words.update(stem(word) for word in LATIN.findall(simplify(name)))
    return frozenset(words)
