"""The map in a real browser: what it shows, what it tells Python, what it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.browser.live import (
    DESK,
    PHONE,
    Watch,
    has_chinese_font,
    open_legend,
    ready_map,
    someone,
    wait_ready,
)

APP = Path(__file__).parent / "apps" / "mapview_app.py"


@pytest.fixture
def sheet(page: Page, serve: Callable[[Path], str]) -> Frame:
    page.goto(serve(APP))
    return ready_map(page)


@pytest.fixture(scope="module")
def shared_map(browser: Browser, serve: Callable[[Path], str]) -> Iterator[Frame]:
    """The map as it opens, in one tab for all tests that only look at it."""
    with someone(browser) as (context, _):
        page = context.new_page()
        page.goto(serve(APP))
        frame = ready_map(page)
        open_legend(frame)
        yield frame


def view_of(frame: Frame) -> list[float]:
    return frame.evaluate("map_div.lintu.view()")


def shape(frame: Frame, layer: str, number: int) -> Locator:
    return frame.locator(f".leaflet-lintu-{layer}-pane path").nth(number)


def test_shows_all_layers_and_the_whole_community(shared_map: Frame) -> None:
    drawn = shared_map.evaluate("[...map_div.lintu.layers].map(([key, layer]) => [key, layer.features.size])")
    assert [tuple(one) for one in drawn if one[0] != "basemap"] == [
        ("grids", 4),
        ("spaces", 3),
        ("residences", 36),
        ("encroachments", 3),
        ("facilities", 44),
    ]
    assert shared_map.evaluate("map_div.getBounds().contains(map_div.lintu.extent)")
    assert shared_map.locator(".leaflet-lintu-basemap-pane canvas").count() == 1


FAILED = """async () => {
  const again = URL.createObjectURL(new Blob([JSON.stringify(map_div.lintu.scene)]));
  const box = map_div.getContainer();
  const ring = () => getComputedStyle(box, "::after").animationName;
  const heard = [ring()];
  const shown = lintu.show(map_div, "data:text/plain,broken", null, "<b>reload</b>");
  heard.push(ring());
  await shown;
  heard.push(box.dataset.state, document.querySelector(".lintu-failure").textContent, ring());
  await lintu.show(map_div, again, null, "");
  return [...heard, box.dataset.state, document.querySelectorAll(".lintu-failure").length]; }"""


def test_a_map_that_waits_or_fails_says_so(shared_map: Frame) -> None:
    turning = "lintu-turn, lintu-appear"
    assert shared_map.evaluate(FAILED) == ["none", turning, "failed", "<b>reload</b>", "none", "ready", 0]


def test_the_legend_starts_as_one_button(sheet: Frame) -> None:
    expect(sheet.get_by_role("button", name="图层与图例")).to_have_attribute("aria-expanded", "false")
    expect(sheet.locator(".lintu-panel-list")).to_be_hidden()


def test_the_whole_community_is_shown_clear_of_the_open_panel(shared_map: Frame) -> None:
    shared_map.get_by_role("button", name="显示整个社区").click()
    east = shared_map.evaluate("map_div.latLngToContainerPoint(map_div.lintu.extent.getNorthEast()).x")
    panel = shared_map.locator(".lintu-panel").bounding_box()
    frame = shared_map.locator("#map_div").bounding_box()
    assert panel is not None
    assert frame is not None
    assert east <= panel["x"] - frame["x"]


@pytest.mark.slow
def test_a_map_without_room_waits_for_it(page: Page, sheet: Frame) -> None:
    """As on a slow page that is being built: the fixture fails on the errors that the map then had."""
    room = page.locator("iframe[title^='streamlit_folium']")
    room.evaluate("box => { box.style.width = '20px'; }")
    sheet.wait_for_function("() => map_div.getSize().x === 20 && map_div.getZoom() === map_div.getMinZoom()")
    room.evaluate("box => { box.style.width = ''; }")
    sheet.wait_for_function("() => map_div.getSize().x > 400 && map_div.getZoom() > 12")
    assert sheet.evaluate("map_div.getBounds().contains(map_div.lintu.extent)")


def test_only_a_move_of_a_pixel_or_more_is_kept_as_the_readers(sheet: Frame) -> None:
    """Leaflet rounds the place anew when it draws; small maps of one page would else move the large ones."""
    kept = """pixels => {
      const at = map_div.project(map_div.getCenter()).add([pixels, 0]);
      map_div.setView(map_div.unproject(at), map_div.getZoom(), { animate: false });
      map_div.fire("moveend");
      return Boolean(map_div.lintu.memory.get("view")); }"""
    assert [sheet.evaluate(kept, pixels) for pixels in (0.3, 40)] == [False, True]


def test_click_opens_a_card_marks_the_feature_and_reaches_python(page: Page, sheet: Frame) -> None:
    shape(sheet, "residences", 7).click()
    card = sheet.locator(".lintu-card")
    expect(card.locator("h2")).to_have_text("8 号楼")
    rows = card.locator("tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [["步行距离", "305\N{NO-BREAK SPACE}米"], ["有电梯", "否"]]
    expect(sheet.locator(".leaflet-lintu-marks-pane path")).to_have_count(2)
    expect(page.get_by_text("clicked: residences r7")).to_be_visible()


def test_click_on_a_marker_and_on_a_thin_line(page: Page, sheet: Frame) -> None:
    sheet.locator(".leaflet-lintu-facilities-points-pane .lintu-icon:not(:has(.is-dot))").last.click()
    expect(page.get_by_text("clicked: facilities f")).to_be_visible()
    beside = sheet.evaluate(
        """() => { const line = map_div.lintu.layers.get("encroachments").feature("e3").geometry.coordinates;
        const [a, b] = line.map(([x, y]) => map_div.latLngToContainerPoint([y, x]));
        return {x: a.x + 0.5 * (b.x - a.x), y: a.y + 0.5 * (b.y - a.y) + 5}; }"""
    )
    sheet.locator("#map_div").click(position=beside)
    expect(page.get_by_text("clicked: encroachments e3")).to_be_visible()


def test_each_click_is_told_once(page: Page, sheet: Frame) -> None:
    """The second page's script names the event only in the run that it came with."""
    page.get_by_role("link", name="canary map").click()
    page.wait_for_function("document.querySelectorAll('iframe').length === 1")
    expect(page.get_by_text("event: nothing")).to_be_visible()
    frame = ready_map(page)
    expect(page.get_by_text("event: nothing")).to_be_visible()
    shape(frame, "areas", 1).click(position={"x": 8, "y": 8})
    expect(page.get_by_text("event: areas b")).to_be_visible()
    page.get_by_label("payload").fill("1")
    page.get_by_label("payload").press("Enter")
    expect(page.get_by_text("event: nothing")).to_be_visible()


@pytest.mark.slow
def test_rerun_and_new_view_keep_the_same_map(page: Page, sheet: Frame) -> None:
    sheet.evaluate("window.kept = 'yes'; map_div.setZoom(18.5, {animate: false}); null")
    before = view_of(sheet)
    fill = shape(sheet, "residences", 1).get_attribute("fill")
    page.get_by_role("button", name="rerun").click()
    page.get_by_text("elders", exact=True).click()
    expect(shape(sheet, "residences", 1)).not_to_have_attribute("fill", fill or "")
    wait_ready(sheet)
    assert sheet.evaluate("window.kept") == "yes"
    assert view_of(sheet) == before


@pytest.mark.slow
def test_only_the_changed_layer_is_fetched_again(page: Page, sheet: Frame) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".geojson" in request.url else None)
    fill = shape(sheet, "residences", 1).get_attribute("fill")
    page.get_by_text("elders", exact=True).click()
    expect(shape(sheet, "residences", 1)).not_to_have_attribute("fill", fill or "")
    wait_ready(sheet)
    assert [url.rpartition("/")[2] for url in asked] == ["residences.geojson"]


@pytest.mark.slow
def test_view_and_layers_survive_page_and_language_switches(page: Page, sheet: Frame) -> None:
    sheet.evaluate("map_div.setView(map_div.lintu.extent.getNorthWest(), 18, {animate: false}); null")
    open_legend(sheet)
    sheet.get_by_label("住宅楼").uncheck()
    before = view_of(sheet)
    page.get_by_role("link", name="canary map").click()
    expect(page.get_by_text("event: nothing")).to_be_visible()
    ready_map(page)
    page.get_by_role("link", name="map", exact=True).click()
    expect(page.get_by_text("clicked: nothing")).to_be_visible()
    again = ready_map(page)
    assert view_of(again) == pytest.approx(before, abs=1e-5)
    expect(again.get_by_label("住宅楼")).not_to_be_checked()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("language: en")).to_be_visible()
    english = ready_map(page)
    expect(english.get_by_label("Residences")).not_to_be_checked()
    assert view_of(english) == pytest.approx(before, abs=1e-5)
    expect(english.get_by_role("button", name="Zoom in")).to_be_visible()
    assert english.evaluate("document.documentElement.lang") == "en"


def test_hatches_are_painted(shared_map: Frame) -> None:
    hatched = shared_map.locator(".leaflet-lintu-residences-pane path[fill^='url']").first
    name = hatched.evaluate("path => path.getAttribute('fill').slice(5, -1)")
    assert shared_map.locator(f"pattern#{name} path").count() == 1
    box = hatched.bounding_box()
    assert box is not None
    middle = {"x": box["x"] + 3, "y": box["y"] + 3, "width": box["width"] - 6, "height": box["height"] - 6}
    picture = Image.open(BytesIO(shared_map.page.screenshot(clip=middle))).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height)
    assert colours is not None
    red = sum(count for count, (r, _, b) in colours if r > b)
    assert 0.1 < red / (picture.width * picture.height) < 0.7


@pytest.mark.slow
def test_panel_works_with_the_keyboard(page: Page, sheet: Frame) -> None:
    head = sheet.get_by_role("button", name="图层与图例")
    head.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(sheet.get_by_label("责任网格")).not_to_be_checked()
    expect(sheet.locator(".leaflet-lintu-grids-pane path")).to_have_count(0)


@pytest.mark.slow
def test_online_tiles_are_asked_for_only_once_chosen(sheet: Frame, watch: Watch) -> None:
    assert watch.strangers == []
    open_legend(sheet)
    sheet.get_by_label("OpenStreetMap").check()
    sheet.wait_for_selector(".leaflet-tile-pane img", state="attached")
    expect(sheet.locator(".lintu-attribution")).to_contain_text("© OpenStreetMap 贡献者")
    assert not sheet.evaluate("map_div.hasLayer(map_div.lintu.layers.get('basemap').group)")
    assert watch.strangers
    assert {url.split("/")[2] for url in watch.strangers} == {"tile.openstreetmap.org"}
    sheet.get_by_label("本社区底图").check()
    expect(sheet.locator(".leaflet-tile-pane img")).to_have_count(0)
    watch.strangers.clear()
    watch.errors.clear()


@pytest.mark.slow
def test_connection_is_drawn_with_its_text(page: Page, sheet: Frame) -> None:
    page.get_by_text("line", exact=True).click()
    expect(sheet.locator(".lintu-label.is-note")).to_have_text("318 米")
    expect(sheet.locator(".leaflet-lintu-marks-pane path")).to_have_count(4)


ROWS = """() => {
  const layer = map_div.lintu.layers.get("residences");
  const rows = layer.rows.slice();
  const n = layer.data.features.findIndex((one) => layer.paths.has(one));
  const feature = layer.data.features[n];
  const fillOf = (one) => one.symbol.fill;
  const other = layer.spec.classes.find((one) => fillOf(one) !== layer.symbol(feature).fill);
  const element = () => layer.paths.get(feature).find((one) => !one.unseen).path.getElement();
  const first = element(), fill = first.getAttribute("fill");
  const row = JSON.parse(rows[n]);
  const changed = (what) => rows.map((text, at) => (at === n ? JSON.stringify(what) : text));
  const recoloured = changed({ ...row, properties: { ...row.properties, class: other.key } });
  const coordinates = [[[0, 0], [0, 1], [1, 1], [0, 0]]];
  const moved = changed({ ...row, geometry: { ...row.geometry, coordinates } });
  const found = { isMoved: layer.update(moved), isShort: layer.update(rows.slice(1)), before: fill };
  found.isRecoloured = layer.update(recoloured);
  Object.assign(found, { after: element().getAttribute("fill"), wanted: fillOf(other) });
  const told = layer.feature(row.properties.id).properties.class;
  Object.assign(found, { isSame: element() === first, told, key: other.key });
  layer.rows = recoloured;
  layer.update(rows);
  layer.rows = rows;
  return { ...found, again: element().getAttribute("fill") };
}"""
"""Lets the shown homes take rows in which one is moved, in which one is missing, and in which one is of
another class; then those that were there before."""


def test_rows_that_only_look_different_are_not_drawn_anew(shared_map: Frame) -> None:
    found = shared_map.evaluate(ROWS)
    assert (found["isMoved"], found["isShort"], found["isRecoloured"]) == (False, False, True)
    assert found["isSame"]
    assert found["after"] != found["before"] == found["again"]
    assert found["after"] == found["wanted"] or found["after"].startswith("url(")  # a hatch
    assert found["told"] == found["key"]


def test_chinese_text_has_a_face(shared_map: Frame) -> None:
    """Where the machine has no Chinese font the served one must have been fetched, and only there."""
    shared_map.evaluate("document.fonts.ready")
    faces = shared_map.evaluate("[...document.fonts].map((face) => [face.family, face.status])")
    assert {family.strip('"') for family, _ in faces} == {"Lintu Sans"}
    # Behind the whole typeface, which the odd characters of this page need, the small file of usual words.
    assert [status for _, status in faces][1:] == ["unloaded" if has_chinese_font() else "loaded"]


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, id="desk", marks=pytest.mark.slow), pytest.param(PHONE, id="phone")]
)
def test_no_text_covers_another(page: Page, serve: Callable[[Path], str], size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(serve(APP))
    frame = ready_map(page)
    frame.evaluate("document.fonts.ready")
    for zoom in (None, 16, 17, 18.25):
        if zoom:
            frame.evaluate("zoom => { map_div.setZoom(zoom, {animate: false}); }", zoom)
        frame.evaluate("map_div.lintu.texts.run()")
        boxes = frame.evaluate(
            """() => {
              const shown = ".lintu-label:not(.is-hidden), .lintu-marker:not(.is-dot) .lintu-glyph";
              return [...document.querySelectorAll(shown)]
                .map(node => [node.getBoundingClientRect(), node.textContent])
                .map(([box, text]) => [box.left, box.top, box.right, box.bottom, text])
                .filter(box => box[2] > 0 && box[3] > 0 && box[0] < innerWidth && box[1] < innerHeight); }"""
        )
        assert len(boxes) > 2
        clashes = [
            (a[4], b[4])
            for n, a in enumerate(boxes)
            for b in boxes[:n]
            if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
        ]
        assert clashes == [], zoom
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_targets_are_big_enough(shared_map: Frame) -> None:
    sizes = shared_map.evaluate(
        """() => {
          const targets = ".lintu-icon, .lintu-row, .lintu-zoom button, .lintu-panel-head";
          return [...document.querySelectorAll(targets)]
            .map(node => Math.min(node.offsetWidth, node.offsetHeight)); }"""
    )
    assert min(sizes) >= 24


def test_a_map_that_is_only_read_loads_no_tools(page: Page, serve: Callable[[Path], str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve(APP))
    frame = ready_map(page)
    assert not [url for url in asked if "draw/" in url or "sketch" in url]
    assert frame.evaluate("L.Draw === undefined && lintu.Sketch === undefined")
