"""What holds for every kind of siting rule."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import pytest
import shapely

from data.catalogue.model import Rule
from data.catalogue.siting import RULE_KINDS, TARGETS
from features.options.siting import Site
from features.options.siting.evaluators import EVALUATORS
from tests.data.towns import at, box, line
from tests.features.options.siting.sites import assessment, measurement, rule, site

GARDEN = box(150, 50, 160, 60)
"""100 m² and 10 m wide, 50 m and more from everything."""

ASKS: Mapping[str, tuple[Rule, Site, Rule, Site]] = {
    "min_area": (
        rule("min_area", 100, "m2"),
        site("micro_garden", GARDEN),
        rule("min_area", 101, "m2"),
        site("micro_garden", GARDEN),
    ),
    "min_width": (
        rule("min_width", 10),
        site("micro_garden", GARDEN),
        rule("min_width", 11),
        site("micro_garden", GARDEN),
    ),
    "clear_width": (
        rule("clear_width", 1.2),
        site("micro_garden", GARDEN),
        rule("clear_width", 1.2),
        site("micro_garden", box(90, 20, 110, 30)),
    ),
    "step_free": (
        rule("step_free", 0.0833, "slope"),
        site("micro_garden", box(150, 4, 160, 9)),
        rule("step_free", 0.0833, "slope"),
        site("micro_garden", box(288, 80, 298, 120)),
    ),
    "near": (
        rule("near", 140, target="residence"),
        site("micro_garden", GARDEN),
        rule("near", 90, target="residence"),
        site("micro_garden", GARDEN),
    ),
    "away": (
        rule("away", 90, target="residence"),
        site("micro_garden", GARDEN),
        rule("away", 140, target="residence"),
        site("micro_garden", GARDEN),
    ),
    "inside": (
        rule("inside", target="residence"),
        site("micro_garden", box(36, 6, 44, 14)),
        rule("inside", target="residence"),
        site("micro_garden", GARDEN),
    ),
    "outside": (
        rule("outside", target="facility"),
        site("micro_garden", GARDEN),
        rule("outside", target="facility"),
        site("micro_garden", box(230, 30, 250, 50)),
    ),
    "passes": (
        rule("passes", 1, "piece", "facility"),
        site("charming_lane", line((0, 0), (100, 0))),
        rule("passes", 2, "piece", "facility"),
        site("charming_lane", line((0, 0), (100, 0))),
    ),
    "noise_day": (
        rule("noise_day", 55, "db", "residence"),
        site("fitness_space", GARDEN, speaker_db=70),
        rule("noise_day", 40, "db", "residence"),
        site("fitness_space", GARDEN, speaker_db=70),
    ),
    "noise_night": (
        rule("noise_night", 45, "db", "residence"),
        site("fitness_space", GARDEN, speaker_db=70),
        rule("noise_night", 40, "db", "residence"),
        site("fitness_space", GARDEN, speaker_db=70),
    ),
    "sound_distance": (
        rule("sound_distance", 90, target="residence"),
        site("fitness_space", GARDEN, speaker_db=70),
        rule("sound_distance", 140, target="residence"),
        site("fitness_space", GARDEN, speaker_db=70),
    ),
    "cuts_detour": (
        rule("cuts_detour"),
        site("slow_mobility", line((100, 85), (100, 115))),
        rule("cuts_detour"),
        site("slow_mobility", line((0, 0), (100, 0))),
    ),
}
"""A rule and a site that meets it, and a rule and a site that breaks it. """

LEFT_TO_A_PERSON = ("max_slope", "sun_share", "confirm")

SHAPES: tuple[shapely.Geometry, ...] = (GARDEN, box(38, 2, 60, 20), at(100, 50), line((90, 5), (310, 190)))


def test_every_kind_has_an_evaluator_and_a_contract() -> None:
    assert tuple(EVALUATORS) == RULE_KINDS
    assert {*ASKS, *LEFT_TO_A_PERSON} == set(RULE_KINDS)


@pytest.mark.parametrize("kind", ASKS)
def test_it_can_be_met_and_broken(kind: str) -> None:
    easy, good, strict, bad = ASKS[kind]
    assert easy.kind == strict.kind == kind
    met, broken = measurement(easy, good), measurement(strict, bad)
    assert (met.verdict, broken.verdict) == ("met", "broken")
    assert not met.by_how_much > 0
    assert not broken.by_how_much <= 0
    assert met.text != broken.text


@pytest.mark.parametrize("kind", LEFT_TO_A_PERSON)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.geom_type)
def test_it_is_left_to_a_person(kind: str, shape: shapely.Geometry) -> None:
    found = measurement(rule(kind, 0.05, "slope"), site("micro_garden", shape))
    assert found.verdict == "to_confirm"
    assert math.isnan(found.value)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("kind", RULE_KINDS)
def test_any_kind_can_name_any_target_and_meet_any_shape(kind: str, target: str) -> None:
    """A planner may write a rule that we did not think of, and draw a shape that it is not meant for."""
    for shape in SHAPES:
        found = measurement(rule(kind, 1, "m", target), site("pocket_park", shape, speaker_db=70, width_m=2))
        assert found.verdict in ("met", "broken", "to_confirm")
        assert found.text.text("zh")
        assert found.text.text("en")
        ours = re.sub("“.*?”", "", found.text.text("en"))  # names are as people wrote them
        assert not any("\u4e00" <= character <= "\u9fff" for character in ours)
        assert not math.isinf(found.value)


def test_a_rule_without_the_limit_it_needs_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a limit"):
        measurement(rule("min_area"), site("micro_garden", GARDEN))


def test_looking_changes_nothing() -> None:
    before = assessment().community.digest, shapely.to_wkb(GARDEN)
    for easy, good, _, _ in ASKS.values():
        measurement(easy, good)
    assert (assessment().community.digest, shapely.to_wkb(GARDEN)) == before
