"""Normalise shapes from a file: split by kind, flatten, drop invalid coordinates, repair polygons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from base.words import Message, Text
from data.importers.errors import FeatureTooDetailed, NumbersUnusable, TooDetailed
from data.importers.files.raw_layers import Bools, Kind, RawLayer, Shapes, Value
from data.importers.limits import ImportLimits

Ints = npt.NDArray[np.int64]

_KINDS: tuple[Kind, ...] = ("point", "line", "polygon")
_SUFFIX = {"point": "点 points", "line": "线 lines", "polygon": "面 polygons"}
FARTHEST = 1e9
"""No coordinate on earth is larger, in degrees, metres or feet."""


@dataclass(frozen=True, eq=False)
class _SortedRows:
    """The rows whose shape has parts of one kind, with those parts."""

    kind: Kind
    rows: Ints
    shapes: Shapes
    mended: Bools


def layers_by_shape(
    name: str,
    columns: dict[str, list[Value]],
    shapes: Shapes,
    crs: str,
    file: str,
    limits: ImportLimits,
    messages: Sequence[Text] = (),
) -> list[RawLayer]:
    """A layer of each kind of shape that there is.

    Rows without a shape or with coordinates that are no numbers are left out and told. Raises TooDetailed,
    and NumbersUnusable where no row is left.
    """
    _require_few_vertices(shapes, name, file, limits)
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    finite = there & _is_finite(shapes)
    _require_numbers(there, finite, name, file)
    losses = _loss_messages(int((~there).sum()), there & ~finite)
    notes = (*messages, *losses, *_height_messages(shapes[finite]))
    flat = shapes.copy()
    flat[finite] = shapely.force_2d(shapes[finite])
    found = [one for kind in _KINDS if len((one := _rows_of_kind(flat, finite, kind)).rows)]
    return [
        RawLayer(
            name if len(found) == 1 else f"{name} ({_SUFFIX[one.kind]})",
            one.kind,
            {column: [values[row] for row in one.rows] for column, values in columns.items()},
            one.shapes,
            one.mended,
            crs,
            notes,
        )
        for one in found
    ]


def _require_numbers(there: Bools, finite: Bools, name: str, file: str) -> None:
    if there.any() and not finite.any():
        bad = np.flatnonzero(there)[:3] + 1
        raise NumbersUnusable(file=file, layer=name, features=_row_numbers(bad.tolist()))


def _height_messages(shapes: Shapes) -> list[Message]:
    if not _has_heights(shapes):
        return []
    return [Message("Heights (Z) were dropped; only plan coordinates were imported.")]


def _rows_of_kind(shapes: Shapes, usable: Bools, kind: Kind) -> _SortedRows:
    rows = np.flatnonzero(usable)
    parts, owner = _simple_parts(shapes[rows])
    wanted = (shapely.get_dimensions(parts) == _KINDS.index(kind)) & ~shapely.is_empty(parts)
    parts, owner = parts[wanted], owner[wanted]
    if kind == "polygon":
        return _valid_polygons(rows, parts, owner)
    there = np.unique(owner)
    return _SortedRows(kind, rows[there], _shape_per_row(parts, owner), np.zeros(len(there), dtype=bool))


def _simple_parts(shapes: Shapes) -> tuple[Shapes, Ints]:
    """Points, lines and polygons out of all collections, and the row of each."""
    parts, owner = shapes, np.arange(len(shapes))
    while (shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        owner = owner[inner]
    return parts, owner


def _valid_polygons(rows: Ints, parts: Shapes, owner: Ints) -> _SortedRows:
    """Outlines that cross themselves are mended; a row whose outline encloses no ground is left out."""
    there = np.unique(owner)
    whole = _shape_per_row(parts, owner)
    faulty = ~shapely.is_valid(whole)
    # "linework", the default, takes minutes on a ring of a few hundred random points.
    whole[faulty] = shapely.make_valid(whole[faulty], method="structure", keep_collapsed=False)
    ground = np.array([_ground(shape) for shape in whole], dtype=object)
    keep = ~shapely.is_empty(ground) if len(ground) else np.zeros(0, dtype=bool)
    return _SortedRows("polygon", rows[there][keep], ground[keep], faulty[keep])


def _shape_per_row(parts: Shapes, owner: Ints) -> Shapes:
    """One shape for each row: its part, or a multi-shape of its parts."""
    if not len(parts):
        return np.array([], dtype=object)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    ends = [*starts[1:].tolist(), len(parts)]
    makers = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    make = makers[int(shapely.get_dimensions(parts[0]))]
    groups = [parts[start:end] for start, end in zip(starts.tolist(), ends, strict=True)]
    joined = np.empty(len(groups), dtype=object)
    joined[:] = [group[0] if len(group) == 1 else make(group) for group in groups]
    return joined


def _ground(shape: shapely.Geometry) -> shapely.Geometry:
    """The ground of a shape: a Polygon or MultiPolygon, empty where there is none."""
    polygons = [
        part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty
    ]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _is_finite(shapes: Shapes) -> Bools:
    """(N,) shapes all of whose coordinates are numbers of a size that there is."""
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    with np.errstate(invalid="ignore"):
        wild = ~(np.abs(xy) < FARTHEST).all(axis=1)
    finite = np.ones(len(shapes), dtype=bool)
    finite[owner[wild]] = False
    return finite


def _has_heights(shapes: Shapes) -> bool:
    """Whether a third coordinate says anything; programs write noughts."""
    heights = shapely.get_coordinates(shapes[shapely.has_z(shapes)], include_z=True)[:, 2]
    return bool((np.nan_to_num(heights) != 0).any())


def _loss_messages(without_shape: int, wild: Bools) -> list[Text]:
    messages: list[Text] = []
    if without_shape:
        messages.append(
            Message("{without_shape} rows have no shape and were skipped.", without_shape=without_shape)
        )
    if wild.any():
        numbers = _row_numbers((np.flatnonzero(wild)[:5] + 1).tolist())
        messages.append(
            Message(
                "{sum} rows have coordinates that are not usable numbers and were skipped: {numbers}.",
                sum=int(wild.sum()),
                numbers=numbers,
            )
        )
    return messages


def _row_numbers(rows: Sequence[int]) -> str:
    return ", ".join(f"#{row}" for row in rows)


def _require_few_vertices(shapes: Shapes, name: str, file: str, limits: ImportLimits) -> None:
    counts = shapely.get_num_coordinates(shapes)
    if counts.sum() > limits.vertices:
        raise TooDetailed(file=file, count=int(counts.sum()), limit=limits.vertices)
    if counts.max(initial=0) > limits.vertices_per_feature:
        row = int(counts.argmax()) + 1
        raise FeatureTooDetailed(
            file=file,
            where=Message("in feature {row} of the layer “{name}”", row=row, name=name),
            count=int(counts.max()),
            limit=limits.vertices_per_feature,
        )
