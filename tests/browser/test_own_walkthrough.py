"""A newcomer brings in a place as the guide says, pressing what stands there in bold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.live import ROOT, STILL, ready_map, wait_for_answer
from tests.browser.pressing import press_until
from tests.data.importers.files_made import buildings, shapefile
from tests.promises.documents import guide, text_of

DOUBLED = {"zh": "重复绘制", "en": "Drawn twice"}
ESTIMATED = {"zh": "{} 栋住宅中，{} 栋的人口是估算的。", "en": "Homes with estimated people: {1} of {0}."}
BROUGHT = {"zh": "✓ 已导入 4 行", "en": "✓ 4 rows imported"}
COUNTED = {
    "zh": {"户数": 50, "60岁以上": 30, "15-59岁": 75, "0-14岁": 20},
    "en": {"households": 50, "elders": 30, "adults": 75, "children": 20},
}


@pytest.fixture
def address(serve: Callable[[Path], str]) -> str:
    return serve(ROOT / "app.py")


def walkthrough_words(language: str) -> list[list[str]]:
    """The words in bold, then those in italics, of the beginning and of each numbered step."""
    section = text_of(guide("own-community", language))
    parts = re.split(r"^\d\. ", section, flags=re.MULTILINE)
    spans = [re.findall(r"\*\*(.+?)\*\*|\*([^*]+?)\*", part) for part in parts]
    return [[re.sub(r"\s+", " ", bold) for bold, _ in found if bold] for found in spans] + [
        [re.sub(r"\s+", " ", italic) for found in spans for _, italic in found if italic]
    ]


def homes_without_a_system() -> bytes:
    """Three homes, the last one drawn twice, in a Shapefile that does not say its coordinate system."""
    frame = pd.concat([buildings(), buildings().iloc[2:]], ignore_index=True)
    return shapefile(gpd.GeoDataFrame(frame, crs=4326).to_crs(4527), without=(".cpg", ".prj"))


def step_button(page: Page, step: str) -> Locator:
    return page.get_by_test_id("stButtonGroup").get_by_role("radio", name=step).first


def go_to(page: Page, step: str) -> None:
    """The problems of a layer stand beside it too: who presses too soon presses on another page."""
    button = step_button(page, step)
    with wait_for_answer(page):
        press_until(button.click, lambda soon_ms: expect(button).to_be_checked(timeout=soon_ms))


def press(page: Page, label: str) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name=label).first.click()


def upload(page: Page, key: str, name: str, raw: bytes) -> None:
    """What the file brings to the page is there then: a list that is opened earlier would close again."""
    with wait_for_answer(page):
        page.locator(f"[class*='st-key-{key}'] input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
        )


def download_file(page: Page, key: str, label: str) -> Path:
    """The file behind the button with this label, once the page stands still."""
    button = page.locator(f".st-key-{key} button").filter(has_text=label)
    expect(button).to_be_visible()
    page.wait_for_selector(STILL)
    with page.expect_download() as sent:
        button.click()
    return Path(sent.value.path())


def fill_in_table(table: bytes, counted: Mapping[str, int]) -> bytes:
    """The people's table as a grid worker sends it back, with the first building counted."""
    book = openpyxl.load_workbook(io.BytesIO(table))
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    for head, count in counted.items():
        sheet.cell(2, columns[head], count)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_steps_of_the_readme(language: str, page: Page, address: str) -> None:
    begin, place, layers, system, people, check, score, choices = walkthrough_words(language)
    page.set_viewport_size({"width": 1366, "height": 1150})
    page.goto(f"{address}/sources?lang={language}")  # the page that opens soonest
    page.locator(".st-key-scope-menu button").click()
    page.get_by_test_id("stPopoverBody").get_by_role("link", name=begin[0]).click()
    page.locator(".st-key-own-name input").fill("新村")
    press(page, begin[1])

    expect(step_button(page, place[0])).to_be_visible()
    go_to(page, place[0])
    expect(page.locator(".st-key-own-download summary")).to_contain_text(place[2])
    press(page, place[1])
    ready_map(page)

    for step in layers[:-1]:
        expect(step_button(page, step)).to_be_visible()
    go_to(page, layers[1])
    upload(page, "own-file-residences", "房屋.zip", homes_without_a_system())
    field = page.get_by_role("combobox", name=re.compile(system[0], re.IGNORECASE))
    expect(page.locator(STILL)).to_be_attached()
    # The page may scroll under the first press, which then only marks the box.
    option = page.get_by_role("option").first
    press_until(field.click, lambda soon_ms: expect(option).to_be_visible(timeout=soon_ms))
    option.click()
    bring = page.locator(".st-key-own-bring button")
    expect(bring).to_contain_text(layers[-1])
    bring.click()
    expect(page.get_by_text(BROUGHT[language], exact=False)).to_be_visible()

    estimated = ESTIMATED[language]
    expect(page.get_by_text(estimated.format(4, 4))).to_be_visible()
    expect(page.locator(".st-key-own-people")).to_contain_text(people[0])
    table = fill_in_table(download_file(page, "own-people-table", people[1]).read_bytes(), COUNTED[language])
    upload(page, "own-people-file", "people.xlsx", table)
    press(page, people[2])
    expect(page.get_by_text(estimated.format(4, 3))).to_be_visible()

    go_to(page, check[0])
    problem = page.locator("[class*='st-key-own-problem']").filter(has_text=DOUBLED[language])
    assert len(choices) == 3
    for choice in choices:
        expect(problem.get_by_role("button", name=choice)).to_be_visible()
    page.wait_for_selector(STILL)  # each step has a map of its own
    far = ready_map(page).evaluate("map_div.getZoom()")
    problem.get_by_role("button", name=choices[1]).click()
    ready_map(page).wait_for_function("far => map_div.getZoom() > far", arg=far)
    problem.get_by_role("button", name=choices[0]).click()
    expect(problem).to_have_count(0)
    press(page, begin[2])
    expect(problem).to_have_count(1)

    go_to(page, score[0])
    expect(page.locator(".st-key-index-elder")).to_be_visible()
    assert zipfile.is_zipfile(download_file(page, "own-packet-out", score[1]))
