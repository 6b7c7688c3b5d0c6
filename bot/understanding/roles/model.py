"""What assigning gives: a value as a fact of a topic, and all that a message tells about the topic's facts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from bot.understanding.facts import Heard
from bot.understanding.naming.bounds import Bound
from bot.understanding.wording.clauses import Mood


class Role(Struct, frozen=True):
    """A value as a fact: exact, or the end of a range on one side; and how its clause places it in time."""

    heard: Heard
    bound: Bound | None = None
    mood: Mood | None = None


class Assignment(Struct, frozen=True):
    """What a message tells about the facts of one topic."""

    roles: Mapping[str, Role] = {}
    options: Mapping[str, str] = {}
    """Values of ``choice`` facts that are named in the text."""
    unclear: tuple[str, ...] = ()
    """Facts that are named with a value that the words leave open: two dates, a range, an estimate."""
    distrusted: frozenset[str] = frozenset()
    """Those of them that no value read can be trusted with, whatever it is: what was told came to nothing."""
    candidates: Mapping[str, tuple[Role, ...]] = {}
    """The values between which the words leave an unclear fact."""
    denied: tuple[Heard, ...] = ()
    """Values that are said not to hold: 不是10号."""
    undone: frozenset[str] = frozenset()
    """Facts whose event is said not to have happened: 还没申请."""
    fell_through: frozenset[str] = frozenset()
    """Facts whose event is said to have come to nothing or to have been put off: 认证没通过, 推迟了."""
    named: frozenset[str] = frozenset()
    """Facts that the message names at all."""
    barred: frozenset[str] = frozenset()
    """Amounts and counts that the message changes without saying what they are now: 又扣了500."""
    loose: tuple[Heard, ...] = ()
    """Values that fit some fact of the topic by type and that no word claims."""
    stray: tuple[Heard, ...] = ()
    """Days among them that are told of something of which the words do not say what it is."""
