"""The project inside a GeoPackage: what QGIS needs to show it, and what QGIS shows where it is installed."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from base.colour import rgb
from exports import geopackage
from exports.export import file_name
from exports.sheets.legend import entries_of
from features.options.order import Scenario
from features.options.paper.drawn_layers import layers_of
from paper.content import content_of
from paper.window import GROUND
from tests.exports.requests import file_content, toy

GROUPS = ["现状", "方案 A", "方案 B", "底图"]
SCRIPT = Path(__file__).with_name("qgis_opened.py")
SYSTEM_PYTHON = "/usr/bin/python3"


def opened(folder: Path) -> tuple[Path, sqlite3.Connection]:
    file = folder / file_name(geopackage.EXPORT, toy())
    file.write_bytes(file_content(geopackage.EXPORT, toy()))
    return file, sqlite3.connect(file)


def project_in(connection: sqlite3.Connection) -> ElementTree.Element:
    ((name, metadata, content),) = connection.execute("SELECT name, metadata, content FROM qgis_projects")
    assert name == "邻图地图"
    assert json.loads(metadata)["last_modified_time"].startswith("2026-11-26")
    with zipfile.ZipFile(io.BytesIO(bytes.fromhex(content))) as archive:
        assert archive.namelist() == ["project.qgs"]
        return ElementTree.fromstring(archive.read("project.qgs"))


def test_the_project_shows_tables_of_its_own_file_alone(tmp_path: Path) -> None:
    file, connection = opened(tmp_path)
    project = project_in(connection)
    tables = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    sources = [one.findtext("datasource") or "" for one in project.iter("maplayer")]
    assert all(source.startswith(f"./{file.name}|layername=") for source in sources)
    shown = {source.split("|")[1].removeprefix("layername=") for source in sources}
    assert shown == tables - {"layer_styles"}
    ids = [one.findtext("id") or "" for one in project.iter("maplayer")]
    assert len(set(ids)) == len(ids)
    assert all(len(one) >= 10 for one in ids)  # QGIS gives others to shorter ones
    tree = project.find("layer-tree-group")
    assert tree is not None
    assert [one.get("id") for one in tree.iter("layer-tree-layer")] == ids
    assert [one.get("name") for one in tree.findall("layer-tree-group")] == GROUPS
    assert [one.get("name") for one in project.iter("visibility-preset")] == GROUPS[:-1]


def test_projects_have_the_numbers_of_their_map_on_paper(tmp_path: Path) -> None:
    """Those of an option stand in the order of its list on paper."""
    _, connection = opened(tmp_path)
    named = [
        text.get("fieldName") or ""
        for layer in project_in(connection).iter("maplayer")
        if (layer.findtext("id") or "").startswith("lintu_interventions_area_A")
        for text in layer.iter("text-style")
    ]
    order = ", ".join(f"'{one.id}'" for one in toy().options[0].counted)
    assert f"""to_string(array_find(array({order}), "id") + 1) || ' ' || "name\"""" in named


def test_the_project_knows_a_file_by_the_name_that_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    file.write_bytes(geopackage.write(replace(toy(), written_as="别名.gpkg")))
    sources = {one.findtext("datasource") for one in project_in(sqlite3.connect(file)).iter("maplayer")}
    assert "./别名.gpkg|layername=grids" in sources


def test_a_drawn_feature_shows_at_once(tmp_path: Path) -> None:
    """Its class is chosen from a list of words; of what it has none there is a look too."""
    _, connection = opened(tmp_path)
    styles = connection.execute("SELECT f_table_name, styleQML FROM layer_styles")
    lists = {table: class_list(ElementTree.fromstring(style)) for table, style in styles}
    assert lists["public_spaces"]["shared"] == "老幼都能用"
    kinds = lists["interventions_area_A"]
    assert len(kinds) == len(toy().baseline.catalogue.scenario_types) + 3  # repair, change, remove
    assert all(any("\u4e00" <= one <= "\u9fff" for one in word) for word in kinds.values())


def class_list(style: ElementTree.Element) -> Mapping[str, str]:
    for field in style.iter("field"):
        if field.get("name") == "class":
            rows = field.findall("editWidget/config/Option/Option/Option/Option")
            return {row.get("value", ""): row.get("name", "") for row in rows}
    return {}


@cache
def seen_by_qgis(folder: Path) -> Any:
    file, connection = opened(folder)
    connection.close()
    command = [SYSTEM_PYTHON, str(SCRIPT), str(file), str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=200, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


def has_qgis() -> bool:
    if not Path(SYSTEM_PYTHON).exists() or not shutil.which("qgis"):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import qgis.core"], capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    if not has_qgis():
        pytest.skip("no QGIS for Python (apt install qgis python3-qgis)")
    folder = tmp_path_factory.mktemp("qgis")
    return {**seen_by_qgis(folder), "folder": folder}


@pytest.mark.slow
def test_qgis_opens_the_project_with_its_groups(seen: Any) -> None:
    assert seen["opened"]
    assert (seen["title"], seen["crs"]) == ("两街镇", "EPSG:4548")
    assert [(one["name"], one["shown"]) for one in seen["groups"]] == [
        ("现状", True), ("方案 A", False), ("方案 B", False), ("底图", True)
    ]  # fmt: skip
    assert all(one["valid"] for one in seen["layers"].values())
    drawn = [one for one in seen["layers"].values() if one["renderer"]]
    assert {one["crs"] for one in drawn} == {"EPSG:4548"}
    assert [one["renderer"] for one in drawn if one["renderer"] != "categorizedSymbol"] == [
        "invertedPolygonRenderer"
    ]


def on_paper(state: Scenario) -> dict[str, set[str]]:
    """The legend of the map on paper: classes by layer."""
    found: dict[str, set[str]] = {}
    head = ""
    for entry in entries_of(content_of(layers_of((), state.sketch), state.assessment, toy().view), "zh"):
        head = entry.text if entry.symbol is None else head
        if entry.symbol is not None:
            found.setdefault(head, set()).add(entry.text)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_state_shows_what_the_legend_of_the_a3_map_names(seen: Any, number: int) -> None:
    state = toy().states[number]
    shown = seen["themes"][GROUPS[number]]
    group = seen["groups"][number]
    keys = [key for name, is_shown, key in [*group["layers"], *seen["groups"][3]["layers"]] if is_shown]
    assert sorted(seen["layers"][key]["name"] for key in keys) == sorted(set(shown) - {"社区以外淡化"})
    assert "社区以外淡化" in shown
    in_qgis = {
        label
        for key in keys
        for value, label, is_drawn, _ in seen["layers"][key]["classes"]
        if is_drawn and seen["layers"][key]["counts"].get(value)
    }
    assert in_qgis == set().union(*on_paper(state).values())


@pytest.mark.slow
def test_every_style_has_other_and_every_class_a_word_to_choose(seen: Any) -> None:
    for one in seen["layers"].values():
        if one["renderer"] == "categorizedSymbol":
            known = {value: label for value, label, _, _ in one["classes"]}
            assert known.pop("") == "其他"
            assert one["choices"] == known


@pytest.mark.slow
def test_a_space_that_is_drawn_has_its_look_at_once(seen: Any) -> None:
    drawn = seen["drawn"]
    assert drawn["symbols"]["shared"] == "#1b9e77"  # layers/public_spaces.py
    assert drawn["symbols"]["of another catalogue"] == drawn["symbols"]["None"] == "#ffffff"
    assert drawn["legend"] == "老幼都能用"
    assert drawn["id"]


@pytest.mark.slow
def test_spaces_and_projects_are_named_and_carry_their_sign(seen: Any) -> None:
    layers = {key.removeprefix("lintu_"): one for key, one in seen["layers"].items()}
    for key in ("public_spaces_today", "interventions_area_A_A", "interventions_line_A_A", "grids_today"):
        assert layers[key]["labels"]
    for key in ("interventions_area_A_A", "interventions_line_A_A", "encroachments_area_today"):
        parts = layers[key]["classes"][0][3]
        assert {"FontMarker", "SimpleMarker"} <= set(parts)
        assert {"CentroidFill", "MarkerLine"} & set(parts)
    aliases = layers["public_spaces_today"]["aliases"]
    assert all(
        any("\u4e00" <= one <= "\u9fff" for one in name) for key, name in aliases.items() if key != "fid"
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", GROUPS[:-1])
def test_the_picture_has_the_spaces_in_colour_and_a_pale_margin(seen: Any, name: str) -> None:
    pixels = np.asarray(Image.open(seen["folder"] / f"{name}.png").convert("RGB")).astype(int)
    green = np.array(rgb("#1b9e77")) * 0.75 + np.array(rgb(GROUND)) * 0.25
    assert (np.abs(pixels - green).max(axis=-1) < 14).mean() > 0.001
    veiled = (np.array(rgb(GROUND)) + 255) / 2
    assert np.abs(pixels[3, 3] - veiled).max() < 8
