"""Assess a community: walks, scores, space use and checks, from its layers and the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import numpy.typing as npt

from data.accessible_walks import AccessibleWalks, accessible_walks
from data.catalogue.model import Catalogue
from data.checks import Check, check_standards
from data.model import SCHEMAS, Community
from data.scores import HomeValues, Scores, scores_by, scores_of
from data.seats import SeatWalks, seat_walks
from data.space_use import SpaceUse, use_of_spaces
from data.straight_distances import straight_to_nearest
from data.uncounted_facilities import UncountedFacilities, uncounted_facilities
from data.walkable_community import WalkableCommunity, walkable_community
from spatial.coverage import (
    MODES,
    Bools,
    coverage_share,
    is_covered,
    needs_lacked,
    residence_index,
    residence_shortfall,
)
from spatial.crs import require_metric
from spatial.equity import gap, gini
from spatial.network import Floats, Ints
from spatial.pairs import PointPairs
from spatial.walking import Walk


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
class Assessment(WalkableCommunity):
    """A scored community."""

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

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The keys of the G age groups."""
        return tuple(self.catalogue.age_groups)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The keys of the C facility categories."""
        return tuple(self.catalogue.facility_categories)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The standards check; made when it is first asked for, since a sketch on the move is not."""
        return check_standards(self, self.spaces, self.overall, self.by_grid, self.by_compound)

    @cached_property
    def seats(self) -> SeatWalks:
        """Seats by the way; measured when it is first asked for."""
        return seat_walks(self, self.how)

    @cached_property
    def accessible(self) -> AccessibleWalks:
        """The walks of people who need an accessible route; measured when they are first asked for."""
        return accessible_walks(self, self.distance_m, self.how)

    @cached_property
    def straight_m(self) -> Floats:
        """(B, C) metres as the crow flies to the nearest facility that counts; measured when first asked."""
        return straight_to_nearest(self)

    @cached_property
    def uncounted(self) -> tuple[UncountedFacilities, ...]:
        """The facilities that the profile does not count; measured when first asked."""
        return uncounted_facilities(self, self.distance_m)

    def walk(self, column: int) -> Walk:
        """The walks to one category, by its number."""
        return Walk(
            self.distance_m[:, column],
            self.facility[:, column],
            self.door_xy[:, column],
            self.how[:, column],
        )

    def radius_share(self, rows: Bools | None = None) -> Floats:
        """(G, C) share of people within the service radius on the map; rows: (B,) of these homes alone."""
        people = self.people if rows is None else np.where(rows[:, None], self.people, 0.0)
        return coverage_share(people, is_covered(self.straight_m, self.profile.reach_m("standard_radius")))

    def worst_place(self, mode: str = "standard_radius") -> WorstPlace:
        """The grid and the group with the fewest needs met; without grids where people live, the group.
        Somebody must live there."""
        found = self._needs_met_in(self.by_grid, mode) or self._needs_met_in({"": self.overall}, mode)
        return min(found, key=lambda place: place.met)

    @property
    def worst_grid(self) -> str:
        """Code of the grid where some group has the fewest needs met; empty without grids with people."""
        return self.worst_place().grid if self._needs_met_in(self.by_grid, "standard_radius") else ""

    def _needs_met_in(self, places: Mapping[str, Scores], mode: str) -> list[WorstPlace]:
        """One for each place and each group that lives there."""
        return [
            WorstPlace(code, group, float(met))
            for code, scores in places.items()
            for group, met in zip(self.groups, scores.needs_met[mode], strict=True)
            if not np.isnan(met)
        ]

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
    for name in SCHEMAS:
        require_metric(community.layer(name), name)
    place = walkable_community(community, catalogue)
    return assemble_assessment(place, place.walks())


def assemble_assessment(
    place: WalkableCommunity, walks: Sequence[Walk], known: PointPairs | None = None
) -> Assessment:
    """The assessment, once the walks to each category (catalogue order) are known. known: see
    `use_of_spaces`."""
    community = place.community
    distance_m = np.stack([walk.distance_m for walk in walks], axis=1)
    spaces = use_of_spaces(place, known)
    values = _home_values(place, distance_m, spaces)
    found = Assessment(
        **{one.name: getattr(place, one.name) for one in fields(WalkableCommunity)},
        distance_m=distance_m,
        how=np.stack([walk.how for walk in walks], axis=1),
        facility=np.stack([walk.place for walk in walks], axis=1),
        door_xy=np.stack([walk.door_xy for walk in walks], axis=1),
        lacked=values.lacked,
        residence_shortfall=values.shortfall,
        residence_proximity=values.proximity,
        overall=scores_of(values, np.ones(len(values.people), dtype=bool)),
        by_grid=scores_by(values, community.residences["grid"], list(community.grids["code"])),
        by_compound=scores_by(values, community.residences["compound"], list(community.compounds["id"])),
        spaces=spaces,
    )
    found.__dict__.update(vars(place))  # with what has been worked out of it already
    return found


def _home_values(place: WalkableCommunity, distance_m: Floats, spaces: SpaceUse) -> HomeValues:
    profile = place.profile
    covered = {mode: is_covered(distance_m, profile.reach_m(mode)) for mode in MODES}
    return HomeValues(
        households=place.community.residences["households"].to_numpy(dtype=np.float64),
        people=place.people,
        weight=profile.weight,
        covered=covered,
        lacked={mode: needs_lacked(covered[mode], profile.weight) for mode in MODES},
        shortfall=residence_shortfall(distance_m, profile),
        proximity=residence_index(distance_m, profile),
        supply_m2=spaces.supply_m2,
        open_space=spaces.open_space,
    )
