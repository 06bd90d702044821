"""Who passes the access control, without Streamlit behind it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.web.door.clock import Clock
from tests.web.door.inner_app import answer, talk
from web.door.access_control import AccessControl
from web.door.sessions import IDLE_S, Sessions

BROWSER = {"accept": "text/html,*/*"}
PRIVATE = (
    "/",
    "/coverage",
    "/brand-new",
    "/r",
    "/rx/vote",
    "/assets",
    "/doorway",
    "/_stcore/health/x",
    "/_stcore/host-config",
    "/media/x",
    "/data/x/y",
    "/r/%2e%2e/data/x",
    "/r//data/x",
    "/r/..%5cdata%5cx",
    "/assets/%2e%2e",
)
PUBLIC = ("/r/vote", "/assets/map/map.js", "/door", "/door/leave", "/_stcore/health")
CLOSED = ("/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent/interact", "/_stcore/script-health-check")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    return Sessions(clock)


def client(
    sessions: Sessions | None, base: str = "", peer: str = "192.0.2.7", scheme: str = "http"
) -> TestClient:
    routes = [
        WebSocketRoute("/{rest:path}", talk),
        Route("/{rest:path}", answer, methods=["GET", "POST", "PUT", "DELETE"]),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(AccessControl, sessions=sessions, base=base)])
    return TestClient(app, base_url=f"{scheme}://localhost", client=(peer, 5), follow_redirects=False)


def connects(to: TestClient, path: str, cookie: str = "") -> bool:
    try:
        with to.websocket_connect(path, headers={"cookie": cookie} if cookie else {}) as socket:
            return bool(socket.receive_text() == "through")
    except WebSocketDisconnect:
        return False


@pytest.mark.parametrize("path", PRIVATE)
def test_what_is_not_listed_is_for_staff(sessions: Sessions, path: str) -> None:
    anybody = client(sessions)
    assert anybody.get(path).status_code == 401
    assert anybody.post(path).status_code == 401
    assert not connects(anybody, path)
    staff = {"cookie": f"lintu-staff={sessions.begin()}"}
    assert anybody.get(path, headers=staff).text == "through"
    assert connects(anybody, path, staff["cookie"])


def test_the_icon_that_browsers_ask_for_is_no_error_and_tells_nothing(sessions: Sessions) -> None:
    for base in ("", "/lintu"):
        answered = client(sessions, base).get(f"{base}/favicon.ico")
        assert (answered.status_code, answered.content) == (204, b"")


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_listed_is_for_all_but_not_as_a_websocket(sessions: Sessions, path: str) -> None:
    anybody = client(sessions)
    assert anybody.get(path).text == "through"
    assert anybody.post(path).text == "through"
    assert not connects(anybody, path)


@pytest.mark.parametrize("path", CLOSED)
def test_what_nobody_needs_is_closed_to_staff_too(sessions: Sessions, path: str) -> None:
    staff = {"cookie": f"lintu-staff={sessions.begin()}"}
    assert client(sessions).get(path, headers=staff).status_code == 404
    assert client(None, peer="127.0.0.1").get(path).status_code == 404


def test_a_visitor_is_led_to_the_door_and_back(sessions: Sessions) -> None:
    answer = client(sessions).get("/coverage?lang=en&community=a%26b", headers=BROWSER)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/door?next=/coverage%3Flang%3Den%26community%3Da%2526b"
    assert answer.headers["cache-control"] == "no-store"
    for fetched in ({"accept": "*/*"}, BROWSER | {"sec-fetch-dest": "iframe"}):
        assert client(sessions).get("/", headers=fetched).status_code == 401
    assert client(sessions).post("/", headers=BROWSER).status_code == 401


def test_below_a_base_the_same_holds(sessions: Sessions) -> None:
    anybody = client(sessions, base="/plan")
    assert anybody.get("/plan/r/vote").status_code == 200
    assert anybody.get("/plan/coverage").status_code == 401
    assert anybody.get("/plan/_stcore/metrics").status_code == 404
    answer = anybody.get("/plan/coverage", headers=BROWSER)
    assert answer.headers["location"] == "/plan/door?next=/plan/coverage"


def test_an_ended_session_passes_no_more(sessions: Sessions, clock: Clock) -> None:
    secret = sessions.begin()
    staff = {"cookie": f"lintu-staff={secret}"}
    assert client(sessions).put("/x", headers=staff).status_code == 200
    clock.wait(IDLE_S)
    assert client(sessions).put("/x", headers=staff).status_code == 401
    assert not connects(client(sessions), "/x", staff["cookie"])


def test_over_tls_only_the_cookie_of_this_very_host_counts(sessions: Sessions) -> None:
    secret = sessions.begin()
    over_tls = client(sessions, scheme="https")
    assert over_tls.get("/", headers={"cookie": f"lintu-staff={secret}"}).status_code == 401
    assert over_tls.get("/", headers={"cookie": f"__Host-lintu-staff={secret}"}).status_code == 200


def test_private_answers_are_not_stored(sessions: Sessions) -> None:
    staff = {"cookie": f"lintu-staff={sessions.begin()}"}
    assert client(sessions).get("/", headers=staff).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("peer", ["192.0.2.7", "testclient", "::ffff:192.0.2.7", "2001:db8::1"])
def test_without_a_pass_code_only_this_machine_comes_in(peer: str) -> None:
    """Another server may run the app on any address, and a proxy may bring anybody."""
    stranger = client(None, peer=peer)
    assert stranger.get("/").status_code == 403
    assert stranger.get("/r/vote").status_code == 403
    assert not connects(stranger, "/")
    for own in ("127.0.0.1", "::1"):
        assert client(None, peer=own).get("/").status_code == 200
        assert connects(client(None, peer=own), "/")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_without_a_pass_code_a_proxy_brings_nobody_in(header: str, sessions: Sessions) -> None:
    near = client(None, peer="127.0.0.1")
    assert near.get("/", headers={header: "127.0.0.1"}).status_code == 403
    assert near.get("/").status_code == 200
    staff = {"cookie": f"lintu-staff={sessions.begin()}"}
    assert client(sessions).get("/", headers=staff | {header: "192.0.2.7"}).status_code == 200
