"""The tables of partners and resources, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from data.store.tables import METADATA

# Somebody who does something for the community, and by which agreement. Days are ISO dates, "" for none.
PARTNER = Table(
    "partner",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_body", Boolean, nullable=False),
    Column("agreement", Text, nullable=False),
    Column("agreed_from", Text, nullable=False),
    Column("agreed_to", Text, nullable=False),
    Column("is_signed", Boolean, nullable=False),
    Column("may_be_named", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("partner_of_community", "community", "name"),
)

# How to reach a partner: for staff of this machine alone, so it stands in no packet and no event.
PARTNER_CONTACT = Table(
    "partner_contact",
    METADATA,
    Column("partner_id", Text, ForeignKey("partner.id"), primary_key=True),
    Column("contact", Text, nullable=False),
)

# What a partner gives. `shape` is in the community's CRS, None where it has no place.
RESOURCE = Table(
    "resource",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("partner", Text, ForeignKey("partner.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("quantity", Float, nullable=False),
    Column("unit", Text, nullable=False),
    Column("available_from", Text, nullable=False),
    Column("available_to", Text, nullable=False),
    Column("conditions", Text, nullable=False),
    Column("owner_agrees", Boolean, nullable=False),
    Column("is_withdrawn", Boolean, nullable=False),
    Column("space", Text, nullable=False),
    Column("epsg", Integer, nullable=False),
    Column("shape", LargeBinary),
    Column("version", Integer, nullable=False),
    Index("resource_of_community", "community", "kind"),
)

# Everything that was written about a partner or a resource: who, when, and what it said from then on.
PARTNER_EVENT = Table(
    "partner_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("partner_id", Text, ForeignKey("partner.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Index("partner_event_of_partner", "partner_id", "id"),
    sqlite_autoincrement=True,
)
RESOURCE_EVENT = Table(
    "resource_event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("resource_id", Text, ForeignKey("resource.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Index("resource_event_of_resource", "resource_id", "id"),
    sqlite_autoincrement=True,
)
