"""Where to draw: ground on which a scenario breaks no hard rule, found the same way on every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import geopandas as gpd
import numpy as np
import shapely

from data.assess import Assessment
from features.options.intervention import Intervention
from features.options.presets import preset_intervention
from features.options.siting import Site, judge

PARK = "pocket_park"
PARK_M = 15.0
_SPARE_M = 1.5
"""On every side, for a hand that snaps to a path or a space nearby."""
_APART_M = 25.0
_CROWD = ("micro_garden", "art_installation", "multifunction_station", "community_aesthetics")
_CROWD_M = 6.0
_MOST_TRIES = 40_000


def park_sites(
    baseline: Assessment, count: int, others: Sequence[Intervention] = ()
) -> list[shapely.Polygon]:
    """Squares for pocket parks, away from each other, on none of the `others`."""
    taken = [one.shape for one in others]
    found: list[shapely.Polygon] = []
    for x, y in _spots(baseline):
        roomy, park = (
            shapely.Point(x, y).buffer(PARK_M / 2 + spare_m, cap_style="square") for spare_m in (_SPARE_M, 0)
        )
        apart = not found or shapely.distance(roomy, found).min() > _APART_M
        if apart and _is_free(roomy, taken) and all(_counts(baseline, PARK, one) for one in (roomy, park)):
            found.append(park)
        if len(found) == count:
            return found
    raise ValueError(f"only {len(found)} sites for parks")


def crowd(baseline: Assessment, count: int) -> list[Intervention]:
    """Small interventions of four kinds all over the community, none on another."""
    found: list[Intervention] = []
    for x, y in _spots(baseline):
        scenario = _CROWD[len(found) % len(_CROWD)]
        spot = shapely.Point(x, y)
        ground = spot.buffer(_CROWD_M / 2, cap_style="square")
        shape = spot if scenario == "art_installation" else ground
        near = [one.shape for one in found]
        if _is_free(ground.buffer(1.5), near) and _counts(baseline, scenario, shape):
            found.append(preset_intervention(baseline.catalogue, scenario, shape, f"{len(found) + 1}"))
        if len(found) == count:
            return found
    raise ValueError(f"only {len(found)} sites for small interventions")


def new_path(baseline: Assessment) -> Intervention:
    """A straight slow-mobility path that breaks no hard rule."""
    rng = np.random.default_rng(1)
    for x, y in _spots(baseline):
        turn = rng.uniform(0.0, 2 * np.pi)
        end = (x + 60 * np.cos(turn), y + 60 * np.sin(turn))
        one = preset_intervention(baseline.catalogue, "slow_mobility", shapely.LineString([(x, y), end]), "1")
        if judge(Site(one, baseline)).counts:
            return one
    raise ValueError("no place for a path")


def in_degrees(shape: shapely.Polygon, baseline: Assessment) -> list[tuple[float, float]]:
    """(lat, lon) of its corners, the first not repeated."""
    degrees = gpd.GeoSeries([shape], crs=baseline.community.crs).to_crs(4326).iloc[0]
    return [(lat, lon) for lon, lat in shapely.get_coordinates(degrees)[:-1].tolist()]


def _spots(baseline: Assessment) -> Iterator[tuple[float, float]]:
    rng = np.random.default_rng(20)
    west, south, east, north = baseline.community.extent.bounds
    for _ in range(_MOST_TRIES):
        yield float(rng.uniform(west, east)), float(rng.uniform(south, north))


def _is_free(shape: shapely.Geometry, taken: Sequence[shapely.Geometry]) -> bool:
    return not taken or not shapely.intersects(shape, taken).any()


def _counts(baseline: Assessment, scenario: str, shape: shapely.Geometry) -> bool:
    inside = baseline.community.extent.contains(shape)
    return (
        inside and judge(Site(preset_intervention(baseline.catalogue, scenario, shape, "1"), baseline)).counts
    )
