"""One residence: chosen on the map or from the list, with its reasons and its walk."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.causes import MissingPath, lines_of_part
from layers.layer import View
from spatial.projecting import to_degrees
from ui.components.home_choices import MOST_OFFERED, home_choices, offered_choices
from ui.components.path_drawing import ends_in_degrees
from ui.components.reasons import (
    Reason,
    lacks_sentence,
    missing_path_at_home,
    reason_box,
    reasons_of,
    sentence,
    show_reasons,
)
from ui.mapview import Connection, Focus
from ui.session import choose_residence, chosen_residence, close_up, field_value

_PICKED = "residence-picked"


def _pick() -> None:
    """Before the script runs, so that the map above the list is drawn once."""
    choose_residence(str(field_value(_PICKED) or ""), close_up=True)


def reason_panel(assessment: Assessment, view: View, tr: Translator) -> None:
    """The list of residences, those that lack most first, and the reasons of the chosen one."""
    ids = list(assessment.community.residences["id"])
    if not ids:
        st.text(tr("These data have no residences. Add buildings to see whom the facilities serve."))
        return
    chosen = chosen_residence()
    choices = home_choices(assessment, view, tr)
    if len(choices) > MOST_OFFERED:
        label = tr("Find among {count} residences", count=tr.number(len(choices)))
        text = st.text_input(label, key=f"residence-text-{tr.language}", max_chars=60)
        choices = offered_choices(choices, text, chosen)
    st.session_state[_PICKED] = chosen if chosen in choices else None  # it may have been chosen elsewhere
    st.selectbox(
        tr("Residence (or click one on the map)"),
        list(choices),
        key=_PICKED,
        format_func=lambda key: choices[key],
        placeholder=tr("Choose a residence"),
        on_change=_pick,
    )
    if chosen in choices:
        show_reasons(assessment, ids.index(chosen), view, tr)


def chosen_home_box(assessment: Assessment, view: View, tr: Translator) -> None:
    """The reasons of the residence that was chosen, without the table of its walks."""
    ids = list(assessment.community.residences["id"])
    if chosen_residence() in ids:
        reason_box(assessment, ids.index(chosen_residence()), view, tr)


def walk_shown(assessment: Assessment, view: View, tr: Translator) -> tuple[Focus | None, Connection | None]:
    """The mark on the chosen residence, and a line: the missing path that cuts it off, else the way to its
    weightiest missing (or chosen) facility."""
    ids = list(assessment.community.residences["id"])
    chosen = chosen_residence()
    if chosen not in ids:
        return None, None
    row, focus = ids.index(chosen), Focus("residences", chosen, close_up())
    path = missing_path_at_home(assessment, row, view)
    if path is not None:
        return focus, missing_piece(assessment, path, tr)
    walked = [reason for reason in reasons_of(assessment, row, view) if np.isfinite(reason.distance_m)]
    shown = next((reason for reason in walked if not reason.covered), walked[0] if walked else None)
    line = _line(assessment, row, shown, tr) if shown else None
    return focus, line


def missing_piece(assessment: Assessment, path: MissingPath, tr: Translator) -> Connection:
    """The missing piece, and the paths that are cut off for want of it."""
    crs = assessment.community.crs
    lines = [to_degrees(np.array(line), crs) for line in lines_of_part(assessment.network, path.part)]
    return Connection(
        points=ends_in_degrees(assessment, path),
        text=tr("{metres} m of path are missing", metres=tr.number(path.length_m)),
        missing=True,
        cut_off=tuple(tuple((float(lng), float(lat)) for lng, lat in line) for line in lines),
    )


def _line(assessment: Assessment, row: int, reason: Reason, tr: Translator) -> Connection:
    column = assessment.categories.index(reason.category)
    ends = np.array([assessment.homes.xy[row], assessment.door_xy[row, column]])
    degrees = gpd.GeoSeries(shapely.points(ends), crs=assessment.community.crs).to_crs(4326)
    name = assessment.catalogue.facility_categories[reason.category].name
    return Connection(
        points=tuple(zip(degrees.x, degrees.y, strict=True)),
        text=tr(
            "{category}: {metres} m on foot", category=tr.name(name), metres=tr.number(reason.distance_m)
        ),
    )


def before_and_after(before: Assessment, after: Assessment, view: View, tr: Translator) -> None:
    """The reason of the residence that was clicked, today and with the option."""
    ids = list(before.community.residences["id"])
    chosen = chosen_residence()
    if chosen not in ids:
        return
    row = ids.index(chosen)
    with st.container(key="reason"):
        for title, assessment in ((tr("Today"), before), (tr("With the option"), after)):
            reasons = reasons_of(assessment, row, view)
            lacks = lacks_sentence(assessment, row, view, tr)
            st.text(tr("{title}: {lacks}", title=title, lacks=lacks))
            if reasons:
                st.text(sentence(assessment, row, reasons[0], view, tr))
