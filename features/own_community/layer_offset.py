"""How far an imported layer is offset from the existing ones: measured on its kind, else inferred."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from data.frames import Layers
from features.own_community.community_area import in_metres
from spatial.inferred_offset import Surroundings, inferred_offset
from spatial.network import Floats
from spatial.offset import Offset, measured_offset

_ALIKE = {
    "residences": ("residences", "basemap"),
    "paths": ("paths",),
    "compounds": ("compounds",),
    "public_spaces": ("public_spaces",),
    "facilities": ("facilities",),
}
"""The layers that show the same things as a new one, so that a shift between them can be measured."""
_ENOUGH = {"public_spaces": 20, "facilities": 60}
"""Of fewer shapes, so far apart, a quarter lies on known ones by chance if one only moves them about."""
_INFERRED = ("grids", "compounds", "public_spaces", "facilities", "entrances", "paths")
"""The layers of which the town around them tells a shift. Homes lie at any distance from paths: of them it
told one in eight, for one false alarm in a hundred."""


def offset_of(
    new: gpd.GeoDataFrame, layers: Layers, target: str, boundary: Mapping[str, Any]
) -> Offset | None:
    """The shift of the rows `new` that are to fill the layer `target`; None where none is clear.

    layers: what is there, in the CRS of `new`. boundary: the ground as GeoJSON in WGS 84, {} for none.
    """
    shapes = new.geometry.to_numpy()
    known = [layers[name].geometry.to_numpy() for name in _ALIKE.get(target, ()) if len(layers[name])]
    if known and len(new) >= _ENOUGH.get(target, 0):
        measured = measured_offset(shapes, np.concatenate(known), new.crs)
        if measured is not None:
            return measured
    ground = in_metres(shapely.geometry.shape(boundary), new.crs) if boundary else None
    return offset_from_neighbours(new, layers, target, ground)


def offset_from_neighbours(
    new: gpd.GeoDataFrame, layers: Layers, target: str, ground: shapely.Geometry | None
) -> Offset | None:
    """The shift that the paths, buildings and ground (in the CRS of `new`) around the new rows tell."""
    if target not in _INFERRED:
        return None
    paths = layers["paths"].geometry.to_numpy() if target != "paths" else _NONE
    # Shops and clinics are in buildings, benches are not: to a facility, a building says nothing.
    buildings = _buildings(layers) if target != "facilities" else _NONE
    return inferred_offset(new.geometry.to_numpy(), Surroundings(paths, buildings, ground), new.crs)


_NONE: Floats = np.array([], dtype=object)


def _buildings(layers: Layers) -> Floats:
    """Outlines of homes and of the other buildings on the base map; homes that are points have none."""
    base = layers["basemap"]
    others = base.geometry[base["kind"] == "building"].to_numpy()
    whole = np.concatenate([layers["residences"].geometry.to_numpy(), others])
    return np.asarray(whole[shapely.get_dimensions(whole) == 2], dtype=object)
