"""Rules for the handler tests: parameters as the knowledge base has them, without its texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from handlers.registry import handler
from handlers.result import Result, Rule, Value
from knowledge.model import CHINA, Answer, DatedValue, Effective, Entry, Parameter, Questions, Text, Unit

RawValue = int | float | str | tuple[str, ...]
Raw = RawValue | list[tuple[str | None, RawValue]]
"""A value that always held, or a list of (from which day, value)."""

_EMPTY = Text(zh="", en="")
_NEW_REFUND_RULE = "2023-03-15"
_RENAMED = "2021-03-10"

PARAMETERS: dict[str, dict[str, tuple[Unit, Raw]]] = {
    "vip-exit": {"notice_days": ("days", 15), "rejoin_months": ("months", 3)},
    "vip-rejoin": {"notice_days": ("days", 15), "rejoin_months": ("months", 3)},
    "vip-removal-deposit": {"minimum_balance": ("yuan", 6000), "topup_days": ("days", 3)},
    "vip-removal-complaints": {"complaint_limit": ("count", 3)},
    "vip-removal-fake-trade": {"fake_trade_limit": ("count", 2)},
    "refund-response": {
        "rule_start": ("date", _NEW_REFUND_RULE),
        "amount_limit": ("yuan", [(_NEW_REFUND_RULE, 300)]),
        "response_hours": ("hours", [(_NEW_REFUND_RULE, 24)]),
        "longest_days": ("days", [(_NEW_REFUND_RULE, 7)]),
    },
    "trustpass-activation": {
        "start_delay_days": ("days", [(None, 1), ("2022-04-28", 0)]),
        "change_day": ("date", "2022-04-28"),
    },
    "trustpass-renewal": {
        "term_years": ("years", 2),
        "start_time": ("text", "00:00:00"),
        "end_time": ("text", "23:59:59"),
    },
    "dianxiaomi-benefit": {"cutoff_date": ("date", "2023-03-01"), "product_stop_date": ("date", "2023-05-04")},
    "dianxiaomi-refund": {
        "stop_date": ("date", "2023-05-04"),
        "refund_from": ("date", "2023-05-04"),
        "refund_until": ("date", "2023-05-10"),
        "rounding": ("yuan", 0.1),
    },
    "double11-auto-receipt": {
        "window_start": ("text", "11-11 16:00:00"),
        "window_end": ("text", "11-13 15:59:59"),
        "receipt_days": ("days", 13),
        "notice_year": ("text", "2020"),
    },
    "category-adjustment": {"named_categories": ("names", ("母婴用品", "工艺品、礼品", "日用百货"))},
    "store-type-rename": {
        "flagship_old_names": ("names", ("官方旗舰店", "品牌旗舰店")),
        "specialty_old_names": ("names", ("品牌专营店",)),
        "flagship_new_name": ("text", [(_RENAMED, "实力旗舰店")]),
        "specialty_new_name": ("text", [(_RENAMED, "实力专营店")]),
        "rename_date": ("date", _RENAMED),
    },
}


def rule(topic: str, **changed: tuple[Unit, Raw]) -> Rule:
    """The rule of a topic, with some of its parameters changed."""
    parameters = {name: _parameter(*spec) for name, spec in {**PARAMETERS[topic], **changed}.items()}
    answer, questions = Answer(short=_EMPTY, full=_EMPTY), Questions()
    entry = Entry(topic, "1688", "vip", _EMPTY, (), Effective(), answer, questions, (), parameters)
    return Rule(entry)


def compute(
    topic: str, facts: Mapping[str, object], asked_at: str = "2024-01-15T12:00:00", **changed: tuple[Unit, Raw]
) -> Result:
    """What a topic's handler makes of facts; days and moments may be written as text."""
    read: dict[str, Value] = {name: _read(value) for name, value in facts.items()}
    return handler(topic.replace("-", "_"))(read, rule(topic, **changed), moment(asked_at))


def moment(text: str) -> datetime:
    """A moment in China."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def plain(result: Result) -> dict[str, object]:
    """The values of a result with days and moments as text (moments without the offset of China)."""
    return {name: _plain(value) for name, value in result.values.items()}


def keys(result: Result) -> list[str]:
    """The keys of a result's steps, in order."""
    return [step.key for step in result.steps]


def shown(result: Result, key: str) -> dict[str, object]:
    """The values that one step shows, as text where they are days or moments."""
    (step,) = (step for step in result.steps if step.key == key)
    return {name: _plain(value) for name, value in step.values.items()}


def _parameter(unit: Unit, raw: Raw) -> Parameter:
    dated = raw if isinstance(raw, list) else [(None, raw)]
    values = tuple(DatedValue(value, "a-source", date.fromisoformat(day) if day else None) for day, value in dated)
    return Parameter(unit, _EMPTY, values)


def _read(value: object) -> Value:
    """A day or a moment written as text, or the value itself."""
    if not isinstance(value, str):
        assert isinstance(value, date | Decimal | int)
        return value
    if "T" in value:
        return moment(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _plain(value: Value) -> object:
    if isinstance(value, datetime):
        assert value.utcoffset() == moment("2024-01-01T00:00:00").utcoffset()
        return value.replace(tzinfo=None).isoformat()
    return value.isoformat() if isinstance(value, date) else value
