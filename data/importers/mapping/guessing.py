"""Guess which layer of ours an imported layer is, and which of its columns are ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.their_names import (
    best_match,
    column_names,
    comparable_name,
    coordinate_names,
    layer_names,
)
from data.model import SCHEMAS

EXTRA = {"residences": ("people",)}
"""Columns that are no columns of ours, but tell them."""
_OF_KIND = {
    "point": ("facilities", "residences", "entrances"),
    "line": ("paths",),
    "polygon": ("residences", "public_spaces", "compounds", "grids"),
    "table": ("residences", "facilities"),
}


def likely_target(layer: RawLayer) -> str:
    """The layer of ours that this one most likely is: by its name, its columns, the kind of its shapes."""
    by_name = best_match(layer.name, layer_names())
    if by_name:
        return by_name
    telling = {
        target: sum(1 for ours in likely_columns(target, list(layer.columns)) if _is_own(target, ours))
        for target in _OF_KIND[layer.kind]
    }
    return max(telling, key=lambda target: telling[target])


def _is_own(target: str, column: str) -> bool:
    return column not in ("id", "name_zh", "name_en", "compound", "grid", "condition")


def our_columns(target: str) -> tuple[str, ...]:
    """The columns of ours that can be filled; "estimated" follows from the others. The ground has none."""
    if target not in SCHEMAS:
        return ()
    own = tuple(column.name for column in SCHEMAS[target].columns if column.name != "estimated")
    return (*own, *EXTRA.get(target, ()))


def likely_columns(target: str, theirs: Sequence[str]) -> dict[str, str]:
    """Our column → theirs, for those that can be guessed. No column of theirs is taken twice."""
    known = {ours: [ours, *column_names(target).get(ours, [])] for ours in our_columns(target)}
    return _match_names(known, theirs)


def likely_coordinates(theirs: Sequence[str]) -> tuple[str, str]:
    """Their columns of longitude (or east) and latitude (or north); ("", "") unless both are there."""
    found = _match_names({axis: list(names) for axis, names in coordinate_names().items()}, theirs)
    return (found["x"], found["y"]) if len(found) == 2 else ("", "")


def _match_names(known: Mapping[str, list[str]], theirs: Sequence[str]) -> dict[str, str]:
    """Equal names first, in the order of preference; then names that hold one of ours."""
    left = {name: comparable_name(name) for name in theirs}
    found: dict[str, str] = {}
    for test in (lambda ours, name: ours == name, lambda ours, name: len(ours) > 1 and ours in name):
        for ours, names in known.items():
            match = next(
                (one for name in names for one in left if test(comparable_name(name), left[one])), None
            )
            if ours not in found and match is not None:
                found[ours] = match
                del left[match]
    return found
