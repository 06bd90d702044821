"""Between rows of the store and partners and resources. Every value is a bound parameter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import shapely
from sqlalchemy import Connection, select

from base.text_limits import storable_shape
from data.store.rows import Row
from features.partnership.partner import Partner, PartnerFacts, Resource, ResourceFacts
from features.partnership.schema import PARTNER, RESOURCE

_DAYS = ("agreed_from", "agreed_to", "available_from", "available_to")


def partner_columns(facts: PartnerFacts) -> dict[str, Any]:
    """The columns that the facts of a partner fill."""
    return _columns(facts)


def resource_columns(facts: ResourceFacts) -> dict[str, Any]:
    """The columns that the facts of a resource fill."""
    columns = _columns(facts)
    shape = facts.shape
    return columns | {"shape": None if shape is None else storable_shape(shape, facts.name)}


def event_facts(columns: Row) -> dict[str, Any]:
    """The columns as an event tells them: a shape as hexadecimal WKB."""
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in columns.items()}


def partner_from(row: Row) -> Partner:
    """The partner of this row."""
    return Partner(row["id"], row["community"], PartnerFacts(**_values(row, PartnerFacts)), row["version"])


def resource_from(row: Row) -> Resource:
    """The resource of this row."""
    values = _values(row, ResourceFacts)
    if values["shape"] is not None:
        values["shape"] = shapely.from_wkb(bytes(values["shape"]))
    return Resource(row["id"], row["community"], ResourceFacts(**values), row["version"])


def partner_rows(connection: Connection, community: str) -> Sequence[Row]:
    """The partners of the community by name."""
    wanted = select(PARTNER).where(PARTNER.c.community == community).order_by(PARTNER.c.name, PARTNER.c.id)
    return [row._asdict() for row in connection.execute(wanted)]


def resource_rows(connection: Connection, community: str) -> Sequence[Row]:
    """The resources of the community by kind and name."""
    table = RESOURCE
    wanted = select(table).where(table.c.community == community)
    return [
        row._asdict() for row in connection.execute(wanted.order_by(table.c.kind, table.c.name, table.c.id))
    ]


def _columns(facts: PartnerFacts | ResourceFacts) -> dict[str, Any]:
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {name: _text(value) if name in _DAYS else value for name, value in values.items()}


def _text(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _values(row: Row, facts: type) -> dict[str, Any]:
    found = {field.name: row[field.name] for field in fields(facts)}
    return {
        name: (date.fromisoformat(value) if value else None) if name in _DAYS else value
        for name, value in found.items()
    }
