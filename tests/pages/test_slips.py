"""Slips are printed with an address that phones can reach, or with none."""

from __future__ import annotations

import io

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from features.voting.box.results import turnout_of
from tests.pages.acting import fill, press, view
from tests.pages.reading import open_page, visible_text
from tests.pages.votes import codes_in, draft
from tests.rings import in_rings
from ui import streamlit_server

pytestmark = pytest.mark.usefixtures("store_of_its_own")


@pytest.mark.parametrize(
    "server",
    in_rings(
        ["http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501", "http://0.0.0.0"],
        fast=["http://127.0.0.1:8501"],
    ),
)
def test_no_slip_is_printed_with_an_address_that_phones_cannot_reach(server: str) -> None:
    vote = draft()
    test = view(open_page("workshop", vote=vote.id), "codes")
    fill(test, "mint-server", server)
    assert "手机打不开" in visible_text(test)
    press(test, "mint")
    assert [error.value for error in test.error] == ["没有成功。"]
    assert "vote-prints" not in test.session_state
    assert not sum(turnout_of(vote.id).issued.values())
    press(fill(test, "mint-server", "http://192.168.1.20:8501"), "mint")
    assert "192.168.1.20" in printed_text(test)


def test_without_an_address_slips_carry_the_code_alone() -> None:
    vote = draft()
    test = view(open_page("workshop", vote=vote.id), "codes")
    (server,) = [field.value for field in test.text_input if field.key == "mint-server"]
    assert server == ""  # it listens on loopback
    press(test, "mint")
    assert "邻图现在只对本机开放" in visible_text(test)
    assert not sum(turnout_of(vote.id).issued.values())
    press(press(test, "phone-access-none"), "mint")
    assert "127.0.0.1" not in printed_text(test)
    assert "投票台" in printed_text(test)
    assert len(codes_in(test.session_state["vote-prints"][0].content)) == 80


def test_the_address_in_the_wifi_is_found_and_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit_server, "lan_addresses", lambda listening: ("192.168.7.8", "10.0.0.3"))
    test = press(view(open_page("workshop", vote=draft().id, lang="en"), "codes"), "mint")
    assert "192.168.7.8" in printed_text(test)
    assert "http://192.168.7.8:8501/r/vote/" in visible_text(test)
    assert any("10.0.0.3" in str(one.value) for one in test.caption)


def test_without_phones_nobody_is_asked_for_an_address_again() -> None:
    vote = draft()
    test = press(view(open_page("workshop", vote=vote.id), "codes"), "phone-access-none")
    assert not [field for field in test.text_input if field.key == "mint-server"]
    assert "不需要网址" in visible_text(view(test, "check"))


def printed_text(test: AppTest) -> str:
    (file,) = test.session_state["vote-prints"]
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.content)).pages)
