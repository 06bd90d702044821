"""Turn errors of GDAL and SQLite into messages that say where a file is broken."""

from __future__ import annotations

import re

from base.words import Message
from data.importers.errors import VectorUnusable
from data.importers.files.cleaning import clean_name

_SAID = (
    (
        r"At line (?P<line>\d+), character (?P<character>\d+)",
        Message("it is incomplete or malformed from line {line}, character {character}"),
    ),
    (
        r"not recognized as being",
        Message("its content is in another format"),
    ),
    (
        r"malformed|not a database|gpkg_contents|corrupt",
        Message("the database inside is damaged"),
    ),
    (
        r"fread|\.shp file|\.dbf|\.shx",
        Message("it is incomplete, or the counts in its header are wrong"),
    ),
)


def unusable(words: object, file: str, kind: str) -> VectorUnusable:
    """The refusal for an error of a library; unknown errors are quoted."""
    complaint = str(words)
    for pattern, ours in _SAID:
        if found := re.search(pattern, complaint):
            return VectorUnusable(file=file, kind=kind, reason=ours.with_facts(**found.groupdict()))
    return VectorUnusable(file=file, kind=kind, reason=clean_name(complaint, "?"))
