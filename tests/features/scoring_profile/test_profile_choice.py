"""The profile of a community: kept, carried to other machines, and followed by its scores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.catalogue.choose_profile import UnknownProfileError
from data.open_communities import open_current_assessment
from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from data.store.open_store import the_store
from features.packets.packet import packet, unpack
from features.scoring_profile.profile_choice import PROFILE_SETTING, choose_profile
from tests.features.kept_settings import rows_in, sample_without, value_in

CHECK_UP, STATION = "official_check_up", "five_minute_station"
ROW: dict[str, object] = {
    "community": "village",
    "profile": CHECK_UP,
    "chosen_at": "2026-11-30T15:00:00+00:00",
    "chosen_by": "甲",
}
WRONG: list[dict[str, object]] = [
    {"profile": "No Key"},
    {"chosen_at": "yesterday"},
    {"chosen_at": "2026-11-30T15:00:00"},
    {"chosen_by": 3},
]


@pytest.fixture
def sample() -> Iterator[str]:
    """The sample, of which nobody chose a profile, before or after the test."""
    yield from sample_without(PROFILE_SETTING)


def profile_in(store: Connections, community: str) -> str:
    return value_in(store, PROFILE_SETTING, community)


def test_the_score_follows_the_choice_and_says_so(sample: str) -> None:
    assert PROFILE_SETTING.value_of(sample) == ""
    before = open_current_assessment(sample)
    assert before.catalogue.profile == STATION
    choose_profile(the_store(), sample, CHECK_UP, "甲")
    after = open_current_assessment(sample)
    assert after.catalogue.profile == CHECK_UP
    assert after.profile.walk_min.max() == 15
    choose_profile(the_store(), sample, STATION, "甲")
    assert open_current_assessment(sample).overall.met.tolist() == before.overall.met.tolist()


def test_an_unknown_profile_is_not_kept(machines: tuple[Connections, Connections]) -> None:
    with pytest.raises(UnknownProfileError):
        choose_profile(machines[0], "village", "ten_minutes", "甲")
    assert profile_in(machines[0], "village") == ""


def test_a_packet_carries_it_and_the_later_choice_holds_on_both(
    machines: tuple[Connections, Connections],
) -> None:
    here, there = machines
    choose_profile(here, "village", CHECK_UP, "甲")
    unpack(there, packet(here, "village"), "a.lintu")
    assert profile_in(there, "village") == CHECK_UP
    choose_profile(there, "village", STATION, "乙")
    earlier = packet(here, "village")
    unpack(here, packet(there, "village"), "b.lintu")
    unpack(there, earlier, "c.lintu")
    assert (profile_in(here, "village"), profile_in(there, "village")) == (STATION, STATION)
    assert rows_in(here, PROFILE_SETTING) == rows_in(there, PROFILE_SETTING)


def test_a_profile_of_a_newer_version_is_kept_and_not_followed(sample: str) -> None:
    with the_store().writing() as connection:
        PROFILE_SETTING.write(connection, ROW | {"community": sample, "profile": "rural_circle"})
    assert PROFILE_SETTING.value_of(sample) == "rural_circle"
    assert open_current_assessment(sample).catalogue.profile == STATION


@pytest.mark.parametrize("wrong", WRONG)
def test_rows_that_nobody_could_have_chosen_are_refused(
    machines: tuple[Connections, Connections], wrong: dict[str, object]
) -> None:
    with machines[0].writing() as connection, pytest.raises((ValueError, TypeError, AttributeError)):
        PROFILE_SETTING.merge(connection, [ROW | wrong], MergeSummary())
    assert profile_in(machines[0], "village") == ""
