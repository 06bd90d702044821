"""One street, three homes, two facilities: every share and index by hand.

home A (0) ---- kiosk (100) ---- home B (300) ---- school (700) ---- home C (1000)
"""

from __future__ import annotations

import numpy as np
import pytest

from spatial.coverage import (
    Profile,
    access_index,
    coverage_share,
    headline,
    is_covered,
    needs_lacked,
    needs_met,
    people_by_lack,
    residence_index,
    residence_shortfall,
)
from spatial.decay import linear, step

# metres to the kiosk and to the school
DISTANCE_M = np.array([[100.0, 700.0], [200.0, 400.0], [900.0, 300.0]])
# elders and children
PEOPLE = np.array([[10.0, 0.0], [20.0, 5.0], [10.0, 15.0]])
PROFILE = Profile(
    weight=np.array([[3.0, 0.0], [1.0, 3.0]]),
    speed_m_per_s=np.array([0.5, 1.0]),
    decay=[linear(1000.0), step(400.0)],
    service_radius_m=np.array([300.0, 500.0]),
    walk_min=np.array([5.0, 10.0]),
)


def test_same_radius_for_everybody() -> None:
    covered = is_covered(DISTANCE_M, PROFILE.reach_m("standard_radius"))
    # Kiosk within 300 m: A and B. School within 500 m: B and C.
    assert coverage_share(PEOPLE, covered) == pytest.approx(np.array([[30 / 40, 30 / 40], [5 / 20, 20 / 20]]))


def test_same_time_for_everybody() -> None:
    covered = is_covered(DISTANCE_M, PROFILE.reach_m("equal_time"))
    # Elders get 150 m in 5 min and 300 m in 10 min, children 300 m and 600 m.
    assert coverage_share(PEOPLE, covered) == pytest.approx(np.array([[10 / 40, 10 / 40], [5 / 20, 20 / 20]]))


def test_exactly_at_the_radius_is_covered() -> None:
    assert is_covered(np.array([[300.0]]), np.array([[300.0]])).all()


def test_needs_met_by_hand() -> None:
    share = coverage_share(PEOPLE, is_covered(DISTANCE_M, PROFILE.reach_m("standard_radius")))
    # Elders need the kiosk alone: 3 of 4. Children: (1 · 0.25 + 3 · 1) / 4.
    assert needs_met(share, PROFILE.weight) == pytest.approx([75.0, 81.25])


def test_who_lacks_how_many_by_hand() -> None:
    lacked = needs_lacked(is_covered(DISTANCE_M, PROFILE.reach_m("standard_radius")), PROFILE.weight)
    # The kiosk is out of reach at C, the school at A, which elders do not need.
    assert lacked.tolist() == [[0, 1], [0, 0], [1, 1]]
    assert people_by_lack(PEOPLE, lacked).tolist() == [[30, 10, 0], [5, 15, 0]]


def test_two_lacks_are_two_lacks() -> None:
    nothing = np.zeros((1, 2, 2), dtype=bool)
    lacked = needs_lacked(nothing, PROFILE.weight)
    assert people_by_lack(np.array([[4.0, 7.0]]), lacked).tolist() == [[0, 4, 0], [0, 0, 7]]


def test_shortfall_by_hand() -> None:
    index = residence_shortfall(DISTANCE_M, PROFILE)
    # Elders at 30 m a minute have 3.33, 6.67 and 30 min to the kiosk and 5 to spend: 1, then
    # 10^−(1.667/5)² = 0.7743, then 10^−25. Children at 60 m a minute are at the kiosk in 15 min from C
    # (10^−4) and at the school in 11.67 min from A: 10^−(1.667/10)² = 0.9380.
    expected = [[100.0, 25 + 75 * 10 ** -(1 / 36)], [100 * 10 ** -(1 / 9), 100.0], [0.0, 75 + 25e-4]]
    assert index == pytest.approx(np.array(expected), abs=1e-9)


def test_access_index_by_hand() -> None:
    index = residence_index(DISTANCE_M, PROFILE)
    # Elders need only the kiosk: 1 − d/1000. Children: kiosk 1 of 4, school 3 of 4, each within 400 m.
    assert index == pytest.approx(np.array([[90, 25], [80, 100], [10, 75]]))
    # Elders (10·90 + 20·80 + 10·10)/40 = 65; children (5·100 + 15·75)/20 = 81.25.
    assert access_index(PEOPLE, index) == pytest.approx([65.0, 81.25])
    assert headline(access_index(PEOPLE, index)) == pytest.approx(73.125)


def test_nobody_has_no_share_and_no_index() -> None:
    nobody = np.zeros((3, 2))
    assert np.isnan(coverage_share(nobody, is_covered(DISTANCE_M, PROFILE.reach_m("equal_time")))).all()
    assert np.isnan(access_index(nobody, residence_index(DISTANCE_M, PROFILE))).all()
    assert np.isnan(headline(np.array([np.nan, np.nan])))
    share = coverage_share(nobody, is_covered(DISTANCE_M, PROFILE.reach_m("equal_time")))
    assert np.isnan(needs_met(share, PROFILE.weight)).all()


def test_the_headline_leaves_out_a_group_that_does_not_live_there() -> None:
    assert headline(np.array([40.0, np.nan, 60.0])) == 50.0


def test_what_cannot_be_reached_counts_nothing() -> None:
    cut_off = np.array([[np.inf, np.inf]])
    assert residence_index(cut_off, PROFILE).tolist() == [[0.0, 0.0]]
    assert residence_shortfall(cut_off, PROFILE).tolist() == [[0.0, 0.0]]
    assert not is_covered(cut_off, PROFILE.reach_m("standard_radius")).any()
