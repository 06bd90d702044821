"""What stands in the model space of a drawing, or in one of its blocks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from ezdxf.lldxf.const import DXFError

from data.importers.files.dxf import curved_entities as curved
from data.importers.files.dxf import straight_entities as straight
from data.importers.files.dxf.entity_kinds import ANNOTATIONS, SOLIDS, TEXTS
from data.importers.files.dxf.layer_table import PLAIN, LayerTable
from data.importers.files.dxf.left_out import LeftOut
from data.importers.files.dxf.own_coordinates import plane_of
from data.importers.files.dxf.records import Damage, Record
from data.importers.files.dxf.shapes import DrawnShape, Points
from data.importers.files.dxf.texts import decode_escapes, line_text, text_shape

_DRAWS: Mapping[str, Callable[[Record], Iterator[shapely.Geometry | None]]] = {
    "LINE": straight.line,
    "LWPOLYLINE": straight.light_polyline,
    "POLYLINE": straight.polyline,
    "POINT": straight.point,
    "SOLID": straight.quadrilateral,
    "TRACE": straight.quadrilateral,
    "3DFACE": straight.quadrilateral,
    "CIRCLE": curved.circle,
    "ARC": curved.circle,
    "ELLIPSE": curved.ellipse,
    "SPLINE": curved.spline,
    "HATCH": curved.hatch,
    "MPOLYGON": curved.hatch,
    "MLINE": curved.multiline,
}
_TROUBLE: tuple[type[Exception], ...] = (DXFError, ValueError, TypeError, LookupError, AttributeError)
_TROUBLE = (*_TROUBLE, ArithmeticError, AssertionError, RecursionError, shapely.errors.ShapelyError)
"""What ezdxf and shapely raise for an entity that is damaged."""
_HIDDEN, _PAPER = 60, 67
_INVISIBLE = 1
_AXES = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


@dataclass(frozen=True, eq=False)
class BlockInsert:
    """A block set into a space: (x, y) of the block goes to `turn` @ (x, y) + each of the (n, 2) `places`.

    repeats: rows and columns, `steps` apart. layer: "" where the insert stands in a block on layer 0.
    """

    block: str
    layer: str
    turn: Points
    place: Points
    repeats: tuple[int, int]
    steps: tuple[Points, Points]
    values: Mapping[str, str]

    @property
    def key(self) -> str:
        """The name of the block as blocks are found by."""
        return self.block.lower()

    @property
    def count(self) -> int:
        """How often the block is there."""
        return self.repeats[0] * self.repeats[1]

    def places(self) -> Points:
        """(n, 2) where the origins of all repetitions come to lie."""
        if self.count == 1:
            return self.place[None]
        row, column = np.mgrid[: self.repeats[0], : self.repeats[1]].reshape(2, -1, 1)
        return self.place + row * self.steps[0] + column * self.steps[1]


@dataclass(eq=False)
class DrawingSpace:
    """The shapes and inserts of a space, and what was left out. base: the origin of a block for inserts."""

    name: str = ""
    base: Points = field(default_factory=lambda: np.zeros(2))
    is_block: bool = False
    is_reference: bool = False
    shapes: list[DrawnShape] = field(default_factory=list)
    inserts: list[BlockInsert] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)

    def add(self, record: Record, layers: LayerTable, damage: Damage) -> None:
        """Take in one entity; a damaged one is noted."""
        try:
            self._add(record, layers)
        except _TROUBLE:
            damage.entities.append(record.line)

    def _add(self, record: Record, layers: LayerTable) -> None:
        layer = _layer_of(record)
        is_insert = record.kind == "INSERT"
        if record.flags(_PAPER):
            self.left_out.paper[record.kind] += 1
        elif record.flags(_HIDDEN):
            self.left_out.hidden[record.kind] += 1
        elif not self._is_plain(layer) and (layers.is_frozen if is_insert else layers.is_hidden)(layer):
            self.left_out.off[layer] += 1
        elif is_insert:
            self.inserts.append(_insert_of(record, "" if self._is_plain(layer) else layer))
            self._add_attributes(record, layers)
        else:
            self._draw(record, "" if self._is_plain(layer) else layer)

    def _add_attributes(self, insert: Record, layers: LayerTable) -> None:
        """The attributes of a block are texts beside it, and its values, too."""
        for one in insert.parts:
            if not one.flags(_HIDDEN) and not one.flags(70) & _INVISIBLE:
                layer = _layer_of(one)
                if self._is_plain(layer) or not layers.is_hidden(layer):
                    self._draw(one, "" if self._is_plain(layer) else layer)

    def _is_plain(self, layer: str) -> bool:
        return self.is_block and layer == PLAIN

    def _draw(self, record: Record, layer: str) -> None:
        kind = record.kind
        if kind in TEXTS:
            text = text_shape(record, layer)
            self.shapes += [text] if text else []
        elif kind in SOLIDS or straight.is_surface(record):
            self.left_out.solids[kind] += 1
        elif kind in _DRAWS:
            drawn = _DRAWS[kind](record)
            self.shapes += [DrawnShape(layer, one) for one in drawn if one is not None and not one.is_empty]
        elif self.is_block and kind == "ATTDEF":
            pass  # the form that the attributes of inserts fill in
        elif kind in ANNOTATIONS:
            self.left_out.annotations[kind] += 1
        else:
            self.left_out.foreign[kind] += 1


def _layer_of(record: Record) -> str:
    return decode_escapes(record.text(8, PLAIN)).strip() or PLAIN


def _insert_of(record: Record, layer: str) -> BlockInsert:
    plane = plane_of(record)
    axes = np.eye(2) if plane is None else np.array([plane.to_wcs(one).vec2 for one in _AXES]).T
    rotation = math.radians(record.number(50))
    turned = axes @ np.array(
        [[math.cos(rotation), -math.sin(rotation)], [math.sin(rotation), math.cos(rotation)]]
    )
    x, y, z = record.point(10)
    place = np.array([x, y]) if plane is None else np.array(plane.to_wcs((x, y, z)).vec2)
    return BlockInsert(
        decode_escapes(record.text(2)).strip(),
        layer,
        turned * [record.number(41, 1.0), record.number(42, 1.0)],
        place,
        (max(1, record.flags(71)), max(1, record.flags(70))),
        (turned @ [0.0, record.number(45)], turned @ [record.number(44), 0.0]),
        {decode_escapes(one.text(2)): line_text(one) for one in record.parts},
    )
