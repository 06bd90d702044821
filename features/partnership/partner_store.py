"""Write partners and what they give. What is returned is on disk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from base.clock import record_time
from data.catalogue.model import Catalogue
from data.store.rows import Row, replace_row, row_where, update_row
from data.store.writer import the_writer
from features.options.option_changes import new_id
from features.options.option_store import options_of
from features.partnership.errors import (
    PartnerNameTakenError,
    PartnershipConflictError,
    UnknownPartnerError,
    UnknownResourceError,
)
from features.partnership.limits import check_actor, check_contact, check_partner, check_resource
from features.partnership.partner import (
    Partner,
    PartnerFacts,
    Resource,
    ResourceFacts,
    names_without_partner,
)
from features.partnership.partner_lookup import partners_of
from features.partnership.partner_rows import (
    event_facts,
    partner_columns,
    partner_from,
    resource_columns,
    resource_from,
)
from features.partnership.schema import PARTNER, PARTNER_CONTACT, PARTNER_EVENT, RESOURCE, RESOURCE_EVENT
from features.reports.report_values import text_of


@dataclass(frozen=True, eq=False)
class PartnershipDesk:
    """Where somebody writes: for which community, by which catalogue, who, and when."""

    community: str
    catalogue: Catalogue
    actor: str
    at: datetime | None = None

    @property
    def moment(self) -> str:
        """When it is written, as stored text."""
        return text_of(self.at or record_time())


def add_partner(desk: PartnershipDesk, facts: PartnerFacts, contact: str = "") -> Partner:
    """Keep a new partner. Raises PartnershipError or what `storable_text` raises."""
    columns = partner_columns(check_partner(facts, desk.catalogue))
    row = {"id": new_id(), "community": desk.community, "version": 1, **columns}
    check_actor(desk.actor)
    check_contact(contact)

    def keep(connection: Connection) -> Partner:
        _refuse_taken_name(connection, row)
        connection.execute(insert(PARTNER), row)
        _record(connection, PARTNER_EVENT, "partner_id", row, columns, desk)
        _keep_contact(connection, row["id"], contact)
        return partner_from(row)

    return the_writer().write(keep)


def change_partner(
    desk: PartnershipDesk, seen: Partner, facts: PartnerFacts, contact: str | None = None
) -> Partner:
    """Write other facts about a partner, as it was seen; contact: None leaves it as it is.

    Raises PartnershipConflictError where somebody else wrote first, and what `add_partner` raises.
    """
    columns = partner_columns(check_partner(facts, desk.catalogue))
    check_actor(desk.actor)
    check_contact(contact or "")

    def keep(connection: Connection) -> Partner:
        before = row_where(connection, PARTNER, PARTNER.c.id == seen.id)
        if before is None or before["community"] != desk.community:
            raise UnknownPartnerError(partner_id=seen.id)
        _require_version(connection, before, seen.version, PARTNER_EVENT, "partner_id")
        _refuse_taken_name(connection, {**before, **columns})
        after = update_row(connection, PARTNER, before, columns)
        _record(connection, PARTNER_EVENT, "partner_id", after, columns, desk)
        if contact is not None:
            _keep_contact(connection, seen.id, contact)
        return partner_from(after)

    return the_writer().write(keep)


def add_resource(desk: PartnershipDesk, facts: ResourceFacts) -> Resource:
    """Keep something that a partner of the community gives. Raises as `add_partner` does."""
    columns = resource_columns(check_resource(facts, desk.catalogue))
    row = {"id": new_id(), "community": desk.community, "version": 1, **columns}
    check_actor(desk.actor)

    def keep(connection: Connection) -> Resource:
        _require_partner(connection, desk, facts.partner)
        connection.execute(insert(RESOURCE), row)
        _record(connection, RESOURCE_EVENT, "resource_id", row, columns, desk)
        return resource_from(row)

    return the_writer().write(keep)


def change_resource(desk: PartnershipDesk, seen: Resource, facts: ResourceFacts) -> Resource:
    """Write other facts about a resource, as it was seen. Raises as `change_partner` does."""
    columns = resource_columns(check_resource(facts, desk.catalogue))
    check_actor(desk.actor)

    def keep(connection: Connection) -> Resource:
        before = row_where(connection, RESOURCE, RESOURCE.c.id == seen.id)
        if before is None or before["community"] != desk.community:
            raise UnknownResourceError(resource_id=seen.id)
        _require_version(connection, before, seen.version, RESOURCE_EVENT, "resource_id")
        _require_partner(connection, desk, facts.partner)
        after = update_row(connection, RESOURCE, before, columns)
        _record(connection, RESOURCE_EVENT, "resource_id", after, columns, desk)
        return resource_from(after)

    return the_writer().write(keep)


def adopters_without_partner(community: str, partners: tuple[Partner, ...]) -> tuple[str, ...]:
    """Names of adopters in the community's options that are no partner's yet, in their order."""
    names = [one.adopter for option in options_of(community) for one in option.interventions]
    return names_without_partner(names, partners)


def add_adopters(desk: PartnershipDesk, kind: str) -> tuple[Partner, ...]:
    """Make each of them a partner of this kind, without an agreement. Again: nothing new."""
    names = adopters_without_partner(desk.community, partners_of(desk.community))
    return tuple(add_partner(desk, PartnerFacts(kind, name)) for name in names)


def _record(
    connection: Connection, events: Table, parent: str, row: Row, facts: Row, desk: PartnershipDesk
) -> None:
    event: dict[str, Any] = {parent: row["id"], "at": desk.moment, "actor": desk.actor}
    connection.execute(insert(events), {**event, "facts": event_facts(facts)})


def _keep_contact(connection: Connection, partner_id: str, contact: str) -> None:
    mine = PARTNER_CONTACT.c.partner_id == partner_id
    replace_row(connection, PARTNER_CONTACT, mine, {"partner_id": partner_id, "contact": contact})


def _refuse_taken_name(connection: Connection, row: Row) -> None:
    table = PARTNER
    others = (table.c.community == row["community"]) & (table.c.id != row["id"])
    names = connection.execute(select(table.c.name).where(others)).scalars()
    if row["name"].strip() in {name.strip() for name in names}:
        raise PartnerNameTakenError(name=row["name"])


def _require_partner(connection: Connection, desk: PartnershipDesk, partner_id: str) -> None:
    row = row_where(connection, PARTNER, PARTNER.c.id == partner_id)
    if row is None or row["community"] != desk.community:
        raise UnknownPartnerError(partner_id=partner_id)


def _require_version(connection: Connection, row: Row, version: int, events: Table, parent: str) -> None:
    if row["version"] != version:
        mine = events.c[parent] == row["id"]
        newest = select(events.c.actor).where(mine).order_by(events.c.id.desc()).limit(1)
        raise PartnershipConflictError(by=connection.execute(newest).scalar_one(), name=row["name"])
