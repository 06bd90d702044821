"""Use of public spaces: effective area, supply per person, catchment, connectivity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from base.late_modules import scipy_spatial
from data.network_of import entrances_of
from data.profile import parameter
from data.usable import space_functions
from data.walkable_community import WalkableCommunity
from spatial.connectivity import detour_ratio, joined_share, share_of_length
from spatial.coverage import Bools
from spatial.decay import gaussian_catchment
from spatial.doors import AccessPoints, doors_of
from spatial.network import Floats
from spatial.pairs import (
    Pairs,
    PointPairs,
    concatenate_pairs,
    nearest_of_group,
    pairs_to_points,
    rows_of_nearest,
)
from spatial.snapping import snap
from spatial.space_functions import is_intergenerational, monofunctional_share, serves_groups, share_of_people
from spatial.supply import supply_per_person
from spatial.walking import Places, walk_to_nearest


@dataclass(frozen=True, eq=False)
class SpaceUse:
    """S public spaces (rows of `community.public_spaces`), B residences.

    area_m2, effective_area_m2: (S,), the latter less open encroachments. usable: (S,) in order, with ground
    enough, and serving some age group. intergenerational: (S,) serving elders and children. supply_m2: (B,)
    per person. The shares and the ratio are NaN where there is nothing to measure.
    """

    area_m2: Floats
    effective_area_m2: Floats
    in_order: Bools
    usable: Bools
    intergenerational: Bools
    supply_m2: Floats
    open_space: Bools
    taken_m2: float
    intergenerational_share: float
    monofunctional_share: float
    monofunctional_area_share: float
    joined_share: float
    easy_path_share: float
    """Of the metres that can be walked, those that are easy: step-free and, where known, wide enough."""
    detour_ratio: float
    walked: PointPairs
    """Homes that have a path near them (their rows) and the doors of all spaces within the farthest walk that
    is asked for."""


def use_of_spaces(place: WalkableCommunity, known: PointPairs | None = None) -> SpaceUse:
    """Measure the public spaces (design §4: supply, intergenerational, mono-functional, network).

    known: `walked` of the same homes and network with other spaces, so that only new doors are searched from.
    """
    ground = place.ground
    usable, shared = _kinds_of_use(place)
    single, single_area = monofunctional_share(space_functions(place.community), ground.area_m2)
    to = _walks_to_spaces(place, known)
    return SpaceUse(
        area_m2=ground.area_m2,
        effective_area_m2=ground.effective_area_m2,
        in_order=ground.in_order,
        usable=usable,
        intergenerational=shared,
        supply_m2=_supply(place, to, np.where(usable, ground.effective_area_m2, 0.0)),
        open_space=_near_open_space(place, to, usable),
        taken_m2=float((ground.area_m2 - ground.effective_area_m2).sum()),
        intergenerational_share=_share_reaching(place, to.doors, shared),
        monofunctional_share=single,
        monofunctional_area_share=single_area,
        joined_share=_connected_share(place, to.doors),
        easy_path_share=share_of_length(place.easy.lines, place.network.edge_line),
        detour_ratio=_detour(place, to),
        walked=to.walked,
    )


@dataclass(frozen=True, eq=False)
class _WalksToSpaces:
    """The doors of all spaces, and the walks to them along paths (see `SpaceUse`)."""

    doors: AccessPoints
    walked: PointPairs


def _walks_to_spaces(place: WalkableCommunity, known: PointPairs | None) -> _WalksToSpaces:
    spaces, homes = place.community.public_spaces, place.homes
    shapes = np.asarray(spaces.geometry.to_numpy(), dtype=object)
    doors = doors_of(shapes, entrances_of(place.community, spaces["id"]), place.network)
    if homes.snap is None or not len(doors):
        nothing = Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
        return _WalksToSpaces(doors, PointPairs(doors.xy[:0], nothing))
    limit_m = max(parameter(place.catalogue, key) for key in ("supply_catchment_m", "open_space_m"))
    on_paths = homes.snap.take(np.flatnonzero(~homes.off))
    return _WalksToSpaces(doors, pairs_to_points(place.network, on_paths, doors.xy, limit_m, known))


def _kinds_of_use(place: WalkableCommunity) -> tuple[Bools, Bools]:
    """Which spaces serve anybody with the ground that is left, and which of those old and young alike."""
    serves = {key: function.serves for key, function in place.catalogue.space_functions.items()}
    groups = serves_groups(place.ground.functions, serves)
    usable = place.ground.space & np.array([bool(served) for served in groups], dtype=bool)
    return usable, is_intergenerational(groups) & usable


def _number_by_home(homes: Places, walked: PointPairs) -> Pairs:
    """The same with the homes numbered as all homes are."""
    on_paths = np.flatnonzero(~homes.off)
    return Pairs(on_paths[walked.pairs.origin], walked.pairs.target, walked.pairs.distance_m)


def _straight_pairs(place: WalkableCommunity, doors: AccessPoints, limit_m: float) -> Pairs:
    """(home, door) within `limit_m` of straight line times detour, of the homes that no path comes near."""
    off, factor = np.flatnonzero(place.homes.off), place.off_network.detour_factor
    if not len(off) or not len(doors):
        return Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
    near = scipy_spatial.cKDTree(place.homes.xy[off]).sparse_distance_matrix(
        scipy_spatial.cKDTree(doors.xy), limit_m / factor, output_type="ndarray"
    )
    return Pairs(off[near["i"]], near["j"], near["v"] * factor)


def _pairs_near(place: WalkableCommunity, to: _WalksToSpaces, limit_m: float) -> Pairs:
    """(home, door) within the limit, along paths or straight where there is none."""
    straight = _straight_pairs(place, to.doors, limit_m)
    pairs = concatenate_pairs([_number_by_home(place.homes, to.walked), straight])
    return pairs.take(np.flatnonzero(pairs.distance_m <= limit_m))


def _supply(place: WalkableCommunity, to: _WalksToSpaces, area_m2: Floats) -> Floats:
    catchment_m = parameter(place.catalogue, "supply_catchment_m")
    near = _pairs_near(place, to, catchment_m)
    gives = near.take(np.flatnonzero(area_m2[to.doors.place[near.target]] > 0))
    pairs = nearest_of_group(gives, to.doors.place)
    return supply_per_person(place.people.sum(axis=1), area_m2, pairs, gaussian_catchment(catchment_m))


def _near_open_space(place: WalkableCommunity, to: _WalksToSpaces, usable: Bools) -> Bools:
    near = _pairs_near(place, to, parameter(place.catalogue, "open_space_m"))
    reached = np.zeros(len(place.homes.xy), dtype=np.bool_)
    reached[near.origin[usable[to.doors.place[near.target]]]] = True
    return reached


def _share_reaching(place: WalkableCommunity, doors: AccessPoints, wanted: Bools) -> float:
    some = doors.of_places(np.flatnonzero(wanted))
    walk = walk_to_nearest(place.network, place.homes, some, place.off_network)
    return share_of_people(place.people.sum(axis=1), walk.distance_m <= parameter(place.catalogue, "reach_m"))


def _connected_share(place: WalkableCommunity, doors: AccessPoints) -> float:
    """Over accessible paths only."""
    paths = place.easy.network
    if not len(paths):
        return 0.0 if len(place.community.public_spaces) > 1 else float("nan")
    within_m = parameter(place.catalogue, "joined_within_m")
    return joined_share(paths, snap(paths, doors.xy), doors.place, within_m)


def _detour(place: WalkableCommunity, to: _WalksToSpaces) -> float:
    """Over homes and the spaces that they reach within the catchment, from home to the nearest door."""
    pairs = _number_by_home(place.homes, to.walked)
    near = pairs.distance_m <= parameter(place.catalogue, "supply_catchment_m")
    pairs = pairs.take(np.flatnonzero(near))
    nearest = pairs.take(rows_of_nearest(pairs, to.doors.place))
    return detour_ratio(place.homes.xy, to.doors.xy, nearest, place.people.sum(axis=1))
