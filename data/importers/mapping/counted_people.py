"""Distribute counted households and people over buildings; estimate what is not known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from base.words import Message, Note
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import Bools, Shapes
from data.importers.people import default_split
from spatial.network import Floats


def count_people(
    known: Mapping[str, Floats], shapes: Shapes, catalogue: Catalogue
) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """(B) rows of households, elder, adult, child, storeys and estimated; and what was assumed.

    known: (B,) numbers under those names and "people", NaN where unknown; a name may be missing. shapes:
    (B,) in metres. Unknown people are households × household size, else dwelling floor ÷ floor area each.
    """
    rows = len(shapes)
    given = {name: _usable(known.get(name), rows) for name in ("households", "people", "storeys")}
    groups = {key: _usable(known.get(key), rows) for key in catalogue.age_groups}
    size = catalogue.parameters["household_size_persons"].figure.value
    stated = np.stack(list(groups.values()), axis=1)
    all_groups: Bools = np.asarray(np.isfinite(stated).all(axis=1), dtype=bool)
    total = np.where(all_groups, stated.sum(axis=1), given["people"])
    by_households = np.isnan(total)
    total = np.where(by_households, given["households"] * size, total)
    by_floor = np.isnan(total)
    storeys = np.where(np.isnan(given["storeys"]), _default_storeys(catalogue), given["storeys"])
    floor_m2 = _ground_m2(shapes) * storeys
    each_m2 = catalogue.parameters["floor_area_m2_per_person"].figure.value
    people = people_by_age(stated, np.where(by_floor, floor_m2 / each_m2, total), catalogue)
    everybody = people.sum(axis=1)
    table = pd.DataFrame(dict(zip(groups, people.T, strict=True)))
    table["households"] = np.where(np.isnan(given["households"]), everybody / size, given["households"])
    table["storeys"] = np.where(by_floor & (floor_m2 > 0), storeys, given["storeys"])
    table["estimated"] = np.asarray(~all_groups, dtype=bool)
    notes = (
        age_split_note(everybody[~all_groups].sum(), catalogue),
        _household_note(everybody[by_households & ~by_floor].sum(), size),
        _floor_note(everybody[by_floor].sum(), each_m2),
    )
    return table, tuple(note for note in notes if note is not None)


def _usable(values: Floats | None, rows: int) -> Floats:
    """NaN for what is missing or below nought."""
    found = np.full(rows, np.nan) if values is None else np.asarray(values, dtype=np.float64)
    return np.where(found >= 0, found, np.nan)


def people_by_age(stated: Floats, total: Floats, catalogue: Catalogue) -> Floats:
    """(B, G) people: those that are stated, and the rest of the total by the default shares of the others."""
    shares = np.array([group.default_share.value for group in catalogue.age_groups.values()])
    unknown: Bools = np.isnan(stated)
    weight = np.where(unknown, shares, 0.0)
    rest = np.maximum(0.0, total - np.nansum(stated, axis=1))
    whole = weight.sum(axis=1)
    part = np.divide(weight, whole[:, None], out=np.zeros_like(weight), where=whole[:, None] > 0)
    return np.where(unknown, rest[:, None] * part, stated)


def _ground_m2(shapes: Shapes) -> Floats:
    """What a building stands on; nothing for a point."""
    return np.nan_to_num(shapely.area(shapes))


def _default_storeys(catalogue: Catalogue) -> float:
    return float(round(catalogue.parameters["default_storeys"].figure.value))


def age_split_note(people: float, catalogue: Catalogue) -> Note | None:
    """That so many people have the default ages; None for nobody."""
    if not people:
        return None
    split = default_split(catalogue)
    return Note(
        "age_split_default",
        Message(
            "The ages of {people:,.0f} people are not known; they are split by default: {split}.",
            people=people,
            split=split,
        ),
        float(people),
    )


def _household_note(people: float, size: float) -> Note | None:
    if not people:
        return None
    return Note(
        "people_from_households",
        Message(
            "{people:,.0f} people are estimated as households × {size:g} persons.", people=people, size=size
        ),
        float(people),
    )


def _floor_note(people: float, each_m2: float) -> Note | None:
    if not people:
        return None
    return Note(
        "people_from_floor",
        Message(
            "{people:,.0f} people are estimated as dwelling floor area ÷ {each_m2:g} m² per person; "
            "replace them with real counts.",
            people=people,
            each_m2=each_m2,
        ),
        float(people),
    )
