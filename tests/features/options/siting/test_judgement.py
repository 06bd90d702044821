"""All rules of a scenario together."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from features.options.intervention import Intervention, Target
from features.options.siting import Site, judge
from features.options.siting.rule_in_force import rule_in_force
from tests.data.sample_scored import sample
from tests.data.towns import at, box, line
from tests.features.options.siting.sites import assessment, finding, intervention, judgement_of, site

SHAPES = {"polygon": box(140, 20, 160, 40), "line": line((110, 200), (290, 200)), "point": at(150, 50)}
SCENARIOS = assessment().catalogue.scenario_types


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_rule_of_every_type_is_judged(scenario: str) -> None:
    kind = SCENARIOS[scenario]
    judgement = judgement_of(scenario, SHAPES[kind.geometry[0]])
    own = [one for one in judgement.findings if one.position >= 0]
    in_force = [rule_in_force(rule, site(scenario, SHAPES[kind.geometry[0]])) for rule in kind.rules]
    assert [(one.position, one.rule) for one in own] == list(enumerate(in_force))
    assert [(rule.kind, rule.text, rule.target) for rule in in_force] == [
        (rule.kind, rule.text, rule.target) for rule in kind.rules
    ]
    for one in judgement.findings:
        assert one.text.text("zh").startswith(one.rule.text.text("zh"))
        assert one.text.text("en").startswith(one.rule.text.text("en"))
        assert math.isnan(one.limit) == (one.rule.limit is None)
        if one.verdict == "broken":
            assert not one.by_how_much <= 0


def test_sources_are_named_with_their_clause_and_whether_they_are_verified() -> None:
    judgement = judgement_of("slow_mobility", SHAPES["line"], width_m=1.6)
    widths = [one for one in judgement.findings if one.rule.kind == "min_width"]
    assert [one.verdict for one in widths] == ["met", "broken", "broken"]
    assert "DB37/T 4438-2021" in widths[0].text.text("zh")
    assert "附录 A" in widths[0].text.text("zh")
    assert widths[0].text.text("zh").endswith("，已核实）")
    assert "GB 55019-2021" in widths[1].text.text("en")
    assert widths[1].text.text("en").endswith("2.2.2, not verified)")


def test_a_broken_hard_rule_rejects_and_a_soft_one_does_not() -> None:
    small = judgement_of("fitness_space", box(150, 60, 157, 67))  # 49 m²: less than 60 and less than 150
    assert not small.counts
    assert [one.rule.kind for one in small.rejections] == ["min_area"]
    corner = judgement_of("fitness_space", box(150, 60, 160, 70))  # 100 m²
    assert corner.counts
    assert [one.rule.kind for one in corner.reasons if one.verdict == "broken"] == ["min_area"]


def test_suitability_is_the_share_of_the_soft_rules_that_are_met() -> None:
    """100 m² < 150, no speaker, over 30 m from homes, homes within 300 m; toilet and sun are unknown."""
    judgement = judgement_of("fitness_space", box(150, 60, 160, 70))
    verdicts = {one.rule.kind: one.verdict for one in judgement.reasons}
    assert verdicts == {"min_area": "broken", "noise_night": "met", "away": "met", "near": "met"}
    assert judgement.suitability == 75


def test_suitability_is_unknown_where_no_soft_rule_can_be_told() -> None:
    assert math.isnan(judgement_of("micro_garden", box(150, 60, 160, 70)).suitability)


def test_what_a_person_confirmed() -> None:
    before = judgement_of("micro_garden", box(150, 60, 160, 70))
    places = tuple(one.position for one in before.findings if one.verdict == "to_confirm")
    assert before.counts
    assert len(places) > 3
    after = judgement_of("micro_garden", box(150, 60, 160, 70), confirmed=places)
    assert "to_confirm" not in {one.verdict for one in after.findings}
    assert {one.verdict for one in after.findings if one.position in places} == {"confirmed"}
    assert after.suitability == 100  # winter sun, seen on site


def test_a_broken_rule_cannot_be_confirmed_away() -> None:
    everything = tuple(range(-5, 30))
    judgement = judgement_of("micro_garden", box(40, 5, 41, 6), confirmed=everything)
    assert {one.rule.kind for one in judgement.rejections} == {"min_area", "min_width", "away", "outside"}


def test_what_builds_nothing_has_no_rules() -> None:
    one = Intervention("x", "repair", "", box(0, 0, 9, 9), "修", target=Target("public_spaces", "S3"))
    judgement = judge(Site(one, assessment()))
    assert judgement.findings == ()
    assert judgement.counts


def test_an_intervention_is_not_its_own_neighbour() -> None:
    park = intervention("pocket_park", box(140, 60, 160, 80))
    assert judge(Site(park, assessment(), (park, replace(park, name="旧")))).counts


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_judging_twice_says_the_same(scenario: str) -> None:
    where = site(scenario, SHAPES[SCENARIOS[scenario].geometry[0]])
    assert repr(judge(where)) == repr(judge(where))


@pytest.mark.parametrize("row", range(0, 32, 5))
@pytest.mark.parametrize("scenario", [key for key, kind in SCENARIOS.items() if "polygon" in kind.geometry])
def test_on_the_spaces_of_the_sample(scenario: str, row: int) -> None:
    """A park on ground that is a public space today never stands on a home."""
    spaces = sample().community.public_spaces
    one = intervention(scenario, spaces.geometry.iloc[row])
    judgement = judge(Site(one, sample()))
    on_home = [f for f in judgement.rejections if f.rule.kind == "outside" and f.rule.target == "residence"]
    assert on_home == []


def test_width_of_a_blocks_green_rejects_inside_compounds_only() -> None:
    """GB 55038, 3.2.2 speaks of the green of residential blocks. C1 is the box (−5, −10, 199, 220)."""
    inside, outside = box(120, 60, 160, 67), box(220, 60, 260, 67)
    assert finding(judgement_of("pocket_park", inside), "min_width").rejects
    found = finding(judgement_of("pocket_park", outside), "min_width", hard=False)
    assert (found.verdict, found.rejects) == ("broken", False)
