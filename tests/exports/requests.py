"""Requests that the tests of the formats share: look, do not touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import shapely

from data.assess import Assessment
from data.catalogue import load_catalogue
from exports.export import Export
from exports.formats import SINGLE
from exports.request import ExportRequest
from exports.sheets.request import SheetRequest
from features.options.intervention import Intervention, Target
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.sketch import Sketch, sketch_of
from tests.data.sample_scored import sample
from tests.data.towns import assess_town, at, box, line, nowhere, town
from tests.rings import in_rings

DAY = date(2026, 11, 26)
SMALL = SheetRequest(paper="A4", dpi=60, insets=False)
"""A sheet that is quickly drawn."""
KIN = (
    "application",
    "atlas-compounds",
    "atlas-grids",
    "atlas-interventions",
    "board-png",
    "map-png",
    "shapefile-gbk",
)
"""Made by the code of another format, with other parts or another encoding: tried in the slow ring."""
FORMAT_KEYS = in_rings([one.key for one in SINGLE], fast=[one.key for one in SINGLE if one.key not in KIN])
OF_ONE_OPTION = ("map-png", "atlas-grids", "atlas-compounds", "atlas-interventions")


def interventions() -> tuple[Intervention, ...]:
    """An area, a line and a point that are built, and a broken seat that is repaired, in the toy town."""
    catalogue = load_catalogue()

    def built(key: str, shape: shapely.Geometry, name: str, **more: object) -> Intervention:
        return replace(preset_intervention(catalogue, key, shape, name), **more)  # type: ignore[arg-type]

    fields = {"adopter": "林阿姨", "note": "第一行\n第二行", "use_rules": "22:00 后安静"}
    return (
        built("pocket_park", box(240, -60, 280, -30), "榕树下", **fields),
        built("slow_mobility", line((100, 200), (160, 210), (300, 205)), "新路"),
        built("art_installation", at(60, 60), "大公鸡"),
        Intervention("i9", "repair", "", at(350, -5), "修凳子", target=Target("facilities", "F2")),
    )


def option_of(assessment: Assessment, letter: str, ones: tuple[Intervention, ...], **more: object) -> Sketch:
    """An option with these interventions, judged and scored."""
    option = LayoutOption(f"id-{letter}", "toy", letter, "先还路", "把路还给大家", 0.0, "open", 1, ones, 4548)
    return sketch_of(assessment, replace(option, **more))  # type: ignore[arg-type]


def toy(language: str = "zh") -> ExportRequest:
    """The toy town with two options, the second with a budget and without the park."""
    return _toy(language)


@cache
def _toy(language: str) -> ExportRequest:
    assessment, ones = assess_town(town()), interventions()
    second = option_of(assessment, "B", ones[1:], name="慢慢来", budget_cny=500_000.0)
    return ExportRequest(
        assessment,
        options=(option_of(assessment, "A", ones), second),
        language=language,
        made_on=DAY,
        sheet=SMALL,
    )


@cache
def file_content(export: Export, request: ExportRequest) -> bytes:
    """The file of this request, which tests read from many sides."""
    return export.write(request)


def fitting(key: str, request: ExportRequest) -> ExportRequest:
    """The request with its first option alone where the format with this key draws just one."""
    return replace(request, options=request.options[:1]) if key in OF_ONE_OPTION else request


def empty(language: str = "zh") -> ExportRequest:
    """A community with nothing in it, and no option."""
    return _empty(language)


@cache
def _empty(language: str) -> ExportRequest:
    return ExportRequest(assess_town(nowhere()), options=(), language=language, made_on=DAY)


@cache
def whole_sample() -> ExportRequest:
    """The sample with an option."""
    assessment = sample()
    spaces = assessment.community.public_spaces.representative_point()
    catalogue = assessment.catalogue

    def park(row: int) -> Intervention:
        return preset_intervention(
            catalogue, "pocket_park", spaces.iloc[row].buffer(8, cap_style="square"), f"口袋公园 {row}"
        )

    option = option_of(assessment, "A", (park(1), park(8)), community="xuzhen")
    return ExportRequest(assessment, options=(option,), language="zh", made_on=DAY)
