"""Expectation: what the conversation makes of a value that no word of the message places."""

from __future__ import annotations

from msgspec import Struct

from bot.understanding.wording.clauses import Span


class Expectation(Struct, frozen=True):
    """What the conversation makes likely: the fact asked for, the facts of the wanted results, a correction."""

    asked: str | None = None
    needed: tuple[str, ...] = ()
    last_wins: bool = False
    """The message corrects itself or an earlier one: of two values for one fact the later counts."""
    same_role: tuple[str, ...] = ()
    """Facts given before: in a what-if or a correction a value without a cue replaces the only one of its type."""
    open: tuple[str, ...] = ()
    """Facts that other results of the topic still need: what a message that is nothing but a day may be."""
    step: Span | None = None
    """Where the message says by how much it varies a fact (再来一次): what stands there is no fact itself."""
    own_case: bool = False
    """The conversation is about the person's own case, and this message tells of it rather than asks about another."""
    elsewhere: bool = False
    """The message corrects a value that nobody had told (不是350,是530): it is about no fact told or asked for."""
    aside: frozenset[Span] = frozenset()
    """Where values stand that are said of another programme or product than the topic's."""
    question: bool = False
    """The message asks something: a value without a cue in it need not answer what was asked before."""
