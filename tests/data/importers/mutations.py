"""Damage files at random, as disks, programs and people do; the same number damages in the same way."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from tests.data.importers.osm_text import _block

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_BLOWN_UP = (
    b"99999999999999999999",
    b"1e308",
    b"1e-320",
    b"-1",
    b"0",
    b"NaN",
    b"Infinity",
    b"2147483648",
    b"180.0000001",
    b"0x10",
    "１２".encode(),
    b"",
)
_WORDS = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\0\0\0\x80", b"\1\0\0\0")
_PIECES = (b"\0", b'"', b"<", b">", b"{", b"]", b",", b"\xef\xbb\xbf", b"\r", b"\xed\xa0\x80", b"%s", b"../")


def damaged(raw: bytes, number: int) -> bytes:
    """The file with one to three damages; inside a member of an archive, or in the whole file."""
    draw = random.Random(number)
    if raw.startswith(b"PK\x03\x04") and draw.random() < 0.75:
        return _in_member(raw, draw)
    if b"OSMData" in raw[:400] and draw.random() < 0.6:
        return _in_block(raw, draw)
    return _some(raw, draw)


def _some(raw: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 1, 2, 3))):
        raw = draw.choice(_DAMAGES)(raw, draw) if raw else raw
    return raw


def _in_member(raw: bytes, draw: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    hit = draw.choice(sorted(members))
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, _some(content, draw) if name == hit else content)
    return whole.getvalue()


def _in_block(raw: bytes, draw: random.Random) -> bytes:
    """In the packed data of an .osm.pbf."""
    start = raw.index(b"OSMData") - 6
    data = zlib.decompressobj().decompress(raw[raw.index(b"\x78\x9c", start) :])
    return raw[:start] + _block(b"OSMData", _some(data, draw))


def _flip_bits(raw: bytes, draw: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(draw.choice((1, 2, 8, 40))):
        changed[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _truncate(raw: bytes, draw: random.Random) -> bytes:
    return raw[: draw.randrange(len(raw))]


def _span(raw: bytes, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(raw))
    return start, min(len(raw), start + draw.choice((1, 4, 16, 64, 256, 1024)))


def _swap(raw: bytes, draw: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_span(raw, draw), _span(raw, draw)))
    b = min(b, c)
    return raw[:a] + raw[c:d] + raw[b:c] + raw[a:b] + raw[d:]


def _duplicate(raw: bytes, draw: random.Random) -> bytes:
    start, end = _span(raw, draw)
    return raw[:end] + raw[start:end] * draw.choice((1, 2, 50)) + raw[end:]


def _drop(raw: bytes, draw: random.Random) -> bytes:
    start, end = _span(raw, draw)
    return raw[:start] + raw[end:]


def _insert(raw: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(raw) + 1)
    return raw[:at] + draw.choice(_PIECES) + raw[at:]


def _blow_up(raw: bytes, draw: random.Random) -> bytes:
    numbers = list(_NUMBER.finditer(raw))
    if not numbers:
        return _overwrite(raw, draw)
    hit = draw.choice(numbers)
    return raw[: hit.start()] + draw.choice(_BLOWN_UP) + raw[hit.end() :]


def _overwrite(raw: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(raw))
    return raw[:at] + draw.choice(_WORDS) + raw[at + 4 :]


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip_bits,
    _truncate,
    _swap,
    _duplicate,
    _drop,
    _insert,
    _blow_up,
    _blow_up,
    _overwrite,
)
