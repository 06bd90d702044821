"""A whole vote in one hall: five phones, a kiosk, a paper ballot, a wall, and the facilitator's page.

                         A    B    weight of a ballot: 4/5 and 1/5 are 40 % and 10 % of the council, in
5 shopkeepers            4    1    1/5 / 5 = 1/25      proportion, since the two others cast no ballot
5 residents              2    4    4/5 / 5 = 4/25      (one of them accepts both)
plain                    6    5    A wins
by seats   A 4/25 + 8/25 = 48 %, B 1/25 + 16/25 = 68 %: B wins
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from data.store.open_store import the_store
from data.store.writer import the_writer
from entry.cli import main
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.votes import VoteRecord
from features.voting.phone import vote_address
from tests.browser.live import PHONE, ROOT, STILL, Watch, someone
from tests.pages.votes import WHO, cast_by_phone, draft

A, B = 1, 2
"""Numbers on the ballot."""
SHOPKEEPERS = ((A,), (A,), (A,), (A,), (B,))
AT_THE_KIOSK, ON_PAPER, THREE_MORE = (B,), (A, B), (B, B, A)
RESULTS = ("48 %", "68 %", "胜出")
"""In no byte of the wall before they are told."""


@pytest.fixture
def address(serve: Callable[[Path], str]) -> Iterator[str]:
    yield serve(ROOT / "app.py")
    the_writer().stop()
    the_store().close()


@pytest.mark.slow
def test_five_phones_a_kiosk_paper_and_a_wall(
    context: BrowserContext, browser: Browser, watch: Watch, address: str, tmp_path: Path
) -> None:
    vote = draft("墟镇广场怎么改？", {"resident": Fraction(4, 5), "merchant": Fraction(1, 5)})
    shopkeepers = mint(vote.id, BatchSpec("merchant", 5), WHO)
    residents = mint(vote.id, BatchSpec("resident", 5), WHO)
    wall, desk = context.new_page(), context.new_page()
    wall.goto(f"{address}/wall/{vote.id}")
    wall.evaluate("window.sameWindow = true")
    watch.errors.clear()  # 404: nobody may know of a vote that is being prepared
    desk.goto(f"{address}/workshop?vote={vote.id}")
    open_at(desk)
    expect(wall_text(wall)).to_contain_text("已投 0 票，共发出 10 张")

    for number, (slip, choice) in enumerate(zip(shopkeepers, SHOPKEEPERS, strict=True), 1):
        with somebody(browser, PHONE) as phone:
            phone.goto(vote_address(address, vote.id, slip.code))
            cast_at(phone, vote, choice)
        expect(wall_text(wall)).to_contain_text(f"已投 {number} 票")
    with somebody(browser, {"width": 1366, "height": 768}) as kiosk:
        vote_at(kiosk, kiosk_of(desk), vote, residents[0], AT_THE_KIOSK)
    expect(wall_text(wall)).to_contain_text("已投 6 票")
    enter_paper(desk, vote, residents[1], ON_PAPER)
    expect(wall_text(wall)).to_contain_text("已投 7 票，共发出 10 张")
    for slip, number in zip(residents[2:], THREE_MORE, strict=True):
        cast_by_phone(vote, slip.code, number)
    expect(wall_text(wall)).to_contain_text("已投 10 票，共发出 10 张")
    assert not says_a_result(wall)

    close_at(desk)
    expect(wall_text(wall)).to_contain_text("投票截止了")
    assert not says_a_result(wall)
    assert_told(desk, wall, name(vote, A), name(vote, B))
    assert wall.evaluate("window.sameWindow")
    plain, by_seats = recount(desk, tmp_path).split("按议事会席位计票", 1)
    assert f"{name(vote, A)} 胜出" in plain
    assert re.search(f"{name(vote, A)} 12/25.*{name(vote, B)} 17/25", by_seats), by_seats
    assert f"{name(vote, B)} 胜出" in by_seats


def name(vote: VoteRecord, number: int) -> str:
    return vote.terms.slate.name(vote.terms.slate.options[number - 1]).zh


def wall_text(wall: Page) -> Locator:
    return wall.locator("#wall")


def says_a_result(wall: Page) -> bool:
    """Whether anything that the wall holds or gets says who leads."""
    sent = wall.content() + wall.request.get(f"{wall.url}/now").text()
    return any(one in sent for one in RESULTS)


@contextmanager
def somebody(browser: Browser, size: dict[str, int]) -> Iterator[Page]:
    """A browser of one's own, cut off from the world."""
    with someone(browser, viewport=size) as (context, _):
        yield context.new_page()


def cast_at(page: Page, vote: VoteRecord, choice: Sequence[int]) -> None:
    """From the options to the receipt."""
    for number in choice:
        page.locator(f"label[for='pick-{vote.terms.slate.options[number - 1]}']").click()
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.locator(".chosen li")).to_have_count(len(choice))
    page.get_by_role("button", name="投进票箱").click()
    expect(page.locator(".code")).to_be_visible()


def vote_at(kiosk: Page, link: str, vote: VoteRecord, slip: Slip, choice: Sequence[int]) -> None:
    kiosk.goto(link)
    kiosk.get_by_role("button", name="打开投票台").click()
    kiosk.get_by_label("投票码").fill(slip.code)
    kiosk.keyboard.press("Enter")
    cast_at(kiosk, vote, choice)


def press(desk: Page, key: str) -> None:
    desk.wait_for_selector(STILL)  # a run of the page would swallow the click
    desk.locator(f".st-key-{key} button").click()


def look_at(desk: Page, view: str) -> None:
    desk.wait_for_selector(STILL)
    desk.locator("[class*='st-key-vote-part']").get_by_text(view, exact=True).click()


def open_at(desk: Page) -> None:
    """Nobody is asked for the address again: the phones here know it."""
    desk.locator(".st-key-vote-actor input").fill(WHO)
    desk.keyboard.press("Enter")
    press(desk, "phone-access-none")
    press(desk, "vote-to-open")
    press(desk, "vote-open")
    expect(desk.locator(".st-key-turnout-figures")).to_contain_text("0%")


def kiosk_of(desk: Page) -> str:
    """Where the facilitator's link leads."""
    press(desk, "vote-kiosk")
    link = desk.get_by_role("link", name="开始").get_attribute("href")
    desk.keyboard.press("Escape")
    assert link
    return link


def enter_paper(desk: Page, vote: VoteRecord, slip: Slip, choice: Sequence[int]) -> None:
    """Two people, one after the other, at the same table."""
    look_at(desk, "纸质票")
    for number, person in enumerate(("甲", "乙")):
        code = desk.locator(f".st-key-paper-code-{vote.id}-{number} input")
        desk.get_by_label("录入人").fill(person)
        code.fill(slip.code)
        for ticked in choice:
            ticks = desk.locator(f".st-key-paper-ticks-{vote.id}-{number}")
            ticks.get_by_text(str(ticked), exact=True).click()
        press(desk, "paper-enter")
        expect(code).to_have_count(0)


def close_at(desk: Page) -> None:
    look_at(desk, "投票率")
    expect(desk.locator(".st-key-turnout-figures")).to_contain_text("100%")
    expect(desk.locator(".st-key-vote-backup")).to_contain_text("上次备份")
    press(desk, "vote-closing")
    press(desk, "vote-close")
    desk.locator(".st-key-tie-thrown input").fill("3 5 1")
    press(desk, "vote-count")
    expect(desk.locator(".st-key-result-hidden")).to_be_visible()


def assert_told(desk: Page, wall: Page, plain: str, by_seats: str) -> None:
    """Step by step: the plain winner in one, and only after it the winner by seats."""
    steps = ("谁投了票", "第 1 步", "第 2 步", f"{plain} 胜出", f"{by_seats} 胜出")
    for number, words in enumerate(steps):
        assert by_seats + " 胜出" not in wall_text(wall).inner_text()
        assert not any(one in desk.content() for one in RESULTS)
        press(desk, "wall-next")
        expect(wall_text(wall)).to_contain_text(words)
        assert number > 2 or not says_a_result(wall)
    expect(wall_text(wall)).to_contain_text("68 %")


def recount(desk: Page, folder: Path) -> str:
    """What `lintu tally` says of the ballots that anybody may have."""
    desk.locator(".st-key-vote-files-open summary").click()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="ballots.csv").click()
    file = folder / "ballots.csv"
    download.value.save_as(file)
    tally = CliRunner().invoke(main, ["tally", str(file)])
    assert tally.exit_code == 0, tally.output
    return tally.output
