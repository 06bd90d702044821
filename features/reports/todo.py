"""What waits for staff among the reports."""

from __future__ import annotations

from datetime import UTC, datetime

from base.words import Message
from data.assess import Assessment
from features.feature import Todo
from features.reports.deadline import is_overdue
from features.reports.flow import START, is_settled
from features.reports.report_lookup import cases_of


def reports_todo(in_file: Assessment) -> tuple[Todo, ...]:
    """New reports, and open cases past their time limit. `in_file`: the community without reports."""
    catalogue, now = in_file.catalogue, datetime.now(UTC)
    cases = [one for one in cases_of(in_file.community, catalogue) if not is_settled(catalogue, one.state)]
    new = sum(one.state == START for one in cases)
    overdue = sum(is_overdue(one, catalogue, now) for one in cases)
    return tuple(
        Todo(message, "encroachments")
        for message, count in (
            (Message("{count} new reports to check", count=new), new),
            (Message("{count} reports overdue", count=overdue), overdue),
        )
        if count
    )
