"""The first step: set the location by numbers, by drawing, or from OpenStreetMap."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import shapely
import streamlit as st

from base.i18n import Translator
from base.words import Bilingual, Message
from data.catalogue import load_catalogue
from data.store.open_store import the_store
from features.own_community.community_area import in_metres
from features.own_community.community_versions import OwnCommunity
from features.own_community.importing import import_osm, left_outside, place_community, rectangle
from features.own_community.staff.area_from_file import KEPT, outline
from features.own_community.staff.download import download
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.own_map import MapShapes
from features.own_community.staff.reading import safe_stem
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from spatial.crs import metric_crs_for
from ui.boundary import error_boundary, watch_errors

_STEP_DEGREE = 0.0001
_SIDE_M = (50, 20_000)
"""Least and most that a side can be typed as: the same grounds as the catalogue allows."""
_AT = (116.1, 24.28, 1200, 1000)
"""Longitude, latitude, metres east and north that stand in the boxes at first: where the sample lies."""


def place(known: OwnCommunity, tr: Translator) -> MapShapes:
    """Show the form for name, rectangle and files; the preview is drawn on the map."""
    st.subheader(tr("Where is the community?"))
    st.text(
        tr(
            "Enter the centre and the size, draw the boundary on the map, or upload it. An "
            "OpenStreetMap file imports everything at once."
        )
    )
    typed = _by_numbers(known, tr)
    shown = outline(known, tr)
    _by_file(known, tr)
    download(known, tr)
    return shown if shown.shapes else typed


def _by_numbers(known: OwnCommunity, tr: Translator) -> MapShapes:
    """Name, middle and size; the rectangle is shown as soon as it is another than the ground that is kept."""
    start = _start(known)
    zh = st.text_input(tr("Name of the community"), known.state.name.zh, key=f"own-rename-{known.version}")
    first, second = st.columns(2)
    third, fourth = st.columns(2)  # a row of its own, so that a phone keeps the order
    # A ground that was drawn or read from a file has other numbers: with another key the boxes take them.
    anew = f"-{known.version}"
    with first.container(key="own-lon"):
        longitude = st.number_input(
            tr("Longitude"), -180.0, 180.0, start[0], _STEP_DEGREE, "%.5f", key=f"own-lon{anew}"
        )
    with second.container(key="own-lat"):
        latitude = st.number_input(
            tr("Latitude"), -80.0, 80.0, start[1], _STEP_DEGREE, "%.5f", key=f"own-lat{anew}"
        )
    with third.container(key="own-east"):
        east_m = st.number_input(tr("West to east (m)"), *_SIDE_M, start[2], 50, key=f"own-east{anew}")
    with fourth.container(key="own-north"):
        north_m = st.number_input(tr("South to north (m)"), *_SIDE_M, start[3], 50, key=f"own-north{anew}")
    with error_boundary(tr):
        ground = rectangle(float(longitude), float(latitude), float(east_m), float(north_m))
        if st.button(tr("Use this area"), type="primary", icon=":material/crop_free:", key="own-rectangle"):
            _keep(known, ground, zh)
        if not known.state.boundary or (longitude, latitude, east_m, north_m) != start:
            crs = metric_crs_for(float(longitude), float(latitude))
            shape = in_metres(shapely.geometry.shape(ground), crs)
            return MapShapes((shape,), tr("Orange: the rectangle from these numbers."), crs)
    return MapShapes()


def _start(known: OwnCommunity) -> tuple[float, float, int, int]:
    """What stands in the boxes: the middle and the size of the ground; else of a place in Meizhou."""
    if not known.state.boundary:
        return _AT
    ground = shapely.geometry.shape(known.state.boundary)
    box = in_metres(ground, metric_crs_for(ground.centroid.x, ground.centroid.y)).bounds
    sides = (round(high - low, -1) for low, high in zip(box[:2], box[2:], strict=True))
    east_m, north_m = (int(min(max(side, _SIDE_M[0]), _SIDE_M[1])) for side in sides)
    west, south, east, north = ground.bounds
    return round((west + east) / 2, 5), round((south + north) / 2, 5), east_m, north_m


def _keep(known: OwnCommunity, ground: dict[str, Any], zh: str) -> None:
    outside = left_outside(the_store(), known, ground, load_catalogue())
    name = Bilingual(zh.strip() or known.state.name.zh, known.state.name.en)
    place_community(edit_of(known), ground, name)
    tell((KEPT, *outside))
    st.rerun()


def _by_file(known: OwnCommunity, tr: Translator) -> None:
    file = st.file_uploader(
        tr("OpenStreetMap extract (.osm or .osm.pbf, up to 50 MB)"),
        key=f"own-osm-{round_of_own()}",
    )
    if file is None or not belongs_here(file, "osm", tr, "osm"):
        return
    if not st.button(tr("Import everything"), key="own-osm-in", icon=":material/download:"):
        return
    with error_boundary(tr), watch_errors(tr) as progress, tempfile.TemporaryDirectory() as folder:
        raw = file.getvalue()
        ending = ".osm.pbf" if file.name.lower().endswith(".pbf") else ".osm"
        copy = Path(folder) / f"{safe_stem(file.name)}{ending}"
        copy.write_bytes(raw)
        import_osm(edit_of(known), copy, raw, progress)
        next_round_of_own()
        tell((Message("Imported. Check the map, then go to Check."),))
        st.rerun()
