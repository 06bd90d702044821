"""The texts of a file as bytes, to look at them in one encoding and another."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from data.importers.files.archives import ending_in, members_of, unpack_member
from data.importers.files.dxf.drawing_text import code_page
from data.importers.files.row_encodings import Row
from data.importers.files.stated_encoding import TEXT_KINDS
from data.importers.files.table_text import declared_encodings
from data.importers.files.text_encoding import UTF16_MARKS, is_utf8, text_pieces
from data.importers.limits import ImportLimits

MOST_ROWS = 20_000
"""Rows of a table that are looked at."""
_HEAD = 32
_END = b"\r"


@dataclass(frozen=True)
class TextBytes:
    """Rows as bytes, their numbers, the encodings that the file says they are in, and whether the last
    character of a piece may be cut in two."""

    rows: list[Row]
    numbers: Sequence[int]
    declared: tuple[str, ...] = ()
    may_be_cut: bool = False


def text_bytes(raw: bytes, kind: str, file: str, limits: ImportLimits) -> TextBytes:
    """The texts of a file of this kind; none where their encoding is certain or the kind has one only.

    Raises as `members_of` does.
    """
    if kind == "shapefile":
        return _first_table(raw, file, limits)
    if kind not in TEXT_KINDS or raw.startswith((b"PK", *UTF16_MARKS)):
        return TextBytes([], ())
    if raw.startswith(codecs.BOM_UTF8) and is_utf8(raw):
        return TextBytes([], ())
    pieces, is_drawing = text_pieces(raw), kind == "dxf"
    return TextBytes(pieces.rows, pieces.numbers, code_page(raw) if is_drawing else (), is_drawing)


def _first_table(raw: bytes, file: str, limits: ImportLimits) -> TextBytes:
    """Of several Shapefiles the first stands for all: one program wrote them."""
    members = members_of(raw, file, limits)
    found = next(ending_in(members, lambda one: one.endswith(".dbf")), None)
    if found is None:
        return TextBytes([], ())
    table = unpack_member(raw, found[1], file, limits)
    name = found[0][:-4].lower() + ".cpg"
    cpg = next(
        (unpack_member(raw, one, file, limits) for key, one in members.items() if key.lower() == name), b""
    )
    rows = _dbf_texts(table, MOST_ROWS)
    return TextBytes(rows, range(len(rows)), declared_encodings(cpg, table), may_be_cut=True)


def _dbf_texts(raw: bytes, most: int) -> list[Row]:
    """The names of the columns, and the texts of the first `most` rows; nothing of a damaged table."""
    if len(raw) < _HEAD:
        return []
    count, head, width = struct.unpack_from("<IHH", raw, 4)
    if not width or head > len(raw):
        return []
    names: list[bytes] = []
    spans: list[tuple[int, int]] = []
    begin = 1
    for start in range(_HEAD, head - 1, 32):
        if raw[start : start + 1] == _END or start + 17 > len(raw):
            break
        names.append(raw[start : start + 11].split(b"\0")[0])
        if raw[start + 11 : start + 12] == b"C":
            spans.append((begin, begin + raw[start + 16]))
        begin += raw[start + 16]
    starts = range(head, min(len(raw), head + min(count, most) * width), width)
    return [tuple(names), *(tuple(raw[one + a : one + b].strip(b" \0") for a, b in spans) for one in starts)]
