"""Partners of the community, what they can give, and what was written about both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "partner",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("is_body", sa.Boolean, nullable=False),
        sa.Column("agreement", sa.Text, nullable=False),
        sa.Column("agreed_from", sa.Text, nullable=False),
        sa.Column("agreed_to", sa.Text, nullable=False),
        sa.Column("is_signed", sa.Boolean, nullable=False),
        sa.Column("may_be_named", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("partner_of_community", "partner", ["community", "name"])
    op.create_table(
        "partner_contact",
        sa.Column("partner_id", sa.Text, sa.ForeignKey("partner.id"), primary_key=True),
        sa.Column("contact", sa.Text, nullable=False),
    )
    op.create_table(
        "resource",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("community", sa.Text, nullable=False),
        sa.Column("partner", sa.Text, sa.ForeignKey("partner.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("quantity", sa.Float, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("available_from", sa.Text, nullable=False),
        sa.Column("available_to", sa.Text, nullable=False),
        sa.Column("conditions", sa.Text, nullable=False),
        sa.Column("owner_agrees", sa.Boolean, nullable=False),
        sa.Column("is_withdrawn", sa.Boolean, nullable=False),
        sa.Column("space", sa.Text, nullable=False),
        sa.Column("epsg", sa.Integer, nullable=False),
        sa.Column("shape", sa.LargeBinary),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("resource_of_community", "resource", ["community", "kind"])
    op.create_table(
        "partner_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partner_id", sa.Text, sa.ForeignKey("partner.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("partner_event_of_partner", "partner_event", ["partner_id", "id"])
    op.create_table(
        "resource_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("resource_id", sa.Text, sa.ForeignKey("resource.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("resource_event_of_resource", "resource_event", ["resource_id", "id"])
