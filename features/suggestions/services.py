"""What each candidate puts within reach: the doors of what it provides or puts back in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from data.assess import Assessment
from data.model import Community
from data.usable import is_other_level
from data.usable_ground import usable_ground
from features.options.effects import with_interventions
from features.suggestions.candidate import SiteCandidate
from features.suggestions.touched import Thing, touched_things
from spatial.coverage import Bools


@dataclass(frozen=True, eq=False)
class Service:
    """A place that counts once the candidate in row `candidate` is there.

    facility: id of an existing one, whose entrances hold; empty for a new one. columns: the categories.
    """

    candidate: int
    facility: str
    shape: shapely.Geometry
    columns: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class ServiceTable:
    """The services of all candidates. loses: row of a candidate → ids of facilities that count today and
    would not with it. touched: of each candidate, see `touched_things`."""

    services: tuple[Service, ...]
    loses: dict[int, tuple[str, ...]]
    touched: list[frozenset[Thing]]


def service_table(assessment: Assessment, candidates: Sequence[SiteCandidate]) -> ServiceTable:
    """The services of every candidate that leaves the paths as they are.

    Those that may change what else is in use are measured by the same effects as in an option, many at a
    time: together are those that touch nothing of each other.
    """
    touched = touched_things(assessment, candidates)
    services: list[Service] = []
    loses: dict[int, tuple[str, ...]] = {}
    measured = []
    for number, one in enumerate(candidates):
        if one.changes_paths:
            continue
        if touched[number] or one.intervention.shape.geom_type != "Polygon":
            measured.append(number)
        else:
            services += _new_service(assessment, number, one)
    for batch in _batches(candidates, touched, measured):
        found, lost = _measured_services(assessment, candidates, touched, batch)
        services += found
        loses |= lost
    return ServiceTable(tuple(services), loses, touched)


def _new_service(assessment: Assessment, number: int, one: SiteCandidate) -> list[Service]:
    columns = tuple(assessment.categories.index(key) for key in one.intervention.provides)
    return [Service(number, "", one.intervention.shape, columns)] if columns else []


def _batches(
    candidates: Sequence[SiteCandidate], touched: Sequence[frozenset[Thing]], rows: Sequence[int]
) -> Iterator[list[int]]:
    """The candidates in these rows, so that in a batch no two touch the same things or overlap."""
    left = list(rows)
    while left:
        batch: list[int] = []
        things: set[Thing] = set()
        shapes: list[shapely.Geometry] = []
        for row in left:
            shape = candidates[row].ground.shape
            if not touched[row] & things and not (shapes and shapely.intersects(shape, shapes).any()):
                batch.append(row)
                things |= touched[row]
                shapes.append(shape)
        yield batch
        left = [row for row in left if row not in set(batch)]


def _measured_services(
    assessment: Assessment,
    candidates: Sequence[SiteCandidate],
    touched: Sequence[frozenset[Thing]],
    batch: Sequence[int],
) -> tuple[list[Service], dict[int, tuple[str, ...]]]:
    """What counts with the batch and not without, and the other way round."""
    ones = [one for row in batch for one in candidates[row].interventions]
    ones.sort(key=lambda one: one.action)  # neighbours of one action are taken together
    changed = with_interventions(assessment.community, assessment.catalogue, ones)
    causes = _Causes(candidates, touched, batch)
    before = set(assessment.community.facilities["id"][_counts(assessment, assessment.community)])
    counting = changed.facilities[_counts(assessment, changed)]
    old = set(assessment.community.facilities["id"])
    column = {key: place for place, key in enumerate(assessment.categories)}
    found = [
        Service(
            causes.row_of(row.id, row.space),
            row.id if row.id in old else "",
            row.geometry,
            (column[row.category],),
        )
        for row in counting[~counting["id"].isin(before).to_numpy(dtype=bool)].itertuples()
        if row.category in column
    ]
    facilities = assessment.community.facilities
    gone = facilities[facilities["id"].isin(before - set(counting["id"]))]
    lost: dict[int, tuple[str, ...]] = {}
    for row in gone.itertuples():
        cause = causes.row_of(row.id, row.space)
        lost[cause] = (*lost.get(cause, ()), row.id)
    return found, lost


def _counts(assessment: Assessment, community: Community) -> Bools:
    """(F,) the facilities of the community that serve somebody."""
    if community is assessment.community:
        return assessment.ground.facility & ~is_other_level(community, assessment.catalogue)
    ground = usable_ground(community, assessment.catalogue)
    return ground.facility & ~is_other_level(community, assessment.catalogue)


class _Causes:
    """Which candidate of a batch put a facility into or out of use."""

    def __init__(
        self,
        candidates: Sequence[SiteCandidate],
        touched: Sequence[frozenset[Thing]],
        batch: Sequence[int],
    ) -> None:
        self._by_intervention = {one.id: row for row in batch for one in candidates[row].interventions}
        self._by_thing = {thing: row for row in batch for thing in touched[row]}
        self._by_space = {
            one.target.id: row
            for row in batch
            for one in candidates[row].interventions
            if one.target is not None and one.target.layer == "public_spaces"
        }

    def row_of(self, facility: str, space: str) -> int:
        """Row of the candidate. facility: its id, which for a new one begins with its intervention's."""
        made_by = facility.split(":", 1)[0]
        if made_by in self._by_intervention:
            return self._by_intervention[made_by]
        for thing in (("facilities", facility), ("public_spaces", space)):
            if thing in self._by_thing:
                return self._by_thing[thing]
        return self._by_space[space]
