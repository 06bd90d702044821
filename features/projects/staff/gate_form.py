"""The form with which the next gate is passed: it asks for the evidence that the gate needs."""

from __future__ import annotations

from datetime import date

import streamlit as st

from base.clock import record_time
from base.i18n import Translator
from data.assess import Assessment
from data.catalogue.project_model import ProjectGate
from data.work_calendar import CHINA
from features.projects.project import Evidence, Keeping, Project
from features.projects.project_store import pass_gate
from ui.boundary import error_boundary
from ui.session import actor_name

_MONTHLY = 30


def gate_form(baseline: Assessment, project: Project, tr: Translator) -> None:
    """Show it; nothing for a project that is at its end."""
    gates = baseline.catalogue.project_gates
    if not gates[project.gate].next:
        st.caption(tr("This project has passed its last gate."))
        return
    gate = gates[gates[project.gate].next[0]]
    key = f"{project.id}-{project.version}"
    with st.form(f"project-gate-{key}", border=True):
        st.text(tr("Next gate: {gate}", gate=tr.name(gate.name)))
        evidence = _evidence(gate, key, tr)
        if gate.is_built and not gates[project.gate].is_built:
            st.caption(tr("From this gate on what is built counts in the score of today."))
        if st.form_submit_button(tr("Passed: {gate}", gate=tr.name(gate.name)), type="primary"):
            with error_boundary(tr):
                pass_gate(project, evidence, actor_name())
                st.rerun()


def _evidence(gate: ProjectGate, key: str, tr: Translator) -> Evidence:
    today = record_time().astimezone(CHINA).date()
    with st.container(horizontal=True):
        day = st.date_input(tr("Passed on"), today, key=f"project-gate-day-{key}", width=150)
        document = ""
        if "document" in gate.needs:
            document = st.text_input(tr("Document number"), key=f"project-document-{key}", width="stretch")
    keeping = _keeping(key, today, tr) if "keeper" in gate.needs else Keeping()
    note = st.text_input(tr("Note"), key=f"project-note-{key}")
    return Evidence(day, document.strip(), note.strip(), keeping)


def _keeping(key: str, today: date, tr: Translator) -> Keeping:
    st.caption(tr("Nothing is handed over without a keeper by name and who pays the upkeep."))
    keeper = st.text_input(tr("Keeper (name and post)"), key=f"project-keeper-{key}")
    with st.container(horizontal=True):
        every = st.number_input(
            tr("Inspected every … days"), 1, 3650, _MONTHLY, key=f"project-inspect-{key}", width=170
        )
        warranty = st.date_input(
            tr("Warranty until"), None, min_value=today, key=f"project-warranty-{key}", width=150
        )
        life = st.date_input(tr("Lasts until"), None, min_value=today, key=f"project-life-{key}", width=150)
    payer = st.text_input(tr("Who pays the upkeep"), key=f"project-payer-{key}")
    return Keeping(keeper.strip(), int(every), _day(warranty), _day(life), payer.strip())


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
