"""A community's own survey: checked, kept, undone, carried to other machines, and followed by its scores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from base.errors import LintuError
from data.assess import assess
from data.catalogue import in_profile, load_catalogue
from data.catalogue.own_survey import (
    OWN_SURVEY,
    OwnSurvey,
    SurveyFormError,
    SurveyValueError,
    WeightSumError,
    differing_from,
    require_sound,
    scaled_to_100,
    survey_from,
    survey_of,
    surveyed_catalogue,
    with_survey,
)
from data.notes import assumptions_of
from data.open_communities import open_current_assessment
from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from data.store.open_store import the_store
from exports.origin import about
from exports.request import ExportRequest
from exports.scorecard_json import scorecard
from features.own_survey.community_survey import SURVEY_SETTING, keep_survey
from features.packets.packet import packet, unpack
from tests.data.towns import town
from tests.features.kept_settings import rows_in, sample_without, value_in

# Elders of the toy town want seats and care only, half and half: 50 · 10/17 + 50 · 12/17 (towns.COVERAGE).
SEATS_AND_CARE = OwnSurvey(weights={"elder": {"rest_and_access": 50.0, "care_health": 50.0}})
ELDERS_MET = 50 * 10 / 17 + 50 * 12 / 17
ROW: dict[str, object] = {
    "community": "village",
    "survey": SEATS_AND_CARE.text,
    "former": "",
    "kept_at": "2026-11-30T15:00:00+00:00",
    "kept_by": "甲",
}
WRONG: list[dict[str, object]] = [
    {"survey": "[]"},
    {"survey": '{"weights":{"elder":{"green_space":99}}}'},
    {"former": '{"speeds_m_per_s":{"elder":0}}'},
    {"kept_at": "yesterday"},
    {"kept_at": "2026-11-30T15:00:00"},
    {"kept_by": 3},
]


@pytest.fixture
def sample() -> Iterator[str]:
    """The sample, without a survey before or after the test."""
    yield from sample_without(SURVEY_SETTING)


def text_in(store: Connections, community: str) -> str:
    return value_in(store, SURVEY_SETTING, community)


def test_needs_met_follow_weights_distances_and_speeds() -> None:
    """Green within 400 m reaches R1–R4 (380, 365, 180, 334 m): all adults but R5's 2 of 61. At 1.2 m/s elders
    get 360 m in five minutes: green from R3, R4: 2 of 17."""
    survey = replace(SEATS_AND_CARE, radii_m={"green_space": 400.0}, speeds_m_per_s={"elder": 1.2})
    found = assess(town(), with_survey(load_catalogue(), survey))
    assert found.overall.met[0] == pytest.approx(ELDERS_MET)
    green = found.categories.index("green_space")
    assert found.overall.coverage["standard_radius"][1, green] == pytest.approx(59 / 61)
    assert found.overall.coverage["equal_time"][0, green] == pytest.approx(2 / 17)


def test_everything_says_whose_figures_they_are() -> None:
    usual, own = (assess(town(), surveyed_catalogue(text)) for text in ("", SEATS_AND_CARE.text))
    notes = {note.key: note.text.text("zh") for note in assumptions_of(own)}
    assert notes["own_survey"] == "本社区问卷：权重（老人）。"
    assert "老人" not in notes["weights"]
    assert "own_survey" not in {note.key for note in assumptions_of(usual)}
    figure = own.catalogue.facility_categories["care_health"].weight["elder"]
    assert (figure.source, figure.verified) == (OWN_SURVEY, True)
    assert own.catalogue.sources[figure.source].title.zh == "本社区问卷"
    request = ExportRequest(own, options=(), language="zh", made_on=date(2026, 11, 30))
    assert about(request)["评分口径"].endswith("本社区问卷")
    profile = scorecard(own)["profile"]
    assert profile["own_survey"]["weights"] == ["elder"]
    assert profile["weights"]["elder"]["care_health"] == 50


def test_once_all_weights_are_asked_none_is_an_assumption() -> None:
    whole = OwnSurvey({group: {"green_space": 100.0} for group in ("elder", "adult", "child")})
    keys = {note.key for note in assumptions_of(assess(town(), with_survey(load_catalogue(), whole)))}
    assert "weights" not in keys
    assert "own_survey" in keys


def test_the_official_profile_keeps_its_distances_and_takes_the_weights() -> None:
    own = with_survey(load_catalogue(), replace(SEATS_AND_CARE, radii_m={"green_space": 111.0}))
    official = in_profile(own, "official_check_up").facility_categories
    assert official["green_space"].service_radius_m.value == 300
    assert official["care_health"].weight["elder"].value == 50


@pytest.mark.parametrize(
    ("survey", "error"),
    [
        (OwnSurvey({"elder": {"green_space": 60.0, "care_health": 39.9}}), WeightSumError),
        (OwnSurvey({"elder": {"green_space": 101.0, "care_health": -1.0}}), SurveyValueError),
        (OwnSurvey(speeds_m_per_s={"elder": 0.0}), SurveyValueError),
        (OwnSurvey(speeds_m_per_s={"elder": 3.1}), SurveyValueError),
        (OwnSurvey(radii_m={"green_space": 100_001.0}), SurveyValueError),
        (OwnSurvey(minutes={"green_space": 121.0}), SurveyValueError),
    ],
)
def test_figures_that_make_no_sense_are_refused(
    machines: tuple[Connections, Connections], survey: OwnSurvey, error: type[LintuError]
) -> None:
    with pytest.raises(error):
        keep_survey(machines[0], "village", survey, "甲")
    with pytest.raises(error):
        survey_from(survey.text)
    assert text_in(machines[0], "village") == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[",
        '{"more":{}}',
        '{"weights":[]}',
        '{"radii_m":{"a":true}}',
        '{"radii_m":{"a":NaN}}',
        '{"weights":{"elder":{"a":"x"}}}',
        "[" * 90_000,
    ],
)
def test_what_is_no_survey_is_refused(text: str) -> None:
    with pytest.raises(SurveyFormError):
        survey_from(text)


def test_weights_are_scaled_with_their_proportions() -> None:
    """1 : 3 of a sum of 40 becomes 25 : 75."""
    assert scaled_to_100({"a": 10.0, "b": 30.0}) == {"a": 25.0, "b": 75.0}
    require_sound(OwnSurvey({"elder": scaled_to_100({"a": 1.0, "b": 1.0, "c": 1.0})}))
    with pytest.raises(WeightSumError):
        require_sound(OwnSurvey({"elder": scaled_to_100({"a": 0.0})}))


def test_only_what_differs_is_a_survey() -> None:
    catalogue = load_catalogue()
    weights = {key: kind.weight["elder"].value for key, kind in catalogue.facility_categories.items()}
    same = OwnSurvey({"elder": weights}, {"elder": 1.0}, {"green_space": 300.0}, {"green_space": 5.0})
    assert not differing_from(catalogue, same)
    other = replace(same, radii_m={"green_space": 250.0})
    assert differing_from(catalogue, other) == OwnSurvey(radii_m={"green_space": 250.0})
    assert survey_of(with_survey(catalogue, other)).radii_m == {"green_space": 250.0}


def test_it_is_the_same_survey_once_it_was_written_and_read() -> None:
    full = OwnSurvey({"elder": {"a": 100.0}}, {"child": 1.1}, {"a": 5.5}, {"b": 2.5})
    assert survey_from(full.text) == full
    assert json.loads(full.text)["minutes"] == {"b": 2.5}


def test_the_score_follows_the_survey_until_it_is_undone_or_reset(sample: str) -> None:
    before = open_current_assessment(sample).overall.met.tolist()
    keep_survey(the_store(), sample, SEATS_AND_CARE, "甲")
    assert SURVEY_SETTING.value_of(sample) == SEATS_AND_CARE.text
    after = open_current_assessment(sample)
    assert survey_of(after.catalogue).weights["elder"]["care_health"] == 50
    assert after.overall.met.tolist() != before
    SURVEY_SETTING.undo(the_store(), sample, "甲")
    assert open_current_assessment(sample).overall.met.tolist() == before
    SURVEY_SETTING.undo(the_store(), sample, "甲")
    assert SURVEY_SETTING.value_of(sample) == SEATS_AND_CARE.text
    keep_survey(the_store(), sample, OwnSurvey(), "甲")
    assert open_current_assessment(sample).overall.met.tolist() == before


def test_a_packet_carries_it_and_the_later_change_holds_on_both(
    machines: tuple[Connections, Connections],
) -> None:
    here, there = machines
    keep_survey(here, "village", SEATS_AND_CARE, "甲")
    unpack(there, packet(here, "village"), "a.lintu")
    assert text_in(there, "village") == SEATS_AND_CARE.text
    keep_survey(there, "village", OwnSurvey(speeds_m_per_s={"elder": 0.8}), "乙")
    earlier = packet(here, "village")
    unpack(here, packet(there, "village"), "b.lintu")
    unpack(there, earlier, "c.lintu")
    assert json.loads(text_in(here, "village"))["speeds_m_per_s"] == {"elder": 0.8}
    assert rows_in(here, SURVEY_SETTING) == rows_in(there, SURVEY_SETTING)


def test_going_back_to_the_defaults_travels_too(machines: tuple[Connections, Connections]) -> None:
    here, there = machines
    keep_survey(here, "village", SEATS_AND_CARE, "甲")
    unpack(there, packet(here, "village"), "a.lintu")
    keep_survey(there, "village", OwnSurvey(), "乙")
    unpack(here, packet(there, "village"), "b.lintu")
    assert (text_in(here, "village"), text_in(there, "village")) == ("", "")


@pytest.mark.parametrize("wrong", WRONG)
def test_rows_that_nobody_could_have_set_are_refused(
    machines: tuple[Connections, Connections], wrong: dict[str, object]
) -> None:
    with (
        machines[0].writing() as connection,
        pytest.raises((ValueError, TypeError, AttributeError, LintuError)),
    ):
        SURVEY_SETTING.merge(connection, [ROW | wrong], MergeSummary())
    assert text_in(machines[0], "village") == ""
