"""Drawings on the map over reruns, new maps, busy servers and many shapes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser import drawing
from tests.browser.apps.canaries import PAYLOADS, PRODUCT, shown_text
from tests.browser.drawing_events import (
    AREA,
    in_english,
    kinds,
    newest_event,
    only_shape,
)
from tests.rings import in_rings


def test_the_same_map_stays_over_drawings_and_reruns(page: Page, sheet: Frame) -> None:
    sheet.evaluate("window.kept = 'yes'; map_div.setZoom(16.5, {animate: false}); null")
    before = sheet.evaluate("map_div.lintu.view()")
    for count in range(1, 6):
        drawing.draw_polygon(page, [(x + 8 * count, y + 30 * count) for x, y in AREA])
        newest_event(page, count)
        page.get_by_role("button", name="undo").click()
    assert sheet.evaluate("window.kept") == "yes"
    assert sheet.evaluate("map_div.lintu.view()") == pytest.approx(before, abs=1e-5)
    expect(sheet.locator("path.lintu-drawing")).to_have_count(5)


@pytest.mark.slow
def test_what_the_server_saved_is_editable_after_reruns_and_a_new_map(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    page.get_by_role("button", name="undo").click()
    drawing.drag_vertex(page, "m21", 1, (470, 140))
    assert newest_event(page, 2)[:2] == ["edited", "m21"]
    english = in_english(page)
    expect(english.locator("path.lintu-drawing")).to_have_count(300)
    drawing.drag_vertex(page, "m22", 1, (480, 130))
    assert newest_event(page, 4)[:2] == ["edited", "m22"]


def test_a_shape_that_is_not_editable_can_only_be_chosen(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    drawing.choose(page, "m299")
    assert newest_event(page, 1)[:2] == ["chosen", "m299"]
    for does in ("reshape", "move", "delete"):
        expect(drawing.tool(page, does)).to_be_hidden()
    page.keyboard.press("Escape")
    assert newest_event(page, 2)[:2] == ["chosen", ""]


@pytest.mark.slow
def test_a_broken_rule_is_red_and_dashed(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    newest_event(page, 1)
    path = sheet.locator("path.lintu-drawing")
    drawing.tool(page, "reshape").click()
    page.get_by_text("flag", exact=True).click()
    expect(path).to_have_class(re.compile("is-flagged"))
    expect(path).to_have_attribute("stroke", "#c62828")
    expect(path).to_have_attribute("stroke-dasharray", "8 6")
    assert sheet.evaluate(drawing.HELD)  # a new scene does not take the shape out of the hand


@pytest.mark.slow
def test_a_new_scene_does_not_disturb_a_drawing(page: Page, sheet: Frame) -> None:
    drawing.tool(page, "draw").click()
    drawing.place(page, AREA[:3])
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    assert sheet.evaluate("map_div.lintu.sketch.tool.count()") == 3
    page.get_by_role("button", name="undo").click()
    drawing.place(page, AREA[3:])
    drawing.tool(page, "finish").click()
    assert len(newest_event(page, 1)[3]["coordinates"][0]) == 5


@pytest.mark.slow
def test_nothing_is_lost_while_the_server_is_busy(page: Page, sheet: Frame) -> None:
    page.get_by_text("slow", exact=True).click()
    drawing.wait_until_answered(page)
    sheet.wait_for_function("() => !document.querySelector('[data-state=loading]')")
    for step in range(4):
        drawing.draw_rectangle(page, (120, 60 + 80 * step), (200, 110 + 80 * step))
    newest_event(page, 4)
    assert kinds(page) == ["drawn"] * 4
    expect(sheet.locator("path.lintu-drawing")).to_have_count(4)


@pytest.mark.slow
def test_what_the_server_refuses_goes_away(page: Page, sheet: Frame) -> None:
    drawing.draw_polygon(page, AREA)
    newest_event(page, 1)
    shape = only_shape(sheet)
    before = drawing.corners(page, shape)
    page.get_by_text("refuse", exact=True).click()
    drawing.drag_vertex(page, shape, 0, (60, 60))
    newest_event(page, 2)
    assert drawing.corners(page, shape)[0] == pytest.approx(before[0], abs=1)
    drawing.draw_rectangle(page, (120, 300), (200, 380))
    newest_event(page, 3)
    assert only_shape(sheet) == shape
    assert sheet.evaluate("map_div.lintu.sketch.saved.fresh.length") == 0


SPOKEN = """() => {
  const leaves = (part) => typeof part === "string" ? [part] : Object.values(part).flatMap(leaves);
  const bar = [...document.querySelectorAll(".lintu-tool")].flatMap(one => [one.title, one.textContent]);
  return [...leaves(L.drawLocal), ...Object.values(map_div.lintu.sketch.spec.words), ...bar]; }"""


@pytest.mark.parametrize("language", in_rings(["zh", "en"], fast=["zh"]))
def test_every_word_is_in_the_readers_language(page: Page, sheet: Frame, language: str) -> None:
    frame = in_english(page) if language == "en" else sheet
    drawing.tool(page, "draw").click()
    page.mouse.move(300, 400)
    texts = [*frame.evaluate(SPOKEN), frame.locator(".leaflet-draw-tooltip").inner_text()]
    drawing.place(page, AREA)
    texts.append(frame.locator(".leaflet-draw-tooltip").inner_text())
    texts.append(frame.locator(".lintu-tools-hint").inner_text())
    assert len(texts) > 70
    stranger = r"[A-Za-z]" if language == "zh" else r"[\u4e00-\u9fff]"
    names = {"口袋公园", "慢行系统", "艺术装置"}
    for text in texts:
        plain = re.sub(r"Esc|: 口袋公园", "", text)
        assert plain in names or not re.search(stranger, plain), text


@pytest.mark.slow
def test_three_hundred_shapes_stay_quick(
    page: Page, sheet: Frame, capsys: pytest.CaptureFixture[str]
) -> None:
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    sheet.evaluate("""() => addEventListener("mouseup", () => { window.top.released = Date.now(); }, true)""")
    times = []
    for count in range(1, 6):
        page.evaluate(
            """said => { const seen = new MutationObserver(() => {
                 if (!document.body.innerText.includes(said)) return;
                 window.heard = Date.now(); seen.disconnect(); });
               window.heard = 0;
               seen.observe(document.body, {subtree: true, childList: true, characterData: true}); }""",
            f"events: {count} ",
        )
        drawing.draw_polygon(page, [(x, y + 20 * count) for x, y in AREA])
        page.wait_for_function("() => window.heard > 0")
        times.append(page.evaluate("() => window.heard - window.released"))
        drawing.wait_until_answered(page)
    with capsys.disabled():
        print(f"\n300 shapes: mouse-up to the event on the page, ms: {sorted(times)}")
    assert sorted(times)[2] < 1500


def test_labels_stay_text(page: Page, sheet: Frame) -> None:
    page.get_by_role("button", name="canaries").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(len(PAYLOADS))
    labels = sheet.locator(".lintu-label").all_text_contents()
    assert set(map(shown_text, PAYLOADS)) <= set(labels)
    sheet.evaluate(
        """() => { for (const [id, {layer}] of map_div.lintu.sketch.saved.known)
             layer.fire("mousemove", {latlng: layer.getBounds().getCenter()}); }"""
    )
    assert page.evaluate("window.shots || 0") == 0
    assert PRODUCT not in page.content() + sheet.content()


@pytest.mark.slow
def test_the_handle_of_a_small_shape_stands_above_its_middle(page: Page, sheet: Frame) -> None:
    """Leaflet's own centre of a small polygon is metres off."""
    page.get_by_role("button", name="many").click()
    expect(sheet.locator("path.lintu-drawing")).to_have_count(300)
    drawing.choose(page, "m21")
    drawing.tool(page, "reshape").click()
    shape = sheet.locator("path.lintu-drawing[data-drawing='m21']").bounding_box()
    grip = sheet.locator(".lintu-handle.is-move").bounding_box()
    assert shape is not None
    assert grip is not None
    assert grip["x"] + grip["width"] / 2 == pytest.approx(shape["x"] + shape["width"] / 2, abs=2)
    assert grip["y"] + grip["height"] < shape["y"] + 2
