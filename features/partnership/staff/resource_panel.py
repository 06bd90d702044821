"""One resource: its form."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from features.partnership.errors import UnknownResourceError
from features.partnership.limits import SITE, UNIT_MAX
from features.partnership.partner import Partner, Resource, ResourceFacts
from features.partnership.partner_lookup import resource_with
from features.partnership.partner_store import PartnershipDesk, add_resource, change_resource
from features.partnership.staff.partner_words import partner_names, space_names
from features.partnership.staff.session import NEW, choose_resource, chosen_resource, offered_space
from features.reports.places import epsg_of
from ui.boundary import error_boundary
from ui.session import actor_name


def resource_in_hand(community: str) -> Resource | None:
    """The resource that the address names; None where there is none."""
    if chosen_resource() in ("", NEW):
        return None
    try:
        return resource_with(community, chosen_resource())
    except UnknownResourceError:  # of another community, or an old link
        choose_resource("")
        return None


def resource_panel(
    in_file: Assessment, resource: Resource | None, partners: tuple[Partner, ...], tr: Translator
) -> None:
    """The form for a resource, None for a new one; the way back stands on top."""
    st.button(
        tr("All resources"),
        icon=":material/arrow_back:",
        key="resource-back",
        on_click=choose_resource,
        args=("",),
    )
    facts = resource.facts if resource else _offered(in_file, partners, tr)
    with st.form(f"resource-form-{resource.version if resource else 0}", border=False):
        wanted = _fields(in_file, facts, partners, tr)
        pressed = st.form_submit_button(tr("Save"), type="primary")
    if pressed:
        with error_boundary(tr):
            desk = PartnershipDesk(in_file.community.key, in_file.catalogue, actor_name() or tr("staff"))
            placed = _with_shape(in_file, wanted, facts)
            if resource is None:
                add_resource(desk, placed)
                choose_resource("")
            else:
                change_resource(desk, resource, placed)
            st.rerun()


def _offered(in_file: Assessment, partners: tuple[Partner, ...], tr: Translator) -> ResourceFacts:
    """What a new resource begins with: the idle site that was pressed, or nothing."""
    unit, spaces = tr.name(in_file.catalogue.resource_kinds[SITE].unit), in_file.community.public_spaces
    rows = spaces[spaces["id"] == offered_space()]
    first = partners[0].id if partners else ""
    if not len(rows):
        return ResourceFacts(first, SITE, "", 1, unit)
    name, area_m2 = space_names(in_file.community, tr)[offered_space()], round(float(rows.area.iloc[0]))
    return ResourceFacts(first, SITE, name[:80], area_m2, unit, space=offered_space())


def _fields(
    in_file: Assessment, facts: ResourceFacts, partners: tuple[Partner, ...], tr: Translator
) -> ResourceFacts:
    kinds, categories = in_file.catalogue.resource_kinds, in_file.catalogue.facility_categories
    names, spaces = partner_names(partners, tr), space_names(in_file.community, tr)
    left, middle, right = st.columns(3)
    with left:
        kind = _choice(tr("Kind"), {key: tr.name(one.name) for key, one in kinds.items()}, facts.kind, tr)
        name = st.text_input(tr("Name"), facts.name, max_chars=80, key="resource-name")
        partner = _choice(tr("From whom"), names, facts.partner, tr)
    with middle:
        quantity = st.number_input(tr("How much"), 0.0, value=float(facts.quantity), key="resource-quantity")
        unit = st.text_input(tr("Unit"), facts.unit, max_chars=UNIT_MAX, key="resource-unit")
        uses = {"": NOTHING} | {key: tr.name(one.name) for key, one in categories.items()}
        category = _choice(tr("Can serve as"), uses, facts.category, tr)
    with right:
        first = st.date_input(tr("First day"), facts.available_from, key="resource-from")
        last = st.date_input(tr("Last day"), facts.available_to, key="resource-to")
        space = _choice(tr("Public space that it is"), spaces, facts.space, tr)
    conditions = st.text_input(tr("Conditions"), facts.conditions, key="resource-conditions")
    agrees = st.checkbox(tr("The owner has agreed"), facts.owner_agrees, key="resource-agrees")
    st.caption(tr("Money: agreed donations only. The page never asks the public for money."))
    withdrawn = st.checkbox(tr("Withdrawn"), facts.is_withdrawn, key="resource-withdrawn")
    return replace(
        ResourceFacts(
            partner, kind, name, quantity, unit, category, first, last, conditions, agrees, withdrawn
        ),
        space=space,
    )


def _choice(label: str, names: dict[str, str], now: str, tr: Translator) -> str:
    keys = list(names)
    chosen: str = st.selectbox(
        label,
        keys,
        index=keys.index(now) if now in keys else 0,
        format_func=names.__getitem__,
        key=f"resource-{label}-{tr.language}",
    )
    return chosen


def _with_shape(in_file: Assessment, facts: ResourceFacts, before: ResourceFacts) -> ResourceFacts:
    """What is a public space has its shape; the kept one where that space is gone."""
    spaces = in_file.community.public_spaces
    rows = spaces[spaces["id"] == facts.space]
    if len(rows):
        return replace(facts, shape=rows.geometry.iloc[0], epsg=epsg_of(in_file.community))
    return replace(facts, shape=before.shape, epsg=before.epsg) if facts.space else facts
