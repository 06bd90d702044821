"""What our layers and columns are called on the page."""

from __future__ import annotations

from ui.i18n import Words


def layer_name(layer: str, tr: Words) -> str:
    """A layer of a community."""
    return {
        "grids": tr("Responsibility grids"),
        "compounds": tr("Compounds"),
        "residences": tr("Homes"),
        "public_spaces": tr("Public spaces"),
        "facilities": tr("Facilities"),
        "entrances": tr("Entrances"),
        "paths": tr("Paths"),
        "encroachments": tr("Encroachment"),
        "basemap": tr("Map in the background"),
    }[layer]


def column_name(column: str, tr: Words) -> str:
    """A column of ours."""
    return {
        "id": tr("Number"),
        "code": tr("Number of the grid"),
        "manager": tr("Grid worker"),
        "name_zh": tr("Name (Chinese)"),
        "name_en": tr("Name (English)"),
        "built_year": tr("Built in"),
        "compound": tr("Compound"),
        "grid": tr("Grid"),
        "storeys": tr("Storeys"),
        "households": tr("Households"),
        "people": tr("People in all"),
        "elder": tr("60 and over"),
        "adult": tr("15 to 59"),
        "child": tr("0 to 14"),
        "estimated": tr("Estimated"),
        "functions": tr("Used for"),
        "condition": tr("Condition"),
        "rules": tr("Rules of use"),
        "category": tr("Category"),
        "capacity": tr("Capacity"),
        "space": tr("Space"),
        "of": tr("Entrance of"),
        "kind": tr("Kind of path"),
        "width_m": tr("Width (m)"),
        "step_free": tr("Without steps"),
        "path": tr("Path"),
        "status": tr("Standing"),
        "reported_on": tr("Reported on"),
        "note": tr("Note"),
    }[column]
