"""What a click on a map means: each home can be hit wherever it is seen, whatever lies over or around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.live import ROOT, ready_map
from tests.browser.own_shown import own_shown
from tests.browser.planning import begin_option
from tests.data.sample_scored import sample

APP = ROOT / "app.py"
WRONG = """() => {
  // Three places on each home that are surely on it: those that mean something else.
  const sheet = map_div.lintu, origin = map_div.getContainer().getBoundingClientRect();
  const isInside = (ring, [x, y]) => ring.reduce((is, [ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length];
    return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is; }, false);
  const pixel = ([lng, lat]) => { const p = map_div.latLngToContainerPoint([lat, lng]); return [p.x, p.y]; };
  const pixels = (ring) => ring.map(pixel);
  const homes = new Map([...sheet.layers.get("residences").features].map(([id, { geometry }]) =>
    [id, geometry.coordinates.map(pixels)]));
  const wrong = [];
  let tried = 0;
  for (const [id, [ring, ...courtyards]] of homes) {
    const xs = ring.map(([x]) => x), ys = ring.map(([, y]) => y);
    const [w, n, e, s] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    for (const part of [0.5, 0.3, 0.7]) {
      const spot = [w + part * (e - w), n + part * (s - n)].map(Math.round); // a mouse is on a whole pixel
      if (spot[0] < 2 || spot[1] < 2 || spot[0] > origin.width - 2 || spot[1] > origin.height - 2) continue;
      // What is small is drawn a pixel or two beside its place.
      const around = [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]].map(([x, y]) => [spot[0] + x, spot[1] + y]);
      if (!around.every((near) => isInside(ring, near))) continue;
      if (courtyards.some((yard) => isInside(yard, spot))) continue;
      if (document.elementFromPoint(...spot).closest(".leaflet-control")) continue;
      tried += 1;
      let meant = null;
      sheet.picker.last = undefined; // a first press: pressed again, a place means what lies below
      const { clicked } = sheet;
      sheet.clicked = (layer, feature) => { meant = [layer.spec.clicked_as, feature.properties.id]; };
      const target = document.elementFromPoint(...spot);
      const press = { bubbles: true, clientX: spot[0], clientY: spot[1], view: window };
      target.dispatchEvent(new MouseEvent("click", press));
      sheet.clicked = clicked;
      if (String(meant) !== String(["residences", id])) wrong.push([id, spot, meant]);
    }
  }
  return { tried, wrong }; }"""
SHOW = """keys => { const sheet = map_div.lintu;
  for (const { spec: { key, backdrop } } of sheet.layers.values())
    if (!backdrop) sheet.switchLayer(key, keys.includes(key)); }"""


def show(frame: Frame, *keys: str) -> None:
    frame.evaluate(SHOW, list(keys))
    frame.wait_for_selector("#map_div[data-state='ready']")


def wrong_clicks(frame: Frame, least: int = 15) -> list[list[object]]:
    """Places on homes at which something else is meant; at least so many are tried."""
    found = frame.evaluate(WRONG)
    assert found["tried"] >= least
    return list(found["wrong"])


def zoom_in(frame: Frame) -> None:
    frame.evaluate("map_div.setZoom(map_div.getZoom() + 1, { animate: false }); null")


AREAS = ("residences", "grids", "compounds", "public_spaces", "paths")


@pytest.mark.usefixtures("archive_drawn_options")
@pytest.mark.slow
@pytest.mark.parametrize("path", ["coverage", "", "sketch", "encroachments"])
def test_every_home_is_clickable_in_all_that_encloses_it(
    page: Page, serve: Callable[[Path], str], path: str
) -> None:
    """Also in the filled grid that is worst off, and beside paths."""
    page.set_viewport_size({"width": 1366, "height": 1150})
    page.goto(f"{serve(APP)}/{path}")
    if path == "sketch":
        begin_option(page)
    frame = ready_map(page)
    show(frame, *AREAS)
    assert wrong_clicks(frame) == []
    zoom_in(frame)
    assert wrong_clicks(frame, 40) == []


@pytest.mark.slow
def test_the_ring_of_unmet_demand_stands_for_its_home(page: Page, serve: Callable[[Path], str]) -> None:
    page.goto(f"{serve(APP)}/coverage")
    frame = ready_map(page)
    show(frame, "residences", "unmet_demand")
    ring = frame.locator(".leaflet-lintu-unmet_demand-points-pane .lintu-icon").last
    home = ring.evaluate(
        """node => { for (const [id, [marker]] of map_div.lintu.layers.get("unmet_demand").markers)
             if (marker.getElement() === node) return id; }"""
    )
    ring.click()
    homes = sample().community.residences.set_index("id")
    expect(page.locator(".st-key-reason")).to_contain_text(homes.loc[home, "name_zh"])


@pytest.mark.slow
@pytest.mark.parametrize("target", ["grids", "compounds"])
def test_homes_are_clickable_under_the_shapes_that_are_edited(
    page: Page, serve: Callable[[Path], str], target: str
) -> None:
    page.set_viewport_size({"width": 1366, "height": 1150})
    page.goto(f"{serve(APP)}/community?community={own_shown()}&step=ground")
    frame = ready_map(page)
    if target == "compounds":
        page.locator(".st-key-own-hand").get_by_text("小区", exact=True).click()
    frame.wait_for_function(
        "target => [...map_div.lintu.sketch.saved.known.keys()].some(id => id.startsWith(target))", arg=target
    )
    show(frame, *AREAS)
    twice = ("R001", "R002", "N0", "N1")
    assert [one for one in wrong_clicks(frame) if one[0] not in twice] == []


def test_a_click_on_a_home_in_the_worst_grid_opens_the_home(page: Page, serve: Callable[[Path], str]) -> None:
    assessment = sample()
    homes = assessment.community.residences
    home = homes[homes["grid"] == assessment.worst_grid].iloc[0]
    page.goto(serve(APP))
    frame = ready_map(page)
    show(frame, "residences", "grids")
    number = frame.evaluate(
        "id => [...map_div.lintu.layers.get('residences').features.keys()].indexOf(id)", home["id"]
    )
    frame.locator(".leaflet-lintu-residences-pane path").nth(number).click()
    expect(frame.locator(".lintu-card h2")).to_have_text(home["name_zh"])


@pytest.mark.slow
def test_a_grid_is_clickable_on_its_border_and_not_on_its_fill(
    page: Page, serve: Callable[[Path], str]
) -> None:
    """The worst grid, which is filled: also its empty ground is not the grid's."""
    page.goto(serve(APP))
    frame = ready_map(page)
    show(frame, "grids")
    worst = sample().worst_grid
    inside, border = frame.evaluate(
        """id => { const { properties, geometry } = map_div.lintu.layers.get("grids").feature(id);
        const ring = geometry.type === "MultiPolygon" ? geometry.coordinates[0][0] : geometry.coordinates[0];
        return [properties.at, ring[0]].map(([lng, lat]) => {
          const { x, y } = map_div.latLngToContainerPoint([lat, lng]); return { x, y }; }); }""",
        worst,
    )
    ground = frame.locator("#map_div")
    ground.click(position=inside)
    assert frame.evaluate("map_div.lintu.focus") is None
    ground.click(position=border)
    assert frame.evaluate("map_div.lintu.focus.layer") == "grids"
    expect(frame.locator(".lintu-card")).to_be_visible()


ON_CANVAS = """() => {
  lintu.manyShapes = 50;
  const layer = map_div.lintu.layers.get("residences");
  layer.drawn = "";
  layer.draw();
  const isOnCanvas = layer.renderer instanceof lintu.ShapeCanvas;
  return new Promise((drawn) => requestAnimationFrame(() => drawn(isOnCanvas))); }"""
COLOURS = """(id) => {
  const layer = map_div.lintu.layers.get("residences");
  const { renderer } = layer, { path } = layer.paths.get(layer.feature(id))[0];
  const { min, max } = path._pxBounds, scale = L.Browser.retina ? 2 : 1;
  const corner = min.subtract(renderer._bounds.min).multiplyBy(scale);
  const size = max.subtract(min).multiplyBy(scale);
  const { data } = renderer._ctx.getImageData(corner.x, corner.y, size.x, size.y);
  const pixels = Array.from({ length: data.length / 4 }, (_, n) => data.slice(4 * n, 4 * n + 4).join());
  return new Set(pixels).size; }"""


@pytest.mark.slow
def test_homes_on_canvas_are_pressed_and_named_as_well(page: Page, serve: Callable[[Path], str]) -> None:
    """A layer of thousands has no element a shape."""
    page.goto(f"{serve(APP)}/?lang=zh")
    frame = ready_map(page)
    show(frame, "residences", "grids")
    before = frame.locator(".leaflet-lintu-residences-pane path").count()
    assert before > 100
    assert frame.evaluate(ON_CANVAS)
    assert frame.locator(".leaflet-lintu-residences-pane path").count() == 0
    frame.evaluate("map_div.setZoom(17, { animate: false }); null")
    found = frame.evaluate(WRONG)
    assert found["tried"] > 100
    assert found["wrong"] == []
    home = frame.evaluate("[...map_div.lintu.layers.get('residences').features.keys()][0]")
    assert frame.evaluate(COLOURS, home) > 3  # not one flat colour: edges, and a hatch where it has one
