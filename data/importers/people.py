"""Estimate the people of a building: footprint × storeys ÷ floor area per person."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from base.late_modules import pandas as pd
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
        np.array(
            [_default_storeys(tags, catalogue) if count is None else count for tags, count in pairs],
            dtype=np.int64,
        ),
        np.array([count is None for count in stated], dtype=bool),
    )


def _default_storeys(tags: Tags, catalogue: Catalogue) -> int:
    """Houses have their own default: they are no walk-ups."""
    key = "default_house_storeys" if is_house(tags) else "default_storeys"
    return round(catalogue.parameters[key].figure.value)


def _storeys_from_tags(tags: Tags, storey_height_m: float) -> int | None:
    """0 where the tags say that there is none above ground. A half storey counts as one: people live under
    roofs. What a building on stilts or over a passage has not (min_level, min_height) does not count."""
    levels = _levels(tags.get("building:levels"))
    if levels is None:
        height_m = metres(tags.get("height")) or metres(tags.get("building:height"))
        if height_m is None:
            return None
        levels = max(1, math.floor(_above(height_m, metres(tags.get("min_height"))) / storey_height_m))
    elif levels <= 0:
        levels = max(0.0, _levels(tags.get("roof:levels")) or 0.0)
    else:
        levels = _above(levels, _levels(tags.get("building:min_level")))
    return math.ceil(levels) if levels <= MOST_STOREYS else None


def has_no_storeys(tags: Tags) -> bool:
    """Whether the building says that it has no storey above ground: a roof on posts, a cellar, a garage."""
    return tags.get("location") == "underground" or _storeys_from_tags(tags, storey_height_m=1.0) == 0


_LEVELS = re.compile(r"((?<!\d)[-−–])?\s*(\d{1,6})(?:[.,](\d{1,6}))?")


def _levels(text: str | None) -> float | None:
    """The number that the text begins with; where that is none above ground ("-1-5", "0;1"), the highest."""
    begins = first_number(text)
    if begins:
        return begins
    if not re.match(r"\s*[-−–]?\s*\d", text or ""):
        return None
    numbers = _LEVELS.findall(text or "")
    return max(float(f"{'-' if sign else ''}{whole}.{part or 0}") for sign, whole, part in numbers)


def _above(top: float, bottom: float | None) -> float:
    return top - bottom if bottom is not None and 0 < bottom < top else top


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
