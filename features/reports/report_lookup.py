"""Looking reports up. Everything here is for staff, but for what says "public" or asks for the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from base.photos.clean_photo import CleanPhoto
from data.catalogue.model import Catalogue
from data.model import Community
from data.open_communities import place_if_open
from data.store.damaged_rows import readable
from data.store.open_store import the_store
from data.store.rows import Row
from features.reports import report_rows as rows
from features.reports.cases import file_case, file_cases, source_of
from features.reports.errors import UnknownPhotoError, UnknownReceiptError, UnknownReportError
from features.reports.flow import START, is_public
from features.reports.receipts import digest_of_typed
from features.reports.report import Report
from features.reports.report_event import ReportEvent, event_from
from features.reports.report_values import whole_report, whole_reports


@dataclass(frozen=True)
class CaseFilter:
    """Which cases to list; empty means every."""

    states: Sequence[str] = ()
    categories: Sequence[str] = ()
    grids: Sequence[str] = ()

    def takes(self, case: Report) -> bool:
        """True where the case is one of them."""
        return all(
            not allowed or value in allowed
            for value, allowed in (
                (case.state, self.states),
                (case.category, self.categories),
                (case.grid, self.grids),
            )
        )


EVERY = CaseFilter()


def reports_of(community: str, wanted: CaseFilter = EVERY) -> tuple[Report, ...]:
    """The community's reports, by the time of their sending; without the rows of its file."""
    with the_store().reading() as connection:
        return _reports(connection, community, wanted)


def cases_of(community: Community, catalogue: Catalogue, wanted: CaseFilter = EVERY) -> tuple[Report, ...]:
    """The reports, and before them the rows of the community's file that nobody has taken over."""
    with the_store().reading() as connection:
        reports = _reports(connection, community.key, wanted)
        taken_over = rows.sources_taken_over(connection, community.key)
    waiting = (one for one in file_cases(community, catalogue) if one.source_id not in taken_over)
    return (*(one for one in waiting if wanted.takes(one)), *reports)


def case(community: Community, catalogue: Catalogue, case_id: str) -> Report:
    """The report with this id, or the row of the file as what it is now. Raises UnknownReportError."""
    source_id = source_of(case_id)
    with the_store().reading() as connection:
        row = (
            rows.report_row_of_source(connection, community.key, source_id)
            if source_id
            else rows.report_row(connection, case_id)
        )
        if row is not None and row["community"] == community.key:
            return whole_report(connection, row)
    found = file_case(community, catalogue, source_id) if source_id else None
    if found is None:
        raise UnknownReportError(report_id=case_id)
    return found


def report_of_receipt(code: str) -> Report:
    """The sender's report, from the code as typed. Raises UnknownReceiptError."""
    with the_store().reading() as connection:
        return whole_report(connection, row_of_receipt(connection, code))


def history(report_id: str) -> tuple[ReportEvent, ...]:
    """Everything that happened to the report, oldest first."""
    with the_store().reading() as connection:
        found = rows.report_event_rows(connection, rows.is_report(report_id))
    return tuple(event_from(row) for row in found)


def new_count(community: str) -> int:
    """How many reports of a community nobody has checked yet, with the rows of its file once that is read."""
    file = place_if_open(community)
    with the_store().reading() as connection:
        sent = rows.report_count(connection, rows.is_in(community, [START]))
        taken_over = rows.sources_taken_over(connection, community) if file is not None else frozenset()
    if file is None:
        return sent
    waiting = file.encroachments
    return sent + int(((waiting["status"] == START) & ~waiting["id"].isin(taken_over)).sum())


def latest_change(community: str) -> int:
    """A number that goes up with every change to the community's reports: while it stays, so do they."""
    with the_store().reading() as connection:
        return rows.latest_event_id(connection, rows.is_in(community))


def contact_of(report_id: str) -> str:
    """How to reach the sender; "" where nothing was left, or it was deleted."""
    with the_store().reading() as connection:
        return rows.contact_of(connection, report_id)


def photo(photo_id: str) -> CleanPhoto:
    """The picture, whatever the state of its report. Raises UnknownPhotoError."""
    with the_store().reading() as connection:
        return _photo(_photo_row(connection, photo_id))


def public_photo(catalogue: Catalogue, photo_id: str) -> CleanPhoto:
    """The picture, if its report is public. Raises UnknownPhotoError."""
    with the_store().reading() as connection:
        row = _photo_row(connection, photo_id)
        of = rows.report_row(connection, row["report_id"])
    if of is None or not is_public(catalogue, of["state"]):
        raise UnknownPhotoError
    return _photo(row)


def _reports(connection: Connection, community: str, wanted: CaseFilter) -> tuple[Report, ...]:
    of = rows.is_in(community, wanted.states, wanted.categories, wanted.grids)
    return _readable(connection, of)[0]


def damaged_reports(community: str) -> tuple[str, ...]:
    """Ids of the community's reports whose rows make no sense; the others are listed without them."""
    with the_store().reading() as connection:
        return _readable(connection, rows.is_in(community))[1]


def _readable(connection: Connection, of: ColumnElement[bool]) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    return readable(rows.report_rows(connection, of), lambda some: whole_reports(connection, some, of))


def row_of_receipt(connection: Connection, code: str) -> Row:
    """The row of the sender's report, from the code as typed. Raises UnknownReceiptError."""
    digest = digest_of_typed(code)
    row = rows.report_row_of_receipt(connection, digest) if digest else None
    if row is None:
        raise UnknownReceiptError
    return row


def _photo_row(connection: Connection, photo_id: str) -> Row:
    row = rows.photo_row(connection, photo_id)
    if row is None:
        raise UnknownPhotoError
    return row


def _photo(row: Row) -> CleanPhoto:
    return CleanPhoto(
        jpeg=bytes(row["jpeg"]),
        thumbnail=bytes(row["thumbnail"]),
        width_px=row["width_px"],
        height_px=row["height_px"],
        position=None,
    )
