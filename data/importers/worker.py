"""The reader process for OpenStreetMap extracts: GDAL runs only here.

It runs as `python -m data.importers.worker FOLDER` with `GDAL_SKIP` naming every driver but OSM, in a folder
of its own that holds `input.osm` or `input.osm.pbf` and `job.json`. It leaves `tables.npz` or `refused.json`.
"""

# ruff: noqa: E402  (three imports are barred before the others come)

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

for _heavy in ("geopandas", "pandas", "pyarrow"):
    sys.modules[_heavy] = None  # type: ignore[assignment]  # pyogrio tries them; they cost a second and are not needed

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from base.message_json import fact_json
from base.words import Message
from data.importers.errors import (
    FeatureTooDetailed,
    FileTooHeavy,
    FileUnusable,
    ImportRefused,
    NoWays,
    TooDetailed,
    WrongEncoding,
)
from data.importers.limits import ImportLimits, limit_this_process
from data.importers.osm_elements import OsmElements
from data.importers.osm_incomplete import incomplete_areas
from data.importers.osm_pbf import read_pbf
from data.importers.osm_stacked import Place, moved_shapes, stacked_nodes
from data.importers.osm_tables import Bools, Bounds, Shapes, Strings, save_tables
from data.importers.osm_xml import UNKNOWN_ENCODING, in_order, read_xml
from data.importers.unforeseen import reading_failed

Layer = tuple[Strings, list[str], Shapes]
_GDAL_LAYERS = {"points": "points", "lines": "lines", "areas": "multipolygons"}
_OUT_OF_MEMORY = ("memory", "cannot allocate")
"""How GDAL says that it got no more."""


def main(folder: Path) -> None:
    """Run the job in the folder."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    limits = ImportLimits(**job["limits"])
    limit_this_process(limits)
    try:
        _read(folder, job["kind"], job["file"], limits)
    except ImportRefused as refusal:
        _leave_refusal(folder, refusal)
    except MemoryError:
        _leave_refusal(folder, too_heavy(job["file"], limits))
    except Exception as error:
        _leave_refusal(folder, reading_failed(error, job["file"]))


def too_heavy(file: str, limits: ImportLimits) -> FileTooHeavy:
    """The refusal of a file that asked for more than its limits."""
    return FileTooHeavy(file=file, wall_s=limits.wall_s, memory_mb=limits.memory_bytes / (1 << 20))


def _leave_refusal(folder: Path, refusal: ImportRefused) -> None:
    refusal_facts = {name: fact_json(fact) for name, fact in refusal.facts.items()}
    words = json.dumps({"refusal": type(refusal).__name__, "facts": refusal_facts})
    (folder / "refused.json").write_text(words, "utf-8")


def _read(folder: Path, kind: str, file: str, limits: ImportLimits) -> None:
    source = folder / f"input.{kind}"
    elements, bounds = _elements(source, kind, file, limits)
    _require_only_osm_driver()
    layers = {name: _layer(source, gdal, file, limits) for name, gdal in _GDAL_LAYERS.items()}
    if not len(layers["lines"][0]) and not len(layers["areas"][0]):
        raise NoWays(file=file)
    _require_few_vertices(layers, file, limits)
    moved = stacked_nodes(elements)
    _move_shapes(layers, elements, moved)
    incomplete = incomplete_areas(elements, set(layers["areas"][0].tolist()))
    whole, faulty = _repair_areas(layers["areas"])
    left_out = len(layers["areas"][0]) - len(whole[0])
    layers["areas"] = whole
    counts = {
        "missing_nodes": len(elements.missing_nodes()),
        "stacked": len(moved),
        "mended": faulty - left_out,
        "left_out": left_out,
    }
    on_ways = _on_ways(layers["points"][0], elements)
    save_tables(folder / "tables.npz", layers, on_ways, bounds, incomplete, **counts)


def _elements(source: Path, kind: str, file: str, limits: ImportLimits) -> tuple[OsmElements, Bounds | None]:
    """Our own reading of the bytes: elements and bounds. Puts a file in order."""
    raw = source.read_bytes()
    if kind == "osm.pbf":
        return read_pbf(raw, file, limits.unpacked_bytes)
    facts = read_xml(raw, file)
    if not facts.in_order:
        raw = in_order(raw)
        source.write_bytes(raw)
        facts = read_xml(raw, file)
    return facts.elements, facts.bounds


def _move_shapes(layers: dict[str, Layer], elements: OsmElements, moved: Mapping[int, Place]) -> None:
    """Move the vertices of nodes that lay upon others, in place."""
    if moved:
        shapes = {name: (ids, shapes) for name, (ids, _, shapes) in layers.items()}
        for name, row, shape in moved_shapes(shapes, elements, moved):
            layers[name][2][row] = shape


def _on_ways(points: Strings, elements: OsmElements) -> Bools:
    """(N,) which of the points, ids like "n12", are nodes of highways."""
    numbers = np.array([int(id_[1:]) for id_ in points.tolist()], dtype=np.int64)
    return np.isin(numbers, elements.highway_nodes())


def _require_only_osm_driver() -> None:
    drivers = set(pyogrio.list_drivers())
    if drivers != {"OSM"}:
        raise RuntimeError(f"GDAL has more than the OSM driver: {sorted(drivers)}")


def _layer(source: Path, gdal_layer: str, file: str, limits: ImportLimits) -> Layer:
    try:
        meta, _, wkb, columns = pyogrio.raw.read(str(source), layer=gdal_layer)
    except UnicodeDecodeError:
        raise WrongEncoding(file=file, encoding=UNKNOWN_ENCODING) from None
    except (DataSourceError, FeatureError, DataLayerError) as trouble:
        raise _refusal_from_gdal(str(trouble), source, file, limits) from None
    by_name = dict(zip(meta["fields"].tolist(), columns, strict=True))
    ids = _ids(gdal_layer, by_name)
    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    keep = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    tags = [text or "{}" for text in by_name["all_tags"][keep]]
    return ids[keep], tags, shapes[keep]


def _refusal_from_gdal(words: str, source: Path, file: str, limits: ImportLimits) -> ImportRefused:
    """The refusal for an error of GDAL, without our own paths."""
    if any(sign in words.lower() for sign in _OUT_OF_MEMORY):
        return too_heavy(file, limits)
    reason = words.replace(str(source), source.name).replace(str(source.parent), "")
    return FileUnusable(file=file, reason=reason[:120])


def _ids(gdal_layer: str, columns: dict[str, Any]) -> Strings:
    """OSM ids with the letter of their kind; GDAL puts the id of a closed way in a column of its own."""
    if gdal_layer != "multipolygons":
        letter = "n" if gdal_layer == "points" else "w"
        return np.array([letter + number for number in columns["osm_id"]], dtype=np.str_)
    both = zip(columns["osm_id"], columns["osm_way_id"], strict=True)
    return np.array(["w" + way if way else "r" + relation for relation, way in both], dtype=np.str_)


def _require_few_vertices(layers: dict[str, Layer], file: str, limits: ImportLimits) -> None:
    counts = np.concatenate([shapely.get_num_coordinates(shapes) for _, _, shapes in layers.values()])
    if counts.sum() > limits.vertices:
        raise TooDetailed(file=file, count=int(counts.sum()), limit=limits.vertices)
    if counts.max(initial=0) > limits.vertices_per_feature:
        worst = str(np.concatenate([ids for ids, _, _ in layers.values()])[counts.argmax()])
        raise FeatureTooDetailed(
            file=file,
            where=Message("in the feature {worst}", worst=worst),
            count=int(counts.max()),
            limit=limits.vertices_per_feature,
        )


def _repair_areas(areas: Layer) -> tuple[Layer, int]:
    """The areas, all valid, as polygons; those without ground are left out. And how many were faulty."""
    ids, tags, shapes = areas
    broken = ~shapely.is_valid(shapes)
    # "linework", the default, takes minutes on a ring of a few hundred random points.
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    shapes = np.array([_ground(shape) for shape in shapes], dtype=object)
    keep = ~shapely.is_empty(shapes)
    kept_tags = [text for text, kept in zip(tags, keep, strict=True) if kept]
    return (ids[keep], kept_tags, shapes[keep]), int(broken.sum())


def _ground(shape: shapely.Geometry) -> shapely.Geometry:
    """The ground of a shape: a Polygon or MultiPolygon, empty where there is none."""
    polygons = [
        part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty
    ]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


if __name__ == "__main__":
    os.umask(0o077)
    main(Path(sys.argv[1]))
