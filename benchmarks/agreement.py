"""Everybody must find the same distances, or no time means anything.

Peers know nodes only, so homes and doors are moved to nodes first: there every definition is the same.
"""

from __future__ import annotations

import numpy as np

from benchmarks.ours import Change, Score
from benchmarks.streets import LIMIT_M
from spatial.coverage import Bools
from spatial.network import Floats

TOLERANCE_M = 1e-6
"""Between libraries."""
WHAT_IF_TOLERANCE = 1e-9
"""Between one more facility and everything measured again (metres, shares and index points)."""


class DisagreementError(AssertionError):
    """Two libraries found different distances."""


def greatest_difference_m(name: str, theirs_m: Floats, ours_m: Floats) -> float:
    """Of the distances up to `LIMIT_M`. Raises DisagreementError above `TOLERANCE_M`, or where one reaches
    a facility that the other does not."""
    # A home within the tolerance of the limit may fall on either side of it.
    decided = np.abs(np.where(np.isinf(ours_m), 0.0, ours_m) - LIMIT_M) > TOLERANCE_M
    reached = ours_m <= LIMIT_M
    if (odd := decided & (np.isfinite(theirs_m) != reached)).any():
        raise DisagreementError(f"{name} and we reach different facilities, {odd.sum()} times")
    both = decided & reached
    greatest_m = float(np.abs(theirs_m[both] - ours_m[both]).max(initial=0.0))
    if greatest_m > TOLERANCE_M:
        raise DisagreementError(f"{name} and we differ by up to {greatest_m} m")
    return greatest_m


def require_same_reach(reached: Bools, ours_m: Floats, radius_m: float) -> None:
    """What ego graphs of this radius reach is what we find within it, but for ties."""
    decided = np.abs(np.where(np.isinf(ours_m), 0.0, ours_m) - radius_m) > TOLERANCE_M
    if (odd := decided & (reached != (ours_m <= radius_m))).any():
        raise DisagreementError(f"ego graphs and we reach different facilities, {odd.sum()} times")


def require_same_as_again(change: Change, again: Score, category: int) -> None:
    """Adding one facility gives what measuring everything again gives."""
    _require_close("distance", change.distance_m, again.distance_m[:, category])
    _require_close("index", change.index, again.index)
    for mode, share in change.coverage.items():
        _require_close(f"coverage ({mode})", share, again.coverage[mode][:, category])


def _require_close(what: str, one: Floats, other: Floats) -> None:
    if not np.allclose(one, other, rtol=0.0, atol=WHAT_IF_TOLERANCE, equal_nan=True):
        raise DisagreementError(f"one more facility and everything again differ: {what}")
