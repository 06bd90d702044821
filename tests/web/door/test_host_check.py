"""Requests under another host's name, and from another site's pages."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.web.door.inner_app import answer, talk
from web.door.host_check import HostCheck, allowed_hosts, own_names

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]


def client(*middleware: Middleware) -> TestClient:
    routes = [Route("/", answer, methods=METHODS), WebSocketRoute("/talk", talk)]
    return TestClient(Starlette(routes=routes, middleware=middleware), base_url="http://localhost:8501")


@pytest.fixture
def guarded_client() -> TestClient:
    names = own_names("plans.lan")
    return client(
        Middleware(HostCheck, names=names, listed=allowed_hosts({"LINTU_ALLOWED_HOSTS": "Town.example, "}))
    )


def connects(to: TestClient, headers: dict[str, str]) -> bool:
    try:
        with to.websocket_connect("/talk", headers=headers) as socket:
            return bool(socket.receive_text() == "through")
    except WebSocketDisconnect:
        return False


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "192.168.43.1:8501",
        "plans.lan",
        "town.example",
    ],
)
def test_our_own_hosts_pass(guarded_client: TestClient, host: str) -> None:
    assert guarded_client.get("/", headers={"host": host}).status_code == 200
    assert connects(guarded_client, {"host": host})


@pytest.mark.parametrize(
    "host",
    [
        "rebind.evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "town.example.evil",
        "user@localhost",
        "localhost/x",
        "localhost:port",
        "localhost:99999",
        "[::1",
        "",
    ],
)
def test_hosts_of_others_are_refused(guarded_client: TestClient, host: str) -> None:
    assert guarded_client.get("/", headers={"host": host}).status_code == 400
    assert not connects(guarded_client, {"host": host})
    assert client().get("/", headers={"host": host}).status_code == 200  # without the guard they pass
    assert connects(client(), {"host": host})


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:9999",
        "http://localhost",
        "null",
        "http://localhost:8501.evil",
        "http://[",
    ],
)
def test_other_sites_change_nothing(guarded_client: TestClient, method: str, origin: str) -> None:
    assert guarded_client.request(method, "/", headers={"origin": origin}).status_code == 403
    assert client().request(method, "/", headers={"origin": origin}).status_code == 200


def test_other_sites_open_no_websocket(guarded_client: TestClient) -> None:
    host = {"host": "localhost:8501"}
    assert not connects(guarded_client, host | {"origin": "https://evil.example"})
    assert connects(client(), host | {"origin": "https://evil.example"})
    assert connects(guarded_client, host | {"origin": "http://localhost:8501"})


def test_own_pages_and_plain_clients_pass(guarded_client: TestClient) -> None:
    assert guarded_client.post("/", headers={"origin": "http://localhost:8501"}).status_code == 200
    assert (
        guarded_client.post("/", headers={"origin": "https://town.example"}).status_code == 200
    )  # behind a proxy
    assert guarded_client.post("/").status_code == 200
    assert (
        guarded_client.get("/", headers={"origin": "https://evil.example"}).status_code == 200
    )  # it changes nothing


def test_a_browser_that_says_no_origin_says_where_it_is(guarded_client: TestClient) -> None:
    assert guarded_client.post("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert guarded_client.post("/", headers={"sec-fetch-site": "same-site"}).status_code == 403
    assert guarded_client.post("/", headers={"sec-fetch-site": "same-origin"}).status_code == 200
