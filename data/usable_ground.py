"""What encroachments leave of public spaces and of facilities in the open, and whether that can be used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from data.usable import condition_allows, encroachments_that_count, space_functions
from spatial.coverage import Bools
from spatial.network import Floats, Geometries, Ints
from spatial.supply import effective_area_m2, is_enough


@dataclass(frozen=True, eq=False)
class UsableGround:
    """What can be used of S public spaces and F facilities.

    area_m2, effective_area_m2: (S,), the latter less open encroachments. functions: (S,) those that
    the ground left is enough for. in_order, facility_in_order: (S,), (F,) by condition alone. space,
    facility: usable in every respect.
    """

    area_m2: Floats
    effective_area_m2: Floats
    functions: tuple[tuple[str, ...], ...]
    in_order: Bools
    space: Bools
    facility: Bools
    facility_in_order: Bools

    @property
    def taken_spaces(self) -> Ints:
        """Rows of the spaces that are in order, but of which too little is left."""
        return np.flatnonzero(self.in_order & ~self.space)

    @property
    def taken_facilities(self) -> Ints:
        """Rows of the facilities that are in order, but whose ground is taken."""
        return np.flatnonzero(self.facility_in_order & ~self.facility)


def usable_ground(community: Community, catalogue: Catalogue) -> UsableGround:
    """Measure the ground of the community as it is today."""
    taken = np.asarray(encroachments_that_count(community, catalogue).geometry.to_numpy(), dtype=object)
    taken = taken[shapely.get_dimensions(taken) == 2]
    shapes = np.asarray(community.public_spaces.geometry.to_numpy(), dtype=object)
    area_m2, left_m2 = shapely.area(shapes), effective_area_m2(shapes, taken)
    functions = _functions_left(community, catalogue, area_m2, left_m2)
    in_order = condition_allows(community.public_spaces)
    space = in_order & _is_any_left(community, functions)
    facility_in_order = _is_in_order(community, in_order)
    return UsableGround(
        area_m2=area_m2,
        effective_area_m2=left_m2,
        functions=functions,
        in_order=in_order,
        space=space,
        facility=_is_in_order(community, space) & ~_is_taken(community, catalogue, area_m2, left_m2, taken),
        facility_in_order=facility_in_order,
    )


def _functions_left(
    community: Community, catalogue: Catalogue, area_m2: Floats, left_m2: Floats
) -> tuple[tuple[str, ...], ...]:
    """The functions of each space, without those that too little ground is left for."""
    kinds, small = catalogue.space_functions, parameter(catalogue, "ground_left_share")
    least = {key: kind.usable_m2.value for key, kind in kinds.items() if kind.usable_m2 is not None}
    return tuple(
        tuple(k for k in keys if k not in least or is_enough(before_m2, now_m2, least[k], small))
        for keys, before_m2, now_m2 in zip(space_functions(community), area_m2, left_m2, strict=True)
    )


def _is_any_left(community: Community, functions: tuple[tuple[str, ...], ...]) -> Bools:
    """(S,) whether a function is left, or there never was one."""
    pairs = zip(space_functions(community), functions, strict=True)
    return np.array([bool(left) or not before for before, left in pairs], dtype=np.bool_)


def _is_in_order(community: Community, space_is_open: Bools) -> Bools:
    """(F,) in order themselves, and in no space that is out of use."""
    closed = set(community.public_spaces["id"][~space_is_open])
    facilities = community.facilities
    in_closed = facilities["space"].isin(closed).to_numpy(dtype=bool)
    return np.asarray(condition_allows(facilities) & ~in_closed, dtype=np.bool_)


def _is_taken(
    community: Community, catalogue: Catalogue, area_m2: Floats, left_m2: Floats, taken: Geometries
) -> Bools:
    """(F,) in the open, and covered by an encroachment or left with too little ground.

    The ground of a facility is its outline, or the space that it stands in.
    """
    facilities = community.facilities
    shapes = np.asarray(facilities.geometry.to_numpy(), dtype=object)
    is_open = np.isin(
        facilities["category"].to_numpy(dtype=object),
        [key for key, kind in catalogue.facility_categories.items() if kind.in_the_open],
    )
    found = np.zeros(len(shapes), dtype=np.bool_)
    if not len(taken) or not is_open.any():
        return found
    is_area = shapely.get_dimensions(shapes) == 2
    points = np.flatnonzero(is_open & ~is_area)
    hit, _ = shapely.STRtree(taken).query(shapes[points], predicate="within")
    found[points[hit]] = True
    before_m2, now_m2 = _ground_of_facilities(community, area_m2, left_m2, taken, is_open & is_area)
    for row in np.flatnonzero(is_open & (now_m2 < before_m2)):
        least_m2 = least_ground_m2(catalogue, facilities["category"].iloc[row])
        small = parameter(catalogue, "ground_left_share")
        found[row] |= not is_enough(before_m2[row], now_m2[row], least_m2, small)
    return found


def _ground_of_facilities(
    community: Community, area_m2: Floats, left_m2: Floats, taken: Geometries, outlined: Bools
) -> tuple[Floats, Floats]:
    """(F,) their ground, and what is left of it; 0 where none is known."""
    row_of = {key: row for row, key in enumerate(community.public_spaces["id"])}
    space = np.array([row_of.get(key, -1) for key in community.facilities["space"]], dtype=np.intp)
    before_m2, now_m2 = np.append(area_m2, 0.0)[space], np.append(left_m2, 0.0)[space]
    shapes = np.asarray(community.facilities.geometry.to_numpy()[outlined], dtype=object)
    before_m2[outlined], now_m2[outlined] = shapely.area(shapes), effective_area_m2(shapes, taken)
    return before_m2, now_m2


def least_ground_m2(catalogue: Catalogue, category: str) -> float:
    """The ground from which a new one would count as this category; 0 where the catalogue says none."""
    return min(
        (
            provision.from_size.value
            for scenario in catalogue.scenario_types.values()
            for provision in scenario.provides
            if provision.category == category and provision.from_size.unit == "m2"
        ),
        default=0.0,
    )
