"""A community as people walk in it today: what all its measures begin from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.easy_paths import EasyPaths, easy_paths
from data.model import Community
from data.network_of import entrances_of, network_of
from data.profile import off_network_of, profile_of
from data.usable import is_other_level
from data.usable_ground import UsableGround, usable_ground
from spatial.coverage import Profile
from spatial.doors import AccessPoints, doors_of
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.walking import OffNetwork, Places, Walk, join, walk_to_nearest, walks_to_nearest


@dataclass(frozen=True, eq=False)
class WalkableCommunity:
    """A community with its usable ground, its network of paths and the homes joined to it. B residences (rows
    of `community.residences`), G age groups and C facility categories, both in catalogue order."""

    community: Community
    catalogue: Catalogue
    ground: UsableGround
    network: WalkingNetwork
    homes: Places
    """The residences' points, joined to the network."""
    easy: EasyPaths

    @cached_property
    def profile(self) -> Profile:
        """Weights, speeds, radii and times of the catalogue."""
        return profile_of(self.catalogue)

    @cached_property
    def off_network(self) -> OffNetwork:
        """How places without a path are reached."""
        return off_network_of(self.catalogue)

    @cached_property
    def people(self) -> Floats:
        """(B, G) persons."""
        return self.community.residences[list(self.catalogue.age_groups)].to_numpy(dtype=np.float64)

    @cached_property
    def usable_facilities(self) -> dict[str, Ints]:
        """Category → rows of the facilities that can be used and count, in catalogue order."""
        counts = self.ground.facility & ~is_other_level(self.community, self.catalogue)
        category = np.where(counts, self.community.facilities["category"], "")
        return {key: np.flatnonzero(category == key) for key in self.catalogue.facility_categories}

    def facility_doors(self, rows: Ints) -> AccessPoints:
        """The doors of the facilities in these rows; `place` is the row."""
        facilities = self.community.facilities
        shapes = np.asarray(facilities.geometry.to_numpy()[rows], dtype=object)
        entrances = entrances_of(self.community, facilities["id"].to_numpy()[rows])
        doors = doors_of(shapes, entrances, self.network)
        return AccessPoints(doors.xy, rows[doors.place])

    def walk_to(self, rows: Ints) -> Walk:
        """The walk of every home to the nearest of the facilities in these rows."""
        return walk_to_nearest(self.network, self.homes, self.facility_doors(rows), self.off_network)

    def walks(self) -> list[Walk]:
        """The walks to the nearest usable facility of each category."""
        doors = [self.facility_doors(rows) for rows in self.usable_facilities.values()]
        return walks_to_nearest(self.network, self.homes, doors, self.off_network)


def walkable_community(community: Community, catalogue: Catalogue) -> WalkableCommunity:
    """The community made ready to be measured."""
    network = network_of(community, catalogue)
    return WalkableCommunity(
        community,
        catalogue,
        usable_ground(community, catalogue),
        network,
        join(network, home_points(community), off_network_of(catalogue)),
        easy_paths(community, catalogue, network),
    )


def home_points(community: Community) -> Floats:
    """(B, 2) where each residence's walks begin: a point inside its footprint, metric CRS."""
    return shapely.get_coordinates(shapely.point_on_surface(community.residences.geometry.to_numpy()))
