"""What the jobs of a day take: clicks and scrolls, counted as a person makes them.

Before the page of votes had steps, the vote below took 23 clicks and 5 scrolls, counted by the same hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.open_communities import open_assessment
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.options import option_store
from features.options.intervention import Intervention
from features.voting.box.results import turnout_of
from features.voting.box.votes import votes_of
from tests.browser.hand import Hand
from tests.browser.live import ROOT
from tests.browser.own_shown import own_shown

VOTE_BEFORE = 23


@pytest.fixture
def address(serve: Callable[[Path], str]) -> Iterator[str]:
    yield serve(ROOT / "app.py")
    the_writer().stop()
    the_store().close()


def two_options(community: str) -> None:
    """Unlocked, each with one bench somewhere else."""
    of = open_assessment(community).community
    for number, name in enumerate(("榕树下", "老井边")):
        made = option_store.create_option(community, name, "规划师", of.crs.to_epsg() or 0)
        place = of.public_spaces.geometry.iloc[5 * number].representative_point()
        bench = Intervention("", "build", "art_installation", place, "长椅", cost_cny=9000.0)
        option_store.add_intervention(made.id, replace(bench, provides=("rest_and_access",)), "规划师")


@pytest.mark.slow
def test_a_vote_from_two_options_to_open_takes_half_of_the_clicks(page: Page, address: str) -> None:
    own = own_shown()
    two_options(own)
    page.goto(f"{address}/?community={own}")
    hand = Hand(page)
    hand.press(page.get_by_test_id("stTopNavLink").filter(has_text="工作坊"))
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
