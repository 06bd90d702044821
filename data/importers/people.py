"""Estimate the people of a building: footprint × storeys ÷ floor area per person."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from base.words import Message, Text, join_texts
from data.catalogue.model import Catalogue
from data.importers.osm_tags import first_number, is_house, metres

Floats = npt.NDArray[np.float64]
Tags = Mapping[str, str]

MOST_STOREYS = 163
"""Burj Khalifa, the tallest building there is. A tag that says more is a slip and counts as unsaid."""
MOST_PEOPLE = 100_000
"""In one building, and as many households: more is a slip of the hand."""


@dataclass(frozen=True, eq=False)
class Storeys:
    """(B,) storeys of buildings, and whether nobody stated them."""

    count: npt.NDArray[np.int64]
    assumed: npt.NDArray[np.bool_]


def storeys_of(buildings: Sequence[Tags], catalogue: Catalogue) -> Storeys:
    """From building:levels, else from the height, else the catalogue's default."""
    storey_height_m = catalogue.parameters["storey_height_m"].figure.value
    stated = [_storeys_from_tags(tags, storey_height_m) for tags in buildings]
    pairs = zip(buildings, stated, strict=True)
    return Storeys(
        np.array([count or _default_storeys(tags, catalogue) for tags, count in pairs], dtype=np.int64),
        np.array([count is None for count in stated], dtype=bool),
    )


def _default_storeys(tags: Tags, catalogue: Catalogue) -> int:
    """Houses have their own default: they are no walk-ups."""
    key = "default_house_storeys" if is_house(tags) else "default_storeys"
    return round(catalogue.parameters[key].figure.value)


def _storeys_from_tags(tags: Tags, storey_height_m: float) -> int | None:
    """A half storey counts as one: people live under roofs."""
    levels = first_number(tags.get("building:levels"))
    if levels is None:
        height_m = metres(tags.get("height")) or metres(tags.get("building:height"))
        levels = None if height_m is None else max(1, math.floor(height_m / storey_height_m))
    return math.ceil(levels) if levels and levels <= MOST_STOREYS else None


def people_estimate(
    footprint_m2: Floats, storeys: npt.NDArray[np.int64], catalogue: Catalogue
) -> pd.DataFrame:
    """(B) rows of `households`, `elder`, `adult`, `child`: dwelling floor shared out by the catalogue."""
    parameters = catalogue.parameters
    people = footprint_m2 * storeys / parameters["floor_area_m2_per_person"].figure.value
    columns = {"households": people / parameters["household_size_persons"].figure.value}
    for key, group in catalogue.age_groups.items():
        columns[key] = people * group.default_share.value
    return pd.DataFrame(columns)


def default_split(catalogue: Catalogue) -> Text:
    """The shares of the age groups where nobody counted, as people read it."""
    groups = catalogue.age_groups.values()
    return join_texts(
        Message("{group} {percent:.1f} %", group=group.name, percent=100 * group.default_share.value)
        for group in groups
    )
