"""The lookup table made of `words`: every word with its roles and, where the grammar needs one, a value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from bot.understanding.facts import cues, words
from bot.understanding.facts.holidays import HOLIDAYS
from bot.understanding.facts.model import Duration
from bot.understanding.wording.longest_words import LongestWords


class Word(NamedTuple):
    """The parts a word can play, and the value it carries for the grammar (None for most)."""

    roles: frozenset[str]
    value: object = None


#: Words that cannot stand in a table as they are.
_SPELLED_OUT = {"NEWLINE": "\n", "DOUBLEQUOTE": '"'}


def _split(names: str) -> list[str]:
    return [_SPELLED_OUT.get(name) or name.replace("_", " ") for name in names.split()]


def _tables() -> Iterator[tuple[str, str, object]]:
    """(word, role, value) of every table."""
    for table in (words.UNIT_WORDS, words.JOINING_WORDS, cues.CUE_WORDS, cues.TRAP_WORDS, words.ENGLISH_SMALL):
        for role, names in table.items():
            yield from ((name, role, None) for name in _split(names))
    yield from ((name, "edge", None) for name in words.LAST_DAY | words.FIRST_DAY)
    yield from ((name, "idiom", None) for name in _split(cues.IDIOMS))
    yield from ((name, "holiday", None) for name in HOLIDAYS)
    for period, names in words.PERIODS.items():
        yield from ((name, "period", period) for name in _split(names))
    for role, offsets in (("year_word", words.YEAR_WORDS), ("month_word", words.MONTH_WORDS)):
        for offset, names in offsets.items():
            yield from ((name, role, offset) for name in _split(names))
    for length, names in words.LENGTHS.items():
        yield from ((name, "unit", Duration(*length)) for name in _split(names))
    for length, names in words.ROUGH_LENGTHS.items():
        yield from ((name, "rough_length", Duration(*length)) for name in _split(names))
    yield from _days()
    yield from _pinyin_weekdays()
    yield from _english()
    yield from _acts()


def _days() -> Iterator[tuple[str, str, object]]:
    """昨天, 昨晚, 周五, 上个星期五: (offset from today, part of the day) and (offset in weeks or None, weekday)."""
    for offset, names in words.DAY_WORDS.items():
        yield from ((name, "day_word", (offset, None)) for name in _split(names))
    for offset, stem in words.DAY_STEMS.items():
        for period, endings in words.STEM_ENDINGS.items():
            yield from ((stem + ending, "day_word", (offset, period)) for ending in endings.split())
    for day, names in words.DAY_PARTS.items():
        yield from ((name, "day_word", day) for name in _split(names))
    for week in words.WEEKS.split():
        for offset, prefixes in words.WEEK_PREFIXES.items():
            yield from ((prefix + week, "week_word", offset) for prefix in prefixes.split())
        for weekday, signs in words.WEEKDAY_SIGNS.items():
            for sign in signs.split():
                yield week + sign, "weekday", (None, weekday)
                for offset, prefixes in words.WEEK_PREFIXES.items():
                    yield from ((prefix + week + sign, "weekday", (offset, weekday)) for prefix in prefixes.split())


def _pinyin_weekdays() -> Iterator[tuple[str, str, object]]:
    """zhouyi, shang zhou si, xiagexingqi wu."""
    for week, (weekday, days) in product(words.PINYIN_WEEKS.split(), enumerate(words.PINYIN_WEEKDAYS)):
        for day in days.split():
            yield week + day, "weekday", (None, weekday)
            for offset, prefixes in words.PINYIN_WEEK_PREFIXES.items():
                for prefix, first, second in product(_split(prefixes), ("", " "), ("", " ")):
                    yield f"{prefix}{first}{week}{second}{day}", "weekday", (offset, weekday)


def _english() -> Iterator[tuple[str, str, object]]:
    for number, names in enumerate(words.MONTH_NAMES, 1):
        yield from ((name, "month_name", number) for name in names.split())
    for number, names in enumerate(words.WEEKDAY_NAMES):
        yield from ((name, "weekday_name", number) for name in names.split())
    for weeks, name in ((-1, "last week"), (0, "this week"), (1, "next week")):
        yield name, "week_phrase", weeks
    for half, names in words.HALVES_OF_DAY.items():
        yield from ((name, "half_of_day", half) for name in names.split())
    for number, name in enumerate(_split(words.ORDINALS), 1):
        yield from ((spelling, "ordinal_word", number) for spelling in {name, name.replace(" ", "-")})
    yield "twice", "times_word", 2
    yield "thrice", "times_word", 3
    yield "only once", "times_word", 1
    yield "just once", "times_word", 1


def _acts() -> Iterator[tuple[str, str, object]]:
    """申请的, 申请了, 申请过 lie in the past; 申请的话 tells nothing."""
    for act in cues.ACTS.split():
        for ending in ("的", "了", "过"):
            yield act + ending, "past", None
            yield act + ending, "event", None
        yield act + "的话", "neutral", None
        yield act + "的话", "event", None


def _build() -> dict[str, Word]:
    roles: dict[str, set[str]] = {}
    values: dict[str, object] = {}
    for word, role, value in _tables():
        roles.setdefault(word, set()).add(role)
        if value is not None:
            values[word] = value
    return {word: Word(frozenset(parts), values.get(word)) for word, parts in roles.items()}


VOCABULARY = _build()
#: Finds them in folded text.
KNOWN_WORDS = LongestWords(VOCABULARY)
BEGINNINGS = frozenset(word[0] for word in VOCABULARY)
