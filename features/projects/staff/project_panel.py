"""One project in hand: its next gate on top, then what was promised, its gates, plan and money."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from base.known_texts import bilingual
from data.assess import Assessment
from features.projects.project import START, Evidence, Project
from features.projects.project_store import undo_gate
from features.projects.staff.gate_form import gate_form
from features.projects.staff.money import money_section
from features.projects.staff.plan_form import plan_form
from features.projects.staff.session import choose_project
from ui.boundary import error_boundary
from ui.session import actor_name


def project_panel(baseline: Assessment, project: Project, tr: Translator) -> None:
    """Show it."""
    gates = baseline.catalogue.project_gates
    st.button(
        tr("All projects"),
        icon=":material/arrow_back:",
        key="project-back",
        on_click=choose_project,
        args=("",),
    )
    st.subheader(tr.name(bilingual(project.name)), anchor=False)
    st.text(tr("Gate passed: {gate}", gate=tr.name(gates[project.gate].name)))
    gate_form(baseline, project, tr)
    _promise(baseline, project, tr)
    _gates_table(baseline, project, tr)
    plan_form(project, tr)
    money_section(project, tr)


def _promise(baseline: Assessment, project: Project, tr: Translator) -> None:
    promise, groups = project.promise, baseline.catalogue.age_groups
    with st.container(border=True, key="project-promise"):
        st.text(tr("Promised on the day of the decision ({day})", day=project.decision.day))
        for group, people in promise.people.items():
            if group in groups:
                st.text(
                    tr(
                        "{group}: {people} newly reach something, needs met {change} points",
                        group=tr.name(groups[group].people),
                        people=tr.number(people),
                        change=f"{promise.needs_met.get(group, 0.0):+.1f}",
                    )
                )
        st.text(
            tr(
                "Cost {cost} CNY, upkeep {upkeep} CNY a year",
                cost=tr.number(promise.cost_cny),
                upkeep=tr.number(promise.upkeep_cny),
            )
        )
        if baseline.catalogue.project_gates[project.gate].is_built:
            st.caption(tr("It stands: the score of today counts it, and options are compared with it."))


def _gates_table(baseline: Assessment, project: Project, tr: Translator) -> None:
    decided = Evidence(project.decision.day)
    by = project.decision.by or tr("the vote")
    rows = [(START, by, decided), *((one.gate, one.actor, one.evidence) for one in project.passed)]
    gates = baseline.catalogue.project_gates
    st.dataframe(
        [
            {
                tr("Gate"): tr.name(gates[gate].name),
                tr("Day"): evidence.day.isoformat(),
                tr("Document"): evidence.document,
                tr("Who"): who,
                tr("Note"): evidence.note or evidence.keeping.keeper,
            }
            for gate, who, evidence in rows
        ],
        hide_index=True,
        key="project-gates",
    )
    if project.passed and st.button(
        tr("Take “{gate}” back", gate=tr.name(gates[project.gate].name)),
        icon=":material/undo:",
        key=f"project-undo-{project.version}",
    ):
        with error_boundary(tr):
            undo_gate(project, actor_name())
            st.rerun()
