"""A facility that is near enough, but cannot be used or does not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from base.words import Message, Text, name_or_id
from data.catalogue.model import Catalogue
from data.causes.cause import ALL, Cause
from data.causes.home_lacks import HomeLacks
from data.usable import UNUSABLE
from spatial.coverage import Bools
from spatial.network import Ints
from spatial.walking import walk_to_nearest

Fault = Literal["broken", "idle", "closed", "occupied", "level"]

_WORDS: dict[Fault, Message] = {
    "broken": Message("{category}: “{name}”, {metres:,.0f} m away, is broken"),
    "idle": Message("{category}: “{name}”, {metres:,.0f} m away, is not in use"),
    "closed": Message("{category}: “{name}”, {metres:,.0f} m away, stands in a space that is closed"),
    "occupied": Message("{category}: the ground of “{name}”, {metres:,.0f} m away, is occupied"),
    "level": Message("{category}: “{name}”, {metres:,.0f} m away, is of a higher level and no station"),
}


@dataclass(frozen=True)
class UncountedFacility(Cause):
    """The nearest facility of the category that would be within reach, were it not for the fault."""

    facility: str
    """Its id."""
    name: Text
    fault: Fault
    walk_m: float

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """Which one, how far, what is wrong with it."""
        kind = catalogue.facility_categories[self.categories[0]]
        return _WORDS[self.fault].with_facts(category=kind.name, name=self.name, metres=self.walk_m)


def find_uncounted(lacks: HomeLacks, columns: Ints) -> Iterator[UncountedFacility]:
    """One for each category that has such a facility."""
    one = lacks.assessment
    category = one.community.facilities["category"].to_numpy(dtype=object)
    near = _within(lacks, float(lacks.reach_m.max()))
    for column in columns:
        alike = np.flatnonzero(near & (category == lacks.key(column)))
        rows = np.setdiff1d(alike, one.usable_facilities[lacks.key(column)])
        found = _nearest(lacks, rows, float(lacks.reach_m[column])) if len(rows) else None
        if found is not None:
            row, walk_m = found
            facility = one.community.facilities.iloc[row]
            name = name_or_id(facility["name_zh"], facility["name_en"], facility["id"])
            yield UncountedFacility((lacks.key(column),), facility["id"], name, _fault(lacks, row), walk_m)


def _within(lacks: HomeLacks, metres: float) -> Bools:
    """(F,) facilities within so many metres as the crow flies: no walk is shorter."""
    shapes = np.asarray(lacks.assessment.community.facilities.geometry.to_numpy(), dtype=object)
    home = shapely.Point(lacks.assessment.homes.xy[lacks.residence])
    return np.asarray(shapely.dwithin(shapes, home, metres), dtype=np.bool_)


def _nearest(lacks: HomeLacks, rows: Ints, reach_m: float) -> tuple[int, float] | None:
    """Row and walk of the nearest within reach."""
    one = lacks.assessment
    home = one.homes.take(np.array([lacks.residence]))
    walk = walk_to_nearest(one.network, home, one.facility_doors(rows), one.off_network, reach_m)
    return (int(walk.place[0]), float(walk.distance_m[0])) if walk.place[0] >= 0 else None


def _fault(lacks: HomeLacks, row: int) -> Fault:
    one = lacks.assessment
    condition = str(one.community.facilities["condition"].iloc[row])
    if condition in UNUSABLE:
        return "broken" if condition == "broken" else "idle"
    if not one.ground.facility_in_order[row]:
        return "closed"
    return "level" if one.ground.facility[row] else "occupied"
