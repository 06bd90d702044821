"""The encoding of a brought file, chosen on the page by the lines in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.open_store import the_store
from features.own_community.community_versions import layers_of, own
from tests.pages.acting import press
from tests.pages.reading import visible_text
from tests.pages.test_brought_files import upload
from tests.pages.test_community import at_step, village

AMBIGUOUS = "葉芊芊"
"""In Big5 the bytes of 腑恕恕 in GBK: nobody can tell without being told."""


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))


def test_the_encoding_is_chosen_by_the_lines_in_doubt() -> None:
    key = village().key
    raw = b"name_zh,lon,lat,households\n" + AMBIGUOUS.encode("big5") + b",116.1,24.28,5\n"
    test = upload(at_step(key, "homes"), "own-file", "a.csv", raw)
    (lines,) = [one for one in test.dataframe if "Big5" in one.value.columns]
    assert lines.value["GBK"].tolist() == ["腑恕恕"]
    assert lines.value["Big5"].tolist() == ["葉芊芊"]
    assert lines.value.iloc[0, 0] == 2
    box = next(one for one in test.selectbox if one.label == "文字编码")
    box.select_index(next(n for n, one in enumerate(box.options) if one == "Big5")).run()
    assert not test.exception
    system = next(one for one in test.selectbox if one.label == "坐标系")
    system.select_index(next(n for n, one in enumerate(system.options) if "WGS" in one)).run()
    press(test, "own-bring")
    assert AMBIGUOUS in layers_of(the_store(), own(the_store(), key).state)["residences"]["name_zh"].tolist()


def test_a_file_in_utf_8_asks_for_no_encoding() -> None:
    key = village().key
    raw = "name_zh,lon,lat,households\n三栋,116.1,24.28,5\n".encode()
    test = upload(at_step(key, "homes"), "own-file", "a.csv", raw)
    assert "文字编码" not in [one.label for one in test.selectbox]
    assert "编码" not in visible_text(test)
