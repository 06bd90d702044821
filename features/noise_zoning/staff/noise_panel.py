"""The choice of the noise class of a community's area, with its limits and what follows from them."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.catalogue.noise_class import is_noise_class_chosen, noise_class_of, noise_classes, noise_limits
from data.profile import parameter
from data.store.open_store import the_store
from features.noise_zoning.area_noise_class import NOISE_SETTING, choose_noise_class
from spatial.siting.clearance import distance_for_level_m
from ui.boundary import error_boundary
from ui.session import actor_name


def noise_section(assessment: Assessment, tr: Translator) -> None:
    """Show the class with its clause, the choice of another, and what follows for loudspeakers."""
    catalogue, community = assessment.catalogue, assessment.community.key
    now, note = noise_class_of(catalogue), catalogue.parameters["noise_class"].figure.note
    chosen = st.segmented_control(
        tr("Noise class of this area"),
        noise_classes(catalogue),
        default=now,
        format_func=lambda number: _limits(catalogue, number, tr),
        key=f"noise-class-{tr.language}-{now}",
        help=tr.name(note) if note else None,
    )
    with st.container(key="noise-now"):
        st.text(_what_follows(catalogue, now, tr))
    if chosen and chosen != now:
        with error_boundary(tr):
            choose_noise_class(the_store(), community, chosen, actor_name())
            st.rerun()
    if st.button(
        tr("Undo the last change of the noise class"),
        disabled=not NOISE_SETTING.is_set(community),
        key="noise-undo",
    ):
        with error_boundary(tr):
            NOISE_SETTING.undo(the_store(), community, actor_name())
            st.rerun()


def _limits(catalogue: Catalogue, number: str, tr: Translator) -> str:
    day, night = noise_limits(catalogue, number)
    return tr("Class {number}: {day:g} / {night:g} dB", number=number, day=day.value, night=night.value)


def _what_follows(catalogue: Catalogue, number: str, tr: Translator) -> str:
    """Where the limits stand, whether somebody chose them, and the distance from homes."""
    day, night = noise_limits(catalogue, number)
    level_db, reference_m = (parameter(catalogue, f"speaker_{one}") for one in ("level_db", "reference_m"))
    basis = (
        tr("chosen for this community")
        if is_noise_class_chosen(catalogue)
        else tr("default: nobody has chosen yet")
    )
    return tr(
        "By day {day:g} dB, at night {night:g} dB at homes ({source}, table 1; {basis}). A loudspeaker of "
        "{level:g} dB at {reference:g} m must stay {distance:.1f} m from homes by day.",
        day=day.value,
        night=night.value,
        source=tr.name(catalogue.sources[day.source].title),
        basis=basis,
        level=level_db,
        reference=reference_m,
        distance=distance_for_level_m(level_db, reference_m, day.value),
    )
