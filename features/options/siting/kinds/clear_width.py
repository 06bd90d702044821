"""What stays free for walkers, wheelchairs and fire engines."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from base.words import Message, Text
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measurement, at_least, met_measurement, to_confirm
from features.options.siting.site import Site, line_width_m
from features.options.siting.targets import INTERVENTION, things_of, vehicle_roads
from features.options.siting.wording import name_of_row
from spatial.network import Ints
from spatial.siting.clear_way import clear_way_m
from spatial.siting.clearance import nearest
from spatial.siting.paths import runs_along

_WALKED_THROUGH = "path"
"""The space function of ground that people walk through."""


@dataclass(frozen=True)
class _ClearWidth:
    """What is left somewhere; width_m is NaN where the data do not tell."""

    width_m: float
    where: Text
    thing: shapely.Geometry


def clear_width(rule: Rule, site: Site) -> Measurement:
    """At least the limit stays free; m.

    A line is a way itself: its own width counts. A polygon or point leaves a way on every path it stands on;
    a point is also kept free all round, from homes and from other interventions.
    """
    if site.dimension == 1:
        return _of_a_line(rule, site)
    if rule.target not in ("", "vehicle_road"):
        return to_confirm(Message("the data have no such features; confirm on site"))
    left = [*_on_paths(rule, site), *(_all_round(site) if site.dimension == 0 and not rule.target else ())]
    known = [one for one in left if not math.isnan(one.width_m)]
    narrowest = min(known, key=lambda one: one.width_m, default=None)
    measured = None
    if narrowest:
        measured = at_least(rule, site, narrowest.width_m, narrowest.where).if_broken_against(narrowest.thing)
    if len(known) < len(left) and (measured is None or measured.verdict == "met"):
        where = next(one.where for one in left if math.isnan(one.width_m))
        return to_confirm(Message("{where}: its width is not known", where=where))
    return measured or met_measurement(Message("it is not on a path"))


def _of_a_line(rule: Rule, site: Site) -> Measurement:
    width_m = line_width_m(site)
    if math.isnan(width_m):
        return to_confirm(Message("no width is given"))
    measured = at_least(rule, site, width_m, Message("its clear width is"))
    if rule.target != "fire_lane" or measured.verdict == "met" or _follows_a_road(site):
        return measured
    return to_confirm(Message("{said}; find out whether it serves as a fire lane", said=measured.text))


def _follows_a_road(site: Site) -> bool:
    """Fire lanes are in no layer; roads for vehicles stand in for them."""
    roads = np.asarray(site.community.paths.geometry.to_numpy(), dtype=object)[vehicle_roads(site)]
    return bool(len(runs_along(site.shape, roads, parameter(site.catalogue, "path_touch_m"))))


def _on_paths(rule: Rule, site: Site) -> list[_ClearWidth]:
    """Of each path that the shape stands on."""
    rows = vehicle_roads(site) if rule.target == "vehicle_road" else _beside(site)
    paths = site.community.paths
    width_m = paths["width_m"].to_numpy(dtype=np.float64)[rows]
    shapes = np.asarray(paths.geometry.to_numpy(), dtype=object)[rows]
    hit = np.flatnonzero(shapely.dwithin(site.shape, shapes, np.nan_to_num(width_m) / 2))
    found = []
    for row in hit:
        left_m = min(_left_m(site.shape, part, width_m[row]) for part in shapely.get_parts(shapes[row]))
        if not math.isinf(left_m):
            name = name_of_row(paths, int(rows[row]))
            where = Message("what is left of path {name} is", name=name)
            found.append(_ClearWidth(left_m, where, shapes[row]))
    return found


def _left_m(shape: shapely.Geometry, path: shapely.LineString, width_m: float) -> float:
    """inf where the shape does not stand on the path."""
    if math.isnan(width_m):
        return math.nan if shapely.intersects(shape, path) else math.inf
    return clear_way_m(shape, path, width_m)


def _beside(site: Site) -> Ints:
    """The paths that must keep a way beside the shape: all, unless people walk through it; then the roads."""
    if site.dimension == 2 and _WALKED_THROUGH in site.intervention.functions:
        return vehicle_roads(site)
    return np.arange(len(site.community.paths))


def _all_round(site: Site) -> list[_ClearWidth]:
    found = []
    for target in ("residence", INTERVENTION):
        things = things_of(site, target)
        closest = nearest(site.shape, things.shapes) if things else None
        if things and closest:
            name = things.name(closest.row)
            where = Message("to {name}", name=name)
            found.append(_ClearWidth(closest.distance_m, where, things.shapes[closest.row]))
    return found
