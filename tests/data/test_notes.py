"""Each note stands exactly where it should, with the people whom it touches."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pytest

from base.words import Bilingual, Note
from data.assess import Assessment, assess
from data.catalogue import Catalogue, load_catalogue
from data.model import Community
from data.notes import assumptions_of, warnings_of
from tests.data.sample_scored import sample
from tests.data.towns import (
    assess_town,
    at,
    box,
    layer,
    line,
    nowhere,
    rows_of,
    town,
    with_cell,
    with_layers,
    without,
)

CALM = {"category_missing"}
"""The town has facilities of three categories only."""


def assumptions_by_key(assessment: Assessment) -> dict[str, Note]:
    return {note.key: note for note in assumptions_of(assessment)}


def warnings_by_key(assessment: Assessment) -> dict[str, Note]:
    return {note.key: note for note in warnings_of(assessment)}


def whole_town() -> Community:
    """The town without the home off the paths, the one cut off, and the path that hangs on nothing."""
    return with_layers(
        town(), residences=without(town().residences, "R4", "R5"), paths=without(town().paths, "P5")
    )


def test_the_town_has_these_and_no_others() -> None:
    assessment = assess_town(town())
    assert {key: note.people for key, note in assumptions_by_key(assessment).items()} == {
        "straight_line": 6, "walking_speed": 95, "weights": 95, "service_radius": 95
    }  # fmt: skip
    assert {key: note.people for key, note in warnings_by_key(assessment).items()} == {
        "category_missing": 95, "unreachable": 4, "isolated_parts": 4
    }  # fmt: skip


def test_a_whole_town_has_no_warning_of_its_paths() -> None:
    assessment = assess_town(whole_town())
    assert set(warnings_by_key(assessment)) == CALM
    assert "straight_line" not in assumptions_by_key(assessment)


def test_numbers_are_in_both_sentences() -> None:
    notes = {**assumptions_by_key(assess_town(town())), **warnings_by_key(assess_town(town()))}
    for key, facts in {
        "straight_line": ("1", "6", "100", "1.3"),
        "unreachable": ("1", "4"),
        "isolated_parts": ("1", "100", "4"),
        "walking_speed": ("1.3", "1.1"),
        "service_radius": ("10",),
    }.items():
        for fact in facts:
            assert fact in notes[key].text.text("zh"), key
            assert fact in notes[key].text.text("en"), key


def test_a_home_off_the_paths_is_assumed_straight_at_more_than_a_hundred_metres() -> None:
    for distance, expected in ((-99.0, False), (-101.0, True)):
        homes = town().residences.copy()
        homes.loc[homes["id"] == "R4", "geometry"] = at(250, distance)
        assert (
            "straight_line" in assumptions_by_key(assess_town(with_layers(town(), residences=homes)))
        ) is expected


def test_a_facility_off_the_paths_touches_those_who_are_sent_to_it() -> None:
    far = layer("facilities", [({"id": "FX", "category": "playground", "condition": "good"}, at(700, 0))])
    facilities = layer_joined(whole_town(), far)
    note = assumptions_by_key(assess_town(facilities))["straight_line"]
    assert note.people == 35 + 10 + 40


def layer_joined(community: Community, more: gpd.GeoDataFrame) -> Community:
    rows = [*rows_of(community.facilities), *rows_of(more)]
    return with_layers(community, facilities=layer("facilities", rows))


def test_no_paths_says_one_thing_once() -> None:
    bare = assess_town(with_layers(town(), paths=town().paths.iloc[:0]))
    assert set(warnings_by_key(bare)) == {"no_paths", *CALM}
    assert warnings_by_key(bare)["no_paths"].people == 95
    assert "straight_line" not in assumptions_by_key(bare)


def test_a_broken_only_facility_is_missing_and_a_mended_one_is_not() -> None:
    broken = assess_town(
        with_layers(town(), facilities=with_cell(town().facilities, "F3", "condition", "broken"))
    )
    note = warnings_by_key(broken)["category_missing"]
    assert "日间照料、助餐与卫生站" in note.text.text("zh")
    assert "day care, meals and health station" in note.text.text("en")
    assert "day care, meals and health station" not in warnings_by_key(assess_town(town()))[
        "category_missing"
    ].text.text("en")


def test_a_facility_that_nobody_can_walk_to_is_not_missing_but_cut_off() -> None:
    """A playground on a part of the paths of its own, beside the network that everybody lives on."""
    island = layer("paths", [({"id": "P9", "kind": "lane", "step_free": True}, line((150, 300), (250, 300)))])
    paths = [*rows_of(whole_town().paths), *rows_of(island)]
    there = layer("facilities", [({"id": "FX", "category": "playground", "condition": "good"}, at(200, 300))])
    assessment = assess_town(layer_joined(with_layers(whole_town(), paths=layer("paths", paths)), there))
    notes = warnings_by_key(assessment)
    assert "playground" not in notes["category_missing"].text.text("en")
    assert notes["unreachable"].people == 85
    assert notes["isolated_parts"].people == 0


def test_an_empty_place_warns_of_nothing_it_cannot_know() -> None:
    assert warnings_by_key(assess_town(nowhere())) == {}


def test_figures_that_were_checked_are_no_assumptions() -> None:
    checked = all_verified(load_catalogue())
    assert set(assumptions_by_key(assess(town(), checked))) == {"straight_line"}


def all_verified(catalogue: Catalogue) -> Catalogue:
    groups = {
        key: replace(g, walking_speed_m_per_s=replace(g.walking_speed_m_per_s, verified=True))
        for key, g in catalogue.age_groups.items()
    }
    categories = {
        key: replace(
            c,
            service_radius_m=replace(c.service_radius_m, verified=True),
            weight={group: replace(w, verified=True) for group, w in c.weight.items()},
        )
        for key, c in catalogue.facility_categories.items()
    }
    return replace(catalogue, age_groups=groups, facility_categories=categories)


def test_notes_of_the_data_come_first() -> None:
    note = Note("rumour", Bilingual("据说", "So they say"), 3.0)
    community = replace(town(), assumptions=(note,), warnings=(note,))
    assert assumptions_of(assess_town(community))[0] is note
    assert warnings_of(assess_town(community))[0] is note


def test_a_shed_that_cuts_a_street_in_two_is_noted() -> None:
    """Sheds on P1 at x = 350 and over P3 and P4 leave R3's end and the north on their own."""
    sheds = layer(
        "encroachments",
        [
            ({"id": "V1", "category": "illegal_building", "status": "verified"}, box(320, -5, 325, 5)),
            ({"id": "V2", "category": "illegal_building", "status": "closed"}, box(20, -5, 25, 5)),
        ],
    )
    note = warnings_by_key(assess_town(with_layers(whole_town(), encroachments=sheds)))["isolated_parts"]
    assert note.people == 40
    assert "75 m" in note.text.text("en")


@pytest.mark.parametrize(
    "note", [*assumptions_of(sample()), *warnings_of(sample())], ids=lambda note: note.key
)
def test_the_sample_says_everything_in_both_languages(note: Note) -> None:
    assert note.text.text("zh").endswith("。")
    assert note.text.text("en").endswith(".")
    assert not any("\u4e00" <= character <= "\u9fff" for character in note.text.text("en"))
    assert note.people is None or 0 <= note.people <= 4300
