"""Two pages and the hands that draw on them: ours, and the stock pattern's."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page

from tests.browser import drawing
from tests.browser.drawing import Spot
from tests.browser.live import Watch

SIZE = {"width": 1366, "height": 1150}
FIGURE = ".st-key-cost-total [data-testid=stMetricValue]"
ZOOM = 19
_STOPWATCH = Path(__file__).with_name("stopwatch.js")
_IDLE = "() => document.querySelector('[data-test-script-state]').dataset.testScriptState === 'notRunning'"
_AFTER_LAST_MOVE_MS = 700
"""Longer than streamlit-folium waits before it tells that the map was moved."""
_PATIENCE_MS = 60_000


class Hands(ABC):
    """A page that is open to draw on. Whatever it asks of another host goes nowhere and is counted."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(viewport=SIZE, locale="zh-CN", service_workers="block")  # type: ignore[arg-type]
        context.add_init_script(path=_STOPWATCH)
        self.watch = Watch()
        self._watching = ExitStack()
        self._watching.enter_context(self.watch.following(context))
        self.page: Page = context.new_page()
        self.page.set_default_timeout(_PATIENCE_MS)

    @abstractmethod
    def open(self, url: str) -> float:
        """Go there; milliseconds from the click on the link to figure and map."""

    @abstractmethod
    def _draw(self, spots: Sequence[Spot]) -> None:
        """Draw a polygon up to the mouse-up that closes it."""

    @abstractmethod
    def _wait_until_idle(self) -> None:
        """Wait until the page has nothing left to do."""

    def draw(self, corners: Sequence[tuple[float, float]]) -> float:
        """Draw a polygon of (lat, lon); milliseconds from the last mouse-up to the changed figure."""
        self.page.bring_to_front()
        spots = self._in_sight(corners)
        self._wait_until_idle()
        self.page.evaluate("figure => window.stopwatch.set(figure)", FIGURE)
        self._draw(spots)
        self.page.wait_for_function("() => window.stopwatch.run.at > 0")
        run = self.page.evaluate("window.stopwatch.run")
        self._wait_until_idle()
        return float(run["at"] - run["up"])

    def close(self) -> None:
        """Close the page. Raises RuntimeError where it had errors or asked other hosts."""
        self._watching.close()
        self.page.context.close()
        if self.watch.errors or self.watch.strangers:
            raise RuntimeError(f"{self.watch.errors} {self.watch.strangers}")

    def _frame(self) -> Frame:
        frame = self.page.locator("iframe[title^='streamlit_folium']").element_handle().content_frame()
        assert frame is not None
        return frame

    def _in_sight(self, corners: Sequence[tuple[float, float]]) -> list[Spot]:
        """Bring the map there; where the corners are on it, px."""
        middle = [sum(degrees) / len(corners) for degrees in zip(*corners, strict=True)]
        frame = self._frame()
        frame.evaluate(f"() => {{ map_div.setView({json.dumps(middle)}, {ZOOM}, {{ animate: false }}); }}")
        self.page.wait_for_timeout(_AFTER_LAST_MOVE_MS)
        pixels = "all => all.map(at => map_div.latLngToContainerPoint(at)).map(at => [at.x, at.y])"
        return [(x, y) for x, y in frame.evaluate(pixels, [list(corner) for corner in corners])]

    def _press(self, spot: Spot) -> None:
        left, top = self._corner()
        self.page.mouse.click(left + spot[0], top + spot[1])

    def _corner(self) -> Spot:
        box = self._frame().locator("#map_div").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    def _idle(self) -> None:
        self.page.wait_for_function(_IDLE)


class Ours(Hands):
    """The sketch page."""

    def open(self, url: str) -> float:
        """Go there; ready once figure, layers and all saved shapes are there."""
        self.page.goto(url)
        ready = f"""() => {{
          const map = document.querySelector("iframe[title^='streamlit_folium']");
          const box = map && map.contentDocument && map.contentDocument.querySelector("#map_div");
          const figure = document.querySelector("{FIGURE}");
          return figure && box && box.dataset.state === "ready" && performance.now();
        }}"""
        return float(self.page.wait_for_function(ready).json_value())

    def take_tool(self) -> None:
        """Choose the pocket park in the palette, which takes its tool in hand."""
        self._wait_until_idle()
        self.page.locator("[class*=st-key-palette]").get_by_text("口袋公园").click()
        self._frame().wait_for_function(drawing.HELD)

    def shapes(self) -> int:
        """How many saved shapes the map shows."""
        return int(self._frame().evaluate("map_div.lintu.sketch.saved.known.size"))

    def _draw(self, spots: Sequence[Spot]) -> None:
        if not self._frame().evaluate(drawing.HELD):
            drawing.tool(self.page, "draw").click()
            self._frame().wait_for_function(drawing.HELD)
        drawing.place(self.page, spots)
        self._press(spots[0])

    def _wait_until_idle(self) -> None:
        drawing.wait_until_answered(self.page)
        self._idle()


class Stock(Hands):
    """The stock pattern."""

    def open(self, url: str) -> float:
        """Go there; ready once the figure and the draw buttons are there."""
        self.page.goto(url)
        ready = f"""() => {{
          const map = document.querySelector("iframe[title^='streamlit_folium']");
          const inside = map && map.contentDocument;
          const button = inside && inside.querySelector(".leaflet-draw-draw-polygon");
          return document.querySelector("{FIGURE}") && button && performance.now();
        }}"""
        return float(self.page.wait_for_function(ready).json_value())

    def _draw(self, spots: Sequence[Spot]) -> None:
        frame = self._frame()
        frame.locator(".leaflet-draw-draw-polygon").click()
        for number, spot in enumerate(spots, start=1):
            self._aim(frame, spot)
            self._press(spot)
            frame.wait_for_function(
                "count => document.querySelectorAll('.leaflet-editing-icon').length >= count", arg=number
            )
        self._press(spots[0])

    def _aim(self, frame: Frame, spot: Spot) -> None:
        """Leaflet.draw sets a corner where its unseen marker has followed the mouse to."""
        left, top = self._corner()
        under = """([x, y]) => {
          const marker = document.querySelector(".leaflet-mouse-marker");
          const box = marker && marker.getBoundingClientRect();
          return box && Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 3;
        }"""
        for nudge in range(40):
            self.page.mouse.move(left + spot[0] + nudge % 2, top + spot[1])
            self.page.wait_for_timeout(40)
            if frame.evaluate(under, list(spot)):
                return
        raise RuntimeError("the marker never followed the mouse")

    def _wait_until_idle(self) -> None:
        self.page.wait_for_timeout(_AFTER_LAST_MOVE_MS)
        self._idle()
