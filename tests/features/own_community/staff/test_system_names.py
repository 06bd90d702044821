"""Zones are called by the meridian that PROJ has for them."""

from __future__ import annotations

import re

import pytest
from pyproj import CRS

from base.i18n import Translator
from features.own_community.staff.system_names import system_name

ZH, EN = Translator("zh"), Translator("en")


@pytest.mark.parametrize("code", range(4513, 4555))
def test_zone_and_meridian_are_those_of_proj(code: int) -> None:
    operation = CRS.from_epsg(code).coordinate_operation
    assert operation is not None
    facts = {fact.name: fact.value for fact in operation.params}
    zone = round(facts["False easting"]) // 1_000_000
    numbers = [int(number) for number in re.findall(r"\d+", system_name(f"EPSG:{code}", ZH))]
    assert numbers == [2000, 3, zone or round(facts["Longitude of natural origin"]), code]


def test_others_keep_their_official_name_and_odd_ones_are_cut() -> None:
    assert system_name("EPSG:32650", EN) == "WGS 84 / UTM zone 50N (EPSG:32650)"
    assert system_name("GCJ-02", ZH) == "GCJ-02（高德、腾讯地图）"
    assert len(system_name("无人知道的坐标系" * 20, ZH)) <= 40
