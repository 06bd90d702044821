"""Decode an uploaded photo within limits and encode it anew without metadata."""

from __future__ import annotations

import threading
from io import BytesIO
from typing import BinaryIO

import pi_heif
from PIL import Image, ImageOps

from base.photos.clean_photo import (
    AT_ONCE,
    ENOUGH_PX,
    LARGEST_FILE,
    LONGEST_SIDE_PX,
    MOST_DRAWN_PIXELS,
    MOST_FRAMES,
    MOST_PIXELS,
    MOST_SCANS,
    QUALITY,
    CleanPhoto,
)
from base.photos.drawing import make_photo
from base.photos.errors import (
    DamagedPhotoError,
    EmptyPhotoError,
    MovingPictureError,
    NotAPhotoError,
    PhotoError,
    PhotoTooBigError,
    TooManyPixelsError,
)
from base.photos.position import position_in

JPEG, PNG, WEBP, HEIF = "JPEG", "PNG", "WEBP", "HEIF"
"""Pillow's names of the formats."""
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
_OF_CAMERAS = (JPEG, HEIF)
_SHOWN_NAME = 60
_START_OF_SCAN = b"\xff\xda"
_turn = threading.BoundedSemaphore(AT_ONCE)

pi_heif.register_heif_opener(thumbnails=False)


def clean_photo(data: bytes | BinaryIO, file_name: str = "") -> CleanPhoto:
    """The photo in `data`, turned upright, at most LONGEST_SIDE_PX long, written anew from its pixels.

    What it is is read from the bytes; `file_name` only serves to name it in an error. Everything that is not
    a whole still photo is refused with a PhotoError. Blocks while AT_ONCE other photos are being decoded.
    """
    name = "".join(c for c in file_name if c.isprintable())[:_SHOWN_NAME] or "photo"
    sent = data if isinstance(data, bytes) else data.read(LARGEST_FILE + 1)
    kind = _kind(sent, name)
    with _turn:
        try:
            return _clean(sent, kind, name)
        except PhotoError:
            raise
        except MemoryError:
            raise DamagedPhotoError(file=name) from None
        except Exception as error:  # the decoders raise what they like; none of it may let a photo through
            raise DamagedPhotoError(file=name) from error


def format_of(head: bytes) -> str | None:
    """The format that a file begins as, never told by its name; None for everything else.

    Its first 16 bytes are enough.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return HEIF if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS else None


def _kind(sent: bytes, name: str) -> str:
    if not sent:
        raise EmptyPhotoError(file=name)
    if len(sent) > LARGEST_FILE:
        raise PhotoTooBigError(file=name, limit=LARGEST_FILE // 1_000_000)
    kind = format_of(sent[:16])
    if kind is None:
        raise NotAPhotoError(file=name)
    if kind == JPEG and sent.count(_START_OF_SCAN) > MOST_SCANS:
        raise DamagedPhotoError(file=name)
    return kind


def _clean(sent: bytes, kind: str, name: str) -> CleanPhoto:
    with _open_image(sent, kind, name) as image:
        _refuse_what_is_no_still_photo(image, kind, name)
        exif = image.getexif()
        image.draft(None, _enough(image.size))
        # Smaller first: turning and changing the colours of all pixels would need their memory again.
        image.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), reducing_gap=2.0)
        return make_photo(ImageOps.exif_transpose(image), position_in(exif), QUALITY)


def _open_image(sent: bytes, kind: str, name: str) -> Image.Image:
    """Reads the header only."""
    try:
        return Image.open(BytesIO(sent), formats=[kind])
    except Image.DecompressionBombError:
        raise TooManyPixelsError(file=name, limit=_most_pixels(kind) // 1_000_000) from None


def _refuse_what_is_no_still_photo(image: Image.Image, kind: str, name: str) -> None:
    if image.width * image.height > _most_pixels(kind):
        raise TooManyPixelsError(file=name, limit=_most_pixels(kind) // 1_000_000)
    # The second picture of a JPEG or HEIC is a depth map or a live photo's: only the first is read.
    if kind not in _OF_CAMERAS and getattr(image, "n_frames", 1) > MOST_FRAMES:
        raise MovingPictureError(file=name)


def _most_pixels(kind: str) -> int:
    return MOST_PIXELS if kind in _OF_CAMERAS else MOST_DRAWN_PIXELS


def _enough(size: tuple[int, int]) -> tuple[int, int]:
    longest = max(*size, ENOUGH_PX)
    return size[0] * ENOUGH_PX // longest, size[1] * ENOUGH_PX // longest
