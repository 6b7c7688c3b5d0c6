"""Goals: which results of a topic a message asks for, and whether it asks for its own case or for the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.patterns import compiled, pattern
from bot.understanding.acts.speech import Speech
from bot.understanding.wording.clauses import says_nothing_else
from bot.understanding.wording.per_entry import per_entry
from knowledge.model import Entry

_ANSWERED_BY = {
    "when": ("date", "datetime"),
    "how_much": ("amount",),
    "whether": ("truth",),
    "which": ("name",),
}


def cued_results(folded: str, entry: Entry) -> tuple[str, ...]:
    """Results that the message names by one of their cue words; of overlapping cues the longest counts."""
    return _named(folded, _cues(entry))


@dataclass(frozen=True, slots=True, eq=False)
class _Cues:
    """The folded cue words of a topic's results, in order, each with its result; and their places by first character."""

    rows: tuple[tuple[str, str], ...]
    places: Mapping[str, list[int]]
    any: re.Pattern[str]
    """Any of them: most messages have none of a topic that is only related to theirs."""


@per_entry
def _cues(entry: Entry) -> _Cues:
    rows = tuple((name, cue.lower()) for name, spec in entry.results.items() for cue in spec.cues)
    places: dict[str, list[int]] = {}
    for place, (_, cue) in enumerate(rows):
        places.setdefault(cue[0], []).append(place)
    return _Cues(rows, places, compiled("|".join(re.escape(cue) for _, cue in rows) or "(?!)"))


@lru_cache(maxsize=256)
def _named(folded: str, cues: _Cues) -> tuple[str, ...]:
    """Asked for several times in one turn."""
    if cues.any.search(folded) is None:
        return ()
    likely = [place for sign, places in cues.places.items() if sign in folded for place in places]
    rows = [cues.rows[place] for place in sorted(likely)]
    found = [(at, at + len(cue), name) for name, cue in rows if (at := folded.find(cue)) >= 0]
    kept = [
        row
        for row in found
        if not any(
            o is not row and o[0] <= row[0] and row[1] <= o[1] and o[2] != row[2] and _longer(o, row) for o in found
        )
    ]
    return tuple(dict.fromkeys(name for _, _, name in kept))


def _longer(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[1] - one[0] > other[1] - other[0]


_MODAL = pattern(r"[会能](?!员|计|议|力|不[会能])")


def only_asks_for_results(folded: str, asked_in: str, entry: Entry) -> bool:
    """Whether a message only names a result of the topic (那最晚哪天?) and leaves the rest to the conversation.

    ``asked_in``: the folded text without the days it tells.
    """
    if not cued_results(asked_in, entry):
        return False
    for cue in sorted((cue for _, cue in _cues(entry).rows), key=len, reverse=True):
        folded = folded.replace(cue, " ")
    return says_nothing_else(_MODAL.sub(" ", folded), f"{entry.title.zh} {entry.title.en}".lower())


def results_by_form(entry: Entry, speech: Speech) -> tuple[str, ...]:
    """The first result whose type answers the form of the question: a date for "when", an amount for "how much"."""
    wanted = []
    for ask, types in _ANSWERED_BY.items():
        if ask in speech.asks:
            fitting = [name for name, spec in entry.results.items() if spec.type in types]
            wanted.extend(fitting[:1])
    return tuple(dict.fromkeys(wanted))


def wanted_results(folded: str, entry: Entry, speech: Speech) -> tuple[str, ...]:
    """The results that the message asks for: those it names, else those that the form of its question fits."""
    return cued_results(folded, entry) or results_by_form(entry, speech)


def needed_facts(entry: Entry, goals: Iterable[str]) -> tuple[str, ...]:
    """The facts that the results ``goals`` are computed from, in the order in which they are asked for."""
    if goals is entry.results:
        return _needed_for_any(entry)
    return tuple(dict.fromkeys(need for goal in goals for need in entry.results[goal].needs))


@per_entry
def _needed_for_any(entry: Entry) -> tuple[str, ...]:
    """The same for all results of a topic."""
    return tuple(dict.fromkeys(need for spec in entry.results.values() for need in spec.needs))


@per_entry
def served_facts(entry: Entry) -> frozenset[str]:
    """The facts that some result of the topic is computed from."""
    return frozenset(need for spec in entry.results.values() for need in spec.needs)


def about_own_case(speech: Speech, wanted: tuple[str, ...], *, named: bool = False) -> bool:
    """Whether the person asks for a result of their own rather than for the rule.

    "On which day" has no answer but a personal one, nor has "how much" where the message names the result (``named``):
    how much to top up. "How long" and "how many" ask for the rule's own number, whoever asks, and "since when does this
    rule hold" asks about the rule.
    """
    if not wanted or speech.about_the_rule:
        return False
    rule_number = bool(speech.asks & {"how_long", "how_many"}) and not speech.asks & {"when", "how_much"}
    own = speech.does("personal") or "when" in speech.asks or (named and "how_much" in speech.asks)
    return not rule_number and own


@per_entry
def wished_facts(entry: Entry) -> frozenset[str]:
    """Facts to come that only some of the topic's results need: a day that one would like, not one that is set."""
    results = entry.results.values()
    return frozenset(
        name
        for name, spec in entry.facts.items()
        if spec.tense == "future" and any(name not in result.needs for result in results)
    )
