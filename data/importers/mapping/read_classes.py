"""Read what kind of thing each row is: by its tags, its class or its name. What is unclear stays so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.mapping.matching import find_key, find_whole_key
from data.importers.mapping.reading_values import keys_of, text_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.their_names import value_names
from data.importers.osm_tags import category_and_level, matches, path_kind
from data.model import SCHEMAS

Known = Mapping[str, Sequence[str]]
CLASSED = ("category", "functions", "kind", "condition")
"""Our columns whose values are keys of ours."""
_TAG_KEYS = frozenset(
    {"amenity", "leisure", "shop", "healthcare", "landuse", "sport", "playground", "community_centre"}
    | {"highway", "railway", "waterway", "natural", "tourism", "place", "garden", "garden:type", "office"}
    | {"craft", "emergency", "man_made", "building", "public_transport", "foot", "access", "footway", "path"}
    | {"cycleway", "motorroad", "service", "sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"}
)
_SAYS_WHAT = ("amenity", "leisure", "shop", "healthcare", "landuse", "sport", "highway")
"""A column of such a name holds values of that tag, and those beside it hold the others."""
_TAG_VALUE = re.compile(r"[a-z0-9_;:]+")
_OTHER_TAGS = re.compile(r'"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class RowClasses:
    """(N,) our key of each row; "" for what is known to be none of ours, None where nothing is known. texts:
    what the cells say. by_name: how many keys come from the names of the things."""

    keys: tuple[str | None, ...]
    texts: tuple[str, ...]
    by_name: int = 0

    def unknown(self, rows: Sequence[int]) -> Counter[str]:
        """The values of these rows that nobody has explained yet, "" for an empty cell."""
        return Counter(self.texts[row] for row in rows if self.keys[row] is None)


def read_classes(
    column: str, values: Sequence[Value] | None, layer: RawLayer, recipe: Recipe, catalogue: Catalogue
) -> RowClasses:
    """Our keys of a column. A person's own word for a value comes first, then tags of OpenStreetMap, then the
    class; only an empty cell is filled by the name of the thing."""
    rows = len(layer)
    texts = [text_of(value) for value in (values if values is not None else [None] * rows)]
    said, known = recipe.values.get(column, {}), value_names(column, catalogue)
    tags = tags_of_rows(layer, recipe.columns.get(column, "")) if column not in recipe.constants else None
    names = layer.columns.get(recipe.columns.get("name_zh", ""), [None] * rows)
    of_text = cache(lambda text: _key_of(column, text, known))
    of_tags = cache(lambda text, given: _key_by_tags(column, text, dict(given), known, catalogue))
    keys: list[str | None] = []
    by_name = 0
    for row, text in enumerate(texts):
        if text in said:
            key: str | None = said[text]
        elif tags is not None and column != "condition" and tags[row]:
            key = of_tags(text, tuple(tags[row].items()))
        elif text:
            key = of_text(text)
        else:
            key = _key_by_name(column, text_of(names[row]), known)
            by_name += bool(key)
        keys.append(key)
    return RowClasses(tuple(keys), tuple(texts), by_name)


def _key_of(column: str, text: str, known: Known) -> str | None:
    if column == "functions":
        keys, unknown = keys_of(text, known)
        none = bool(unknown) and all(find_key(word, known) == "" for word in unknown)
        return ";".join(keys) or ("" if none else None)
    return find_whole_key(text, known) if column == "kind" else find_key(text, known)


def _key_by_name(column: str, name: str, known: Known) -> str | None:
    """A name tells a category or a function; of a path only that nobody walks there (京昆高速公路)."""
    if column == "condition" or not name:
        return None
    key = _key_of(column, name, known)
    return key if column in ("category", "functions") or key == "" else None


def tags_of_rows(layer: RawLayer, column: str) -> list[dict[str, str]] | None:
    """The OpenStreetMap tags of each row; None where the column is no tag."""
    main = "highway" if column.lower() == "fclass" and layer.kind == "line" else column.lower()
    if main not in _SAYS_WHAT:
        return None
    keys = {name: name.lower() for name in layer.columns if name.lower() in _TAG_KEYS} | {column: main}
    others = layer.columns.get("other_tags", [None] * len(layer))
    return [
        {
            **dict(_OTHER_TAGS.findall(text_of(others[row]))),
            **{key: text for name, key in keys.items() if (text := text_of(layer.columns[name][row]))},
        }
        for row in range(len(layer))
    ]


def _key_by_tags(
    column: str, text: str, tags: Mapping[str, str], known: Known, catalogue: Catalogue
) -> str | None:
    """As an extract of OpenStreetMap has it; where the value is none of its words, as our words have it."""
    if by_rules := _key_by_rules(column, tags, catalogue):
        return by_rules
    if column == "kind" and path_kind({"highway": tags.get("highway", "")}):
        return ""  # walked, but for another tag that forbids it
    key = _key_of(column, text, known) if text else None
    if key is None and tags and (not text or (column != "kind" and _TAG_VALUE.fullmatch(text))):
        return ""
    return key


def _key_by_rules(column: str, tags: Mapping[str, str], catalogue: Catalogue) -> str:
    if column == "kind":
        return path_kind(tags) or ""
    if column == "category":
        return category_and_level(tags, catalogue.facility_categories)[0]
    return ";".join(key for key, one in catalogue.space_functions.items() if matches(tags, one.osm))


def read_levels(layer: RawLayer, recipe: Recipe, catalogue: Catalogue) -> list[str]:
    """The level of each facility by its tags of OpenStreetMap; "" where a person's own word has its category,
    or where the layer has no such tags."""
    column = recipe.columns.get("category", "")
    tags = tags_of_rows(layer, column) if "category" not in recipe.constants else None
    if tags is None:
        return [""] * len(layer)
    said, categories = recipe.values.get("category", {}), catalogue.facility_categories
    return [
        "" if text_of(value) in said else category_and_level(given, categories)[1]
        for value, given in zip(layer.columns[column], tags, strict=True)
    ]


def asked_columns(recipe: Recipe) -> tuple[str, ...]:
    """The columns of ours whose values may have to be asked for."""
    names = [column.name for column in SCHEMAS[recipe.target].columns] if recipe.target in SCHEMAS else []
    return tuple(name for name in CLASSED if name in names and name in recipe.columns)


def unknown_values(layer: RawLayer, recipe: Recipe, catalogue: Catalogue) -> dict[str, Counter[str]]:
    """Our column → their values that nothing of ours is known for, and in how many rows; "" for empty cells.

    A person gives them a meaning in `Recipe.values`.
    """
    found: dict[str, Counter[str]] = {}
    for column in asked_columns(recipe):
        values = layer.columns.get(recipe.columns[column])
        if values is not None and column not in recipe.constants:
            classes = read_classes(column, values, layer, recipe, catalogue)
            found[column] = classes.unknown(range(len(layer)))
    return {column: some for column, some in found.items() if some}
