"""What a planner's hands do on the sketch page, for tests and for the pictures of the README."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Frame, Locator, Page, expect

from data.open_communities import open_assessment
from features.options import option_store
from features.options.intervention import Intervention
from tests.browser import drawing
from tests.browser.live import STILL, ready_map, wait_for_answer

IDLE = {"zh": "不能用", "en": "out of use"}
"""How the list of things calls a space that nobody can use."""


def begin_option(page: Page) -> Frame:
    """Begin an option; the frame of the map to draw on, which comes in place of the map of today."""
    page.wait_for_selector(STILL)
    page.locator(".st-key-option-new button").click()
    page.wait_for_url("**option=**")
    page.wait_for_selector(STILL)
    return ready_map(page)


def draw_two_options(community: str) -> None:
    """Unlocked, each with one bench somewhere else."""
    of = open_assessment(community).community
    for number, name in enumerate(("榕树下", "老井边")):
        made = option_store.create_option(community, name, "规划师", of.crs.to_epsg() or 0)
        place = of.public_spaces.geometry.iloc[5 * number].representative_point()
        bench = Intervention("", "build", "art_installation", place, "长椅", cost_cny=9000.0)
        option_store.add_intervention(made.id, replace(bench, provides=("rest_and_access",)), "规划师")


def archive_open_options(community: str) -> None:
    """Put the options that are not locked out of sight."""
    for one in option_store.options_of(community):
        if one.state == "open":
            option_store.set_state(one.id, "archived", "规划师")


def cost(page: Page) -> Locator:
    """What the option costs."""
    return page.locator(".st-key-cost-total [data-testid=stMetricValue]")


def choose_idle_space(page: Page, scenario: str, language: str) -> None:
    """Take the scenario in hand and choose the first space in the list that is out of use."""
    with wait_for_answer(page):  # a run of the page would close the list again
        page.get_by_test_id("stButtonGroup").get_by_text(scenario).click()
    ready_map(page).wait_for_function(drawing.HELD)
    choice = page.locator("[class*='st-key-thing-choice']").get_by_role("combobox")
    choice.scroll_into_view_if_needed()
    page.evaluate("new Promise(requestAnimationFrame)")  # a list that is open closes when the page moves
    choice.click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type(IDLE[language])
    expect(page.get_by_role("option").first).to_contain_text(IDLE[language])
    page.keyboard.press("Enter")
