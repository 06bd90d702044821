"""Leave out private ways that serve no compound, as extracts of OpenStreetMap do."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from base.words import Message, Text
from data.importers.files.raw_layers import Bools, RawLayer, Shapes
from data.importers.mapping.read_classes import tags_of_rows
from data.importers.mapping.recipe import Recipe
from data.importers.osm_tags import is_private


def private_elsewhere(
    layer: RawLayer, recipe: Recipe, shapes: Shapes, wanted: Bools, compounds: gpd.GeoDataFrame
) -> tuple[Bools, tuple[Text, ...]]:
    """(N,) ways whose tags say that they are private, and that touch no compound; and what to say of the
    `wanted` ones. shapes, compounds: in the same CRS.

    The lanes inside a compound are how those who live there reach their gate.
    """
    tags = tags_of_rows(layer, recipe.columns.get("kind", "")) if recipe.target == "paths" else None
    private = np.zeros(len(shapes), dtype=bool)
    if tags is None or "kind" in recipe.constants:
        return private, ()
    private[:] = [is_private(one) for one in tags]
    if private.any() and len(compounds):
        tree = shapely.STRtree(compounds.geometry.to_numpy())
        rows = np.flatnonzero(private)
        private[rows[tree.query(shapes[rows], predicate="intersects")[0]]] = False
    count = int((private & wanted).sum())
    if not count:
        return private, ()
    return private, (Message("{count} private ways outside the compounds are skipped.", count=count),)
