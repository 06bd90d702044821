"""What staff put right: outlines, categories, grids, photos, contacts."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from base.photos.clean_photo import CleanPhoto
from features.options.shape_check import ShapeError
from features.reports import report_lookup
from features.reports.corrections import forget_contact, hand_over, redact, set_category, set_outline
from features.reports.errors import (
    OutlineKindError,
    ReportConflictError,
    UnknownCategoryError,
    UnknownGridError,
    UnknownPhotoError,
)
from tests.data.towns import at, box, line
from tests.features.reports.sent import CATALOGUE, STAFF, TOWN, picture, send_report


def test_an_outline_says_which_space_and_path_it_takes(kept: Path) -> None:
    report_id = send_report(50, 60).report_id  # on no space and no path
    # 10 m of S1 (x from 120) and, at y = −3 … 45, across P1 at y = 0.
    drawn = box(110, -3, 130, 45)
    report = set_outline(TOWN, CATALOGUE, report_id, 1, drawn, STAFF)
    assert (report.space, report.path, report.version) == ("S1", "P1", 2)
    assert shapely.equals(report.outline, drawn)
    assert shapely.equals(report.shape, drawn)
    event = report_lookup.history(report_id)[-1]
    assert (event.kind, event.before["outline"], event.before["space"]) == ("outline", None, "")
    assert event.after["outline"].startswith("POLYGON")
    on_path = set_outline(TOWN, CATALOGUE, report_id, 2, line((100, 20), (100, 30)), STAFF)
    assert (on_path.space, on_path.path) == ("", "P2")


@pytest.mark.parametrize(
    ("shape", "error"),
    [
        (at(140, 25), OutlineKindError),
        (shapely.Polygon(), ShapeError),
        (box(900, 900, 950, 950), ShapeError),
        (box(140, 25, 140.1, 25.1), ShapeError),
        (line((0, 0), (float("inf"), 0)), ShapeError),
    ],
)
def test_an_outline_that_cannot_be_measured_is_refused(
    shape: shapely.Geometry, error: type[Exception], kept: Path
) -> None:
    report_id = send_report().report_id
    with pytest.raises(error):
        set_outline(TOWN, CATALOGUE, report_id, 1, shape, STAFF)
    assert report_lookup.case(TOWN, CATALOGUE, report_id).version == 1


def test_category_and_grid(kept: Path) -> None:
    report_id = send_report().report_id
    report = set_category(TOWN, CATALOGUE, report_id, 1, "livestock", STAFF)
    assert (report.category, report.version) == ("livestock", 2)
    report = hand_over(TOWN, CATALOGUE, report_id, 2, "G2", STAFF)
    assert (report.grid, report.version) == ("G2", 3)
    assert [(event.kind, event.before, event.after) for event in report_lookup.history(report_id)[1:]] == [
        ("category", {"category": "piled_goods"}, {"category": "livestock"}),
        ("hand_over", {"grid": "G1"}, {"grid": "G2"}),
    ]
    with pytest.raises(UnknownCategoryError):
        set_category(TOWN, CATALOGUE, report_id, 3, "ufo", STAFF)
    with pytest.raises(UnknownGridError):
        hand_over(TOWN, CATALOGUE, report_id, 3, "G9", STAFF)
    with pytest.raises(ReportConflictError):
        hand_over(TOWN, CATALOGUE, report_id, 2, "G1", STAFF)


def everything_in(folder: Path) -> bytes:
    """Of the database and its WAL."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("lintu.sqlite*")))


def test_a_redacted_photo_leaves_no_byte_of_the_old_one(kept: Path) -> None:
    face = CleanPhoto(b"FACE-AND-PLATE" * 9000, b"SMALL-FACE" * 900, 1600, 1200, None)
    report = report_lookup.report_of_receipt(send_report(photos=(face, picture("other"))).code)
    assert b"FACE-AND-PLATE" in everything_in(kept.parent)  # what the test looks for can be found
    blurred = CleanPhoto(b"BLURRED" * 90, b"SMALL-BLUR" * 9, 1600, 1200, None)
    photo_id = report.photos[0].id
    after = redact(TOWN, CATALOGUE, report.id, 1, photo_id, blurred, STAFF)
    assert [photo.is_redacted for photo in after.photos] == [True, False]
    assert report_lookup.photo(photo_id).jpeg == blurred.jpeg
    assert report_lookup.photo(report.photos[1].id) == CleanPhoto(
        picture("other").jpeg, picture("other").thumbnail, 1600, 1200, None
    )
    left = everything_in(kept.parent)
    assert b"FACE-AND-PLATE" not in left
    assert b"SMALL-FACE" not in left
    assert b"BLURRED" in left
    assert report_lookup.history(report.id)[-1].after == {"photo": photo_id}


def test_only_photos_of_the_report_are_redacted(kept: Path) -> None:
    one, other = (report_lookup.report_of_receipt(send_report().code) for _ in range(2))
    for photo_id in ("nothing", other.photos[0].id):
        with pytest.raises(UnknownPhotoError):
            redact(TOWN, CATALOGUE, one.id, 1, photo_id, picture("x"), STAFF)
    assert report_lookup.photo(other.photos[0].id).jpeg == picture("one").jpeg


def test_a_contact_can_be_forgotten_for_good(kept: Path) -> None:
    report = report_lookup.report_of_receipt(send_report(contact="李阿姨 13912345678").code)
    assert report.has_contact
    assert b"13912345678" in everything_in(kept.parent)
    after = forget_contact(TOWN, CATALOGUE, report.id, 1, STAFF)
    assert not after.has_contact
    assert report_lookup.contact_of(report.id) == ""
    assert b"13912345678" not in everything_in(kept.parent)


def test_a_contact_is_in_no_report_and_no_event(kept: Path) -> None:
    report = report_lookup.report_of_receipt(send_report(contact="13912345678").code)
    assert "13912345678" not in repr(report) + repr(report_lookup.history(report.id))
