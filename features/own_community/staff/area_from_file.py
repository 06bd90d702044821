"""Import the boundary from a file: choose layer, outlines and coordinates, preview, then save."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from base.words import Message
from data.catalogue import load_catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.store.open_store import the_store
from features.own_community.community_area import BOUNDARY, Outline, names_of, outlines_of
from features.own_community.community_versions import OwnCommunity
from features.own_community.importing import LayerFile, import_outline, preview_outline, recipe_for_layer
from features.own_community.staff.coordinate_system import system_of
from features.own_community.staff.encoding_choice import source_in_chosen_encoding
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.own_map import MapShapes
from features.own_community.staff.reading import layer_box
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from ui.boundary import error_boundary

_MOST_NAMES = 500
"""A longer list nobody reads; then all outlines are taken, or the file is cut first."""


def outline(known: OwnCommunity, tr: Translator) -> MapShapes:
    """The panel for a boundary from a file; nothing to be shown while there is none."""
    file = st.file_uploader(
        tr("A boundary: GeoPackage, GeoJSON, Shapefile (zip), KML or DXF"),
        key=f"own-outline-{round_of_own()}",
    )
    if file is None:
        return MapShapes()
    if not belongs_here(file, "outline", tr, "shapes"):
        return MapShapes()
    with error_boundary(tr):
        source = source_in_chosen_encoding(file.getvalue(), file.name, tr)
        return _ask_outline(known, source, file.getvalue(), tr)
    return MapShapes()


def _ask_outline(known: OwnCommunity, source: SourceFile, raw: bytes, tr: Translator) -> MapShapes:
    """Which layer, which outlines, which coordinates."""
    layers = outlines_of(source.layers, source.name)
    key = f"outline-{source.key}"
    number = 0
    if len(layers) > 1:
        number = layer_box(layers, key, tr)
    layer = layers[number]
    rows = _rows(layer, f"{key}-{number}", tr)
    recipe, is_known = recipe_for_layer(the_store(), layer, BOUNDARY)
    recipe = system_of(known, layer, recipe, is_known, f"{key}-{number}-{tr.language}", tr)
    if recipe.system is None and not recipe.pairs:
        st.text(tr("Choose the coordinate system to continue."))
        return MapShapes()
    return _show_area(known, LayerFile(source, raw, layer, recipe), rows, tr)


def _rows(layer: RawLayer, key: str, tr: Translator) -> tuple[int, ...]:
    """The outlines that a person chose; () for all."""
    names = names_of(layer)
    if not 1 < len(names) <= _MOST_NAMES:
        return ()
    chosen = st.multiselect(
        tr("Which outlines ({count} in the file)", count=len(names)),
        range(len(names)),
        format_func=lambda row: names[row],
        placeholder=tr("all of them together"),
        key=f"own-rows-of-{key}-{tr.language}",
    )
    return tuple(chosen)


def _show_area(known: OwnCommunity, file: LayerFile, rows: tuple[int, ...], tr: Translator) -> MapShapes:
    """What the ground would be, and the button that keeps it."""
    seen = preview_outline(the_store(), known, file.layer, file.recipe, load_catalogue(), rows)
    st.text(_size(seen, tr))
    for words in dict.fromkeys(seen.messages):
        st.text(f"· {tr.name(words)}")
    if st.button(tr("Use this boundary"), type="primary", key="own-outline-in", icon=":material/check:"):
        import_outline(edit_of(known), file, rows)
        next_round_of_own()
        tell((KEPT, *seen.messages))
        st.rerun()
    return MapShapes((seen.shape,), tr("Orange: the boundary of the file."), seen.crs)


KEPT = Message("Boundary saved. Next: grids and compounds.")


def _size(seen: Outline, tr: Translator) -> str:
    size_m2 = seen.shape.area
    if size_m2 < 1e6:
        return tr("Area: {area} m²", area=tr.number(size_m2))
    return tr("Area: {area} km²", area=tr.number(size_m2 / 1e6, 2))
