"""What inserts of blocks draw, within limits: a few nested blocks can stand for millions of lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from base.words import Message
from data.importers.errors import TooDetailed, VectorUnusable
from data.importers.files.cleaning import require_few
from data.importers.files.dxf.layer_table import PLAIN, LayerTable
from data.importers.files.dxf.left_out import LeftOut
from data.importers.files.dxf.nesting import open_lines_as_one, without_details
from data.importers.files.dxf.shapes import DrawnShape, DrawnText, Points
from data.importers.files.dxf.spaces import BlockInsert, DrawingSpace
from data.importers.files.raw_layers import ROWS
from data.importers.limits import ImportLimits

_DEPTH_MOST = 50


@dataclass(eq=False)
class Blocks:
    """The blocks of a drawing by name in small letters, each worked out once. left_out: of those in use."""

    spaces: Mapping[str, DrawingSpace]
    layers: LayerTable
    file: str
    limits: ImportLimits
    left_out: LeftOut = field(default_factory=LeftOut)
    _weights: dict[str, int] = field(default_factory=dict)
    _drawn: dict[str, list[DrawnShape]] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    """Blocks that are being worked out: what leads back to one of them never ends."""

    def shapes_of(self, insert: BlockInsert) -> list[DrawnShape]:
        """What an insert draws: its outlines and what lies beside them.

        Raises TooManyItems and TooDetailed for more than the limits, and VectorUnusable for blocks that are
        nested too deep.
        """
        if not self._is_drawable(insert):
            return []
        drawn = self._on_its_layers(insert)
        require_few(insert.count * len(drawn), self.limits.rows, self.file, ROWS)
        return _repeated(drawn, insert) if drawn else _attributes_alone(insert)

    def _is_drawable(self, insert: BlockInsert) -> bool:
        """Whether the block is there. Raises TooDetailed for one that draws too much."""
        space = self.spaces.get(insert.key)
        if space is None or space.is_reference:
            self.left_out.references[insert.block] += 1
            return False
        weight = insert.count * (1 + self._weight(insert.key, 0))
        if weight > self.limits.vertices:
            raise TooDetailed(file=self.file, count=weight, limit=self.limits.vertices)
        return True

    def _weight(self, name: str, depth: int) -> int:
        """Vertices and inserts of a block with all that is nested in it."""
        if depth > _DEPTH_MOST:
            raise VectorUnusable(file=self.file, kind="DXF", reason=Message("its blocks are nested too deep"))
        if name not in self._weights:
            self._weights[name] = -1  # while it is being worked out
            space = self.spaces[name]
            inner = sum(
                one.count * (1 + max(0, self._weight(one.key, depth + 1)))
                for one in space.inserts
                if one.key in self.spaces
            )
            self._weights[name] = _vertices(space.shapes) + len(space.shapes) + inner
        return self._weights[name]

    def _of_block(self, name: str) -> list[DrawnShape]:
        if name in self._drawn:
            return self._drawn[name]
        space = self.spaces[name]
        self._open.add(name)
        shapes = list(space.shapes)
        for insert in space.inserts:
            if insert.key in self._open:
                self.left_out.endless[insert.block] += 1
            elif self._is_drawable(insert):
                shapes += _repeated(self._on_its_layers(insert), insert)
        self._open.discard(name)
        shapes, details = without_details(shapes)
        self.left_out.add(space.left_out)
        if details:
            self.left_out.details[space.name] += details
        self._drawn[name] = _moved(open_lines_as_one(shapes), np.eye(2), -space.base)
        return self._drawn[name]

    def _on_its_layers(self, insert: BlockInsert) -> list[DrawnShape]:
        """What the block draws on layers that are shown, before it is moved to its place."""
        is_hidden = self.layers.is_hidden(insert.layer)
        drawn = _on_layer_of(insert, self._of_block(insert.key), with_outline=not is_hidden)
        shown = [one for one in drawn if not (is_hidden and one.layer == insert.layer)]
        if len(shown) < len(drawn):
            self.left_out.off[insert.layer] += len(drawn) - len(shown)
        return shown


def _on_layer_of(insert: BlockInsert, drawn: list[DrawnShape], with_outline: bool) -> list[DrawnShape]:
    """What lies on layer 0 of a block is on the layer of its insert, and so is a block of one outline."""
    outlines = [one for one in drawn if one.is_outline]
    same = {""}
    if with_outline and len(outlines) == 1 and insert.layer not in ("", PLAIN):
        same.add(outlines[0].layer)
    return [
        replace(
            one,
            layer=insert.layer if one.layer in same and (one.label is None or not one.layer) else one.layer,
            values={**one.values, **insert.values} if one.label is None else one.values,
        )
        for one in drawn
    ]


def _repeated(drawn: list[DrawnShape], insert: BlockInsert) -> list[DrawnShape]:
    if not drawn:
        return []
    return [one for place in insert.places() for one in _moved(drawn, insert.turn, place)]


def _moved(drawn: list[DrawnShape], turn: Points, place: Points) -> list[DrawnShape]:
    with np.errstate(over="ignore", invalid="ignore"):
        shapes = shapely.transform(
            np.array([one.shape for one in drawn], dtype=object), lambda xy: xy @ turn.T + place
        )
        scale = float(np.sqrt(abs(np.linalg.det(turn))))
        return [
            replace(one, shape=shape, label=one.label and _moved_label(one.label, turn, place, scale))
            for one, shape in zip(drawn, shapes, strict=True)
        ]


def _moved_label(label: DrawnText, turn: Points, place: Points, scale: float) -> DrawnText:
    x, y = (turn @ np.array(label.middle) + place).tolist()
    return DrawnText(label.words, label.height * scale, (x, y))


def _attributes_alone(insert: BlockInsert) -> list[DrawnShape]:
    """The place of a block that draws nothing but says something."""
    if not any(insert.values.values()):
        return []
    return [DrawnShape(insert.layer, shapely.Point(place), None, insert.values) for place in insert.places()]


def _vertices(shapes: list[DrawnShape]) -> int:
    return int(shapely.get_num_coordinates([one.shape for one in shapes]).sum()) if shapes else 0
