"""Each route of the whole app, Streamlit's too, against each role."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.source_tree import ROOT

PUBLIC = {
    "/door",
    "/door/leave",
    "/assets/leaflet/x",
    "/assets/fonts/x",
    "/assets/page/x",
    "/assets/fonts/words-x.woff",
    "/assets/fonts/faces-x.css",
    "/assets/map/x-x",
    "/assets/x",
    "/_stcore/health",
    "/r/",
    "/r/need",
    "/r/needs",
    "/r/need/what",
    "/r/need/done",
    "/r/receipt",
    "/r/voices",
    "/r/projects",
    "/r/voices/support",
    "/r/report",
    "/r/report/place",
    "/r/report/what",
    "/r/report/near",
    "/r/report/done",
    "/r/report/photo/x.jpg",
    "/r/photo/x.jpg",
    "/r/status",
    "/r/map/x/x/x/x/x.svg",
    "/r/assets/x",
    "/r/vote",
    "/r/vote/check",
    "/r/vote/x",
    "/r/vote/assets/x",
    "/r/vote/picture/x.png",
    "/r/kiosk/x",
    "/r/kiosk/x/open",
    "/r/kiosk/x/close",
    "/r/x",
    "/wall/x",
    "/wall/x/now",
    "/wall/assets/x",
}
"""A route that is to be public is added here and in web/door/access_control.py, after thinking twice."""
CLOSED = {
    "/_stcore/metrics",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
}
ASKS_FOR_A_KEY = {
    "/ogc/",
    "/ogc/x",
    "/ogc/x/",
    "/ogc/x/api",
    "/ogc/x/collections",
    "/ogc/x/collections/x",
    "/ogc/x/collections/x/items",
    "/ogc/x/collections/x/items/x",
    "/ogc/x/conformance",
}
"""Routes that programs reach without the gate, and that refuse whoever has neither key nor session."""
MUST_BE_THERE = {
    "/brand-new",
    "/_stcore/stream",
    "/_stcore/host-config",
    "/_stcore/upload_file/x/x",
    "/media/x",
    "/component/x",
    "/data/x/x",
    "/x",
}
Walk = list[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """(address, method, role, outcome) of the whole app, walked in another process."""
    environment = {**os.environ, "LINTU_VAR": str(tmp_path_factory.mktemp("walk"))}
    command = [sys.executable, "-m", "tests.web.door.walk_routes"]
    walked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert walked.returncode == 0, walked.stderr
    return [tuple(row) for row in json.loads(walked.stdout)]


def of(walk: Walk, role: str) -> Walk:
    return [row for row in walk if row[2] == role]


def test_the_walk_meets_what_it_must_and_finds_nothing_unlisted_public(walk: Walk) -> None:
    met = {address for address, *_ in walk}
    assert met >= MUST_BE_THERE | PUBLIC | CLOSED
    strangers_pass = {row[0] for row in of(walk, "stranger") if row[3] not in ("401", "refused")}
    assert strangers_pass == PUBLIC | CLOSED


def test_strangers_are_refused_by_every_method(walk: Walk) -> None:
    private = [row for row in of(walk, "stranger") if row[0] not in PUBLIC | CLOSED]
    assert len(private) > 25
    assert [row for row in private if row[3] != ("refused" if row[1] == "websocket" else "401")] == []


def test_staff_pass(walk: Walk) -> None:
    rows = [row for row in of(walk, "staff") if row[0] not in CLOSED]
    assert [row for row in rows if row[3].startswith(("401", "refused")) or "/door" in row[3]] == []
    through = {(row[0], row[3]) for row in rows}
    assert {("/brand-new", "200"), ("/_stcore/host-config", "200"), ("/_stcore/stream", "through")} <= through


def test_what_is_closed_is_closed_to_all(walk: Walk) -> None:
    rows = [row for row in of(walk, "stranger") + of(walk, "staff") if row[0] in CLOSED]
    assert {row[3] for row in rows} == {"404"}


def test_without_the_gate_strangers_would_pass(walk: Walk) -> None:
    """The tests above are worth nothing if these were refused for another reason."""
    found = {(row[0], row[1]): row[3] for row in of(walk, "no gate")}
    assert found["/brand-new", "GET"] == "200"
    assert found["/_stcore/metrics", "GET"] == "200"
    assert found["/_stcore/host-config", "GET"] == "200"
    assert found["/_stcore/stream", "websocket"] == "through"
    assert {key[0] for key, outcome in found.items() if outcome == "401"} == ASKS_FOR_A_KEY


def test_the_program_starts_in_few_lines() -> None:
    assert len((ROOT / "app.py").read_text("utf-8").splitlines()) < 40
    assert Path(ROOT / "app.py").read_text("utf-8").count("set_up_doors(") == 1
