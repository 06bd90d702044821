"""Files that people of this trade bring, one of a family, through the page of one's own community."""

from __future__ import annotations

import io
from pathlib import Path

import ezdxf.filemanagement
import pytest
from streamlit.testing.v1 import AppTest

from base.words import Bilingual
from data.store.open_store import the_store
from features.own_community.community_versions import begin, layers_of, own
from tests.data.importers.osm_text import node, osm, way
from tests.pages.acting import press
from tests.pages.reading import visible_text
from tests.pages.test_community import at_step, village


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def upload(test: AppTest, key: str, name: str, raw: bytes) -> AppTest:
    next(one for one in test.file_uploader if str(one.key).startswith(key)).upload(name, raw).run()
    assert not test.exception
    return test


def plan() -> bytes:
    """Two buildings of 200 m² in CGCS2000, and the frame of a sheet."""
    drawing = ezdxf.filemanagement.new("R2010")
    for n in range(2):
        x, y = 408_000 + 40 * n, 2_686_000
        corners = [(x, y), (x + 20, y), (x + 20, y + 10), (x, y + 10)]
        drawing.modelspace().add_lwpolyline(corners, close=True, dxfattribs={"layer": "建筑"})
    sheet = [(0, 0), (420, 0), (420, 297), (0, 297)]
    drawing.layout("Layout1").add_lwpolyline(sheet, close=True, dxfattribs={"layer": "建筑"})
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode()


@pytest.mark.slow
def test_a_sheet_of_a_drawing_is_said_and_no_home() -> None:
    key = village().key
    test = upload(at_step(key, "homes"), "own-file", "总平面.dxf", plan())
    system = next(one for one in test.selectbox if one.label == "坐标系")
    system.select_index(next(n for n, one in enumerate(system.options) if "4548" in one)).run()
    assert "图纸空间" in visible_text(test)
    press(test, "own-bring")
    homes = layers_of(the_store(), own(the_store(), key).state)["residences"]
    assert homes.geometry.area.round().tolist() == [200, 200]


def test_a_wall_in_an_extract_is_said_and_no_way_through() -> None:
    key = begin(the_store(), Bilingual("试验村", ""), "tester").key
    nodes = [node(n, 24.28, 116.1 + n / 1000) for n in (1, 3)] + [node(2, 24.28, 116.102, barrier="wall")]
    town = osm(*nodes, way(1, (1, 2, 3), highway="footway")).encode()
    press(upload(at_step(key, "place"), "own-osm", "town.osm", town), "own-osm-in")
    paths = layers_of(the_store(), own(the_store(), key).state)["paths"]
    assert len(paths) == 2
    west, east = sorted(paths.geometry, key=lambda line: line.bounds[0])
    assert west.distance(east) == pytest.approx(4.4, abs=0.1)  # 2.2 m on either side of the wall
