"""The fact reader: dates, times, amounts, counts and durations in what people write, each with its place in the text."""

from bot.understanding.facts.bare import read_bare_number
from bot.understanding.facts.model import Duration, Heard, Kind, Problem, Reading, Shift, Tense
from bot.understanding.facts.reader import read
from bot.understanding.facts.shifts import read_shift

__all__ = [
    "Duration",
    "Heard",
    "Kind",
    "Problem",
    "Reading",
    "Shift",
    "Tense",
    "read",
    "read_bare_number",
    "read_shift",
]
