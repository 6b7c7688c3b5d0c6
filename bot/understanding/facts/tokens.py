"""The lexer: folded text becomes figures, known words, and the rest. One pass without backtracking, so no input is slow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.facts.numerals import HAN, Number, english_number, han_number, unit_tail
from bot.understanding.facts.vocabulary import VOCABULARY, Word, longest_word

#: Digits with the separators of dates, clock times and decimals; `t` and the zone as in 2023-05-10T12:00+08:00.
_FIGURE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|\d+(?:[.:/\-]\d+|t(?=\d\d:)\d+)*(?:(?<=:\d\d)(?:z|\+\d\d:?\d\d))?"
)
_LETTERS = re.compile(r"[a-z]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*")
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = {"k": 1000, "w": 10000}
#: More digits than this are an order number, never a quantity or a date.
_MOST_DIGITS = 15
#: After 3-5 these show that two figures stand there, not a month and a day.
_UNITS_AFTER_RANGE = frozenset("天周个月点时小分秒次回条单笔起件元块年礼星")
#: Words that are not meant right after a figure.
_SPLIT_AFTER_FIGURE = frozenset({"weekday", "year_word"})
_FIGURE_ROLES = frozenset({"figure"})
_GAP = Word(frozenset({"text"}))
_LETTERS_GAP = Word(frozenset({"text", "letters"}))


@dataclass(frozen=True, slots=True)
class Token:
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
    """Cut folded text into tokens; blanks are dropped."""
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character == " ":
            position += 1
            continue
        if "0" <= character <= "9":
            tokens.extend(_figures(text, position, after_month=bool(tokens) and "month" in tokens[-1].roles))
        elif "a" <= character <= "z":
            tokens.append(_letters(text, position))
        else:
            tokens.append(_chinese(text, position, after_figure=bool(tokens) and "figure" in tokens[-1].roles))
        position = tokens[-1].end
    return tokens


def _known(text: str, start: int, length: int) -> Token:
    word = VOCABULARY[text[start : start + length]]
    return Token(text[start : start + length], start, start + length, word.roles, word.value)


def _letters(text: str, start: int) -> Token:
    """A known word or phrase, an English number, an unknown word, or a whole web address."""
    address = _ADDRESS.match(text, start)
    if address:
        return Token(address[0], start, address.end(), _LETTERS_GAP.roles)
    match = _LETTERS.match(text, start)
    end = start + 1 if match is None else match.end()
    length = longest_word(text, start)
    if length >= end - start and not ("a" <= text[start + length : start + length + 1] <= "z"):
        return _known(text, start, length)
    number = english_number(text, start)
    if number:
        return Token(text[start : number[1]], start, number[1], _FIGURE_ROLES, number[0])
    return Token(text[start:end], start, end, _LETTERS_GAP.roles)


def _chinese(text: str, start: int, *, after_figure: bool) -> Token:
    """A known word, a Chinese number, or one character of something else; the longer one wins."""
    length = longest_word(text, start)
    if after_figure and length > 1 and not VOCABULARY[text[start : start + length]].roles.isdisjoint(_SPLIT_AFTER_FIGURE):
        length = 1 if text[start] == "来" else length - 1  # 十来年, 两周一次: more than ten years, every two weeks
    if text[start] in HAN:
        numeral = han_number(text, start)
        if numeral and numeral[1] - start >= length:
            number, end = numeral
            word = VOCABULARY.get(text[start:end])
            return Token(text[start:end], start, end, _FIGURE_ROLES | word.roles if word else _FIGURE_ROLES, number)
    return _known(text, start, length) if length else Token(text[start], start, start + 1, _GAP.roles)


def _figures(text: str, start: int, *, after_month: bool) -> list[Token]:
    """The figure at this digit, or two with what joins them if it is a range in one piece (3-5天, 5.4-5.10)."""
    match = _FIGURE.match(text, start)
    end = start + 1 if match is None else match.end()
    length = longest_word(text, start)
    if length > end - start:
        return [_known(text, start, length)]
    figure = text[start:end]
    cut = _range_cut(figure, text[end : end + 2].strip()[:1], after_month=after_month)
    if not cut:
        return [_figure(text, start, end)]
    middle = _known(text, start + cut, 1) if figure[cut] == "-" else Token(figure[cut], start + cut, start + cut + 1, VOCABULARY[","].roles)
    return [_figure(text, start, start + cut), middle, *_figures(text, start + cut + 1, after_month=False)]


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
    plain = figure.replace(",", "")
    if not _PLAIN_NUMBER.fullmatch(plain) or len(plain) > _MOST_DIGITS:
        return Token(figure, start, end, _FIGURE_ROLES)
    value = Decimal(plain)
    following = text[end + 1 : end + 2]
    if text[end : end + 1] in _THOUSANDS and not (following.isascii() and following.isalnum()):
        scaled = value * _THOUSANDS[text[end]]
        return Token(text[start : end + 1], start, end + 1, _FIGURE_ROLES | {"thousands"}, Number(scaled))
    scaled, stop = unit_tail(text, start, end)
    if stop > end:
        return Token(text[start:stop], start, stop, _FIGURE_ROLES, Number(scaled))
    word = VOCABULARY.get(figure)
    roles = _FIGURE_ROLES | word.roles if word else _FIGURE_ROLES
    return Token(figure, start, end, roles, Number(value, digits=plain if plain.isdigit() else ""))
