"""The shape of a topic as a curator writes it in ``knowledge/entries/<platform>/<topic-id>.yaml``.

These are plain immutable records; :mod:`knowledge.loader` fills them from YAML and :mod:`knowledge.check` says what is
wrong with them. A key that is not declared here is refused, so this module is also the reference of the format.
Dates are written ``2023-03-15``, moments ``2022-04-28T00:00:00+08:00``; both are China Standard Time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct, field

CHINA = ZoneInfo("Asia/Shanghai")
"""The time zone of every rule: the notices mean China Standard Time."""

Unit = Literal["days", "hours", "months", "years", "yuan", "count", "date", "moment", "text", "names"]
FactType = Literal["date", "datetime", "amount", "count", "choice"]
ResultType = Literal["date", "datetime", "amount", "truth", "name"]
"""A date or moment answers "when", an amount "how much", a truth "whether", a name "which"."""
Tense = Literal["past", "future", "any"]
Status = Literal["upcoming", "in_force", "ended", "undated"]
ParameterValue = int | float | str | date | datetime | tuple[str, ...]

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A name in braces inside an answer, outcome, step or note: a parameter, fact or result of the same entry."""


class NotInForceError(LookupError):
    """A parameter has no value on the day in question: the rule did not exist yet."""

    def __init__(self, parameter: str, day: date, since: date) -> None:
        super().__init__(f"{parameter} has no value on {day}; it is in force since {since}")
        self.parameter, self.day, self.since = parameter, day, since


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything a curator writes: immutable, unknown keys refused."""


class Text(Record, frozen=True):
    """One text in both languages; traditional script is derived from ``zh``."""

    zh: str
    en: str


class Source(Record, frozen=True):
    """A document that entries cite (``knowledge/sources.yaml``)."""

    title: Text
    publisher: Text
    published: date | None = None
    """Day of publication; None where the document carries none."""
    year_inferred: bool = False
    """The year is inferred from context, not printed in the document."""
    second_hand: bool = False
    """A re-post that confirms a notice, as opposed to the curated primary documents."""


class Citation(Record, frozen=True):
    """Where in a source a statement stands."""

    document: str
    place: str


class Effective(Record, frozen=True):
    """When a rule holds. ``from`` and ``until`` are inclusive days; None is "not known", which is never guessed."""

    since: date | None = field(default=None, name="from")
    until: date | None = None
    inferred: tuple[Literal["from", "until"], ...] = ()
    """Which of the two days rests on an inferred year."""
    note: Text | None = None


class DatedValue(Record, frozen=True):
    """One value of a parameter and the day from which it holds (None: for as long as the source knows)."""

    value: int | float | str | tuple[str, ...]
    source: str
    since: date | None = field(default=None, name="from")


class Parameter(Record, frozen=True):
    """A number, day or name that a rule turns on. Answers show it as ``{name}``; nothing is typed twice."""

    unit: Unit
    label: Text
    values: tuple[DatedValue, ...]

    def at(self, day: date, name: str = "parameter") -> ParameterValue:
        """The value in force on ``day``; raises :class:`NotInForceError` before the first one."""
        chosen = None
        for dated in self.values:
            if dated.since is None or dated.since <= day:
                chosen = dated
        if chosen is None:
            raise NotInForceError(name, day, self.values[0].since or day)
        return self.typed(chosen.value)

    def typed(self, value: int | float | str | tuple[str, ...]) -> ParameterValue:
        """``value`` as its unit says: a date, a moment or the value itself; raises ValueError for a malformed one."""
        if self.unit == "date" and isinstance(value, str):
            return date.fromisoformat(value)
        if self.unit == "moment" and isinstance(value, str):
            return datetime.fromisoformat(value)
        return value


class Option(Record, frozen=True):
    """One possible value of a ``choice`` fact and the words by which people name it."""

    value: str
    label: Text
    words: tuple[str, ...]


class FactSpec(Record, frozen=True):
    """A fact that a topic computes with, and how to ask for it and recognise it."""

    type: FactType
    label: Text
    prompt: Text
    """The question put to the person when the fact is missing."""
    prompt_doubted: Text | None = None
    """The question where a value was told of which it is open whether it counts: 投诉3次, and nobody says that they are
    valid. Without it a question of the bot's own comes before ``prompt``."""
    tense: Tense = "any"
    """Whether the fact lies in the past or in the future of the asker; decides a year that was not said."""
    cues: tuple[str, ...] = ()
    """Words beside a value that give it this role (申请, 提交, applied). ``交~`` and ``发~去`` are verbs with whatever
    people put behind them, ``got .. in`` holds a few words between its parts, ``小二说…`` speaks only for what
    follows."""
    concepts: tuple[str, ...] = ()
    """Concepts of ``terms.yaml`` whose words are cues too: the trade's slang need not be listed twice."""
    not_cues: tuple[str, ...] = ()
    """Words beside a value that give it a role which is none of this topic's facts (扣了, 补了 beside an amount that is
    not the balance): such a value is never taken for this fact."""
    words_of: str | None = None
    """A fact of another topic that people speak of in the same words: ``vip-exit.application_date``. The loader adds
    its ``cues`` and ``not_cues`` to this fact's, so that they are written once in the whole knowledge base."""
    sole: bool = False
    """The only value of its type in a message is this fact even with no cue beside it: people who ask about refunds
    name no other amount. Not for dates, which many things happen on."""
    emptied: tuple[str, ...] = ()
    """Words that tell an amount to be 0 (扣光, 归零)."""
    plannable: bool = False
    """The bot's question for it is as well answered by a day to come: on which day did you, or will you, apply."""
    choices: tuple[Text, ...] = ()
    """Quick replies: each is sent as if the person had typed it. Without any, the first options are offered."""
    options: tuple[Option, ...] = ()
    """For ``choice`` facts: every value that can be named."""
    taken_from: tuple[str, ...] = ()
    """Results of other topics that give this fact if they were just computed: ``vip-exit.effective_date``."""


class ResultSpec(Record, frozen=True):
    """A value that the topic's handler computes."""

    type: ResultType
    label: Text
    needs: tuple[str, ...]
    """The facts it is computed from, in the order in which they are asked for."""
    cues: tuple[str, ...] = ()
    """Words that ask for this value rather than another one of the same topic (最晚哪天申请, shortfall)."""


class Frame(Record, frozen=True):
    """A way to recognise the topic: every group of ``needs`` is met by one of its concepts, no concept of ``unless``.

    The first group is what the topic is about (a name alone is offered the topics that start with it), the last is what
    is asked: a frame whose last group stands in a phrase that asks outweighs one that is only told about. Concepts are
    keys of ``knowledge/terms.yaml``.
    """

    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()


class Questions(Record, frozen=True):
    """Example questions: what the matcher learns from and what a curator tests with."""

    colloquial: tuple[str, ...] = ()
    formal: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    english: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every example, in the order of the fields."""
        return self.colloquial + self.formal + self.keywords + self.english


class Answer(Record, frozen=True):
    """The rule in two lengths. ``short`` is one line that answers; ``full`` gives the details."""

    short: Text
    full: Text


class Point(Text, frozen=True):
    """What the rule, or its sources' silence, says on one thing that people ask about: where the money goes, whether a
    holiday moves the day. Such a question is answered with it first.
    """

    cues: tuple[str, ...]
    """Words that ask for it (退到哪, "which account"). ``A..B`` is A and shortly after it B in the same clause."""


class Letter(Record, frozen=True):
    """A text that a rule wants in writing, drafted from the facts; the person copies it."""

    title: Text
    body: Text


class Case(Record, frozen=True):
    """A worked example that lives with the rule and runs in ``kb check`` and the tests."""

    name: str
    """A sentence that says what the case shows."""
    given: Mapping[str, int | float | str | bool]
    expect: Mapping[str, int | float | str | bool]
    """Expected result values in the notation of the JSON-lines interface; exactly these values, no more."""
    asked_at: datetime | None = None
    """When the question is asked; a fixed day after every fact where it does not matter."""
    outcome: str | None = None
    """The outcome text that must be chosen, where that matters."""


class Entry(Record, frozen=True):
    """One topic: the file name without ``.yaml`` is its id."""

    id: str
    platform: str
    category: str
    title: Text
    sources: tuple[Citation, ...]
    effective: Effective
    answer: Answer
    questions: Questions
    frames: tuple[Frame, ...]
    parameters: Mapping[str, Parameter] = {}
    shared_parameters: Mapping[str, str] = {}
    """Parameters that another topic owns, by the name used here: ``rejoin_months: vip-rejoin.rejoin_months``.
    The loader adds them to ``parameters``, so that a number is written once in the whole knowledge base."""
    open_points: tuple[Text, ...] = ()
    """What the sources do not settle; said in the answer."""
    points: tuple[Point, ...] = ()
    """Single points of the rule that people ask about, each a first line of its own."""
    handler: str | None = None
    """Module in ``handlers/`` that computes; None for a topic that only has a rule."""
    facts: Mapping[str, FactSpec] = {}
    not_cues: tuple[str, ...] = ()
    """Words beside a value that make it none of this topic's facts; the loader adds them to its facts' ``not_cues``."""
    not_computed: tuple[str, ...] = ()
    """Words of a case that the rule does not cover or the sources do not settle (驳回, 普通订单): the rule is stated,
    and nothing is computed. ``A..B`` is A and shortly after it B, with nothing between them that denies it."""
    results: Mapping[str, ResultSpec] = {}
    outcomes: Mapping[str, Text] = {}
    """First line of a computed reply, by the outcome the handler chose."""
    steps: Mapping[str, Text] = {}
    """One line of the derivation, by step key."""
    notes: Mapping[str, Text] = {}
    """Remarks that a handler can attach to a result (a window that is over, a product that has stopped)."""
    letters: tuple[Letter, ...] = ()
    related: tuple[str, ...] = ()
    """Topics people ask about next."""
    cases: tuple[Case, ...] = ()

    def status(self, day: date) -> Status:
        """``upcoming``, ``in_force`` or ``ended`` on ``day``; ``undated`` where the sources give no start."""
        since, until = self.effective.since, self.effective.until
        if until is not None and day > until:
            return "ended"
        if since is None:
            return "undated"
        return "upcoming" if day < since else "in_force"


class KnowledgeBase(Struct, frozen=True):
    """Everything that is known, loaded and validated. ``version`` is a digest of the files it came from."""

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    categories: Mapping[str, Text]
    version: str
