"""What people lack and what they say stand beside each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.lacks import people_without
from features.voices.needs import MODE, Need, needs_of
from features.voices.submission import support_voice
from features.voices.transitions import hand_over_voice, join_voice, publish_voice
from features.voices.voice_lookup import voices_of
from tests.data.sample_scored import sample
from tests.features.reports.sent import CATALOGUE, TOWN
from tests.features.voices.said import CLERK, say, seen, stored

pytestmark = pytest.mark.usefixtures("kept")


def said() -> list[Need]:
    """The needs of the toy town's voices; the gaps are those of the sample, which has none of its grids."""
    return [one for one in needs_of(sample(), voices_of("toy")) if one.voices]


def test_the_people_of_all_grids_are_those_whom_the_score_counts() -> None:
    whole = people_without(sample(), MODE)
    found = np.zeros_like(whole)
    for need in needs_of(sample(), ()):
        column, row = sample().categories.index(need.category), sample().groups.index(need.group)
        found[column, row] += need.people
    assert np.allclose(found, np.nan_to_num(whole))
    assert found.sum() > 0


def test_most_people_stand_first_and_only_where_there_is_a_gap_or_a_voice() -> None:
    people = [need.people for need in needs_of(sample(), ())]
    assert people == sorted(people, reverse=True)
    assert min(people) > 0


def test_a_voice_for_two_groups_stands_with_both() -> None:
    say(groups=("elder", "child"))
    assert sorted((one.group, one.category, one.grid, one.voices) for one in said()) == [
        ("child", "rest_and_access", "G1", 1),
        ("elder", "rest_and_access", "G1", 1),
    ]


def test_joined_voices_count_and_their_supporters_once() -> None:
    into, other = (publish_voice(seen(stored(say().voice_id)), True, CLERK) for _ in range(2))
    for voice, device in ((into, "a"), (other, "a"), (other, "b")):
        support_voice(TOWN, CATALOGUE, voice.id, device)
    join_voice(seen(stored(other.id)), into.id, CLERK)
    assert said() == [Need("elder", "rest_and_access", "G1", 0.0, voices=2, supporters=2)]


def test_letters_and_what_became_a_report_are_no_needs() -> None:
    say(is_private=True)
    voice = stored(say().voice_id)
    hand_over_voice(seen(voice), "piled_goods", CLERK)
    assert said() == []


def test_a_voice_in_a_grid_with_a_gap_stands_in_its_row() -> None:
    first = needs_of(sample(), ())[0]
    voice = stored(say().voice_id)
    same = replace(voice, groups=(first.group,), category=first.category, grid=first.grid)
    assert needs_of(sample(), [same])[0] == replace(first, voices=1)
