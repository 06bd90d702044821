"""Where the rows of a table lie: asked for with a box to choose from, or said in words."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_community import _store_of_its_own, at_step, village

__all__ = ["_store_of_its_own"]


def with_table(text: str) -> AppTest:
    test = at_step(village().key, "spaces")
    uploader = next(one for one in test.file_uploader if "own-file" in str(one.key))
    uploader.upload("设施.csv", text.encode()).run()
    assert not test.exception
    return test


def systems_offered(test: AppTest) -> list[str]:
    boxes = [one for one in test.selectbox if one.label == "坐标系"]
    return [option for box in boxes for option in box.options]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("名称,类别,甲,乙\n公厕,公厕,116.10134,24.28051\n", "这些列可能是坐标：甲、乙"),
        ("名称,类别,经度,纬度\n公厕,公厕,桥东,路北\n", "第一格是“桥东”"),
    ],
)
def test_a_table_without_coordinates_says_what_to_choose(rows: str, words: str) -> None:
    test = with_table(rows)
    assert any(words in one.value for one in test.text)
    assert systems_offered(test) == []
    assert not any("请选坐标系" in one.value for one in test.text)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('名称,类别,location\n公厕,公厕,"116.101,24.2805"\n', "读作 116.101000 和 24.280500"),
        ("名称,类别,经度,纬度\n公厕,公厕,116°06′03.6″E,24°16′49.8″N\n", "读作 116.101000"),
        ("名称,类别,WKT\n公厕,公厕,POINT (116.101 24.2805)\n", "文字（WKT）"),
        ("名称;类别;经度;纬度\n公厕;公厕;116,101;24,2805\n", "读作 116.101000"),
    ],
)
def test_coordinates_in_other_forms_are_said_and_offered_a_system(rows: str, words: str) -> None:
    test = with_table(rows)
    assert any("EPSG:4490" in option for option in systems_offered(test))
    assert any(words in one.value for one in test.text)
