"""Covering a part of a photo through the page, and being refused in words."""

from __future__ import annotations

import re

import pytest
from PIL import Image
from starlette.testclient import TestClient

from data.catalogue import load_catalogue
from features.reports.report import Report, StaffAction
from features.reports.report_lookup import case, history, photo
from features.reports.staff_photos import photo_address
from features.reports.transitions import move
from tests.base.photos.make import open_image
from tests.features.reports.staff_photos.desk import (
    NAME,
    action_in,
    address_of,
    box,
    browser,
    community,
    cover,
    report_with_photos,
    seal_in,
)

DARK, BRIGHT = 24, 60
"""Of 255, in grey: JPEG rings a little beside an edge, and the darkest colour of the scene is green, 92."""


def photo_image(staff: TestClient, report: Report, small: bool = False) -> Image.Image:
    return open_image(staff.get(photo_address(report.photos[0].id, small=small)).content).convert("L")


def darkest_outside(picture: Image.Image) -> int:
    """Of the right half."""
    width, height = picture.size
    return int(picture.crop((width // 2 + 8, 0, width, height)).getextrema()[0])  # type: ignore[arg-type]


def now(report: Report) -> Report:
    return case(community(), load_catalogue(), report.id)


def test_a_covered_part_is_black_in_what_is_served_from_then_on(report: Report) -> None:
    staff, one = browser(), report.photos[0].id
    old = photo(one)
    answer = cover(staff, address_of(report))
    assert answer.status_code == 303
    done = staff.get(answer.headers["location"])
    assert "已遮盖" in done.text
    assert photo_address(one) in done.text
    assert f"/encroachments?lang=zh&amp;community=xuzhen&amp;case={report.id}" in done.text
    for small, scale in ((False, 1), (True, 2)):  # 12.5 to 37.5 % of 640 × 480 and 320 × 240
        picture = photo_image(staff, report, small)
        inside = picture.crop((84 // scale, 64 // scale, 236 // scale, 176 // scale))
        assert inside.getextrema()[1] <= DARK  # type: ignore[operator]
        assert darkest_outside(picture) >= BRIGHT
    assert old.jpeg not in (photo(one).jpeg, photo(report.photos[1].id).thumbnail)
    assert [shot.is_redacted for shot in now(report).photos] == [True, False]


def test_the_deed_is_written_down_with_its_name(report: Report) -> None:
    cover(browser(), address_of(report))
    event = history(report.id)[-1]
    assert (event.kind, event.actor) == ("redact", NAME)
    assert now(report).version == report.version + 1


def test_a_form_that_this_browser_was_not_given_covers_nothing(report: Report) -> None:
    staff, at = browser(), address_of(report)
    seal, before = seal_in(browser().get(at)), photo(report.photos[0].id)
    page = staff.get(at)
    for wrong in ("", "x", seal):
        answer = staff.post(at, data=box() | {"by": NAME, "seal": wrong})
        assert answer.status_code == 403
        assert "这个页面打开太久了" in answer.text
        assert 'value="37.5"' in answer.text
    staff.cookies.clear()
    assert staff.post(at, data=box() | {"by": NAME, "seal": seal_in(page)}).status_code == 403
    assert photo(report.photos[0].id) == before


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_from_another_site_covers_nothing(report: Report, headers: dict[str, str]) -> None:
    staff, before = browser(), photo(report.photos[0].id)
    page = staff.get(address_of(report))
    fields = box() | {"by": NAME, "seal": seal_in(page)}
    assert staff.post(action_in(page), data=fields, headers=headers).status_code == 403
    assert photo(report.photos[0].id) == before
    own = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert staff.post(action_in(page), data=fields, headers=own).status_code == 303


def test_who_was_slower_sees_the_photo_as_it_is_and_decides_again(report: Report) -> None:
    staff = browser()
    page = staff.get(address_of(report, language="en"))
    move(community(), load_catalogue(), report.id, report.version, "verified", StaffAction("李 & 周"))
    fields = {"seal": seal_in(page), "by": NAME} | box()
    answer = staff.post(action_in(page), data=fields)
    assert answer.status_code == 409
    assert "“李 &amp; 周” changed this report meanwhile" in answer.text
    assert "Below is the photo as it is now" in answer.text
    assert answer.text.count('value="37.5"') == 2
    assert darkest_outside(photo_image(staff, report)) >= BRIGHT
    assert staff.post(action_in(answer), data=fields).status_code == 303


def test_an_old_link_shows_what_is_now_and_says_so(report: Report) -> None:
    move(community(), load_catalogue(), report.id, report.version, "verified", StaffAction(NAME))
    old = browser().get(address_of(report, language="en"))
    assert "The report was changed meanwhile." in old.text
    fresh = browser().get(action_in(old))
    assert "changed meanwhile" not in fresh.text
    assert cover(browser(), address_of(report)).status_code == 303


REFUSED: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "There is no box"),
    (box(1, 1, 1, "nan", 9), "Box 1 is not right"),
    (box(1, 1, 1, 9, "inf"), "Box 1 is not right"),
    (box(1, 1, 1, 9, 101), "Box 1 is not right"),
    (box(1) | {"left2": "3"}, "Box 2 is not right"),
    (box(1, 50, 1, 40, 9), "Box 1 is empty"),
    ({key: value for n in range(1, 22) for key, value in box(n).items()}, "at most 20"),
    (box() | {"by": " "}, "fill in your name"),
    (box() | {"by": "王" * 81}, "80"),
)
"""What is sent, and a part of what is answered."""


def test_what_cannot_be_covered_is_refused_in_words(report: Report) -> None:
    staff, before = browser(), photo(report.photos[0].id)
    page = staff.get(address_of(report, language="en"))
    for fields, message in REFUSED:
        answer = staff.post(action_in(page), data={"seal": seal_in(page), "by": NAME} | fields)
        assert answer.status_code == 422, message
        assert message in answer.text
    assert photo(report.photos[0].id) == before
    assert now(report).version == report.version


def test_twenty_boxes_are_covered(report: Report) -> None:
    boxes = {key: value for n in range(1, 21) for key, value in box(n, 4 * n, 10, 4 * n + 2, 20).items()}
    assert cover(browser(), address_of(report), **boxes).status_code == 303


def test_a_form_that_is_too_large_is_not_read(report: Report) -> None:
    answer = cover(browser(), address_of(report), by="x" * 5000)
    assert answer.status_code == 413
    assert "表单太大" in answer.text


@pytest.mark.parametrize("where", [{"photo_id": "x"}, {"case": "x"}, {"case": "file:x"}, {"community": "x"}])
def test_what_is_unknown_is_told(report: Report, where: dict[str, str]) -> None:
    answer = browser().get(address_of(report, language="en", **where))
    assert answer.status_code == 404
    assert "This did not work" in answer.text
    assert browser().post(address_of(report, **where), data=box()).status_code == 404


def test_a_photo_of_another_report_is_not_covered(report: Report) -> None:
    other = report_with_photos()
    answer = browser().get(address_of(report, photo_id=other.photos[0].id))
    assert answer.status_code == 404
    assert "找不到这张照片" in answer.text


def test_the_name_is_remembered(report: Report) -> None:
    staff = browser()
    assert 'name="by" value=""' in staff.get(address_of(report)).text
    cover(staff, address_of(report))
    assert f'name="by" value="{NAME}"' in staff.get(address_of(report, photo=1)).text
    assert 'name="by" value="李强"' in staff.get(address_of(report) + "&by=李强").text


def test_text_from_the_address_and_the_form_is_text(report: Report) -> None:
    evil = '"><script>alert(1)</script>{{733*881}}'
    staff = browser()
    shown = staff.get(address_of(report) + "&by=" + evil)
    refused = cover(staff, address_of(report), left1=evil, by=evil)
    for page in (shown, refused, staff.get(address_of(report, case=evil))):
        assert "<script>" not in page.text
        assert "645773" not in page.text  # a product that no id or time holds by chance
    assert "&lt;script&gt;" in shown.text
    assert refused.text.count("&lt;script&gt;") == 2


def test_the_page_lets_nothing_foreign_or_inline_run(report: Report) -> None:
    answer = browser().get(address_of(report))
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "no-store" in answer.headers["cache-control"]
    assert not re.search(r"<style|\bstyle=|<script>|\bon\w+=|https?://", answer.text)
    script = re.search(r'<script src="([^"]+)"', answer.text)
    assert script
    file = browser().get(script[1])
    assert file.headers["content-type"].startswith("text/javascript")
    assert not re.search(r"=>|\b(let|const)\b|`", file.text)  # plain ES5
