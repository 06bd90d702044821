"""Photos for tests, honest and hostile, made on the spot."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

CANARY = b"CANARY"
HEIC = Path(__file__).parent / "files" / "phone.heic"
"""160 × 120, red in the upper left; EXIF with maker CANARY-exif and GPS 24.2806 N 116.1003 E, XMP CANARY-xmp.

Written once with pillow-heif, which brings an encoder under the GPL and is no dependency of ours.
"""


def scene(size: tuple[int, int] = (160, 120), mode: str = "RGB") -> Image.Image:
    """Red in the upper left, green below, pale elsewhere."""
    image = Image.new("RGB", size, (200, 220, 240))
    image.paste((40, 120, 60), (0, size[1] // 2, *size))
    image.paste((220, 40, 40), (0, 0, size[0] // 4, size[1] // 4))
    return image.convert(mode)


def image_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(
    gps: dict[int, object] | None = None, orientation: int = 1, maker: str = "CANARY-exif"
) -> Image.Exif:
    made = Image.Exif()
    made[Base.Make] = maker
    made[Base.Orientation] = orientation
    if gps is not None:
        made.get_ifd(IFD.GPSInfo).update(gps)
    return made


def gps(latitude: object = (24, 16, 50.16), longitude: object = (116, 6, 1.08)) -> dict[int, object]:
    """24.2806 N 116.1003 E: 24 + 16/60 + 50.16/3600 and 116 + 6/60 + 1.08/3600."""
    return {
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: latitude,
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: longitude,
        GPS.GPSAreaInformation: b"CANARY-gps",
    }


def jpeg(image: Image.Image | None = None, **options: object) -> bytes:
    return image_bytes(image or scene(), "JPEG", quality=90, **options)


def photo_with_canaries(kind: str) -> bytes:
    """A photo with a canary wherever its format has room for one, and behind its end."""
    if kind == "HEIF":
        return HEIC.read_bytes() + b"CANARY-trailer"
    options: dict[str, object] = {
        "exif": exif(gps()).tobytes(),
        "icc_profile": b"CANARY-icc" * 20,
        "xmp": b"<x:xmpmeta>CANARY-xmp</x:xmpmeta>",
    }
    if kind == "JPEG":
        options["comment"] = b"CANARY-comment"
    data = image_bytes(scene(), kind, **options)
    if kind == "JPEG":
        small = image_bytes(scene((16, 12)), "JPEG", comment=b"CANARY-thumbnail")
        segment = b"Exif\0\0" + small
        segment = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
        data = data.replace(b"\xff\xdb", segment + b"\xff\xdb", 1)  # after the EXIF, as cameras do
    if kind == "PNG":
        data = data[:33] + png_chunk(b"tEXt", b"Comment\0CANARY-text") + data[33:]
    return data + b"CANARY-trailer"


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(width: int, height: int, bits: int = 8, colours: int = 2) -> bytes:
    """The beginning of a PNG of this size, without a picture."""
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)


def png_saying(width: int, height: int) -> bytes:
    """A PNG that ends soon after its header."""
    return png_header(width, height) + png_chunk(b"IDAT", zlib.compress(bytes(100)))


def flat_png(width: int, height: int) -> bytes:
    """A whole PNG of one bit a pixel: small as a file, large as a picture."""
    row = b"\0" + bytes((width + 7) // 8)
    packer, packed = zlib.compressobj(9), []
    packed = [packer.compress(row) for _ in range(height)]
    body = b"".join(packed) + packer.flush()
    return png_header(width, height, 1, 0) + png_chunk(b"IDAT", body) + png_chunk(b"IEND", b"")


def jpeg_saying(width: int, height: int) -> bytes:
    """A JPEG whose header says another size than its picture has."""
    data = bytearray(jpeg())
    start = data.index(b"\xff\xc0")
    data[start + 5 : start + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def open_image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))
