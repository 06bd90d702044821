"""The page of programs: a key is made, shown once, and taken back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from features.programs.program_keys import program_keys
from tests.pages.acting import press
from tests.pages.reading import open_page, visible_text


def make(page: AppTest) -> None:
    next(one for one in page.button if one.label == "制作密钥").click().run()


def test_a_key_is_shown_once_and_taken_back() -> None:
    page = open_page("programs")
    next(one for one in page.text_input if one.key == "program-name").set_value("规划科的 QGIS")
    make(page)
    (key,) = [one for one in program_keys() if one.name == "规划科的 QGIS"]
    shown = [str(one.value) for one in page.code]
    assert any(one.startswith("lintu_") for one in shown)
    page.run()
    assert not any(str(one.value).startswith("lintu_") for one in page.code)
    assert "规划科的 QGIS：读取地图" in visible_text(page)
    press(page, f"program-revoke-now-{key.id}")
    assert not next(one for one in program_keys() if one.id == key.id).works


def test_a_key_without_a_name_is_not_made() -> None:
    page = open_page("programs")
    before = program_keys()
    make(page)
    assert "密钥没有名称" in visible_text(page) + "".join(str(one.value) for one in page.error)
    assert program_keys() == before
