"""The lexer: folded text becomes figures, known words, and the rest. One pass without backtracking, so no input is slow."""

from __future__ import annotations

import re
from decimal import Decimal
from string import ascii_lowercase, digits

from msgspec import Struct

from bot.patterns import pattern
from bot.understanding.facts.grouping import grouped
from bot.understanding.facts.numerals import HAN, Number, english_number, han_number, han_run, unit_tail
from bot.understanding.facts.pinyin import pinyin_number
from bot.understanding.facts.vocabulary import BEGINNINGS, KNOWN_WORDS, VOCABULARY
from bot.understanding.facts.words import WEEKDAY_SIGNS, WEEKS

#: Digits with the separators of dates, clock times and decimals; `t` and the zone as in 2023-05-10T12:00+08:00.
_FIGURE_TEXT = pattern(r"\d+(?:[.:/\-]\d+|t(?=\d\d:)\d+)*(?:(?<=:\d\d)(?:z|\+\d\d:?\d\d))?")
#: 3、4次 and 三、四次: a guess between two neighbours, told from a list by what it counts.
_NEIGHBOURS = pattern(
    r"([1-8一二两三四五六七八])[、,，]([2-9二三四五六七八九])(?=[次回趟条笔单件起宗例桩道只个天周点])"
)
_LISTED_BEFORE = frozenset("、,，第")
_LETTERS = pattern(r"[a-z]+")
_ADDRESS = pattern(r"(?:https?://|www\.)[!-~]*")
_PLAIN_NUMBER = pattern(r"\d+(?:\.\d+)?")
_SEPARATORS = pattern("[,'’]")
_THOUSANDS = {"k": 1000, "w": 10000}
#: 5k6 and 1w2 are said like 五千六 and 一万二.
_HUNDREDS = pattern(r"(?<![a-z0-9_#-])[0-9]{1,3}[kw]([0-9])(?![a-z0-9_/]|[.:-][0-9])")
#: More digits than this are an order number, never a quantity or a date.
_MOST_DIGITS = 15
#: After 3-5 these show that two figures stand there, not a month and a day.
_UNITS_AFTER_RANGE = frozenset("天周个月点时小分秒次回条单笔起件元块年礼星")
#: Words that are not meant right after a figure, and what is: 两周一次, 十来年, 10日起, 300元月底.
_AFTER_FIGURE = {
    week + sign: week for week in WEEKS.split() for signs in WEEKDAY_SIGNS.values() for sign in signs.split()
} | {
    word: word[0]
    for word in [
        "来年",
        "日期",
        "日期是",
        "日期为",
        "日起",
        "日常",
        "日间",
        "元月",
        "元月份",
        "元旦",
        "元旦节",
        "元宵",
        "元宵节",
        "几天",
        "几号",
        "几点",
        "多了",
        "只有",
    ]
}
#: After a unit of time these stand alone, whatever word they could begin: 三天前晚上, 5天后续签, 3天内容易.
_AFTER_UNIT = frozenset("前后内里")
_UNITS = frozenset({"unit", "day", "hour"})
#: 20号货 is a name, but not in 10月20号货到了 and where it is said what came or ended: 20号货到了.
_NUMBERED = "号"
_MONTHS = frozenset({"month", "month_word"})
_OF_A_DAY = pattern(r"号(?:货[到退已就才刚签寄发]|会员(?:到期|过期|续)|线[上下](?:申请|提|递|交)|产品[退到寄])")
#: 年初三 is a day of the lunar year, but not before one of these: 年初三次投诉.
_NEW_YEAR, _COUNTED_BY = "年初", frozenset("十百千万次回条个块元笔起件单宗月天周家位")
_YEN, _FEASTS = "日元", ("元旦", "元宵")
#: 以下 and 以上 are no words before this: 以下午5点为准.
_LIMITS, _NOON = ("以下", "以上"), "午"
_LEADS_TO_NUMBER = frozenset({"month", "month_word", "day", "day_word", "period"})
_FIGURE = frozenset({"figure"})
_SCALED_FIGURE = frozenset({"figure", "thousands"})
#: The parts of a character that is of something else: it can play none of the grammar's.
GAP = frozenset({"text"})
_HAN = frozenset(HAN)
#: Characters with which a known word or a number can start, and the blank; all others are of something else.
_BEGIN_SOMETHING = _HAN | BEGINNINGS | {*ascii_lowercase, *digits, " "}
#: Characters with which what is meant leans on what stands beside it, figures apart.
_LEANING = _HAN | _AFTER_UNIT | {_NUMBERED, _YEN[0], _NEW_YEAR[0], *(limit[0] for limit in _LIMITS)}
#: Characters with which a figure or a word like "twice" starts.
NUMBER_BEGINNINGS = frozenset(f"{HAN}{ascii_lowercase}{digits}")
_LETTERS_GAP = frozenset({"text", "letters"})
#: No message a person writes has more figures.
MOST_FIGURES = 640


class Token(Struct, frozen=True, gc=False):
    """A piece of folded text with the parts it can play. The value of a figure is its Number, None where it is no number."""

    text: str
    start: int
    end: int
    roles: frozenset[str]
    value: object = None

    @property
    def number(self) -> Number | None:
        """The number of a figure, None for everything else."""
        return self.value if isinstance(self.value, Number) else None


def tokenize(text: str) -> list[Token]:
    """Cut folded text into tokens; blanks are dropped. After MOST_FIGURES figures the rest is left out."""
    tokens: list[Token] = []
    guesses = {match.start(): guess for match in _NEIGHBOURS.finditer(text) if (guess := _neighbours(match))}
    position = figures = 0
    last: Token | None = None
    while position < len(text) and figures < MOST_FIGURES:
        character = text[position]
        if character not in _BEGIN_SOMETHING:  # half of all characters
            last = Token(character, position, position + 1, GAP)
            tokens.append(last)
            position += 1
            continue
        if character == " ":
            position += 1
            continue
        if position in guesses:
            last = guesses[position]
        elif "0" <= character <= "9":
            *first, last = _figures(text, position, after_month=last is not None and "month" in last.roles)
            tokens += first
        elif "a" <= character <= "z":
            last = _letters(text, position, last)
        else:
            word = KNOWN_WORDS.at(text, position)
            if word and character not in _LEANING and (last is None or "figure" not in last.roles):
                last = _known(word, position)
            else:
                if character == _NUMBERED and word and _is_of_a_day(text, position, tokens):
                    word = _NUMBERED
                last = _chinese(text, position, word, last if last is not None and last.end == position else None)
        tokens.append(last)
        figures += "figure" in last.roles
        position = last.end
    return tokens


def _is_of_a_day(text: str, start: int, before: list[Token]) -> bool:
    """Whether the figure before this 号 is a day, not the number of what follows: 10月20号门卫代收."""
    dated = len(before) > 1 and "figure" in before[-1].roles and not _MONTHS.isdisjoint(before[-2].roles)
    return dated or _OF_A_DAY.match(text, start) is not None


def _neighbours(match: re.Match[str]) -> Token | None:
    """3、4 before what it counts: the smaller one, as a guess."""
    start = match.start()
    if match.string[start - 1 : start] in _LISTED_BEFORE:
        return None
    numbers = [han_number(part, 0) for part in match.groups()]
    values = [
        Decimal(part) if number is None else number[0].value
        for part, number in zip(match.groups(), numbers, strict=True)
    ]
    if values[1] != values[0] + 1:
        return None
    return Token(match[0], start, match.end(), _FIGURE, Number(values[0], approximate=True))


def _known(word: str, start: int) -> Token:
    roles, value = VOCABULARY[word]
    return Token(word, start, start + len(word), roles, value)


def _letters(text: str, start: int, before: Token | None) -> Token:
    """A known word or phrase, an English number or one in pinyin, an unknown word, or a whole web address."""
    address = _ADDRESS.match(text, start)
    if address:
        return Token(address[0], start, address.end(), _LETTERS_GAP)
    match = _LETTERS.match(text, start)
    end = start + 1 if match is None else match.end()
    word = KNOWN_WORDS.at(text, start)
    after = start + len(word)
    if after >= end and not ("a" <= text[after : after + 1] <= "z"):
        return _known(word, start)
    led = before is not None and not before.roles.isdisjoint(_LEADS_TO_NUMBER)
    number = english_number(text, start) or pinyin_number(text, start, led=led)
    if number:
        return Token(text[start : number[1]], start, number[1], _FIGURE, number[0])
    return Token(text[start:end], start, end, _LETTERS_GAP)


def _chinese(text: str, start: int, word: str, before: Token | None) -> Token:
    """The known word `word`, a Chinese number, or characters of something else; the longer one wins. `before` touches it."""
    if word == _YEN and text.startswith(_FEASTS, start + 1):
        word = word[0]  # 1月1日元旦
    if word[:2] == _NEW_YEAR and text[start + len(word) : start + len(word) + 1] in _COUNTED_BY:
        word = _NEW_YEAR
    if word in _LIMITS and text.startswith(_NOON, start + len(word)):
        word = ""
    if before is not None and "figure" in before.roles:
        word = _AFTER_FIGURE.get(word, word)
    elif (
        before is not None
        and text[start] in _AFTER_UNIT
        and not before.roles.isdisjoint(_UNITS)
        and (word != "前后" or "unit" in before.roles)
    ):
        word = text[start]
    if text[start] in _HAN:
        numeral = han_number(text, start)
        if numeral and numeral[1] - start >= len(word):
            number, end = numeral
            return Token(text[start:end], start, end, _figure_roles(text[start:end]), number)
        if numeral is None and not word:
            end = han_run(text, start)  # numerals that make no number
            return Token(text[start:end], start, end, GAP)
    return _known(word, start) if word else Token(text[start], start, start + 1, GAP)


def _figure_roles(figure: str) -> frozenset[str]:
    """The roles of a figure, which may be a holiday's name too (十一, 618)."""
    word = VOCABULARY.get(figure)
    return _FIGURE | word.roles if word else _FIGURE


def _figures(text: str, start: int, *, after_month: bool) -> list[Token]:
    """The figure at this digit, or two with what joins them if it is a range in one piece (3-5天, 5.4-5.10)."""
    run = grouped(text, start)
    if run is not None:
        return [_figure(text, start, run.end) if run.sound else Token(text[start : run.end], start, run.end, _FIGURE)]
    match = _FIGURE_TEXT.match(text, start)
    end = start + 1 if match is None else match.end()
    word = KNOWN_WORDS.at(text, start)
    if len(word) > end - start:
        return [_known(word, start)]
    figure = text[start:end]
    cut = 0 if figure.isdigit() else _range_cut(figure, text[end : end + 2].strip()[:1], after_month=after_month)
    if not cut:
        return [_figure(text, start, end)]
    place = start + cut
    middle = _known("-", place) if text[place] == "-" else Token(text[place], place, place + 1, VOCABULARY[","].roles)
    return [_figure(text, start, place), middle, *_figures(text, place + 1, after_month=False)]


def _range_cut(figure: str, after: str, *, after_month: bool) -> int:
    """Where one run of digits and separators is really two figures, 0 if it is one."""
    separators = [character for character in figure if not character.isdigit()]
    dashes = separators.count("-")
    if dashes == 5 == len(separators):
        return [match.start() for match in re.finditer("-", figure)][2]
    if dashes == 1 and len(separators) > 1:
        return figure.index("-")
    if separators == ["-"]:
        first, second = figure.split("-")
        if len(first) > 8 or len(second) > 8 or (len(first) == 4 and len(second) <= 2):
            return 0
        month_and_day = int(first) <= 12 and 1 <= int(second) <= 31
        return len(first) if after_month or not month_and_day or (after and after in _UNITS_AFTER_RANGE) else 0
    if separators == ["."] and after == "月" and not figure.startswith(("19", "20")):
        return figure.index(".")
    return 0


def _figure(text: str, start: int, end: int) -> Token:
    """The figure between these places, with 千, 万, k or w after it."""
    figure = text[start:end]
    plain = _SEPARATORS.sub("", figure)
    if not _PLAIN_NUMBER.fullmatch(plain) or len(plain) > _MOST_DIGITS:
        return Token(figure, start, end, _FIGURE)
    following = text[end + 1 : end + 2]
    if text[end : end + 1] in _THOUSANDS and not (following.isascii() and following.isalnum()):
        scaled = Number(Decimal(plain) * _THOUSANDS[text[end]])
        return Token(text[start : end + 1], start, end + 1, _SCALED_FIGURE, scaled)
    tail = _HUNDREDS.match(text, start)
    if tail:
        unit = _THOUSANDS[text[end]]
        return Token(
            tail[0], start, tail.end(), _SCALED_FIGURE, Number(Decimal(plain) * unit + int(tail[1]) * unit // 10)
        )
    value, stop = unit_tail(text, start, end)
    if value is None:
        return Token(text[start:stop], start, stop, _FIGURE)
    if stop > end:
        return Token(text[start:stop], start, stop, _FIGURE, Number(value))
    return Token(figure, start, end, _figure_roles(figure), Number(value, digits=plain if plain.isdigit() else ""))
