"""The files that a community of one's own is made of, by the upload that each belongs to."""

from __future__ import annotations

from base.words import Message
from data.importers.errors import ImportRefused
from data.importers.files.kinds import KINDS
from data.importers.sniff import HEAD_BYTES, kind_of
from data.known_files import KnownFile

TABLE_KINDS = ("csv", "xlsx")


def _is_extract(raw: bytes, name: str) -> bool:
    try:
        kind_of(raw[:HEAD_BYTES], name)
    except ImportRefused:
        return False
    return True


def _is_of(raw: bytes, name: str, tables: bool) -> bool:
    first = next((key for key, kind in KINDS.items() if kind.recognises(raw, name)), "")
    return bool(first) and (first in TABLE_KINDS) is tables


KNOWN = (
    KnownFile(
        "osm",
        Message("an OpenStreetMap extract"),
        Message("Import it in “Your community”, step 1 Place, under “OpenStreetMap extract”."),
        _is_extract,
        step="place",
    ),
    KnownFile(
        "table",
        Message("a table"),
        Message(
            "A table of people by home belongs to “Your community”, step 3 Homes and people, under "
            "“Completed table”; a table with coordinates or addresses to the upload of its layer in steps "
            "2 to 5 (command: lintu import)."
        ),
        lambda raw, name: _is_of(raw, name, tables=True),
        step="homes",
    ),
    KnownFile(
        "shapes",
        Message("a file of shapes"),
        Message(
            "A boundary belongs to “Your community”, step 1 Place, under “A boundary”; grids, homes, paths "
            "and spaces to the uploads of steps 2 to 5 (command: lintu import)."
        ),
        lambda raw, name: _is_of(raw, name, tables=False),
        step="place",
    ),
)
