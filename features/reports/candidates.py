"""A report that becomes ground to plan on, and closes with what is built there (疏堵结合)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from data.catalogue.model import Catalogue
from data.model import Community
from data.store.rows import Row
from features.options.intervention import Intervention
from features.reports.flow import is_settled, require_open, steps_to_close
from features.reports.report import Report, StaffAction
from features.reports.report_changes import ReportChange, change_report
from features.reports.report_lookup import cases_of, reports_of
from features.reports.transitions import enter, transition_report


def promote(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Make it a candidate site for sketching. Raises NotOpenError unless it is verified and still there."""
    return _mark(community, catalogue, case_id, version, True, action, at)


def withdraw(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Take it off the candidate sites again."""
    return _mark(community, catalogue, case_id, version, False, action, at)


def candidate_ids(community: str) -> frozenset[str]:
    """Their ids in the layer of encroachments, settled or not."""
    return frozenset(one.layer_id for one in reports_of(community) if one.is_candidate)


def target_case(community: Community, catalogue: Catalogue, intervention: Intervention) -> Report | None:
    """The case whose ground the intervention uses again; None where it uses none."""
    target = intervention.target
    if target is None or target.layer != "encroachments":
        return None
    found = [one for one in cases_of(community, catalogue) if one.layer_id == target.id]
    return found[-1] if found else None


def close_with_intervention(
    community: Community,
    catalogue: Catalogue,
    intervention: Intervention,
    action: StaffAction,
    at: datetime | None = None,
) -> Report | None:
    """Close the case whose ground the intervention uses, now that it is built; None where there is none.

    Every step to the closed state is a move of its own, all in one transaction, so none is skipped and the
    action stands beside each. A case that is settled already stays as it is. Raises NotOpenError for one that
    nobody has verified.
    """
    case = target_case(community, catalogue, intervention)
    if case is None or is_settled(catalogue, case.state):
        return case

    def change(connection: Connection, row: Row, when: datetime) -> None:
        *steps, last = steps_to_close(catalogue, row["state"])
        for state in steps:
            row = enter(connection, catalogue, row, state, StaffAction(action.actor, action.staff_note), when)
        enter(connection, catalogue, row, last, action, when)

    return transition_report(community, catalogue, case.id, case.version, action, change, at)


def _mark(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    is_candidate: bool,
    action: StaffAction,
    at: datetime | None,
) -> Report:
    def change(connection: Connection, row: Row, when: datetime) -> None:
        if is_candidate:
            require_open(catalogue, row["state"])
        change_report(connection, row, {"is_candidate": is_candidate}, ReportChange("promote", action, when))

    return transition_report(community, catalogue, case_id, version, action, change, at)
