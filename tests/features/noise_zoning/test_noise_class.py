"""The noise class of a community's area: chosen, undone, carried in packets, followed by siting rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.assess import assess
from data.catalogue import load_catalogue
from data.catalogue.noise_class import (
    is_noise_class_chosen,
    noise_class_of,
    noise_classes,
    with_noise_class,
)
from data.community_catalogue import community_catalogue
from data.open_communities import open_current_assessment
from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from data.store.open_store import the_store
from entry.commands import export
from features.noise_zoning.area_noise_class import (
    NOISE_SETTING,
    UnknownNoiseClassError,
    choose_noise_class,
)
from features.options.siting import Site, judge
from features.packets.packet import packet, unpack
from tests.data.towns import box, town
from tests.features.kept_settings import rows_in, sample_without, value_in
from tests.features.options.siting.sites import finding, intervention

ROW: dict[str, object] = {
    "community": "village",
    "noise_class": "2",
    "former": "",
    "chosen_at": "2026-11-30T15:00:00+00:00",
    "chosen_by": "甲",
}
WRONG: list[dict[str, object]] = [
    {"noise_class": "class two"},
    {"former": "二"},
    {"chosen_at": "yesterday"},
    {"chosen_at": "2026-11-30T15:00:00"},
    {"chosen_by": 3},
]


@pytest.fixture
def sample() -> Iterator[str]:
    """The sample, of which nobody chose a class, before or after the test."""
    yield from sample_without(NOISE_SETTING)


def class_in(store: Connections, community: str) -> str:
    return value_in(store, NOISE_SETTING, community)


def test_the_catalogue_of_the_community_follows_the_choice_until_it_is_undone(sample: str) -> None:
    assert noise_class_of(community_catalogue(sample)) == "1"
    assert not is_noise_class_chosen(community_catalogue(sample))
    choose_noise_class(the_store(), sample, "2", "甲")
    after = open_current_assessment(sample).catalogue
    assert noise_class_of(after) == "2"
    assert after.sources[after.parameters["noise_class"].figure.source].title.zh == "当地声环境功能区划"
    NOISE_SETTING.undo(the_store(), sample, "甲")
    assert noise_class_of(community_catalogue(sample)) == "1"
    NOISE_SETTING.undo(the_store(), sample, "甲")
    assert noise_class_of(community_catalogue(sample)) == "2"


def test_exports_judge_by_the_class_that_was_chosen(sample: str) -> None:
    """A dance ground 20 m from a home: 28.1 m are asked in class 1, and 15.8 m in class 2 (GB 3096)."""
    choose_noise_class(the_store(), sample, "2", "甲")
    assert noise_class_of(export._assess(sample, "zh").catalogue) == "2"
    limits = {}
    for number in ("1", "2"):
        square = intervention("fitness_space", box(345, -52, 355, -40), speaker_db=70.0)
        judged = judge(Site(square, assess(town(), with_noise_class(load_catalogue(), number))))
        found = finding(judged, "sound_distance", "residence")
        limits[number] = (found.verdict, round(found.limit, 1), "GB 3096" in found.text.text("en"))
    assert limits == {"1": ("broken", 28.1, True), "2": ("met", 15.8, True)}


def test_a_class_without_limits_is_not_kept_and_not_followed(
    machines: tuple[Connections, Connections],
) -> None:
    assert noise_classes(load_catalogue()) == ("1", "2")
    with pytest.raises(UnknownNoiseClassError):
        choose_noise_class(machines[0], "village", "7", "甲")
    assert class_in(machines[0], "village") == ""
    assert with_noise_class(load_catalogue(), "4a") is load_catalogue()


def test_a_packet_carries_it_and_the_later_choice_holds_on_both(
    machines: tuple[Connections, Connections],
) -> None:
    here, there = machines
    choose_noise_class(here, "village", "2", "甲")
    unpack(there, packet(here, "village"), "a.lintu")
    assert class_in(there, "village") == "2"
    choose_noise_class(there, "village", "", "乙")
    earlier = packet(here, "village")
    unpack(here, packet(there, "village"), "b.lintu")
    unpack(there, earlier, "c.lintu")
    assert (class_in(here, "village"), class_in(there, "village")) == ("", "")
    assert rows_in(here, NOISE_SETTING) == rows_in(there, NOISE_SETTING)


@pytest.mark.parametrize("wrong", WRONG)
def test_rows_that_nobody_could_have_chosen_are_refused(
    machines: tuple[Connections, Connections], wrong: dict[str, object]
) -> None:
    with machines[0].writing() as connection, pytest.raises((ValueError, TypeError, AttributeError)):
        NOISE_SETTING.merge(connection, [ROW | wrong], MergeSummary())
    assert class_in(machines[0], "village") == ""
