"""The page that makes files, without a browser."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from base.words import PSEUDO
from data.communities import SAMPLE
from entry.exporting.product import ExportedFile
from exports.formats import FORMATS
from features.options import option_store
from tests.pages.acting import press
from tests.pages.reading import open_page


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def order_file(test: AppTest, key: str) -> AppTest:
    test.selectbox[1].select(key).run()
    assert not test.exception
    return test


def finished_file(test: AppTest) -> ExportedFile:
    done = test.session_state["finished"]
    assert isinstance(done, ExportedFile)
    return done


def test_every_format_is_offered_with_what_it_is() -> None:
    test = open_page("exports")
    assert len(test.selectbox[1].options) == len(FORMATS)
    for key, one in FORMATS.items():
        assert one.about.text("zh") in {caption.value for caption in order_file(test, key).caption}


def test_a_map_has_the_paper_that_was_asked_for() -> None:
    test = open_page("exports")
    next(box for box in test.selectbox if box.key == "sheet-paper").select("A4").run()
    done = finished_file(press(test, "export-make"))
    page = pypdf.PdfReader(io.BytesIO(done.content)).pages[0]
    width_mm, height_mm = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
    assert (width_mm, height_mm) == (pytest.approx(297, abs=0.5), pytest.approx(210, abs=0.5))
    assert "现状" in page.extract_text()
    assert done.name.endswith(".pdf")


def test_another_order_is_not_answered_with_the_file_made_before() -> None:
    test = press(order_file(open_page("exports"), "geojson"), "export-make")
    assert finished_file(test).name.endswith(".zip")
    offered = [one.label for one in test.get("download_button")]
    assert len(offered) == 1
    assert not order_file(test, "xlsx").get("download_button")


def test_what_cannot_be_drawn_is_told_in_words() -> None:
    test = press(order_file(open_page("exports"), "board"), "export-make")
    assert any("1–4 个方案" in text.value for text in test.text)
    assert not test.get("download_button")


def test_options_are_chosen_by_name() -> None:
    option_store.create_option(SAMPLE, "榕树下", "planner", 4548)
    test = order_file(open_page("exports"), "csv")
    assert "A 榕树下" in test.multiselect[0].options
    assert "-A-" in finished_file(press(test, "export-make")).name


def test_no_word_is_left_untranslated() -> None:
    option_store.create_option(SAMPLE, "", "planner", 4548)
    test = open_page("exports", lang=PSEUDO)
    labels = [
        one.label
        for one in (*test.button, *test.selectbox, *test.text_input, *test.multiselect, *test.expander)
    ]
    assert [one for one in labels if "⟦" not in one] == []
