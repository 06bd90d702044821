"""What Python hands to folium, and what it takes back."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit_folium import (  # what it would send is what is tested
    _get_feature_group_string,
    _get_header,
    generate_leaflet_string,
)

from base.words import PSEUDO
from layers.layer import View
from tests.browser.apps import village
from tests.browser.apps.canaries import PAYLOADS, canary_layers
from tests.promises.source_tree import PACKAGES
from ui.map_files.routes import routes
from ui.mapview import Connection, DrawnMap, Extras, Focus, MapEvent, draw, offered_tiles
from ui.mapview.show import read_event
from ui.mapview.words import WORDS, map_words

ROOT = Path(__file__).parents[3]
PLACE = re.compile(r"/data/[0-9a-f]{32}/scene\.json")


def code_for_browser(drawn: DrawnMap) -> str:
    """All text that streamlit-folium would send to the browser as code."""
    whole = drawn.map.get_root().render() + _get_header(drawn.map)
    return whole + generate_leaflet_string(drawn.map) + _get_feature_group_string(drawn.scene, drawn.map)


def scene_of(drawn: DrawnMap) -> dict[str, Any]:
    found = PLACE.search(code_for_browser(drawn))
    assert found
    return json.loads(TestClient(Starlette(routes=routes())).get(found.group()).content)


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_folium_gets_only_an_address(number: int) -> None:
    """With any text in every column and name, folium's output differs in nothing but ids and the address."""

    def code(text: str) -> str:
        drawn = draw(
            canary_layers(text),
            village.assessment(text),
            View(),
            "zh",
            Extras(
                focus=Focus("areas", text),
                connection=Connection(((116.1, 24.3), (116.2, 24.3)), text),
                attribution=text,
            ),
        )
        return re.sub(r"[0-9a-f]{32}", "…", code_for_browser(drawn))

    assert code(PAYLOADS[number]) == code("plain")


def test_the_map_brings_what_it_says_when_the_scene_does_not_come() -> None:
    code = code_for_browser(draw(village.all_layers(), village.assessment(), View(), "zh"))
    assert json.dumps("地图没有载入。请检查网络，然后刷新页面。") in code


def test_scene_says_what_is_drawn() -> None:
    drawn = draw(
        village.all_layers(),
        village.assessment(),
        View(),
        "en",
        Extras(focus=Focus("grids", "1")),
    )
    scene = scene_of(drawn)
    assert [layer["key"] for layer in scene["layers"]] == [
        "basemap",
        "grids",
        "spaces",
        "residences",
        "encroachments",
        "facilities",
    ]
    assert [layer["backdrop"] for layer in scene["layers"]] == [True, False, False, False, False, False]
    assert scene["focus"] == {"layer": "grids", "id": "1", "look": ""}
    assert scene["words"] == map_words("en")
    (south, west), (north, east) = scene["extent"]
    inside = [village.degrees(0, 0), village.degrees(village.SIDE_M, village.SIDE_M)]
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in inside)


def test_only_layers_that_depend_on_the_view_change_with_it() -> None:
    def urls(group: str) -> dict[str, str]:
        drawn = draw(village.all_layers(), village.assessment(), View(group=group), "zh")
        return {layer["key"]: layer["url"] for layer in scene_of(drawn)["layers"]}

    one, other = urls("elder"), urls("child")
    assert [key for key in one if one[key] != other[key]] == ["residences"]


def test_new_content_or_language_has_new_addresses() -> None:
    def urls(digest: str, language: str) -> set[str]:
        drawn = draw(village.all_layers(), village.assessment(digest=digest), View(), language)
        return {layer["url"] for layer in scene_of(drawn)["layers"]}

    assert not urls("d1", "zh") & urls("d2", "zh")
    assert not urls("d1", "zh") & urls("d1", "en")


def test_community_and_language_are_in_the_key() -> None:
    assert draw([], village.assessment(), View(), "en").key == "village-en"


def test_online_tiles_are_offered_with_a_key_only() -> None:
    assert [tiles.key for tiles in offered_tiles({})] == ["osm"]
    with_key = offered_tiles({"LINTU_TIANDITU_KEY": "abc"})
    assert [tiles.key for tiles in with_key] == ["osm", "tianditu"]
    assert all("tk=abc" in url for url in with_key[1].urls)
    assert scene_of(draw([], village.assessment(), View(), "zh"))["tiles"] == []


def test_every_word_is_translated() -> None:
    assert all(text.startswith("⟦") for text in map_words(PSEUDO).values())
    assert all(words.text("zh") and words.text("en") for words in WORDS.values())


GOOD = {"seq": 5, "type": "click", "layer": "grids", "id": "1"}


def test_an_event_is_read() -> None:
    assert read_event(GOOD, frozenset({"grids"})) == MapEvent(5, "click", "grids", "1")


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        [],
        "click",
        {**GOOD, "layer": "secrets"},
        {**GOOD, "layer": ["grids"]},
        {**GOOD, "id": 7},
        {**GOOD, "seq": "5"},
        {**GOOD, "type": "drop"},
    ],
)
def test_anything_else_is_no_event(sent: Any) -> None:
    assert read_event(sent, frozenset({"grids"})) is None


def test_only_mapview_imports_folium() -> None:
    inside = ROOT / "ui" / "mapview"
    folders = PACKAGES
    files = [file for name in folders for file in (ROOT / name).rglob("*.py") if inside not in file.parents]
    assert files
    for file in [*files, *ROOT.glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            strangers = {name.partition(".")[0] for name in names} & {"folium", "branca", "streamlit_folium"}
            assert not strangers, file


def test_the_scripts_never_write_html() -> None:
    for script in (ROOT / "ui" / "mapview" / "static").glob("*.js"):
        code = re.sub(r"//.*", "", script.read_text(encoding="utf-8"))
        found = re.findall(r"(inner|outer|Adjacent)HTML|document\.write|eval\(|bind(Popup|Tooltip)", code)
        assert not found, script
