"""Every page in every language, on the sample."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from base.translations import languages
from base.words import PSEUDO
from data.communities import SAMPLE
from tests.pages.reading import PAGES, open_page, visible_text, visible_words

FROM_THE_STORE = ("项目", "居民需求")
"""Layers whose rows people make: nobody has made any here."""
_NO_WORDS = re.compile(r"[\d\s.,%–+\-/()≥≤·✓✗?°]*")
_OF_THE_DATA = re.compile(r".+ · R\d{3}|XZ-\d\d|中文|English|语言 Language|R\d{3}")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_opens_without_a_click(page: str, language: str) -> None:
    test = open_page(page, lang=language)
    assert not test.error
    assert list(visible_words(test))


@pytest.mark.parametrize("page", PAGES)
def test_no_visible_word_is_left_untranslated(page: str) -> None:
    """In the pseudo-locale every translated word is in brackets; the rest is numbers and the data's own."""
    strangers = [
        words
        for words in visible_words(open_page(page, lang=PSEUDO))
        if "⟦" not in words and not _NO_WORDS.fullmatch(_OF_THE_DATA.sub("", words))
    ]
    assert strangers == []


def test_chinese_pages_speak_no_english() -> None:
    for page in PAGES:
        for words in visible_words(open_page(page)):
            latin = re.sub(
                r"OpenStreetMap|Language|English|Xuzhen|XZ-|[.\w/:]+\.\w+|MB|[A-Z]{2,}\S*|R\d+|[βm²]",
                "",
                words,
            )
            assert not re.search(r"[a-z]{3}", latin), words


def test_the_sample_is_scored_in_the_first_run() -> None:
    test = open_page("overview")
    labels = {metric.label: metric.value for metric in test.metric}
    assert labels["户数"] == "1,530"
    assert labels["人口"] == "4,300"
    assert [(metric.label, metric.value) for metric in test.metric][:3] == [
        ("老", "59"),
        ("壮", "61"),
        ("幼", "58"),
    ]
    # 807 elders, of whom 18 % have a seat within 100 m.
    assert "807 位老人中，有 662 位步行 100 米内没有“歇脚与无障碍”" in visible_text(test)


def test_language_and_community_stay_in_the_address_over_a_page_switch() -> None:
    test = open_page("coverage", lang="en")
    assert test.query_params["lang"] == "en"
    assert test.query_params["community"] == SAMPLE
    assert "Households" not in {metric.label for metric in test.metric}
    assert "elders" in {metric.label for metric in test.metric}


def test_an_unknown_language_falls_back_to_chinese() -> None:
    assert "户数" in {metric.label for metric in open_page("overview", lang="xx").metric}


def test_an_unknown_community_is_answered_in_words_and_can_be_left() -> None:
    test = open_page("overview", community="nowhere")
    assert [error.value for error in test.error] == ["没有成功。"]
    assert any("nowhere" in text.value and "xuzhen" in text.value for text in test.text)


def test_choosing_a_residence_explains_it_in_one_sentence() -> None:
    test = open_page("coverage")
    residence = test.selectbox[-1]
    residence.select_index(1).run()
    assert not test.exception
    notes = [text.value for text in test.text if "最近的“" in text.value]
    assert len(notes) == 1
    assert re.search(r"[\d,]+ 米，步行 [\d.]+ 分钟", notes[0])


def test_the_mode_changes_the_table() -> None:
    test = open_page("coverage")
    before = test.dataframe[-3].value
    modes = next(group for group in test.button_group if group.label == "距离标准")
    modes.set_value("equal_time").run()
    assert not test.exception
    tables = [table.value for table in test.dataframe]
    assert not any(table.equals(before) and "时限（分钟）" in table.columns for table in tables)
    assert any("时限（分钟）" in table.columns for table in tables)


def test_the_table_twin_shows_every_layer() -> None:
    test = open_page("overview")
    layers = next(box for box in test.selectbox if box.label == "图层")
    for number in range(len(layers.options)):
        layers.select_index(number).run()
        assert not test.exception
        if layers.options[number] in FROM_THE_STORE:
            assert "这里没有此图层的内容" in visible_text(test)
        else:
            assert len(test.dataframe[0].value) > 0, layers.options[number]


def test_only_unverified_numbers_can_be_shown() -> None:
    test = open_page("sources")
    everything = len(figures_of(test))
    test.toggle[0].set_value(True).run()
    assert len(figures_of(test)) < everything
    assert set(figures_of(test)["已核实"]) == {"–"}


def figures_of(test: AppTest) -> pd.DataFrame:
    """The table of the catalogue's figures."""
    return next(table.value for table in test.dataframe if "已核实" in table.value.columns)


def test_what_most_moves_the_result_comes_first() -> None:
    """The speed of elders: 684 of the sample's 807 elders lose something at 0.7 m/s."""
    test = open_page("sources")
    first = test.dataframe[0].value.iloc[0]
    assert (first["假设"], first["改为"]) == ("老 步行速度", "0.7 / 1.34（注明的范围）")
    assert first["老（百分点）"].startswith("−")
    assert "体弱老人按 0.75 米/秒" in visible_text(test)
    assert "读过原文" in {metric.label for metric in test.metric}
