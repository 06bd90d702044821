"""A community and an option whose every text is a payload: pages show text, run nothing, ask nobody."""

from __future__ import annotations

import itertools
import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from playwright.sync_api import Page, expect

from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.communities import open_community
from data.model import SCHEMAS
from features.options import option_store
from features.options.presets import preset_intervention
from features.reports.places import position_of
from features.reports.report import NewReport, StaffAction
from features.reports.submission import send
from features.reports.transitions import move
from tests.browser.apps.canaries import PAYLOADS, PRODUCT
from tests.browser.live import ROOT, ready_map
from tests.data.sample_scored import sample

SAMPLE = ROOT / "data" / "sample" / "xuzhen"
WRITTEN_BY_PEOPLE = ("name_zh", "name_en", "manager", "rules", "note", "reported_on")


@pytest.fixture
def canary_community() -> str:
    """The sample with payloads in every text that people write, kept where the app finds it; its name."""
    folder = Path(os.environ["LINTU_VAR"]) / "communities" / "canary"
    folder.mkdir(parents=True, exist_ok=True)
    texts = itertools.cycle(PAYLOADS)
    for layer in SCHEMAS:
        content = json.loads((SAMPLE / f"{layer}.geojson").read_text("utf-8"))
        for feature in content["features"]:
            _poison(feature["properties"], texts)
        (folder / f"{layer}.geojson").write_text(json.dumps(content), "utf-8")
    about = tomllib.loads((SAMPLE / "community.toml").read_text("utf-8"))
    lines = [f"key = {json.dumps('canary')}", f"epsg = {about['epsg']}"]
    lines += [f"name = {{ zh = {json.dumps(PAYLOADS[0])}, en = {json.dumps(PAYLOADS[14])} }}"]
    lines += ["[statement]", f"zh = {json.dumps(PAYLOADS[18])}", f"en = {json.dumps(PAYLOADS[19])}"]
    (folder / "community.toml").write_text("\n".join(lines), "utf-8")
    return "canary"


def _poison(properties: dict[str, Any], texts: itertools.cycle[str]) -> None:
    for column in WRITTEN_BY_PEOPLE:
        if column in properties:
            properties[column] = next(texts)


def option_of(community: str) -> str:
    """An option with payloads in name, description and interventions; its id."""
    option = option_store.create_option(community, PAYLOADS[40][:80], "x", 4548)
    corner = shapely.Point(*_middle()).buffer(8, cap_style="square")
    for number, text in enumerate(PAYLOADS[14:30:3]):
        shape = shapely.affinity.translate(corner, 25 * number, 0)
        one = preset_intervention(load_catalogue(), "micro_garden", shape, text[:80])
        option_store.add_intervention(option.id, one, "x")
    return option.id


def report_of(community: str) -> str:
    """A resident's report whose words are payloads, verified with more of them; its id."""
    catalogue = load_catalogue()
    place = open_community(community, catalogue)
    position = position_of(place, shapely.Point(*_middle()))
    new = NewReport("piled_goods", position, "map", "".join(PAYLOADS[14:20]), PAYLOADS[40])
    report = send(place, catalogue, new, new_form_key()).report_id
    action = StaffAction(PAYLOADS[14], "".join(PAYLOADS[:10]), "".join(PAYLOADS[20:26]))
    return move(place, catalogue, report, 1, "verified", action).id


def _middle() -> tuple[float, float]:
    centre = sample().community.extent.centroid
    return centre.x, centre.y


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_shows_text_as_text(
    page: Page, serve: Callable[[Path], str], canary_community: str, language: str
) -> None:
    address, option = serve(ROOT / "app.py"), option_of(canary_community)
    query = (
        f"?community={canary_community}&lang={language}&option={option}&case={report_of(canary_community)}"
    )
    pages = ("", "coverage", "sketch", "compare", "encroachments", "exports", "sources")
    for path in (*pages, f"compare{query}&show={option}"):
        page.goto(f"{address}/{path}" + ("" if "?" in path else query))
        expect(page.get_by_test_id("stMain")).to_be_visible()
        if path not in ("sources", "exports"):
            expect(page.locator("iframe[title^='streamlit_folium']").first).to_be_visible()
        if path in ("", "coverage", "sketch", "encroachments"):
            ready_map(page)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        assert page.evaluate("window.shots || 0") == 0, path
        content = "".join(frame.content() for frame in page.frames)
        assert PRODUCT not in content, path
