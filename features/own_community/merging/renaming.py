"""Give new rows of both machines with the same key different keys, and update the references to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.model import SCHEMAS
from features.own_community.merging.conflicts import Side
from features.own_community.merging.layer_rows import Lines, is_same_thing, line_of, values_of

REFERENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    layer: {column.name: (column.refers_to,) for column in schema.columns if column.refers_to}
    for layer, schema in SCHEMAS.items()
} | {"entrances": {"of": ("facilities", "public_spaces", "compounds")}}
"""Layer → column → the layers whose rows it may name."""


@dataclass(frozen=True)
class RowRenaming:
    """The row that one side calls `old` in a layer is called `new` after the merge."""

    side: Side
    layer: str
    old: str
    new: str


def renamings(layer: str, base: Lines, here: Lines, there: Lines) -> tuple[RowRenaming, ...]:
    """The new keys that are needed. Which row keeps its key follows from the rows, not from the side."""
    taken = {*base, *here, *there}
    found = []
    for key in sorted((set(here) & set(there)) - set(base)):
        ours, theirs = here[key], there[key]
        if ours == theirs or is_same_thing(layer, key, ours, theirs):
            continue
        new = free_key(key, taken)
        taken.add(new)
        found.append(RowRenaming("here" if ours > theirs else "there", layer, key, new))
    return tuple(found)


def follow_renaming(layer: str, lines: Lines, renamed: Iterable[RowRenaming]) -> dict[str, str]:
    """The rows of a layer under their new keys, naming others by theirs."""
    of = {(one.layer, one.old): one.new for one in renamed}
    concerned = {name for name, _ in of}
    columns = {name: other for name, other in REFERENCES[layer].items() if concerned & set(other)}
    if layer not in concerned and not columns:
        return dict(lines)
    return dict(_renamed_line(layer, key, line, of, columns) for key, line in lines.items())


def _renamed_line(
    layer: str,
    key: str,
    line: str,
    of: Mapping[tuple[str, str], str],
    columns: Mapping[str, tuple[str, ...]],
) -> tuple[str, str]:
    values = values_of(line)
    new = {SCHEMAS[layer].key: of.get((layer, key), key)}
    for column, others in columns.items():
        named = [of[other, values[column]] for other in others if (other, values[column]) in of]
        new |= {column: named[0]} if named else {}
    if all(values[name] == value for name, value in new.items()):
        return key, line
    return new[SCHEMAS[layer].key], line_of(values | new)


def free_key(key: str, taken: Collection[str]) -> str:
    """The next number after a key that ends with one, else the key with a number."""
    found = re.fullmatch(r"(.*?)(\d{1,9})", key, re.DOTALL)
    stem, digits = (found[1], found[2]) if found else (f"{key}-", "1")
    number = int(digits) + 1
    while (new := f"{stem}{number:0{len(digits)}d}") in taken:
        number += 1
    return new


def one_after_another(first: Sequence[RowRenaming], then: Sequence[RowRenaming]) -> tuple[RowRenaming, ...]:
    """Two successive renamings of a side combined into one, from the first keys to the last."""
    later = {(one.layer, one.old): one.new for one in then}
    made = {(one.layer, one.new) for one in first}
    moved = (replace(one, new=later.get((one.layer, one.new), one.new)) for one in first)
    return (*moved, *(one for one in then if (one.layer, one.old) not in made))
