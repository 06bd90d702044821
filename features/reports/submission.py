"""What residents send: a report, or "me too". What is returned is on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from base.photos.clean_photo import CleanPhoto
from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from data.store.open_store import the_store
from data.store.rows import Row
from data.store.writer import the_writer
from features.options.option_changes import new_id
from features.reports import report_rows as rows
from features.reports.errors import NotOpenError, QueueFullError, UnknownCategoryError, UnknownReportError
from features.reports.flow import START, is_public, is_settled
from features.reports.limits import check_action, check_contact, check_photos, check_sentence
from features.reports.places import epsg_of, path_at, place_of, space_at
from features.reports.receipts import code_of, digest_of, new_receipt
from features.reports.report import NewReport, Report, StaffAction
from features.reports.report_changes import (
    CaseRef,
    ReportChange,
    find_any_version,
    insert_photos,
    new_row,
    record_start,
)
from features.reports.report_values import text_of
from features.reports.responsibility import duty_at

_RESIDENT = StaffAction(actor="")


@dataclass(frozen=True)
class ReportReceipt:
    """What the sender gets: the code to follow the report with. `is_new` is false for a form sent before."""

    code: str
    report_id: str
    is_new: bool


@dataclass(frozen=True)
class SentReport:
    """A report that was sent before: the key of its community, and its receipt code."""

    community: str
    code: str


def send(
    community: Community,
    catalogue: Catalogue,
    new: NewReport,
    key: str,
    at: datetime | None = None,
    sender: StaffAction = _RESIDENT,
) -> ReportReceipt:
    """Store a report with its photos. The same `key` (`new_form_key`) always gives the same receipt.

    sender: who entered it, where a member of staff did so for somebody who called or came by.

    Raises ReportError or what `storable_text` raises for what can't be kept, StoreError where nothing was.
    """
    when = at or datetime.now(UTC)
    report = _report(community, catalogue, new, when)
    contact, photos = check_contact(new.contact), check_photos(new.photos)
    change = ReportChange("send", check_action(sender), when)
    code, receipt = new_receipt(key)
    row = new_row(report)
    row |= receipt

    def keep(connection: Connection) -> ReportReceipt:
        known = rows.report_row_of_key(connection, row["key_sha256"])
        if known is not None:
            return ReportReceipt(code_of(key, bytes(known["receipt_salt"])), known["id"], is_new=False)
        _refuse_flood(connection, community, catalogue)
        _insert(connection, row, photos, contact, change)
        return ReportReceipt(code, report.id, is_new=True)

    return the_writer().write(keep)


def _insert(
    connection: Connection, row: Row, photos: Sequence[CleanPhoto], contact: str, change: ReportChange
) -> None:
    rows.insert_report(connection, row)
    ids = insert_photos(connection, row["id"], "report", photos)
    if contact:
        rows.insert_contact(connection, row["id"], contact)
    record_start(connection, row, change, ids)


def receipt_of_key(key: str) -> SentReport | None:
    """The report that was sent with this key; None where there is none."""
    with the_store().reading() as connection:
        known = rows.report_row_of_key(connection, digest_of(key))
    return SentReport(known["community"], code_of(key, bytes(known["receipt_salt"]))) if known else None


def me_too(
    community: Community, catalogue: Catalogue, case_id: str, device: str, at: datetime | None = None
) -> int:
    """Support a report, and return how many have. `device` is a key that the phone keeps.

    Raises UnknownReportError for one that is not public, NotOpenError for one that is settled.
    """
    when, digest = at or datetime.now(UTC), digest_of(device)

    def keep(connection: Connection) -> int:
        row = find_any_version(connection, CaseRef(community, catalogue, case_id), _RESIDENT, when)
        if not is_public(catalogue, row["state"]):
            raise UnknownReportError(report_id=case_id)
        if is_settled(catalogue, row["state"]):
            name = catalogue.encroachment_states[row["state"]].name
            raise NotOpenError(state=name)
        if not rows.is_supported_by(connection, row["id"], digest):
            rows.insert_support(connection, row["id"], digest, text_of(when))
        return rows.supporters(connection, rows.is_report(row["id"]))[row["id"]]

    return the_writer().write(keep)


def _refuse_flood(connection: Connection, community: Community, catalogue: Catalogue) -> None:
    waiting = rows.report_count(connection, rows.is_in(community.key, [START]))
    if waiting >= parameter(catalogue, "most_unchecked_reports"):
        raise QueueFullError(count=waiting)


def _report(community: Community, catalogue: Catalogue, new: NewReport, when: datetime) -> Report:
    if new.category not in catalogue.encroachment_categories:
        raise UnknownCategoryError(category=new.category)
    place = place_of(community, catalogue, new.position)
    return Report(
        id=new_id(),
        community=community.key,
        category=new.category,
        state=START,
        sent_at=when,
        verified_at=None,
        settled_at=None,
        place=place,
        place_from=new.place_from,
        outline=None,
        epsg=epsg_of(community),
        sentence=check_sentence(new.sentence),
        grid=duty_at(community, catalogue, place).grid,
        space=space_at(community, place),
        path=path_at(community, catalogue, place),
        is_candidate=False,
        duplicate_of="",
        source_id="",
        version=1,
    )
