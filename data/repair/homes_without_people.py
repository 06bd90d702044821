"""Homes in which nobody is counted."""

from __future__ import annotations

import numpy as np

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair

KEY = "homes_without_people"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Homes whose age groups are all nought: they weigh nothing in the scores."""
    homes = layers["residences"]
    empty = np.asarray(homes[["elder", "adult", "child"]].to_numpy(dtype=float).sum(axis=1) == 0, dtype=bool)
    if not empty.any():
        return ()
    count = int(empty.sum())
    return (
        LayerProblem(
            f"{KEY}:residences",
            "residences",
            tuple(homes["id"][empty]),
            tuple(homes.geometry[empty]),
            Message(
                "Homes without people, which do not count in the score: {count}. Fill in the population "
                "table, or check the column of households.",
                count=count,
            ),
        ),
    )


REPAIR = Repair(KEY, Message("Homes without people"), find)
