"""A language added by a .po file alone: every staff page speaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.communities import SAMPLE
from features.options import option_store
from tests import third_language
from tests.pages.reading import PAGES, open_page, visible_words


@pytest.fixture(scope="module")
def pages_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without the votes of other files: their titles, as people wrote them, are in no language."""
    return tmp_path_factory.mktemp("third-language")


@pytest.fixture(autouse=True)
def _language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    third_language.add_language(tmp_path, monkeypatch)


@pytest.mark.parametrize("page", [*PAGES, "sketch", "compare", "exports"])
def test_every_page_speaks_it(page: str) -> None:
    option = option_store.create_option(SAMPLE, "", "t", 4548)
    test = open_page(page, lang=third_language.KEY, option=option.id)
    option_store.set_state(option.id, "archived", "t")
    assert not test.error
    texts = list(visible_words(test))
    assert sum(third_language.MARK in text for text in texts) > 5
    assert third_language.untranslated(texts) == []
    choice = next(one for one in test.button_group if one.label == "语言 Language")
    assert list(choice.options) == ["中文", "English", third_language.NAME]
