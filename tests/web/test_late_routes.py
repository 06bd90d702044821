from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from web.late_routes import LateRoutes, WaitForRoutes


def answer(text: str) -> Callable[..., PlainTextResponse]:
    return lambda request: PlainTextResponse(f"{text} {request.path_params.get('name', '')}".strip())


LATE = [
    Route("/r/vote", answer("vote")),
    Mount("/r", routes=[Route("/{name}", answer("page"))]),
]


def client(late: LateRoutes, base: str = "") -> TestClient:
    routes: list[BaseRoute] = [
        late,
        Route(f"{base}/", answer("start")),
        Route("/{rest:path}", answer("Streamlit")),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(WaitForRoutes, late=late, base=base)])
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("base", ["", "/plan/v1"])
def test_the_start_page_waits_for_nothing(base: str) -> None:
    def never() -> list[BaseRoute]:
        raise AssertionError("nobody asked for it")

    assert client(LateRoutes(never, lambda: None), base).get(f"{base}/").text == "start"


def test_other_addresses_wait_for_the_routes() -> None:
    reached, go = Event(), Event()

    def load() -> list[BaseRoute]:
        reached.set()
        assert go.wait(20)
        return LATE

    late = LateRoutes(load, lambda: None)
    pages = client(late)
    late.begin()
    assert reached.wait(20)
    assert pages.get("/").text == "start"
    go.set()
    assert pages.get("/r/vote").text == "vote"
    assert pages.get("/r/other").text == "page other"
    assert pages.get("/sketch").text == "Streamlit"
    assert pages.post("/r/vote").status_code == 405


def test_the_rest_is_loaded_after_the_routes_are_there() -> None:
    went_on = Event()
    late = LateRoutes(lambda: LATE, went_on.set)
    assert list(late.routes) == LATE
    assert went_on.wait(20)


def test_a_start_that_fails_says_so_to_all_who_wait(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> list[BaseRoute]:
        raise ImportError("a library is missing")

    pages = client(LateRoutes(broken, lambda: None))
    assert [pages.get("/r/vote").status_code for _ in range(2)] == [500, 500]
    assert "the program could not be loaded" in caplog.text
