"""The two day counts of a voluntary exit from the VIP wholesale centre, shared by its exit and re-joining handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers import given
from handlers.calendar import add_days, add_months
from handlers.result import Facts, ImpossibleFactError, Rule


@dataclass(frozen=True, slots=True)
class Exit:
    """The exit that follows from an application."""

    application_date: date
    notice_days: int
    regular_date: date
    """The last day of the notice, on which the exit takes effect by itself."""
    confirmed_date: date | None
    """The day Alibaba confirmed, if any."""

    @property
    def confirmed_earlier(self) -> bool:
        """Whether the confirmed day counts; one that is not earlier than the regular day does not."""
        return self.confirmed_date is not None and self.confirmed_date < self.regular_date

    @property
    def effective_date(self) -> date:
        """The day on which the exit takes effect."""
        return self.confirmed_date if self.confirmed_date and self.confirmed_earlier else self.regular_date


def exit_from(facts: Facts, rule: Rule) -> Exit | None:
    """The exit that ``application_date`` [``confirmed_date``] and parameter ``notice_days`` determine.

    None without an application. Raises ImpossibleFactError for a day confirmed before the application.
    """
    applied, confirmed = given.day(facts, "application_date"), given.day(facts, "confirmed_date")
    if applied is None:
        return None
    if confirmed is not None and confirmed < applied:
        raise ImpossibleFactError("confirmed_date", "before_application")
    notice_days = rule.number("notice_days", applied)
    return Exit(applied, notice_days, add_days(applied, notice_days), confirmed)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The time after a voluntary exit in which Alibaba accepts no re-joining."""

    rejoin_months: int
    last_blocked_day: date

    @property
    def rejoin_from(self) -> date:
        """The first day on which re-joining is possible again."""
        return add_days(self.last_blocked_day, 1)


def waiting_after(exit_day: date, rule: Rule) -> Waiting:
    """The waiting time after an exit on ``exit_day`` (parameter ``rejoin_months``)."""
    months = rule.number("rejoin_months", exit_day)
    return Waiting(months, add_months(exit_day, months))
