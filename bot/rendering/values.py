"""Values in words: dates, moments and amounts as a reader of each language writes them; templates filled with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from bot.patterns import pattern
from bot.understanding.wording.per_entry import per_entry
from handlers.result import Value
from knowledge.model import CHINA, PLACEHOLDER, Entry, NotInForceError, ParameterValue, Text

Words = Literal["zh", "en"]
"""The language that a text is written in; traditional script is made of ``zh`` at the end."""

Shown = Value | ParameterValue

_PERIOD = pattern(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2]))?|(?P<first>\d{4}-\d\d-\d\d) – (?P<last>\d{4}-\d\d-\d\d)"
)
"""How a day that is only known by its year, month or week is kept for showing."""
_BOUND = pattern(r"(?P<sign>[<>≤≥]) (?:(?P<day>\d{4}-\d\d-\d\d)|(?P<number>[\d.]+))")
"""How a value that is only known to lie on one side of another is kept for showing."""
_NUMBERS_BESIDE = {
    "zh": {"<": "不到", ">": "超过", "≤": "最多", "≥": "至少"},
    "en": {"<": "less than ", ">": "more than ", "≤": "at most ", "≥": "at least "},
}
_DAYS_BESIDE = {
    "zh": {"<": "{}之前", ">": "{}之后", "≤": "{}或之前", "≥": "{}或之后"},
    "en": {"<": "some day before {}", ">": "some day after {}", "≤": "{} or before", "≥": "{} or after"},
}
_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(value: Shown, words: Words) -> str:
    """``value`` as people read it: 2023年5月25日(周四), Thu 25 May 2023, 15:00; numbers without needless digits."""
    match value:
        case datetime():
            return _moment(value, words)
        case date():
            return _day(value, words)
        case bool():
            return {"zh": "是" if value else "否", "en": "yes" if value else "no"}[words]
        case tuple():
            return _names(value, words)
        case Decimal() | float():
            return _number(Decimal(str(value)))
        case str() if (period := _PERIOD.fullmatch(value)) is not None:
            return _period(period, words)
        case str() if (bound := _BOUND.fullmatch(value)) is not None:
            return _bound(bound, words)
    return str(value)


def _names(names: tuple[str, ...], words: Words) -> str:
    """Names one after another, told apart where one of them holds a comma itself: “日用百货”“工艺品、礼品”."""
    if words == "en":
        return ("; " if any("," in name for name in names) else ", ").join(names)
    return "".join(f"“{name}”" for name in names) if any("、" in name for name in names) else "、".join(names)


def _bound(bound: re.Match[str], words: Words) -> str:
    """A value of which only one side is known: 超过300, less than 300, 2023年3月1日(周三)之前."""
    sign = bound["sign"]
    if bound["day"]:
        return _DAYS_BESIDE[words][sign].format(_day(date.fromisoformat(bound["day"]), words))
    return _NUMBERS_BESIDE[words][sign] + bound["number"]


def _period(period: re.Match[str], words: Words) -> str:
    """A year, a month, or the first and last day of a time: 2023年, 2023年2月, Feb 2023."""
    if period["first"]:
        first, last = (date.fromisoformat(period[name]) for name in ("first", "last"))
        return f"{_day(first, words)} – {_day(last, words)}"
    if not period["month"]:
        return f"{period['year']}年" if words == "zh" else period["year"]
    year, month = int(period["year"]), int(period["month"])
    return f"{year}年{month}月" if words == "zh" else f"{_MONTHS[month - 1]} {year}"


def day_named(day: date, words: Words) -> str:
    """A day without its weekday, as one would type it: 2023年5月25日, 25 May 2023."""
    if words == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _day(day: date, words: Words) -> str:
    weekday = _WEEKDAYS[words][day.weekday()]
    return f"{day_named(day, words)}(周{weekday})" if words == "zh" else f"{weekday} {day_named(day, words)}"


def _moment(moment: datetime, words: Words) -> str:
    local = moment.astimezone(CHINA)
    seconds = f":{local.second:02}" if local.second else ""
    clock = f"{local.hour:02}:{local.minute:02}{seconds}"
    return f"{_day(local.date(), words)}{'' if words == 'zh' else ','} {clock}"


def _number(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{number:.0f}" if whole else f"{number.normalize():f}"


def parameters_at(entry: Entry, day: date) -> dict[str, ParameterValue]:
    """The topic's parameters as in force on ``day``; before its first day a parameter shows its first value."""
    values: dict[str, ParameterValue] = {}
    for name, parameter in entry.parameters.items():
        try:
            values[name] = parameter.at(day, name)
        except NotInForceError:
            values[name] = parameter.typed(parameter.values[0].value)
    return values


def shown_parameters(entry: Entry, day: date, words: Words) -> dict[str, Shown]:
    """:func:`parameters_at`, names that are options of the topic's facts in the reader's words."""
    labels = option_labels(entry, words)
    return {name: labelled(value, labels) for name, value in parameters_at(entry, day).items()}


def option_labels(entry: Entry, words: Words) -> Mapping[str, str]:
    """What the values that can be chosen are called: 玩具 is toys in English."""
    chinese, english = _labels(entry)
    return chinese if words == "zh" else english


@per_entry
def _labels(entry: Entry) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The labels of a topic's options by their values, in Chinese and in English."""
    options = [option for spec in entry.facts.values() for option in spec.options]
    return {one.value: one.label.zh for one in options}, {one.value: one.label.en for one in options}


def labelled(value: Shown, labels: Mapping[str, str]) -> Shown:
    """``value`` by its label if it has one; of several names, each."""
    match value:
        case str():
            return labels.get(value, value)
        case tuple():
            return tuple(labels.get(name, name) for name in value)
    return value


def fill(text: Text, words: Words, values: Mapping[str, Shown]) -> str:
    """``text`` in one language with its placeholders filled; raises KeyError for a placeholder without a value."""
    template = text.zh if words == "zh" else text.en
    if "{" not in template:  # most have nothing to be filled
        return template
    return PLACEHOLDER.sub(lambda match: say(values[match.group(1)], words), template)
