"""What is no photo, and how it is refused."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image

from base.photos.clean_photo import LARGEST_FILE, MOST_SCANS
from base.photos.errors import (
    DamagedPhotoError,
    EmptyPhotoError,
    MovingPictureError,
    NotAPhotoError,
    PhotoError,
    PhotoTooBigError,
    TooManyPixelsError,
)
from tests.base.photos.make import (
    HEIC,
    flat_png,
    image_bytes,
    jpeg,
    jpeg_saying,
    png_chunk,
    png_header,
    png_saying,
    scene,
)

_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
_EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"


def _moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), (i % 256, i // 256, 0)) for i in range(300)]
    return image_bytes(frames[0], kind, save_all=True, append_images=frames[1:])


def _scans(count: int) -> bytes:
    """A JPEG of many passes, each as short as a pass can be."""
    whole = jpeg(scene(), progressive=True)
    start = whole.index(b"\xff\xda")
    return (
        whole[:start] + (b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 1, 1, 0)) * count + whole[start:]
    )


_MADE: dict[str, tuple[Callable[[], bytes], type[PhotoError]]] = {
    "nothing": (lambda: b"", EmptyPhotoError),
    "svg.jpg": (lambda: _SVG, NotAPhotoError),
    "eps.png": (lambda: _EPS, NotAPhotoError),
    "pdf.jpg": (lambda: b"%PDF-1.7\n" + bytes(100), NotAPhotoError),
    "page.jpg": (lambda: b"<html><body>404</body></html>", NotAPhotoError),
    "text.jpg": (lambda: "照片".encode(), NotAPhotoError),
    "gif.jpg": (lambda: image_bytes(scene(), "GIF"), NotAPhotoError),
    "tiff.jpg": (lambda: image_bytes(scene(), "TIFF"), NotAPhotoError),
    "film.gif": (lambda: _moving("GIF"), NotAPhotoError),
    "film.png": (lambda: _moving("PNG"), MovingPictureError),
    "film.webp": (lambda: _moving("WEBP"), MovingPictureError),
    "cut.jpg": (lambda: jpeg()[:-400], DamagedPhotoError),
    "cut.heic": (lambda: HEIC.read_bytes()[:-100], DamagedPhotoError),
    "head.jpg": (lambda: b"\xff\xd8\xff\xe0", DamagedPhotoError),
    "head.png": (lambda: png_saying(10, 10), DamagedPhotoError),
    "head.webp": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", DamagedPhotoError),
    "head.heic": (lambda: b"\0\0\0\x18ftypheic" + bytes(16), DamagedPhotoError),
    "60000.png": (lambda: png_saying(60_000, 60_000), TooManyPixelsError),
    "60000.jpg": (lambda: jpeg_saying(60_000, 60_000), TooManyPixelsError),
    "bomb.png": (lambda: flat_png(13_000, 13_000), TooManyPixelsError),
    "between.png": (
        lambda: png_saying(9_000, 6_700),
        TooManyPixelsError,
    ),  # 60 Mpx: Pillow would not even warn
    "scans.jpg": (lambda: _scans(MOST_SCANS + 1), DamagedPhotoError),
    "words.png": (
        lambda: png_header(10, 10) + png_chunk(b"zTXt", b"c\0\0" + zlib.compress(bytes(80_000_000))),
        DamagedPhotoError,
    ),
    "large.jpg": (lambda: jpeg() + bytes(LARGEST_FILE), PhotoTooBigError),
}

REFUSED = tuple(_MADE)
"""Names of files, each of which `bad_photo` makes."""


@cache
def bad_photo(name: str) -> tuple[bytes, type[PhotoError]]:
    """The content of the file, and the error that it is refused with."""
    made, kind = _MADE[name]
    return made(), kind
