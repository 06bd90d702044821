"""Walks from each home to its nearest facility; straight lines where there is no path, marked as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from base.late_modules import scipy_spatial
from spatial.doors import AccessPoints
from spatial.nearest import nearest_of_each_kind
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
    return walks_to_nearest(network, homes, [doors], off_network, limit_m)[0]


def walks_to_nearest(
    network: WalkingNetwork,
    homes: Places,
    doors: Sequence[AccessPoints],
    off_network: OffNetwork,
    limit_m: float = np.inf,
) -> list[Walk]:
    """The walks to the nearest place of each kind, as `walk_to_nearest` of each of `doors` has them.

    On a small network all kinds together take little longer than one.
    """
    xy = np.concatenate([np.empty((0, 2)), *(some.xy for some in doors)])
    kind = np.repeat(np.arange(len(doors)), [len(some.xy) for some in doors])
    ends = join(network, xy, off_network)
    by_paths, along_m = _by_paths(network, homes, ends, kind, len(doors), limit_m)
    place = np.concatenate([np.empty(0, dtype=np.intp), *(some.place for some in doors)])
    near = zip(by_paths, along_m, strict=True)
    return [
        _walk_of(door, metres, *_straight(homes, ends, kind == number, off_network), xy, place, limit_m)
        for number, (door, metres) in enumerate(near)
    ]


def _walk_of(
    by_paths: Ints,
    along_m: Floats,
    straight: Ints,
    straight_m: Floats,
    xy: Floats,
    place: Ints,
    limit_m: float,
) -> Walk:
    """The shorter of two walks to doors (rows of `xy` and `place`): by paths, and in a straight line."""
    is_straight = straight_m < along_m
    distance_m = np.where(is_straight, straight_m, along_m)
    distance_m[distance_m > limit_m] = np.inf
    reached = np.isfinite(distance_m)
    door = np.where(reached, np.where(is_straight, straight, by_paths), -1)
    how = np.where(~reached, UNREACHABLE, np.where(is_straight, STRAIGHT_LINE, NETWORK))
    door_xy = np.vstack([xy, [np.nan, np.nan]])[door]
    return Walk(distance_m, np.append(place, -1)[door], door_xy, how)


def _by_paths(
    network: WalkingNetwork, homes: Places, ends: Places, kind: Ints, kinds: int, limit_m: float
) -> tuple[Ints, Floats]:
    """(kinds, B) row of the door and metres along the paths, for homes and doors that have one."""
    shape = (kinds, len(homes.xy))
    door, distance_m = np.full(shape, -1, dtype=np.intp), np.full(shape, np.inf)
    if homes.snap is None or ends.snap is None:
        return door, distance_m
    from_home, to_door = np.flatnonzero(~homes.off), np.flatnonzero(~ends.off)
    found = nearest_of_each_kind(
        network, homes.snap.take(from_home), ends.snap.take(to_door), kind[to_door], kinds, limit_m
    )
    distance_m[:, from_home] = found.distance_m
    door[:, from_home] = np.append(to_door, -1)[found.target]
    return door, distance_m


def _straight(
    homes: Places, ends: Places, of_kind: npt.NDArray[np.bool_], off_network: OffNetwork
) -> tuple[Ints, Floats]:
    """(B,) row of the door and metres of straight line × detour, of the doors of a kind: to any from a home
    without a path, to those without a path from the other homes."""
    door, distance_m = np.full(len(homes.xy), -1, dtype=np.intp), np.full(len(homes.xy), np.inf)
    for is_home, is_end in ((homes.off, of_kind), (~homes.off, of_kind & ends.off)):
        home, end = np.flatnonzero(is_home), np.flatnonzero(is_end)
        if len(home) and len(end):
            straight_m, nearest = scipy_spatial.cKDTree(ends.xy[end]).query(homes.xy[home])
            distance_m[home], door[home] = straight_m * off_network.detour_factor, end[nearest]
    return door, distance_m


def _none_joined() -> Snap:
    return Snap(np.empty((0, 2)), np.empty(0, dtype=np.intp), np.empty(0), np.empty(0))
