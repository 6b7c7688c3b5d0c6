"""The first tables.

Revision: 0001, the first.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('pending', 'sending')")


def upgrade() -> None:
    """Makes them."""
    _chats_and_sessions()
    _updates()
    _outbox()
    _reminders()
    _statistics()
    _installation()


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _row_id() -> sa.Column[int]:
    numbered = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", numbered, autoincrement=True, nullable=False, primary_key=True)


def _number(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _chats_and_sessions() -> None:
    op.create_table(
        "chats",
        _id("chat_id"),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        _moment("unreachable_at", nullable=True),
        _moment("silenced_at", nullable=True),
        _moment("silent_until", nullable=True),
        _moment("updated_at"),
        sa.PrimaryKeyConstraint("chat_id"),
    )
    op.create_table(
        "sessions",
        _id("chat_id"),
        _id("thread_id"),
        _id("user_id"),
        _text("state"),
        _text("before"),
        _number("question_id"),
        _moment("updated_at"),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "user_id"),
    )
    op.create_index("ix_sessions_updated_at", "sessions", ["updated_at"])


def _updates() -> None:
    op.create_table(
        "updates",
        _id("update_id"),
        _text("state"),
        _text("raw", nullable=True),
        _text("error", nullable=True),
        _moment("received_at"),
        sa.PrimaryKeyConstraint("update_id"),
    )
    op.create_index("ix_updates_received_at", "updates", ["received_at"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        _row_id(),
        _number("chat_id"),
        _number("user_id"),
        _number("question_id"),
        _number("edits"),
        _text("method"),
        _text("payload"),
        sa.Column("fleeting", sa.Boolean(), nullable=False),
        _text("exchange", nullable=True),
        _text("state"),
        _number("owner"),
        _count("failures"),
        _count("doubts"),
        _count("timeouts"),
        _moment("not_before", nullable=True),
        _moment("created_at"),
        _moment("claimed_at", nullable=True),
        _number("message_id"),
        _text("error", nullable=True),
    )
    op.create_index("ix_outbox_open", "outbox", ["chat_id", "id"], postgresql_where=_OPEN, sqlite_where=_OPEN)
    op.create_index("ix_outbox_pace", "outbox", ["chat_id", "claimed_at"])
    op.create_index("ix_outbox_message", "outbox", ["chat_id", "message_id"])
    op.create_index("ix_outbox_question", "outbox", ["chat_id", "question_id"])
    op.create_index("ix_outbox_created_at", "outbox", ["created_at"])
    op.create_index("ix_outbox_user_id", "outbox", ["user_id"])


def _reminders() -> None:
    op.create_table(
        "reminders",
        _row_id(),
        _number("chat_id", nullable=False),
        _number("thread_id", nullable=False),
        _number("user_id", nullable=False),
        _text("state"),
        _moment("due_at"),
        _text("details"),
        _moment("created_at"),
    )
    op.create_index("ix_reminders_chat_id", "reminders", ["chat_id"])
    op.create_index("ix_reminders_user_id", "reminders", ["user_id"])
    op.create_index("ix_reminders_due", "reminders", ["state", "due_at"])


def _statistics() -> None:
    op.create_table(
        "feedback",
        _text("person"),
        _id("answer_id"),
        _text("topic"),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        _text("version"),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("person", "answer_id"),
    )
    op.create_index("ix_feedback_topic", "feedback", ["topic"])
    op.create_table(
        "unanswered",
        _row_id(),
        _text("folded"),
        _text("question"),
        _text("lang"),
        _text("person"),
        _text("state"),
        _text("answer", nullable=True),
        _moment("created_at"),
    )
    op.create_index("ix_unanswered_folded", "unanswered", ["folded"])
    op.create_index("ix_unanswered_person", "unanswered", ["person"])
    op.create_index("ix_unanswered_created_at", "unanswered", ["created_at"])


def _installation() -> None:
    op.create_table(
        "notices",
        _id("user_id"),
        _moment("told_at"),
        _moment("until"),
        sa.PrimaryKeyConstraint("user_id"),
    )
    op.create_table("installation", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name"))
