"""The census grid: choose its file, columns and coordinates, see what it would change, then share it out."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.importers.census.cell_codes import with_cells_of_codes
from data.importers.census.cell_shapes import LARGEST_M, needs_cell_size
from data.importers.census.columns import COLUMNS, census_recipe, counts_people
from data.importers.census.errors import NoPeopleColumnError
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.table_coordinates import coordinate_trouble
from data.store.open_store import the_store
from features.own_community.census.home_weights import counted_homes, people_of
from features.own_community.census.importing_grid import (
    GridAnswers,
    GridPreview,
    import_grid,
    preview_grid,
)
from features.own_community.census.share_people import SharingRules
from features.own_community.community_versions import OwnCommunity, layers_of
from features.own_community.staff.coordinate_system import system_of
from features.own_community.staff.encoding_choice import source_in_chosen_encoding
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.mapping import columns_of
from features.own_community.staff.own_map import MapShapes
from features.own_community.staff.preview_rows import preview_rows
from features.own_community.staff.reading import layer_box
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from ui.boundary import error_boundary

_SAID_BY_NOTES = ("age_split_default", "people_kept")
"""What is assumed and no message says."""
_SHOWN = ("id", "name_zh", "households", "elder", "adult", "child")


def census_grid(known: OwnCommunity, tr: Translator) -> MapShapes:
    """Nothing while there are no homes; the cells are drawn on the map."""
    if "residences" not in known.state.layers:
        return MapShapes()
    with st.container(key="own-census"):
        st.subheader(tr("Census grid"))
        st.caption(tr("Cells with a number of people each are shared out over the homes inside."))
        file = st.file_uploader(
            tr("Grid: GeoPackage, GeoJSON, Shapefile (zip), CSV or Excel"),
            key=f"own-census-file-{round_of_own()}",
        )
        if file is None or not belongs_here(file, "census", tr, "table", "shapes"):
            return MapShapes()
        with error_boundary(tr):
            source = source_in_chosen_encoding(file.getvalue(), file.name, tr)
            return _ask_grid(known, source, file.getvalue(), tr)
    return MapShapes()


def _ask_grid(known: OwnCommunity, source: SourceFile, raw: bytes, tr: Translator) -> MapShapes:
    """The layer, its columns and coordinates; then the preview."""
    number = layer_box(source.layers, f"census-{source.key}", tr) if len(source.layers) > 1 else 0
    layer = with_cells_of_codes(source.layers[number])
    key = f"census-{source.key}-{number}-{tr.language}"
    recipe = columns_of(layer, census_recipe(layer), key, tr, only=COLUMNS)
    if not counts_people(recipe):
        raise NoPeopleColumnError(file=layer.name)
    if layer.kind == "table" and (trouble := coordinate_trouble(layer, recipe.x, recipe.y)):
        st.text(f"⚠ {tr.name(trouble)}")
        return MapShapes()
    recipe = system_of(known, layer, recipe, False, key, tr)
    if recipe.system is None and not recipe.pairs:
        st.text(tr("Choose the coordinate system to continue."))
        return MapShapes()
    size_m = _cell_size(layer, recipe, key, tr)
    if size_m is None:
        return MapShapes()
    return _preview(known, source, raw, layer, recipe, GridAnswers(size_m, _rules(known, key, tr)), tr)


def _cell_size(layer: RawLayer, recipe: Recipe, key: str, tr: Translator) -> float | None:
    """In metres, asked where only the middles of cells are known; 0 where the file tells it."""
    if not needs_cell_size(layer, recipe):
        return 0.0
    return st.number_input(
        tr("Cell size (m)"),
        min_value=1.0,
        max_value=LARGEST_M,
        value=None,
        step=100.0,
        placeholder=tr("Such as 100 or 1000"),
        key=f"own-census-size-{key}",
    )


def _rules(known: OwnCommunity, key: str, tr: Translator) -> SharingRules:
    homes = layers_of(the_store(), known.state)["residences"]
    counted = counted_homes(homes)
    keeps_counted = not counted.any() or st.checkbox(
        tr(
            "Keep the {people} people of {count} counted homes",
            people=tr.number(round(float(people_of(homes)[counted].sum()))),
            count=int(counted.sum()),
        ),
        value=True,
        key=f"own-census-counted-{key}",
    )
    cuts = st.checkbox(
        tr("Of cells beyond the boundary count only the part inside"), value=True, key=f"own-census-cut-{key}"
    )
    keeps_outside = st.checkbox(
        tr("Homes in no cell keep their people"), value=False, key=f"own-census-outside-{key}"
    )
    return SharingRules(keeps_counted, cuts, keeps_outside)


def _preview(
    known: OwnCommunity,
    source: SourceFile,
    raw: bytes,
    layer: RawLayer,
    recipe: Recipe,
    answers: GridAnswers,
    tr: Translator,
) -> MapShapes:
    """What would change, and the button that keeps it."""
    seen = preview_grid(edit_of(known), layer, recipe, answers, source.name)
    _show(seen, tr)
    if st.button(tr("Share out the people"), key="own-census-in", type="primary", icon=":material/check:"):
        _, done = import_grid(edit_of(known), source, raw, layer, recipe, answers)
        next_round_of_own()
        tell(tuple(note.text for note in done.assumed))
        st.rerun()
    return MapShapes(tuple(seen.shared.shapes), tr("Orange: cells of the census grid."))


def _show(seen: GridPreview, tr: Translator) -> None:
    with st.container(key="own-census-sums"):
        st.text(
            tr(
                "People in all homes: {before} now, {after} after the import.",
                before=tr.number(round(seen.before)),
                after=tr.number(round(seen.after)),
            )
        )
    beyond = [note.text for note in seen.assumed if note.key in _SAID_BY_NOTES]
    for words in dict.fromkeys((*seen.messages, *beyond)):
        st.text(f"· {tr.name(words)}")
    preview_rows(seen.shared.homes.iloc[seen.shared.changed].loc[:, list(_SHOWN)], "residences", tr)
