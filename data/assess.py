"""Assess a community: walks, scores, space use and checks, from its layers and the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

from data.accessible_walks import AccessibleWalks, accessible_walks
from data.catalogue.model import Catalogue
from data.checks import Check, check_standards
from data.facility_walks import usable_facilities, walk_to
from data.model import SCHEMAS, Community
from data.network_of import network_of
from data.profile import off_network_of, profile_of
from data.scores import HomeValues, Scores, scores_by, scores_of
from data.seats import SeatWalks, seat_walks
from data.space_use import EasyPaths, SpaceUse, easy_paths, use_of_spaces
from data.straight_distances import straight_to_nearest
from data.uncounted_facilities import UncountedFacilities, uncounted_facilities
from data.usable_ground import UsableGround, usable_ground
from spatial.coverage import (
    MODES,
    Bools,
    Profile,
    coverage_share,
    is_covered,
    needs_lacked,
    residence_index,
    residence_shortfall,
)
from spatial.crs import require_metric
from spatial.equity import gap, gini
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.pairs import PointPairs
from spatial.walking import Places, Walk, join


@dataclass(frozen=True)
class Equity:
    """Gini coefficient and best-less-worst of the needs met between places; NaN where there are none."""

    gini: float
    gap: float


@dataclass(frozen=True)
class WorstPlace:
    """A grid (its code; "" for the whole community) and a group (its key) with its needs met, 0–100."""

    grid: str
    group: str
    met: float


@dataclass(frozen=True, eq=False)
class Assessment:
    """A scored community. B residences (rows of `community.residences`), G age groups and C facility
    categories, both in catalogue order."""

    community: Community
    catalogue: Catalogue
    groups: tuple[str, ...]
    categories: tuple[str, ...]
    profile: Profile
    network: WalkingNetwork
    homes: Places
    """The residences' points, joined to the network."""
    easy: EasyPaths
    people: Floats
    """(B, G) persons."""
    distance_m: Floats
    """(B, C) walking distance to the nearest usable facility, both access legs included; inf: unreachable."""
    how: npt.NDArray[np.str_]
    """(B, C) "network", "straight-line" or "unreachable"."""
    facility: npt.NDArray[np.intp]
    """(B, C) row in `community.facilities` of that facility; −1: none."""
    door_xy: Floats
    """(B, C, 2) the door of it that the walk ends at; NaN: none."""
    lacked: Mapping[str, Ints]
    """Mode → (B, G) how many of the categories that a group needs are out of its reach."""
    residence_shortfall: Floats
    """(B, G) shortfall index (v2) 0–100 of each residence."""
    residence_proximity: Floats
    """(B, G) proximity (v1) 0–100 of each residence."""
    overall: Scores
    by_grid: Mapping[str, Scores]
    by_compound: Mapping[str, Scores]
    spaces: SpaceUse
    ground: UsableGround

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The standards check; made when it is first asked for, since a sketch on the move is not."""
        return check_standards(
            self.community, self.catalogue, self.overall, self.by_grid, self.by_compound, self.spaces
        )

    @cached_property
    def seats(self) -> SeatWalks:
        """Seats by the way; measured when it is first asked for."""
        return seat_walks(self.community, self.catalogue, self.ground, self.network, self.homes, self.how)

    @cached_property
    def accessible(self) -> AccessibleWalks:
        """The walks of people who need an accessible route; measured when they are first asked for."""
        return accessible_walks(
            self.community,
            self.catalogue,
            self.ground,
            self.network,
            self.homes,
            self.easy,
            self.distance_m,
            self.how,
        )

    @cached_property
    def straight_m(self) -> Floats:
        """(B, C) metres as the crow flies to the nearest facility that counts; measured when first asked."""
        return straight_to_nearest(self.community, self.catalogue, self.ground, self.homes.xy)

    @cached_property
    def uncounted(self) -> tuple[UncountedFacilities, ...]:
        """The facilities that the profile does not count; measured when first asked."""
        persons = self.people.sum(axis=1)
        return uncounted_facilities(
            self.community,
            self.catalogue,
            self.ground,
            self.network,
            self.homes,
            self.distance_m,
            persons,
        )

    def radius_share(self, rows: Bools | None = None) -> Floats:
        """(G, C) share of people within the service radius on the map; rows: (B,) of these homes alone."""
        people = self.people if rows is None else np.where(rows[:, None], self.people, 0.0)
        return coverage_share(people, is_covered(self.straight_m, self.profile.reach_m("standard_radius")))

    def worst_place(self, mode: str = "standard_radius") -> WorstPlace:
        """The grid and the group with the fewest needs met; without grids, the group. Somebody must live
        there."""
        places = self.by_grid or {"": self.overall}
        found = [
            WorstPlace(code, group, float(met))
            for code, scores in places.items()
            for group, met in zip(self.groups, scores.needs_met[mode], strict=True)
            if not np.isnan(met)
        ]
        everywhere = zip(self.groups, self.overall.needs_met[mode], strict=True)
        return min(
            found or [WorstPlace("", group, float(met)) for group, met in everywhere if not np.isnan(met)],
            key=lambda place: place.met,
        )

    @property
    def worst_grid(self) -> str:
        """Code of the grid where some group has the fewest needs met; empty without grids with people."""
        known = {code: s.least_met for code, s in self.by_grid.items() if not np.isnan(s.least_met)}
        return min(known, key=lambda code: known[code]) if known else ""

    @property
    def grid_equity(self) -> Equity:
        """How unequally needs are met from grid to grid."""
        scores = list(self.by_grid.values())
        met = np.array([s.met_by_people for s in scores], dtype=np.float64)
        return Equity(gini(met, np.array([s.people.sum() for s in scores])), gap(met))

    def is_covered(self, mode: str) -> npt.NDArray[np.bool_]:
        """(B, G, C) whether each residence is within reach in this mode."""
        return is_covered(self.distance_m, self.profile.reach_m(mode))


def assess(community: Community, catalogue: Catalogue) -> Assessment:
    """Assess a community. Raises NotMetricError where a layer cannot be measured in metres."""
    _require_metric(community)
    network = network_of(community, catalogue)
    homes = join(network, home_points(community), off_network_of(catalogue))
    ground = usable_ground(community, catalogue)
    walks = [
        walk_to(community, catalogue, network, homes, rows)
        for rows in usable_facilities(community, catalogue, ground).values()
    ]
    easy = easy_paths(community, catalogue, network)
    return assemble_assessment(community, catalogue, ground, network, homes, walks, easy)


def assemble_assessment(
    community: Community,
    catalogue: Catalogue,
    ground: UsableGround,
    network: WalkingNetwork,
    homes: Places,
    walks: Sequence[Walk],
    easy: EasyPaths,
    known: PointPairs | None = None,
) -> Assessment:
    """The assessment, once the walks to each category (catalogue order) are known. known: see
    `use_of_spaces`."""
    profile = profile_of(catalogue)
    distance_m = np.stack([walk.distance_m for walk in walks], axis=1)
    spaces = use_of_spaces(community, catalogue, ground, network, homes, easy, known)
    values = _home_values(community, catalogue, distance_m, spaces)
    overall = scores_of(values, np.ones(len(homes.xy), dtype=bool))
    residences = community.residences
    return Assessment(
        community=community,
        catalogue=catalogue,
        groups=tuple(catalogue.age_groups),
        categories=tuple(catalogue.facility_categories),
        profile=profile,
        network=network,
        homes=homes,
        easy=easy,
        people=values.people,
        distance_m=distance_m,
        how=np.stack([walk.how for walk in walks], axis=1),
        facility=np.stack([walk.place for walk in walks], axis=1),
        door_xy=np.stack([walk.door_xy for walk in walks], axis=1),
        lacked=values.lacked,
        residence_shortfall=values.shortfall,
        residence_proximity=values.proximity,
        overall=overall,
        by_grid=scores_by(values, residences["grid"], list(community.grids["code"])),
        by_compound=scores_by(values, residences["compound"], list(community.compounds["id"])),
        spaces=spaces,
        ground=ground,
    )


def home_points(community: Community) -> Floats:
    """(B, 2) where each residence's walks begin: a point inside its footprint, metric CRS."""
    return shapely.get_coordinates(shapely.point_on_surface(community.residences.geometry.to_numpy()))


def _require_metric(community: Community) -> None:
    for name in SCHEMAS:
        require_metric(community.layer(name), name)


def _home_values(
    community: Community, catalogue: Catalogue, distance_m: Floats, spaces: SpaceUse
) -> HomeValues:
    profile = profile_of(catalogue)
    covered = {mode: is_covered(distance_m, profile.reach_m(mode)) for mode in MODES}
    return HomeValues(
        households=community.residences["households"].to_numpy(dtype=np.float64),
        people=community.residences[list(catalogue.age_groups)].to_numpy(dtype=np.float64),
        weight=profile.weight,
        covered=covered,
        lacked={mode: needs_lacked(covered[mode], profile.weight) for mode in MODES},
        shortfall=residence_shortfall(distance_m, profile),
        proximity=residence_index(distance_m, profile),
        supply_m2=spaces.supply_m2,
        open_space=spaces.open_space,
    )
