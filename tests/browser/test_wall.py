"""The wall of a hall: it follows the vote by itself, in one piece, and keeps everything on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.store.writer import the_writer
from features.voting.box.casting import cast
from features.voting.box.reveal import tell
from features.voting.box.slips import BatchSpec, mint
from tests.browser.live import ROOT
from tests.features.voting.box.hall import hall_open
from tests.features.voting.box.rounds import WHO, close_and_settle, sending

FRAMES = """() => {
  window.sameWindow = true;
  document.getElementById("wall").sameNode = true;
  window.frames_ = [];
  const look = () => {
    const seen = document.getElementById("wall").innerText;
    if (window.frames_.at(-1) !== seen) window.frames_.push(seen);
    requestAnimationFrame(look);
  };
  look();
}"""
"""Notes every picture that the screen shows, frame by frame."""


@pytest.fixture(autouse=True)
def _writer() -> Iterator[None]:
    yield
    the_writer().stop()


@pytest.mark.slow
def test_the_wall_follows_a_vote_in_one_piece(page: Page, serve: Callable[[Path], str]) -> None:
    vote = hall_open(spare=1)
    slips = mint(vote.id, BatchSpec("merchant", 2), WHO, second="李四")
    page.goto(f"{serve(ROOT / 'app.py')}/wall/{vote.id}")
    wall = page.locator("#wall")
    expect(wall).to_contain_text("已投 25 票，共发出 32 张")
    expect(wall).to_contain_text("5 / 8")
    page.evaluate(FRAMES)
    cast(vote.id, sending(vote, slips[0], "C"))
    expect(wall).to_contain_text("6 / 8")
    cast(vote.id, sending(vote, slips[1], "C"))
    expect(wall).to_contain_text("7 / 8")
    frames = page.evaluate("window.frames_")
    assert [("25 票" in one, "26 票" in one, "27 票" in one) for one in frames] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]  # whole pictures only: total and constituency change together, and nothing is ever blank
    assert ["5 / 8" in frames[0], "6 / 8" in frames[1], "7 / 8" in frames[2]] == [True] * 3
    assert all("口袋公园" not in one for one in frames)

    close_and_settle(vote)
    expect(wall).to_contain_text("投票截止了。")
    for step, words in enumerate(("谁投了票", "第 1 步", "第 2 步", "榕树下的口袋公园 胜出。", "席位"), 1):
        assert words not in wall.inner_text()
        tell(vote.id, step - 1, step, 5)
        expect(wall).to_contain_text(words)
        height = page.evaluate("[document.documentElement.scrollHeight, window.innerHeight]")
        assert height[0] <= height[1]
    assert page.evaluate("window.sameWindow && document.getElementById('wall').sameNode")
    assert page.locator("button, a, input, select").count() == 0
