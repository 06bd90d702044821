"""Who newly reaches what with which candidates, as one sparse table: a matrix of doors × homes, made once.

A cell is a set of people who lack one category and whom the same candidates would serve. What a bundle gains
is the sum over the cells that any of its candidates covers, exactly as `features.options.whatif` measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from base.late_modules import sparse
from data.assess import Assessment
from data.network_of import entrances_of
from features.suggestions.services import Service
from spatial.coverage import Bools
from spatial.door_distances import door_distances
from spatial.doors import doors_of
from spatial.network import Floats, Ints


@dataclass(frozen=True, eq=False)
class ReachGains:
    """n candidates, M cells, G groups, C categories, Z zones (grids; the last one for homes in none).

    cover: (n, M) 1 where the candidate serves the cell. category: (M,) its column. mass: (M, Z·G) people,
    zone by zone. people: (Z·G,) all people. share: (G, C) and zone_share: (Z·G, C) who reaches what today;
    NaN where nobody lives.
    """

    cover: sparse.csr_array
    category: Ints
    mass: sparse.csr_array
    people: Floats
    share: Floats
    zone_share: Floats

    @property
    def groups(self) -> int:
        """How many age groups."""
        return len(self.share)


def reach_gains(
    assessment: Assessment, candidates: int, services: Sequence[Service], mode: str
) -> ReachGains:
    """The table for one state of the paths. candidates: how many there are."""
    lacked = _Lacked.of(assessment, mode)
    rows, cells = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for row, cell in _pairs(assessment, services, lacked):
        rows.append(row)
        cells.append(cell)
    pairs = np.unique(np.stack([np.concatenate(rows), np.concatenate(cells)]), axis=1)
    return _gains(assessment, candidates, lacked, pairs, mode)


@dataclass(frozen=True, eq=False)
class _Lacked:
    """The raw cells: K = kinds × homes. kinds: (column, groups) whose reach is the same; reach_m: of each.
    people: (kinds, B, G) those who need the category and are out of its reach."""

    column: Ints
    reach_m: Floats
    people: Floats

    @staticmethod
    def of(assessment: Assessment, mode: str) -> _Lacked:
        weight, reach_m = assessment.profile.weight, assessment.profile.reach_m(mode)
        covered = assessment.is_covered(mode)
        column, reach, people = [], [], []
        for c in range(weight.shape[1]):
            needing = weight[:, c] > 0
            for metres in np.unique(reach_m[needing, c]):
                groups = needing & (reach_m[:, c] == metres)
                lacking = np.where(groups[None, :] & ~covered[:, :, c], assessment.people, 0.0)
                column.append(c)
                reach.append(metres)
                people.append(lacking)
        homes = assessment.people.shape
        stacked = np.array(people) if people else np.empty((0, *homes))
        return _Lacked(np.array(column, dtype=np.intp), np.array(reach, dtype=np.float64), stacked)


def _pairs(
    assessment: Assessment, services: Sequence[Service], lacked: _Lacked
) -> Iterator[tuple[Ints, Ints]]:
    """(candidate, raw cell) for all doors."""
    if not services or not len(lacked.column):
        return
    shapes = np.array([one.shape for one in services], dtype=object)
    entrances = entrances_of(assessment.community, [one.facility for one in services if one.facility])
    of_old = [row for row, one in enumerate(services) if one.facility]
    named = {of_old[place]: xy for place, xy in entrances.items()}
    doors = doors_of(shapes, named, assessment.network)
    is_lacked = lacked.people.sum(axis=2) > 0
    homes = is_lacked.shape[1]
    limit_m = float(lacked.reach_m.max())
    chunks = door_distances(assessment.network, assessment.homes, doors.xy, assessment.off_network, limit_m)
    for rows, metres in chunks:
        for kind, (column, reach_m) in enumerate(zip(lacked.column, lacked.reach_m, strict=True)):
            gives = _gives(services, doors.place[rows], int(column))
            door, home = np.nonzero((metres[gives] <= reach_m) & is_lacked[kind])
            candidate = np.array([one.candidate for one in services], dtype=np.intp)
            yield candidate[doors.place[rows][gives][door]], kind * homes + home


def _gives(services: Sequence[Service], places: Ints, column: int) -> Ints:
    """Rows of the doors that lead to the category."""
    return np.array(
        [row for row, place in enumerate(places) if column in services[place].columns], dtype=np.intp
    )


def _gains(assessment: Assessment, candidates: int, lacked: _Lacked, pairs: Ints, mode: str) -> ReachGains:
    """Raw cells that the same candidates serve become one."""
    raw, place = np.unique(pairs[1], return_inverse=True)
    homes = len(assessment.people)
    merged, cell = _alike(pairs[0], place, lacked.column[raw // homes] if len(raw) else raw, candidates)
    cover = sparse.csr_array(
        (np.ones(len(pairs[0])), (pairs[0], cell[place])), shape=(candidates, len(merged))
    )
    cover.data[:] = 1.0
    zone, zones = _zones(assessment)
    groups = assessment.people.shape[1]
    people = lacked.people.reshape(-1, groups)[raw] if len(raw) else np.empty((0, groups))
    columns = (zone[raw % homes] if len(raw) else raw)[:, None] * groups + np.arange(groups)[None, :]
    lines = np.repeat(cell, groups)
    mass = sparse.csr_array((people.ravel(), (lines, columns.ravel())), shape=(len(merged), zones * groups))
    mass.eliminate_zeros()
    total = np.zeros((zones, groups))
    np.add.at(total, zone, assessment.people)
    share = np.array(assessment.overall.coverage[mode])
    return ReachGains(cover, merged, mass, total.ravel(), share, _zone_share(assessment, mode))


def _alike(candidate: Ints, place: Ints, category: Ints, candidates: int) -> tuple[Ints, Ints]:
    """Category of each merged cell, and for each raw one which merged one it belongs to. Sets of candidates
    are told apart by two random sums of 63 bits each: that two differ and agree in both never happens."""
    draw = np.random.default_rng(7).integers(1, 2**62, size=(candidates, 2), dtype=np.int64).astype(np.uint64)
    sums = np.zeros((len(category), 2), dtype=np.uint64)
    np.add.at(sums, place, draw[candidate])
    keys = np.column_stack([sums, category.astype(np.uint64)])
    _, first, cell = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return category[first], cell.reshape(-1)


def _zones(assessment: Assessment) -> tuple[Ints, int]:
    """(B,) the grid of each home, the last number for homes in none; and how many numbers there are."""
    codes = {code: row for row, code in enumerate(assessment.by_grid)}
    of_home = [codes.get(code, len(codes)) for code in assessment.community.residences["grid"]]
    return np.array(of_home, dtype=np.intp), len(codes) + 1


def _zone_share(assessment: Assessment, mode: str) -> Floats:
    """(Z·G, C) of each group in each grid; NaN where nobody of it lives, and for homes in none."""
    shape = assessment.profile.weight.shape
    rows = [scores.coverage[mode] for scores in assessment.by_grid.values()]
    return np.concatenate([*rows, np.full(shape, np.nan)])


def covered_cells(gains: ReachGains, rows: Sequence[int]) -> Bools:
    """(M,) the cells that any of these candidates serves."""
    return (
        np.asarray(gains.cover[list(rows)].sum(axis=0) > 0) if rows else np.zeros(gains.cover.shape[1], bool)
    )
