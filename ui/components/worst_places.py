"""What to look at first: the homes with most people × lack, each with its cause."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.worst_homes import WorstHome, worst_homes
from layers.layer import View
from ui.components.reasons import residence_name
from ui.components.style import use_sheets
from ui.session import choose_residence, chosen_residence

_NAMED = 1
"""Things that a cause names; the others are counted."""


def worst_places(assessment: Assessment, view: View, tr: Translator) -> None:
    """The five worst homes, one under the other, to be read at 300 px. A press on one chooses it and brings
    the maps close to it."""
    found = worst_homes(assessment, view.group, view.mode)
    if not found:
        return
    use_sheets("worst_places.css")
    with st.container(key="worst-places"):
        st.subheader(tr("Look here first"), anchor=False)
        for number, one in enumerate(found, start=1):
            mark = "chosen" if one.id == chosen_residence() else "row"
            with st.container(key=f"worst-place-{mark}-{number}"):
                _row(assessment, number, one, tr)
        st.caption(tr("Sorted by people × things out of their reach."))


def _row(assessment: Assessment, number: int, one: WorstHome, tr: Translator) -> None:
    # The button covers the whole row (style sheet); names come from people, so they stand beside it as text.
    st.button(
        tr("Show no. {number} on the map", number=number),
        key=f"worst-place-show-{number}",
        on_click=choose_residence,
        args=(one.id,),
        kwargs={"close_up": True},
    )
    st.text(
        tr(
            "{home}: {people} people, out of reach: {things}",
            home=residence_name(assessment, one.residence, tr),
            people=tr.number(one.people),
            things=one.things,
        )
    )
    if one.causes:
        st.text(tr.name(one.causes[0].in_words(assessment.catalogue, _NAMED)))
