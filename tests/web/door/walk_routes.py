"""Walks every route of the whole app as a stranger, as staff, and with the gate taken away.

Run as `python -m tests.web.door.walk_routes` in a process of its own, since Streamlit allows one runtime in
each; prints a JSON list of `[address, method, role, outcome]`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

CODE = "prefab-willow-7"
os.environ["LINTU_PASSCODE"] = CODE

import app as program  # noqa: E402
from web.door.access_control import AccessControl  # noqa: E402
from web.late_routes import LateRoutes  # noqa: E402

streamlit_app = program.app.app.app  # behind the guard of connections and the one that sends at once


def addresses(routes: list[BaseRoute], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """Address and methods of each route, with x for what is free in it; no method means websocket."""
    for route in routes:
        match route:
            case LateRoutes():
                yield from addresses(list(route.routes), above)
            case Mount():
                yield f"{above}{route.path}/x", ["GET"]
                yield from addresses(route.routes, f"{above}{route.path}")
            case Route():
                yield above + re.sub(r"\{[^}]*\}", "x", route.path), sorted(route.methods or [])
            case WebSocketRoute():
                yield above + route.path, []


def outcome(client: TestClient, address: str, method: str, cookie: str) -> str:
    headers = {"cookie": cookie, "host": "localhost"}
    if method == "websocket":
        try:
            with client.websocket_connect(address, headers=headers):
                return "through"
        except WebSocketDisconnect:
            return "refused"
        except RuntimeError:  # Streamlit took it, and has no session to give as nothing was started
            return "through"
    answer = client.request(method, address, headers=headers)
    return f"{answer.status_code} {answer.headers.get('location', '')}".strip()


def staff_cookie(client: TestClient) -> str:
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', client.get("/door").text))
    client.post("/door", data=fields | {"passcode": CODE})
    return f"lintu-staff={client.cookies['lintu-staff']}"


def walk(role: str) -> list[list[str]]:
    built = streamlit_app._build_starlette_app()
    client = TestClient(
        built,
        base_url="http://localhost",
        follow_redirects=False,
        raise_server_exceptions=False,
        client=("192.0.2.7", 5),
    )
    cookie = staff_cookie(client) if role == "staff" else ""
    client.cookies.clear()
    found = []
    for address, methods in addresses(built.routes):
        if address == "/door/leave" and role == "staff":
            continue  # it would end the walk
        found += [
            [address, method, role, outcome(client, address, method, cookie)]
            for method in methods or ["websocket"]
        ]
    return found


def main() -> None:
    new = Route("/brand-new", lambda request: PlainTextResponse("new"), methods=["GET", "POST"])
    streamlit_app._user_routes.append(new)
    walked = walk("stranger") + walk("staff")
    streamlit_app._user_middleware = [
        each for each in streamlit_app._user_middleware if each.cls is not AccessControl
    ]
    print(json.dumps(walked + walk("no gate")))


if __name__ == "__main__":
    main()
