"""Fit a drawing with a local origin to the map by known point pairs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from base.errors import SamePointError, TooFewPairsError
from spatial.network import Floats

LEAST_PAIRS = 2


@dataclass(frozen=True, eq=False)
class Similarity:
    """Turned by `rotation_deg` (anticlockwise), stretched by `scale`, shifted.

    `swapped`: the source gives north before east. `residuals_m` says for each pair how far its source point,
    once moved, lies from its target; with two pairs they are zero and prove nothing.
    """

    rotation_deg: float
    scale: float
    east_m: float
    north_m: float
    swapped: bool
    residuals_m: tuple[float, ...]

    def transform(self, xy: Floats) -> Floats:
        """(n, 2) target coordinates in metres of source coordinates."""
        points = _complex(xy, self.swapped)
        turn = self.scale * np.exp(1j * math.radians(self.rotation_deg))
        there = points * turn + complex(self.east_m, self.north_m)
        return np.stack([there.real, there.imag], axis=1)

    @property
    def worst_m(self) -> float:
        """The largest residual."""
        return max(self.residuals_m)


def fit_similarity(source: Floats, target: Floats, swapped: bool = False) -> Similarity:
    """The shift, rotation and scale that bring (n, 2) source points nearest to the target points in metres.

    Least squares over all pairs. Raises TooFewPairsError and SamePointError.
    """
    if len(source) < LEAST_PAIRS:
        raise TooFewPairsError(count=len(source))
    _require_apart(source)
    _require_apart(target)
    here, there = _complex(source, swapped), _complex(target, False)
    around_here, around_there = here - here.mean(), there - there.mean()
    turn = (np.conj(around_here) @ around_there) / (np.conj(around_here) @ around_here).real
    shift = there.mean() - turn * here.mean()
    residuals = np.abs(here * turn + shift - there)
    return Similarity(
        math.degrees(math.atan2(turn.imag, turn.real)),
        float(abs(turn)),
        float(shift.real),
        float(shift.imag),
        swapped,
        tuple(residuals.tolist()),
    )


def _require_apart(points: Floats) -> None:
    """The farthest two of the points must be apart by more than a millionth of their coordinates."""
    gaps = np.hypot(*(np.asarray(points) - np.asarray(points)[0]).T)
    second = int(gaps.argmax())
    if not gaps[second] > max(1e-6, 1e-9 * float(np.abs(points).max())):
        raise SamePointError(first=1, second=2)


def _complex(xy: Floats, swapped: bool) -> np.ndarray[tuple[int], np.dtype[np.complex128]]:
    x, y = np.asarray(xy, dtype=np.float64).T
    return y + 1j * x if swapped else x + 1j * y
