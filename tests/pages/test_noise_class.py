"""Choosing the noise class of a community's area on the page of coverage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from features.noise_zoning.area_noise_class import NOISE_SETTING
from tests.features.kept_settings import sample_without
from tests.pages.acting import choose, press
from tests.pages.reading import open_page, visible_text


@pytest.fixture
def sample() -> Iterator[str]:
    yield from sample_without(NOISE_SETTING)


def test_the_class_is_chosen_with_its_clause_and_undone(sample: str) -> None:
    """70 dB at 5 m falls to 55 dB after 28.1 m and to 60 dB after 15.8 m."""
    page = open_page("coverage")
    assert "昼间 55 分贝、夜间 45 分贝（GB 3096-2008 声环境质量标准，表 1" in visible_text(page)
    assert "默认值，还没有人选过" in visible_text(page)
    assert "须离住宅 28.1 米" in visible_text(page)
    choose(page, "button_group", "noise-class", "2")
    assert NOISE_SETTING.value_of(sample) == "2"
    assert "昼间 60 分贝、夜间 50 分贝" in visible_text(page)
    assert "本社区已选定" in visible_text(page)
    assert "须离住宅 15.8 米" in visible_text(page)
    press(page, "noise-undo")
    assert NOISE_SETTING.value_of(sample) == ""
    assert "须离住宅 28.1 米" in visible_text(page)
