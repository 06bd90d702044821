"""A packet on the page: what both machines changed is asked for, and only then anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from base.words import PSEUDO
from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store, the_store
from features.own_community.merging.conflicts import PacketConflictsError
from features.packets.packet import packet, unpack
from tests.features.own_community.machines import add_seat, rename, set_value, table
from tests.features.own_community.village import store_village
from tests.pages.reading import open_page, visible_words


@pytest.fixture(autouse=True)
def _store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _own_installation: None) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "here"))


def there(tmp_path: Path) -> Connections:
    return open_store(file_address(tmp_path / "there" / "lintu.sqlite"))


def apart(tmp_path: Path) -> tuple[str, bytes]:
    """The key of a village that was changed here, and the packet of the machine that changed it, too."""
    key, other = store_village(the_store()).key, there(tmp_path)
    unpack(other, packet(the_store(), key), "a.lintu")
    for machine, name, households in ((the_store(), "甲<b>", 12.0), (other, "乙{{7*7}}", 14.0)):
        rename(machine, key, name)
        set_value(machine, key, "residences", "R002", households=households)
    add_seat(other, key, "F2", 100)
    raw = packet(other, key)
    other.close()
    return key, raw


def upload_packet(raw: bytes, **address: str) -> AppTest:
    test = open_page("community", **address)
    test.file_uploader[0].set_value(("v.lintu", raw, "application/octet-stream")).run()
    test.button(key="own-packet-in").click().run()
    assert not test.exception
    return test


def words_of(test: AppTest) -> str:
    return "\n".join(text.value for text in test.text)


def test_both_values_are_shown_and_chosen_one_by_one(tmp_path: Path) -> None:
    key, raw = apart(tmp_path)
    test = upload_packet(raw)
    words = words_of(test)
    assert "有 3 处改得不一样" in words
    assert "住宅 · R002 二号楼<b>{{7*7}} · 户数" in words
    assert "这台电脑：12" in words
    assert "社区包里：14" in words
    assert "社区包里：乙{{7*7}}" in words
    assert test.button(key="own-conflicts-merge").disabled
    assert list(table(the_store(), key, "facilities")) == ["F1"]
    test.button(key="own-conflicts-all-here").click().run()
    test.button_group(key=questions(raw)["households"]).set_value("there").run()
    test.button(key="own-conflicts-merge").click().run()
    assert not test.error
    assert "两台电脑上的修改已合并" in words_of(test)
    assert table(the_store(), key, "residences")["R002"]["households"] == 14.0
    assert list(table(the_store(), key, "facilities")) == ["F1", "F2"]


def questions(raw: bytes) -> dict[str, str]:
    """Column → the key of the control that asks about it."""
    with pytest.raises(PacketConflictsError) as caught:
        unpack(the_store(), raw, "v.lintu")
    return {one.column: f"own-conflict-{one.key}" for one in caught.value.conflicts}


def test_no_word_of_the_questions_is_left_untranslated(tmp_path: Path) -> None:
    _, raw = apart(tmp_path)
    test = upload_packet(raw, lang=PSEUDO)
    ours = [words for words in visible_words(test) if "R002" in words or "12" in words]
    assert all("⟦" in words for words in ours)
    assert ours


def test_a_packet_without_questions_comes_in_at_one_press(tmp_path: Path) -> None:
    key, other = store_village(the_store()).key, there(tmp_path)
    unpack(other, packet(the_store(), key), "a.lintu")
    add_seat(other, key, "F2", 100)
    set_value(the_store(), key, "residences", "R001", households=12.0)
    test = upload_packet(packet(other, key))
    other.close()
    assert "两台电脑上的修改已合并：1 个图层，1 行" in words_of(test)
    assert list(table(the_store(), key, "facilities")) == ["F1", "F2"]


def test_values_are_said_in_words_and_not_in_keys(tmp_path: Path) -> None:
    key, other = store_village(the_store()).key, there(tmp_path)
    unpack(other, packet(the_store(), key), "a.lintu")
    for machine, condition in ((the_store(), "worn"), (other, "broken")):
        set_value(machine, key, "facilities", "F1", condition=condition)
    raw = packet(other, key)
    other.close()
    for language, here, in_packet in (("zh", "陈旧", "损坏"), ("en", "worn", "broken")):
        words = words_of(upload_packet(raw, lang=language))
        assert f"：{here}" in words or f": {here}" in words
        assert f"：{in_packet}" in words or f": {in_packet}" in words
