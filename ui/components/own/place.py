"""The first step: where the community lies, by numbers, by hand, or from OpenStreetMap."""

from __future__ import annotations

import tempfile
from pathlib import Path

import shapely
import streamlit as st

from data.catalogue import load_catalogue
from data.own.bringing import brought_osm, placed, rectangle
from data.own.keeping import Own
from data.store.open_store import the_store
from data.words import Bilingual
from ui.boundary import shown_errors
from ui.components.own.download import download
from ui.components.own.own_map import Shown
from ui.components.own.reading import safe_stem
from ui.components.watched import watched
from ui.i18n import Words
from ui.own_session import next_round_of_own, round_of_own, tell
from ui.session import acting

_STEP_DEGREE = 0.0001


def place(known: Own, tr: Words) -> Shown:
    """Forms for the name, the rectangle and a file; drawing is on the map."""
    st.subheader(tr("Where is the community?"))
    st.text(
        tr("Give the middle and the size; or upload an OpenStreetMap file, which brings everything at once.")
    )
    _by_numbers(known, tr)
    _by_file(known, tr)
    download(known, tr)
    if known.state.boundary:
        st.text(tr("You can draw the ground anew on the map with the polygon tool."))
    return Shown()


def _by_numbers(known: Own, tr: Words) -> None:
    at = shapely.geometry.shape(known.state.boundary).centroid if known.state.boundary else None
    with st.form("own-place"):
        first, second = st.columns(2)
        longitude = first.number_input(
            tr("Longitude"), -180.0, 180.0, at.x if at else 116.1, _STEP_DEGREE, "%.5f", key="own-lon"
        )
        latitude = second.number_input(
            tr("Latitude"), -80.0, 80.0, at.y if at else 24.28, _STEP_DEGREE, "%.5f", key="own-lat"
        )
        first, second = st.columns(2)  # a row of its own, so that a phone keeps the order
        east = first.number_input(tr("West to east (m)"), 50, 20_000, 1200, 50, key="own-east")
        north = second.number_input(tr("South to north (m)"), 50, 20_000, 1000, 50, key="own-north")
        zh = st.text_input(tr("Name of the community"), known.state.name.zh, key="own-rename")
        if st.form_submit_button(tr("Take this ground"), type="primary", icon=":material/crop_free:"):
            with shown_errors(tr):
                ground = rectangle(float(longitude), float(latitude), float(east), float(north))
                name = Bilingual(zh.strip() or known.state.name.zh, known.state.name.en)
                placed(the_store(), known, ground, acting(), name)
                tell(
                    (
                        Bilingual(
                            "范围已保存。下一步：网格和小区。",
                            "The ground is kept. Next: grids and compounds.",
                        ),
                    )
                )
                st.rerun()


def _by_file(known: Own, tr: Words) -> None:
    file = st.file_uploader(
        tr("OpenStreetMap extract (.osm or .osm.pbf, up to 50 MB)"),
        type=["osm", "pbf"],
        key=f"own-osm-{round_of_own()}",
    )
    if file is None or not st.button(tr("Bring everything in"), key="own-osm-in", icon=":material/download:"):
        return
    with shown_errors(tr), watched(tr) as progress, tempfile.TemporaryDirectory() as folder:
        raw = file.getvalue()
        ending = ".osm.pbf" if file.name.lower().endswith(".pbf") else ".osm"
        copy = Path(folder) / f"{safe_stem(file.name)}{ending}"
        copy.write_bytes(raw)
        brought_osm(the_store(), known, copy, raw, load_catalogue(), acting(), progress)
        next_round_of_own()
        tell(
            (
                Bilingual(
                    "已导入。请看一眼地图，再到“检查”。", "Brought in. Look at the map, then go to Check."
                ),
            )
        )
        st.rerun()
