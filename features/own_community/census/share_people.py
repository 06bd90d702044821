"""Share the people of a census grid out over the homes in its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np

from data.catalogue.model import Catalogue
from data.importers.census.cells import CellName, CensusCells
from data.importers.files.raw_layers import Bools, Shapes
from data.importers.mapping.count_sums import AGES
from data.importers.mapping.counted_people import people_by_age
from data.importers.osm_ground import NOWHERE, Ints
from features.own_community.census.cells_on_ground import (
    cells_of_homes,
    ground_with_homes,
    parts_on_ground,
    require_no_overlap,
)
from features.own_community.census.home_weights import counted_homes, home_weights
from features.own_community.census.proportional_parts import (
    is_whole,
    parts_by_group,
    rest_of_groups,
    whole_groups,
)
from features.own_community.errors import NoHomesYetError
from spatial.network import Floats


@dataclass(frozen=True)
class SharingRules:
    """keeps_counted: homes whose people were counted keep them, and the rest of the cell goes to the others.
    cuts_cells: of a cell that reaches beyond the ground, people count by the part of its area inside.
    keeps_outside: estimated homes in no cell keep their people instead of having nobody."""

    keeps_counted: bool = True
    cuts_cells: bool = True
    keeps_outside: bool = False


@dataclass(frozen=True, eq=False)
class CellResult:
    """A cell on the community's ground. people: of its part inside, NaN where unknown. part: how much of its
    area is inside. homes, taking: how many homes it has, and how many of them take people. counted: people
    of those that keep theirs. ages_unknown: people whose ages are split by default."""

    name: CellName
    written: str
    people: float
    part: float
    homes: int = 0
    taking: int = 0
    counted: float = 0.0
    shared: float = 0.0
    ages_unknown: float = 0.0
    by_households: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the grid says how many people live in the cell."""
        return not np.isnan(self.people)

    @property
    def is_fractional(self) -> bool:
        """Whether the people of the cell are no whole number."""
        return self.is_known and not bool(is_whole(np.array([self.people]))[0])

    @property
    def left(self) -> float:
        """People of the cell that no home takes."""
        return max(0.0, self.people - self.counted - self.shared) if self.is_known else 0.0


@dataclass(frozen=True, eq=False)
class SharedPeople:
    """homes: with their people after. cells: those on the ground, shapes: theirs. elsewhere: cells that lie
    beside it. outside: rows of homes in no cell. changed: rows of homes whose people come from the grid."""

    file: str
    homes: gpd.GeoDataFrame
    cells: tuple[CellResult, ...]
    shapes: Shapes
    elsewhere: int
    outside: Ints
    changed: Ints
    rules: SharingRules


def share_people(
    cells: CensusCells,
    homes: gpd.GeoDataFrame,
    grids: gpd.GeoDataFrame,
    catalogue: Catalogue,
    rules: SharingRules,
) -> SharedPeople:
    """The homes with the people of the cells that they lie in; everything in metres of one CRS.

    Raises NoHomesYetError, NoHomeInCellsError and CellsOverlapError.
    """
    if not len(homes):
        raise NoHomesYetError
    cell_of = cells_of_homes(cells, homes)
    parts = parts_on_ground(cells, ground_with_homes(grids, homes), cell_of[cell_of != NOWHERE])
    here = np.flatnonzero(parts > 0)
    require_no_overlap(cells, here)
    sharing = _Sharing(cells, homes, catalogue, rules, parts)
    results = tuple(sharing.of_cell(cell, rows) for cell, rows in _homes_by_cell(here, cell_of))
    outside = np.flatnonzero(cell_of == NOWHERE)
    if not rules.keeps_outside:
        sharing.empty(outside)
    return SharedPeople(
        cells.file,
        sharing.homes_after(),
        results,
        cells.shapes[here],
        len(cells) - len(here),
        outside,
        np.flatnonzero(sharing.changed),
        rules,
    )


def _homes_by_cell(here: Ints, cell_of: Ints) -> Iterator[tuple[int, Ints]]:
    """Each cell with the rows of its homes."""
    order = np.argsort(cell_of, kind="stable")
    begin = np.searchsorted(cell_of[order], here, side="left")
    end = np.searchsorted(cell_of[order], here, side="right")
    for cell, first, last in zip(here.tolist(), begin.tolist(), end.tolist(), strict=True):
        yield cell, order[first:last]


class _Sharing:
    """The people of all homes while one cell after the other is shared out."""

    def __init__(
        self,
        cells: CensusCells,
        homes: gpd.GeoDataFrame,
        catalogue: Catalogue,
        rules: SharingRules,
        parts: Floats,
    ) -> None:
        self._cells, self._homes, self._parts = cells, homes, parts
        self._groups = people_by_age(cells.ages, cells.people, catalogue)
        self._size = catalogue.parameters["household_size_persons"].figure.value
        self._weights = home_weights(homes, catalogue)
        self._counted: Bools = counted_homes(homes) & rules.keeps_counted
        self._cuts = rules.cuts_cells
        self._people = homes[list(AGES)].to_numpy(dtype=np.float64).copy()
        self._households = homes["households"].to_numpy(dtype=np.float64).copy()
        self.changed: Bools = np.zeros(len(homes), dtype=bool)

    def of_cell(self, cell: int, rows: Ints) -> CellResult:
        """What became of a cell with homes in these rows."""
        part = float(self._parts[cell])
        groups = self._groups[cell] * (part if self._cuts else 1.0)
        people, names, written = float(groups.sum()), self._cells.names, self._cells.written
        result = CellResult(names[cell], written[cell], people, part, homes=len(rows))
        if np.isnan(self._cells.people[cell]) or not len(rows):
            return result
        groups = whole_groups(groups)
        keeping, taking = rows[self._counted[rows]], rows[~self._counted[rows]]
        counted = self._people[keeping].sum(axis=0)
        rest = rest_of_groups(groups, counted) if len(keeping) else groups
        result = replace(result, counted=float(counted.sum()))
        if not len(taking):
            return result
        unknown = np.isnan(self._cells.ages[cell])
        return replace(
            result,
            taking=len(taking),
            shared=float(rest.sum()),
            ages_unknown=float(rest[unknown].sum()),
            by_households=self._share_out(taking, rest),
        )

    def _share_out(self, rows: Ints, groups: Floats) -> bool:
        """Share the groups out over the homes in these rows; True where households were the weights."""
        weights, by_households = self._weights.of(rows)
        self._people[rows] = parts_by_group(groups, weights)
        if not by_households:
            self._households[rows] = self._people[rows].sum(axis=1) / self._size
        self.changed[rows] = True
        return by_households

    def empty(self, rows: Ints) -> None:
        """Nobody lives in the homes of these rows, but in those that were counted."""
        rows = rows[~self._counted[rows]]
        self._people[rows], self._households[rows] = 0.0, 0.0
        self.changed[rows] = True

    def homes_after(self) -> gpd.GeoDataFrame:
        """The homes with their people; those from the grid are estimated."""
        estimated = self._homes["estimated"].to_numpy(dtype=bool) | self.changed
        columns = dict(zip(AGES, self._people.T, strict=True))
        return self._homes.assign(**columns, households=self._households, estimated=estimated)
