"""A report closes with a picture of the place, or with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from features.reports.errors import AfterPhotoMissingError
from features.reports.flow import needs_after_photo, require_after_photo
from features.reports.report import Report, ReportPhoto
from features.reports.report_lookup import case
from tests.features.reports.sent import CATALOGUE, TOWN, WAY, move_report, picture, send_report

pytestmark = pytest.mark.usefixtures("kept")


@pytest.fixture
def checked() -> Report:
    return move_report(send_report().report_id, *WAY[:-1])


def test_closing_without_a_picture_takes_a_reason(checked: Report) -> None:
    for reason in ("", "  "):
        with pytest.raises(AfterPhotoMissingError):
            require_after_photo([checked], "closed", (), reason)
    require_after_photo([checked], "closed", (), "夜里拍不清")
    require_after_photo([checked], "closed", (picture(),), "")


def test_the_resident_s_pictures_show_the_place_before(checked: Report) -> None:
    assert {photo.role for photo in checked.photos} == {"report"}
    assert needs_after_photo(checked, "closed")
    after = ReportPhoto("p", "after", 10, 10, is_redacted=False)
    assert not needs_after_photo(replace(checked, photos=(*checked.photos, after)), "closed")


def test_no_other_step_asks_for_one() -> None:
    new = case(TOWN, CATALOGUE, send_report().report_id)
    for state in ("verified", "rejected"):
        require_after_photo([new], state, (), "")
