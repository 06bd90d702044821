"""Scoring over heavy shapes ends, and says which shape it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from data.catalogue import load_catalogue
from data.heavy_shapes import HeavyShape, heaviest_shape
from data.importers.limits import MIB, ImportLimits
from data.model import Community
from data.timed_assessment import ScoringTooLongError, assess_in_time
from features.options.whatif import what_if
from tests.data.sample_scored import sample
from tests.data.towns import CORNER, assess_town, box, layer, town, with_layers
from tests.spatial.combs import comb


def with_heaps(*shapes: shapely.Geometry) -> Community:
    heap = {"category": "illegal_building", "status": "verified"}
    rows = [({"id": f"comb{number}", **heap}, shape) for number, shape in enumerate(shapes)]
    return with_layers(town(), encroachments=layer("encroachments", rows))


def test_ordinary_communities_have_no_heavy_shape() -> None:
    assert heaviest_shape(town()) is None
    assert heaviest_shape(sample().community) is None


@pytest.mark.slow
def test_a_comb_of_60_000_teeth_is_scored_and_cuts_the_path_it_lies_on() -> None:
    """Its back lies on P1 from x = 230 to 290 and its teeth, 9 m to the north, on nothing: as a box would."""
    lying = comb(60_000, x=CORNER[0] + 230, y=CORNER[1] - 0.5)
    community = with_heaps(lying)
    assert heaviest_shape(community) == HeavyShape("encroachments", "comb0", 120_003)
    found = assess_in_time(community, load_catalogue())
    plain = assess_town(with_heaps(box(230, -0.5, 290, 0.5)))
    assert found.network.edge_length_m.sum() == pytest.approx(plain.network.edge_length_m.sum(), abs=0.01)
    assert found.distance_m == pytest.approx(plain.distance_m, abs=0.01)
    assert [one.verdict for one in found.checks] == [one.verdict for one in plain.checks]
    # P1 to P5 without the shed on P2.
    assert found.network.edge_length_m.sum() == pytest.approx(400 + 200 + 200 + 200 + 100 - 60, abs=0.01)


@pytest.mark.slow
def test_combs_that_cross_each_other_are_stopped_and_the_shape_is_named_in_both_languages() -> None:
    """9 million crossings, on the garden S1."""
    down = comb(3_000, 0.003)
    across = shapely.transform(down, lambda xy: xy[:, ::-1])
    on_garden = np.add(CORNER, (125, 10))
    community = with_heaps(*(shapely.transform(one, lambda xy: xy + on_garden) for one in (down, across)))
    limits = ImportLimits(memory_bytes=2048 * MIB, cpu_s=2, wall_s=2.0)
    with pytest.raises(ScoringTooLongError) as refusal:
        assess_in_time(community, load_catalogue(), limits)
    assert refusal.value.message("en").startswith("Scoring took longer than 2 seconds")
    assert "comb0 (Encroachment), with 6003 vertices. Simplify" in refusal.value.message("en")
    assert "comb0（侵占），有 6003 个顶点。请简化" in refusal.value.message("zh")


def test_a_sketch_over_a_heavy_shape_is_the_score_of_the_whole() -> None:
    baseline = assess_town(town())
    changed = with_heaps(comb(60_000, x=CORNER[0] + 230, y=CORNER[1] - 0.5))
    changed = replace(changed, residences=baseline.community.residences)
    assert np.allclose(what_if(baseline, changed).distance_m, assess_town(changed).distance_m, equal_nan=True)
