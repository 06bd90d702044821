"""Walks from each home to its nearest facility; straight lines where there is no path, marked as such."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from base.late_modules import scipy_spatial
from spatial.doors import AccessPoints
from spatial.nearest import nearest_target
from spatial.network import Floats, Ints, WalkingNetwork
from spatial.snapping import Snap, snap

NETWORK, STRAIGHT_LINE, UNREACHABLE = "network", "straight-line", "unreachable"


@dataclass(frozen=True)
class OffNetwork:
    """A place farther than `beyond_m` from any path is walked to straight, times `detour_factor`."""

    beyond_m: float
    detour_factor: float


@dataclass(frozen=True, eq=False)
class Walk:
    """For B homes the walk to the nearest of some places.

    distance_m: (B,), inf where unreachable. place: (B,) its row, -1 there. door_xy: (B, 2) the door that
    the walk ends at, NaN there. how: (B,) one of `NETWORK`, `STRAIGHT_LINE`, `UNREACHABLE`.
    """

    distance_m: Floats
    place: Ints
    door_xy: Floats
    how: npt.NDArray[np.str_]

    def take(self, rows: Ints) -> Walk:
        """The walks of the homes in these rows (or where a boolean mask is true)."""
        return Walk(self.distance_m[rows], self.place[rows], self.door_xy[rows], self.how[rows])

    def with_rows(self, rows: Ints, other: Walk) -> Walk:
        """These walks, but for the homes in these rows those of `other`."""
        changed = Walk(self.distance_m.copy(), self.place.copy(), self.door_xy.copy(), self.how.copy())
        changed.distance_m[rows], changed.place[rows] = other.distance_m, other.place
        changed.door_xy[rows], changed.how[rows] = other.door_xy, other.how
        return changed


@dataclass(frozen=True, eq=False)
class Places:
    """Points joined to the network: `snap` is None where there is no network, `off` (n,) marks those
    that no path comes near."""

    xy: Floats
    snap: Snap | None
    off: npt.NDArray[np.bool_]

    def take(self, rows: Ints) -> Places:
        """The points in these rows."""
        return Places(self.xy[rows], None if self.snap is None else self.snap.take(rows), self.off[rows])


def join(network: WalkingNetwork, xy: Floats, off_network: OffNetwork) -> Places:
    """Join points (n, 2) to the network."""
    if not len(network):
        return Places(xy, None, np.ones(len(xy), dtype=bool))
    joined = snap(network, xy) if len(xy) else _none_joined()
    return Places(xy, joined, joined.access_m > off_network.beyond_m)


def walk_to_nearest(
    network: WalkingNetwork,
    homes: Places,
    doors: AccessPoints,
    off_network: OffNetwork,
    limit_m: float = np.inf,
) -> Walk:
    """The nearest place of `doors` for each home, along the paths where both ends have one.

    Where the home or the door has no path near it, the straight line times the detour factor stands in.
    """
    ends = join(network, doors.xy, off_network)
    door, distance_m = _by_paths(network, homes, ends, limit_m)
    straight_door, straight_m = _straight(homes, ends, off_network)
    is_straight = straight_m < distance_m
    distance_m = np.where(is_straight, straight_m, distance_m)
    door = np.where(is_straight, straight_door, door)
    distance_m[distance_m > limit_m] = np.inf
    reached = np.isfinite(distance_m)
    how = np.where(~reached, UNREACHABLE, np.where(is_straight, STRAIGHT_LINE, NETWORK))
    place = np.append(doors.place, -1)[np.where(reached, door, -1)]
    door_xy = np.vstack([doors.xy, [np.nan, np.nan]])[np.where(reached, door, -1)]
    return Walk(distance_m, place, door_xy, how)


def _by_paths(network: WalkingNetwork, homes: Places, ends: Places, limit_m: float) -> tuple[Ints, Floats]:
    """(B,) row of the door and metres along the paths, for homes and doors that have one."""
    door, distance_m = np.full(len(homes.xy), -1, dtype=np.intp), np.full(len(homes.xy), np.inf)
    if homes.snap is None or ends.snap is None:
        return door, distance_m
    from_home, to_door = np.flatnonzero(~homes.off), np.flatnonzero(~ends.off)
    found = nearest_target(network, homes.snap.take(from_home), ends.snap.take(to_door), limit_m)
    distance_m[from_home] = found.distance_m
    door[from_home] = np.append(to_door, -1)[found.target]
    return door, distance_m


def _straight(homes: Places, ends: Places, off_network: OffNetwork) -> tuple[Ints, Floats]:
    """(B,) row of the door and metres of straight line × detour: to any door from a home without a path,
    to doors without a path from the other homes."""
    door, distance_m = np.full(len(homes.xy), -1, dtype=np.intp), np.full(len(homes.xy), np.inf)
    for home, end in (
        (np.flatnonzero(homes.off), np.arange(len(ends.xy))),
        (np.flatnonzero(~homes.off), np.flatnonzero(ends.off)),
    ):
        if len(home) and len(end):
            straight_m, nearest = scipy_spatial.cKDTree(ends.xy[end]).query(homes.xy[home])
            distance_m[home], door[home] = straight_m * off_network.detour_factor, end[nearest]
    return door, distance_m


def _none_joined() -> Snap:
    return Snap(np.empty((0, 2)), np.empty(0, dtype=np.intp), np.empty(0), np.empty(0))
