"""The addresses of the maps: right type, never another page, nothing outside their folders."""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.map_files import assets
from ui.map_files.file_cache import FileCache, publish, token
from ui.map_files.routes import routes
from web.base_path import set_base


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


@pytest.fixture
def client_below_base() -> Iterator[TestClient]:
    yield TestClient(Starlette(routes=routes("/plan/v1/")))
    set_base("")


def test_published_bytes_come_back_compressed(client: TestClient) -> None:
    url = publish(token("a"), "some.geojson", lambda: b'{"a":1}')
    answer = client.get(url)
    assert answer.content == b'{"a":1}'
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"].startswith("private, max-age=")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_client_without_gzip_gets_plain_bytes(client: TestClient) -> None:
    url = publish(token("b"), "scene.json", lambda: b"[]")
    answer = client.get(url, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == b"[]"


@pytest.mark.parametrize(
    "path",
    [
        "/data",
        "/data/",
        "/data/x",
        "/data/x/y.geojson",
        "/data/x/y/z",
        "/assets/map/none.js",
        "/assets/fonts/",
        "/assets/map",
        "/assets",
        "/assets/",
        "/assets/none.js",
        "/assets/none/none.js",
    ],
)
def test_unknown_is_404_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.content)["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/map/../assets.py",
        "/assets/map/%2e%2e/assets.py",
        "/assets/map/..%2fassets.py",
        "/assets/map/..%5cassets.py",
        "/assets/fonts/../__init__.py",
        "/assets/leaflet/%2e%2e/%2e%2e/__init__.py",
        "/assets/map//etc/passwd",
        "/assets/map/%00",
    ],
)
def test_nothing_outside_the_folders(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"import" not in answer.content


@pytest.mark.parametrize(
    ("path", "kind", "start"),
    [
        ("/assets/leaflet/leaflet.js", "text/javascript", b"/* @preserve"),
        ("/assets/leaflet/leaflet.css", "text/css", b"/*"),
        ("/assets/leaflet/draw/leaflet.draw.js", "text/javascript", b"/*"),
        ("/assets/fonts/NotoSansSC-Regular.ttf", "font/ttf", b"\x00\x01\x00\x00"),
    ],
)
def test_assets_have_their_types(client: TestClient, path: str, kind: str, start: bytes) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content.lstrip().startswith(start)


def test_scripts_and_styles_come_in_one_file_each_which_browsers_keep(client: TestClient) -> None:
    (_, script), (_, style) = [*assets.scripts(), *assets.styles()]
    assert len(assets.scripts(sketching=True)) == len(assets.styles(sketching=True)) == 2
    for address, kind in ((script, "text/javascript"), (style, "text/css")):
        answer = client.get(address)
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert client.get(address.replace("/map/", "/map/0")).status_code == 404


def test_bundles_hold_every_script_and_style_of_ours_behind_those_of_leaflet(client: TestClient) -> None:
    served = "".join(client.get(url).text for _, url in [*assets.scripts(True), *assets.styles(True)])
    for file in assets.STATIC.iterdir():
        assert file.read_text("utf-8") in served, file.name
    assert served.index("Leaflet 1.9") < served.index("lintu") < served.index("Leaflet.draw 1.0.4")


def test_the_pictures_that_styles_name_are_served(client: TestClient) -> None:
    styles = "".join(client.get(url).text for _, url in assets.styles(sketching=True))
    named = set(re.findall(r"""url\(['"]?(/[^'")]+)""", styles))
    assert "/assets/leaflet/images/marker-icon.png" in named
    assert "/assets/leaflet/draw/images/spritesheet.png" in named
    assert [one for one in named if client.get(one).status_code != 200] == []
    assert "url(images" not in styles.replace("'", "").replace('"', "")


def test_everything_a_map_loads_is_served(client: TestClient) -> None:
    for _, url in [*assets.scripts(), *assets.styles()]:
        assert url.startswith("/assets/")
        assert client.get(url).status_code == 200


def test_a_base_path_prefixes_everything(client_below_base: TestClient) -> None:
    url = publish(token("c"), "x.json", lambda: b"{}")
    assert url.startswith("/plan/v1/data/")
    assert client_below_base.get(url).status_code == 200
    for _, address in [*assets.scripts(), *assets.styles()]:
        assert address.startswith("/plan/v1/assets/")
        assert client_below_base.get(address).status_code == 200


def test_only_known_endings_can_be_published() -> None:
    with pytest.raises(ValueError, match="html"):
        publish(token("d"), "page.html", lambda: b"")


def test_tokens_differ_with_their_parts_and_where_they_are_cut() -> None:
    assert len({token("ab", "c"), token("a", "bc"), token("abc"), token("abc", "")}) == 4
    assert token("a", "b") == token("a", "b")
    assert len(token("a")) == 32


def test_a_file_is_made_once_even_if_many_ask_at_once() -> None:
    shelf, calls, gate = FileCache(), [], threading.Event()

    def produce() -> bytes:
        gate.wait(5)
        calls.append(1)
        return b"x"

    shelf.put("t", "x.json", produce)
    askers = [threading.Thread(target=shelf.gzip_bytes, args=("t", "x.json")) for _ in range(8)]
    for one in askers:
        one.start()
    gate.set()
    for one in askers:
        one.join()
    shelf.put("t", "x.json", produce)
    assert shelf.gzip_bytes("t", "x.json")
    assert len(calls) == 1


def test_the_shelf_is_bounded_by_bytes_and_forgets_the_least_wanted() -> None:
    """Room for 700 kB: three small files and two of 200 kB that nothing packs smaller."""
    shelf = FileCache(capacity=700_000)
    for name in ("small 1", "small 2", "small 3"):
        shelf.put(name, "x.json", lambda: b"x")
        assert shelf.gzip_bytes(name, "x.json")
    for name in ("a", "b"):
        shelf.put(name, "x.json", lambda: secrets.token_bytes(200_000))
        assert shelf.gzip_bytes(name, "x.json")
    for name in ("small 1", "small 2", "small 3", "a"):
        assert shelf.gzip_bytes(name, "x.json")
    shelf.put("c", "x.json", lambda: secrets.token_bytes(400_000))
    assert shelf.gzip_bytes("c", "x.json")
    kept = {name for name in ("small 1", "a", "b", "c") if shelf.gzip_bytes(name, "x.json")}
    assert kept == {"small 1", "a", "c"}
