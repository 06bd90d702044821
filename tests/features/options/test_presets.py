"""What a drawn shape is taken to provide and cost, by hand from the catalogue's figures."""

from __future__ import annotations

import pytest
import shapely

from data.catalogue import load_catalogue
from features.options.presets import cost_range, preset_intervention, size_of

CATALOGUE = load_catalogue()
SCENARIOS = CATALOGUE.scenario_types


def test_a_pocket_park_of_400_m2() -> None:
    """400 m² × 430 (230–570) CNY/m², upkeep 12 CNY/m² a year."""
    park = preset_intervention(CATALOGUE, "pocket_park", shapely.box(0, 0, 20, 20), "口袋公园 1")
    assert park.cost_cny == 172_000
    assert cost_range(SCENARIOS["pocket_park"], park.shape) == (92_000, 172_000, 228_000)
    assert park.upkeep_cny == 4_800
    assert park.provides == ("green_space", "rest_and_access")
    assert park.functions == ("garden", "seating", "path")


def test_a_large_one_holds_sports_ground_too() -> None:
    park = preset_intervention(CATALOGUE, "pocket_park", shapely.box(0, 0, 50, 20), "口袋公园 2")
    assert "outdoor_fitness" in park.provides


def test_one_that_is_too_small_provides_nothing() -> None:
    assert preset_intervention(CATALOGUE, "pocket_park", shapely.box(0, 0, 10, 10), "小").provides == ()


def test_a_path_costs_by_the_metre() -> None:
    """150 m × 800 CNY, upkeep 10 CNY a metre and year."""
    path = preset_intervention(CATALOGUE, "slow_mobility", shapely.LineString([(0, 0), (150, 0)]), "步道")
    assert (path.cost_cny, path.upkeep_cny, path.width_m) == (120_000, 1_500, 2.0)
    assert path.functions == ()


def test_an_installation_costs_by_the_piece_and_its_upkeep_is_a_share() -> None:
    """25 000 CNY, 5 % a year = 1 250, to a hundred 1 200."""
    piece = preset_intervention(CATALOGUE, "art_installation", shapely.Point(0, 0), "雕塑")
    assert (piece.cost_cny, piece.upkeep_cny) == (25_000, 1_200)


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        (shapely.Point(3, 4), 1.0),
        (shapely.LineString([(0, 0), (3, 4)]), 5.0),
        (shapely.box(0, 0, 3, 4), 12.0),
    ],
)
def test_sizes(shape: shapely.Geometry, size: float) -> None:
    assert size_of(shape) == size


def test_two_drawings_have_two_ids() -> None:
    one, other = (
        preset_intervention(CATALOGUE, "art_installation", shapely.Point(0, 0), "雕塑") for _ in range(2)
    )
    assert one.id != other.id
