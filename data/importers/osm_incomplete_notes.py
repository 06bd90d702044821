"""The warning about areas that a file has only in part, each by name and with what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from base.words import LIST, SEMICOLON, Message, Note, Text, join_texts
from data.catalogue.model import Catalogue
from data.importers.osm_tables import IncompleteArea, OsmTables, Tags
from data.importers.osm_tags import ground_cover, has_homes, is_home, matches, may_be_home, names_of

_MOST_AREAS = 12
"""Areas that the warning names; the others are counted."""
_MOST_MISSING = 4


def incomplete_areas_note(tables: OsmTables, catalogue: Catalogue) -> Iterator[Note]:
    """A warning that names the areas which would count, or be drawn, if the file had them whole."""
    ranked = [(_rank(area.tags, catalogue), area) for area in tables.incomplete]
    areas = [area for rank, area in sorted(ranked, key=lambda one: (one[0] or 0, one[1].id)) if rank]
    if not areas:
        return
    left_out = sum(area.left_out for area in areas)
    yield Note(
        "incomplete_areas",
        Message(
            "{count} areas are not whole in the file, as happens at the edge of an export; {left_out} of "
            "them were left out, {partly} are drawn without the missing part: {areas}. Export a larger "
            "area, or draw them.",
            count=len(areas),
            left_out=left_out,
            partly=len(areas) - left_out,
            areas=_some([_line(area) for area in areas], _MOST_AREAS, SEMICOLON),
        ),
    )


def _rank(tags: Tags, catalogue: Catalogue) -> int | None:
    """1 for homes and their surroundings, 2 for places, 3 for what is only drawn; None: nothing of ours."""
    if is_home(tags) or may_be_home(tags) or tags.get("landuse") == "residential":
        return 1
    rules = [function.osm for function in catalogue.space_functions.values()]
    rules += [(*one.osm, *one.osm_higher) for one in catalogue.facility_categories.values()]
    if any(matches(tags, one) for one in rules):
        return 2
    is_drawn = tags.get("building", "no") != "no" or ground_cover(tags) is not None
    return 3 if is_drawn or has_homes(tags) is not None or "highway" in tags else None


def _line(area: IncompleteArea) -> Text:
    name = next(filter(None, names_of(area.tags)), "")
    title = f"{area.id} {name}" if name else area.id
    if not area.missing:
        return Message("{area}: its outlines do not close", area=title)
    return Message(
        "{area}: the file lacks {missing}", area=title, missing=_some(area.missing, _MOST_MISSING, LIST)
    )


def _some(parts: Sequence[object], most: int, between: Text) -> Text:
    """The first of these, and how many more there are."""
    left = len(parts) - most
    more = [Message("… and {left} more", left=left)] if left > 0 else []
    return join_texts([*parts[:most], *more], between)
