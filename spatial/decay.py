"""Distance decay functions.

Each takes its parameters and returns f(distance) → worth, vectorised, 1 at the door and 0 where
nothing can be reached (distance inf).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from spatial.network import Floats

Decay = Callable[[Floats], Floats]


def step(radius_m: float) -> Decay:
    """1 within the radius, 0 beyond."""
    return lambda distance_m: np.where(distance_m <= radius_m, 1.0, 0.0)


def linear(radius_m: float) -> Decay:
    """max(0, 1 − d/r)."""
    return lambda distance_m: np.maximum(0.0, 1.0 - distance_m / radius_m)


def gaussian_catchment(radius_m: float) -> Decay:
    """(e^{−½(d/r)²} − e^{−½}) / (1 − e^{−½}) within the radius, 0 beyond.

    Source: Dai 2010, Gaussian two-step floating catchment area.
    """
    floor = np.exp(-0.5)

    def worth(distance_m: Floats) -> Floats:
        bell = (np.exp(-0.5 * (distance_m / radius_m) ** 2) - floor) / (1.0 - floor)
        return np.where(distance_m <= radius_m, bell, 0.0)

    return worth


def senior_walk_score(speed_m_per_s: float, beta_min2: float) -> Decay:
    """exp(−t²/β), t the walk in minutes at this speed.

    Source: Horák et al. 2022, Walk Score for elderly, ISPRS IJGI 11(5):279.
    """
    return lambda distance_m: np.exp(-((distance_m / (60.0 * speed_m_per_s)) ** 2) / beta_min2)


def beyond_tolerance(minutes: Floats, tolerated_min: Floats) -> Floats:
    """1 up to the tolerated minutes T, beyond them exp(−(t − T)² / β) with β = T² / ln 10: 0.1 at 2·T.

    minutes: (…, C); tolerated_min: (C,). Source of the form: Vale & Pereira 2017 (cumulative Gaussian with a
    tolerance); of the 0.1 at the end of the horizon: Kwan 1998.
    """
    over = np.maximum(0.0, minutes - tolerated_min)
    return np.exp(-(over**2) * np.log(10.0) / tolerated_min**2)
