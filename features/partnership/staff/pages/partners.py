"""合伙人与资源: who gives what to the community, and by which agreement."""

from __future__ import annotations

import streamlit as st

from features.partnership.partner_lookup import damaged_partnership_rows, partners_of, resources_of
from features.partnership.staff.partner_list import partner_list
from features.partnership.staff.partner_panel import partner_in_hand, partner_panel
from features.partnership.staff.resource_list import resource_list
from features.partnership.staff.resource_panel import resource_in_hand, resource_panel
from features.partnership.staff.session import (
    NEW,
    choose_partner_view,
    chosen_partner,
    chosen_partner_view,
    chosen_resource,
)
from ui.components.actor_field import actor_field
from ui.components.community import community_in_file
from ui.components.damaged_rows import damaged_rows
from ui.components.sample_badge import sample_badge
from ui.components.style import use_sheets
from ui.session import session_context

VIEWS = ("partners", "resources")

here = session_context()
tr = here.words
use_sheets("reports.css")
in_file = community_in_file(here)
partners, resources = partners_of(here.community), resources_of(here.community)
names = {"partners": tr("Partners"), "resources": tr("Resources")}
partner, resource = partner_in_hand(here.community), resource_in_hand(here.community)
with st.container(width=1100, key="partner-page"):
    now = chosen_partner_view(VIEWS)
    chosen = st.segmented_control(
        tr("View"),
        list(VIEWS),
        default=now,
        format_func=names.__getitem__,
        key=f"partner-view-{now}-{tr.language}",
        label_visibility="collapsed",
    )
    if chosen and chosen != now:
        choose_partner_view(chosen)
        st.rerun()
    sample_badge(here.community, tr)
    damaged_rows(damaged_partnership_rows(here.community), tr("Partners and resources"), tr)
    if now == "partners" and (partner is not None or chosen_partner() == NEW):
        partner_panel(in_file, partner, tr)
    elif now == "partners":
        partner_list(in_file, partners, resources, tr)
    elif resource is not None or (chosen_resource() == NEW and partners):
        resource_panel(in_file, resource, partners, tr)
    else:
        resource_list(in_file, partners, resources, tr)
    actor_field(tr("Your name (recorded with every step)"), "partner-actor", tr, width=300)
