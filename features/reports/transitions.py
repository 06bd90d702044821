"""Staff's moves along the flow. Each is one transaction and one event; what is returned is on disk.

`case_id` and `version` are those that were seen. All raise UnknownReportError, ReportConflictError where
somebody was faster, what `storable_text` raises for an action that can't be kept, and StoreError.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection

from data.catalogue.model import Catalogue
from data.model import Community
from data.store.rows import Row
from data.store.writer import the_writer
from features.reports import report_rows as rows
from features.reports.errors import BadMergeError
from features.reports.flow import DUPLICATE, is_settled, require_step
from features.reports.limits import check_action
from features.reports.receipts import digest_of
from features.reports.report import Report, StaffAction
from features.reports.report_changes import (
    CaseRef,
    ReportChange,
    change_report,
    find_any_version,
    find_for_change,
)
from features.reports.report_values import text_of, whole_report

Change = Callable[[Connection, Row, datetime], None]
"""What is done to the row of a report at a moment."""


def move(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    to: str,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Take the report to its next state. Raises SkippedStepError, or MergeNeededError for a duplicate."""

    def change(connection: Connection, row: Row, when: datetime) -> None:
        require_step(catalogue, row["state"], to)
        enter(connection, catalogue, row, to, action, when)

    return transition_report(community, catalogue, case_id, version, action, change, at)


def merge(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    into: str,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Call the report a duplicate of the case `into`, for which its sender and supporters count from then on.

    Raises SkippedStepError where the flow has no such step, BadMergeError.
    """

    def change(connection: Connection, row: Row, when: datetime) -> None:
        if DUPLICATE not in catalogue.encroachment_states[row["state"]].next:
            require_step(catalogue, row["state"], DUPLICATE)
        original = find_any_version(connection, CaseRef(community, catalogue, into), action, when)
        if original["id"] == row["id"] or original["state"] == DUPLICATE:
            raise BadMergeError(into=into)
        rows.copy_supports(connection, row["id"], original["id"])
        rows.insert_support(connection, original["id"], digest_of(row["id"]), text_of(when))
        values = {"state": DUPLICATE, "settled_at": text_of(when), "duplicate_of": original["id"]}
        change_report(connection, row, values, ReportChange("merge", action, when))

    return transition_report(community, catalogue, case_id, version, action, change, at)


def enter(
    connection: Connection, catalogue: Catalogue, row: Row, to: str, action: StaffAction, when: datetime
) -> Row:
    """Take the row to the state, which must be next, and note the moments that the time limits run from."""
    values: dict[str, str] = {"state": to}
    if catalogue.encroachment_states[to].counts and row["verified_at"] is None:
        values["verified_at"] = text_of(when)
    if is_settled(catalogue, to):
        values["settled_at"] = text_of(when)
    return change_report(connection, row, values, ReportChange("move", action, when))


def transition_report(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    action: StaffAction,
    change: Change,
    at: datetime | None = None,
) -> Report:
    """Find the case, do `change` to it, and give it back as it is then."""
    when, case = at or datetime.now(UTC), CaseRef(community, catalogue, case_id)
    check_action(action)

    def keep(connection: Connection) -> Report:
        row = find_for_change(connection, case, version, action, when)
        change(connection, row, when)
        now = rows.report_row(connection, row["id"])
        assert now is not None
        return whole_report(connection, now)

    return the_writer().write(keep)
