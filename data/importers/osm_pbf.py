"""Walk through an .osm.pbf file block by block: every block must unpack to its declared size.

Format: https://wiki.openstreetmap.org/wiki/PBF_Format. A file cut exactly between two blocks cannot be told
from a shorter one, for the format has no end mark.
"""

from __future__ import annotations

import math
import zlib

from data.importers.errors import DamagedPbf, FileTooBig, FileTruncated, NoWays
from data.importers.limits import MB
from data.importers.osm_elements import OsmElements
from data.importers.osm_pbf_elements import BlockElements, block_elements, joined_elements
from data.importers.osm_tables import Bounds, bounds_or_none
from data.importers.protobuf import DamagedMessage, fields

_HEADER_LIMIT = 64 * 1024
_BLOCK_LIMIT = 32 * 1024 * 1024
"""Both from the format: what a reader may refuse."""


def read_pbf(raw: bytes, file: str, unpacked_limit: int) -> tuple[OsmElements, Bounds | None]:
    """The elements of the file, and the bounds that it states. Unpacks one block at a time.

    Raises DamagedPbf, FileTruncated, FileTooBig or NoWays unless `raw` is whole.
    """
    at, unpacked = 0, 0
    bounds: Bounds | None = None
    blocks: list[BlockElements] = []
    while at < len(raw):
        try:
            kind, content, end = _next_block(raw, at, file)
            unpacked += len(content)
            if unpacked > unpacked_limit:
                raise FileTooBig(file=file, size_mb=unpacked / MB, limit_mb=unpacked_limit / MB)
            bounds = _bounds(content) if kind == b"OSMHeader" else bounds
            blocks += [block_elements(content)] if kind == b"OSMData" else []
        except (DamagedMessage, LookupError, OverflowError, TypeError, zlib.error):
            raise DamagedPbf(file=file, byte=at) from None
        at = end
    if not blocks:
        raise NoWays(file=file)
    return joined_elements(blocks), bounds


def _next_block(raw: bytes, at: int, file: str) -> tuple[bytes, bytes, int]:
    """(type, content, end) of the block at `at`."""
    kind, begin, end = _block(raw, at)
    if end > len(raw):
        raise FileTruncated(file=file)
    return kind, _unpack_block(raw[begin:end]), end


def _block(raw: bytes, at: int) -> tuple[bytes, int, int]:
    """(type, begin, end) of the block whose length field is at `at`; `end` may lie beyond the file."""
    begin = at + 4
    length = int.from_bytes(raw[at:begin], "big")
    if len(raw) < begin:
        return b"", begin, len(raw) + 1
    if not 0 < length <= _HEADER_LIMIT:
        raise DamagedMessage
    if len(raw) < begin + length:
        return b"", begin, len(raw) + 1
    found = dict(fields(raw[begin : begin + length]))
    kind, size = found.get(1), found.get(3)
    if not isinstance(kind, bytes) or not isinstance(size, int) or size > _BLOCK_LIMIT:
        raise DamagedMessage
    return kind, begin + length, begin + length + size


def _unpack_block(blob: bytes) -> bytes:
    """The content of a block, which must be as long as it promises."""
    found = dict(fields(blob))
    plain, packed, promised = found.get(1), found.get(3), found.get(2)
    if isinstance(plain, bytes):
        return plain
    if not isinstance(packed, bytes) or not isinstance(promised, int) or promised > _BLOCK_LIMIT:
        raise DamagedMessage
    unpack = zlib.decompressobj()
    content = unpack.decompress(packed, promised + 1)
    if len(content) != promised or not unpack.eof:
        raise DamagedMessage
    return content


def _bounds(header: bytes) -> Bounds | None:
    """Field 1 of the header block: left, right, top and bottom in zigzag nanodegrees."""
    box = dict(fields(header)).get(1)
    if not isinstance(box, bytes):
        return None
    sides = {number: _degrees(value) for number, value in fields(box) if isinstance(value, int)}
    west, east, north, south = (sides.get(number, math.nan) for number in (1, 2, 3, 4))
    return bounds_or_none(west, south, east, north)


def _degrees(number: int) -> float:
    return ((number >> 1) ^ -(number & 1)) / 1e9
