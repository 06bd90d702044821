"""Map the columns of a file to ours, and set the values of those that it lacks."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import NOTHING, Translator
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.guessing import our_columns
from data.importers.mapping.recipe import Recipe
from features.own_community.staff.system_names import column_name

_FIRST = ("name_zh", "code", "households", "people", "category", "functions", "kind", "width_m")


def columns_of(layer: RawLayer, recipe: Recipe, key: str, tr: Translator) -> Recipe:
    """The recipe with the columns that a person chose; the guesses stand in the boxes."""
    theirs = list(layer.columns)
    if not theirs:
        return recipe
    wanted = sorted(our_columns(recipe.target), key=lambda one: one not in _FIRST)
    found = len(recipe.columns)
    chosen = dict(recipe.columns)
    title = tr("Columns: {found} of {count} recognised", found=found, count=len(wanted))
    with st.expander(title, expanded=not found, key=f"own-columns-{key}"):
        st.caption(tr("Our column above, the file's column in the box."))
        boxes = st.columns(2)
        for number, ours in enumerate(wanted):
            with boxes[number % 2]:
                name = _box(column_name(ours, tr), theirs, chosen.get(ours, ""), f"{key}-{ours}")
            chosen.pop(ours, None)
            if name:
                chosen[ours] = name
        x, y = recipe.x, recipe.y
        if layer.kind == "table":
            with boxes[0]:
                x = _box(tr("Longitude or east"), theirs, x, f"{key}-x")
            with boxes[1]:
                y = _box(tr("Latitude or north"), theirs, y, f"{key}-y")
    return replace(recipe, columns=chosen, x=x, y=y)


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


def constants_of(recipe: Recipe, catalogue: Catalogue, key: str, tr: Translator) -> dict[str, str]:
    """The category of all facilities, where no column gives one."""
    if recipe.target != "facilities" or "category" in recipe.columns:
        return dict(recipe.constants)
    names = {one: tr.name(category.name) for one, category in catalogue.facility_categories.items()}
    before = recipe.constants.get("category", "")
    options = ["", *names]
    chosen = st.selectbox(
        tr("All of them are"),
        options,
        index=options.index(before) if before in options else 0,
        format_func=lambda one: names.get(one, tr("as their names suggest")),
        key=f"own-all-{key}",
    )
    return {"category": chosen} if chosen else {}
