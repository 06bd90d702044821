"""The same facility marked twice, often from two lists."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.coverage import Bools

KEY = "doubled_facilities"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Facilities of one category nearer to each other than the catalogue says; of two the later one."""
    within_m = number_of(catalogue, "doubled_within_m")
    facilities = layers["facilities"]
    doubled = _duplicate_rows(layers, within_m)
    if not doubled.any():
        return ()
    count = int(doubled.sum())
    return (
        LayerProblem(
            f"{KEY}:facilities",
            "facilities",
            tuple(facilities["id"][doubled]),
            tuple(facilities.geometry[doubled]),
            Message(
                "Facilities within {within_m:g} m of another of their category, possible duplicates: "
                "{count}.",
                within_m=within_m,
                count=count,
            ),
            Message("Keep the first of each."),
        ),
    )


def _duplicate_rows(layers: Layers, within_m: float) -> Bools:
    facilities = layers["facilities"]
    doubled = np.zeros(len(facilities), dtype=bool)
    if len(facilities) < 2:
        return doubled
    shapes, category = facilities.geometry.to_numpy(), facilities["category"].to_numpy()
    later, first = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=within_m)
    doubled[later[(first < later) & (category[first] == category[later])]] = True
    return doubled


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Without the later ones; entrances of theirs go along."""
    facilities, entrances = layers["facilities"], layers["entrances"]
    doubled = _duplicate_rows(layers, number_of(catalogue, "doubled_within_m"))
    gone = set(facilities["id"][doubled])
    kept = entrances[~entrances["of"].isin(gone)].reset_index(drop=True)
    return {**layers, "facilities": facilities[~doubled].reset_index(drop=True), "entrances": kept}


REPAIR = Repair(KEY, Message("Duplicate facilities"), find, fix)
