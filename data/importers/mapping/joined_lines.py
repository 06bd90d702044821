"""Join the lines of a drawing into outlines, where the layer takes polygons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely

from base.words import Message, Text
from data.importers.files.raw_layers import Bools, RawLayer, Shapes, Value
from data.importers.line_outlines import LineOutlines, outlines_of_lines
from data.importers.mapping.errors import LinesOpen
from data.importers.mapping.fitting_shapes import closes, one_line
from data.model import SCHEMAS

Ints = npt.NDArray[np.int64]
_ONE_EACH = ("residences", "facilities")
"""Layers where grounds that share a line are one thing with inner walls; elsewhere they are parcels."""
_SEEN_M = 0.005


@dataclass(frozen=True, eq=False)
class JoinedLayer:
    """(N,) rows of a layer with their shapes in metres; made_of: which rows of the file each comes from."""

    layer: RawLayer
    shapes: Shapes
    made_of: tuple[tuple[int, ...], ...]
    messages: tuple[Text, ...] = ()

    def source_rows(self, kept: Bools) -> int:
        """How many rows of the file those rows are made of that are kept."""
        kept_rows = (rows for rows, is_kept in zip(self.made_of, kept, strict=True) if is_kept)
        return len({row for rows in kept_rows for row in rows})


def join_lines(layer: RawLayer, shapes: Shapes, target: str, gap_m: float) -> JoinedLayer:
    """The layer with the outlines that its lines draw together.

    Lines that enclose ground together become one row with that ground, unless it is inside an outline that is
    closed already. A layer that is no drawing, or goes where lines may be, stays.
    """
    wanted = SCHEMAS[target].geometry
    if not layer.is_drawing or layer.kind != "line" or "line" in wanted or "polygon" not in wanted:
        return _as_it_is(layer, shapes)
    whole = [None if shape is None else one_line(shape) for shape in shapes]
    closed = {
        row: shapely.Polygon(line.coords)
        for row, line in enumerate(whole)
        if line is not None and closes(line, gap_m)
    }
    lines = [row for row, shape in enumerate(shapes) if shape is not None and row not in closed]
    if not lines:
        return _as_it_is(layer, shapes)
    pieces, owner = shapely.get_parts(shapes[lines], return_index=True)
    found = outlines_of_lines(pieces, gap_m, as_one=target in _ONE_EACH)
    keep = _outside(found, list(closed.values()))
    used = {piece for number in keep for piece in found.lines[number]}
    rest = _rest_of_rows(shapes, lines, pieces, owner, used)
    along = [tuple(sorted({lines[owner[piece]] for piece in found.lines[number]})) for number in keep]
    made_of = (*((row,) for row in rest), *along)
    joined = np.array([*rest.values(), *(found.grounds[number] for number in keep), None], dtype=object)[:-1]
    messages = (
        *_joined_messages(len(used), len(keep), found),
        *_open_messages(found, len(pieces) - len(used), gap_m),
    )
    return JoinedLayer(_with_rows(layer, made_of), joined, made_of, messages)


def _rest_of_rows(
    shapes: Shapes, lines: Sequence[int], pieces: Shapes, owner: Ints, used: Collection[int]
) -> dict[int, shapely.Geometry | None]:
    """Row → its shape without the pieces that are used; rows of which nothing is left are left out."""
    left: dict[int, list[shapely.Geometry]] = {row: [] for row in lines}
    for piece, place in enumerate(owner.tolist()):
        if piece not in used:
            left[lines[place]].append(pieces[piece])
    rest: dict[int, shapely.Geometry | None] = {}
    for row, shape in enumerate(shapes):
        if row not in left:
            rest[row] = shape
        elif left[row]:
            rest[row] = left[row][0] if len(left[row]) == 1 else shapely.multilinestrings(left[row])
    return rest


def _as_it_is(layer: RawLayer, shapes: Shapes) -> JoinedLayer:
    return JoinedLayer(layer, shapes, tuple((row,) for row in range(len(shapes))))


def _outside(found: LineOutlines, closed: Sequence[shapely.Geometry]) -> list[int]:
    """The numbers of the grounds that are not inside a closed outline."""
    if not closed or not len(found.grounds):
        return list(range(len(found.grounds)))
    middles = shapely.point_on_surface(found.grounds)
    inside = set(shapely.STRtree(closed).query(middles, predicate="within")[0].tolist())
    return [number for number in range(len(found.grounds)) if number not in inside]


def _with_rows(layer: RawLayer, rows: Sequence[Sequence[int]]) -> RawLayer:
    """The layer with a row for each of these groups: in each column the first value that one of them has."""
    columns: dict[str, list[Value]] = {
        name: [next((values[row] for row in group if values[row] is not None), None) for group in rows]
        for name, values in layer.columns.items()
    }
    first = [group[0] for group in rows]
    mended = layer.mended[first] if len(layer.mended) else layer.mended
    return replace(layer, columns=columns, shapes=layer.shapes[first], mended=mended)


def _joined_messages(lines: int, outlines: int, found: LineOutlines) -> tuple[Text, ...]:
    if not outlines:
        return ()
    gaps = [gap for gap in found.gaps if gap > _SEEN_M]
    if not gaps:
        return (
            Message("{lines} lines were joined into {outlines} outlines.", lines=lines, outlines=outlines),
        )
    return (
        Message(
            "{lines} lines were joined into {outlines} outlines; {gaps} gaps between them, the widest of "
            "{widest_m:.2f} m, were closed.",
            lines=lines,
            outlines=outlines,
            gaps=len(gaps),
            widest_m=max(gaps),
        ),
    )


def _open_messages(found: LineOutlines, left: int, gap_m: float) -> tuple[Text, ...]:
    if not left or not np.isfinite(found.nearest_open):
        return ()
    return (
        Message(
            "{count} lines do not close: their nearest open ends are {nearest_m:.2f} m apart, and only gaps "
            "up to {gap_m:g} m are closed.",
            count=left,
            nearest_m=found.nearest_open,
            gap_m=gap_m,
        ),
    )


def require_closed_lines(layer: RawLayer, shapes: Shapes, target: str, gap_m: float) -> None:
    """Raise LinesOpen where a drawing has nothing but lines that stay open, and the layer takes polygons."""
    if not layer.is_drawing or layer.kind != "line" or "line" in SCHEMAS[target].geometry:
        return
    lines = shapely.get_parts(shapes[[shape is not None for shape in shapes]])
    nearest_m = outlines_of_lines(lines, gap_m, as_one=False).nearest_open if len(lines) else np.inf
    if np.isfinite(nearest_m):
        raise LinesOpen(file=layer.name, nearest_m=nearest_m, gap_m=gap_m)
