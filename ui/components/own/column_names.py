"""What our layers and columns are called on the page."""

from __future__ import annotations

from data.own.words import COLUMNS
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
    return tr.name(COLUMNS[column])
