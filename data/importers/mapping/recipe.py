"""A mapping recipe: how a layer is converted, stored for the next file of its kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.guessing import guess_columns, likely_target
from data.importers.mapping.plausible_values import is_plausible
from data.importers.mapping.table_coordinates import coordinate_columns
from spatial.systems import CoordinateSystem

Pair = tuple[tuple[float, float], tuple[float, float]]
"""A point of the plan, and the same place as longitude and latitude."""


@dataclass(frozen=True)
class Recipe:
    """How a layer becomes one of ours.

    target: our layer. columns: ours → theirs. constants: ours → the value of all rows. x, y: the columns of
    a table that hold its coordinates, twice the same where one holds both. system: what the coordinates are
    in; None for a plan of its own origin, which `pairs` lay on the map (`swapped`: it gives north first).
    sums: ours → those of theirs that are added up. values: ours → their value → our key, as a person said; ""
    leaves such rows out.
    """

    target: str
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    x: str = ""
    y: str = ""
    system: CoordinateSystem | None = None
    pairs: tuple[Pair, ...] = ()
    swapped: bool = False
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def first_recipe(layer: RawLayer, target: str = "") -> Recipe:
    """The guesses, to be looked through by a person; the coordinate system is left open."""
    wanted = target or likely_target(layer)
    x, y = coordinate_columns(layer) if layer.kind == "table" else ("", "")
    rest = [name for name in layer.columns if name not in (x, y)]
    guess = guess_columns(wanted, rest)
    columns = {
        ours: theirs
        for ours, theirs in guess.columns.items()
        if is_plausible(ours, theirs, layer.columns[theirs], ours in guess.unsure)
    }
    return Recipe(wanted, columns, {}, x, y, sums=guess.sums)


def fingerprint(layer: RawLayer) -> str:
    """Equal for layers with the same columns and kind of shape: what a recipe is found by."""
    named = json.dumps([layer.kind, sorted(layer.columns)], ensure_ascii=False)
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()


def recipe_json(recipe: Recipe) -> dict[str, Any]:
    """The recipe as JSON for storage."""
    system = recipe.system and [recipe.system.name, recipe.system.swapped]
    return {
        "target": recipe.target,
        "columns": dict(recipe.columns),
        "constants": dict(recipe.constants),
        "x": recipe.x,
        "y": recipe.y,
        "system": system,
        "pairs": [[list(a), list(b)] for a, b in recipe.pairs],
        "swapped": recipe.swapped,
        "sums": {ours: list(theirs) for ours, theirs in recipe.sums.items()},
        "values": {ours: dict(values) for ours, values in recipe.values.items()},
    }


def recipe_from(stored: Mapping[str, Any]) -> Recipe:
    """The recipe from the JSON of `recipe_json`, of an older one too, which has no sums and values."""
    system = stored["system"]
    return Recipe(
        stored["target"],
        dict(stored["columns"]),
        dict(stored["constants"]),
        stored["x"],
        stored["y"],
        CoordinateSystem(system[0], bool(system[1])) if system else None,
        tuple((tuple(a), tuple(b)) for a, b in stored["pairs"]),
        bool(stored["swapped"]),
        {ours: tuple(theirs) for ours, theirs in stored.get("sums", {}).items()},
        {ours: dict(values) for ours, values in stored.get("values", {}).items()},
    )
