"""Projects: from the decision to what is built and kept."""

from __future__ import annotations

from pathlib import Path

from base.entries import DELIVER
from base.words import Message
from features.feature import Feature, StaffPage
from features.projects import phone
from features.projects.built import BUILT
from features.projects.layer import LAYER
from features.projects.phone.routes import PROJECTS_PAGE
from features.projects.project_store import PACKET
from features.projects.schema import PROJECT_EVENT
from features.projects.table import table
from features.projects.todo import projects_todo
from web.forms.home_links import HomeLink

PROJECTS = Feature(
    key="projects",
    uses=("options", "voting"),
    tables=(PROJECT_EVENT,),
    packet=PACKET,
    routes=phone.routes,
    home_links=(
        HomeLink(PROJECTS_PAGE, Message("Projects"), Message("What was decided, and how far it is"), 45),
    ),
    pages=(
        StaffPage(
            Path(__file__).parent / "staff/pages/projects.py",
            Message("Projects"),
            "projects",
            DELIVER,
            10,
            guide="projects",
        ),
    ),
    layers=(LAYER,),
    documents=(table,),
    session_keys=("project",),
    today=BUILT,
    todo=projects_todo,
)
