"""Syllables: how characters sound, and a key under which words that sound alike meet.

zh, ch and sh are keyed as z, c and s, a final ng as n: that is how the South hears and types them. The table comes from
pypinyin by way of :mod:`bot.understanding.intent.tables`; no pinyin library is needed to read it.
"""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

from bot.patterns import pattern
from bot.understanding.intent.normalise import is_han

TABLE = Path(__file__).parent / "data" / "syllables.txt"

ALTERNATIVES = {
    "重": "chong zhong", "长": "chang zhang", "还": "hai huan", "调": "diao tiao", "行": "xing hang", "会": "hui kuai", "了": "le liao",
    "着": "zhe zhao", "差": "cha chai", "给": "gei ji", "单": "dan shan", "率": "lv shuai", "降": "jiang xiang", "参": "can shen",
    "传": "chuan zhuan", "称": "cheng chen", "弹": "dan tan", "解": "jie xie", "卡": "ka qia", "模": "mo mu", "曾": "ceng zeng",
    "校": "xiao jiao", "载": "zai", "折": "zhe she", "什": "shen shi", "地": "di de", "的": "de di", "得": "de dei", "都": "dou du",
    "缴": "jiao", "约": "yue", "度": "du duo", "系": "xi ji", "奇": "qi ji", "乐": "le yue", "量": "liang", "便": "bian pian",
    "藏": "cang zang", "朝": "chao zhao", "几": "ji", "期": "qi", "供": "gong", "应": "ying", "累": "lei", "号": "hao",
}  # fmt: skip
"""Characters that people read in more than one way."""

_FIRST_KEY = 0xE000
_MAX_KEYS = 4
_ALTERNATIVE = pattern(r"(\+?)(.)")


def _sound(syllable: str) -> str:
    """A syllable with the distinctions taken out that ears and fingers miss."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") else syllable.replace("v", "u")


class SyllableTable:
    """Characters to sounds. A key has one private-use character for each Chinese one, so that places stay the same."""

    def __init__(self) -> None:
        self.of_character: dict[int, str] = {}
        self.of_syllable: dict[str, str] = {}
        self._spelling: dict[int, str] = {}
        self._all: dict[str, tuple[str, ...]] = {}
        keys: dict[str, str] = {}
        for line in TABLE.read_text(encoding="utf-8").splitlines():
            syllable, characters = line.split(" ")
            key = keys.setdefault(_sound(syllable), chr(_FIRST_KEY + len(keys)))
            self.of_syllable[syllable] = key
            for alternative, character in _ALTERNATIVE.findall(characters):
                if not alternative:
                    self.of_character[ord(character)] = key
                    self._spelling[ord(character)] = syllable
                if key not in self._all.get(character, ()):
                    self._all[character] = (*self._all.get(character, ()), key)

    def key(self, text: str) -> str:
        """The sound of ``text`` in its usual reading; characters without one stay as they are."""
        return text.translate(self.of_character)

    def keys(self, word: str) -> list[str]:
        """The sounds of a word in all its readings, the first few."""
        readings = [self._all.get(character, (character,)) for character in word]
        return ["".join(choice) for choice in islice(product(*readings), _MAX_KEYS)]

    def spelling(self, word: str) -> str:
        """The pinyin of ``word`` in its usual reading, in one piece."""
        return word.translate(self._spelling)

    def initials(self, word: str) -> str:
        """The first letter of each character's pinyin."""
        return "".join(self._spelling.get(ord(character), "")[:1] for character in word)


def all_han(text: str) -> bool:
    """Whether ``text`` is Chinese characters only."""
    return all(map(is_han, text))
