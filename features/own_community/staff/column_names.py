"""What our layers and columns are called on the page."""

from __future__ import annotations

from base.i18n import Words
from data.layer_words import COLUMNS, LAYERS


def layer_name(layer: str, tr: Words) -> str:
    """A layer of a community."""
    return tr.name(LAYERS[layer])


def column_name(column: str, tr: Words) -> str:
    """A column of ours."""
    return tr.name(COLUMNS[column])
