"""The coordinate system that a file states, where its numbers can be in it."""

from __future__ import annotations

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe
from features.own_community.placement import near_degrees
from features.own_community.state import CommunityState
from spatial.crs import metric_crs_for
from spatial.network import Floats
from spatial.projecting import to_metres
from spatial.system_guess import NEAR_KM
from spatial.systems import CoordinateSystem

_ALIKE_DEG = 0.0015
"""Some 150 m: no more is between the datums of China, of which one definition may say nothing."""


def stated_system(layer: RawLayer, recipe: Recipe) -> CoordinateSystem | None:
    """What the file says, unless its numbers cannot be in it."""
    if not layer.crs:
        return None
    try:
        xy = raw_coordinates(layer, recipe)[:1000]
        system = _with_code(CoordinateSystem(layer.crs), xy)
        degrees = system.degrees(xy)
    except CRSError:
        return None
    fits = np.isfinite(degrees).all() and (np.abs(degrees) <= (180, 90)).all()
    return system if len(degrees) and fits else None


def fits_community(state: CommunityState, layer: RawLayer, recipe: Recipe) -> bool:
    """Whether a remembered recipe puts this layer where the community is."""
    if recipe.system is None:
        return bool(recipe.pairs)
    degrees, near = recipe.system.degrees(raw_coordinates(layer, recipe)), near_degrees(state)
    degrees = degrees[np.isfinite(degrees).all(axis=1)]
    if not len(degrees) or near is None:
        return bool(len(degrees))
    crs = metric_crs_for(*near)
    middle, here = to_metres(np.array([np.median(degrees, axis=0), near]), crs)
    return float(np.hypot(*(middle - here))) < NEAR_KM * 1000


def _with_code(system: CoordinateSystem, xy: Floats) -> CoordinateSystem:
    """The system by its code, which a definition of other programs may resemble; only where both mean the
    same places: a local system of a town resembles a zone hundreds of kilometres away."""
    code = CRS.from_user_input(system.name).to_epsg(min_confidence=25)
    coded = CoordinateSystem(f"EPSG:{code}") if code else system
    if not len(xy) or coded == system:
        return coded
    away = np.abs(coded.degrees(xy) - system.degrees(xy))
    return coded if not (away > _ALIKE_DEG).any() else system
