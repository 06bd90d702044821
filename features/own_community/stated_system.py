"""The coordinate system that a file states, where its numbers can be in it."""

from __future__ import annotations

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe
from spatial.systems import CoordinateSystem


def stated_system(layer: RawLayer, recipe: Recipe) -> CoordinateSystem | None:
    """What the file says, unless its numbers cannot be in it."""
    if not layer.crs:
        return None
    try:
        code = CRS.from_user_input(layer.crs).to_epsg(min_confidence=25)
        system = CoordinateSystem(f"EPSG:{code}" if code else layer.crs)
        degrees = system.degrees(raw_coordinates(layer, recipe)[:1000])
    except CRSError:
        return None
    fits = np.isfinite(degrees).all() and (np.abs(degrees) <= (180, 90)).all()
    return system if len(degrees) and fits else None
