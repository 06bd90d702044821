"""What waits for staff among the projects."""

from __future__ import annotations

from base.clock import record_time
from base.words import Message
from data.assess import Assessment
from data.work_calendar import CHINA
from features.feature import Todo
from features.projects.project_store import projects_of


def projects_todo(in_file: Assessment) -> tuple[Todo, ...]:
    """Projects whose date has gone by."""
    today, gates = record_time().astimezone(CHINA).date(), in_file.catalogue.project_gates
    late = sum(
        one.is_late(today, gates[one.gate].is_built or not gates[one.gate].next)
        for one in projects_of(in_file.community.key)
    )
    return (Todo(Message("{count} projects late", count=late), "projects"),) if late else ()
