"""Choose the place that the selected entrance leads into."""

from __future__ import annotations

from functools import partial

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from data.catalogue.model import Catalogue
from data.model import SCHEMAS, Community
from data.store.open_store import the_store
from features.own_community.by_table import Cell, edit_cells
from features.own_community.community_versions import own
from features.own_community.edit import Edit
from features.own_community.row_search import EntranceHost, places_near
from features.own_community.staff.editable_shapes import row_of
from features.own_community.staff.session import picked_shape
from features.own_community.staff.system_names import layer_name
from ui.markdown import escape_markdown
from ui.session import actor_name, set_notice

_MOST_OFFERED = 12
"""Places around an entrance; one that is farther away than so many others can be named in the table."""


def door(community: Community, catalogue: Catalogue, tr: Translator) -> None:
    """The places around the chosen entrance, the nearest first; nothing where no entrance is chosen."""
    doors = community.entrances
    row = row_of(doors, "entrances", picked_shape())
    if row is None:
        return
    layers = {name: community.layer(name) for name in SCHEMAS}
    name, now = str(doors["id"].iloc[row]), str(doors["of"].iloc[row])
    near = {place.id: place for place in places_near(layers, doors.geometry.iloc[row], _MOST_OFFERED)}
    offered = list(near) if now in near else [now, *near]
    key = f"own-door-{name}-{now}-{tr.language}"
    st.selectbox(
        tr("Entrance {name} leads into", name=escape_markdown(name)),
        offered,
        index=offered.index(now),
        format_func=lambda place: _host_label(near[place], tr) if place in near else place,
        key=key,
        on_change=partial(_lead, community.key, name, now, key, catalogue, tr.language),
    )


def _host_label(place: EntranceHost, tr: Translator) -> str:
    facts = {
        "layer": layer_name(place.layer, tr),
        "name": place.name or place.id,
        "metres": tr.number(place.away_m),
    }
    return tr("{name} ({layer}, {metres} m away)", **facts)


def _lead(community: str, name: str, was: str, key: str, catalogue: Catalogue, language: str) -> None:
    now = str(st.session_state.get(key, was))
    actor = actor_name()
    set_notice(None)
    try:
        known = own(the_store(), community)
        cells = {name: {"of": Cell(was, now)}}
        edit_cells(Edit(the_store(), known, catalogue, actor), "entrances", cells, (), language)
    except LintuError as error:
        set_notice(error, name)
