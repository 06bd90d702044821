"""Encode pixels as a JPEG on a white background, without metadata."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from base.photos.clean_photo import THUMBNAIL_PX, THUMBNAIL_QUALITY, CleanPhoto

_DEEP = ("I;16", "I;16L", "I;16B", "I", "F")
"""Grey with more than 8 bits a pixel, which Pillow would cut off instead of scaling down."""


def make_photo(image: Image.Image, position: tuple[float, float] | None, quality: int) -> CleanPhoto:
    """`image` as it stands, as a photo and its thumbnail."""
    fresh = _on_white(image)
    small = fresh.copy()
    small.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
    written = _jpeg(fresh, quality), _jpeg(small, THUMBNAIL_QUALITY)
    return CleanPhoto(*written, width_px=fresh.width, height_px=fresh.height, position=position)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture on white, without its metadata."""
    fresh = Image.new("RGB", image.size, "white")
    if image.mode in _DEEP:
        fresh.paste(_eight_bits(image).convert("RGB"))
    elif image.has_transparency_data:
        seen = image.convert("RGBA")
        fresh.paste(seen, mask=seen.getchannel("A"))
    else:
        fresh.paste(image.convert("RGB"))
    return fresh


def _eight_bits(image: Image.Image) -> Image.Image:
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    # Pillow falls back on the picture's own info for what is not given, so each is given, empty.
    image.save(
        written, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None, comment=b"", xmp=b""
    )
    return written.getvalue()
