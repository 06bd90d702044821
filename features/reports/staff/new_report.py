"""A report that staff enter for somebody who called or came by, by the same rules as one from a phone."""

from __future__ import annotations

import shapely
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.errors import NoPlaceError
from features.reports.limits import CONTACT_MAX, PHOTOS_MAX, SENTENCE_MAX
from features.reports.places import position_of
from features.reports.report import NewReport, StaffAction
from features.reports.staff.session import choose_case, leave_receipt, new_key, new_place, set_new_place
from features.reports.staff.step_fields import clean_photos, photo_field
from features.reports.submission import send
from layers.layer import with_names
from ui.boundary import error_boundary
from ui.session import actor_name

_ON_MAP = ""


def new_report_form(in_file: Assessment, tr: Translator) -> None:
    """What, where, words, photos; the place is pressed on the map, or is one of the public spaces."""
    kinds = in_file.catalogue.encroachment_categories
    st.subheader(tr("New report"), anchor=False)
    category = st.selectbox(
        tr("Category"),
        list(kinds),
        format_func=lambda key: tr.name(kinds[key].name),
        key=f"case-new-category-{tr.language}",
    )
    _place(in_file, tr)
    sentence = st.text_area(tr("Note"), max_chars=SENTENCE_MAX, key="case-new-note", height=80)
    contact = st.text_input(
        tr("Contact of the reporter (may be empty)"), max_chars=CONTACT_MAX, key="case-new-contact"
    )
    sent = photo_field(tr("Photos (at most {count})", count=PHOTOS_MAX), "case-new-photos")
    with st.container(horizontal=True):
        pressed = st.button(
            tr("Enter the report"), type="primary", key="case-new-save", shortcut="Ctrl+Enter"
        )
        st.button(tr("Cancel"), key="case-new-cancel", on_click=choose_case, args=("",))
    if pressed and category:
        with error_boundary(tr):
            photos = clean_photos(sent)
            _enter(in_file, NewReport(category, _position(in_file), "map", sentence, contact, photos))


def _place(in_file: Assessment, tr: Translator) -> None:
    spaces = with_names(in_file.community.public_spaces)
    names = {_ON_MAP: tr("Press the place on the map")} | {
        key: tr.name(name) for key, name in zip(spaces["id"], spaces["name"], strict=True)
    }
    chosen = st.selectbox(
        tr("Place"),
        list(names),
        format_func=lambda key: names[key],
        key=f"case-new-space-{tr.language}",
    )
    if chosen:
        row = spaces[spaces["id"] == chosen].geometry.iloc[0]
        set_new_place(row.representative_point())
    st.text(tr("✓ The place is marked on the map.") if new_place() else tr("No place yet."))


def _position(in_file: Assessment) -> tuple[float, float]:
    place: shapely.Point | None = new_place()
    if place is None:
        raise NoPlaceError
    return position_of(in_file.community, place)


def _enter(in_file: Assessment, new: NewReport) -> None:
    receipt = send(in_file.community, in_file.catalogue, new, new_key(), sender=StaffAction(actor_name()))
    leave_receipt(receipt.code)
    choose_case(receipt.report_id)
    st.rerun()
