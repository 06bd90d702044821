"""What a walking way is, before the network joins the ways to each other."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import LineString

JOINED = 0.0
"""The end of a way that meets another way."""
DEAD_END = None
"""The end of a way that leads nowhere else."""


@dataclass(frozen=True)
class WayLine:
    """One way as drawn, from end to end.

    `start` and `end` say how far each end stays off the way it leads to: 0 joins it, a number of metres is
    a survey error left in on purpose, None is a dead end.
    """

    kind: str
    width_m: float
    line: LineString
    name_zh: str | None = None
    name_en: str | None = None
    step_free: bool = True
    start: float | None = JOINED
    end: float | None = JOINED
