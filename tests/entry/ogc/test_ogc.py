"""The maps by address, held against the requirements of OGC API – Features, parts 1 and 2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import shapely
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.communities import SAMPLE
from data.open_communities import open_current_assessment
from entry.ogc.routes import ogc_routes
from features.programs.program_keys import READ_MAP, make_key, program_keys, revoke_key
from web.door.access_control import AccessControl
from web.door.sessions import Sessions

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/{}"
HOMES = f"/ogc/{SAMPLE}/collections/residences_area"


@pytest.fixture(scope="module")
def here() -> Iterator[TestClient]:
    """A program on the machine itself, where no pass code is set."""
    app = AccessControl(Starlette(routes=ogc_routes()), None)
    with TestClient(app, base_url="http://127.0.0.1:8501", client=("127.0.0.1", 5)) as client:
        yield client


@pytest.fixture(scope="module")
def far() -> Iterator[TestClient]:
    """A program elsewhere; staff need a pass code."""
    app = AccessControl(Starlette(routes=ogc_routes()), Sessions())
    with TestClient(app, base_url="http://10.0.0.9:8501", client=("10.0.0.7", 5)) as client:
        yield client


def read(client: TestClient, path: str, **asked: Any) -> Any:
    answer = client.get(path, params={name.replace("_", "-"): value for name, value in asked.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def linked(document: Any, relation: str) -> str:
    return next(str(one["href"]) for one in document["links"] if one["rel"] == relation)


def test_a_program_finds_its_way_by_links_alone(here: TestClient) -> None:
    """From the landing page to a single feature (part 1, §7.1–7.16)."""
    known = read(here, "/ogc/")["communities"]
    landing = read(here, linked(next(one for one in known if one["id"] == SAMPLE), "child"))
    assert (
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"
        in read(here, linked(landing, "conformance"))["conformsTo"]
    )
    assert read(here, linked(landing, "service-desc"))["openapi"].startswith("3.0")
    layers = read(here, linked(landing, "data"))["collections"]
    for layer in layers:
        assert read(here, linked(layer, "self")) == layer
        items = read(here, linked(layer, "items"), limit=1)
        assert (items["type"], items["numberReturned"]) == ("FeatureCollection", 1)
        one = items["features"][0]
        again = read(here, f"{linked(layer, 'self')}/items/{one['id']}")
        assert again["geometry"] == one["geometry"]
        assert again["properties"] == one["properties"]


def test_the_pages_of_a_layer_are_the_layer_once(here: TestClient) -> None:
    frame = open_current_assessment(SAMPLE).community.residences
    ids, address = [], f"http://127.0.0.1:8501{HOMES}/items?limit=50"
    while address:
        page = read(here, address.removeprefix("http://127.0.0.1:8501"))
        assert page["numberMatched"] == len(frame)
        ids += [one["id"] for one in page["features"]]
        address = next((one["href"] for one in page["links"] if one["rel"] == "next"), "")
    assert ids == frame["id"].tolist()


def test_a_box_holds_what_crosses_it(here: TestClient) -> None:
    shapes = open_current_assessment(SAMPLE).community.residences.geometry.to_crs(4326)
    west, south, east, north = shapes.total_bounds
    box = (west, south, (west + east) / 2, (south + north) / 2)
    expected = int(shapely.intersects(shapes.to_numpy(), shapely.box(*box)).sum())
    assert 0 < expected < len(shapes)
    text = ",".join(map(str, box))
    assert read(here, f"{HOMES}/items", bbox=text)["numberMatched"] == expected
    turned = ",".join(map(str, (box[1], box[0], box[3], box[2])))
    as_degrees = read(here, f"{HOMES}/items", bbox=turned, bbox_crs=EPSG.format(4326))
    assert as_degrees["numberMatched"] == expected
    assert read(here, f"{HOMES}/items", bbox="0,0,1,1")["numberMatched"] == 0


def test_every_system_has_the_axes_that_it_states(here: TestClient) -> None:
    """EPSG:4326 states latitude first, and EPSG:4548 (CGCS2000, zone 117°) northing first."""
    home = open_current_assessment(SAMPLE).community.residences.iloc[[0]]
    east, north = shapely.get_coordinates(home.geometry.iloc[0])[0]
    longitude, latitude = shapely.get_coordinates(home.geometry.to_crs(4326).iloc[0])[0]
    code = home.crs.to_epsg()
    assert code == 4548

    def corners(system: str) -> list[tuple[float, ...]]:
        answer = here.get(f"{HOMES}/items/{home['id'].iloc[0]}", params={"crs": system})
        assert answer.headers["content-crs"] == f"<{system}>"
        return [tuple(one) for one in shapely.get_coordinates(shapely.from_geojson(answer.text))]

    assert any(corner == pytest.approx((longitude, latitude), abs=1e-7) for corner in corners(CRS84))
    assert any(
        corner == pytest.approx((latitude, longitude), abs=1e-7) for corner in corners(EPSG.format(4326))
    )
    assert (north, east) in corners(EPSG.format(code))
    layer = read(here, HOMES)
    assert (layer["crs"], layer["storageCrs"]) == (
        [CRS84, EPSG.format(4326), EPSG.format(4548)],
        EPSG.format(4548),
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{HOMES}/items?colour=red", 400),
        (f"{HOMES}/items?limit=0", 400),
        (f"{HOMES}/items?limit=٣", 400),
        (f"{HOMES}/items?offset=-1", 400),
        (f"{HOMES}/items?bbox=1,2,3", 400),
        (f"{HOMES}/items?bbox=1,9,3,4", 400),
        (f"{HOMES}/items?bbox=nan,0,1,1", 400),
        (f"{HOMES}/items?crs=EPSG:4326", 400),
        (f"{HOMES}/items?f=html", 400),
        (f"{HOMES}/items/nobody", 404),
        (f"/ogc/{SAMPLE}/collections/secrets", 404),
        ("/ogc/elsewhere", 404),
        (f"/ogc/{SAMPLE}/conformance?x=1", 400),
    ],
)
def test_what_makes_no_sense_is_said(here: TestClient, path: str, status: int) -> None:
    answer = here.get(path)
    assert answer.status_code == status
    assert answer.json()["description"]
    in_english = here.get(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert in_english.json()["description"].isascii() or "“" in in_english.json()["description"]
    assert in_english.json()["description"] != answer.json()["description"]


def test_more_than_the_most_is_the_most(here: TestClient) -> None:
    assert read(here, f"{HOMES}/items", limit=99_999)["numberReturned"] == 156


def test_texts_come_in_the_language_asked_for(here: TestClient) -> None:
    titles = {
        language: {
            one["title"] for one in read(here, f"/ogc/{SAMPLE}/collections", lang=language)["collections"]
        }
        for language in ("zh", "en")
    }
    assert "住宅" in "".join(titles["zh"])
    assert all(title.isascii() for title in titles["en"])


def test_strangers_read_nothing_and_a_key_opens_until_it_is_taken_back(far: TestClient) -> None:
    refused = far.get(f"{HOMES}/items")
    assert (refused.status_code, refused.json()["code"]) == (401, "KeyNeeded")
    assert "Basic" in refused.headers["www-authenticate"]
    key = make_key("QGIS", [READ_MAP], "王规划")
    ways: list[dict[str, Any]] = [
        {"headers": {"Authorization": f"Bearer {key}"}},
        {"headers": {"X-API-Key": key}},
        {"auth": ("anybody", key)},
    ]
    for way in ways:
        assert far.get(HOMES, **way).status_code == 200
    assert far.get(HOMES, headers={"X-API-Key": f"{key}x"}).status_code == 401
    assert far.get(HOMES, params={"key": key}).status_code == 401
    (made,) = [one for one in program_keys() if one.name == "QGIS" and one.works]
    revoke_key(made.id, "李书记")
    assert far.get(HOMES, headers={"X-API-Key": key}).status_code == 401
    (gone,) = [one for one in program_keys() if one.id == made.id]
    assert (gone.works, gone.revoked_by) == (False, "李书记")


def test_nothing_leaves_that_an_export_leaves_out(here: TestClient) -> None:
    """The layers are those of the GeoJSON export, column for column."""
    from datetime import date

    from exports.map_layers import map_layers
    from exports.request import ExportRequest

    exported = map_layers(ExportRequest(open_current_assessment(SAMPLE), language="zh", made_on=date.today()))
    for layer in exported:
        first = read(here, f"/ogc/{SAMPLE}/collections/{layer.key}/items", limit=1)["features"][0]
        assert list(first["properties"]) == [field.column for field in layer.fields]
