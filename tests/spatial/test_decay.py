"""Published and hand-derived vectors of every decay."""

from __future__ import annotations

import numpy as np
import pytest

from spatial import decay


def test_step_and_linear_end_at_the_radius() -> None:
    at = np.array([0.0, 250.0, 500.0, 500.1, np.inf])
    assert decay.step(500.0)(at).tolist() == [1, 1, 1, 0, 0]
    assert decay.linear(500.0)(at) == pytest.approx([1, 0.5, 0, 0, 0])


@pytest.mark.parametrize(
    ("distance_m", "worth"),
    [
        (0, 1),
        (100, 0.949675),
        (200, 0.804601),
        (250, 0.701367),
        (300, 0.581340),
        (400, 0.304009),
        (499, 0.003083),
        (500, 0),
        (501, 0),
    ],
)
def test_gaussian_catchment_of_500_m(distance_m: float, worth: float) -> None:
    """Dai 2010."""
    assert decay.gaussian_catchment(500.0)(np.array([distance_m])) == pytest.approx([worth], abs=5e-7)


@pytest.mark.parametrize(
    ("speed", "beta", "worths"),
    [
        (1.34112, 180, {300: 0.9257, 500: 0.8069, 800: 0.5775, 1000: 0.4240}),
        (0.8, 158, {300: 0.7810, 500: 0.5032, 800: 0.1724, 1000: 0.0641}),
    ],
)
def test_senior_walk_score(speed: float, beta: float, worths: dict[float, float]) -> None:
    """Horák et al. 2022, with the published pairs of speed and beta."""
    worth = decay.senior_walk_score(speed, beta)(np.array(list(worths), dtype=float))
    assert worth == pytest.approx(list(worths.values()), abs=5e-5)


def test_one_doctor_at_500_m_earns_its_walk_score() -> None:
    """1.51515 of 15 weights × 0.5032 × 6.67 = 5.085 (Horák et al. 2022)."""
    worth = float(decay.senior_walk_score(0.8, 158.0)(np.array([500.0]))[0])
    assert worth * 1.51515 * 6.67 == pytest.approx(5.085, abs=5e-4)


@pytest.mark.parametrize(
    "worth",
    [
        decay.step(300),
        decay.linear(300),
        decay.gaussian_catchment(300),
        decay.senior_walk_score(1.0, 167),
    ],
)
def test_what_cannot_be_reached_is_worth_nothing(worth: decay.Decay) -> None:
    assert worth(np.array([np.inf])).tolist() == [0.0]


@pytest.mark.parametrize(
    ("metres", "tolerated_min", "worth"),
    [
        (300, 5, 1.0),
        (400, 5, 0.7743),  # 10^−(1/3)²
        (500, 5, 0.3594),  # 10^−(2/3)²
        (600, 5, 0.1000),
        (100, 2, 1.0),
        (120, 2, 1.0),
        (200, 2, 0.3594),  # 3.333 min: 10^−(2/3)²
        (300, 2, 0.0056),  # 5 min: 10^−2.25
    ],
)
def test_beyond_tolerance_at_one_metre_a_second(metres: float, tolerated_min: float, worth: float) -> None:
    """Kwan 1998: 0.1 at the end of the horizon; the metres of the five-minute circle and of a seat."""
    found = decay.beyond_tolerance(np.array([metres / 60.0]), np.array([float(tolerated_min)]))
    assert found == pytest.approx([worth], abs=5e-5)
