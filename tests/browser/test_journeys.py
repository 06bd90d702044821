"""What the jobs of a day take: clicks and scrolls, counted as a person makes them.

Before the page of votes had steps, the vote below took 23 clicks and 5 scrolls, counted by the same hand.
Two options and their comparison took some 55 clicks and 14 scrolls while the tools stood above the map and
the figures below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.options import option_store
from features.reports.places import position_of
from features.reports.report import NewReport
from features.reports.report_lookup import history
from features.reports.submission import send
from features.voting.box.results import turnout_of
from features.voting.box.votes import votes_of
from tests.browser import drawing
from tests.browser.hand import Hand
from tests.browser.live import ROOT, ready_map
from tests.browser.own_shown import own_shown
from tests.browser.planning import draw_two_options
from tests.browser.test_sketch import idle_square
from tests.data.sample_scored import sample

VOTE_BEFORE = 23
SKETCH_BEFORE = 55


@pytest.fixture
def address(serve: Callable[[Path], str]) -> Iterator[str]:
    yield serve(ROOT / "app.py")
    the_writer().stop()
    the_store().close()


@pytest.mark.slow
def test_a_vote_from_two_options_to_open_takes_half_of_the_clicks(page: Page, address: str) -> None:
    own = own_shown()
    draw_two_options(own)
    page.goto(f"{address}/?community={own}")
    hand = Hand(page)
    hand.press(page.locator(".st-key-entries a").filter(has_text="议事"))
    hand.type_into(page.locator(".st-key-vote-actor input"), "王主持")
    hand.press(hand.button("draft-options-save"))
    hand.press(hand.button("draft-rules-save"))
    hand.press(hand.button("phone-access-none"))  # the server of the test answers this machine only
    hand.press(hand.button("mint"))
    with page.expect_download():
        hand.press(hand.button("vote-prints"))
    hand.press(hand.button("vote-to-check"))
    hand.press(hand.button("vote-to-open"))
    hand.press(hand.button("vote-open"))
    hand.look_at(page.locator(".st-key-turnout-figures"))
    (vote,) = votes_of(own)
    assert (vote.phase, vote.terms.settings.title) == ("open", "新村社区布局方案投票")
    assert all(turnout_of(vote.id).issued[key] == 20 for key in vote.terms.settings.shares)
    expect(page.locator(".st-key-vote-closing")).to_be_in_viewport()
    assert (hand.clicks, hand.scrolls) == (10, 0)
    assert hand.clicks <= VOTE_BEFORE / 2


def enter_report() -> str:
    """A resident's report in the middle of the sample's largest space; its id."""
    catalogue, of = load_catalogue(), sample().community
    spaces = of.public_spaces.geometry
    middle = spaces.loc[spaces.area.idxmax()].representative_point()
    new = NewReport("piled_goods", position_of(of, middle), "map", "旧家具")
    return send(of, catalogue, new, new_form_key()).report_id


@pytest.mark.slow
def test_a_report_is_closed_in_the_panel_without_a_scroll(page: Page, address: str) -> None:
    """One press to the page, one on the newest report, one for each of five steps, one for the reason."""
    report = enter_report()
    page.goto(f"{address}/?lang=zh")
    ready_map(page)
    hand = Hand(page)
    hand.press(page.locator(".st-key-entries a").filter(has_text="诉求"))
    ready_map(page)
    hand.press(page.locator("[class*='st-key-case-open-'] button").first)
    expect(page).to_have_url(re.compile(f"case={report}"))
    state = page.locator(".st-key-case-facts")
    for step in ("verified", "dispatched", "in_progress", "to_be_checked", "closed"):
        if step == "closed":
            hand.type_into(page.get_by_label("没有照片？写明原因"), "当场清走")
        hand.press(page.locator("[class*='st-key-move-save-'] button"))
        expect(state).to_contain_text(f"状态：{load_catalogue().encroachment_states[step].name.zh}")
        expect(state).to_be_in_viewport()  # the consequence stands above the button
    assert (hand.clicks, hand.scrolls) == (8, 0)
    last = history(report)[-1]
    assert (last.to_state, last.staff_note) == ("closed", "没有清理后的照片：当场清走")
    map_size = "(one => [one.clientWidth, one.clientHeight])(document.querySelector('#map_div'))"
    width, height = ready_map(page).evaluate(map_size)
    assert width >= 1000
    assert height >= 700
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight")


def name_and_budget(hand: Hand, name: str, budget_cny: str) -> None:
    """Open the settings of the option in hand, write both and press Enter, which saves them."""
    hand.press(hand.page.get_by_role("button", name="方案设置"))
    fields = hand.page.get_by_test_id("stPopoverBody")
    for label, text in (("名称", name), ("预算上限", budget_cny)):
        hand.press(fields.get_by_label(label))
        fields.get_by_label(label).fill(text)
    hand.page.keyboard.press("Enter")
    expect(hand.page.get_by_role("combobox", name="方案")).to_have_value(re.compile(name))
    hand.page.keyboard.press("Escape")
    expect(fields).to_have_count(0)


def draw_square(hand: Hand, shift_px: float) -> None:
    """Press the corners of a square on idle ground, the first one twice. The tool is in the hand."""
    ready_map(hand.page).wait_for_function(drawing.HELD)
    spots = [(x + shift_px, y) for x, y in idle_square(sample(), hand.page)]
    drawing.draw_polygon(hand.page, spots)
    hand.clicks += len(spots) + 1


@pytest.mark.slow
def test_two_options_and_their_comparison_take_half_of_the_clicks(page: Page, address: str) -> None:
    own = own_shown()
    page.goto(f"{address}/?community={own}")
    hand = Hand(page)
    hand.press(page.locator(".st-key-entries a").filter(has_text="方案"))
    for number, (name, budget_cny) in enumerate((("榕树下", "2000000"), ("大公园", "100000"))):
        hand.press(hand.button("option-new"))
        page.wait_for_url("**option=**")
        name_and_budget(hand, name, budget_cny)
        if number == 0:
            rail = page.locator("[class*='st-key-palette'] button")
            expect(rail).to_have_count(8)
            for one in rail.all():
                expect(one).to_be_in_viewport(ratio=1)
            hand.press(rail.filter(has_text="口袋公园"))
        else:
            drawing.tool(page, "draw").click()
            hand.clicks += 1
        draw_square(hand, 3.0 * number)
        cost = page.locator(".st-key-cost-total [data-testid=stMetricValue]")
        expect(cost).not_to_have_text("0")
        for figure in (".st-key-verdict-counts", ".st-key-index-elder", ".st-key-cost-total"):
            hand.look_at(page.locator(figure))
    hand.press(page.locator(".st-key-subpages a").filter(has_text="方案比较"))
    table = page.get_by_test_id("stDataFrame").first
    hand.look_at(table)
    expect(table).to_be_in_viewport(ratio=1)
    first, second = option_store.options_of(own)
    assert (first.name, second.name, second.budget_cny) == ("榕树下", "大公园", 100000.0)
    assert [len(one.interventions) for one in (first, second)] == [1, 1]
    assert hand.scrolls == 0
    assert hand.clicks == 22
    assert hand.clicks <= SKETCH_BEFORE / 2
