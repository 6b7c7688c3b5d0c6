"""Echoes: values that repeat the answer or say what day it is tell nothing new."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.understanding.echoes import checks, without_echoes
from tests.conftest import NOON

EXIT = "2023-05-25"
TWO_DAYS = ("2023-05-25", "2023-08-26")


@pytest.fixture
def left(assistant: Assistant):  # type: ignore[no-untyped-def]
    """The texts of the values that are left of a message after the results of the last answer."""

    def _left(text: str, *results: object) -> list[str]:
        heard = assistant.understander.understand(text, NOON)
        return [item.text for item in without_echoes(heard, heard.reading, results, NOON).facts]

    return _left


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("那就是25号咯", (EXIT,)),
        ("也就是说5月25号", (EXIT,)),
        ("5月25号对吧", (EXIT,)),
        ("意思是8月26号可以", TWO_DAYS),
        ("so it's May 25", (EXIT,)),
        ("the 25th, right?", (EXIT,)),
        ("合着要补1700元", (1700,)),
        ("合着要补1700.5元", (1700.5,)),
    ],
)
def test_what_a_check_repeats_of_the_answer_is_left_out(left, text: str, results: tuple[object, ...]) -> None:
    assert left(text, *results) == []


@pytest.mark.parametrize(
    ("text", "results", "kept"),
    [
        ("那就是20号咯", (EXIT,), ["20号"]),
        ("那就是6月25号咯", (EXIT,), ["6月25号"]),
        ("合着要补1800元", (1700,), ["1800元"]),
        ("合着要补1元", (True,), ["1元"]),
        ("25号", (EXIT,), ["25号"]),
        ("说错了,是25号,对吧", (EXIT,), ["25号"]),
        ("要是25号呢,对吗", (EXIT,), ["25号"]),
    ],
)
def test_another_value_a_mere_value_and_one_put_right_stay(
    left, text: str, results: tuple[object, ...], kept: list[str]
) -> None:
    assert left(text, *results) == kept


@pytest.mark.parametrize("text", ["今天是17号,还剩几天", "现在都17号了", "today is the 17th, how long is left"])
def test_what_day_it_is_tells_nothing(left, text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    ("text", "kept"), [("今天17号交的", "17号"), ("今天是16号", "16号"), ("我是17号,来问问", "17号")]
)
def test_an_event_of_today_and_another_day_stay(left, text: str, kept: str) -> None:
    assert kept in left(text)


@pytest.mark.parametrize(
    ("text", "checking"),
    [
        ("所以是9号对吧", True),
        ("that means the 9th", True),
        ("嗯嗯那就是9号", True),
        ("9号", False),
        ("不对,那就是9号", False),
        ("要是那样,就是说9号吗", False),
    ],
)
def test_a_message_that_only_asks_whether_the_answer_was_understood(
    assistant: Assistant, text: str, checking: bool
) -> None:
    assert checks(assistant.understander.understand(text, NOON)) is checking
