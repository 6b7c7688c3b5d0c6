"""What a handler takes and gives: facts and a rule in, a result with its derivation out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from knowledge.model import CHINA, Entry, NotInForceError, ParameterValue

__all__ = ["Facts", "Handler", "ImpossibleFactError", "NotInForceError", "Result", "Rule", "Step", "Value", "day_of"]

Value = date | datetime | Decimal | int | bool | str
"""A fact or a computed value: a day, an aware moment (China), yuan as Decimal, a count, a truth, a name."""

Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation: the key of a text in the entry's ``steps`` and the values it shows."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What follows from the facts.

    ``values`` holds only what the facts determine. ``missing`` names the facts that would determine more, the most
    useful one first. ``outcome`` is the key of the headline in the entry's ``outcomes`` (None while nothing is
    determined), ``used`` the facts that the values rest on, ``notes`` keys of the entry's ``notes``.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    outcome: str | None = None
    steps: tuple[Step, ...] = ()
    used: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class ImpossibleFactError(ValueError):
    """A fact cannot be true (a negative balance, a confirmation before the application); nothing is computed from it.

    ``fact`` is its name, ``reason`` a snake_case code that the bot turns into words.
    """

    def __init__(self, fact: str, reason: str) -> None:
        super().__init__(f"{fact}: {reason}")
        self.fact, self.reason = fact, reason


@dataclass(frozen=True, slots=True)
class Rule:
    """The parameters of one topic, as a handler sees them."""

    entry: Entry

    def value(self, name: str, on: date | datetime) -> ParameterValue:
        """Parameter ``name`` as in force on a day; raises KeyError if unknown, NotInForceError if not yet in force."""
        return self.entry.parameters[name].at(day_of(on), name)

    def number(self, name: str, on: date | datetime) -> int:
        """A whole-number parameter (days, hours, months, years, count, yuan); raises TypeError for any other."""
        value = self.value(name, on)
        if not isinstance(value, int):
            raise TypeError(f"{self.entry.id}.{name} is no whole number: {value!r}")
        return value


Handler = Callable[[Facts, Rule, datetime], Result]
"""``compute(facts, rule, asked_at)`` of a handler module; pure.

Raises :class:`ImpossibleFactError` for a fact that cannot be true, TypeError for a parameter of another type than it
needs (``kb check`` runs every handler), and NotInForceError for a day before a parameter's first value, unless it is
wrapped in :func:`handlers.parameters.while_in_force`.
"""


def day_of(moment: date | datetime) -> date:
    """The calendar day in China of a day or an aware moment."""
    return moment.astimezone(CHINA).date() if isinstance(moment, datetime) else moment
