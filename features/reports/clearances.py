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
from data.usable_ground import UsableGround, usable_ground
from data.walkable_community import WalkableCommunity
from features.options.comparison import compare
from features.options.whatif import what_if
from features.reports.occupied_area import OccupiedArea, PublicGround
from spatial.network import Floats

_FIRST = 10
_DECIMALS = 9
"""Of the index, when clearances are put in order: less is noise of the arithmetic."""


@dataclass(frozen=True, eq=False)
class Clearance:
    """One encroachment cleared, all else as it is.

    id, category, grid: its row in the layer of encroachments. people: who come within reach of something that
    they need. gain: points of the shortfall index of all people; worst_grid_gain: of those in the grid worst
    off today. accessible_people, accessible_gain: the same, were everybody to need an accessible route.
    supply_gain_m2: of public space per person. freed: the ground and paths that nothing else takes.
    """

    id: str
    category: str
    grid: str
    freed: OccupiedArea
    people: float = 0.0
    gain: float = 0.0
    worst_grid_gain: float = 0.0
    accessible_people: float = 0.0
    accessible_gain: float = 0.0
    supply_gain_m2: float = 0.0


def all_cleared(baseline: Assessment) -> Assessment:
    """The community as it would be without any open encroachment."""
    counted = encroachments_that_count(baseline.community, baseline.catalogue)
    return what_if(baseline, _community_without(baseline.community, set(counted["id"])))


def best_clearances(baseline: Assessment, first: int = _FIRST) -> tuple[Clearance, ...]:
    """The single clearances that gain most, best first.

    In order of the shortfall index, then of the same along accessible routes, then of supply, then of the
    ground, then of the path: what puts nothing out of use that anybody needs still gives back ground.
    """
    counted = encroachments_that_count(baseline.community, baseline.catalogue)
    common = PublicGround.of(baseline.community, baseline.catalogue)
    found = [
        _clearance(baseline, row, _freed_area(common, counted, row.id))
        for row in counted.itertuples(index=False)
    ]
    return tuple(sorted(found, key=_worth, reverse=True)[:first])


def clearance_of(baseline: Assessment, key: str) -> Clearance | None:
    """The clearance of one encroachment, by its id in the layer; None where it is off the score anyway."""
    counted = encroachments_that_count(baseline.community, baseline.catalogue)
    found = counted[counted["id"] == key]
    if not len(found):
        return None
    common = PublicGround.of(baseline.community, baseline.catalogue)
    return _clearance(baseline, next(found.itertuples(index=False)), _freed_area(common, counted, key))


def _clearance(baseline: Assessment, row: Any, freed: OccupiedArea) -> Clearance:
    """What clearing this one gains. Only where a path, a space or a facility comes into use again does
    anybody walk another way."""
    found = Clearance(row.id, row.category, row.grid, freed)
    after = _community_without(baseline.community, {row.id})
    if freed.path_m > 0:
        return _with_gains(found, baseline, what_if(baseline, after))
    ground = usable_ground(after, baseline.catalogue)
    if _opens_again(baseline.ground, ground):
        return _with_gains(found, baseline, what_if(baseline, after))
    if freed.space_m2 > 0:
        supply_m2 = _supply_on(baseline, after, ground)
        return replace(found, supply_gain_m2=supply_m2 - baseline.overall.supply_m2)
    return found


def _opens_again(before: UsableGround, now: UsableGround) -> bool:
    """Whether a space can be used, or can be used for something more, or a facility."""
    return before.functions != now.functions or bool((before.facility != now.facility).any())


def _with_gains(found: Clearance, baseline: Assessment, after: Assessment) -> Clearance:
    worst_grid_gain = 0.0
    if worst := baseline.worst_grid:
        before = baseline.by_grid[worst].shortfall_by_people
        worst_grid_gain = after.by_grid[worst].shortfall_by_people - before
    return replace(
        found,
        people=compare(baseline, after).people_gaining,
        gain=after.overall.shortfall_by_people - baseline.overall.shortfall_by_people,
        worst_grid_gain=worst_grid_gain,
        accessible_people=float(people_gaining_accessibly(baseline, after).sum()),
        accessible_gain=after.accessible.shortfall_by_people(baseline.people)
        - baseline.accessible.shortfall_by_people(baseline.people),
        supply_gain_m2=after.overall.supply_m2 - baseline.overall.supply_m2,
    )


def people_gaining_accessibly(before: Assessment, after: Assessment) -> Floats:
    """(G,) people who come within reach of something that they need, were all to need an accessible route."""
    changed = ~before.accessible.covered & after.accessible.covered
    needed = (changed & (before.profile.weight > 0)[None]).any(axis=2)
    return np.asarray((before.people * needed).sum(axis=0), dtype=np.float64)


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
        round(one.accessible_gain, _DECIMALS),
        round(one.supply_gain_m2, _DECIMALS),
        one.freed.space_m2,
        one.freed.path_m,
    )


def _supply_on(baseline: Assessment, after: Community, ground: UsableGround) -> float:
    """Public space per person with this much ground, and every walk as it is."""
    place = WalkableCommunity(
        after, baseline.catalogue, ground, baseline.network, baseline.homes, baseline.easy
    )
    supply_m2 = use_of_spaces(place, baseline.spaces.walked).supply_m2
    people = baseline.people.sum(axis=1)
    return float(np.average(supply_m2, weights=people)) if people.sum() > 0 else float("nan")


def _community_without(community: Community, keys: Collection[str]) -> Community:
    frame = community.encroachments
    left = frame[~frame["id"].isin(keys)].reset_index(drop=True)
    return replace(community, encroachments=left, digest=f"{community.digest} without {sorted(keys)}")
