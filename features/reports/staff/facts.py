"""What is known of a case: where, since when, by whom it is handled, photos, history."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from data.catalogue import Catalogue
from data.work_calendar import date_and_minute
from features.reports.report import Report, ReportPhoto
from features.reports.report_event import ReportEvent, entered_by
from features.reports.report_lookup import contact_of
from features.reports.responsibility import manager_of
from features.reports.staff.words import case_name, limit_text, state_name
from features.reports.staff_photos import photo_address, redact_address
from ui.markdown import escape_markdown
from ui.session import session_context, typed_name
from ui.streamlit_server import origin


def facts(in_file: Assessment, case: Report, events: Sequence[ReportEvent], tr: Translator) -> None:
    """Heading, the main facts, the sender's words. events: everything that happened to it."""
    catalogue, community = in_file.catalogue, in_file.community
    with st.container(key="case-facts"):
        st.subheader(escape_markdown(case_name(catalogue, case, tr)), anchor=False)
        state = state_name(catalogue, case.state, tr)
        st.text(
            tr("State: {state} · time limit: {limit}", state=state, limit=limit_text(catalogue, case, tr))
        )
        manager = manager_of(community, case.grid) or NOTHING
        st.text(tr("Grid: {grid} · grid worker: {manager}", grid=case.grid or NOTHING, manager=manager))
        if by := entered_by(events):
            st.text(tr("Entered by staff: {name}", name=by))
        if case.sentence:
            st.text(f"“{tr.written(case.sentence)}”")
        if case.is_candidate:
            st.text(tr("★ Candidate site for a layout option"))
        if case.duplicate_of:
            st.text(tr("Handled together with {case}", case=case.duplicate_of[:6]))
        if case.has_contact:
            with st.popover(tr("Contact of the reporter"), icon=":material/call:"):
                st.text(contact_of(case.id))


def photos(case: Report, tr: Translator) -> None:
    """Small pictures with what they are and a way to cover faces and plates."""
    roles = {"report": tr("from the reporter"), "before": tr("before"), "after": tr("after")}
    for start in range(0, len(case.photos), 3):
        for column, photo in zip(st.columns(3), case.photos[start : start + 3], strict=False):
            with column:
                _photo(case, photo, roles[photo.role], tr)


def _photo(case: Report, photo: ReportPhoto, role: str, tr: Translator) -> None:
    st.image(origin() + photo_address(photo.id, small=True), width="stretch")
    st.caption(role + (f" · {tr('redacted')}" if photo.is_redacted else ""))
    page = redact_address(
        photo.id, session_context().community, case.id, case.version, tr.language, typed_name()
    )
    st.link_button(
        tr("Redact faces, plates"),
        origin() + page,
        icon=":material/blur_on:",
        width="stretch",
    )


def past(catalogue: Catalogue, events: Sequence[ReportEvent], tr: Translator) -> None:
    """Everything that happened to it, newest first."""
    with st.expander(tr("History ({count})", count=len(events)), key="case-history"):
        for event in reversed(events):
            st.text(_line(catalogue, event, tr))


def _line(catalogue: Catalogue, event: ReportEvent, tr: Translator) -> str:
    kinds = {
        "send": tr("reported"),
        "adopt": tr("imported from the file"),
        "move": tr("moved to {state}", state=state_name(catalogue, event.to_state, tr)),
        "outline": tr("outline drawn"),
        "category": tr("category changed"),
        "hand_over": tr("handed over to {grid}", grid=event.after.get("grid", "")),
        "merge": tr("merged"),
        "redact": tr("photo redacted"),
        "promote": tr("candidate site changed"),
        "forget_contact": tr("contact deleted"),
    }
    text = f"{date_and_minute(event.at)}  {tr.written(event.actor) or tr('resident')}: {kinds[event.kind]}"
    if event.staff_note:
        text += f"\n    {tr('note')}: {tr.written(event.staff_note)}"
    if event.public_words:
        text += f"\n    {tr('to the public')}: {tr.written(event.public_words)}"
    return text
