"""Shapes over which scoring could take very long: many vertices, or many crossings to expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from data.model import Community
from spatial.network import Floats, Ints

_LAYERS = ("grids", "compounds", "public_spaces", "facilities", "encroachments", "paths")
"""Those whose shapes are cut with each other. Homes count by a point."""
_CUT_BY_ENCROACHMENTS = ("encroachments", "public_spaces", "facilities", "paths")
_LIGHT_VERTICES = 20_000
"""Of one shape. What is larger has no place in a community; the outline of a county has fewer."""
_DETAILED_VERTICES = 100
"""Of an encroachment: with fewer it crosses nothing so often that it matters."""
_LIGHT_CROSSINGS = 5_000_000
"""Between encroachments and what they lie on, at worst: about ten seconds of work."""


@dataclass(frozen=True)
class HeavyShape:
    """A shape of a community: its layer and id there, and its vertices."""

    layer: str
    id: str
    vertices: int


def heaviest_shape(community: Community) -> HeavyShape | None:
    """The shape that scoring could take longest over; None where none is heavy, as almost always."""
    for layer in _LAYERS:
        vertices = _vertices(community, layer)
        if vertices.max(initial=0) > _LIGHT_VERTICES:
            return _shape(community, layer, int(np.argmax(vertices)))
    rows = np.flatnonzero(_vertices(community, "encroachments") > _DETAILED_VERTICES)
    if not len(rows):
        return None
    crossings = np.sum(list(_crossings_at_worst(community, rows)), axis=0)
    if crossings.sum() <= _LIGHT_CROSSINGS:
        return None
    return _shape(community, "encroachments", int(rows[np.argmax(crossings)]))


def _crossings_at_worst(community: Community, rows: Ints) -> Iterator[Floats]:
    """For the encroachments in these rows, the product of vertices with what lies in the same box."""
    shapes = community.encroachments.geometry.to_numpy()[rows]
    vertices = _vertices(community, "encroachments")[rows].astype(np.float64)
    tree = shapely.STRtree(shapes)
    for layer in _CUT_BY_ENCROACHMENTS:
        other, one = tree.query(community.layer(layer).geometry.to_numpy())
        weights = vertices[one] * _vertices(community, layer)[other]
        yield np.asarray(np.bincount(one, weights, minlength=len(rows)), dtype=np.float64)


def _shape(community: Community, layer: str, row: int) -> HeavyShape:
    frame = community.layer(layer)
    key = "code" if layer == "grids" else "id"
    return HeavyShape(layer, str(frame[key].iloc[row]), int(_vertices(community, layer)[row]))


def _vertices(community: Community, layer: str) -> Ints:
    return np.asarray(shapely.get_num_coordinates(community.layer(layer).geometry.to_numpy()), dtype=np.intp)
