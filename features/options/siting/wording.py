"""Numbers, names and sources in words."""

from __future__ import annotations

from base.late_modules import geopandas as gpd
from base.words import Message, Text, join_texts, name_or_id
from data.catalogue.model import Catalogue, Rule, Unit

METRE = Unit("m", Message("m"))


def amount(value: float, unit: Unit) -> Text:
    """E.g. 6.2 米 / 6.2 m; two decimals, no zeros at the end."""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    return Message("{number} {unit}", number=number, unit=unit.name)


def name_of_row(frame: gpd.GeoDataFrame, row: int) -> Text:
    """The name of a residence, facility, space or path: its own words, or its id."""
    place = frame.iloc[row]
    zh, en, key = place["name_zh"], place["name_en"], place["id"]
    return Message("“{name}”", name=name_or_id(zh, en, key))


def source_of(rule: Rule, catalogue: Catalogue) -> Text:
    """Where the rule comes from, and whether anybody has checked it there."""
    if rule.limit is None:
        return Message("no clause given")
    figure = rule.limit
    title = catalogue.sources[figure.source].title
    clause = join_texts(["", figure.clause], " ") if figure.clause else ""
    checked = Message("verified") if figure.verified else Message("not verified")
    return Message("{title}{clause}, {checked}", title=title, clause=clause, checked=checked)
