"""The statutory style: colours of the national classification, and what of ours has which class."""

from __future__ import annotations

import pytest

from data.catalogue import load_catalogue
from exports.print_map import map_sheet
from layers import View
from layers.land_use import LAYER, UNCLASSED
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import order, sketch

COLOURS = {
    "0701": "#FFFF2D",
    "0804": "#FF85C9",
    "0805": "#00A57C",
    "0806": "#FF7F7E",
    "0901": "#FF0000",
    "1207": "#A3A3A3",
    "120803": "#D9D9D9",
    "1401": "#00FF00",
    "1403": "#ACFFCF",
    "17": "#338EC0",
}
"""Copied by hand from the project's table of standards; 120803 has the colour of 1208."""

SPACES = {"S01": "1401", "S03": "120803", "S05": "0805", "S07": "1403", "S24": "", "S31": "0805"}
"""Of the sample, by their first function: garden, parking, fitness, square, idle, sports."""


def test_colours_are_those_of_the_table() -> None:
    uses = {use.code: use for use in load_catalogue().land_uses.values()}
    assert {code: uses[code].colour for code in COLOURS} == COLOURS
    assert {code for code, use in uses.items() if use.evidence == "assumption"} == set(uses) - set(COLOURS)
    assert not any(use.verified for use in uses.values())


def test_every_use_of_a_space_has_one_class_or_is_idle() -> None:
    catalogue = load_catalogue()
    named = [function for use in catalogue.land_uses.values() for function in use.functions]
    assert sorted(named) == sorted(set(catalogue.space_functions) - {"idle"})
    categories = [category for use in catalogue.land_uses.values() for category in use.categories]
    assert len(categories) == len(set(categories))


@pytest.mark.parametrize("space", SPACES)
def test_spaces_have_the_code_of_their_first_use(space: str) -> None:
    rows = LAYER.rows(sample(), View()).set_index("id")
    assert rows.loc[space, "code"] == SPACES[space]
    assert (rows.loc[space, "class"] == UNCLASSED) == (not SPACES[space])


def test_compounds_are_housing_around_their_spaces() -> None:
    """The land of a compound and its spaces is counted once."""
    rows = LAYER.rows(sample(), View())
    compounds = set(sample().community.compounds["id"])
    housing = rows[rows["id"].isin(compounds)]
    spaces = rows[rows["id"].str.match(r"S\d\d$")]
    assert set(housing["code"]) == {"0701"}
    assert housing.union_all().intersection(spaces.union_all()).area < 1e-6
    expected = sample().community.compounds.union_all().difference(spaces.union_all()).area
    assert housing.geometry.area.sum() == pytest.approx(expected, rel=1e-6)


def test_the_sheet_says_codes_and_that_it_is_indicative() -> None:
    sheet = map_sheet(order(style="statutory", layers=(), insets=True), sample(), sketch())
    entries = [entry.text for entry in sheet.legend]
    for words in ("0701 城镇住宅用地", "1401 公园绿地", "1403 广场用地", "口袋公园"):
        assert words in entries
    assert not any("可达指数" in words or "得分" in words for words in entries)
    assert any("不是法定用地边界" in words for words in sheet.page.asked)
    assert "1401" in {"".join(label.lines) for label in sheet.map.labels}
