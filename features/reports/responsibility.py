"""Who is responsible for a place: the grid it lies in, and the neighbours near whose border it lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter


@dataclass(frozen=True)
class Neighbour:
    """A grid that a report may be handed over to; `distance_m` from the place to its ground."""

    grid: str
    manager: str
    distance_m: float


@dataclass(frozen=True)
class Duty:
    """The responsible grid and its manager, "" where there is none, and the grids nearby, nearest first."""

    grid: str
    manager: str
    neighbours: tuple[Neighbour, ...]


def duty_at(community: Community, catalogue: Catalogue, place: shapely.Point) -> Duty:
    """The grid that holds the place, or else the nearest within `grid_border_m`; the others within that
    distance are its neighbours."""
    grids = community.grids
    distance_m = shapely.distance(grids.geometry.to_numpy(), place) if len(grids) else np.empty(0)
    near = [int(row) for row in np.argsort(distance_m, kind="stable")]
    found = [
        Neighbour(str(grids["code"].iloc[row]), str(grids["manager"].iloc[row]), float(distance_m[row]))
        for row in near
        if distance_m[row] <= parameter(catalogue, "grid_border_m")
    ]
    if not found:
        return Duty("", "", ())
    return Duty(found[0].grid, found[0].manager, tuple(found[1:]))


def manager_of(community: Community, grid: str) -> str:
    """The manager of the grid with this code; "" where nobody is named."""
    named = community.grids.loc[community.grids["code"] == grid, "manager"]
    return str(named.iloc[0]) if len(named) else ""
