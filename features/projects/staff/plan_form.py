"""Name, lead and date of a project; and giving it up."""

from __future__ import annotations

from datetime import date

import streamlit as st

from base.i18n import Translator
from features.projects.project import Project
from features.projects.project_store import drop_project, set_plan
from features.projects.staff.session import choose_project
from ui.boundary import error_boundary
from ui.session import actor_name


def plan_form(project: Project, tr: Translator) -> None:
    """Show it behind a fold, open while nobody leads the project."""
    key = f"{project.id}-{project.version}"
    with st.expander(tr("Name, lead and date"), expanded=not project.lead):
        with st.form(f"project-plan-{key}", border=False):
            name = st.text_input(tr("Name"), tr.written(project.name), key=f"project-name-{key}")
            lead = st.text_input(tr("Led by (name and post)"), project.lead, key=f"project-lead-{key}")
            due = st.date_input(tr("To be built by"), project.due, key=f"project-due-{key}", width=170)
            if st.form_submit_button(tr("Save")):
                with error_boundary(tr):
                    kept = project.name if name == tr.written(project.name) else name
                    set_plan(
                        project, kept, lead.strip(), due if isinstance(due, date) else None, actor_name()
                    )
                    st.rerun()
        with st.popover(tr("Give the project up"), key=f"project-drop-{key}"):
            st.text(tr("It leaves the list; its record stays. What was decided can be made a project again."))
            reason = st.text_input(tr("Reason"), key=f"project-drop-reason-{key}")
            if st.button(tr("Give it up"), key=f"project-drop-now-{key}"):
                with error_boundary(tr):
                    drop_project(project, reason, actor_name())
                    choose_project("")
                    st.rerun()
