"""A vote in a real browser: on a phone of 360 × 740 that loses its connection, and at a kiosk by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting.box.results import poll_of
from features.voting.phone import kiosk_link, vote_address
from tests.browser.live import PHONE, ROOT, Watch
from tests.features.voting.box.rounds import close
from tests.features.voting.phone.slates import open_slate
from tests.features.voting.polls import approval_ballot

APP = ROOT / "app.py"
RECEIPT = re.compile(r"([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}")
OVERLAPPING = """() => {
  const boxes = [...document.querySelectorAll('h1, h2, p, img, label, button, nav')]
    .filter(e => e.offsetHeight && !e.closest('.aside'))
    .map(e => [e, e.getBoundingClientRect()]);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1)
    .filter(([b, q]) => !a.contains(b) && !b.contains(a)
      && p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1)
    .map(([b]) => a.textContent + ' / ' + b.textContent));
}"""


@pytest.fixture
def address(serve: Callable[[Path], str]) -> Iterator[str]:
    yield serve(APP)
    the_writer().stop()
    the_store().close()


def is_in_order(page: Page) -> bool:
    """Nothing sticks out sideways, and nothing lies on anything else."""
    within = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return bool(within) and page.evaluate(OVERLAPPING) == []


def test_a_phone_that_loses_its_connection_votes_once(
    page: Page, context: BrowserContext, watch: Watch, address: str
) -> None:
    vote, slips, _ = open_slate()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(vote_address(address, vote.id, slips[0].code))
    expect(page.get_by_role("heading", name="口袋公园")).to_be_visible()
    assert slips[0].code not in page.url
    assert is_in_order(page)
    page.locator("label[for=pick-A]").click()
    page.reload()
    expect(page.locator("#pick-A")).to_be_checked()
    expect(page.locator("#pick-B")).not_to_be_checked()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Pocket park")).to_be_visible()
    expect(page.locator("#pick-A")).to_be_checked()
    page.get_by_role("link", name="中文").click()
    page.get_by_role("button", name="下一步：核对").click()
    expect(page.locator(".chosen")).to_have_text(re.compile("^\\s*口袋公园\\s*$"))
    assert is_in_order(page)

    def lose_the_answer(route: Route) -> None:
        route.fetch()  # the ballot arrives, its receipt does not
        route.abort("internetdisconnected")

    context.route(f"**/r/vote/{vote.id}", lose_the_answer)
    page.get_by_role("button", name="投进票箱").click()
    expect(page.get_by_text("还没有发出：网络断了")).to_be_visible()
    context.unroute(f"**/r/vote/{vote.id}", lose_the_answer)
    watch.errors.clear()  # the browser tells of the connection that we cut
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(".code")).to_have_text(RECEIPT)
    assert is_in_order(page)
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    receipt = page.locator(".code").inner_text()
    page.get_by_role("link", name="查这个回执").click()
    expect(page.get_by_text("这一票在箱中，计入结果")).to_be_visible()
    assert receipt not in page.url
    page.goto(f"{address}/r/vote/{vote.id}")
    expect(page.get_by_label("投票码")).to_have_value("")
    close(vote)
    assert poll_of(vote.id).ballots == (approval_ballot("A", ("resident", "elder", "phone")),)


def test_a_kiosk_by_keyboard_clears_itself(page: Page, address: str) -> None:
    vote, slips, _ = open_slate(method="plurality")
    start = f"{address}/r/kiosk/{vote.id}"
    page.clock.install()
    page.goto(address + kiosk_link(vote.id))
    page.get_by_role("button", name="打开投票台").press("Enter")
    page.wait_for_url(start)
    assert is_in_order(page)
    for code, minutes in ((slips[0].code, 2), (slips[1].code, 0.5)):
        page.get_by_label("投票码").fill(code)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="墟镇广场")).to_be_focused()
        page.locator("#pick-B").press("Space")
        page.get_by_role("button", name="下一步：核对").press("Enter")
        expect(page.locator(".chosen")).to_contain_text("长椅")
        assert is_in_order(page)
        if minutes < 1:
            page.get_by_role("button", name="投进票箱").press("Enter")
            expect(page.locator(".code")).to_have_text(RECEIPT)
        page.clock.run_for(round(minutes * 60_000) - 15_000)
        expect(page.locator(".idle.soon")).to_contain_text("秒后清空")
        page.clock.run_for(20_000)
        expect(page.get_by_label("投票码")).to_have_value("")
        assert page.locator(".chosen, .code").count() == 0
        assert page.evaluate("sessionStorage.length") == 0
        page.go_back()
        page.go_forward()
        page.wait_for_url(start)
        assert code not in page.content()
    close(vote)
    assert [one.channel for one in poll_of(vote.id).ballots] == ["kiosk"]
