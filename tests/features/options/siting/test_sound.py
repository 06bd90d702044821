"""Loudspeakers beside the home R3 at (350, −20)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from data.assess import assess
from data.catalogue import Catalogue, load_catalogue
from features.options.siting import Judgement, Site, judge
from tests.data.towns import box, town
from tests.features.options.siting.sites import finding, intervention, judgement_of


@pytest.mark.parametrize(
    ("distance_m", "speaker_db", "day", "night"),
    [
        (28.2, 70, "met", "broken"),  # 55 dB at 28.1 m
        (28.0, 70, "broken", "broken"),
        (89.0, 80, "met", "broken"),  # 55 dB at 88.9 m
        (88.0, 80, "broken", "broken"),
        (88.95, 70, "met", "met"),  # 45 dB: 25 dB less, 5·10^1.25 = 88.9 m
    ],
)
def test_at_the_nearest_home(distance_m: float, speaker_db: float, day: str, night: str) -> None:
    north = -20 - distance_m
    ground = box(345, north - 12, 355, north)
    judgement = judgement_of("fitness_space", ground, speaker_db=speaker_db)
    by_day = finding(judgement, "noise_day", "residence")
    by_night = finding(judgement, "noise_night", "residence", hard=False)
    assert (by_day.verdict, by_night.verdict) == (day, night)
    assert by_day.value == pytest.approx(speaker_db - 20 * math.log10(distance_m / 5))
    assert "R3" in by_day.text.text("zh")
    assert f"{distance_m:g} m away" in by_day.text.text("en")


def test_it_says_how_far_is_far_enough() -> None:
    judgement = judgement_of("fitness_space", box(345, -50, 355, -40), speaker_db=70)
    assert "28.12 m" in finding(judgement, "noise_day", "residence").text.text("en")


def test_without_a_speaker_there_is_no_noise() -> None:
    found = finding(judgement_of("fitness_space", box(345, -50, 355, -40)), "noise_day", "residence")
    assert found.verdict == "met"
    assert math.isnan(found.value)


def test_two_speakers_are_louder_than_one() -> None:
    """Two of 70 dB, both 30 m from R3: 54.44 + 3.01 dB."""
    south, north = box(345, -60, 355, -50), box(345, 10, 355, 20)
    alone = judgement_of("fitness_space", south, speaker_db=70)
    assert finding(alone, "noise_day", "residence").value == pytest.approx(54.437, abs=1e-3)
    other = intervention("fitness_space", north, id="other", speaker_db=70.0)
    both = finding(judgement_of("fitness_space", south, other, speaker_db=70), "noise_day", "residence")
    assert both.value == pytest.approx(57.447, abs=1e-3)
    assert both.rejects


def of_class(number: int) -> Catalogue:
    catalogue = load_catalogue()
    setting = catalogue.parameters["noise_class"]
    changed = replace(setting, figure=replace(setting.figure, value=float(number)))
    return replace(catalogue, parameters={**catalogue.parameters, "noise_class": changed})


def dancing(distance_m: float, number: int) -> Judgement:
    """70 dB at 5 m, that far south of the home R3, where the noise class is this."""
    ground = box(345, -32 - distance_m, 355, -20 - distance_m)
    square = intervention("fitness_space", ground, speaker_db=70.0)
    return judge(Site(square, assess(town(), of_class(number))))


@pytest.mark.parametrize(
    ("number", "far_enough_m"), [(1, 28.12), (2, 15.81)], ids=["55 dB by day", "60 dB by day"]
)
def test_the_distance_follows_from_level_and_class(number: int, far_enough_m: float) -> None:
    """5 m · 10^((70 − 55) / 20) = 28.12 m, and 5 m · 10^((70 − 60) / 20) = 15.81 m."""
    for distance_m, verdict in ((far_enough_m + 0.1, "met"), (far_enough_m - 0.1, "broken")):
        judgement = dancing(distance_m, number)
        distance = finding(judgement, "sound_distance", "residence")
        assert (distance.verdict, round(distance.limit, 2)) == (verdict, far_enough_m)
        assert finding(judgement, "noise_day", "residence").verdict == verdict
        assert distance.rejects is (verdict == "broken")


@pytest.mark.parametrize(("number", "day", "night"), [(1, 55, 45), (2, 60, 50)])
def test_limits_are_those_of_the_class(number: int, day: int, night: int) -> None:
    judgement = dancing(40, number)
    assert finding(judgement, "noise_day", "residence").limit == day
    assert finding(judgement, "noise_night", "residence", hard=False).limit == night
    assert f"class {number}" in finding(judgement, "noise_day", "residence").text.text("en")


def test_no_distance_is_asked_of_a_quiet_ground() -> None:
    quiet = judgement_of("fitness_space", box(345, -30, 355, -25))
    assert finding(quiet, "sound_distance", "residence").verdict == "met"
