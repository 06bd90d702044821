"""Guess which layer of ours an imported layer is, and which of its columns are ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.counting_columns import ColumnGuess, counting_columns
from data.importers.mapping.name_forms import comparable_name, tokens_of
from data.importers.mapping.quantities import COUNTED
from data.importers.mapping.their_names import (
    best_match,
    column_names,
    coordinate_names,
    layer_names,
    qualifiers,
)
from data.model import SCHEMAS

_BESIDE_COORDINATES = (
    *("wgs84", "wgs", "gcj02", "bd09", "cgcs2000", "84", "02", "09", "gps", "高德", "百度", "amap", "baidu"),
    *(
        "中心点",
        "中心",
        "点位",
        "位置",
        "设施",
        "小区",
        "楼栋",
        "poi",
        "center",
        "centre",
        "centroid",
        "point",
    ),
    *("m", "deg", "degree"),
)
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
    by_name = _by_name(layer.name)
    if by_name:
        return by_name
    telling = {
        target: sum(1 for ours in likely_columns(target, list(layer.columns)) if _is_own(target, ours))
        for target in _OF_KIND[layer.kind]
    }
    return max(telling, key=lambda target: telling[target])


def _by_name(name: str) -> str:
    """By the name as a whole, else by the last of its words that tells: "gis_osm_roads_free_1" has roads."""
    words = [best_match(token, layer_names()) for token in tokens_of(name)]
    return best_match(name, layer_names()) or next((one for one in reversed(words) if one), "")


def _is_own(target: str, column: str) -> bool:
    return column not in ("id", "name_zh", "name_en", "compound", "grid", "condition")


def our_columns(target: str) -> tuple[str, ...]:
    """The columns of ours that can be filled; "estimated" follows from the others. The ground has none."""
    if target not in SCHEMAS:
        return ()
    own = tuple(column.name for column in SCHEMAS[target].columns if column.name != "estimated")
    return (*own, *EXTRA.get(target, ()))


def likely_columns(target: str, theirs: Sequence[str]) -> dict[str, str]:
    """Our column → theirs, for those that can be guessed by name. No column of theirs is taken twice."""
    return dict(guess_columns(target, theirs).columns)


def guess_columns(target: str, theirs: Sequence[str]) -> ColumnGuess:
    """The columns that can be guessed by name: quantities by what they count, the others by whole names."""
    names = {ours: [ours, *column_names(target).get(ours, [])] for ours in our_columns(target)}
    counted = {ours: names.pop(ours) for ours in COUNTED if ours in names}
    counts = counting_columns(counted, theirs) if counted else ColumnGuess()
    taken = {*counts.columns.values(), *(one for some in counts.sums.values() for one in some)}
    others, unsure = _match_names(names, [one for one in theirs if one not in taken], qualifiers(target))
    return ColumnGuess({**others, **counts.columns}, counts.sums, counts.unsure | unsure)


def likely_coordinates(theirs: Sequence[str]) -> tuple[str, str]:
    """Their columns of longitude (or east) and latitude (or north); ("", "") unless both are there."""
    names = {axis: list(names) for axis, names in coordinate_names().items()}
    found, _ = _match_names(names, theirs, dict.fromkeys(names, _BESIDE_COORDINATES))
    return (found["x"], found["y"]) if len(found) == 2 else ("", "")


def _match_names(
    known: Mapping[str, Sequence[str]], theirs: Sequence[str], beside: Mapping[str, Sequence[str]]
) -> tuple[dict[str, str], frozenset[str]]:
    """Equal names first, in the order of preference; then names with nothing but such words `beside` them."""
    left = {name: comparable_name(name) for name in theirs}
    found: dict[str, str] = {}
    equal: frozenset[str] = frozenset()
    for qualified in (False, True):
        for ours, names in known.items():
            if ours in found:
                continue
            patterns = (_pattern(name, beside.get(ours, ()) if qualified else ()) for name in names)
            match = next((one for at in patterns for one in left if at.fullmatch(left[one])), None)
            if match is not None:
                found[ours] = match
                del left[match]
        equal = equal if qualified else frozenset(found)
    return found, frozenset(found) - equal


def _pattern(name: str, beside: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(comparable_name(word)) for word in sorted(beside, key=len, reverse=True))
    return re.compile(f"(?:{words})*{re.escape(comparable_name(name))}(?:{words})*")
