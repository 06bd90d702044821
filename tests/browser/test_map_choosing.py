"""Choosing shapes on a map: what lies below another, by keyboard, and a pop-up that nothing covers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.live import open_legend, ready_map

APP = Path(__file__).parent / "apps" / "mapview_app.py"
UNDER_A_MARKER = """() => {
  // A marker, seen as such, with a house under its middle: [facility, house, place].
  const { layers, picker } = map_div.lintu, origin = map_div.getContainer().getBoundingClientRect();
  for (const [id, [marker]] of layers.get("facilities").markers) {
    const box = marker.getElement().getBoundingClientRect();
    const at = L.point(Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2));
    const [first, second] = picker.stack(at).map((one) => one.key.split("/"));
    const spot = { x: at.x - origin.left, y: at.y - origin.top };
    if (second && first[1] === id && second[0] === "residences") return [id, second[1], spot];
  } }"""
CLEAR = """() => {
  const box = document.querySelector(".lintu-popup .leaflet-popup-content-wrapper").getBoundingClientRect();
  return [...document.querySelectorAll(".lintu-panel, .lintu-zoom")].every((node) => {
    const other = node.getBoundingClientRect();
    const isBeside = box.right <= other.left || other.right <= box.left;
    return isBeside || box.bottom <= other.top || other.bottom <= box.top; }); }"""
PRESSED_LAST = """() => {
  const { x, y } = map_div.latLngToContainerPoint(map_div.lintu.picker.last.latlng);
  return { x, y }; }"""


@pytest.fixture
def sheet(page: Page, serve: Callable[[Path], str]) -> Frame:
    page.goto(serve(APP))
    return ready_map(page)


def test_pressing_again_means_what_lies_below(page: Page, sheet: Frame) -> None:
    facility, house, spot = sheet.evaluate(UNDER_A_MARKER)
    box = sheet.locator("#map_div")
    box.click(position=spot)
    expect(page.get_by_text(f"clicked: facilities {facility}")).to_be_visible()
    box.click(position=sheet.evaluate(PRESSED_LAST))
    expect(page.get_by_text(f"clicked: residences {house}")).to_be_visible()


@pytest.mark.slow
def test_a_double_click_does_not_go_on_to_what_lies_below(sheet: Frame) -> None:
    facility, _, spot = sheet.evaluate(UNDER_A_MARKER)
    zoom = sheet.evaluate("map_div.getZoom()")
    sheet.locator("#map_div").dblclick(position=spot)
    sheet.wait_for_function("zoom => map_div.getZoom() > zoom", arg=zoom)
    assert sheet.evaluate("map_div.lintu.focus.id") == facility


def test_a_pop_up_stands_clear_of_the_controls(sheet: Frame) -> None:
    """Of shapes right under the panel and in the corner of the buttons, with the panel closed and open."""
    for corner in ("getNorthEast", "getNorthWest"):
        open_at(sheet, corner)
    open_legend(sheet)
    for corner in ("getNorthEast", "getNorthWest"):
        open_at(sheet, corner)


def open_at(sheet: Frame, corner: str) -> None:
    """Open the pop-up of a shape there, and wait until nothing covers it."""
    sheet.evaluate(
        """corner => { const { layers } = map_div.lintu, layer = layers.get("residences");
        const feature = layer.feature("r7"), at = layer.middle(feature);
        const away = map_div.getSize().divideBy(2).subtract([20, 20]);
        map_div.setView(at, 18, { animate: false });
        map_div.panBy([(corner === "getNorthEast" ? -1 : 1) * away.x, away.y], { animate: false });
        map_div.lintu.clicked(layer, feature, at); }""",
        corner,
    )
    sheet.wait_for_function(CLEAR)


def test_shapes_are_chosen_by_keyboard(page: Page, sheet: Frame) -> None:
    sheet.get_by_role("button", name="显示整个社区").focus()
    page.keyboard.press("Tab")
    field = sheet.get_by_role("spinbutton", name="图上的要素")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    for _ in range(5):  # layers
        if "住宅楼" not in (field.get_attribute("aria-valuetext") or ""):
            page.keyboard.press("ArrowRight")
    expect(field).to_have_attribute("aria-valuenow", "1")
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-valuetext", "住宅楼 · 8 号楼 · 8/36")
    expect(sheet.locator(".lintu-tip")).to_have_text("8 号楼")
    page.keyboard.press("Enter")
    expect(sheet.locator(".lintu-card h2")).to_have_text("8 号楼")
    expect(page.get_by_text("clicked: residences r7")).to_be_visible()


@pytest.mark.slow
def test_arrow_keys_move_the_map_while_it_has_the_focus(page: Page, sheet: Frame) -> None:
    before = sheet.evaluate("map_div.getCenter().lat")
    sheet.locator("#map_div").focus()
    page.keyboard.press("ArrowDown")
    sheet.wait_for_function("before => map_div.getCenter().lat < before", arg=before)
