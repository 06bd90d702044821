"""The projects as a list: late ones first, then those that are not built, then the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from base.clock import record_time
from base.i18n import Translator
from base.known_texts import bilingual
from data.assess import Assessment
from data.work_calendar import CHINA
from features.projects.project import Project
from features.projects.staff.session import choose_project
from ui.markdown import escape_markdown


def project_list(baseline: Assessment, projects: Sequence[Project], tr: Translator) -> None:
    """A button for each project, and what they cost together."""
    if not projects:
        st.info(
            tr("Nothing is being built yet. Begin with what a vote has won or what was decided otherwise.")
        )
        return
    gates, today = baseline.catalogue.project_gates, record_time().astimezone(CHINA).date()

    def place(one: Project) -> tuple[int, date]:
        is_built = gates[one.gate].is_built or not gates[one.gate].next
        late = one.is_late(today, is_built)
        return (0 if late else 2 if is_built else 1), one.due or date.max

    for one in sorted(projects, key=place):
        late = place(one)[0] == 0
        label = tr("{name} · {gate}", name=tr.name(bilingual(one.name)), gate=tr.name(gates[one.gate].name))
        if one.due:
            label += " · " + (tr("late since {day}", day=one.due) if late else tr("due {day}", day=one.due))
        st.button(
            escape_markdown(label),
            icon=":material/warning:" if late else None,
            key=f"project-open-{one.id}",
            width="stretch",
            on_click=choose_project,
            args=(one.id,),
        )
    st.caption(
        tr(
            "Promised cost {cost} CNY, agreed {agreed}, paid {paid}.",
            cost=tr.number(sum(one.promise.cost_cny for one in projects)),
            agreed=tr.number(sum(one.agreed_cny for one in projects)),
            paid=tr.number(sum(one.paid_cny for one in projects)),
        )
    )
