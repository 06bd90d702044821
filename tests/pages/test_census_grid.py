"""A census grid through the page: asked for, shown before it is kept, kept in one step."""

from __future__ import annotations

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from base.translations import languages
from data.store.open_store import the_store
from features.own_community.community_versions import layers_of, own, undo
from tests.data.importers.files_made import collection, feature
from tests.pages.acting import press
from tests.pages.reading import visible_text, visible_words
from tests.pages.test_brought_files import upload
from tests.pages.test_community import _store_of_its_own, at_step, village

__all__ = ["_store_of_its_own"]

_AGES = ["elder", "adult", "child"]


def grid(*people: float | None) -> bytes:
    """Cells of some 1000 m around the village, from west to east."""
    boxes = [shapely.box(116.096 + 0.01 * n, 24.275, 116.106 + 0.01 * n, 24.286) for n in range(len(people))]
    pairs = zip(boxes, people, strict=True)
    return collection(*(feature(box.__geo_interface__, 人口=number) for box, number in pairs))


def people(key: str) -> float:
    homes = layers_of(the_store(), own(the_store(), key).state)["residences"]
    return float(homes[_AGES].to_numpy().sum())


def with_grid(key: str, raw: bytes, name: str = "人口网格.geojson", **address: str) -> AppTest:
    return upload(at_step(key, "homes", **address), "own-census-file", name, raw)


def test_a_grid_is_previewed_shared_out_and_undone() -> None:
    key = village().key
    before = people(key)
    test = with_grid(key, grid(1000))
    shown = visible_text(test)
    assert f"全部住宅人口：现在 {before:,.0f}" in shown
    assert "按在范围内的面积比例" in shown
    assert people(key) == before
    press(test, "own-census-in")
    known = own(the_store(), key)
    assert people(key) == pytest.approx(820.7, abs=1)  # 1000 m of the cell's 1218.5 m from south to north
    assert layers_of(the_store(), known.state)["residences"]["estimated"].all()
    assert known.state.files[-1].target == "census"
    assert any("人口网格“人口网格.geojson”" in one.text.text("zh") for one in known.state.notes["census"])
    undo(the_store(), known)
    assert people(key) == before
    assert "census" not in own(the_store(), key).state.notes


def test_middles_without_a_step_are_asked_for_a_size() -> None:
    key = village().key
    table = "编号,经度,纬度,人口\nA,116.1011,24.2802,300\nB,116.1093,24.28511,10\nC,116.1,24.28953,7\n"
    test = with_grid(key, table.encode(), "网格.csv")
    system = next(one for one in test.selectbox if one.label == "坐标系")
    system.select_index(next(n for n, one in enumerate(system.options) if "4490" in one)).run()
    assert not any(button.key == "own-census-in" for button in test.button)
    next(one for one in test.number_input if one.label == "格子边长（米）").set_value(400.0).run()
    assert not test.exception
    assert "社区范围内有" in visible_text(test)
    press(test, "own-census-in")
    assert people(key) == pytest.approx(300)


def test_what_is_no_grid_of_this_place_is_said() -> None:
    test = at_step(village().key, "homes")
    elsewhere = feature(shapely.box(10, 50, 10.01, 50.01).__geo_interface__, pop=5)
    for raw, name, words in (
        (b"a,b\n1,2\n", "x.csv", "没有认出“x”的哪一列是人数"),
        (b"id,pop\n1,2\n", "y.csv", "没有认出坐标"),
        (grid(-1, None), "x.geojson", "没有一格的人数可用"),
        (collection(elsewhere), "y.geojson", "没有一栋住宅"),
    ):
        upload(test, "own-census-file", name, raw)
        assert words in visible_text(test)
        assert not any(button.key == "own-census-in" for button in test.button)


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_the_preview_is_said_in_every_language(language: str) -> None:
    test = with_grid(village().key, grid(1000, 5), lang=language)
    assert not any("{" in words and "{{7*7}}" not in words for words in visible_words(test))
    assert any(button.key == "own-census-in" for button in test.button)
