"""What interventions do to the hand-worked town."""

from __future__ import annotations

import pytest

from data.assess import assess
from features.options.effects import with_interventions
from features.options.intervention import Intervention
from tests.data.towns import EASY, line, town
from tests.features.options.siting.sites import assessment, intervention


def easy_path_share(*interventions: Intervention) -> float:
    catalogue = assessment().catalogue
    return assess(with_interventions(town(), catalogue, interventions), catalogue).spaces.easy_path_share


def test_a_charming_lane_makes_the_narrow_path_below_it_easy() -> None:
    """P3, 200 of 1080 m, is 1.0 m wide."""
    along_p3 = line((100, 200), (300, 200))
    assert easy_path_share(intervention("charming_lane", along_p3, width_m=2.5)) == pytest.approx(
        EASY + 200 / 1080
    )


def test_a_lane_that_stays_narrow_helps_nobody() -> None:
    along_p3 = line((100, 200), (300, 200))
    assert easy_path_share(intervention("charming_lane", along_p3, width_m=1.1)) == pytest.approx(EASY)


def test_a_charming_lane_replaces_steps() -> None:
    """P4, 200 of 1080 m."""
    along_p4 = line((300, 200), (300, 0))
    assert easy_path_share(intervention("charming_lane", along_p4, width_m=2.5)) == pytest.approx(
        EASY + 200 / 1080
    )
