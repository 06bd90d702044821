"""Every number of the catalogue in one list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from data.catalogue import load_catalogue
from data.catalogue.figures import CatalogueFigure, all_figures

ENTRIES = list(all_figures(load_catalogue()))
FOLDER = Path(__file__).parents[3] / "data" / "catalogue"


def find(family: str, member: str, field: str) -> CatalogueFigure:
    (entry,) = [e for e in ENTRIES if (e.family, e.member, e.field) == (family, member, field)]
    return entry


def test_numbers_are_found_where_they_stand() -> None:
    speed = find("age_groups", "elder", "walking_speed_m_per_s")
    assert (speed.figure.value, speed.figure.unit, speed.name.en) == (1.0, "m_per_s", "elders")
    assert find("age_groups", "child", "decay.parameters.beta").figure.value == 171
    assert find("facility_categories", "playground", "weight.child").figure.value == 26
    assert find("clauses", "road_density", "limit").figure.value == 8
    assert find("parameters", "detour_factor", "figure").figure.value == 1.3


def test_no_place_is_listed_twice() -> None:
    places = [(e.family, e.member, e.field) for e in ENTRIES]
    assert len(set(places)) == len(places)


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, bool | str):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("defaults", "range"):
                yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)


def test_every_number_written_in_a_block_of_these_files_is_in_the_list() -> None:
    for family in ("age_groups", "facility_categories", "clauses", "parameters", "constituencies"):
        written = sorted(numbers(tomllib.loads((FOLDER / f"{family}.toml").read_text("utf-8"))))
        assert sorted(e.figure.value for e in ENTRIES if e.family == family) == written, family
