"""What clearing open encroachments would gain: all of them, and each by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from data.assess import Assessment
from data.model import Community
from data.space_use import use_of_spaces
from data.usable import encroachments_that_count
from features.options.whatif import what_if
from features.reports.occupied_area import OccupiedArea, PublicGround

_FIRST = 10
_DECIMALS = 9
"""Of the index, when clearances are put in order: less is noise of the arithmetic."""


@dataclass(frozen=True, eq=False)
class Clearance:
    """One encroachment cleared, all else as it is.

    id, category, grid: its row in the layer of encroachments. gain: points of the shortfall index of all
    people; worst_grid_gain: of those in the grid that is worst off today. supply_gain_m2: of public space per
    person. freed: the ground and paths that nothing else takes.
    """

    id: str
    category: str
    grid: str
    gain: float
    worst_grid_gain: float
    supply_gain_m2: float
    freed: OccupiedArea


def all_cleared(baseline: Assessment) -> Assessment:
    """The community as it would be without any open encroachment."""
    counted = encroachments_that_count(baseline.community, baseline.catalogue)
    return _cleared_assessment(baseline, set(counted["id"]))


def best_clearances(baseline: Assessment, first: int = _FIRST) -> tuple[Clearance, ...]:
    """The single clearances that gain most, best first.

    In order of the shortfall index, then of supply, then of the ground, then of the path: what blocks no path
    that anybody needs cannot raise it, but it still gives back ground.
    """
    counted = encroachments_that_count(baseline.community, baseline.catalogue)
    common = PublicGround.of(baseline.community, baseline.catalogue)
    found = [
        _clearance(baseline, row, _freed_area(common, counted, row.id))
        for row in counted.itertuples(index=False)
    ]
    return tuple(sorted(found, key=_worth, reverse=True)[:first])


def _clearance(baseline: Assessment, row: Any, freed: OccupiedArea) -> Clearance:
    worst = baseline.worst_grid
    gain = worst_grid_gain = supply_gain_m2 = 0.0
    if freed.blocked_m > 0:  # only then does anybody walk another way
        after = _cleared_assessment(baseline, {row.id})
        gain = after.overall.shortfall_by_people - baseline.overall.shortfall_by_people
        if worst:
            before, now = baseline.by_grid[worst], after.by_grid[worst]
            worst_grid_gain = now.shortfall_by_people - before.shortfall_by_people
        supply_gain_m2 = after.overall.supply_m2 - baseline.overall.supply_m2
    elif freed.space_m2 > 0:
        supply_gain_m2 = _supply_without(baseline, row.id) - baseline.overall.supply_m2
    return Clearance(row.id, row.category, row.grid, gain, worst_grid_gain, supply_gain_m2, freed)


def _freed_area(common: PublicGround, counted: gpd.GeoDataFrame, key: str) -> OccupiedArea:
    """What this one takes beyond what the others take anyway; only those close to it are looked at."""
    is_it = (counted["id"] == key).to_numpy()
    shapes = counted.geometry.to_numpy()
    is_near = shapely.dwithin(shapes, shapes[is_it][0], 2 * common.path_touch_m)
    before, left = (common.covered_ground(counted[rows]).total() for rows in (is_near, is_near & ~is_it))
    return OccupiedArea(
        count=1,
        space_m2=before.space_m2 - left.space_m2,
        blocked_m=before.blocked_m - left.blocked_m,
        narrowed_m=before.narrowed_m - left.narrowed_m,
    )


def _worth(one: Clearance) -> tuple[float, ...]:
    return (
        round(one.gain, _DECIMALS),
        round(one.supply_gain_m2, _DECIMALS),
        one.freed.space_m2,
        one.freed.path_m,
    )


def _supply_without(baseline: Assessment, key: str) -> float:
    """Public space per person, with this one cleared and every walk as it is."""
    after = _community_without(baseline.community, {key})
    paths = (baseline.network, baseline.homes, baseline.easy)
    supply_m2 = use_of_spaces(after, baseline.catalogue, *paths, baseline.spaces.walked).supply_m2
    people = baseline.people.sum(axis=1)
    return float(np.average(supply_m2, weights=people)) if people.sum() > 0 else float("nan")


def _cleared_assessment(baseline: Assessment, keys: Collection[str]) -> Assessment:
    return what_if(baseline, _community_without(baseline.community, keys))


def _community_without(community: Community, keys: Collection[str]) -> Community:
    frame = community.encroachments
    left = frame[~frame["id"].isin(keys)].reset_index(drop=True)
    return replace(community, encroachments=left, digest=f"{community.digest} without {sorted(keys)}")
