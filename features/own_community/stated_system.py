"""The coordinate system that a file states, where its numbers can be in it."""

from __future__ import annotations

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe
from spatial.network import Floats
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


def _with_code(system: CoordinateSystem, xy: Floats) -> CoordinateSystem:
    """The system by its code, which a definition of other programs may resemble; only where both mean the
    same places: a local system of a town resembles a zone hundreds of kilometres away."""
    code = CRS.from_user_input(system.name).to_epsg(min_confidence=25)
    coded = CoordinateSystem(f"EPSG:{code}") if code else system
    if not len(xy) or coded == system:
        return coded
    away = np.abs(coded.degrees(xy) - system.degrees(xy))
    return coded if not (away > _ALIKE_DEG).any() else system
