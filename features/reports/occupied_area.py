"""How much ground and path open encroachments take, counted once wherever several lie on each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from data.usable import encroachments_that_count
from spatial.lines_and_grounds import grounds_around
from spatial.network import Geometries


@dataclass(frozen=True)
class OccupiedArea:
    """What some encroachments take.

    space_m2: of public spaces, the area under the union of the outlines. blocked_m, narrowed_m: of walking
    paths, the length under what blocks them, and under what only narrows them and is not blocked as well; one
    without an outline reaches `path_touch_m` around it. count: of the encroachments, wherever they lie.
    """

    count: int
    space_m2: float
    blocked_m: float
    narrowed_m: float

    @property
    def path_m(self) -> float:
        """Of paths that are blocked or narrowed."""
        return self.blocked_m + self.narrowed_m


@dataclass(frozen=True)
class OccupiedAreaBreakdown:
    """Overall, by grid and by category, of what is verified and still there.

    By grid: the ground inside the grid ("" for what lies in none), whoever handles the report; `count` is of
    those that touch it, so one on a border counts for both. By category: what that category takes alone;
    where two lie on each other the ground counts for both, so they may add up to more than overall.
    """

    overall: OccupiedArea
    by_grid: Mapping[str, OccupiedArea]
    by_category: Mapping[str, OccupiedArea]


def occupied_area_breakdown(community: Community, catalogue: Catalogue) -> OccupiedAreaBreakdown:
    """Measure it, in the community as it is (with its reports: `overlay.with_reports`)."""
    counted = encroachments_that_count(community, catalogue)
    common = PublicGround.of(community, catalogue)
    whole = common.covered_ground(counted)
    grounds = community.grids.geometry.to_numpy()
    by_grid = {
        code: whole.inside(ground) for code, ground in zip(community.grids["code"], grounds, strict=True)
    }
    elsewhere = whole.outside(shapely.union_all(grounds))
    return OccupiedAreaBreakdown(
        overall=whole.total(),
        by_grid=by_grid | ({"": elsewhere} if _takes(elsewhere) else {}),
        by_category={
            key: common.covered_ground(counted[counted["category"] == key]).total()
            for key in catalogue.encroachment_categories
            if key in set(counted["category"])
        },
    )


def _takes(taken: OccupiedArea) -> bool:
    return bool(taken.count or taken.space_m2 or taken.path_m)


@dataclass(frozen=True)
class CoveredGround:
    """The shapes of some encroachments, and what they cover of spaces and of paths."""

    shapes: Geometries
    space: shapely.Geometry
    blocked: shapely.Geometry
    narrowed: shapely.Geometry

    def total(self) -> OccupiedArea:
        """All of it."""
        return self._area_of(len(self.shapes), lambda covered: covered)

    def inside(self, ground: shapely.Geometry) -> OccupiedArea:
        """What of it lies inside the ground."""
        count = int(shapely.intersects(self.shapes, ground).sum())
        return self._area_of(count, lambda covered: shapely.intersection(covered, ground))

    def outside(self, ground: shapely.Geometry) -> OccupiedArea:
        """What of it lies outside the ground."""
        count = int((~shapely.intersects(self.shapes, ground)).sum())
        return self._area_of(count, lambda covered: shapely.difference(covered, ground))

    def _area_of(self, count: int, part: Callable[[shapely.Geometry], shapely.Geometry]) -> OccupiedArea:
        return OccupiedArea(
            count=count,
            space_m2=float(shapely.area(part(self.space))),
            blocked_m=float(shapely.length(part(self.blocked))),
            narrowed_m=float(shapely.length(part(self.narrowed))),
        )


@dataclass(frozen=True)
class PublicGround:
    """The ground that can be taken: all public spaces, and all walking paths."""

    spaces: shapely.Geometry
    paths: shapely.Geometry
    path_touch_m: float
    effects: Mapping[str, str]
    """Encroachment category → what it does to a path."""

    @classmethod
    def of(cls, community: Community, catalogue: Catalogue) -> PublicGround:
        """The community's."""
        return cls(
            shapely.union_all(community.public_spaces.geometry.to_numpy()),
            shapely.union_all(community.paths.geometry.to_numpy()),
            parameter(catalogue, "path_touch_m"),
            {key: kind.path_effect for key, kind in catalogue.encroachment_categories.items()},
        )

    def covered_ground(self, some: gpd.GeoDataFrame) -> CoveredGround:
        """What these encroachments cover."""
        shapes = np.asarray(some.geometry.to_numpy(), dtype=object)
        effect = np.array([self.effects[key] for key in some["category"]], dtype=object)
        is_area = shapely.get_dimensions(shapes) == 2
        around = grounds_around(shapes, self.path_touch_m)
        blocks = shapely.union_all(around[effect == "blocks"])
        narrows = shapely.difference(shapely.union_all(around[effect == "narrows"]), blocks)
        return CoveredGround(
            shapes=shapes,
            space=shapely.intersection(self.spaces, shapely.union_all(shapes[is_area])),
            blocked=shapely.intersection(self.paths, blocks),
            narrowed=shapely.intersection(self.paths, narrows),
        )
