"""Known names of our layers, columns and values in other people's files."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.catalogue.model import Catalogue

_UNIT = re.compile(r"[(（\[【].*?[)）\]】]")
_BETWEEN = re.compile(r"[\s_\-·.、/:：]+")


def comparable_name(name: str) -> str:
    """A name as it is compared: half width, lower case, without blanks and units in brackets."""
    text = unicodedata.normalize("NFKC", name).lower()
    bare = _BETWEEN.sub("", _UNIT.sub("", text))
    return bare or _BETWEEN.sub("", text)


@lru_cache(maxsize=1)
def _book() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("their_names.toml").read_text("utf-8"))


def layer_names() -> Mapping[str, list[str]]:
    """Our layer → what others call it."""
    return _book()["layers"]


def column_names(layer: str) -> Mapping[str, list[str]]:
    """Our column of the layer → what others call it."""
    return {**_book()["columns"]["any"], **_book()["columns"].get(layer, {})}


def coordinate_names() -> Mapping[str, list[str]]:
    """x (longitude, east) and y → what others call them."""
    return _book()["coordinates"]


def value_names(column: str, catalogue: Catalogue) -> Mapping[str, list[str]]:
    """Our value of the column → what others call it, the catalogue's own names first."""
    known = {key: list(names) for key, names in _book()["values"].get(column, {}).items()}
    if column == "category":
        for key, category in catalogue.facility_categories.items():
            known[key] = [key, category.name.zh, category.name.en, *known.get(key, [])]
    if column == "functions":
        for key, function in catalogue.space_functions.items():
            known[key] = [key, function.name.zh, function.name.en, *known.get(key, [])]
    return known


def best_match(name: str, known: Mapping[str, Iterable[str]]) -> str:
    """The key whose names `name` equals, else the one of which it holds the longest; "" for none.

    A single letter or character must be the whole name.
    """
    wanted = comparable_name(name)
    if not wanted:
        return ""
    held: list[tuple[int, str]] = []
    for key, names in known.items():
        for one in (key, *names):
            theirs = comparable_name(one)
            if theirs == wanted:
                return key
            if len(theirs) > 1 and theirs in wanted:
                held.append((len(theirs), key))
    return max(held, key=lambda pair: pair[0])[1] if held else ""
