"""Text that must pass through folium comes out as itself in a browser and means nothing on the way."""

from __future__ import annotations

import html
import json

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.words import REPLACEMENT
from tests.browser.apps.canaries import PAYLOADS, shown_text
from ui.mapview.text import map_text

ACTIVE = set("{}<>\"'`\\$%()[]=/@!*|~^+_\u2028\u2029\u202e")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_active_is_left(payload: str) -> None:
    assert not ACTIVE & set(map_text(payload))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_shows_the_original(payload: str) -> None:
    shown = html.unescape(map_text(payload))
    carried = "".join(REPLACEMENT if c in "\x01\x7f" else c for c in shown_text(payload))
    assert shown == carried


@given(st.text())
def test_a_template_prints_it_unchanged(text: str) -> None:
    encoded = map_text(text)
    assert jinja2.Template(encoded, keep_trailing_newline=True).render() == encoded
    assert json.loads(f'"{encoded}"') == encoded


def test_chinese_stays_readable() -> None:
    assert map_text("三角镇，12 号楼。") == "三角镇，12 号楼。"


def test_what_html_cannot_carry_is_replaced() -> None:
    assert map_text("a\x00b\ud800c\uffff") == f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}"
