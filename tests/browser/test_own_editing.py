"""Editing a large layer of one's own on a real page: near a place, by its name, in its table, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import shapely
from playwright.sync_api import Locator, Page, expect
from pyproj import Transformer

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.frames import frame_of
from data.store.connections import Connections
from data.store.open_store import the_store
from features.own_community.by_table import Cell, edit_cells
from features.own_community.community_versions import begin, change, layers_of, own
from features.own_community.edit import Edit
from tests.browser import drawing
from tests.browser.drawing_events import pixel
from tests.browser.live import DESK, ROOT, STILL, ready_map
from tests.browser.pressing import press_until
from tests.features.own_community.village import CM117, X, Y, layers, square

COUNT, ACROSS = 450, 30
HEADER_PX, ROW_PX, PRESS_PX = 35, 35, 170
ELDER = 6
"""Columns before the people of 60 and over: two of ticks, number, name, storeys, households."""
CATALOGUE = load_catalogue()
DEGREES = Transformer.from_crs(CM117, 4326, always_xy=True)
ANSWERED_MS = 60_000


def town(store: Connections) -> str:
    """450 homes of 10 m, one every 20 m: home n stands in column n % 30 and row n // 30. A compound of two
    parts, and a seat."""
    homes = pd.DataFrame(
        {
            "id": [f"R{n:03}" for n in range(COUNT)],
            "name_zh": [f"{n}号楼" for n in range(COUNT)],
            "households": 10.0,
            "elder": 5.0,
            "adult": 15.0,
            "child": 3.0,
            "estimated": [n % 100 == 7 for n in range(COUNT)],
        }
    )
    yard = square(300, 320, 40) - square(310, 330, 10)
    parts = shapely.MultiPolygon([yard, square(360, 320, 20)])
    filled = layers() | {
        "grids": frame_of("grids", pd.DataFrame({"code": ["G1"]}), [square(-40, -40, 700)], CM117),
        "compounds": frame_of("compounds", pd.DataFrame({"id": ["C1"], "name_zh": "双院"}), [parts], CM117),
        "residences": frame_of(
            "residences",
            homes,
            [square(20 * (n % ACROSS), 20 * (n // ACROSS), 10) for n in range(COUNT)],
            CM117,
        ),
    }
    known = begin(store, Bilingual("试验镇", "Town"), "t")
    there = {name: frame for name, frame in filled.items() if len(frame)}
    done = Bilingual("导入", "Imported")
    return change(store, known, replace(known.state, epsg=4548), done, "t", there).key


@pytest.fixture
def store() -> Iterator[Connections]:
    yield the_store()
    the_store().close()


@pytest.fixture
def address(serve: Callable[[Path], str]) -> str:
    return serve(ROOT / "app.py")


@pytest.fixture
def tab(page: Page) -> Page:
    page.set_viewport_size({"width": DESK["width"], "height": 1500})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def open_step(page: Page, address: str, key: str, step: str) -> None:
    page.goto(f"{address}/community?community={key}&step={step}")
    ready_map(page)
    quiet(page)


def quiet(page: Page) -> None:
    page.wait_for_selector(STILL, timeout=ANSWERED_MS)


def editable(page: Page) -> set[str]:
    return set(ready_map(page).evaluate("[...map_div.lintu.sketch.saved.known.keys()]"))


def table_of(page: Page, layer: str) -> Locator:
    part = page.locator(f"[class*='st-key-own-table-{layer}']")
    grid = part.locator("[data-testid='stDataFrame']")
    if not grid.is_visible():
        part.locator("summary").click()
    expect(grid).to_be_visible()
    return grid


def cell(page: Page, grid: Locator, row: int, column: int) -> None:
    """Press the row, see which of its cells was hit (the grid may be scrolled), and go on from there."""
    hit = grid.locator(f"[id^='glide-cell-'][id$='-{row}'][aria-selected='true']")
    if hit.count():  # a former selection, which would be taken for what the press brings
        press_until(
            lambda: _press_row(grid, row + 1),
            lambda soon_ms: expect(hit).to_have_count(0, timeout=soon_ms),
        )
    press_until(
        lambda: _press_row(grid, row),
        lambda soon_ms: expect(hit).to_have_count(1, timeout=soon_ms),
    )
    at = int((hit.get_attribute("id") or "").split("-")[2])
    for _ in range(abs(column - at)):
        page.keyboard.press("ArrowRight" if column > at else "ArrowLeft")
    expect(grid.locator(f"#glide-cell-{column}-{row}[aria-selected='true']")).to_have_count(1)


def _press_row(grid: Locator, row: int) -> None:
    at = {"x": PRESS_PX, "y": HEADER_PX + ROW_PX * (row + 0.5)}
    grid.locator(".dvn-scroller").click(position=at)


def layer_button(page: Page, name: str) -> None:
    hand = page.locator(".st-key-own-hand")
    radio, button = (hand.get_by_role(role, name=name, exact=True) for role in ("radio", "button"))
    radio.or_(button).first.click()


def write(page: Page, grid: Locator, row: int, column: int, text: str) -> None:
    cell(page, grid, row, column)
    page.keyboard.press("Enter")
    box = page.locator("#portal textarea, #portal input").first
    box.fill(text)
    box.press("Enter")


def paste(page: Page, grid: Locator, row: int, column: int, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    cell(page, grid, row, column)
    page.keyboard.press("Control+v")


def people(store: Connections, key: str) -> dict[str, list[float]]:
    homes = layers_of(store, own(store, key).state)["residences"].set_index("id")
    return {str(name): row.tolist() for name, row in homes[["elder", "adult", "child"]].iterrows()}


@pytest.mark.slow
def test_a_table_of_pages_is_changed_pasted_into_kept_and_undone(
    tab: Page, address: str, store: Connections
) -> None:
    key = town(store)
    before = people(store, key)
    open_step(tab, address, key, "homes")
    grid = table_of(tab, "residences")
    write(tab, grid, 1, ELDER, "1,530 人")
    expect(tab.get_by_text("还没保存：改了 1 格，删 0 行。")).to_be_visible()
    page_box = tab.locator("[class*='st-key-own-page-residences'] input")
    page_box.fill("3")
    page_box.press("Enter")
    expect(tab.get_by_text("第 401–450 行，共 450 行")).to_be_visible()
    quiet(tab)
    paste(tab, grid, 0, ELDER, "7\t8\t9\n1\tabc\t-2")
    expect(tab.get_by_text("还没保存：改了 7 格，删 0 行。")).to_be_visible()
    keep = tab.locator("[class*='st-key-own-keep-residences'] button")
    keep.click()
    expect(tab.get_by_text("· R401 的15–59 岁：“abc” 不是数字")).to_be_visible()
    expect(tab.get_by_text("· R401 的0–14 岁：“-2” 应为不小于 0 的数")).to_be_visible()
    quiet(tab)
    assert people(store, key) == before
    paste(tab, grid, 0, ELDER, "7\t8\t9\n1\t12\t2")
    expect(tab.get_by_text("不是数字")).to_have_count(0)  # the page has heard of the paste
    quiet(tab)
    keep.click()
    expect(tab.get_by_text("还没保存", exact=False)).to_have_count(0, timeout=ANSWERED_MS)
    quiet(tab)
    wanted = before | {"R001": [1530, 15, 3], "R400": [7, 8, 9], "R401": [1, 12, 2]}
    assert people(store, key) == wanted
    tab.locator(".st-key-own-undo button").click()
    quiet(tab)
    expect(tab.locator(".st-key-own-redo button")).to_be_enabled()
    assert people(store, key) == before


@pytest.mark.slow
def test_what_somebody_else_changed_is_told_and_kept_only_on_purpose(
    tab: Page, address: str, store: Connections
) -> None:
    key = town(store)
    open_step(tab, address, key, "homes")
    grid = table_of(tab, "residences")
    write(tab, grid, 0, ELDER, "6")
    expect(tab.get_by_text("改了 1 格")).to_be_visible()
    cells = {"R000": {"elder": Cell("5", "8")}}
    edit_cells(Edit(store, own(store, key), CATALOGUE, "somebody"), "residences", cells, [])
    keep = tab.locator("[class*='st-key-own-keep-residences'] button")
    keep.click()
    expect(tab.get_by_text("· R000 的60 岁及以上：原来“5”，现在“8”，您填“6”")).to_be_visible()
    assert people(store, key)["R000"][0] == 8
    quiet(tab)
    keep.click()
    expect(tab.get_by_text("还没保存", exact=False)).to_have_count(0, timeout=ANSWERED_MS)
    quiet(tab)
    assert people(store, key)["R000"][0] == 6


@pytest.mark.slow
def test_rows_are_searched_and_an_empty_search_says_so(tab: Page, address: str, store: Connections) -> None:
    key = town(store)
    open_step(tab, address, key, "homes")
    table_of(tab, "residences")
    box = tab.locator("[class*='st-key-own-search-residences'] input")
    box.fill("没有这栋楼")
    box.press("Enter")
    expect(tab.get_by_text("没有这样的行")).to_be_visible()
    tab.locator("[class*='st-key-own-only-residences']").click()
    tab.get_by_role("option", name="估算").click()
    box.fill("")
    box.press("Enter")
    quiet(tab)
    cells = tab.locator("[class*='st-key-own-table-residences'] [data-testid='stDataFrame'] tbody tr")
    expect(cells).to_have_count(5)  # homes 7, 107, 207, 307 and 407


@pytest.mark.slow
def test_the_nearest_homes_to_a_pressed_place_can_be_changed(
    tab: Page, address: str, store: Connections
) -> None:
    key = town(store)
    open_step(tab, address, key, "homes")
    frame = ready_map(tab)
    assert len(editable(tab)) == 400
    lon, lat = DEGREES.transform(X + 5, Y + 5)
    frame.evaluate("([lat, lng]) => { map_div.setView([lat, lng], 18, {animate: false}); null }", [lat, lon])
    x, y = pixel(frame, lon, lat)
    frame.locator("#map_div").click(position={"x": x - 40, "y": y + 40})  # ground beside home 0
    expect(tab.get_by_text("离您点的地方最近的 400 个")).to_be_visible()
    drawing.wait_until_answered(tab)
    quiet(tab)
    there = editable(tab)
    assert "residences:R000" in there
    assert "residences:R449" not in there
    drawing.delete_shape(tab, "residences:R000")
    drawing.wait_until_answered(tab)
    quiet(tab)
    assert "R000" not in people(store, key)
    box = tab.locator("[class*='st-key-own-find-residences'] input")
    box.fill("449号楼")
    box.press("Enter")
    expect(tab.get_by_text("离“449号楼 · R449”最近的 400 个")).to_be_visible()
    drawing.wait_until_answered(tab)
    frame.wait_for_function("() => map_div.lintu.sketch.chosen === 'residences:R449'")
    grid = table_of(tab, "residences")
    expect(grid.locator("tbody tr").first).to_contain_text("R449")
    box.fill("没有")
    box.press("Enter")
    expect(tab.get_by_text("没有找到")).to_be_visible()


@pytest.mark.slow
def test_a_compound_of_two_parts_is_reshaped_and_undone(tab: Page, address: str, store: Connections) -> None:
    key = town(store)
    open_step(tab, address, key, "ground")
    layer_button(tab, "小区")
    frame = ready_map(tab)
    frame.wait_for_function("() => map_div.lintu.sketch.saved.known.has('compounds:C1')")
    quiet(tab)
    lon, lat = DEGREES.transform(X + 340, Y + 340)
    frame.evaluate(
        "([lat, lng]) => { map_div.setView([lat, lng], 18.5, {animate: false}); null }", [lat, lon]
    )
    drawing.choose(tab, "compounds:C1")
    drawing.tool(tab, "reshape").click()
    spot = pixel(frame, *DEGREES.transform(X + 360, Y + 320))
    frame.locator("#map_div").click(position={"x": spot[0], "y": spot[1]})
    drawing.tool(tab, "part").click()
    drawing.tool(tab, "finish").click()
    drawing.wait_until_answered(tab)
    quiet(tab)
    (ground,) = layers_of(store, own(store, key).state)["compounds"].geometry
    assert ground.area == pytest.approx(40 * 40 - 10 * 10, abs=0.1)
    tab.locator(".st-key-own-undo button").click()
    expect(tab.locator(".st-key-own-redo button")).to_be_enabled()
    quiet(tab)
    (ground,) = layers_of(store, own(store, key).state)["compounds"].geometry
    assert ground.area == pytest.approx(40 * 40 - 10 * 10 + 20 * 20, abs=0.1)


@pytest.mark.slow
def test_an_entrance_is_drawn_and_led_elsewhere(tab: Page, address: str, store: Connections) -> None:
    """The seat F1 stands at (200, 2); the gate is drawn 5 m south of the compound, far from the seat."""
    key = town(store)
    open_step(tab, address, key, "spaces")
    layer_button(tab, "出入口")
    frame = ready_map(tab)
    frame.wait_for_function("() => map_div.lintu.sketch.spec.name === '出入口'")
    quiet(tab)
    spot = pixel(frame, *DEGREES.transform(X + 315, Y + 315))
    drawing.draw_point(tab, spot)
    drawing.wait_until_answered(tab)
    box = tab.locator("[class*='st-key-own-door-E001']")
    expect(box).to_contain_text("出入口 E001 通往")
    quiet(tab)
    assert layers_of(store, own(store, key).state)["entrances"]["of"].tolist() == ["C1"]
    box.locator("[data-baseweb='select'], [role='combobox']").first.click()
    tab.get_by_role("option", name="F1", exact=False).click()
    quiet(tab)
    expect(tab.locator("[class*='st-key-own-door-E001-F1']")).to_be_visible()
    assert layers_of(store, own(store, key).state)["entrances"]["of"].tolist() == ["F1"]
