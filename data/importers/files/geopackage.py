"""GeoPackage: its tables, and no view, which could run for ever."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from base.words import Message
from data.importers.errors import NotATable
from data.importers.files.cleaning import clean_name
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.library_errors import unusable
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import ImportLimits

MAGIC = b"SQLite format 3\0"
_OURS = ("about", "layer_styles")
"""Tables of our own export that are no layers; QGIS writes the second, too."""
_BOOKS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.gpkg"
    try:
        with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            _require_tables(connection, file)
    except sqlite3.Error as error:
        raise unusable(error, file, "GeoPackage") from error
    return layers_of(source, file, "GeoPackage", limits, leave_out=_OURS)


def _require_tables(connection: sqlite3.Connection, file: str) -> None:
    """Every layer must be a plain table, and so must those that list them; nothing is asked of others."""
    kinds = {
        str(name).lower(): (str(kind), str(sql or ""))
        for name, kind, sql in connection.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')"
        )
    }
    for book in _BOOKS:
        if book in kinds:
            _require_table(book, kinds, file)
    if "gpkg_contents" not in kinds:
        raise unusable("gpkg_contents", file, "GeoPackage")
    for (name,) in connection.execute("SELECT table_name FROM gpkg_contents").fetchmany(10_000):
        _require_table(str(name), kinds, file)


def _require_table(name: str, kinds: dict[str, tuple[str, str]], file: str) -> None:
    kind, sql = kinds.get(name.lower(), ("table", ""))
    if kind != "table" or sql.upper().lstrip().startswith("CREATE VIRTUAL"):
        raise NotATable(file=file, layer=clean_name(name, "?"))


KIND = FileKind(
    key="geopackage",
    name=Message("GeoPackage"),
    endings=(".gpkg",),
    recognises=lambda raw, name: raw.startswith(MAGIC),
    read=_read,
    drivers=("GPKG",),
)
