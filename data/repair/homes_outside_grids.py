"""Homes that no responsibility grid holds: they would count in none."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair
from spatial.coverage import Bools

KEY = "homes_outside_grids"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Homes without a grid, while there are grids."""
    homes = layers["residences"]
    outside = _outside(layers)
    if not outside.any():
        return ()
    people = float(homes.loc[outside, ["elder", "adult", "child"]].to_numpy(dtype=float).sum())
    count = int(outside.sum())
    return (
        LayerProblem(
            f"{KEY}:residences",
            "residences",
            tuple(homes["id"][outside]),
            tuple(homes.geometry[outside]),
            Message("Homes in no grid: {count} ({people:,.0f} people).", count=count, people=people),
            Message("Assign them to the nearest grid."),
        ),
    )


def _outside(layers: Layers) -> Bools:
    homes, grids = layers["residences"], layers["grids"]
    if not len(grids):
        return np.zeros(len(homes), dtype=bool)
    return np.asarray(~homes["grid"].isin(set(grids["code"])), dtype=bool)


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """The code of the nearest grid; the grid's outline stays."""
    homes, grids = layers["residences"], layers["grids"]
    outside = _outside(layers)
    nearest = shapely.STRtree(grids.geometry.to_numpy()).nearest(homes.geometry.to_numpy()[outside])
    codes = homes["grid"].to_numpy().copy()
    codes[outside] = grids["code"].to_numpy()[nearest]
    return {**layers, "residences": homes.assign(grid=codes)}


REPAIR = Repair(KEY, Message("Homes outside every grid"), find, fix)
