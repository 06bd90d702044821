"""Import a layer from a file: choose layer, columns and coordinates, preview, then save."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from base.words import Message
from data.catalogue import load_catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.count_sums import count_sums, sums_line
from data.importers.mapping.positions import form_messages, is_by_address
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.table_coordinates import coordinate_trouble
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity
from features.own_community.importing import (
    LayerFile,
    LayerPreview,
    import_layer,
    preview_layer,
    recipe_for_layer,
)
from features.own_community.people_table import PEOPLE_TABLE_HINT, is_people_table
from features.own_community.staff.coordinate_system import system_of
from features.own_community.staff.encoding_choice import source_in_chosen_encoding
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.mapping import columns_of, constants_of
from features.own_community.staff.own_map import MapShapes
from features.own_community.staff.people import ask_columns
from features.own_community.staff.preview_rows import preview_rows
from features.own_community.staff.reading import layer_box
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from features.own_community.staff.system_names import layer_name
from features.own_community.staff.unknown_values import values_asked
from spatial.offset import Offset
from ui.boundary import error_boundary
from ui.markdown import escape_markdown


def import_panel(known: OwnCommunity, targets: tuple[str, ...], tr: Translator) -> MapShapes:
    """Show the import panel of a step; the preview is drawn on the map."""
    st.subheader(" · ".join(layer_name(one, tr) for one in targets))
    _there(known, targets, tr)
    file = st.file_uploader(
        tr("A file: GeoPackage, GeoJSON, Shapefile (zip), KML, DXF, CSV or Excel"),
        key=f"own-file-{targets[0]}-{round_of_own()}",
    )
    if file is None:
        st.caption(
            tr("Or draw on the map. Nothing is saved before you have checked the preview and imported it.")
        )
        return MapShapes()
    if not belongs_here(file, "layer", tr, "table", "shapes"):
        return MapShapes()
    with error_boundary(tr):
        source = source_in_chosen_encoding(file.getvalue(), file.name, tr)
        return _ask_layer(known, source, file.getvalue(), targets, tr)
    return MapShapes()


def _there(known: OwnCommunity, targets: tuple[str, ...], tr: Translator) -> None:
    names = [one.name for one in known.state.files if one.target in targets]
    if names:
        st.caption(
            tr("Already imported: {files}", files=escape_markdown("、".join(dict.fromkeys(names))[:200]))
        )


def _ask_layer(
    known: OwnCommunity, source: SourceFile, raw: bytes, targets: tuple[str, ...], tr: Translator
) -> MapShapes:
    number = layer_box(source.layers, source.key, tr)
    layer = source.layers[number]
    recipe, is_known = _guessed(layer, targets, f"{source.key}-{number}", tr)
    key = f"{source.key}-{number}-{recipe.target}-{tr.language}"
    recipe = _columns_asked(layer, recipe, is_known, key, tr)
    by_address = layer.kind == "table" and is_by_address(recipe)
    if (
        layer.kind == "table"
        and not by_address
        and (trouble := coordinate_trouble(layer, recipe.x, recipe.y))
    ):
        st.text(f"⚠ {tr.name(trouble)}")
        if is_people_table(layer):
            _offer_people(known, source, raw, tr)
        return MapShapes()
    recipe = system_of(known, layer, recipe, is_known, key, tr)
    if recipe.system is None and not recipe.pairs and not by_address:
        st.text(tr("Choose the coordinate system to continue."))
        for words in form_messages(layer, recipe):
            st.text(f"· {tr.name(words)}")
        return MapShapes()
    return _preview(known, LayerFile(source, raw, layer, recipe), tr)


def _guessed(layer: RawLayer, targets: tuple[str, ...], key: str, tr: Translator) -> tuple[Recipe, bool]:
    """The recipe for the layer of ours that is asked for, and whether such a layer was read by it before."""
    guessed, is_known = recipe_for_layer(the_store(), layer)
    target = st.selectbox(
        tr("Layer type"),
        targets,
        index=targets.index(guessed.target) if guessed.target in targets else 0,
        format_func=lambda one: layer_name(one, tr),
        key=f"own-target-{key}-{tr.language}",
    )
    if guessed.target != target:
        guessed, is_known = recipe_for_layer(the_store(), layer, target)
    if is_known:
        st.caption(tr("Read as the last file with these columns."))
    return guessed, is_known


def _columns_asked(layer: RawLayer, recipe: Recipe, is_known: bool, key: str, tr: Translator) -> Recipe:
    """The recipe with the columns, the values of all rows and the meanings that a person chose."""
    catalogue = load_catalogue()
    recipe = columns_of(layer, recipe, key, tr, is_known)
    recipe = replace(recipe, constants=constants_of(recipe, catalogue, key, tr))
    return values_asked(layer, recipe, catalogue, key, tr)


def _offer_people(known: OwnCommunity, source: SourceFile, raw: bytes, tr: Translator) -> None:
    """A table of people without places: it says who lives in homes that are there."""
    with st.container(border=True, key="own-is-people"):
        st.text(f"⚠ {tr.name(PEOPLE_TABLE_HINT)}")
        if "residences" in known.state.layers:
            st.text(tr("The homes are there already: this is what it would change."))
            ask_columns(known, source, raw, tr, button="own-as-people")


def _preview(known: OwnCommunity, file: LayerFile, tr: Translator) -> MapShapes:
    """What would come in, and the button that keeps it."""
    key = file.source.key
    without = _leaves_out_mended(file.layer, key, tr)
    seen = preview_layer(the_store(), known, file.layer, file.recipe, load_catalogue(), without)
    _show_messages(seen, tr)
    sums = count_sums(file.layer, file.recipe.columns, seen.taken.frame, file.recipe.sums)
    for name, one in sums.items():
        st.text(f"· {tr.name(sums_line(name, one))}")
    _offset(seen.offset, tr)
    preview_rows(seen.taken.frame.drop(columns="geometry"), file.recipe.target, tr)
    instead = _replaces(known, file.recipe.target, key, tr)
    count = len(seen.taken.frame)
    if st.button(
        tr("Import {count} rows", count=count), type="primary", key="own-bring", icon=":material/check:"
    ):
        import_layer(edit_of(known), file, instead, without)
        next_round_of_own()
        done = Message("{count} rows imported.", count=count)
        tell((done, *(note.text for note in seen.taken.assumed)))
        st.rerun()
    return MapShapes(tuple(seen.taken.frame.geometry), tr("Orange: to be imported."))


def _leaves_out_mended(layer: RawLayer, key: str, tr: Translator) -> bool:
    """Whether shapes that cross themselves are left out; asked where there are any."""
    count = int(layer.mended.sum())
    return count > 0 and not st.checkbox(
        tr("Repair {count} self-intersecting shapes (otherwise they are skipped)", count=count),
        value=True,
        key=f"own-mend-{key}",
    )


def _replaces(known: OwnCommunity, target: str, key: str, tr: Translator) -> bool:
    """Whether the rows take the place of those of the layer; asked where it has any from people."""
    from_files = any(one.target == "grids" for one in known.state.files)
    has_some = target in known.state.layers and not (target == "grids" and not from_files)
    if not has_some:
        return True
    chosen = st.radio(
        tr("Existing content"),
        (True, False),
        format_func=lambda one: tr("replace it") if one else tr("keep it, add these"),
        horizontal=True,
        key=f"own-instead-{key}-{tr.language}",
    )
    return bool(chosen)


def _show_messages(seen: LayerPreview, tr: Translator) -> None:
    for words in dict.fromkeys((*seen.taken.messages, *(note.text for note in seen.taken.assumed))):
        st.text(f"· {tr.name(words)}")


def _offset(offset: Offset | None, tr: Translator) -> None:
    """A shift against what is there, with the name of the web map that has it."""
    if offset is None:
        return
    east = tr("{metres} m east", metres=tr.number(offset.east_m)) if offset.east_m >= 0 else ""
    west = tr("{metres} m west", metres=tr.number(-offset.east_m)) if offset.east_m < 0 else ""
    north = tr("{metres} m north", metres=tr.number(offset.north_m)) if offset.north_m >= 0 else ""
    south = tr("{metres} m south", metres=tr.number(-offset.north_m)) if offset.north_m < 0 else ""
    along, across = east or west, north or south
    if offset.is_inferred:
        warning = tr(
            "These shapes would match the existing paths and buildings far better as {system}: they "
            "seem to be offset {along}, {across}. This is inferred, not measured ({share} of them "
            "match better): choose {system} above and check the map.",
            system=offset.looks_like,
            along=along,
            across=across,
            share=tr.percent(offset.share_there),
        )
    elif offset.looks_like:
        warning = tr(
            "This looks like {system}: it is offset {along}, {across} from the existing layers. Choose "
            "{system} above.",
            system=offset.looks_like,
            along=along,
            across=across,
        )
    else:
        warning = tr(
            "It is offset {along}, {across} from the existing layers. Check the coordinate system.",
            along=along,
            across=across,
        )
    with st.container(border=True, key="own-offset"):
        st.text(f"⚠ {warning}")
