"""Numbers, names and sources in words."""

from __future__ import annotations

import geopandas as gpd

from base.words import Bilingual
from data.catalogue.model import Catalogue, Rule, Unit

METRE = Unit("m", Bilingual("米", "m"))


def amount(value: float, unit: Unit) -> Bilingual:
    """E.g. 6.2 米 / 6.2 m; two decimals, no zeros at the end."""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    return Bilingual(f"{number} {unit.name.zh}", f"{number} {unit.name.en}")


def name_of_row(frame: gpd.GeoDataFrame, row: int) -> Bilingual:
    """The name of a residence, facility, space or path: its own words, or its id."""
    place = frame.iloc[row]
    zh, en, key = place["name_zh"], place["name_en"], place["id"]
    return Bilingual(f"“{zh or en or key}”", f"“{en or zh or key}”")


def source_of(rule: Rule, catalogue: Catalogue) -> Bilingual:
    """Where the rule comes from, and whether anybody has checked it there."""
    if rule.limit is None:
        return Bilingual("未注明条文", "no clause given")
    figure = rule.limit
    title = catalogue.sources[figure.source].title
    clause = f" {figure.clause}" if figure.clause else ""
    checked = Bilingual("已核实", "verified") if figure.verified else Bilingual("未核实", "not verified")
    return Bilingual(f"{title.zh}{clause}，{checked.zh}", f"{title.en}{clause}, {checked.en}")
