"""Find partners and what they give. Nothing here changes any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, select

from data.store.damaged_rows import readable
from data.store.open_store import the_store
from data.store.rows import Row, row_where
from features.partnership.errors import UnknownPartnerError, UnknownResourceError
from features.partnership.partner import Partner, PartnerFacts, Resource
from features.partnership.partner_rows import partner_from, partner_rows, resource_from, resource_rows
from features.partnership.schema import PARTNER, PARTNER_CONTACT, PARTNER_EVENT, RESOURCE


@dataclass(frozen=True)
class PartnerEvent:
    """What was written about a partner, by whom and when (UTC)."""

    at: datetime
    actor: str
    facts: PartnerFacts


def partners_of(community: str) -> tuple[Partner, ...]:
    """Every partner of the community, by name."""
    with the_store().reading() as connection:
        return readable(partner_rows(connection, community), lambda some: [*map(partner_from, some)])[0]


def resources_of(community: str) -> tuple[Resource, ...]:
    """Every resource of the community, withdrawn ones too, by kind and name."""
    with the_store().reading() as connection:
        return readable(resource_rows(connection, community), lambda some: [*map(resource_from, some)])[0]


def damaged_partnership_rows(community: str) -> tuple[str, ...]:
    """Ids of partners and resources whose rows make no sense; the others are listed without them."""
    with the_store().reading() as connection:
        partners = readable(partner_rows(connection, community), lambda some: [*map(partner_from, some)])[1]
        found = readable(resource_rows(connection, community), lambda some: [*map(resource_from, some)])[1]
    return partners + found


def partner_with(community: str, partner_id: str) -> Partner:
    """The partner with this id. Raises UnknownPartnerError."""
    row = _row(PARTNER, (PARTNER.c.id == partner_id) & (PARTNER.c.community == community))
    if row is None:
        raise UnknownPartnerError(partner_id=partner_id)
    return partner_from(row)


def resource_with(community: str, resource_id: str) -> Resource:
    """The resource with this id. Raises UnknownResourceError."""
    row = _row(RESOURCE, (RESOURCE.c.id == resource_id) & (RESOURCE.c.community == community))
    if row is None:
        raise UnknownResourceError(resource_id=resource_id)
    return resource_from(row)


def contact_of(partner_id: str) -> str:
    """How to reach the partner; "" where nobody wrote it down on this machine. For staff only."""
    row = _row(PARTNER_CONTACT, PARTNER_CONTACT.c.partner_id == partner_id)
    return "" if row is None else str(row["contact"])


def partner_history(partner_id: str) -> tuple[PartnerEvent, ...]:
    """Everything that was written about the partner, oldest first."""
    table = PARTNER_EVENT
    with the_store().reading() as connection:
        found = connection.execute(
            select(table).where(table.c.partner_id == partner_id).order_by(table.c.id)
        ).all()
    blank = {"id": "", "community": "", "version": 0}
    return tuple(
        PartnerEvent(datetime.fromisoformat(row.at), row.actor, partner_from(blank | row.facts).facts)
        for row in found
    )


def _row(table: Table, which: ColumnElement[bool]) -> Row | None:
    with the_store().reading() as connection:
        return row_where(connection, table, which)
