"""The door in a real browser: in, at work behind it, out, and the page of another tab after that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import live
from tests.browser.live import DESK, PHONE, ROOT, Watch, ready_map, serve_app

CODE = "prefab-willow-7"


@pytest.fixture(scope="module")
def guarded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a pass code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(tmp_path_factory.mktemp("guarded")))
        patch.setenv("LINTU_PASSCODE", CODE)
        patch.setattr(live, "PATIENCE_S", 120)  # a busy machine
        with serve_app(ROOT / "app.py") as address:
            yield address


@pytest.mark.slow
def test_in_at_work_and_out(page: Page, guarded_app: str, tmp_path: Path, watch: Watch) -> None:
    page.goto(f"{guarded_app}/coverage?lang=zh")
    assert page.url.startswith(f"{guarded_app}/door?next=")
    page.get_by_label("口令").fill("wrong-willow-7")
    page.get_by_role("button", name="进入").click()
    expect(page.get_by_role("alert")).to_have_text("口令不对。")
    page.get_by_label("口令").fill(CODE)
    page.get_by_role("button", name="进入").click()
    page.wait_for_url("**/coverage?lang=zh**")
    ready_map(page)
    page.locator(".st-key-scope-menu button").first.click()
    page.locator(".st-key-open-file button").click()
    wrong = tmp_path / "wrong.osm"
    wrong.write_text("<html>404</html>", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_role("dialog").get_by_test_id("stAlert")).to_be_visible()  # so it was uploaded
    page.keyboard.press("Escape")
    stays = page.context.new_page()
    stays.goto(f"{guarded_app}/door?lang=zh")
    stays.get_by_role("button", name="退出", exact=True).click()
    expect(stays.get_by_role("status")).to_have_text("您已退出。")
    expect(page.get_by_text("请刷新页面，重新输入口令。")).to_be_visible()
    page.reload()
    expect(page.get_by_label("口令")).to_be_visible()
    # What the browser says of the refusals that were meant: the wrong code, and the page after leaving.
    watch.errors = [error for error in watch.errors if "401" not in error]


@pytest.mark.slow
def test_the_head_leads_out(page: Page, guarded_app: str) -> None:
    before = len(page.context.pages)
    page.goto(f"{guarded_app}/door?lang=en")
    page.get_by_label("Pass code").fill(CODE)
    page.keyboard.press("Enter")
    page.locator(".st-key-own-menu button").click()
    page.locator("a.door").click()
    expect(
        page.get_by_role("link", name="继续使用").or_(page.get_by_role("link", name="Continue"))
    ).to_be_visible()
    assert len(page.context.pages) == before


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_page_fits_and_is_large(page: Page, guarded_app: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{guarded_app}/door?lang=en")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    for part in (page.get_by_label("Pass code"), page.get_by_role("button", name="Sign in")):
        box = part.bounding_box()
        assert box is not None
        assert box["height"] >= 44  # CSS pixels: WCAG 2.2, 2.5.5
