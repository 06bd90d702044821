"""Check that an .osm.pbf file is complete: every block unpacks to its declared size.

Format: https://wiki.openstreetmap.org/wiki/PBF_Format. A file cut exactly between two blocks cannot be told
from a shorter one, for the format has no end mark.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator

from data.importers.errors import DamagedPbf, FileTooBig, FileTruncated, NoWays
from data.importers.limits import MB
from data.importers.osm_tables import Bounds, bounds_or_none

_HEADER_LIMIT = 64 * 1024
_BLOCK_LIMIT = 32 * 1024 * 1024
"""Both from the format: what a reader may refuse."""


class _Damage(Exception):  # noqa: N818
    """A block that does not hold what it says."""


def check_pbf(raw: bytes, file: str, unpacked_limit: int) -> Bounds | None:
    """The bounds that the file states. Unpacks one block at a time.

    Raises DamagedPbf, FileTruncated, FileTooBig or NoWays unless `raw` is whole.
    """
    at, unpacked, data_blocks = 0, 0, 0
    bounds: Bounds | None = None
    while at < len(raw):
        try:
            kind, begin, end = _block(raw, at)
            if end > len(raw):
                raise FileTruncated(file=file)
            content = _unpack_block(raw[begin:end])
            bounds = _bounds(content) if kind == b"OSMHeader" else bounds
        except (_Damage, IndexError, zlib.error):
            raise DamagedPbf(file=file, byte=at) from None
        unpacked += len(content)
        if unpacked > unpacked_limit:
            raise FileTooBig(file=file, size_mb=unpacked / MB, limit_mb=unpacked_limit / MB)
        data_blocks += kind == b"OSMData"
        at = end
    if not data_blocks:
        raise NoWays(file=file)
    return bounds


def _block(raw: bytes, at: int) -> tuple[bytes, int, int]:
    """(type, begin, end) of the block whose length field is at `at`; `end` may lie beyond the file."""
    begin = at + 4
    length = int.from_bytes(raw[at:begin], "big")
    if len(raw) < begin:
        return b"", begin, len(raw) + 1
    if not 0 < length <= _HEADER_LIMIT:
        raise _Damage
    if len(raw) < begin + length:
        return b"", begin, len(raw) + 1
    fields = dict(_fields(raw[begin : begin + length]))
    kind, size = fields.get(1), fields.get(3)
    if not isinstance(kind, bytes) or not isinstance(size, int) or size > _BLOCK_LIMIT:
        raise _Damage
    return kind, begin + length, begin + length + size


def _unpack_block(blob: bytes) -> bytes:
    """The content of a block, which must be as long as it promises."""
    fields = dict(_fields(blob))
    plain, packed, promised = fields.get(1), fields.get(3), fields.get(2)
    if isinstance(plain, bytes):
        return plain
    if not isinstance(packed, bytes) or not isinstance(promised, int) or promised > _BLOCK_LIMIT:
        raise _Damage
    unpack = zlib.decompressobj()
    found = unpack.decompress(packed, promised + 1)
    if len(found) != promised or not unpack.eof:
        raise _Damage
    return found


def _bounds(header: bytes) -> Bounds | None:
    """Field 1 of the header block: left, right, top and bottom in zigzag nanodegrees."""
    box = dict(_fields(header)).get(1)
    if not isinstance(box, bytes):
        return None
    sides = {number: _degrees(value) for number, value in _fields(box) if isinstance(value, int)}
    west, east, north, south = (sides.get(number, math.nan) for number in (1, 2, 3, 4))
    return bounds_or_none(west, south, east, north)


def _degrees(zigzag: int) -> float:
    return ((zigzag >> 1) ^ -(zigzag & 1)) / 1e9


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) of the fields of a protobuf message; IndexError where it ends early."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        if tag & 7 == 0:
            value, at = _varint(message, at)
            yield tag >> 3, value
        elif tag & 7 == 2:
            length, at = _varint(message, at)
            if at + length > len(message):
                raise _Damage
            yield tag >> 3, message[at : at + length]
            at += length
        else:
            raise _Damage


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise _Damage
