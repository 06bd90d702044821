"""One CAD layer of a drawing as a raw layer: its rows with texts and attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from base.words import Text
from data.importers.files.cleaning import clean_column, clean_names, cut_messages, require_few
from data.importers.files.dxf.naming import texts_inside
from data.importers.files.dxf.shapes import DrawnShape, DrawnText
from data.importers.files.raw_layers import COLUMNS, Kind, RawLayer, Value
from data.importers.files.shaping import layers_by_shape
from data.importers.limits import ImportLimits

_SUFFIX = {"point": "点 points", "line": "线 lines", "polygon": "面 polygons"}
_TEXT = "Text"


def cad_layer(
    name: str,
    kind: Kind,
    shapes: Sequence[DrawnShape],
    labels: Sequence[DrawnText],
    file: str,
    limits: ImportLimits,
    messages: Sequence[Text],
) -> list[RawLayer]:
    """The layer with these shapes of one kind; none where its polygons enclose nothing.

    Its columns are the texts (those inside an outline, for outlines) and the attributes of blocks.
    """
    columns, cuts = _columns(name, shapes, labels, file, limits)
    forms = np.array([one.shape for one in shapes], dtype=object)
    notes = [*messages, *cut_messages(cuts, limits)]
    layers = layers_by_shape(f"{name} ({_SUFFIX[kind]})", columns, forms, "", file, limits, notes)
    return [replace(layer, is_drawing=True) for layer in layers]


def _columns(
    name: str, shapes: Sequence[DrawnShape], labels: Sequence[DrawnText], file: str, limits: ImportLimits
) -> tuple[dict[str, list[Value]], int]:
    """Name → values of those columns that say anything, and how many texts were cut."""
    texts = texts_inside(shapes, labels)
    for row, one in enumerate(shapes):
        if one.label is not None:
            texts[row] = one.label.words
    tags = list(dict.fromkeys(tag for one in shapes for tag in one.values))
    require_few(len(tags), limits.columns, file, COLUMNS)
    found = {_TEXT: texts} if any(texts) else {}
    for tag, column in zip(tags, clean_names([*found, *tags])[len(found) :], strict=True):
        values: list[Value] = [one.values.get(tag) or None for one in shapes]
        if any(values):
            found[column] = values
    cuts = 0
    for column, values in found.items():
        found[column], cut = clean_column(values, column, name, file, limits)
        cuts += cut
    return found, cuts
