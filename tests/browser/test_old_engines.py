"""Pages for old engines where what those engines lack is missing: the jobs of other tests, done once more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.base.photos.make import exif, gps, jpeg, scene
from tests.browser import drawing
from tests.browser import test_report_phone as reports
from tests.browser import test_vote as votes
from tests.browser import test_wall as walls
from tests.browser.drawing_events import APP, AREA, newest_event
from tests.browser.live import PHONE, Watch, ready_map
from tests.browser.old_engine import make_old
from tests.browser.test_vote import address
from tests.promises.browser_code import HALLS, PHONES

pytestmark = pytest.mark.slow
__all__ = ("address",)


@pytest.fixture
def old_phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    make_old(page, PHONES, "/r/")
    return page


def test_what_is_newer_is_missing_for_our_scripts_alone(page: Page, address: str) -> None:
    make_old(page, HALLS, "/ours")
    page.goto(f"{address}/r/report")
    newer = ("[].flatMap", "window.ResizeObserver", "document.body.replaceChildren", "[].map")
    ask = f"[{', '.join(f'typeof {one}' for one in newer)}]"
    assert page.evaluate(ask) == ["function"] * 4
    assert page.evaluate(f'eval("{ask}\\n//# sourceURL=/ours.js")') == ["undefined"] * 3 + ["function"]


def test_a_vote(old_phone: Page, context: BrowserContext, watch: Watch, address: str) -> None:
    votes.test_a_phone_that_loses_its_connection_votes_once(old_phone, context, watch, address)


def test_a_report(old_phone: Page, address: str, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(jpeg(scene((1600, 1200)), exif=exif(gps()).tobytes()))
    reports.test_from_the_photo_to_the_receipt_and_its_state(old_phone, address, photo)


def test_a_wall(page: Page, serve: Callable[[Path], str]) -> None:
    make_old(page, HALLS, "/wall/")
    walls.test_the_wall_follows_a_vote_in_one_piece(page, serve)


def test_drawing_on_a_map(page: Page, serve: Callable[[Path], str]) -> None:
    make_old(page, HALLS, "/assets/map/")
    page.goto(serve(APP))
    frame = ready_map(page)
    drawing.draw_polygon(page, AREA)
    assert newest_event(page, 1)[0] == "drawn"
    assert "ResizeObserver" in frame.evaluate("window.newerThanAllowed")  # it looks, and does without
