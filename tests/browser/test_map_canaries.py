"""Text from people stays text: in every column and every name of a map, for every kind of payload."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.apps.canaries import EACH_KIND, PAYLOADS, PRODUCT, shown_text
from tests.browser.live import ready_map

APP = Path(__file__).parent / "apps" / "mapview_app.py"

SEEN = """() => {
  const text = (node) => node && node.textContent;
  const all = (css) => [...document.querySelectorAll(css)].map(text);
  return {
    names: all(".lintu-layer .lintu-row > input + span"),
    said: text(document.querySelector(".lintu-attribution")),
    note: text(document.querySelector(".is-note")),
    labels: all(".lintu-label:not(.is-note)"),
  };
}"""
TOUCH = """(key) => {
  const sheet = map_div.lintu, layer = sheet.layers.get(key), [feature] = layer.data.features;
  sheet.card.whisper(feature, layer.middle(feature));
  sheet.clicked(layer, feature, layer.middle(feature));
}"""


@pytest.mark.parametrize(
    "payloads",
    [
        pytest.param(EACH_KIND[:1], id="one"),
        pytest.param([*EACH_KIND, *PAYLOADS[::3]], id="many", marks=pytest.mark.slow),
    ],
)
def test_payloads_stay_text(page: Page, serve: Callable[[Path], str], payloads: Sequence[str]) -> None:
    page.goto(f"{serve(APP)}/canary")
    for number in map(PAYLOADS.index, payloads):
        page.get_by_label("payload").fill(str(number))
        page.get_by_label("payload").press("Enter")
        check(page, number)


def check(page: Page, number: int) -> None:
    text = shown_text(PAYLOADS[number])
    frame = ready_map(page)
    frame.wait_for_function("text => map_div.lintu.scene.name === text", arg=text)
    frame.wait_for_selector("#map_div[data-state='ready']")
    seen = frame.evaluate(SEEN)
    assert seen["names"] == [text, text]
    assert sorted(seen["labels"]) == sorted([text, "plain"] * 2)
    assert seen["said"] == text
    assert seen["note"] == text
    for layer in ("areas", "points"):
        frame.evaluate(TOUCH, layer)
        card = frame.locator(".lintu-card")
        assert card.locator("h2").text_content() == text
        cells = [row.locator("td").text_content() for row in card.locator("tr").all()]
        assert cells == [text, text, f"12.5\N{NO-BREAK SPACE}{text}"]
        expect(page.get_by_text(f"event: {layer} a ", exact=False)).to_be_visible()
    assert page.evaluate("window.shots || 0") == 0, text
    assert PRODUCT not in page.content() + frame.content()
