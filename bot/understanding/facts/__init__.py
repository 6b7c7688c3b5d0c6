"""The fact reader: dates, times, amounts, counts and durations in what people write, each with its place in the text.

The way of a message: `scan` folds its characters, `tokens` cuts it into figures (`grouping` says which digits with
commas are one) and the words of `vocabulary` (whose tables are `words` and `cues`), `bans` takes out what only looks
like a fact, the rules of `reader` find drafts (`moments` with `dates`, `figures`, `relative`, `holidays`, `english`,
`clock`, `english_clock` and `hours`; `durations`; `counts`; `money`), and `resolve` settles what the drafts leave open,
with the help of `tense`. Numbers are read by `numerals`, those in Latin letters by `pinyin`. No rule looks further than a
few words from its figure, so no message is slow. `shifts` and `bare` read the same tokens as steps away from a told fact
and as short answers; `whole` reads the facts and the step of a message at once.
"""

from bot.understanding.facts.bare import read_bare_number
from bot.understanding.facts.days import day_said
from bot.understanding.facts.model import Duration, Heard, Kind, Problem, Reading, Shift, Tense
from bot.understanding.facts.reader import read
from bot.understanding.facts.shifts import read_shift
from bot.understanding.facts.whole import read_message

__all__ = [
    "Duration",
    "Heard",
    "Kind",
    "Problem",
    "Reading",
    "Shift",
    "Tense",
    "day_said",
    "read",
    "read_bare_number",
    "read_message",
    "read_shift",
]
