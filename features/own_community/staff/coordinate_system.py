"""Ask for the coordinate system of a layer, unless its file states a plausible one."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st
from pyproj import CRS

from base.i18n import Translator
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.positions import positions_from_points
from data.importers.mapping.recipe import Pair, Recipe
from features.own_community.community_versions import OwnCommunity
from features.own_community.importing import systems_for
from features.own_community.placement import with_crs
from features.own_community.staff.system_names import system_name
from features.own_community.stated_system import fits_community, stated_system
from spatial.system_guess import SystemGuess
from spatial.systems import BD09, GCJ02, CoordinateSystem
from ui.boundary import error_boundary


def system_of(
    known: OwnCommunity, layer: RawLayer, recipe: Recipe, is_known: bool, key: str, tr: Translator
) -> Recipe:
    """The recipe with a coordinate system, or with point pairs; with neither while nothing is chosen."""
    if layer.kind == "table" and not (recipe.x and recipe.y):
        return recipe
    is_known = is_known and fits_community(known.state, layer, recipe)
    found = systems_for(layer, recipe, known.state)
    stated = stated_system(layer, recipe)
    options = _options(found, stated, recipe.system if is_known else None)
    if layer.crs and stated is None:
        st.text(f"⚠ {tr('The coordinate system stated in the file does not match its numbers.')}")
    chosen = st.selectbox(
        tr("Coordinate system"),
        options,
        index=_first(options, stated, recipe, is_known),
        format_func=lambda one: _label(one, found, stated, tr),
        placeholder=tr("Choose; the most likely come first"),
        key=f"own-system-{key}-{recipe.x}-{recipe.y}",
    )
    if chosen is None:
        return replace(recipe, system=None, pairs=())
    if chosen.name:
        return replace(recipe, system=chosen, pairs=())
    return _by_pairs(known, layer, replace(recipe, system=None), key, tr)


_LOCAL = CoordinateSystem("")
"""Stands for a plan with an origin of its own."""


def _options(
    found: tuple[SystemGuess, ...], stated: CoordinateSystem | None, before: CoordinateSystem | None
) -> list[CoordinateSystem]:
    guessed = [guess.system or _LOCAL for guess in found]
    web = (
        [CoordinateSystem(GCJ02), CoordinateSystem(BD09)]
        if stated is not None and stated.name == "EPSG:4326"
        else []
    )
    return list(dict.fromkeys([*(one for one in (before, stated) if one), *guessed, *web, _LOCAL]))


def _first(
    options: list[CoordinateSystem], stated: CoordinateSystem | None, recipe: Recipe, is_known: bool
) -> int | None:
    """What a file says or was chosen for such a file stands in the box; a guess never does."""
    wanted = recipe.system if is_known and recipe.system is not None else stated
    return options.index(wanted) if wanted in options else None


def _label(
    system: CoordinateSystem, found: tuple[SystemGuess, ...], stated: CoordinateSystem | None, tr: Translator
) -> str:
    if not system.name:
        return tr("a plan with a local origin")
    guess = next((one for one in found if one.system == system), None)
    reason = tr.name(guess.reason) if guess else ""
    if system == stated:
        reason = tr("as stated in the file")
    swapped = tr("north first") if system.swapped else ""
    return " · ".join(filter(None, (system_name(system.name, tr), swapped, reason)))


def _by_pairs(known: OwnCommunity, layer: RawLayer, recipe: Recipe, key: str, tr: Translator) -> Recipe:
    """Two or more points of the plan with their longitude and latitude."""
    st.caption(
        tr(
            "Give two or more points: their numbers on the plan, and longitude and latitude of the "
            "same place."
        )
    )
    heads = (tr("Plan x"), tr("Plan y"), tr("Longitude"), tr("Latitude"))
    rows = pd.DataFrame([[None] * 4] * 3, columns=list(heads), dtype="float64")
    filled = st.data_editor(rows, num_rows="dynamic", hide_index=True, key=f"own-pairs-{key}")
    swapped = st.checkbox(tr("The plan gives north first"), key=f"own-pairs-swapped-{key}")
    whole = filled.dropna().to_numpy(dtype=float)
    pairs: tuple[Pair, ...] = tuple(((a, b), (c, d)) for a, b, c, d in whole.tolist())
    found = replace(recipe, pairs=pairs, swapped=swapped)
    if len(pairs) < 2:
        return replace(found, pairs=())
    with error_boundary(tr):
        fit = positions_from_points(found, CRS.from_epsg(with_crs(known.state, layer, found).epsg))
        st.text(
            tr(
                "Rotated by {degrees}°, scale {scale}; the largest error of the points is {worst} m.",
                degrees=tr.number(fit.rotation_deg, 2),
                scale=f"{fit.scale:.6g}",
                worst=tr.number(fit.worst_m, 2),
            )
        )
        return found
    return replace(found, pairs=())
