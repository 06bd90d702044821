"""What each candidate may put into or out of use besides: spaces, encroachments, facilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from data.assess import Assessment
from data.usable import encroachments_that_count
from features.suggestions.candidate import SiteCandidate
from spatial.network import Geometries, Ints

Thing = tuple[str, str]
"""Layer and id."""


@dataclass(frozen=True, eq=False)
class _TouchableLayer:
    """Things that a candidate may touch. for_areas_only: lines and points change nothing of them."""

    name: str
    ids: tuple[str, ...]
    tree: shapely.STRtree
    for_areas_only: bool


def touched_things(assessment: Assessment, candidates: Sequence[SiteCandidate]) -> list[frozenset[Thing]]:
    """For each candidate; nothing for one that only adds what it provides.

    Candidates that touch the same thing may do more, or less, together than each by itself.
    """
    layers = _sensitive_layers(assessment)
    return [_touched(one, layers) for one in candidates]


def _touched(one: SiteCandidate, layers: Sequence[_TouchableLayer]) -> frozenset[Thing]:
    targets = {each.target for each in one.interventions if each.target is not None}
    found: set[Thing] = {
        (target.layer, target.id)
        for target in targets
        if target.layer != "public_spaces" or one.intervention.action != "build"
    }
    is_area = one.ground.shape.geom_type == "Polygon"
    frees = any(target.layer != "public_spaces" for target in targets) or one.intervention.action != "build"
    shape = one.ground.shape if frees else shapely.union(one.ground.shape, one.intervention.shape)
    for layer in layers:
        if is_area or not layer.for_areas_only:
            found |= {(layer.name, layer.ids[row]) for row in layer.tree.query(shape, "intersects")}
    return frozenset(found)


def _sensitive_layers(assessment: Assessment) -> tuple[_TouchableLayer, ...]:
    """Taken ground; spaces with taken ground or with facilities; and facilities on taken ground."""
    community = assessment.community
    counting = encroachments_that_count(community, assessment.catalogue)
    taken = _shapes(counting)
    spaces, facilities = community.public_spaces, community.facilities
    held = np.array(spaces["id"].isin(set(facilities["space"])), dtype=bool)
    held[_hit(_shapes(spaces), taken)] = True
    on_taken = _hit(_shapes(facilities), taken)
    return (
        _TouchableLayer("encroachments", tuple(counting["id"]), shapely.STRtree(taken), False),
        _TouchableLayer(
            "public_spaces", tuple(spaces["id"][held]), shapely.STRtree(_shapes(spaces)[held]), True
        ),
        _TouchableLayer(
            "facilities",
            tuple(facilities["id"].iloc[on_taken]),
            shapely.STRtree(_shapes(facilities)[on_taken]),
            True,
        ),
    )


def _shapes(frame: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(frame.geometry.to_numpy(), dtype=object)


def _hit(shapes: Geometries, taken: Geometries) -> Ints:
    """Rows of the shapes that lie on taken ground."""
    if not len(shapes) or not len(taken):
        return np.empty(0, dtype=np.intp)
    row, _ = shapely.STRtree(taken).query(shapes, predicate="intersects")
    return np.unique(row).astype(np.intp)
