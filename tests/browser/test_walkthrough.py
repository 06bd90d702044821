"""A newcomer follows the six steps of the guide, pressing what stands there in bold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.live import ROOT, STILL, go_to, ready_map, wait_for_answer
from tests.browser.planning import choose_idle_space, cost
from tests.promises.documents import guide, text_of

NAMES = {"zh": "名称", "en": "Name"}


def bold_of_each_step(language: str) -> list[list[str]]:
    """Of each numbered step of the guide to sketching, the words in bold. Steps of suggestions come later."""
    section = text_of(guide("sketch", language)).partition("\n## ")[0]
    return [
        re.findall(r"\*\*(.+?)\*\*", step) for step in re.split(r"^\d\. ", section, flags=re.MULTILINE)[1:]
    ]


def press(page: Page, label: str) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name=label, exact=False).first.click()


@pytest.mark.slow
@pytest.mark.usefixtures("archive_drawn_options")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_six_steps_of_the_guide(language: str, page: Page, serve: Callable[[Path], str]) -> None:
    (sketch, new), (park,), (build,), reads, (save, undo, redo), (settings, copy, compare) = (
        bold_of_each_step(language)
    )
    assert reads == []
    page.set_viewport_size({"width": 1366, "height": 1150})
    page.goto(f"{serve(ROOT / 'app.py')}/?lang={language}")
    ready_map(page)

    go_to(page, sketch)
    press(page, new)
    page.wait_for_url("**option=**")
    page.wait_for_selector(STILL)  # the map of today goes, the one to draw on comes
    ready_map(page)
    expect(cost(page)).to_have_text("0")

    choose_idle_space(page, park, language)
    press(page, build)
    expect(cost(page)).not_to_have_text("0")
    paid = cost(page).inner_text()
    first = page.url

    page.get_by_test_id("stForm").get_by_label(NAMES[language]).first.fill("A quiet corner")
    with wait_for_answer(page):
        press(page, save)
    name = page.get_by_test_id("stForm").get_by_label(NAMES[language]).first
    expect(name).to_have_value("A quiet corner")
    with wait_for_answer(page):
        press(page, undo)  # the name
    expect(name).not_to_have_value("A quiet corner")
    press(page, undo)  # the park
    expect(cost(page)).to_have_text("0")
    press(page, redo)
    expect(cost(page)).to_have_text(paid)

    press(page, settings)
    page.get_by_test_id("stPopoverBody").get_by_role("button", name=copy).click()
    page.wait_for_url(lambda url: "option=" in url and url != first)
    expect(cost(page)).to_have_text(paid)
    go_to(page, compare)
    expect(page.locator(".st-key-compare-equal-box")).to_be_visible()  # a copy differs in no figure
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
