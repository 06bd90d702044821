"""Known names of our layers, columns and values in other people's files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.catalogue.model import Catalogue, TagRule
from data.importers.mapping.matching import IndexedNames, best_match, find_key
from data.importers.mapping.name_forms import comparable_name
from data.importers.osm_tags import path_kind

__all__ = [
    "age_names",
    "best_match",
    "column_names",
    "comparable_name",
    "coordinate_names",
    "counting_words",
    "find_key",
    "layer_names",
    "qualifiers",
    "value_names",
]

_NONE = "none"
_MEANS_LITTLE = ("*", "centre", "farm")
"""Values of OSM tags that say nothing without their key."""


@lru_cache(maxsize=2)
def _book(file: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name(file).read_text("utf-8"))


def layer_names() -> Mapping[str, list[str]]:
    """Our layer → what others call it."""
    return _book("their_names.toml")["layers"]


def column_names(layer: str) -> Mapping[str, list[str]]:
    """Our column of the layer → what others call it."""
    columns = _book("their_names.toml")["columns"]
    return {**columns["any"], **columns.get(layer, {})}


def qualifiers(layer: str) -> Mapping[str, list[str]]:
    """Our column of the layer → words that others put before or after its name."""
    words = _book("their_names.toml")["qualifiers"]
    return {**words["any"], **words.get(layer, {})}


def coordinate_names() -> Mapping[str, list[str]]:
    """x (longitude, east) and y → what others call them."""
    return _book("their_names.toml")["coordinates"]


def counting_words() -> Mapping[str, list[str]]:
    """What is counted, or a kind of quantity → the words for it in the name of a column."""
    return _book("their_names.toml")["words"]


def age_names() -> Mapping[str, tuple[int, int | None]]:
    """Our age group → its ages from and to; None: and older."""
    return {
        key: (span[0], span[1] if len(span) > 1 else None)
        for key, span in _book("their_names.toml")["ages"].items()
    }


def value_names(column: str, catalogue: Catalogue) -> IndexedNames:
    """Our value of the column → what others call it, the catalogue's own names first.

    Under "" stands what is known to be none of ours. See `matching` for the form of the names.
    """
    book = _book("their_values.toml").get(column, {})
    known = {key: list(names) for key, names in book.items() if key not in (_NONE, "osm_highway")}
    none = list(book.get(_NONE, ()))
    if column == "category":
        for key, category in catalogue.facility_categories.items():
            known[key] = [*_own_names(key, category), *known.get(key, [])]
    if column == "functions":
        for key, function in catalogue.space_functions.items():
            known[key] = [*_own_names(key, function), *known.get(key, [])]
    if column == "kind":
        for value in book["osm_highway"]:
            known.setdefault(path_kind({"highway": value}) or "", []).extend((value, f"highway={value}"))
        none += known.pop("", [])
    ours = {comparable_name(one.strip("…")) for names in known.values() for one in names}
    return IndexedNames(known | {"": [one for one in none if comparable_name(one.strip("…")) not in ours]})


def _own_names(key: str, member: Any) -> list[str]:
    """What the catalogue calls one of its categories or functions, and the OSM tags that are one."""
    includes = getattr(member, "includes", None)
    rules = (*member.osm, *getattr(member, "osm_higher", ()))
    listed = f"{includes.zh}、{includes.en}".replace(",", "、").split("、") if includes else []
    return [key, member.name.zh, member.name.en, *(one.strip() for one in listed), *_tag_names(rules)]


def _tag_names(rules: Sequence[TagRule]) -> list[str]:
    pairs = [(rule.key, value) for rule in rules for value in rule.values]
    return [
        *(value for _, value in pairs if value not in _MEANS_LITTLE),
        *(f"{key}={value}" for key, value in pairs),
    ]
