"""The towns that everybody is timed on: the bundled sample and generated lattices of lanes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.lanes import lanes
from data.catalogue.model import Catalogue
from data.communities import SAMPLE, open_community
from data.network_of import entrances_of
from data.profile import GROUP_COLUMNS
from data.usable import passable_lines
from data.usable_ground import usable_ground
from data.walkable_community import home_points
from spatial.doors import AccessPoints, doors_of
from spatial.network import Floats, Geometries, WalkingNetwork, build_network

FACILITIES_PER_1000_HOMES = {
    "green_space": 6,
    "outdoor_fitness": 6,
    "sports_court": 4,
    "playground": 6,
    "community_service": 4,
    "care_health": 4,
    "childcare": 3,
    "convenience_retail": 15,
    "rest_and_access": 15,
    "parcel_parking": 12,
}
"""How many of each category a generated town has, for every 1000 homes (buildings): 75 in all."""


@dataclass(frozen=True, eq=False)
class Town:
    """A place to measure. C categories in catalogue order, B homes, G age groups, metres throughout.

    lines: LineStrings to walk along. home_xy: (B, 2). people: (B, G). doors: C sets of access points.
    new_xy: (2,) where the one more facility of category `new_category` goes.
    """

    name: str
    lines: Geometries
    home_xy: Floats
    people: Floats
    doors: tuple[AccessPoints, ...]
    new_xy: Floats
    new_category: int

    @property
    def facilities(self) -> int:
        """How many access points in all."""
        return sum(map(len, self.doors))


@dataclass(frozen=True)
class Lattice:
    """Asks for a generated town of about `side`² nodes."""

    name: str
    side: int
    homes: int


TOWN = Lattice("town", side=202, homes=20_000)
CITY = Lattice("city", side=640, homes=300_000)
NAMES = (SAMPLE, TOWN.name, CITY.name)


def town_called(name: str, catalogue: Catalogue) -> Town:
    """One of `NAMES`."""
    lattices = {lattice.name: lattice for lattice in (TOWN, CITY)}
    return generate_town(lattices[name], catalogue) if name in lattices else sample(catalogue)


def sample(catalogue: Catalogue) -> Town:
    """The bundled community as it is: its usable facilities, its paths less what blocks them."""
    community = open_community(SAMPLE, catalogue)
    lines, _ = passable_lines(community, catalogue)
    facilities = community.facilities
    every = doors_of(
        facilities.geometry.to_numpy(), entrances_of(community, facilities["id"]), build_network(lines)
    )
    category = np.where(usable_ground(community, catalogue).facility, facilities["category"], "")
    home_xy = home_points(community)
    return Town(
        name=SAMPLE,
        lines=lines,
        home_xy=home_xy,
        people=community.residences[list(GROUP_COLUMNS)].to_numpy(dtype=np.float64),
        doors=tuple(
            every.of_places(np.flatnonzero(category == key)) for key in catalogue.facility_categories
        ),
        new_xy=home_xy.mean(axis=0),
        new_category=list(catalogue.facility_categories).index("playground"),
    )


def generate_town(lattice: Lattice, catalogue: Catalogue, seed: int = 7) -> Town:
    """A town of crooked lanes, the same for the same seed; homes and facilities lie anywhere in it."""
    rng = np.random.default_rng(seed)
    lines, extent_m = lanes(lattice.side, rng)
    keys = list(catalogue.facility_categories)
    counts = [max(1, round(FACILITIES_PER_1000_HOMES[key] * lattice.homes / 1000)) for key in keys]
    return Town(
        name=lattice.name,
        lines=lines,
        home_xy=rng.uniform(0.0, extent_m, (lattice.homes, 2)),
        people=rng.poisson((5.0, 20.0, 6.0), (lattice.homes, len(GROUP_COLUMNS))).astype(np.float64),
        doors=tuple(_points(rng.uniform(0.0, extent_m, (count, 2))) for count in counts),
        new_xy=np.array([extent_m / 2, extent_m / 2]),
        new_category=keys.index("playground"),
    )


def snap_to_nodes(town: Town, network: WalkingNetwork) -> Town:
    """The same town with every home and door at its nearest node, where all peers measure alike."""
    tree = cKDTree(network.node_xy)

    def moved(xy: Floats) -> Floats:
        return network.node_xy[tree.query(xy)[1]] if len(xy) else xy

    doors = tuple(AccessPoints(moved(of.xy), of.place) for of in town.doors)
    return replace(town, home_xy=moved(town.home_xy), doors=doors, new_xy=moved(town.new_xy))


def new_door(town: Town) -> AccessPoints:
    """The one more facility, numbered after those of its category."""
    return AccessPoints(
        town.new_xy[None], np.array([town.doors[town.new_category].place.max(initial=-1) + 1])
    )


def with_new_facility(town: Town) -> Town:
    """The same town once the one more facility stands."""
    old, new = town.doors[town.new_category], new_door(town)
    both = AccessPoints(np.vstack([old.xy, new.xy]), np.concatenate([old.place, new.place]))
    doors = (*town.doors[: town.new_category], both, *town.doors[town.new_category + 1 :])
    return replace(town, doors=doors)


def _points(xy: Floats) -> AccessPoints:
    """Facilities that are points, each its own door."""
    return AccessPoints(xy, np.arange(len(xy)))
