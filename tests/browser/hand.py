"""A hand that presses and types as a person would, and counts what that takes."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.live import STILL

_IN_VIEW = """one => {
  const box = one.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  return x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;
}"""


@dataclass
class Hand:
    """Clicks, and how often the page had to be scrolled to find what is pressed or read next."""

    page: Page
    clicks: int = 0
    scrolls: int = 0

    def look_at(self, what: Locator) -> None:
        """Wait for it; scroll where it is not in sight."""
        what.wait_for(state="visible")
        if not what.evaluate(_IN_VIEW):
            self.scrolls += 1
            what.scroll_into_view_if_needed()

    def press(self, what: Locator) -> None:
        """Click it once the page stands still: a run of the page would swallow the click."""
        self.page.wait_for_selector(STILL)
        self.look_at(what)
        what.click()
        self.clicks += 1

    def type_into(self, field: Locator, text: str) -> None:
        """Click the field, and type over what stands there."""
        self.press(field)
        field.fill(text)
        self.page.keyboard.press("Enter")

    def button(self, key: str) -> Locator:
        """The button with this key of Streamlit's."""
        return self.page.locator(f".st-key-{key} button")
