"""What holds for every member of every family of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from base.words import Text
from data.catalogue import Catalogue, Figure, load_catalogue
from data.catalogue.citation import ClauseName
from data.catalogue.siting import RULE_KINDS, TARGETS
from spatial.standards import MEASURES


def walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every value inside the catalogue with its path."""
    yield path, value
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from walk(item, f"{path}.{place}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name), f"{path}.{field.name}")


CATALOGUE: Catalogue = load_catalogue()
EVERYTHING = list(walk(CATALOGUE, "catalogue"))
FIGURES = {path: value for path, value in EVERYTHING if isinstance(value, Figure)}
CLAUSES = {figure.clause for figure in FIGURES.values() if figure.clause}
WORDS = {
    path: value for path, value in EVERYTHING if isinstance(value, Text) and not isinstance(value, ClauseName)
}


def test_the_walk_meets_every_family_that_has_numbers() -> None:
    with_numbers = {path.split(".")[1] for path in FIGURES}
    without = {
        "units",
        "sources",
        "encroachment_states",
        "answer_templates",
        "voice_reasons",
        "voice_answers",
        "project_gates",
        "partner_kinds",
        "resource_kinds",
        "land_uses",
    }
    assert with_numbers == {family.name for family in fields(CATALOGUE)} - without


@pytest.mark.parametrize("path", FIGURES)
def test_figure_is_complete(path: str) -> None:
    figure = FIGURES[path]
    unit = CATALOGUE.units[figure.unit]
    source = CATALOGUE.sources[figure.source]
    assert unit.low is None or figure.value >= unit.low
    assert unit.high is None or figure.value <= unit.high
    assert figure.clause or source.kind in ("own", "press")
    assert figure.evidence in ("primary", "derived") or not figure.verified
    assert (figure.evidence == "assumption") <= (source.kind == "own")
    assert (source.kind == "own") <= (figure.evidence not in ("primary", "secondary"))


@pytest.mark.parametrize("path", WORDS)
def test_words_are_said_in_both_languages(path: str) -> None:
    words = WORDS[path]
    assert words.text("zh").strip() == words.text("zh") != ""
    assert words.text("en").strip() == words.text("en") != ""
    assert not any("\u4e00" <= character <= "\u9fff" for character in words.text("en"))


def test_clauses_hold_the_languages_apart() -> None:
    """Letters of annexes and the name of a program's file are the same in both."""
    assert len(CLAUSES) > 40
    for one in CLAUSES:
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", one.en), one
        assert not re.search(r"[A-Za-z]{2,}", one.zh) or one.zh == "WS/walkscore_senior_baseline.py", one


def test_markers_of_a_family_differ() -> None:
    for members, glyph in (
        (CATALOGUE.age_groups, "marker"),
        (CATALOGUE.facility_categories, "glyph"),
        (CATALOGUE.facility_categories, "glyph_en"),
        (CATALOGUE.scenario_types, "glyph"),
        (CATALOGUE.scenario_types, "glyph_en"),
        (CATALOGUE.encroachment_categories, "glyph"),
    ):
        for attribute in (glyph, "colour"):
            shown = [getattr(member, attribute) for member in members.values()]
            assert len(set(shown)) == len(shown), (attribute, shown)


def test_every_group_is_served_by_something() -> None:
    for group in CATALOGUE.age_groups:
        assert any(group in function.serves for function in CATALOGUE.space_functions.values())
        assert any(scenario.serves[group].value > 0 for scenario in CATALOGUE.scenario_types.values())


def test_measures_and_rule_words_are_known() -> None:
    assert {clause.measure for clause in CATALOGUE.clauses.values()} <= set(MEASURES)
    rules = [rule for scenario in CATALOGUE.scenario_types.values() for rule in scenario.rules]
    assert {rule.kind for rule in rules} == set(RULE_KINDS)
    assert {rule.target for rule in rules} - {""} == set(TARGETS)


def test_every_source_but_background_reading_is_quoted() -> None:
    quoted = {figure.source for figure in FIGURES.values()}
    quoted |= {category.source for category in CATALOGUE.encroachment_categories.values()}
    for use in CATALOGUE.land_uses.values():
        quoted |= {use.source, use.colour_source}
    background = {
        "gb_22337_2008",
        "gb_t_30428_2_2013",
        "jgj_39_2016",
        "td_t_1062_2021",
        "bohannon_2011",
        "guilin_2016",
        "own_survey",
        "noise_zoning",
    }
    assert set(CATALOGUE.sources) - quoted == background
