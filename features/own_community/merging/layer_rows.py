"""Three-way merge of a layer, row by row: a change on one side holds, changes on both must agree.

Rows are the lines of `features.own_community.layer_text`, so a row that nobody touched keeps its bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from base.words import Bilingual
from data.model import SCHEMAS
from features.own_community.layer_text import lines_of
from features.own_community.merging.conflicts import GEOMETRY, WHOLE_ROW, Conflict, Side
from features.own_community.placement import FIRST_GRID

Lines = Mapping[str, str]
"""Key of a row → its line, in the order of the layer."""
Pick = Callable[[Conflict], Side | None]
"""Which side of a conflict holds; None where neither does, and the value stays as both once had it."""
_SHAPE = ',"geometry":'
_NEVER: Any = object()
"""The value of a column that both never had alike: no other value is equal to it."""


class KeyTwiceError(ValueError):
    """Two rows of a layer have the same key."""


def rows_by_key(text: bytes | None, layer: str) -> dict[str, str]:
    """Key → line. Raises KeyTwiceError, and ValueError, KeyError or TypeError for what is no layer."""
    key = SCHEMAS[layer].key
    lines = lines_of(text) if text else []
    found = {str(json.loads(line)["properties"][key]): line for line in lines}
    if len(found) != len(lines):
        raise KeyTwiceError(layer)
    return found


def values_of(line: str) -> dict[str, Any]:
    """The columns of a line; its shape as the text of GeoJSON under GEOMETRY."""
    cut = line.rindex(_SHAPE)
    values = dict(json.loads(line[:cut] + "}")["properties"])
    return values | {GEOMETRY: line[cut + len(_SHAPE) : -1]}


def line_of(values: Mapping[str, Any]) -> str:
    """The line of these columns."""
    facts = {name: value for name, value in values.items() if name != GEOMETRY}
    properties = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return f'{{"type":"Feature","properties":{properties}{_SHAPE}{values[GEOMETRY]}}}'


def is_same_thing(layer: str, key: str, one: str, another: str) -> bool:
    """Whether two rows that both machines added under one key show one thing: they lie in the same place, or
    each is the grid that stands for the whole ground."""
    if layer == "grids" and key == FIRST_GRID:
        return True
    return one[one.rindex(_SHAPE) :] == another[another.rindex(_SHAPE) :]


def merge_rows(layer: str, base: Lines, here: Lines, there: Lines, pick: Pick) -> dict[str, str]:
    """The rows of the layer: those of the base in their order, then the new ones by their key."""
    new = sorted((set(here) | set(there)) - set(base))
    merged = {
        key: _merge_line(layer, key, base.get(key), here.get(key), there.get(key), pick)
        for key in (*base, *new)
    }
    return {key: line for key, line in merged.items() if line is not None}


def _merge_line(
    layer: str, key: str, base: str | None, here: str | None, there: str | None, pick: Pick
) -> str | None:
    if here == there or there == base:
        return here
    if here == base:
        return there
    if here is None or there is None:
        return _line_removed_by_one(layer, key, base, here, there, pick)
    return _by_column(layer, key, values_of(base) if base else {}, values_of(here), values_of(there), pick)


def _line_removed_by_one(
    layer: str, key: str, base: str | None, here: str | None, there: str | None, pick: Pick
) -> str | None:
    name = _name(values_of(here or there or ""))
    conflict = Conflict(layer, key, name, WHOLE_ROW, here is not None, there is not None)
    chosen = pick(conflict)
    return base if chosen is None else here if chosen == "here" else there


def _by_column(
    layer: str,
    key: str,
    base: Mapping[str, Any],
    here: Mapping[str, Any],
    there: Mapping[str, Any],
    pick: Pick,
) -> str:
    merged = dict(here)
    for column in (*here, *(name for name in there if name not in here)):
        before, ours, theirs = base.get(column, _NEVER), here.get(column), there.get(column)
        if ours == theirs or theirs == before:
            merged[column] = ours
        elif ours == before:
            merged[column] = theirs
        else:
            sides = (json.loads(str(one)) if column == GEOMETRY else one for one in (ours, theirs))
            chosen = pick(Conflict(layer, key, _name(here), column, *sides))
            # What was never agreed on has no value to go back to.
            fallen_back = ours if before is _NEVER else before
            merged[column] = {"here": ours, "there": theirs}.get(chosen or "", fallen_back)
    return line_of(merged)


def _name(values: Mapping[str, Any]) -> Bilingual:
    zh, en = (str(values.get(name) or "") for name in ("name_zh", "name_en"))
    return Bilingual(zh or en, en or zh)
