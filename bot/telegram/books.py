"""The books of the outbox: how a try to send ended, and what nobody sends although it is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from bot.storage import chats, deliveries, outbox
from bot.storage.outbox import Orphan, Send
from bot.storage.statements import lock_lanes
from bot.telegram import verdicts
from bot.telegram.verdicts import Verdict


class LeftOver(NamedTuple):
    """What a sweep finds."""

    orphans: list[Orphan]
    loose: list[Send]
    chats: list[int]


def left_over(connection: Connection, living: frozenset[int] | None, mine: int, now: datetime) -> LeftOver:
    """What no living process sends (nothing, if it cannot be told who lives), what is loose, and chats that wait."""
    orphans = [] if living is None else outbox.orphans(connection, living - {mine})
    return LeftOver(orphans, outbox.claim_loose(connection, mine, now), outbox.open_chats(connection, now))


def write(connection: Connection, send: Send, verdict: Verdict, now: datetime) -> list[int]:
    """Writes a verdict down; gives the chats that have more to send."""
    chat_id = send.chat_id
    if chat_id is not None:
        lock_lanes(connection, {chat_id, verdict.chat_id} if isinstance(verdict, verdicts.Moved) else {chat_id})
    match verdict:
        case verdicts.Delivered() if send.method == "deleteMessage" and send.edits is not None:
            deliveries.mark_deleted(connection, send.id, send.edits, now)
        case verdicts.Delivered():
            deliveries.mark_sent(connection, send.id, verdict.message_id, now, fleeting=send.fleeting)
        case verdicts.Again():
            flags = {"failed": verdict.failed, "doubtful": verdict.doubtful, "timed_out": verdict.timed_out}
            at = now + timedelta(seconds=verdict.seconds)
            deliveries.put_back(connection, send.id, at, verdict.error, **flags)
        case verdicts.Silenced() if chat_id is not None:
            chats.silence(connection, chat_id, now, now + timedelta(seconds=verdict.seconds))
            deliveries.put_back(connection, send.id, None, "too many requests", failed=False)
        case verdicts.Moved() if chat_id is not None:
            chats.move(connection, chat_id, verdict.chat_id, now)
            deliveries.put_back(connection, send.id, None, "the group moved", failed=False)
            chat_id = verdict.chat_id
        case verdicts.Unreachable() if chat_id is not None:
            chats.mark_unreachable(connection, chat_id, now, verdict.error)
        case verdicts.Barred():
            deliveries.put_back(connection, send.id, None, verdict.error, failed=False)
        case verdicts.Unclear():
            deliveries.mark_unclear(connection, send.id, verdict.error, fleeting=send.fleeting)
        case verdicts.Refused():
            deliveries.mark_failed(connection, send.id, verdict.error, fleeting=send.fleeting)
    return [chat_id] if chat_id is not None and outbox.has_open(connection, chat_id) else []


def release(connection: Connection, rows: list[Orphan], mine: int, now: datetime) -> list[Send]:
    """Gives back what a dead process was sending (which may have arrived), or what this one never began to.

    What may have arrived too often is given up: it would show again and again, and may be what the processes die of.
    Gives those.
    """
    given_up = []
    for owner, send in rows:
        began = owner != mine
        if began and send.doubts + 1 >= verdicts.most_doubts(send.method):
            deliveries.mark_unclear(connection, send.id, "left over too often", fleeting=send.fleeting)
            given_up.append(send)
        else:
            deliveries.put_back(connection, send.id, now, "left over", doubtful=began, failed=began)
    return given_up
