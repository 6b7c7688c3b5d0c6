"""What a group became, so that an update of its old id finds its way.

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; groups that moved before have nothing to come any more."""
    op.add_column("chats", sa.Column("moved_to", sa.BigInteger(), nullable=True))
