"""The homes to look at first, counted by hand on the town."""

from __future__ import annotations

import numpy as np
import pytest

from data.causes import causes_of
from data.worst_homes import lacks_at_homes, worst_homes
from tests.data.sample_scored import sample
from tests.data.towns import assess_town, nowhere, town

DISTANCE = "standard_radius"


def test_people_times_what_they_lack() -> None:
    """Elders need all ten things, of which the town has three. R1: 10 elders have a seat and care, so lack 8;
    R2: 4 lack 10; R4: 2 have care, so lack 9; R5: 1 lacks 10. Nobody old lives at R3."""
    assessment = assess_town(town())
    needs = int((assessment.profile.weight[0] > 0).sum())
    wanted = [10 * (needs - 2), 4 * needs, 0, 2 * (needs - 1), needs]
    assert lacks_at_homes(assessment, "elder", DISTANCE).tolist() == wanted
    found = worst_homes(assessment, "elder", DISTANCE)
    assert [one.id for one in found] == ["R1", "R2", "R4", "R5"]  # R3 lacks nothing: no elder is there
    assert [one.people for one in found] == [10, 4, 2, 1]
    assert [one.things for one in found] == [needs - 2, needs, needs - 1, needs]


def test_all_groups_together_are_the_sum_of_each() -> None:
    assessment = assess_town(town())
    each = [lacks_at_homes(assessment, group, DISTANCE) for group in assessment.groups]
    assert lacks_at_homes(assessment, "all", DISTANCE) == pytest.approx(np.sum(each, axis=0))


def test_the_worst_come_first_with_their_causes() -> None:
    found = worst_homes(sample(), "all", DISTANCE)
    lacks = lacks_at_homes(sample(), "all", DISTANCE)
    assert [one.lacks for one in found] == sorted(lacks, reverse=True)[:5]
    for one in found:
        assert one.causes == causes_of(sample(), one.residence, sample().groups.index("elder"), DISTANCE)


def test_nobody_is_nowhere() -> None:
    assert worst_homes(assess_town(nowhere()), "all", DISTANCE) == ()
