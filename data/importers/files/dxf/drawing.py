"""A drawing as raw layers: its model space with its blocks, by CAD layer and kind of shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import shapely

from base.words import Message, Text, join_texts
from data.importers.errors import DrawingEmpty, NothingInside, NumbersUnusable, TooDetailed
from data.importers.files.cleaning import clean_name, require_few
from data.importers.files.dxf.blocks import Blocks
from data.importers.files.dxf.cad_layers import cad_layer
from data.importers.files.dxf.drawing_content import DrawingContent, read_content
from data.importers.files.dxf.drawing_units import scale_to_metres
from data.importers.files.dxf.shapes import DrawnShape
from data.importers.files.raw_layers import LAYERS, ROWS, Kind, RawLayer
from data.importers.files.shaping import FARTHEST
from data.importers.limits import ImportLimits

_KINDS: dict[str, Kind] = {
    "Point": "point",
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "polygon",
    "MultiPolygon": "polygon",
}


def layers_of_drawing(
    lines: Iterable[str], file: str, limits: ImportLimits, messages: Sequence[Text]
) -> list[RawLayer]:
    """A layer for each CAD layer and kind of shape, points last. Raises ImportRefused."""
    content = read_content(lines, file, limits)
    blocks = Blocks(content.blocks, content.layers, file, limits)
    shapes = _all_shapes(content, blocks, file, limits)
    blocks.left_out.add(content.model.left_out)
    losses = [*content.damage_messages(), *blocks.left_out.messages()]
    if not shapes and losses:
        raise DrawingEmpty(file=file, reasons=join_texts(losses, " "))
    if not shapes:
        raise NothingInside(file=file, why="")
    shapes, unit_notes = _in_metres(shapes, content.unit)
    shapes, wild = _with_usable_numbers(shapes, file)
    return _by_cad_layer(shapes, file, limits, (*messages, *losses, *unit_notes, *wild))


def _all_shapes(content: DrawingContent, blocks: Blocks, file: str, limits: ImportLimits) -> list[DrawnShape]:
    """Those of model space, then those of the blocks that are inserted there."""
    shapes = list(content.model.shapes)
    vertices = _vertices(shapes)
    for insert in content.model.inserts:
        drawn = blocks.shapes_of(insert)
        shapes += drawn
        vertices += _vertices(drawn)
        require_few(len(shapes), limits.rows, file, ROWS)
        if vertices > limits.vertices:
            raise TooDetailed(file=file, count=vertices, limit=limits.vertices)
    return shapes


def _in_metres(shapes: list[DrawnShape], unit: int) -> tuple[list[DrawnShape], tuple[Text, ...]]:
    forms = np.array([one.shape for one in shapes], dtype=object)
    scale, messages = scale_to_metres(unit, shapely.get_coordinates(forms))
    if scale == 1.0:
        return shapes, messages
    moved = shapely.transform(forms, lambda xy: xy * scale)
    return [
        replace(one, shape=shape, label=one.label and one.label.scaled(scale))
        for one, shape in zip(shapes, moved, strict=True)
    ], messages


def _with_usable_numbers(shapes: list[DrawnShape], file: str) -> tuple[list[DrawnShape], tuple[Text, ...]]:
    """The shapes that are somewhere on earth. Raises NumbersUnusable where none is."""
    forms = np.array([one.shape for one in shapes], dtype=object)
    xy, owner = shapely.get_coordinates(forms, return_index=True)
    with np.errstate(invalid="ignore"):
        wild = ~(np.abs(xy) < FARTHEST).all(axis=1)
    lost = set(owner[wild].tolist())
    if not lost:
        return shapes, ()
    names = ", ".join(sorted({clean_name(shapes[one].layer, "0") for one in lost})[:5])
    if len(lost) == len(shapes):
        raise NumbersUnusable(file=file, layer=names, features=f"#1–#{len(shapes)}")
    message = Message(
        "{sum} rows have coordinates that are not usable numbers and were skipped: {numbers}.",
        sum=len(lost),
        numbers=names,
    )
    return [one for number, one in enumerate(shapes) if number not in lost], (message,)


def _by_cad_layer(
    shapes: list[DrawnShape], file: str, limits: ImportLimits, messages: tuple[Text, ...]
) -> list[RawLayer]:
    labels = [one.label for one in shapes if one.label is not None]
    parts: dict[tuple[bool, str, Kind], list[DrawnShape]] = defaultdict(list)
    for one in shapes:
        kind = _KINDS[one.shape.geom_type]
        parts[kind == "point", clean_name(one.layer, "0"), kind].append(one)
    require_few(len(parts), 3 * limits.layers, file, LAYERS)
    return [
        layer
        for (_, name, kind), of_one in sorted(parts.items(), key=lambda part: part[0])
        for layer in cad_layer(name, kind, of_one, labels, file, limits, messages)
    ]


def _vertices(shapes: list[DrawnShape]) -> int:
    return int(shapely.get_num_coordinates([one.shape for one in shapes]).sum()) if shapes else 0
