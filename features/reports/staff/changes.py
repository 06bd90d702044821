"""What staff put right about a case without moving it."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.candidates import promote, withdraw
from features.reports.corrections import forget_contact, hand_over, set_category
from features.reports.flow import DUPLICATE, is_settled
from features.reports.nearby import same_nearby
from features.reports.report import Report, StaffAction
from features.reports.report_lookup import cases_of
from features.reports.responsibility import duty_at
from features.reports.staff.session import case_key, choose_case
from features.reports.staff.words import case_name, short_id, state_name
from features.reports.transitions import merge
from ui.boundary import error_boundary
from ui.session import actor_name


def changes(in_file: Assessment, case: Report, tr: Translator) -> None:
    """Buttons to reassign, merge, recategorise, make a candidate site, delete the sender's contact."""
    with st.expander(tr("Change this report"), key="case-changes"):
        _hand_over(in_file, case, tr)
        _category(in_file, case, tr)
        if DUPLICATE in in_file.catalogue.encroachment_states[case.state].next:
            _merge(in_file, case, tr)
        if in_file.catalogue.encroachment_states[case.state].counts:
            _candidate(in_file, case, tr)
        if case.has_contact and st.button(
            tr("Delete the contact permanently"), key=case_key("case-forget", case)
        ):
            with error_boundary(tr):
                forget_contact(in_file.community, in_file.catalogue, case.id, case.version, _action())
                st.rerun()


def _action() -> StaffAction:
    return StaffAction(actor_name())


def _row(label: str, key: str, case: Report) -> bool:
    return st.button(label, key=case_key(key, case), width="stretch")


def _hand_over(in_file: Assessment, case: Report, tr: Translator) -> None:
    """The grids near the place first, with how far their border is."""
    near = {one.grid: one for one in duty_at(in_file.community, in_file.catalogue, case.place).neighbours}
    others = [code for code in in_file.community.grids["code"] if code not in near]
    grids = [code for code in (*near, *others) if code != case.grid]

    def grid_label(code: str) -> str:
        return (
            tr("{grid} ({distance} m away)", grid=code, distance=tr.number(near[code].distance_m))
            if code in near
            else code
        )

    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        grid = st.selectbox(
            tr("Hand over to grid"), grids, format_func=grid_label, key=f"case-grid-{case.id}-{tr.language}"
        )
    with right:
        pressed = _row(tr("Hand over"), "case-hand-over", case)
    if pressed and grid:
        with error_boundary(tr):
            hand_over(in_file.community, in_file.catalogue, case.id, case.version, grid, _action())
            st.rerun()


def _category(in_file: Assessment, case: Report, tr: Translator) -> None:
    kinds = in_file.catalogue.encroachment_categories
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        category = st.selectbox(
            tr("Category"),
            list(kinds),
            index=list(kinds).index(case.category),
            format_func=lambda key: tr.name(kinds[key].name),
            key=f"case-category-{case.id}-{case.version}-{tr.language}",
        )
    with right:
        pressed = _row(tr("Change the category"), "case-recategorise", case)
    if pressed and category != case.category:
        with error_boundary(tr):
            set_category(in_file.community, in_file.catalogue, case.id, case.version, category, _action())
            st.rerun()


def _merge(in_file: Assessment, case: Report, tr: Translator) -> None:
    """Those of the same kind nearby first; then all that are open."""
    community, catalogue = in_file.community, in_file.catalogue
    near = same_nearby(community, catalogue, case.place, case.category, for_staff=True)
    open_ones = [one for one in cases_of(community, catalogue) if not is_settled(catalogue, one.state)]
    known = {one.id: one for one in (*near, *open_ones) if one.id != case.id}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        into = st.selectbox(
            tr("Duplicate of"),
            list(known),
            format_func=lambda key: (
                f"{case_name(catalogue, known[key], tr)} · " + state_name(catalogue, known[key].state, tr)
            ),
            key=f"case-into-{case.id}-{tr.language}",
        )
    with right:
        pressed = _row(tr("Merge"), "case-merge", case)
    if pressed and into:
        with error_boundary(tr):
            merge(
                community,
                catalogue,
                case.id,
                case.version,
                into,
                StaffAction(actor_name(), short_id(known[into])),
            )
            choose_case(into)
            st.rerun()


def _candidate(in_file: Assessment, case: Report, tr: Translator) -> None:
    label = (
        tr("Remove from candidate sites")
        if case.is_candidate
        else tr("Make it a candidate site for sketching")
    )
    if st.button(label, key=case_key("case-candidate", case), icon=":material/star:"):
        with error_boundary(tr):
            change = withdraw if case.is_candidate else promote
            change(in_file.community, in_file.catalogue, case.id, case.version, _action())
            st.rerun()
