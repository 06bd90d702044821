"""What holds for every layer, in every community, in every view."""

from __future__ import annotations

import warnings
from itertools import product

import numpy as np
import pytest
import shapely

from base.words import Text
from data.assess import Assessment
from data.model import SCHEMAS
from layers import LAYERS, Layer, SymbolClass, View, facilities
from layers.residences import lacked_at_home
from layers.unmet_demand import unmet_people
from spatial.crs import require_metric
from tests.data.sample_scored import sample
from tests.data.towns import assess_town, nowhere, town, with_layers


def other_catalogue() -> Assessment:
    """The toy with a facility of a category that only another catalogue knows, as an old option brings it."""
    frame = town().facilities.copy()
    frame.loc[frame.index[0], "category"] = "teahouse"
    return assess_town(with_layers(town(), facilities=frame))


ASSESSMENTS = {
    "sample": sample(),
    "toy": assess_town(town()),
    "nothing": assess_town(nowhere()),
    "other catalogue": other_catalogue(),
}
GROUPS = ("all", "elder", "adult", "child")
VIEWS = [
    View(group, category, mode)  # type: ignore[arg-type]
    for group, category, mode in product(
        GROUPS, ("", "rest_and_access", "childcare"), ("standard_radius", "equal_time")
    )
] + [View("elder", category) for category in sample().categories]
KINDS = {0: "point", 1: "line", 2: "polygon"}

FROM_THE_STORE = frozenset({"projects", "voices"})
"""Layers whose rows people make; tests of their capability draw them."""
each_layer = pytest.mark.parametrize("layer", LAYERS.members, ids=lambda layer: layer.key)
each_place = pytest.mark.parametrize("place", ASSESSMENTS)


def views_of(layer: Layer) -> list[View]:
    return VIEWS if layer.depends_on_view else [View(), View("child", "playground", "equal_time")]


def classes_of(layer: Layer) -> dict[tuple[str, ...], tuple[SymbolClass, ...]]:
    """Every legend that the layer can show."""
    legends = (layer.classes(sample(), view) for view in views_of(layer))
    return {tuple(one.key for one in legend): legend for legend in legends}


def is_said(words: Text) -> bool:
    chinese = any("\u4e00" <= character <= "\u9fff" for character in words.text("en"))
    return bool(words.text("zh").strip() and words.text("en").strip()) and not chinese


@each_layer
@each_place
def test_rows_follow_the_declaration(layer: Layer, place: str) -> None:
    assessment = ASSESSMENTS[place]
    for view in views_of(layer):
        with warnings.catch_warnings(), np.errstate(invalid="raise", divide="raise"):
            warnings.simplefilter("error")
            rows = layer.rows(assessment, view)
        require_metric(rows, layer.key)
        assert rows.crs == assessment.community.crs
        declared = {one.key for one in layer.classes(assessment, view)}
        assert set(rows["class"]) <= declared, view
        wanted = {"id", *(field.column for field in layer.fields), layer.title, layer.label} - {""}
        assert wanted <= set(rows.columns)
        ids = list(rows["id"])
        assert all(isinstance(key, str) and key for key in ids)
        assert len(set(ids)) == len(ids), view
        assert {KINDS[n] for n in shapely.get_dimensions(rows.geometry.to_numpy())} <= set(layer.geometry)


@pytest.mark.parametrize(
    "layer", [one for one in LAYERS if one.key not in FROM_THE_STORE], ids=lambda layer: layer.key
)
def test_something_is_drawn_of_the_toy_and_the_sample(layer: Layer) -> None:
    for place in ("toy", "sample"):
        assert len(layer.rows(ASSESSMENTS[place], View())) > 0


def test_a_facility_of_an_unknown_category_is_shown_as_such() -> None:
    assessment, layer = ASSESSMENTS["other catalogue"], facilities.LAYER
    rows = layer.rows(assessment, View())
    shown = rows[rows["class"] == "unknown"]
    assert list(shown["category"]) == ["teahouse"]
    assert "unknown" not in {one.key for one in layer.classes(ASSESSMENTS["toy"], View())}


@each_layer
@each_place
def test_drawing_changes_nothing_in_the_community(layer: Layer, place: str) -> None:
    assessment = ASSESSMENTS[place]
    frames = {name: assessment.community.layer(name) for name in SCHEMAS}
    before = {name: frame.copy() for name, frame in frames.items()}
    index = assessment.residence_proximity.copy()
    weight = assessment.profile.weight.copy()
    for view in views_of(layer):
        layer.rows(assessment, view)
        layer.classes(assessment, view)
    for name, frame in frames.items():
        assert list(frame.columns) == list(before[name].columns)
        assert frame.equals(before[name]), name
        assert frame.crs == before[name].crs
    assert np.array_equal(assessment.residence_proximity, index)
    assert np.array_equal(assessment.profile.weight, weight)


@each_layer
def test_names_and_labels_are_said_in_both_languages(layer: Layer) -> None:
    assert is_said(layer.name)
    for field in layer.fields:
        assert is_said(field.label), field.column
        assert field.unit is None or is_said(field.unit)
        assert all(is_said(words) for _, words in field.choices)
    for legend in classes_of(layer).values():
        assert all(is_said(one.label) for one in legend)


@each_layer
def test_choices_name_every_value_that_occurs(layer: Layer) -> None:
    for assessment in (ASSESSMENTS["sample"], ASSESSMENTS["toy"]):
        rows = layer.rows(assessment, View())
        for field in layer.fields:
            if field.choices:
                assert {str(value) for value in rows[field.column]} <= {key for key, _ in field.choices}


@each_layer
def test_words_in_cells_are_said_in_both_languages(layer: Layer) -> None:
    rows = layer.rows(sample(), View())
    for column in rows.columns.drop("geometry"):
        for cell in rows[column]:
            if isinstance(cell, Text):
                assert min(len(cell.text("zh")), len(cell.text("en"))) > 0, (layer.key, column)


def channels(one: SymbolClass, geometry: str) -> tuple[object, ...]:
    """What the eye gets of it besides colour."""
    symbol = one.symbol
    if geometry == "point":
        return symbol.shape, symbol.glyph, symbol.size_px
    filled = bool(symbol.fill) if geometry == "polygon" else False
    return symbol.pattern, symbol.dash, symbol.width_px, bool(symbol.line), filled


@each_layer
def test_colour_is_never_the_only_channel(layer: Layer) -> None:
    for legend in classes_of(layer).values():
        for geometry in layer.geometry:
            if layer.key in ("basemap", "encroachments") and geometry == "line":
                continue  # the ground has no meaning of its own; taken ground is seldom a line
            colours = [channels(one, geometry) for one in legend]
            assert len(set(colours)) == len(colours), (geometry, [one.key for one in legend])


@each_layer
def test_colours_widths_and_keys_are_sound(layer: Layer) -> None:
    for keys, legend in classes_of(layer).items():
        assert len(set(keys)) == len(keys)
        for one in legend:
            for colour in (one.symbol.fill, one.symbol.line):
                assert colour == "" or (len(colour) == 7 and int(colour[1:], 16) >= 0)
            assert 0 < one.symbol.opacity <= 1
            assert one.symbol.width_px > 0


def test_layers_have_keys_of_their_own() -> None:
    keys = [layer.key for layer in LAYERS]
    assert len(set(keys)) == len(keys)
    assert (set(SCHEMAS) - {"entrances"}) | {"unmet_demand"} <= set(keys)


def test_a_path_in_pieces_keeps_its_id_and_numbers_them() -> None:
    rows = layer("paths").rows(ASSESSMENTS["toy"], View())
    assert sorted(rows["id"]) == ["P1-1", "P1-2", "P1-3", "P2-1", "P2-2", "P3", "P4", "P5"]
    of_class = dict(zip(rows["id"], rows["class"], strict=True))
    assert (of_class["P4"], of_class["P5"], of_class["P2-1"]) == ("steps", "part", "open")
    assert rows["length_m"].sum() == pytest.approx(1080)


def layer(key: str) -> Layer:
    return next(one for one in LAYERS if one.key == key)


def by_id(key: str, column: str, view: View | None = None) -> dict[str, object]:
    rows = layer(key).rows(ASSESSMENTS["toy"], view or View())
    return dict(zip(rows["id"], rows[column], strict=True))


def test_classes_of_the_toy_by_hand() -> None:
    assert by_id("public_spaces", "class") == {"S1": "shared", "S2": "none", "S3": "out", "S4": "shared"}
    assert by_id("facilities", "class") == {
        "F1": "rest_and_access", "F2": "out", "F3": "care_health", "F4": "out", "F5": "green_space"
    }  # fmt: skip
    assert by_id("encroachments", "class") == {
        "V1": "counted", "V2": "counted", "V3": "reported", "V4": "settled", "V5": "counted", "V6": "counted",
        "V7": "reported",
    }  # fmt: skip
    worst = ASSESSMENTS["toy"].worst_grid
    assert by_id("grids", "class") == {code: "worst" if code == worst else "grid" for code in ("G1", "G2")}
    # Care within 300 m, and a child's 240 m: R1 200, R3 160, R4 212. No child lives in R2, no elder in R3.
    reached = {"R1": "yes", "R2": "no", "R3": "yes", "R4": "yes", "R5": "no"}
    child, elder = View("child", "care_health", "equal_time"), View("elder", "care_health")
    assert by_id("residences", "class", child) == {**reached, "R2": "nobody"}
    assert by_id("residences", "class", elder) == {**reached, "R3": "nobody"}
    assert by_id("residences", "class", View("adult", "care_health")) == reached
    # Green is 380, 365, 180 and 334 m away: in 5 minutes adults reach 390 m, elders 300. All only from R3.
    everybody = by_id("residences", "class", View("all", "green_space", "equal_time"))
    assert everybody == {"R1": "no", "R2": "no", "R3": "yes", "R4": "no", "R5": "no"}


def test_a_facility_view_shows_that_category_and_the_broken_ones_of_it() -> None:
    assert by_id("facilities", "class", View("all", "rest_and_access")) == {
        "F1": "rest_and_access",
        "F2": "out",
    }


def test_homes_by_what_they_lack() -> None:
    assessment = ASSESSMENTS["toy"]
    # Elders need nine things, adults and children ten. Within the standard distance R1 has seat and care, R2
    # nothing, R3 care and green, R4 care, R5 nothing; seven are nowhere (six that elders need).
    assert lacked_at_home(assessment, "elder", "standard_radius").tolist() == [7, 9, 7, 8, 9]
    assert lacked_at_home(assessment, "child", "standard_radius").tolist() == [8, 10, 8, 9, 10]
    # In the same minutes adults reach green from R1, R2 and R4, too.
    assert lacked_at_home(assessment, "adult", "equal_time").tolist() == [7, 9, 8, 8, 10]
    # Nobody but elders and adults lives in R2; the group that lacks most speaks.
    assert lacked_at_home(assessment, "all", "standard_radius").tolist() == [8, 10, 8, 9, 10]
    empty = assess_town(
        with_layers(town(), residences=town().residences.assign(elder=0.0, adult=0.0, child=0.0))
    )
    assert set(layer("residences").rows(empty, View())["class"]) == {"nobody"}


def test_unmet_people_by_hand() -> None:
    assessment = ASSESSMENTS["toy"]
    # Elders without care within 300 m: 4 in R2, 1 in R5.
    assert unmet_people(assessment, View("elder", "care_health")).tolist() == [0, 4, 0, 0, 1]
    # Of all they need, elders of R1 lack green (380 m) and the 50 of 100 that the town has not: 10 · 0.70.
    assert unmet_people(assessment, View("elder"))[0] == pytest.approx(7.0)
    # Nobody of the elders needs a kindergarten.
    assert unmet_people(assessment, View("elder", "childcare")).tolist() == [0] * 5


def test_unmet_demand_is_the_same_count_as_the_coverage() -> None:
    assessment = sample()
    for view in VIEWS:
        if view.category and view.group != "all":
            group, category = assessment.groups.index(view.group), assessment.categories.index(view.category)
            if assessment.profile.weight[group, category] > 0:
                share = assessment.overall.coverage[view.mode][group, category]
                without = assessment.overall.people[group] * (1 - share)
                assert unmet_people(assessment, view).sum() == pytest.approx(without)


def test_markers_of_facilities_are_letters_for_who_reads_no_chinese() -> None:
    layer = next(one for one in LAYERS if one.key == "facilities")
    kinds = [one for one in layer.classes(assess_town(town()), View()) if one.key != "out"]
    letters = [one.in_language("en").symbol.glyph for one in kinds]
    assert sorted(letters) == sorted("GFCPSHKMRD")
    assert [one.in_language("zh").symbol.glyph for one in kinds] == list("绿健球玩社护托商座递")
