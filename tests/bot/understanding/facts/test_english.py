"""Facts in English and in mixed messages."""

import pytest

from tests.bot.understanding.facts.reading import heard

ENGLISH = [
    ("applied on Nov 5", "2024-11-05"),
    ("applied Nov 5th, 2023", "2023-11-05"),
    ("applied Nov. 5", "2024-11-05"),
    ("applied 5 November", "2024-11-05"),
    ("applied on the 5th of November", "2024-11-05"),
    ("applied on the 5th", "2024-11-05"),
    ("2024 Nov 5", "2024-11-05"),
    ("November 31", "!no_such_date"),
    ("applied 2024-11-05", "2024-11-05"),
    ("applied yesterday", "2024-11-12"),
    ("the day before yesterday", "2024-11-11"),
    ("tomorrow", "2024-11-14"),
    ("this morning", "2024-11-13"),
    ("last night at 8", "2024-11-12T20:00"),
    ("last Friday", "2024-11-08"),
    ("this Friday", "2024-11-15"),
    ("next Monday", "2024-11-18"),
    ("Tuesday last week", "2024-11-05"),
    ("next week Tuesday", "2024-11-19"),
    ("4 days ago", "2024-11-09"),
    ("a week ago", "2024-11-06"),
    ("two months ago", "2024-09-13"),
    ("half an hour ago", "2024-11-13T13:00"),
    ("in three days", "2024-11-16"),
    ("10 days from now", "2024-11-23"),
    ("end of this month", "2024-11-30"),
    ("the end of next month", "2024-12-31"),
    ("the last day of October", "2024-10-31"),
    ("signed at 2pm yesterday", "2024-11-12T14:00"),
    ("signed yesterday at 2:20 pm", "2024-11-12T14:20"),
    ("signed 14:20 on Nov 12", "2024-11-12T14:20"),
    ("Nov 12, 2024 14:20", "2024-11-12T14:20"),
    ("5 Nov 2024 at 12 noon", "2024-11-05T12:00"),
    ("half past two yesterday", "2024-11-12T02:30"),
    ("8 in the evening yesterday", "2024-11-12T20:00"),
    ("it expires on Christmas", "2024-12-25"),
    ("signed on National Day", "2024-10-01"),
    ("I may 5 times", "5"),
    ("13pm", "!no_such_time"),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert heard(text) == expected
