"""GeoPackage: every layer in the community's CRS, styled for QGIS, with aliases and metadata."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyogrio

from base.words import Message
from exports import boundary_layer
from exports.export import Export, file_name
from exports.map_layers import MapLayer, affected_homes, layers_in, map_layers
from exports.origin import about, origin_lines
from exports.qgis_groups import built_ids
from exports.qgis_project import project_row, qgis_project
from exports.qgis_style import qgis_style
from exports.request import ExportRequest
from features.options.interventions_layer import KEY as INTERVENTIONS

ABOUT = "about"
_WAIT = "OGR_SQLITE_SYNCHRONOUS"
_VERSION = "1.2"
"""Newer ones make QGIS of 2022 warn."""
_SHAPES = {"polygon": "MultiPolygon", "line": "MultiLineString", "point": "Point"}
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)
"""
_PROJECTS = "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)"


def write(request: ExportRequest) -> bytes:
    """The file. Layer names are plain ASCII; people's names for them are in the contents table."""
    layers = tables_of(request)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export.gpkg"
        with _unsafe_but_fast():
            _write_about(request, file)
            for layer in layers:
                _write_layer(layer, file)
        with closing(sqlite3.connect(file)) as connection:
            _describe(connection, layers, request)
            # A fresh copy: the file keeps count of its changes, which differ from time to time.
            connection.execute("VACUUM INTO ?", (str(file.with_name("whole.gpkg")),))
        return file.with_name("whole.gpkg").read_bytes()


def tables_of(request: ExportRequest) -> tuple[MapLayer, ...]:
    """The layers that are written as tables: those of the map, the homes that options touch, the ground."""
    today = request.states[0]
    ground = layers_in(boundary_layer.LAYER, request, today)
    return (*map_layers(request), *affected_homes(request), *ground)


@contextmanager
def _unsafe_but_fast() -> Iterator[None]:
    """GDAL does not wait for the disk: after a power cut nobody misses a file that is not yet handed out."""
    pyogrio.set_gdal_config_options({_WAIT: "OFF"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({_WAIT: None})


def _write_about(request: ExportRequest, file: Path) -> None:
    facts = [*about(request).items(), *(("", note) for note in origin_lines(request))]
    table = pd.DataFrame(facts, columns=["item", "value"])
    pyogrio.write_dataframe(
        table, file, layer=ABOUT, driver="GPKG", VERSION=_VERSION, dataset_metadata=about(request)
    )


def _write_layer(layer: MapLayer, file: Path) -> None:
    shape = _SHAPES[layer.kind]
    pyogrio.write_dataframe(
        layer.frame,
        file,
        layer=layer.key,
        driver="GPKG",
        append=True,
        geometry_type=shape,
        promote_to_multi=shape.startswith("Multi"),
        layer_options={"IDENTIFIER": layer.name, "FID": "fid"},
    )


def _describe(connection: sqlite3.Connection, layers: tuple[MapLayer, ...], request: ExportRequest) -> None:
    """Styles, aliases that other programs read, and the date of the request as that of the change."""
    moment = f"{request.made_on.isoformat()}T00:00:00.000Z"
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(_STYLES)
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)",
        ("layer_styles", "layer_styles"),
    )
    connection.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
        " styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time)"
        " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)",
        [(one.key, one.name[:30], _style(one, layers, request), one.name, moment) for one in layers],
    )
    project = qgis_project(request, layers, request.written_as or file_name(EXPORT, request))
    connection.execute(_PROJECTS)
    connection.execute("INSERT INTO qgis_projects VALUES (?, ?, ?)", project_row(request, project))
    source = "; ".join(about(request).values())
    connection.execute("UPDATE gpkg_contents SET last_change = ?, description = ?", (moment, source))
    connection.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (moment,))
    connection.commit()


def _style(layer: MapLayer, layers: tuple[MapLayer, ...], request: ExportRequest) -> str:
    once = frozenset() if layer.declared.key == INTERVENTIONS else built_ids(layers, layer.letter)
    return qgis_style(layer, request.language, once)


EXPORT = Export(
    key="geopackage",
    name=Message("GeoPackage (QGIS)"),
    about=Message(
        "Every layer and option in the community's coordinate system, with a QGIS project inside that looks "
        "like the map on paper: groups for today and each option, base map, names, lists of classes."
    ),
    extension=".gpkg",
    media_type="application/geopackage+sqlite3",
    write=write,
    magic=b"SQLite format 3\x00",
)
