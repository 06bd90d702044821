"""The figures in the READMEs and the guide are computed again from what is shipped."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from data.assess import Assessment
from data.catalogue import load_catalogue
from data.catalogue.figures import all_figures
from spatial.network import Floats
from tests.data.sample_scored import sample
from tests.promises.documents import guide, rows, text_of
from tests.promises.source_tree import READMES

CATEGORIES = ("sports_court", "childcare", "green_space")
"""The rows of the table about circles."""
RADIUS_M, DETOUR = 300.0, 1.3
HEADS = {"en": "within 300 m of", "zh": "300 米内有"}
in_both = pytest.mark.parametrize("readme", READMES)


def percent_within(assessment: Assessment, distance_m: Floats, radius_m: float) -> str:
    """Share of all people whose residence is that near, as the table writes it."""
    people = assessment.people.sum(axis=1)
    return f"{100 * people[distance_m <= radius_m].sum() / people.sum():.0f}"


def straight_m(assessment: Assessment, category: str) -> Floats:
    """(B,) straight line from each residence to the nearest usable facility of the category."""
    facilities = assessment.community.facilities
    usable = assessment.ground.facility & (facilities["category"] == category).to_numpy()
    homes = shapely.points(assessment.homes.xy)
    return np.asarray(shapely.distance(homes, shapely.union_all(facilities.geometry.to_numpy()[usable])))


@pytest.mark.parametrize("language", HEADS)
def test_circles_and_walks(language: str) -> None:
    computed = []
    for category in CATEGORIES:
        straight, column = straight_m(sample(), category), sample().categories.index(category)
        computed.append(
            [
                percent_within(sample(), straight, RADIUS_M),
                percent_within(sample(), straight, RADIUS_M / DETOUR),
                percent_within(sample(), sample().distance_m[:, column], RADIUS_M),
            ]
        )
    assert [row[1:] for row in rows(text_of(guide("score", language)), HEADS[language])] == computed


def test_one_in_ten_is_verified_and_two_in_three_are_assumed() -> None:
    assert "about one in ten has been checked" in text_of(guide("numbers", "en"))
    assert "two in\nthree are assumptions: all weights, the speed of adults" in text_of(
        guide("numbers", "en")
    )
    assert "约十分之一与原文核对过，三分之二是假设，包括全部权重、中青年的步速" in text_of(
        guide("numbers", "zh")
    )
    catalogue = load_catalogue()
    figures = [entry.figure for entry in all_figures(catalogue)]
    assumed = [figure for figure in figures if figure.evidence == "assumption"]
    assert round(10 * sum(figure.verified for figure in figures) / len(figures)) == 1
    assert round(3 * len(assumed) / len(figures)) == 2
    weights = [w for kind in catalogue.facility_categories.values() for w in kind.weight.values()]
    adults = catalogue.age_groups["adult"].walking_speed_m_per_s
    assert {figure.evidence for figure in (*weights, adults)} == {"assumption"}


@in_both
def test_counts_of_the_sample(readme: str) -> None:
    community = sample().community
    counts = (len(community.compounds), int(sample().overall.households), len(community.grids))
    line = next(line for line in text_of(readme).split("\n\n") if "1530" in line)
    assert tuple(int(n) for n in re.findall(r"\d+", line)[:3]) == counts
