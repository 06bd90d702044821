"""The place of a report: the photo's, a tap, the phone's, never far outside."""

from __future__ import annotations

import pytest

from data.catalogue import load_catalogue
from data.open_communities import open_assessment
from features.reports.phone.draft import ReportDraft, read_draft
from features.reports.phone.ground import SIDE_PX, number_of, picks, side_of, window_at
from features.reports.places import place_of, position_of
from tests.base.photos.make import exif, gps, jpeg
from tests.features.reports.phone.phone import Phone, photo_without_place


def draft(phone: Phone) -> ReportDraft:
    return read_draft(phone.client.cookies["lintu-draft"])


def test_a_tap_on_the_whole_map_goes_near_and_shows_the_pin(phone: Phone) -> None:
    phone.reach_place(photo_without_place())
    assert phone.reader.forms[0].fields["zoom"] == "0"
    phone.send(**{"spot.x": "164", "spot.y": "164"})  # the middle
    assert phone.reader.forms[0].fields["zoom"] == "2"
    community = open_assessment("xuzhen").community
    west, south, east, north = community.extent.bounds
    spot = place_of(community, load_catalogue(), draft(phone).spot)  # type: ignore[arg-type]
    assert (spot.x, spot.y) == pytest.approx(((west + east) / 2, (south + north) / 2), abs=0.01)
    assert 'id="pin" transform' in phone.page.text


def test_a_tap_near_by_is_exact_to_the_pixel(phone: Phone) -> None:
    phone.reach_place()
    fields = phone.reader.forms[0].fields
    phone.send(1, **{"spot.x": "0", "spot.y": "328"})  # lower left, as the script tells it
    assert phone.path == "/r/report/what"
    community = open_assessment("xuzhen").community
    window = window_at(community, 2, int(fields["column"]), int(fields["row"]))
    spot = place_of(community, load_catalogue(), draft(phone).spot)  # type: ignore[arg-type]
    assert (spot.x, spot.y) == pytest.approx(window.bounds[:2], abs=0.01)
    assert draft(phone).place_from == "map"
    assert window.side_m == pytest.approx(110)


def test_the_position_of_the_phone_is_taken(phone: Phone) -> None:
    phone.reach_place(photo_without_place())
    phone.send(2, longitude="116.1010", latitude="24.2810")
    assert draft(phone).spot == (116.1010, 24.2810)
    assert draft(phone).place_from == "device"


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        ("121.47", "31.23"),
        ("24.2806", "116.1003"),
        ("nan", "24"),
        ("inf", "24"),
        ("1e308", "1e308"),
        ("x", "y"),
    ],
)
def test_a_place_elsewhere_is_refused_in_words(phone: Phone, longitude: str, latitude: str) -> None:
    phone.reach_place(photo_without_place())
    phone.send(2, longitude=longitude, latitude=latitude)
    assert phone.page.status_code == 422
    assert "位置" in phone.text
    assert draft(phone).spot is None


@pytest.mark.parametrize(
    "tap",
    [
        {},
        {"spot.x": "0", "spot.y": "0"},  # a key instead of a finger
        {"spot.x": "-1", "spot.y": "5"},
        {"spot.x": "329", "spot.y": "5"},
        {"spot.x": "nan", "spot.y": "5"},
        {"spot.x": "5", "spot.y": "5", "zoom": "9e99"},
        {"spot.x": "5", "spot.y": "5", "column": "x"},
    ],
)
def test_what_is_no_tap_asks_for_one(phone: Phone, tap: dict[str, str]) -> None:
    phone.reach_place(photo_without_place())
    phone.send(**tap)
    assert phone.page.status_code == 422
    assert "还不知道在哪里" in phone.text


def test_a_window_far_away_is_told_as_far_away(phone: Phone) -> None:
    phone.reach_place(photo_without_place())
    phone.send(**{"spot.x": "5", "spot.y": "5", "column": "5000"})
    assert phone.page.status_code == 422
    assert "社区之外" in phone.text


def test_a_photo_from_elsewhere_is_said_to_be(phone: Phone) -> None:
    away = "a.jpg", jpeg(exif=exif(gps(latitude=(31, 13, 0), longitude=(121, 28, 0))).tobytes()), "image/jpeg"
    phone.reach_place(away)
    assert "不是在本社区拍的" in phone.text
    phone.send(1)
    assert phone.page.status_code == 422


def test_a_photo_whose_position_is_broken_asks_for_the_place(phone: Phone) -> None:
    broken = "a.jpg", jpeg(exif=exif(gps(latitude=(24, 75, 0))).tobytes()), "image/jpeg"
    phone.reach_place(broken)
    assert "照片里没有拍摄地点" in phone.text


@pytest.mark.parametrize("building", ["home:R999", "compound:", "grid:XZ-01", "x" * 5000, "home:' OR 1=1 --"])
def test_a_building_that_is_none_is_refused(phone: Phone, building: str) -> None:
    phone.reach_place(photo_without_place())
    number = next(n for n, form in enumerate(phone.reader.forms) if form.options)
    phone.send(number, building=building)
    assert phone.page.status_code == 422
    assert "找不到这栋楼" in phone.text


def test_pixels_and_places_are_each_others_inverse() -> None:
    community = open_assessment("xuzhen").community
    window = window_at(community, 1, 3, -2)
    column, row = window.pixel(window.place(100, 250))
    assert (column, row) == pytest.approx((100, 250))
    assert window.place(SIDE_PX, 0).x == pytest.approx(window.bounds[2])
    assert window.place(SIDE_PX, 0).y == pytest.approx(window.bounds[3])


def test_a_window_has_its_place_near_its_middle() -> None:
    community = open_assessment("xuzhen").community
    place = place_of(community, load_catalogue(), (116.1003, 24.2806))
    for zoom in (1, 2):
        window = window_at(community, zoom, *number_of(community, zoom, place))
        column, row = window.pixel(place)
        assert abs(column - SIDE_PX / 2) <= SIDE_PX / 8 + 0.01
        assert abs(row - SIDE_PX / 2) <= SIDE_PX / 8 + 0.01
    west, south, east, north = community.extent.bounds
    assert side_of(community, 0) >= max(east - west, north - south)
    assert position_of(community, place) == pytest.approx((116.1003, 24.2806), abs=1e-7)


def test_every_home_with_a_name_can_be_picked_once() -> None:
    community = open_assessment("xuzhen").community
    homes, compounds = community.residences, community.compounds
    values = [pick.value for _, group in picks(community, "zh") for pick in group]
    wanted = [f"home:{key}" for key in homes[(homes["name_zh"] != "") | (homes["compound"] != "")]["id"]]
    assert sorted(values) == sorted(wanted + [f"compound:{key}" for key in compounds["id"]])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_map_is_a_picture_with_names(phone: Phone, language: str) -> None:
    answer = phone.client.get(f"/r/map/xuzhen/{language}/0/0/0.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert ("金城花园" if language == "zh" else "Jincheng Garden") in answer.text
    assert answer.headers["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    "path",
    ["nowhere/zh/0/0/0", "xuzhen/fr/0/0/0", "xuzhen/zh/3/0/0", "xuzhen/zh/1/9999/0", "xuzhen/zh/1/x/0"],
)
def test_a_map_of_nothing_is_404(phone: Phone, path: str) -> None:
    assert phone.client.get(f"/r/map/{path}.svg").status_code == 404
