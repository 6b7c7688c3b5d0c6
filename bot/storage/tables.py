"""The tables. Every moment is kept as whole milliseconds since 1970 (UTC), the same on both engines.

No foreign keys: rows of a person or a chat are deleted and moved by ids (people.py, chats.py), and Telegram's chats and
users exist without us.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Index, Integer, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware datetime as whole milliseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """Milliseconds of ``value``, cut to whole ones; a naive datetime raises TypeError."""
        return None if value is None else (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else _EPOCH + value * _MILLISECOND


# SQLite numbers rows by itself only in a column that is plainly INTEGER; it holds 64 bits all the same.
_RowId = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """All tables of the bot."""

    type_annotation_map = {int: BigInteger, str: Text, datetime: Moment}  # noqa: RUF012  (SQLAlchemy's own form)


class SessionRow(Base):
    """A conversation with one person in one chat and forum thread (0: none)."""

    __tablename__ = "sessions"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    thread_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    """A bot.session.Session as JSON."""
    before: Mapped[str]
    """The session as it was before the latest handled message, which an edit of that message goes back to."""
    question_id: Mapped[int | None]
    """Telegram's id of that message."""
    updated_at: Mapped[datetime] = mapped_column(index=True)


class ChatRow(Base):
    """What is known of a chat: settings, and whether and when it may be written to."""

    __tablename__ = "chats"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    settings: Mapped[str] = mapped_column(server_default="{}")
    unreachable_at: Mapped[datetime | None]
    """Since when Telegram refuses messages to it (blocked, removed, gone)."""
    silenced_at: Mapped[datetime | None]
    """When Telegram last said "too many requests" for it ..."""
    silent_until: Mapped[datetime | None]
    """... and until when it wants to be left alone."""
    moved_to: Mapped[int | None]
    """The supergroup that it became: updates of the old id may still come."""
    updated_at: Mapped[datetime]


class UpdateRow(Base):
    """An update of Telegram that was dealt with, or is kept because it could not be."""

    __tablename__ = "updates"
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    """``done``; ``waiting``: confirmed to Telegram, still to be handled; ``parked``: failed for good."""
    raw: Mapped[str | None]
    """The update as it came, as long as it is waiting or parked; None if it failed while somebody was forgotten."""
    error: Mapped[str | None]
    received_at: Mapped[datetime] = mapped_column(index=True)


class OutboxRow(Base):
    """A request to Telegram that was decided on: first to be sent, then the memory of what was said."""

    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(_RowId, primary_key=True, autoincrement=True)
    chat_id: Mapped[int | None]
    """The lane in which it keeps its place; None: at once and in no order (answers to button presses)."""
    user_id: Mapped[int | None] = mapped_column(index=True)
    """The person whose message it answers."""
    question_id: Mapped[int | None]
    """Telegram's id of the message it answers."""
    edits: Mapped[int | None]
    """The row whose sent message this one changes."""
    method: Mapped[str]
    payload: Mapped[str]
    """The request's parameters as JSON, without chat_id."""
    fleeting: Mapped[bool]
    """Forgotten once it is sent or given up, because of what it tells."""
    exchange: Mapped[str | None]
    """What the message stands for when somebody replies to it: a bot.session.Exchange as JSON."""
    state: Mapped[str]
    """``pending``, ``sending``, ``sent``, ``failed``, or ``unclear``: nobody knows whether it arrived."""
    owner: Mapped[int | None]
    """The process that is sending it."""
    failures: Mapped[int] = mapped_column(Integer, server_default="0")
    """Tries that failed and are to be repeated."""
    doubts: Mapped[int] = mapped_column(Integer, server_default="0")
    """Those of them that Telegram may have carried out all the same: with any, the message may have arrived twice."""
    timeouts: Mapped[int] = mapped_column(Integer, server_default="0")
    """Those of the doubtful ones that ended without any answer in time."""
    not_before: Mapped[datetime | None]
    """When to try again."""
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    """When the latest try began, or ended well; paces a chat."""
    message_id: Mapped[int | None]
    """Telegram's id of the message that it became."""
    error: Mapped[str | None]

    __table_args__ = (
        Index(
            "ix_outbox_open",
            "chat_id",
            "id",
            postgresql_where=text("state IN ('pending', 'sending')"),
            sqlite_where=text("state IN ('pending', 'sending')"),
        ),
        Index("ix_outbox_pace", "chat_id", "claimed_at"),
        Index("ix_outbox_message", "chat_id", "message_id"),
        Index("ix_outbox_question", "chat_id", "question_id"),
        Index("ix_outbox_created_at", "created_at"),
    )


class ReminderRow(Base):
    """A promise to write to somebody at a moment about a deadline."""

    __tablename__ = "reminders"
    id: Mapped[int] = mapped_column(_RowId, primary_key=True, autoincrement=True)
    chat_id: Mapped[int] = mapped_column(index=True)
    thread_id: Mapped[int]
    user_id: Mapped[int] = mapped_column(index=True)
    state: Mapped[str]
    """``waiting``, ``sent``, ``cancelled`` (by the person), ``stopped`` (the chat is out of reach) or ``failed`` (it
    cannot be worded)."""
    due_at: Mapped[datetime]
    details: Mapped[str]
    """What it is about, as JSON: topic, deadline, language ... as the feature needs it."""
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_reminders_due", "state", "due_at"),)


class FeedbackRow(Base):
    """Whether an answer helped; the person only as a hash."""

    __tablename__ = "feedback"
    person: Mapped[str] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """The outbox row of the answer."""
    topic: Mapped[str] = mapped_column(index=True)
    helpful: Mapped[bool]
    version: Mapped[str]
    """Version of the knowledge base that gave the answer."""
    created_at: Mapped[datetime]


class UnansweredRow(Base):
    """A question the bot had no answer to, one row an asking; the person only as a hash."""

    __tablename__ = "unanswered"
    id: Mapped[int] = mapped_column(_RowId, primary_key=True, autoincrement=True)
    folded: Mapped[str] = mapped_column(index=True)
    """The question in one width, script and case: what makes two askings the same question."""
    question: Mapped[str]
    lang: Mapped[str]
    person: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    """``open``, ``answered`` or ``dismissed``."""
    answer: Mapped[str | None]
    """The topic or text an operator gave."""
    created_at: Mapped[datetime] = mapped_column(index=True)


class NoticeRow(Base):
    """A person was told to slow down and is not told again before ``until``."""

    __tablename__ = "notices"
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told_at: Mapped[datetime]
    until: Mapped[datetime]


class InstallationRow(Base):
    """Facts about this installation by name."""

    __tablename__ = "installation"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
