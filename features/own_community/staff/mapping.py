"""Map the columns of a file to ours, and set the values of those that it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from base.i18n import NOTHING, Translator
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.counted_values import unused_columns
from data.importers.mapping.guessing import guess_columns, our_columns
from data.importers.mapping.recipe import Recipe
from data.layer_words import PATH_KINDS
from features.own_community.staff.system_names import column_name

_FIRST = ("name_zh", "code", "households", "people", "category", "functions", "kind", "width_m")


def columns_of(
    layer: RawLayer,
    recipe: Recipe,
    key: str,
    tr: Translator,
    is_known: bool = False,
    only: Sequence[str] = (),
    with_coordinates: bool = True,
) -> Recipe:
    """The recipe with the columns that a person chose; the guesses stand in the boxes.

    is_known: whether a person has looked through such a recipe before. Else the boxes stand open wherever
    something was guessed. only: columns of ours that are asked for; all where none are named.
    """
    theirs = list(layer.columns)
    if not theirs:
        return recipe
    wanted = list(only) or sorted(our_columns(recipe.target), key=lambda one: one not in _FIRST)
    found = len({*recipe.columns, *recipe.sums})
    title = tr("Columns: {found} of {count} recognised", found=found, count=len(wanted))
    is_open = not found or (not is_known and _is_guessed(layer, recipe))
    with st.expander(title, expanded=is_open, key=f"own-columns-{key}"):
        st.caption(tr("Our column above, the file's column in the box."))
        recipe = _columns_asked(theirs, recipe, wanted, key, tr)
        if layer.kind == "table" and with_coordinates:
            recipe = _coordinates_asked(theirs, recipe, key, tr)
        sums = {
            ours: _parts(ours, theirs, parts, key, tr)
            for ours, parts in recipe.sums.items()
            if ours not in recipe.columns
        }
    return replace(recipe, sums={ours: parts for ours, parts in sums.items() if parts})


def _columns_asked(
    theirs: list[str], recipe: Recipe, wanted: Sequence[str], key: str, tr: Translator
) -> Recipe:
    boxes, chosen = st.columns(2), dict(recipe.columns)
    for number, ours in enumerate(wanted):
        with boxes[number % 2]:
            name = _box(column_name(ours, tr), theirs, chosen.pop(ours, ""), f"{key}-{ours}")
        if name:
            chosen[ours] = name
    return replace(recipe, columns=chosen)


def _coordinates_asked(theirs: list[str], recipe: Recipe, key: str, tr: Translator) -> Recipe:
    left, right = st.columns(2)
    with left:
        x = _box(tr("Longitude or east"), theirs, recipe.x, f"{key}-x")
    with right:
        y = _box(tr("Latitude or north"), theirs, recipe.y, f"{key}-y")
    return replace(recipe, x=x, y=y)


def _is_guessed(layer: RawLayer, recipe: Recipe) -> bool:
    """Whether a column was taken by a name that is not known as a whole, added up, or passed over."""
    guess = guess_columns(recipe.target, list(layer.columns))
    unsure = any(recipe.columns.get(ours) == guess.columns[ours] for ours in guess.unsure)
    return unsure or bool(recipe.sums) or any(True for _ in unused_columns(layer, recipe))


def _box(label: str, theirs: list[str], chosen: str, key: str) -> str:
    options = ["", *theirs]
    return (
        st.selectbox(
            label,
            options,
            index=options.index(chosen) if chosen in options else 0,
            format_func=lambda one: one or NOTHING,
            key=f"own-column-{key}",
        )
        or ""
    )


def _parts(ours: str, theirs: list[str], parts: Sequence[str], key: str, tr: Translator) -> tuple[str, ...]:
    """Columns that are added up, where no column has the whole."""
    label = tr("{column} is the sum of", column=column_name(ours, tr))
    return tuple(st.multiselect(label, theirs, default=list(parts), key=f"own-sum-{key}-{ours}"))


def constants_of(recipe: Recipe, catalogue: Catalogue, key: str, tr: Translator) -> dict[str, str]:
    """The category of all facilities or the kind of all paths, where no column gives one."""
    if recipe.target == "facilities":
        names = {one: tr.name(category.name) for one, category in catalogue.facility_categories.items()}
        return _constant("category", names, tr("as their names suggest"), recipe, key, tr)
    if recipe.target == "paths":
        names = {one: tr.name(word) for one, word in PATH_KINDS.items()}
        return _constant("kind", names, tr("not known (taken as footpaths)"), recipe, key, tr)
    return dict(recipe.constants)


def _constant(
    column: str, names: dict[str, str], unsaid: str, recipe: Recipe, key: str, tr: Translator
) -> dict[str, str]:
    if column in recipe.columns:
        return dict(recipe.constants)
    before = recipe.constants.get(column, "")
    options = ["", *names]
    chosen = st.selectbox(
        tr("All of them are"),
        options,
        index=options.index(before) if before in options else 0,
        format_func=lambda one: names.get(one, unsaid),
        key=f"own-all-{key}",
    )
    return {column: chosen} if chosen else {}
