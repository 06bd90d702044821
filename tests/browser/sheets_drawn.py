"""The sheets in the README: the sample on A3 today and with an option, in both styles, and the board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks.sketching.sites import park_sites
from data.assess import Assessment
from data.communities import SAMPLE
from exports.request import ExportRequest
from exports.sheet_formats import BOARD, MAP_PNG, preview
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.sketch import Sketch, sketch_of
from tests.data.sample_scored import sample

WIDE_PX = 1300
PARKS = 6
BOARD_SHOWN = BoardRequest(
    organisation="墟镇社区居民委员会",
    contact="社区居委会（工作日 9:00–17:00）",
    address="https://lintu.example.org/wj/xuzhen",
    since=date(2026, 12, 1),
    until=date(2026, 12, 10),
)


def sheets() -> Iterator[tuple[str, bytes]]:
    """Name and PNG of each."""
    baseline = sample()
    options = tuple(_option(baseline, letter, count) for letter, count in (("A", PARKS), ("B", PARKS // 2)))
    today, planned = ExportRequest(baseline), ExportRequest(baseline, options=options[:1])
    statutory = replace(today, sheet=SheetRequest(style="statutory"))
    yield "sheet-today", preview(MAP_PNG, today, WIDE_PX).content
    yield "sheet-option", preview(MAP_PNG, planned, WIDE_PX).content
    yield "sheet-statutory", preview(MAP_PNG, statutory, WIDE_PX).content
    yield (
        "board",
        preview(BOARD, ExportRequest(baseline, options=options, board=BOARD_SHOWN), WIDE_PX).content,
    )


def _option(baseline: Assessment, letter: str, parks: int) -> Sketch:
    sites = park_sites(baseline, PARKS)[:parks]
    built = tuple(
        preset_intervention(baseline.catalogue, "pocket_park", site, f"口袋公园 {number}")
        for number, site in enumerate(sites, start=1)
    )
    epsg = baseline.community.crs.to_epsg() or 0
    option = LayoutOption(letter, SAMPLE, letter, "", "", 0.0, "open", 1, built, epsg)
    return sketch_of(baseline, option)
