"""Chinese numbers spelled in Latin letters: liu yue er shi san hao, san bai ling wu kuai.

The syllables mean many other things (jiu hao: 九号, 就好). So they are numbers only before a unit, and a single one only
where a day or a part of it goes before, or where the unit leaves no doubt.
"""

from __future__ import annotations

from bot.patterns import pattern
from bot.understanding.facts.numerals import Number, han_number

_SYLLABLES = {
    "ling": "零", "yi": "一", "er": "二", "liang": "两", "san": "三", "si": "四", "wu": "五", "liu": "六", "qi": "七", "ba": "八", "jiu": "九",
    "shi": "十", "bai": "百", "qian": "千", "wan": "万",
}  # fmt: skip
_MOST_SYLLABLES = 9
_NUMERAL = "|".join(sorted(_SYLLABLES, key=len, reverse=True))
_RUN = pattern(
    rf"((?:(?:{_NUMERAL}) ?){{1,{_MOST_SYLLABLES}}})(yue|hao|ri|dian|tian|ci|kuai|yuan|nian|ge ?yue|libai)(?![a-z])"
)
_SYLLABLE = pattern(_NUMERAL)
#: A month by its number alone needs a day after it.
_DAY_AFTER = pattern(rf" ?(?:[0-9]|(?:{_NUMERAL})\b)")
#: Units after which one syllable is surely a number, and syllables that never are alone.
_SURE_UNITS = frozenset({"tian", "ci", "nian", "geyue", "ge yue", "libai"})
_NEVER_ALONE = frozenset({"shi", "ba", "jiu"})


def pinyin_number(text: str, start: int, *, led: bool) -> tuple[Number, int] | None:
    """The number at `start`, which begins a word, and where it ends. `led`: after a month, a day or a part of one."""
    match = _RUN.match(text, start)
    if match is None:
        return None
    said, unit = match[1].strip(), match[2]
    syllables = _SYLLABLE.findall(said)
    if unit == "yue":
        if not _DAY_AFTER.match(text, match.end()):
            return None
    elif len(syllables) == 1 and not led and (unit not in _SURE_UNITS or said in _NEVER_ALONE):
        return None
    numeral = "".join(_SYLLABLES[syllable] for syllable in syllables)
    found = han_number(numeral, 0)
    return (found[0], start + len(said)) if found and found[1] == len(numeral) else None
