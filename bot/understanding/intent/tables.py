"""Builds the tables beside this file: ``python -m bot.understanding.intent.tables``.

``data/words.txt``      common Chinese words with their frequency, from jieba's dictionary, and the words that sound like a
                        two-character word of the lexicon (so that 推出 is not taken for a mistyped 退出)
``data/syllables.txt``  characters by syllable, from pypinyin, which is needed here and nowhere else
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from bot.understanding.intent.dialect import Dialect
from bot.understanding.intent.normalise import is_han
from bot.understanding.intent.repair import chinese_terms
from bot.understanding.intent.segment import WORDS, import_jieba
from bot.understanding.intent.syllables import ALTERNATIVES, TABLE, SyllableTable
from knowledge.lexicon import load_lexicon

COMMON_WORDS = 5000
HOMOPHONE_FREQUENCY = 3


def _gb2312() -> list[str]:
    """The 6,763 simplified characters of everyday writing, in the order of the standard."""
    found = []
    for row in range(0xB0, 0xF8):
        for column in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, column)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def build_syllables() -> str:
    """One line a syllable: the syllable and its characters."""
    from pypinyin import Style, pinyin

    rows: dict[str, list[str]] = defaultdict(list)
    for character in _gb2312():
        reading = pinyin(character, style=Style.NORMAL, v_to_u=False)[0][0]
        rows[reading].append(character)
    for character, readings in ALTERNATIVES.items():
        for reading in readings.split():
            if character not in rows[reading]:
                rows[reading].append("+" + character)
    return "".join(f"{syllable} {''.join(rows[syllable])}\n" for syllable in sorted(rows))


def _jieba_words() -> dict[str, int]:
    jieba = import_jieba()
    words = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency = line.split(" ")[:2]
        if 1 < len(word) < 5 and all(map(is_han, word)):
            words[word] = int(frequency)
    return words


def build_words() -> str:
    """One line a word: the word and its frequency, most frequent first."""
    words = _jieba_words()
    chosen = dict(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:COMMON_WORDS])
    table = SyllableTable()
    lexicon = load_lexicon()
    terms = chinese_terms(lexicon, Dialect(lexicon.dialect))
    keys = {key for term in terms if len(term) == 2 for key in table.keys(term)}
    for word, frequency in words.items():
        if len(word) == 2 and frequency >= HOMOPHONE_FREQUENCY and table.key(word) in keys:
            chosen[word] = frequency
    rows = sorted(chosen.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{word} {frequency}\n" for word, frequency in rows)


if __name__ == "__main__":
    TABLE.write_text(build_syllables(), encoding="utf-8")
    WORDS.write_text(build_words(), encoding="utf-8")
