"""What an extract holds: tables of points, lines and areas, each with its id, its tags and its shape."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Tags = Mapping[str, str]
Strings = npt.NDArray[np.str_]
Shapes = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]
LAYERS = ("points", "lines", "areas")
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (EPSG:4326): what an extract says it covers.

Inside it the data are whole, outside they are loose ends.
"""


@dataclass(frozen=True, eq=False)
class OsmTable:
    """N features. ids: (N,) like "n12", "w7", "r3". tags: N mappings. shapes: (N,), x = longitude or east."""

    ids: Strings
    tags: tuple[Tags, ...]
    shapes: Shapes

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self) -> Iterator[tuple[str, Tags, shapely.Geometry]]:
        """One feature after the other."""
        return zip(self.ids.tolist(), self.tags, self.shapes, strict=True)


@dataclass(frozen=True)
class IncompleteArea:
    """id: "r3" or "w7". missing: ids of the ways and nodes that the file lacks; none where all are there and
    the outlines still do not close. left_out: whether nothing of it was read."""

    id: str
    tags: Tags
    missing: tuple[str, ...]
    left_out: bool


@dataclass(frozen=True, eq=False)
class OsmTables:
    """areas hold Polygons and MultiPolygons, all valid.

    Lines of highways have a vertex at the same place where they name the same node, and only there (see
    `osm_stacked`). points_on_ways: (N,) the points that are such a node. bounds: the box that the file says
    it covers, in degrees. incomplete: areas of which the file lacks a part. missing_nodes: nodes that ways
    name but the file lacks. stacked: nodes that lay at the place of another one. mended, left_out: areas with
    a faulty outline that were repaired, or that had no ground even then.
    """

    points: OsmTable
    lines: OsmTable
    areas: OsmTable
    points_on_ways: Bools
    bounds: Bounds | None
    incomplete: tuple[IncompleteArea, ...]
    missing_nodes: int
    stacked: int
    mended: int
    left_out: int


_COUNTS = ("missing_nodes", "stacked", "mended", "left_out")


def save_tables(
    file: Path,
    layers: Mapping[str, tuple[Strings, list[str], Shapes]],
    points_on_ways: Bools,
    bounds: Bounds | None,
    incomplete: Iterable[IncompleteArea],
    **counts: int,
) -> None:
    """Write layers as (ids, tags as JSON, shapes) to one .npz file without any pickled object."""
    columns: dict[str, Any] = {name: np.array(count) for name, count in counts.items()}
    columns["points_on_ways"] = points_on_ways
    columns["bounds"] = np.array(bounds or [])
    columns["incomplete"] = _json_bytes(json.dumps([asdict(area) for area in incomplete]))
    for name, (ids, tags, shapes) in layers.items():
        wkb = [bytes(shape) for shape in shapely.to_wkb(shapes)]
        columns[f"{name}_ids"] = ids
        columns[f"{name}_tags"] = _json_bytes(f"[{','.join(tags)}]")
        columns[f"{name}_wkb"] = np.frombuffer(b"".join(wkb), dtype=np.uint8)
        columns[f"{name}_end"] = np.cumsum([len(shape) for shape in wkb], dtype=np.int64)
    with file.open("wb") as target:
        np.savez(target, **columns)


def load_tables(file: Path) -> OsmTables:
    """The tables that `save_tables` wrote."""
    with np.load(file, allow_pickle=False) as columns:
        layers = {name: _table(name, columns) for name in LAYERS}
        counts = {name: int(columns[name]) for name in _COUNTS}
        bounds = tuple(columns["bounds"].tolist()) or None
        incomplete = tuple(map(_incomplete_area, json.loads(columns["incomplete"].tobytes())))
        return OsmTables(
            layers["points"],
            layers["lines"],
            layers["areas"],
            columns["points_on_ways"],
            bounds,
            incomplete,
            **counts,
        )


def _incomplete_area(stored: Mapping[str, Any]) -> IncompleteArea:
    return IncompleteArea(stored["id"], stored["tags"], tuple(stored["missing"]), stored["left_out"])


def _json_bytes(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def bounds_or_none(west: float, south: float, east: float, north: float) -> Bounds | None:
    """The box, or None where it is not one on the globe (also where a side is NaN)."""
    if -180 <= west < east <= 180 and -90 <= south < north <= 90:
        return west, south, east, north
    return None


def around(boxes: list[Bounds]) -> Bounds | None:
    """The box around several (an editor that downloaded twice states two)."""
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _table(name: str, columns: Mapping[str, Any]) -> OsmTable:
    ids = columns[f"{name}_ids"]
    tags = json.loads(columns[f"{name}_tags"].tobytes())
    wkb, ends = columns[f"{name}_wkb"].tobytes(), columns[f"{name}_end"].tolist()
    shapes = [wkb[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
    return OsmTable(
        ids, tuple(tags), np.asarray(shapely.from_wkb(np.array(shapes, dtype=object)), dtype=object)
    )
