"""Use of public spaces: effective area, supply per person, catchment, connectivity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from base.late_modules import scipy_spatial
from data.catalogue.model import Catalogue
from data.model import Community
from data.network_of import entrances_of
from data.profile import GROUP_COLUMNS, off_network_of, parameter
from data.usable import space_functions, wide_lines
from data.usable_ground import UsableGround
from spatial.connectivity import detour_ratio, joined_share, share_of_length
from spatial.coverage import Bools
from spatial.decay import gaussian_catchment
from spatial.doors import AccessPoints, doors_of
from spatial.network import Floats, Geometries, WalkingNetwork, build_network
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


@dataclass(frozen=True, eq=False)
class EasyPaths:
    """What of a network is step-free and, where known, wide enough. network: of these lines alone."""

    lines: Geometries
    network: WalkingNetwork


def easy_paths(community: Community, catalogue: Catalogue, network: WalkingNetwork) -> EasyPaths:
    """The easy paths of the community's network."""
    lines = _easy_lines(community, catalogue, network)
    return EasyPaths(lines, build_network(lines))


def use_of_spaces(
    community: Community,
    catalogue: Catalogue,
    ground: UsableGround,
    network: WalkingNetwork,
    homes: Places,
    easy: EasyPaths,
    known: PointPairs | None = None,
) -> SpaceUse:
    """Measure the public spaces (design §4: supply, intergenerational, mono-functional, network).

    known: `walked` of the same homes and network with other spaces, so that only new doors are searched from.
    """
    shapes = np.asarray(community.public_spaces.geometry.to_numpy(), dtype=object)
    area_m2, effective_m2 = ground.area_m2, ground.effective_area_m2
    usable, shared = _kinds_of_use(catalogue, ground)
    doors = doors_of(shapes, entrances_of(community, community.public_spaces["id"]), network)
    people = community.residences[list(GROUP_COLUMNS)].to_numpy(dtype=np.float64).sum(axis=1)
    walked = _walks_along_paths(catalogue, network, homes, doors, known)
    single, single_area = monofunctional_share(space_functions(community), area_m2)
    return SpaceUse(
        area_m2=area_m2,
        effective_area_m2=effective_m2,
        in_order=ground.in_order,
        usable=usable,
        intergenerational=shared,
        supply_m2=_supply(catalogue, homes, doors, walked, people, np.where(usable, effective_m2, 0.0)),
        open_space=_near_open_space(catalogue, homes, doors, walked, usable),
        taken_m2=float((area_m2 - effective_m2).sum()),
        intergenerational_share=_share_reaching(catalogue, network, homes, doors, shared, people),
        monofunctional_share=single,
        monofunctional_area_share=single_area,
        joined_share=_connected_share(community, catalogue, easy.network, doors),
        easy_path_share=share_of_length(easy.lines, network.edge_line),
        detour_ratio=_detour(homes, doors, walked, people, parameter(catalogue, "supply_catchment_m")),
        walked=walked,
    )


def _kinds_of_use(catalogue: Catalogue, ground: UsableGround) -> tuple[Bools, Bools]:
    """Which spaces serve anybody with the ground that is left, and which of those old and young alike."""
    groups = serves_groups(ground.functions, {key: f.serves for key, f in catalogue.space_functions.items()})
    usable = ground.space & np.array([bool(served) for served in groups], dtype=bool)
    return usable, is_intergenerational(groups) & usable


def _walks_along_paths(
    catalogue: Catalogue,
    network: WalkingNetwork,
    homes: Places,
    doors: AccessPoints,
    known: PointPairs | None,
) -> PointPairs:
    """(home on paths, door) within the catchment along paths."""
    if homes.snap is None or not len(doors):
        return PointPairs(doors.xy[:0], Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0)))
    limit_m = max(parameter(catalogue, "supply_catchment_m"), parameter(catalogue, "open_space_m"))
    return pairs_to_points(network, homes.snap.take(np.flatnonzero(~homes.off)), doors.xy, limit_m, known)


def _number_by_home(homes: Places, walked: PointPairs) -> Pairs:
    """The same with the homes numbered as all homes are."""
    on_paths = np.flatnonzero(~homes.off)
    return Pairs(on_paths[walked.pairs.origin], walked.pairs.target, walked.pairs.distance_m)


def _straight_pairs(catalogue: Catalogue, homes: Places, doors: AccessPoints, limit_m: float) -> Pairs:
    """(home, door) within `limit_m` of straight line times detour, of the homes that no path comes near."""
    off, factor = np.flatnonzero(homes.off), off_network_of(catalogue).detour_factor
    if not len(off) or not len(doors):
        return Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
    near = scipy_spatial.cKDTree(homes.xy[off]).sparse_distance_matrix(
        scipy_spatial.cKDTree(doors.xy), limit_m / factor, output_type="ndarray"
    )
    return Pairs(off[near["i"]], near["j"], near["v"] * factor)


def _supply(
    catalogue: Catalogue,
    homes: Places,
    doors: AccessPoints,
    walked: PointPairs,
    people: Floats,
    area_m2: Floats,
) -> Floats:
    catchment_m = parameter(catalogue, "supply_catchment_m")
    near = _pairs_near(catalogue, homes, doors, walked, catchment_m)
    gives = near.take(np.flatnonzero(area_m2[doors.place[near.target]] > 0))
    pairs = nearest_of_group(gives, doors.place)
    return supply_per_person(people, area_m2, pairs, gaussian_catchment(catchment_m))


def _pairs_near(
    catalogue: Catalogue, homes: Places, doors: AccessPoints, walked: PointPairs, limit_m: float
) -> Pairs:
    """(home, door) within the limit, along paths or straight where there is none."""
    straight = _straight_pairs(catalogue, homes, doors, limit_m)
    pairs = concatenate_pairs([_number_by_home(homes, walked), straight])
    return pairs.take(np.flatnonzero(pairs.distance_m <= limit_m))


def _near_open_space(
    catalogue: Catalogue, homes: Places, doors: AccessPoints, walked: PointPairs, usable: Bools
) -> Bools:
    near = _pairs_near(catalogue, homes, doors, walked, parameter(catalogue, "open_space_m"))
    reached = np.zeros(len(homes.xy), dtype=np.bool_)
    reached[near.origin[usable[doors.place[near.target]]]] = True
    return reached


def _share_reaching(
    catalogue: Catalogue,
    network: WalkingNetwork,
    homes: Places,
    doors: AccessPoints,
    wanted: Bools,
    people: Floats,
) -> float:
    some = doors.of_places(np.flatnonzero(wanted))
    walk = walk_to_nearest(network, homes, some, off_network_of(catalogue))
    return share_of_people(people, walk.distance_m <= parameter(catalogue, "reach_m"))


def _easy_lines(community: Community, catalogue: Catalogue, network: WalkingNetwork) -> Geometries:
    """What of the edges is accessible: step-free, wide enough where the width is known, not narrowed."""
    width_m = community.paths["width_m"].to_numpy(dtype=np.float64)
    too_narrow = width_m < parameter(catalogue, "accessible_width_m")
    easy = community.paths["step_free"].to_numpy(dtype=bool) & ~too_narrow
    return wide_lines(network.edge_line[easy[network.edge_path]], community, catalogue)


def _connected_share(
    community: Community, catalogue: Catalogue, paths: WalkingNetwork, doors: AccessPoints
) -> float:
    """Over accessible paths only, `paths`."""
    if not len(paths):
        return 0.0 if len(community.public_spaces) > 1 else float("nan")
    return joined_share(paths, snap(paths, doors.xy), doors.place, parameter(catalogue, "joined_within_m"))


def _detour(
    homes: Places, doors: AccessPoints, walked: PointPairs, people: Floats, catchment_m: float
) -> float:
    """Over homes and the spaces that they reach within the catchment, from home to the nearest door."""
    pairs = _number_by_home(homes, walked)
    pairs = pairs.take(np.flatnonzero(pairs.distance_m <= catchment_m))
    nearest = pairs.take(rows_of_nearest(pairs, doors.place))
    return detour_ratio(homes.xy, doors.xy, nearest, people)
