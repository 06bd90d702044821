"""The budget lines of a project: from whom, agreed, paid, receipts."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.projects.project import BudgetLine, Project
from features.projects.project_store import set_money
from ui.boundary import error_boundary
from ui.session import actor_name


def money_section(project: Project, tr: Translator) -> None:
    """The lines with their sums, and a form for one more or to change one."""
    with st.expander(
        tr(
            "Money: agreed {agreed} of {cost} CNY, paid {paid}",
            agreed=tr.number(project.agreed_cny),
            cost=tr.number(project.promise.cost_cny),
            paid=tr.number(project.paid_cny),
        ),
        expanded=bool(project.money),
    ):
        if project.money:
            st.dataframe(
                [
                    {
                        tr("From"): one.source,
                        tr("Agreed (CNY)"): one.agreed_cny,
                        tr("Paid (CNY)"): one.paid_cny,
                        tr("Receipts"): one.receipts,
                    }
                    for one in project.money
                ],
                hide_index=True,
                key="project-money",
            )
        _line_form(project, tr)


def _line_form(project: Project, tr: Translator) -> None:
    lines = {"": BudgetLine("", "", 0.0, 0.0, "")} | {one.id: one for one in project.money}
    chosen = st.selectbox(
        tr("Budget line"),
        list(lines),
        format_func=lambda key: lines[key].source or tr("a new one"),
        key=f"project-line-{project.id}-{project.version}",
    )
    line, key = lines[chosen], f"{project.id}-{project.version}-{chosen}"
    with st.form(f"project-money-{key}", border=False):
        source = st.text_input(tr("Where the money comes from"), line.source, key=f"project-source-{key}")
        with st.container(horizontal=True):
            agreed = st.number_input(
                tr("Agreed (CNY)"), 0.0, value=line.agreed_cny, key=f"project-agreed-{key}"
            )
            paid = st.number_input(tr("Paid (CNY)"), 0.0, value=line.paid_cny, key=f"project-paid-{key}")
        receipts = st.text_input(tr("Receipts (their numbers)"), line.receipts, key=f"project-receipts-{key}")
        if st.form_submit_button(tr("Save the line")):
            with error_boundary(tr):
                set_money(
                    project, BudgetLine(line.id, source.strip(), agreed, paid, receipts.strip()), actor_name()
                )
                st.rerun()
