"""A planner asks for suggestions in a real browser: what is copied has the figures that were promised."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from features.options.option_store import options_of
from features.options.sketch import sketch_of
from tests.browser.live import ROOT, ready_map
from tests.data.sample_scored import sample

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("archive_drawn_options")]
APP = ROOT / "app.py"
LONG_MS = 120_000
_COST = re.compile(r"([\d,]+) yuan, then")
_GAINED = re.compile(r"([\d,]+) people newly reached")


def suggest(page: Page) -> None:
    """Press, and wait for the three bundles."""
    page.locator('[data-testid="stFormSubmitButton"] button').first.click()
    expect(page.locator(".st-key-suggestion-cancel")).to_be_visible()
    expect(page.locator(".st-key-suggestion-copy-2")).to_be_visible(timeout=LONG_MS)


def first_item(page: Page) -> str:
    """The first line of the first item of the first bundle."""
    return page.locator(".st-key-suggestion-item-0-1 [data-testid=stText]").first.inner_text()


def test_budget_bundles_veto_again_copy_sketch(page: Page, serve: Callable[[Path], str]) -> None:
    page.goto(f"{serve(APP)}/suggest?lang=en")
    suggest(page)
    before = first_item(page)
    page.locator(".st-key-suggestion-veto-0-1 button").first.click()
    page.locator(".st-key-suggestion-veto-ground-0-1 button").click()
    expect(page.locator(".st-key-suggestion-mark-0")).to_contain_text("vetoed")
    suggest(page)
    expect(page.locator(".st-key-suggestion-item-0-1 [data-testid=stText]").first).not_to_have_text(before)
    card = page.locator(".st-key-suggestion-bundle-0")
    promised = _GAINED.search(card.inner_text())
    cost = _COST.search(card.inner_text())
    assert promised
    assert cost
    page.locator(".st-key-suggestion-copy-0 button").click()
    expect(page.get_by_text("as suggested").first).to_be_visible()
    option = options_of("xuzhen")[-1]
    sketch = sketch_of(sample(), option)
    people = ((sketch.assessment.overall.met - sample().overall.met) / 100 * sample().overall.people).sum()
    assert round(people) == int(promised[1].replace(",", ""))
    page.goto(f"{serve(APP)}/sketch?lang=en&option={option.id}")
    ready_map(page)
    panel = page.locator(".st-key-work-body-sketch")
    expect(panel).to_contain_text(f"{sketch.comparison.people_gaining:,.0f}")
    expect(panel).to_contain_text(cost[1])
    page.goto(f"{serve(APP)}/suggest?lang=en")
    page.locator(".st-key-suggestion-release-0 button").click()
    expect(page.locator(".st-key-suggestion-mark-0")).to_have_count(0)
