"""The people's table: download it, and import it when grid workers have filled it in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from base.i18n import Translator
from base.words import Text
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.count_sums import AGES, sums_line
from data.importers.mapping.recipe import Recipe
from data.store.open_store import the_store
from features.own_community.by_hand import import_people, preview_people
from features.own_community.community_versions import OwnCommunity, layers_of
from features.own_community.people_table import COLUMNS, PeopleImport, people_recipe, unread_columns
from features.own_community.people_table_file import people_table
from features.own_community.staff.encoding_choice import source_in_chosen_encoding
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.mapping import columns_of
from features.own_community.staff.preview_rows import preview_rows
from features.own_community.staff.reading import layer_box
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from ui.boundary import error_boundary

_SHOWN = ("id", "name_zh", "households", *AGES)


def people(known: OwnCommunity, tr: Translator) -> None:
    """Nothing while there are no homes."""
    if "residences" not in known.state.layers:
        return
    homes = layers_of(the_store(), known.state)["residences"]
    with st.container(key="own-people"):
        st.subheader(tr("People"))
        estimated = int(homes["estimated"].sum())
        st.text(
            tr("Homes with estimated people: {estimated} of {count}.", estimated=estimated, count=len(homes))
        )
        st.download_button(
            tr("Download the population table (Excel)"),
            partial(people_table, homes, tr.language),
            file_name="people.xlsx",
            on_click="ignore",
            icon=":material/download:",
            key="own-people-table",
        )
        file = st.file_uploader(tr("Completed table"), key=f"own-people-file-{round_of_own()}")
        if file is not None and belongs_here(file, "people", tr, "table"):
            with error_boundary(tr):
                raw = file.getvalue()
                ask_columns(known, source_in_chosen_encoding(raw, file.name, tr), raw, tr)


def ask_columns(
    known: OwnCommunity, source: SourceFile, raw: bytes, tr: Translator, button: str = "own-people-in"
) -> None:
    """The sheet and its columns, what they would change, and the button (its key) that keeps it."""
    key = f"{button.removeprefix('own-').removesuffix('-in')}-{source.key}-{tr.language}"
    layer = _sheet(source, key, tr)
    recipe = columns_of(
        layer, people_recipe(layer), f"{key}-{layer.name}", tr, only=COLUMNS, with_coordinates=False
    )
    seen, homes = preview_people(edit_of(known), layer, recipe)
    for words in _messages(layer, seen):
        st.text(f"· {tr.name(words)}")
    before, after = (float(one[list(AGES)].to_numpy().sum()) for one in (homes, seen.homes))
    st.text(
        tr(
            "People in all homes: {before} now, {after} after the import.",
            before=tr.number(round(before)),
            after=tr.number(round(after)),
        )
    )
    preview_rows(seen.homes.iloc[seen.rows].loc[:, list(_SHOWN)], "residences", tr)
    may = _leaves_out(layer, recipe, key, tr)
    if st.button(tr("Import the numbers"), key=button, disabled=not may):
        _, messages = import_people(edit_of(known), source, raw, layer, recipe)
        next_round_of_own()
        tell(messages)
        st.rerun()


def _sheet(source: SourceFile, key: str, tr: Translator) -> RawLayer:
    """The layer of the file; asked where it has several."""
    if len(source.layers) == 1:
        return source.layers[0]
    return source.layers[layer_box(source.layers, key, tr)]


def _messages(layer: RawLayer, seen: PeopleImport) -> list[Text]:
    sums = [sums_line(name, one) for name, one in seen.sums.items()]
    notes = [note.text for note in seen.assumed]
    return list(dict.fromkeys((*layer.messages, *seen.messages, *notes, *sums)))


def _leaves_out(layer: RawLayer, recipe: Recipe, key: str, tr: Translator) -> bool:
    """Whether the numbers may be imported: a column of numbers that is not read is left out by a person."""
    unread = unread_columns(layer, recipe)
    if not unread:
        return True
    st.text(tr("These columns hold numbers and are not read: {columns}.", columns="、".join(unread)))
    return st.checkbox(tr("Leave these columns out"), key=f"own-leave-out-{key}-{len(unread)}")
