"""Every scenario type goes all the way: drawn, filled in, judged, kept, scored, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention, size_of
from features.options.shape_check import check_shape
from features.options.sketch import sketch_of

CATALOGUE = load_catalogue()
ACTOR = "planner"


@pytest.fixture(scope="module")
def baseline() -> Assessment:
    return assess(open_community(SAMPLE, CATALOGUE), CATALOGUE)


@pytest.fixture
def option() -> LayoutOption:
    return option_store.create_option(SAMPLE, "契约", ACTOR, 4548)


def site(baseline: Assessment, geometry: str) -> shapely.Geometry:
    """On the largest idle space of the sample: a point, a line across it, or an inner part of it."""
    spaces = baseline.community.public_spaces
    idle = spaces[spaces["condition"] == "idle"].geometry
    ground = idle.loc[idle.area.idxmax()]
    middle = ground.representative_point()
    if geometry == "point":
        return middle
    west, _, east, _ = ground.bounds
    if geometry == "line":
        return shapely.LineString([(west - 40, middle.y), (east + 40, middle.y)])
    return shapely.intersection(ground, middle.buffer(11))


@pytest.mark.parametrize("key", CATALOGUE.scenario_types)
def test_from_drawing_to_score_and_back(baseline: Assessment, option: LayoutOption, key: str) -> None:
    scenario = CATALOGUE.scenario_types[key]
    shape = check_shape(site(baseline, scenario.geometry[0]), scenario, baseline.community, CATALOGUE)
    preset = preset_intervention(CATALOGUE, key, shape, scenario.name.zh)
    amount = 1.0 if scenario.cost_unit == "piece" else size_of(shape)
    assert preset.cost_cny == pytest.approx(scenario.cost_cny_per_unit.typical.value * amount, abs=50)
    kept = option_store.add_intervention(option.id, preset, ACTOR)
    stored = option_store.option(option.id)
    assert stored.interventions == (kept,)
    assert kept.shape.equals(shape)
    sketch = sketch_of(baseline, stored)
    judgement = sketch.judgements[kept.id]
    assert len(judgement.findings) >= len(scenario.rules)
    assert all(finding.text.text("zh") and finding.text.text("en") for finding in judgement.findings)
    counts = judgement.counts
    assert bool(sketch.counted) == counts
    assert (sketch.assessment is baseline) == (not counts)
    if counts:
        columns = [baseline.categories.index(category) for category in kept.provides]
        gained = sketch.assessment.distance_m[:, columns] <= baseline.distance_m[:, columns] + 1e-9
        assert gained.all() or key == "slow_mobility"
    undone = option_store.undo(option.id, ACTOR)
    assert undone.interventions == ()
    assert sketch_of(baseline, undone).assessment is baseline


def test_at_least_six_of_the_eight_count_on_the_idle_ground(baseline: Assessment) -> None:
    """The sample has ground to build on: else the other test would only see refusals."""
    counted = []
    for key, scenario in CATALOGUE.scenario_types.items():
        one = preset_intervention(CATALOGUE, key, site(baseline, scenario.geometry[0]), key)
        option = LayoutOption("o", SAMPLE, "A", "", "", 0.0, "open", 1, (one,))
        counted += [key] if sketch_of(baseline, option).counted else []
    assert len(counted) >= 6, counted


def test_a_note_changes_nothing_that_is_measured(baseline: Assessment) -> None:
    one = preset_intervention(CATALOGUE, "micro_garden", site(baseline, "polygon"), "花园")
    option = LayoutOption("o", SAMPLE, "A", "", "", 0.0, "open", 1, (one,))
    noted = replace(option, interventions=(replace(one, note="请多种桂花", adopter="三组"),))
    assert sketch_of(baseline, option).assessment is sketch_of(baseline, noted).assessment
