"""The texts of a .dbf table as bytes, to look at them in one encoding and another."""

from __future__ import annotations

import struct

from data.importers.files.row_encodings import Row

_HEAD = 32
_END = b"\r"


def dbf_texts(raw: bytes, most: int) -> list[Row]:
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
