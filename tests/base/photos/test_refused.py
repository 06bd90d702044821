"""What is no photo is refused in words, in both languages, and quickly."""

from __future__ import annotations

import random
import struct
import threading
import zlib
from io import BytesIO

import pytest
from PIL import Image

from base.photos.clean_photo import LARGEST_FILE, MOST_SCANS
from base.photos.cleaning import clean_photo
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
    CANARY,
    HEIC,
    flat_png,
    jpeg,
    jpeg_saying,
    planted,
    png_chunk,
    png_header,
    png_saying,
    scene,
    written,
)

_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
_EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"


def _moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), (i % 256, i // 256, 0)) for i in range(300)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:])


def _scans(count: int) -> bytes:
    """A JPEG of many passes, each as short as a pass can be."""
    whole = jpeg(scene(), progressive=True)
    start = whole.index(b"\xff\xda")
    return (
        whole[:start] + (b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 1, 1, 0)) * count + whole[start:]
    )


REFUSED = {
    "nothing": (b"", EmptyPhotoError),
    "svg.jpg": (_SVG, NotAPhotoError),
    "eps.png": (_EPS, NotAPhotoError),
    "pdf.jpg": (b"%PDF-1.7\n" + bytes(100), NotAPhotoError),
    "page.jpg": (b"<html><body>404</body></html>", NotAPhotoError),
    "text.jpg": ("照片".encode(), NotAPhotoError),
    "gif.jpg": (written(scene(), "GIF"), NotAPhotoError),
    "tiff.jpg": (written(scene(), "TIFF"), NotAPhotoError),
    "film.gif": (_moving("GIF"), NotAPhotoError),
    "film.png": (_moving("PNG"), MovingPictureError),
    "film.webp": (_moving("WEBP"), MovingPictureError),
    "cut.jpg": (jpeg()[:-400], DamagedPhotoError),
    "cut.heic": (HEIC.read_bytes()[:-100], DamagedPhotoError),
    "head.jpg": (b"\xff\xd8\xff\xe0", DamagedPhotoError),
    "head.png": (png_saying(10, 10), DamagedPhotoError),
    "head.webp": (b"RIFF\x10\0\0\0WEBPVP8 ", DamagedPhotoError),
    "head.heic": (b"\0\0\0\x18ftypheic" + bytes(16), DamagedPhotoError),
    "60000.png": (png_saying(60_000, 60_000), TooManyPixelsError),
    "60000.jpg": (jpeg_saying(60_000, 60_000), TooManyPixelsError),
    "bomb.png": (flat_png(13_000, 13_000), TooManyPixelsError),
    "between.png": (png_saying(9_000, 6_700), TooManyPixelsError),  # 60 Mpx: Pillow would not even warn
    "scans.jpg": (_scans(MOST_SCANS + 1), DamagedPhotoError),
    "words.png": (
        png_header(10, 10) + png_chunk(b"zTXt", b"c\0\0" + zlib.compress(bytes(80_000_000))),
        DamagedPhotoError,
    ),
    "large.jpg": (jpeg() + bytes(LARGEST_FILE), PhotoTooBigError),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_words(name: str) -> None:
    sent, kind = REFUSED[name]
    with pytest.raises(PhotoError) as refused:
        clean_photo(sent, name)
    assert type(refused.value) is kind
    for language in ("zh", "en"):
        assert name in refused.value.message(language)


def test_a_stream_is_read_no_further_than_it_must() -> None:
    class Endless(BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            self.asked = size or 0
            return b"\xff\xd8\xff" + bytes(self.asked - 3)

    stream = Endless()
    with pytest.raises(PhotoTooBigError):
        clean_photo(stream, "endless.jpg")
    assert stream.asked == LARGEST_FILE + 1


def test_a_wicked_name_is_shown_tame() -> None:
    with pytest.raises(NotAPhotoError) as refused:
        clean_photo(b"x", "a\r\nSet-Cookie: x\u202e" + "b" * 300)
    said = refused.value.message("en")
    assert "\n" not in said
    assert "\u202e" not in said
    assert len(said) < 250


def test_whatever_is_changed_in_a_photo_it_is_clean_or_refused() -> None:
    """200 photos with bytes changed at random (the same on every run): a clean photo or an error of ours."""
    chance = random.Random(7)
    taken = 0
    for turn in range(200):
        kind = ("JPEG", "PNG", "WEBP", "HEIF")[turn % 4]
        sent = bytearray(planted(kind))
        for _ in range(chance.randrange(1, 6)):
            sent[chance.randrange(len(sent))] = chance.randrange(256)
        try:
            photo = clean_photo(bytes(sent), "a")
        except PhotoError:
            continue
        taken += 1
        assert CANARY not in photo.jpeg + photo.thumbnail
    assert 40 < taken < 200  # some are taken and some are refused, or the test proves nothing


def test_no_more_than_two_are_decoded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, most, lock = 0, 0, threading.Lock()
    gate = threading.Event()
    honest = clean_photo.__globals__["_cleaned"]

    def watched(*given: object) -> object:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        gate.wait(0.2)
        with lock:
            inside -= 1
        return honest(*given)

    monkeypatch.setitem(clean_photo.__globals__, "_cleaned", watched)
    senders = [threading.Thread(target=clean_photo, args=(jpeg(),)) for _ in range(6)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert most == 2
