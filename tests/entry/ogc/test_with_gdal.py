"""GDAL, and so QGIS, reads every layer by its address with a key, and nothing without one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pyogrio
import pytest
from starlette.applications import Starlette

from data.communities import SAMPLE
from data.open_communities import open_current_assessment
from entry.ogc.routes import ogc_routes
from exports.map_layers import map_layers
from exports.request import ExportRequest
from features.programs.program_keys import READ_MAP, make_key
from tests.promises.source_tree import ROOT
from tests.web.connections.served import served
from web.connections.limits import connection_limits
from web.door.access_control import AccessControl
from web.door.sessions import Sessions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("OAPIF" not in pyogrio.list_drivers(), reason="this GDAL has no OAPIF driver"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Of the sample on a real server, at which staff need a pass code."""
    app = AccessControl(Starlette(routes=ogc_routes()), Sessions())
    with served(app, connection_limits(1024)) as server:
        yield f"OAPIF:http://127.0.0.1:{server.port}/ogc/{SAMPLE}"


def read_by_gdal(*asked: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.entry.ogc.gdal_reader", *asked]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_every_layer_is_what_the_export_gives(address: str) -> None:
    exported = map_layers(ExportRequest(open_current_assessment(SAMPLE), language="zh", made_on=date.today()))
    done = read_by_gdal(address, f"qgis:{make_key('GDAL', [READ_MAP], '王规划')}")
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert set(read) >= {layer.key for layer in exported}
    for layer in exported:
        own, found = layer.frame, read[layer.key]
        assert found["crs"] == "EPSG:4548"  # GDAL asks for the system that the layer is kept in
        assert found["bounds"] == pytest.approx(own.total_bounds.tolist(), abs=1e-6)
        assert found["ids"] == own["id"].astype(str).tolist()


@pytest.mark.parametrize("sent", [[], ["qgis:lintu_guess"]])
def test_without_a_key_nothing_is_read(address: str, sent: list[str]) -> None:
    done = read_by_gdal(address, *sent)
    assert done.returncode != 0
    assert "401" in done.stderr
    assert done.stdout == ""
