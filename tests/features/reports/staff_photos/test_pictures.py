"""Photos of reports: whole for staff, not there for anybody else."""

from __future__ import annotations

from features.reports.report import Report
from features.reports.report_lookup import photo
from features.reports.staff_photos import photo_address
from tests.base.photos.make import open_image
from tests.features.reports.staff_photos.desk import NAME, SIZE, address_of, box, browser, passcode, sign_in


def test_staff_see_a_photo_that_nobody_verified(report: Report) -> None:
    one = report.photos[0].id
    whole, small = browser().get(photo_address(one)), browser().get(photo_address(one, small=True))
    assert (whole.content, small.content) == (photo(one).jpeg, photo(one).thumbnail)
    assert (open_image(whole.content).size, open_image(small.content).size) == (SIZE, (320, 240))
    for answer in (whole, small):
        assert answer.headers["content-type"] == "image/jpeg"
        assert "no-store" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-disposition"] == 'inline; filename="photo.jpg"'


def test_what_is_unknown_is_not_there(report: Report) -> None:
    staff = browser()
    for name in ("x.jpg", "x.small.jpg", ".jpg", "%2e%2e%2fx.jpg", "'--.jpg", "x", "x.png"):
        answer = staff.get(f"/cases/photos/{name}")
        assert (answer.status_code, answer.text) == (404, "not found\n"), name


def test_with_a_pass_code_nobody_else_sees_or_covers_anything(report: Report) -> None:
    one, page = report.photos[0].id, address_of(report)
    addresses = (photo_address(one), photo_address(one, small=True), page)
    anybody, before = browser(passcode(), peer="192.0.2.7"), photo(one)
    for address in addresses:
        refused = anybody.get(address)
        assert refused.status_code == 401
        assert not refused.content.startswith((b"\xff\xd8", b"%PDF"))
    assert anybody.post(page, data=box() | {"by": NAME}).status_code == 401
    assert photo(one) == before
    sign_in(anybody)
    for address in addresses:
        assert anybody.get(address).status_code == 200


def test_below_a_base_the_addresses_have_it_in_front(report: Report) -> None:
    staff = browser(base="/plan/v1")
    address = photo_address(report.photos[0].id)
    assert address.startswith("/plan/v1/cases/photos/")
    assert staff.get(address).status_code == 200
    assert f'href="{address}"' in staff.get(address_of(report)).text
