"""GeoPackage: its tables; views, which could run for ever, are left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from base.words import Message, Text
from data.importers.errors import NotATable
from data.importers.files.cleaning import clean_name
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.library_errors import unusable
from data.importers.files.parts import read_parts
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import ImportLimits

MAGIC = b"SQLite format 3\0"
_OURS = ("about", "layer_styles")
"""Tables of our own export that are no layers; QGIS writes the second, too."""
_BOOKS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")
_LISTS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_ogr_contents", "gpkg_extensions")
"""Tables that name layers in `table_name`."""
_VERSIONS_AT = 18
_WAL = b"\2\2"
"""Bytes 18 and 19 of a database whose latest changes stand in a file beside it, which nobody sent."""
_NO_TABLE = (
    "(type = 'view' OR (type = 'table' AND upper(sql) LIKE 'CREATE VIRTUAL%' "
    "AND NOT (name LIKE 'rtree\\_%' ESCAPE '\\' AND upper(sql) LIKE '%USING RTREE%')))"
)


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.gpkg"
    messages = _wal_messages(source)
    try:
        with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            others = _others(connection, file)
        if others:
            _take_away(source, others)
    except UnicodeDecodeError as error:  # of a name, or of what SQLite says of it
        raise unusable("malformed", file, "GeoPackage") from error
    except sqlite3.Error as error:
        raise unusable(error, file, "GeoPackage") from error
    parts = [(name, _refusing(NotATable(file=file, layer=clean_name(name, "?")))) for name in others]
    tables = (Path(file).stem, lambda: layers_of(source, file, "GeoPackage", limits, leave_out=_OURS))
    return [
        replace(layer, messages=(*messages, *layer.messages)) for layer in read_parts([*parts, tables], file)
    ]


def _refusing(refusal: NotATable) -> Callable[[], list[RawLayer]]:
    def read() -> list[RawLayer]:
        raise refusal

    return read


def _wal_messages(source: Path) -> tuple[Text, ...]:
    """Make the copy readable without the file that its latest changes stand in; a message where there may
    be one."""
    with source.open("r+b") as base:
        base.seek(_VERSIONS_AT)
        if base.read(2) != _WAL:
            return ()
        base.seek(_VERSIONS_AT)
        base.write(b"\1\1")
    return (
        Message(
            "The file was open in another program when it was copied; the latest changes may be missing. "
            "Close it there, then send it again."
        ),
    )


def _others(connection: sqlite3.Connection, file: str) -> list[str]:
    """The views and virtual tables, which could run for ever. Raises NotATable for one that lists layers."""
    asked = f"SELECT name FROM sqlite_master WHERE {_NO_TABLE} LIMIT 10000"  # noqa: S608  (a constant)
    others = [str(name) for (name,) in connection.execute(asked)]
    for name in others:
        if name.lower() in _BOOKS:
            raise NotATable(file=file, layer=clean_name(name, "?"))
    (listed,) = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = 'gpkg_contents'"
    ).fetchone()
    if not listed:
        raise unusable("gpkg_contents", file, "GeoPackage")
    return others


def _take_away(source: Path, others: list[str]) -> None:
    """Delete these from the copy, before GDAL looks at them; no trigger of the file runs."""
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"DELETE FROM sqlite_master WHERE type = 'trigger' OR {_NO_TABLE}")  # noqa: S608
        connection.commit()
    with closing(sqlite3.connect(source)) as connection:
        there = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        for table in _LISTS:
            if table in there:
                asked = f"DELETE FROM {table} WHERE lower(table_name) = ?"  # noqa: S608  (a constant)
                connection.executemany(asked, [(name.lower(),) for name in others])
        connection.commit()


KIND = FileKind(
    key="geopackage",
    name=Message("GeoPackage"),
    reads=Message("Every table with its coordinate system; curves as lines of short pieces"),
    passes_over=Message(
        "Views and virtual tables; pictures; changes that another program has not written yet (said where"
        " the file shows it)"
    ),
    endings=(".gpkg",),
    recognises=lambda raw, name: raw.startswith(MAGIC),
    read=_read,
    drivers=("GPKG",),
)
