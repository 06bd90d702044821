"""Names of our layers, columns and values, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.model import HIGHER, STATION

LAYERS: Mapping[str, Text] = {
    "grids": Message("Responsibility grids"),
    "compounds": Message("Compounds"),
    "residences": Message("Homes"),
    "public_spaces": Message("Public spaces"),
    "facilities": Message("Facilities"),
    "entrances": Message("Entrances"),
    "paths": Message("Paths"),
    "encroachments": Message("Encroachment"),
    "basemap": Message("Map in the background"),
}
COLUMNS: Mapping[str, Text] = {
    "id": Message("Number"),
    "code": Message("Grid number"),
    "manager": Message("Grid worker"),
    "name_zh": Message("Name (Chinese)"),
    "name_en": Message("Name (English)"),
    "built_year": Message("Built in"),
    "compound": Message("Compound"),
    "grid": Message("Grid"),
    "storeys": Message("Storeys"),
    "households": Message("Households"),
    "people": Message("People in all"),
    "elder": Message("60 and over"),
    "adult": Message("15 to 59"),
    "child": Message("0 to 14"),
    "estimated": Message("Estimated"),
    "functions": Message("Used for"),
    "condition": Message("Condition"),
    "rules": Message("Rules of use", context="column"),
    "category": Message("Category"),
    "capacity": Message("Capacity"),
    "level": Message("Level", context="facility"),
    "space": Message("Space"),
    "of": Message("Entrance of"),
    "kind": Message("Kind", context="layer"),
    "width_m": Message("Width (m)"),
    "step_free": Message("Without steps"),
    "path": Message("Path"),
    "status": Message("Standing"),
    "reported_on": Message("Reported on"),
    "note": Message("Note", context="column"),
}
PATH_KINDS: Mapping[str, Text] = {
    "footway": Message("footpath"),
    "lane": Message("lane"),
    "road": Message("road"),
    "steps": Message("steps"),
    "crossing": Message("crossing"),
}
_CONDITIONS: Mapping[str, Text] = {
    "good": Message("good"),
    "worn": Message("worn"),
    "broken": Message("broken"),
    "idle": Message("idle"),
}
_LEVELS: Mapping[str, Text] = {
    STATION: Message("station (everyday circle)"),
    HIGHER: Message("higher level (town, district)"),
}
TRUTH: Mapping[str, Text] = {"true": Message("yes"), "false": Message("no")}


def values_of(layer: str, column: str, catalogue: Catalogue) -> Mapping[str, Text]:
    """Key → word of every value that the column can have; empty where it can have any."""
    match layer, column:
        case "encroachments", "category":
            return {key: one.name for key, one in catalogue.encroachment_categories.items()}
        case "encroachments", "status":
            return {key: one.name for key, one in catalogue.encroachment_states.items()}
        case _, "category":
            return {key: one.name for key, one in catalogue.facility_categories.items()}
        case _, "functions":
            return {key: one.name for key, one in catalogue.space_functions.items()}
        case _, "kind":
            return PATH_KINDS
        case _, "condition":
            return _CONDITIONS
        case _, "level":
            return _LEVELS
        case _, ("step_free" | "estimated"):
            return TRUTH
    return {}
