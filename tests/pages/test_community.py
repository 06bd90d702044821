"""The assistant without a browser: every step in every language, and nothing of people's text as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from base.translations import languages
from base.words import PSEUDO, Bilingual
from data.catalogue import load_catalogue
from data.communities import own_names
from data.importers.files.source_file import read_bytes
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity, begin, layers_of, own
from features.own_community.edit import Edit
from features.own_community.importing import (
    LayerFile,
    import_layer,
    place_community,
    recipe_for_layer,
    rectangle,
)
from features.own_community.staff.assistant import STEPS
from spatial.systems import CoordinateSystem
from tests.data.importers.files_made import collection, feature, geojson, good
from tests.data.importers.overpass_made import BOX, overpass
from tests.pages.reading import open_page, visible_words

SWITCH = ("中文", "English", "语言 Language")
_OURS = re.compile(r"Zhang|[\d\s.,%–+\-/()≥≤·✓✗?°:：×]*")


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def village() -> OwnCommunity:
    """Three homes, drawn twice, in a rectangle."""
    store, catalogue = the_store(), load_catalogue()
    known = begin(store, Bilingual("张{{7*7}}村", "Zhang"), "t")
    known = place_community(Edit(store, known, catalogue, "t"), rectangle(116.101, 24.2805, 1200, 1000))
    name, raw = good("geojson")
    source = read_bytes(raw, name)
    recipe = replace(
        recipe_for_layer(store, source.layers[0], "residences")[0], system=CoordinateSystem("EPSG:4326")
    )
    for instead in (True, False):
        known = import_layer(
            Edit(store, known, catalogue, "t"),
            LayerFile(source, raw, source.layers[0], recipe),
            instead=instead,
        )
    return known


def at_step(key: str, step: str, **address: str) -> AppTest:
    return open_page("community", community=key, step=step, **address)


def test_a_start_without_anything_offers_a_name_and_refuses_none() -> None:
    test = open_page("community")
    next(one for one in test.button if one.label == "新建社区").click().run()
    assert any("请填写一个名称" in text.value for text in test.text)
    next(one for one in test.text_input if one.label == "社区名称").set_value("新村")
    next(one for one in test.button if one.label == "新建社区").click().run()
    assert not test.exception
    assert [name.text("zh") for name in own_names().values()] == ["新村"]


def test_a_browser_that_still_shows_the_former_page_does_not_lead_back_to_the_sample() -> None:
    test = open_page("community")
    former_page = test._tree.get_widget_states()
    next(one for one in test.text_input if one.label == "社区名称").set_value("新村")
    next(one for one in test.button if one.label == "新建社区").click().run()
    [key] = own_names()
    test._run(former_page)
    assert not test.exception
    assert test.query_params["community"] == key
    assert any(one.label == "经度" for one in test.number_input)


@pytest.mark.parametrize("language", languages())
def test_every_step_opens_in_every_language(language: str) -> None:
    key = village().key
    for step in STEPS:
        test = at_step(key, step, lang=language)
        assert not test.error, step
        assert not any("{" in words and "{{7*7}}" not in words for words in visible_words(test))


def test_no_visible_word_of_a_step_is_left_untranslated() -> None:
    key = village().key
    for step in STEPS:
        strangers = [
            words
            for words in visible_words(at_step(key, step, lang=PSEUDO))
            if "⟦" not in words and not _OURS.fullmatch(words) and words not in SWITCH
        ]
        assert [one for one in strangers if "{{7*7}}" not in one] == [], step


@pytest.mark.parametrize("language", [*languages(), PSEUDO])
def test_a_ground_is_asked_for_in_every_language_before_a_place_is_known(language: str) -> None:
    key = begin(the_store(), Bilingual("新村", "Zhang"), "t").key
    test = at_step(key, "place", lang=language)
    assert not test.error
    words = visible_words(test)
    if language == PSEUDO:
        assert all("⟦" in one or _OURS.fullmatch(one) or one in SWITCH for one in words), words
    take = next(one for one in test.button if one.key == "own-rectangle")
    take.click().run()
    assert not test.error
    assert own(the_store(), key).state.epsg == 4548


@pytest.mark.parametrize(("language", "words"), [("zh", "超过 30 公里"), ("en", "more than 30 km")])
def test_a_ground_too_long_is_refused_in_words_and_nothing_is_kept(language: str, words: str) -> None:
    key = begin(the_store(), Bilingual("新村", ""), "t").key
    test = at_step(key, "place", lang=language)
    raw = geojson(gpd.GeoDataFrame(geometry=[shapely.box(116, 24.28, 116.4, 24.281)], crs=4326))
    next(one for one in test.file_uploader if "outline" in str(one.key)).upload("边界.geojson", raw).run()
    assert any(words in text.value for text in test.text), [text.value for text in test.text]
    assert not any(one.key == "own-outline-in" for one in test.button)
    assert own(the_store(), key).state.boundary == {}


def is_told(test: AppTest) -> bool:
    return any(text.value.startswith("重复绘制 · 住宅\n3 个图形与另一个几乎完全重叠") for text in test.text)


def test_a_problem_is_shown_mended_and_undone() -> None:
    key = village().key
    test = at_step(key, "check")
    assert is_told(test)
    next(one for one in test.button if one.key == "own-fix-doubled_shapes:residences").click().run()
    assert not is_told(test)
    next(one for one in test.button if one.key == "own-undo").click().run()
    assert is_told(test)
    next(one for one in test.button if one.key == "own-leave-doubled_shapes:residences").click().run()
    assert not is_told(test)
    assert own(the_store(), key).state.left == ("doubled_shapes:residences",)


def test_the_last_step_has_the_people_and_says_what_is_assumed() -> None:
    test = at_step(village().key, "score")
    figures = {metric.label: metric.value for metric in test.metric}
    assert figures["户数"] == "144"
    assert any("没有年龄构成，按默认比例分" in text.value for text in test.text)


def test_the_internet_is_asked_after_a_press_alone_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with overpass() as stand_in:
        monkeypatch.setenv("LINTU_OVERPASS_URL", stand_in.address)
        key = begin(the_store(), Bilingual("新村", ""), "t").key
        for step in STEPS:
            at_step(key, step)
        test = at_step(key, "place")
        test.text_input(key="own-download-box").set_value(", ".join(map(str, BOX))).run()
        assert stand_in.questions == []
        assert any("将联网向 127.0.0.1 索取" in text.value for text in test.text)
        test.button(key="own-download-ask").click().run()
        assert not test.error
        assert any("已下载并导入" in text.value for text in test.text)
        assert len(stand_in.questions) == 1
        test.button(key="own-download-kept").click().run()
        assert not test.error
    assert len(stand_in.questions) == 1
    assert len(own(the_store(), key).state.layers) >= 3


def test_offline_the_page_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    key = village().key
    before = own(the_store(), key).state
    for language, words in (("zh", "可能没有联网"), ("en", "this computer may be offline")):
        # An address of its own for each: the same one is left alone for some seconds between two questions.
        monkeypatch.setenv("LINTU_OVERPASS_URL", f"http://127.0.0.1:9/{language}")
        test = at_step(key, "place", lang=language)
        test.button(key="own-download-ask").click().run()
        assert any(words in text.value for text in test.text)
    assert own(the_store(), key).state == before


def test_other_pages_open_with_a_community_of_ones_own() -> None:
    key = village().key
    for page in ("overview", "coverage", "encroachments", "exports", "sketch"):
        assert not open_page(page, community=key).error


def test_the_check_says_what_a_score_still_needs_and_leads_there() -> None:
    test = at_step(village().key, "check")
    assert any("评分还缺少：路径、设施、公共空间" in text.value for text in test.text)
    next(one for one in test.button if one.label == "去补：路径").click().run()
    assert any(title.value == "路径" for title in test.subheader)


def test_problems_of_a_layer_stand_beside_it_and_are_shown_and_hidden() -> None:
    key = village().key
    test = at_step(key, "homes")
    assert is_told(test)
    assert not is_told(at_step(key, "paths"))
    next(one for one in test.button if one.label == "给我看").click().run()
    next(one for one in test.button if one.label == "不显示了").click().run()
    assert any(one.label == "给我看" for one in test.button)


def test_a_preview_says_words_and_not_keys() -> None:
    seat = feature({"type": "Point", "coordinates": [116.101, 24.2805]}, 名称="座椅", 类别="休息座椅")
    test = at_step(village().key, "spaces")
    next(one for one in test.file_uploader if "own-file" in str(one.key)).upload(
        "设施.geojson", collection(seat)
    ).run()
    assert not test.exception
    next(one for one in test.selectbox if one.label == "图层类型").select("facilities").run()
    (preview,) = [table.value for table in test.dataframe if "完好程度" in table.value]
    category = load_catalogue().facility_categories["rest_and_access"].name.zh
    assert preview[["名称", "类别", "完好程度"]].to_numpy().tolist() == [["座椅", category, "良好"]]


def open_expanders(test: AppTest) -> list[str]:
    return [one.label for one in test.expander if one.proto.expanded]


def test_values_that_are_not_known_are_asked_before_the_import() -> None:
    line = [[116.1, 24.2801], [116.102, 24.2801]]
    roads = [
        feature({"type": "LineString", "coordinates": line}, 类型=kind)
        for kind in ("支路", "高速公路", "天桥")
    ]
    test = at_step(village().key, "paths")
    next(one for one in test.file_uploader if "own-file" in str(one.key)).upload(
        "路.geojson", collection(*roads)
    ).run()
    assert not test.exception
    assert "类型：有 1 种取值不认识，请说明是什么" in open_expanders(test)
    assert [one.label for one in test.button if "导入" in one.label] == ["导入 1 行"]
    asked = next(one for one in test.selectbox if one.label == "天桥 · 1")
    assert asked.value is None
    asked.select("steps").run()
    next(one for one in test.button if one.label == "导入 2 行").click().run()
    assert not test.exception


def test_the_columns_stand_open_where_something_was_guessed() -> None:
    home = {
        "type": "Polygon",
        "coordinates": [[[116.1, 24.28], [116.1002, 24.28], [116.1002, 24.2801], [116.1, 24.28]]],
    }
    for columns, is_open in (
        ({"名称": "一号楼", "总人口": 9}, False),
        ({"名称": "一号楼", "总人口": 9, "FLOOR_AREA": 1350}, True),
        ({"名称": "一号楼", "男性人口": 4, "女性人口": 5}, True),
        ({"名称": "一号楼", "住宅层数": 6}, True),
    ):
        test = at_step(village().key, "homes")
        next(one for one in test.file_uploader if "own-file" in str(one.key)).upload(
            "楼.geojson", collection(feature(home, **columns))
        ).run()
        assert not test.exception
        assert any(label.startswith("列：") for label in open_expanders(test)) is is_open, columns


def people_page(*lines: str) -> AppTest:
    """The step of homes of the village after its people's table was chosen."""
    test = at_step(village().key, "homes")
    uploader = next(one for one in test.file_uploader if "own-people-file" in str(one.key))
    uploader.upload("人口.csv", "\r\n".join(lines).encode()).run()
    assert not test.exception
    return test


def people_button(test: AppTest) -> Button:
    return next(one for one in test.button if one.key == "own-people-in")


def test_the_people_are_shown_before_they_are_kept() -> None:
    test = people_page(
        "楼栋,户数,老人,成人,儿童", "R001,100,30,200,20", "R002,50,15,100,5", "合计,150,45,300,25"
    )
    words = "\n".join(text.value for text in test.text)
    assert "是合计，已略去" in words
    assert "人口：文件各行 370，文件合计 370，导入 370" in words
    assert "户数：文件各行 150，文件合计 150，导入 150" in words
    assert re.search(r"全部住宅人口：现在 [\d,]+，导入后 [\d,]+。", words)
    boxes = {box.label: box.value for box in test.selectbox if box.key and "own-column-people" in box.key}
    assert [boxes[label] for label in ("60 岁及以上", "15–59 岁", "0–14 岁")] == ["老人", "成人", "儿童"]
    people_button(test).click().run()
    assert not test.exception
    (key,) = own_names()
    known = own(the_store(), key)
    homes = layers_of(the_store(), known.state)["residences"].set_index("id")
    assert homes.loc[["R001", "R002"], "adult"].sum() == 300


def test_a_column_that_is_not_read_is_assigned_or_left_out_before_the_import() -> None:
    test = people_page("编号,户数,老人,青壮劳力,儿童", "R001,100,30,200,20", "R002,50,15,100,5")
    assert people_button(test).disabled
    assert any("这些列有数字但没有读入：青壮劳力" in text.value for text in test.text)
    box = next(
        one for one in test.selectbox if one.key and one.key.endswith("-adult") and "people" in one.key
    )
    box.select("青壮劳力").run()
    assert not people_button(test).disabled
    people_button(test).click().run()
    (key,) = own_names()
    homes = layers_of(the_store(), own(the_store(), key).state)["residences"].set_index("id")
    assert homes.loc[["R001", "R002"], "adult"].sum() == 300


def test_a_column_left_out_by_a_person_stops_nothing() -> None:
    test = people_page("编号,户数,老人,青壮劳力,儿童", "R001,100,30,200,20")
    next(one for one in test.checkbox if "own-leave-out" in str(one.key)).check().run()
    assert not people_button(test).disabled
