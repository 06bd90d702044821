"""The names and texts of a Shapefile's table, which come as bytes, decoded row by row."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from base.words import Text
from data.importers.files.encoding_messages import encoding_messages
from data.importers.files.row_encodings import row_encodings

AS_BYTES = "ISO-8859-1"
"""Every byte is a character of it: so the bytes come through GDAL, and we decode them."""
STATED = "stated "
"""Before an encoding in a .cpg that a person chose, and that is believed."""
_LANGUAGE_DRIVERS = {0x4D: "gbk", 0x4F: "big5", 0x78: "big5", 0x7A: "gbk"}
"""The byte of a .dbf that names its encoding, where it is a Chinese one."""
_LANGUAGE_AT = 29
_LONGEST_NAME = 40


@dataclass(frozen=True)
class TableText:
    """Names of the columns, and their values."""

    names: list[str]
    values: list[list[object]]
    messages: tuple[Text, ...]


def table_text(columns: Mapping[str, Sequence[object]], declared: Iterable[str], file: str) -> TableText:
    """The table with its texts decoded; `declared` as of `declared_encodings`. Raises NoEncodingFits."""
    said = list(declared)
    stated = next((one.removeprefix(STATED) for one in said if one.startswith(STATED)), "")
    names = tuple(map(_bytes, columns))
    rows = [
        tuple(_bytes(cell) for cell in row if isinstance(cell, str))
        for row in zip(*columns.values(), strict=True)
    ]
    found = row_encodings([names, *rows], said, stated, may_be_cut=True)
    messages = encoding_messages(found, range(len(rows) + 1), file, stated)
    encodings = [found.of(at) for at in range(1, len(rows) + 1)]
    values = [
        [_cell(cell, encoding) for cell, encoding in zip(column, encodings, strict=True)]
        for column in columns.values()
    ]
    return TableText([_text(name, found.of(0)) for name in names], values, messages)


def declared_encodings(cpg_file: bytes, dbf: bytes) -> tuple[str, ...]:
    """What the .cpg and the head of the .dbf say, as Python knows it."""
    cpg = cpg_file[:_LONGEST_NAME].decode("ascii", "ignore")
    by_language = _LANGUAGE_DRIVERS.get(dbf[_LANGUAGE_AT]) if len(dbf) > _LANGUAGE_AT else None
    return tuple(filter(None, (cpg if cpg.startswith(STATED) else _python_name(cpg), by_language)))


def _cell(value: object, encoding: str) -> object:
    return _text(_bytes(value), encoding) if isinstance(value, str) else value


def _bytes(text: str) -> bytes:
    return text.encode(AS_BYTES, "replace")


def _text(raw: bytes, encoding: str) -> str:
    """A last character that was cut in two is dropped; others that are none become �."""
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode(raw, final=False).strip()


def _python_name(declared: str) -> str:
    """The name in a .cpg file as Python knows it: "936" and "ANSI 936" are gbk."""
    number = re.search(r"\d{3,5}", declared)
    if number and not declared.upper().startswith(("UTF", "ISO")):
        return f"cp{number.group()}"
    return declared.strip()
