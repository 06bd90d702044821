"""Parse cells as people write them: "1,530 户", "３６", "是", "健身、儿童"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.importers.files.raw_layers import Value
from data.importers.mapping.their_names import best_match
from data.importers.written_numbers import number_of

__all__ = ["keys_of", "number_of", "text_of", "truth_of"]

_LISTED = re.compile(r"[;；,，、/|+和与]+")


def text_of(value: Value) -> str:
    """One line of text; a whole number without ".0", as tables of numbers give ids."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).split())


def truth_of(value: Value, known: Mapping[str, Sequence[str]]) -> bool | None:
    """Yes or no; None where it cannot be told."""
    if isinstance(value, bool) or value is None:
        return value
    found = best_match(text_of(value), known)
    return {"true": True, "false": False}.get(found)


def keys_of(value: Value, known: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    """Our keys in a cell that lists several, and the words that are none."""
    keys: list[str] = []
    unknown: list[str] = []
    for word in filter(None, (one.strip() for one in _LISTED.split(text_of(value)))):
        key = best_match(word, known)
        if not key:
            unknown.append(word)
        elif key not in keys:
            keys.append(key)
    return keys, unknown
