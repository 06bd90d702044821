"""What people get wrong when they edit the catalogue: everything is told at once, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from base.errors import LintuError
from data.catalogue import CatalogueError, load_catalogue
from data.catalogue.loader import FAMILIES, FOLDER

Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files, to spoil."""
    for family in FAMILIES:
        shutil.copy(FOLDER / f"{family}.toml", tmp_path)
    return tmp_path


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces the first occurrence of a text in a file of the copy; the text must be there."""

    def replace_once(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace_once


def mistakes(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(file, key path) → (Chinese line, English line) of everything reported."""
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return {
        (problem.file, ".".join(problem.path)): (problem.line.text("zh"), problem.line.text("en"))
        for problem in caught.value.problems
    }


def test_an_untouched_copy_is_sound(folder: Path) -> None:
    assert load_catalogue(folder) == load_catalogue()


def test_a_dozen_mistakes_are_all_told_at_once(folder: Path, edit: Edit) -> None:
    edit("facility_categories.toml", "elder = 20, adult = 18", "elder = 25, adult = 18")
    edit("facility_categories.toml", 'colour = "#0072B2"', 'colour = "blue"')
    edit("facility_categories.toml", 'glyph = "球"', 'glyph = "球场"')
    edit(
        "facility_categories.toml",
        "{ elder = 2, adult = 6, child = 26 }",
        "{ elders = 2, adult = 6, child = 26 }",
    )
    edit("facility_categories.toml", "walk_min = 5", 'walk_min = "five"')
    edit("age_groups.toml", "walking_speed_m_per_s = { value = 1.3", "walking_speed_m_per_s = { value = 13")
    edit("age_groups.toml", 'marker = "老"', 'markr = "老"')
    edit("age_groups.toml", 'source = "horak_2022"', 'source = "horak_2021"')
    edit("constituencies.toml", "share = 0.40", "share = 0.45")
    edit(
        "scenario_types.toml", "low = 150, typical = 250, high = 400", "low = 150, typical = 450, high = 400"
    )
    edit("scenario_types.toml", 'category = "rest_and_access"', 'category = "rest"')
    edit("scenario_types.toml", 'kind = "min_width"', 'kind = "minwidth"')
    edit("encroachment_states.toml", 'next = ["dispatched"]', 'next = ["sent"]')
    edit("encroachment_categories.toml", 'path_effect = "blocks"', 'path_effect = "stops"')
    edit("clauses.toml", 'measure = "household_count"', 'measure = "households"')
    edit("clauses.toml", 'clause = "6.0.2"', 'clause = ""')
    edit("parameters.toml", "value = 1.3", "verified = true, value = 1.3")
    edit("space_functions.toml", 'serves = ["elder", "adult", "child"]', 'serves = ["elder", "teenager"]')
    expected = {
        ("facility_categories.toml", "*.weight.elder"),
        ("facility_categories.toml", "outdoor_fitness.colour"),
        ("facility_categories.toml", "sports_court.glyph"),
        ("facility_categories.toml", "playground.weight"),
        ("facility_categories.toml", "green_space.walk_min.value"),
        ("age_groups.toml", "adult.walking_speed_m_per_s"),
        ("age_groups.toml", "elder.markr"),
        ("age_groups.toml", "elder"),
        ("age_groups.toml", "elder.decay.parameters.beta.source"),
        ("age_groups.toml", "adult.decay.parameters.beta.source"),
        ("age_groups.toml", "child.decay.parameters.beta.source"),
        ("constituencies.toml", "*.share"),
        ("scenario_types.toml", "micro_garden.cost_cny_per_unit"),
        ("scenario_types.toml", "pocket_park.provides.2.category"),
        ("scenario_types.toml", "micro_garden.rules.2.kind"),
        ("encroachment_states.toml", "verified.next"),
        ("encroachment_categories.toml", "illegal_building.path_effect"),
        ("clauses.toml", "household_count_min.measure"),
        ("clauses.toml", "road_density.limit"),
        ("parameters.toml", "detour_factor.figure"),
        ("space_functions.toml", "square.serves"),
    }
    assert mistakes(folder).keys() == expected


def test_each_line_names_place_and_remedy_in_both_languages(folder: Path, edit: Edit) -> None:
    edit("age_groups.toml", 'marker = "老"', 'markr = "老"')
    zh, en = mistakes(folder)["age_groups.toml", "elder.markr"]
    assert zh == "age_groups.toml › elder.markr：不认识键“markr”。是不是“marker”？"
    assert en == "age_groups.toml › elder.markr: The key “markr” is not known here. Did you mean “marker”?"


def test_one_error_carries_every_line_in_both_languages(folder: Path, edit: Edit) -> None:
    edit("constituencies.toml", "share = 0.40", "share = 0.45")
    edit("age_groups.toml", 'colour = "#D55E00"', 'colour = "vermilion"')
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    error = caught.value
    assert isinstance(error, LintuError)
    assert isinstance(error, ValueError)
    assert error.message("zh").splitlines() == [
        "目录文件有 2 处问题，请逐条改正：",
        "- age_groups.toml › elder.colour：颜色“vermilion”无效。请写成 #rrggbb。",
        "- constituencies.toml › *.share：各项份额合计为 1.05，不是 1。请调整各项。",
    ]
    assert str(error).splitlines() == [
        "The catalogue has 2 problem(s) to fix:",
        "- age_groups.toml › elder.colour: “vermilion” is not a colour. Write it as #rrggbb.",
        "- constituencies.toml › *.share: The shares add up to 1.05, not 1. Adjust them.",
    ]


def test_a_missing_a_broken_and_a_strange_file_do_not_hide_other_mistakes(folder: Path, edit: Edit) -> None:
    (folder / "clauses.toml").unlink()
    (folder / "facilities.toml").write_text("", encoding="utf-8")
    edit("space_functions.toml", 'serves = ["elder"', 'serves = "elder"')
    edit("constituencies.toml", "share = 0.40", "share = -0.40")
    found = mistakes(folder)
    assert {
        ("clauses.toml", ""),
        ("facilities.toml", ""),
        ("space_functions.toml", ""),
        ("constituencies.toml", "resident.share"),
    } <= found.keys()


def test_a_broken_file_is_not_blamed_on_those_that_refer_to_it(folder: Path, edit: Edit) -> None:
    edit("age_groups.toml", "[elder]", "[elder")
    assert mistakes(folder).keys() == {("age_groups.toml", "")}


def test_a_key_given_twice_is_told_with_its_line(folder: Path, edit: Edit) -> None:
    edit("constituencies.toml", "[volunteer]", "[resident]")
    zh, en = mistakes(folder)["constituencies.toml", ""]
    assert "同一个键写了两次" in zh
    assert "given twice" in en
    assert "line 14" in en


def test_a_number_in_the_wrong_unit_is_refused(folder: Path, edit: Edit) -> None:
    edit(
        "facility_categories.toml", 'service_radius_m]\nunit = "m"', 'service_radius_m]\nunit = "km_per_km2"'
    )
    found = mistakes(folder)
    assert {path for _, path in found} == {
        f"{key}.service_radius_m" for key in load_catalogue().facility_categories
    }


def test_a_default_that_fits_nothing_is_a_slip(folder: Path, edit: Edit) -> None:
    edit("age_groups.toml", "[defaults.default_share]", "[defaults.default_shares]")
    assert ("age_groups.toml", "defaults.default_shares") in mistakes(folder)


def test_a_number_with_its_own_source_does_not_borrow_the_default_clause(folder: Path, edit: Edit) -> None:
    edit("constituencies.toml", "share = 0.40", 'share = { value = 0.40, source = "lintu" }')
    lines = [line for line, _ in mistakes(folder).values()]
    assert lines
    assert all("resident.share" in line for line in lines)


@pytest.mark.parametrize("folder_exists", [True, False])
def test_an_empty_folder_lacks_every_file(tmp_path: Path, folder_exists: bool) -> None:
    empty = tmp_path if folder_exists else tmp_path / "nowhere"
    assert mistakes(empty).keys() == {(f"{family}.toml", "") for family in FAMILIES}


def test_a_new_category_is_one_block(folder: Path, edit: Edit) -> None:
    edit(
        "facility_categories.toml", "elder = 20, adult = 18, child = 18", "elder = 15, adult = 18, child = 18"
    )
    block = """
[tea_house]
name = { zh = "茶室", en = "tea house" }
weight = { elder = 5 }
service_radius_m = 300
walk_min = 5
osm = { amenity = ["cafe"] }
colour = "#123456"
glyph = "茶"
"""
    path = folder / "facility_categories.toml"
    path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
    added = load_catalogue(folder).facility_categories["tea_house"]
    assert added.weight["elder"].source == "lintu"
    assert added.walk_min.unit == "min"
    assert added.osm[0].values == ("cafe",)
