"""What is kept of a photo: its pixels, upright, in bounds, and nothing else."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from base.photos.clean_photo import LONGEST_SIDE_PX, THUMBNAIL_PX
from base.photos.cleaning import clean_photo
from tests.base.photos.make import (
    CANARY,
    HEIC,
    exif,
    gps,
    image_bytes,
    jpeg,
    open_image,
    photo_with_canaries,
    scene,
)

KINDS = ["JPEG", "PNG", "WEBP", "HEIF"]
RED, GREEN, PALE = (220, 40, 40), (40, 120, 60), (200, 220, 240)


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_no_canary_is_left_in_any_format(kind: str) -> None:
    sent = photo_with_canaries(kind)
    assert sent.count(CANARY) >= 3  # they are there before
    photo = clean_photo(sent, "a.jpg")
    for kept in (photo.jpeg, photo.thumbnail):
        assert CANARY not in kept
        assert set(open_image(kept).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
        assert not open_image(kept).getexif()


@pytest.mark.parametrize("kind", KINDS)
def test_the_position_is_read_before_it_is_removed(kind: str) -> None:
    position = clean_photo(photo_with_canaries(kind)).position
    assert position == pytest.approx((116.1003, 24.2806), abs=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_the_one_that_was_sent(kind: str) -> None:
    sent = HEIC.read_bytes() if kind == "HEIF" else image_bytes(scene(), kind)
    photo = clean_photo(sent)
    picture = open_image(photo.jpeg)
    assert (photo.width_px, photo.height_px) == picture.size == (160, 120)
    assert near(picture.getpixel((10, 10)), RED)
    assert near(picture.getpixel((80, 100)), GREEN)
    assert near(picture.getpixel((120, 20)), PALE)


def test_a_photo_held_sideways_stands_upright() -> None:
    # Orientation 6: the camera was turned so that the stored picture must turn 90° clockwise.
    photo = clean_photo(jpeg(scene(), exif=exif(orientation=6)))
    picture = open_image(photo.jpeg)
    assert picture.size == (120, 160)
    assert near(picture.getpixel((110, 10)), RED)  # upper left went to upper right
    assert near(picture.getpixel((10, 80)), GREEN)  # below went to the left


def test_a_large_photo_becomes_smaller_and_has_a_thumbnail() -> None:
    photo = clean_photo(jpeg(scene((2600, 1300))))
    assert open_image(photo.jpeg).size == (2048, 1024) == (LONGEST_SIDE_PX, LONGEST_SIDE_PX // 2)
    assert open_image(photo.thumbnail).size == (320, 160) == (THUMBNAIL_PX, THUMBNAIL_PX // 2)
    assert near(open_image(photo.thumbnail).getpixel((20, 10)), RED)
    assert len(photo.thumbnail) < 15_000


def test_a_photo_of_twelve_megapixels_is_decoded_at_half_its_size() -> None:
    photo = clean_photo(jpeg(scene((4000, 3000))))
    assert (photo.width_px, photo.height_px) == (2000, 1500)


def test_the_colours_of_print_are_turned_into_those_of_screens() -> None:
    photo = clean_photo(jpeg(scene(mode="CMYK")))
    picture = open_image(photo.jpeg)
    assert picture.mode == "RGB"
    assert near(picture.getpixel((10, 10)), RED)


def test_sixteen_bits_a_pixel_are_scaled_not_cut() -> None:
    grey = Image.new("I;16", (40, 40), 32896)  # 128 · 257
    assert open_image(clean_photo(image_bytes(grey, "PNG")).jpeg).getpixel((5, 5)) == (128, 128, 128)


def test_what_is_transparent_lies_on_white() -> None:
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    assert open_image(clean_photo(image_bytes(clear, "PNG")).jpeg).getpixel((5, 5)) == (255, 255, 255)


def test_of_several_pictures_in_a_jpeg_the_first_is_taken() -> None:
    second = Image.new("RGB", (160, 120), "blue")
    sent = image_bytes(scene(), "MPO", save_all=True, append_images=[second])
    assert open_image(sent).format == "MPO"
    photo = clean_photo(sent)
    assert near(open_image(photo.jpeg).getpixel((10, 10)), RED)
    assert open_image(photo.jpeg).format == "JPEG"
    assert photo.jpeg.count(b"\xff\xd8\xff") == 1


def test_a_web_page_in_a_photo_is_gone() -> None:
    page = b"<html><script>alert(1)</script></html>"
    sent = jpeg(comment=page) + page
    assert sent.count(b"<script>") == 2
    assert b"<script>" not in clean_photo(sent).jpeg


def test_the_name_does_not_decide_what_a_file_is() -> None:
    assert clean_photo(jpeg(), "holiday.png").jpeg == clean_photo(jpeg(), "").jpeg


@pytest.mark.parametrize(
    "broken",
    [
        gps(latitude=(24, 75, 0)),
        gps(longitude=(200, 0, 0)),
        {key: value for key, value in gps().items() if key != 1},  # neither north nor south
        gps(latitude=(0, 0, 0), longitude=(0, 0, 0)),  # a camera without a fix
        {},
    ],
)
def test_a_broken_position_is_none_and_the_photo_is_taken(broken: dict[int, object]) -> None:
    photo = clean_photo(jpeg(exif=exif(broken).tobytes()))
    assert photo.position is None
    assert photo.width_px == 160


def test_a_division_by_zero_is_no_position() -> None:
    written_down = exif(gps(latitude=(24, 0, 0))).tobytes()
    broken = written_down.replace(struct.pack(">II", 24, 1), struct.pack(">II", 24, 0))
    assert broken != written_down
    assert clean_photo(jpeg(exif=written_down)).position == pytest.approx((116.1003, 24), abs=1e-6)
    assert clean_photo(jpeg(exif=broken)).position is None


def test_west_and_south_are_negative() -> None:
    there = gps() | {1: "S", 3: "W"}
    position = clean_photo(jpeg(exif=exif(there).tobytes())).position
    assert position == pytest.approx((-116.1003, -24.2806), abs=1e-6)


@pytest.mark.parametrize(
    ("written", "degrees"), [((24, 16, 60), 24 + 17 / 60), ((24, 60, 0), 25), ((24, 59, 60), 25)]
)
def test_a_camera_that_rounds_up_to_sixty_is_read(written: tuple[int, int, int], degrees: float) -> None:
    position = clean_photo(jpeg(exif=exif(gps(latitude=written)).tobytes())).position
    assert position == pytest.approx((116.1003, degrees), abs=1e-6)
    over = clean_photo(jpeg(exif=exif(gps(latitude=(24, 16, 61))).tobytes()))
    assert over.position is None


@pytest.mark.parametrize("part", [24, 17, 33])
def test_nothing_divided_by_nothing_is_no_position(part: int) -> None:
    """0/0, as cameras write what they do not know: in the degrees, the minutes or the seconds."""
    written_down = exif(gps(latitude=(24, 17, 33))).tobytes()
    broken = written_down.replace(struct.pack(">II", part, 1), struct.pack(">II", 0, 0))
    assert broken != written_down
    photo = clean_photo(jpeg(exif=broken))
    assert (photo.position, photo.width_px) == (None, 160)


def test_a_position_that_the_camera_calls_void_is_none() -> None:
    written = gps() | {9: "V"}  # GPSStatus: the measurement is interrupted
    assert clean_photo(jpeg(exif=exif(written).tobytes())).position is None
    assert clean_photo(jpeg(exif=exif(written | {9: "A"}).tobytes())).position is not None
