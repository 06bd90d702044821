"""The ground on which options differ, so that small maps of them show the difference and not the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import shapely

from features.options.intervention import Intervention
from paper.scales import Bounds

MARGIN = 0.3
"""Of the width and height of what differs, on each side."""
LEAST_M = 300.0
"""Narrower ground would show a shape without the streets that tell where it is."""


def differing_ground(options: Sequence[Sequence[Intervention]], whole: Bounds) -> Bounds:
    """West, south, east, north of the interventions that are not in all of the options, with a margin.

    `whole`, the community, where they do not differ.
    """
    of_option = [{_content(one): one for one in interventions} for interventions in options]
    counts = Counter(content for contents in of_option for content in contents)
    shapes = [
        one.shape
        for contents in of_option
        for content, one in contents.items()
        if counts[content] < len(of_option) or len(of_option) == 1
    ]
    if not shapes:
        return whole
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    (west, east), (south, north) = _widened(west, east), _widened(south, north)
    return west, south, east, north


def _widened(low: float, high: float) -> tuple[float, float]:
    half = max((high - low) * (0.5 + MARGIN), LEAST_M / 2)
    return (low + high) / 2 - half, (low + high) / 2 + half


def _content(one: Intervention) -> tuple[bytes, str]:
    """What is built where; a copy in another option has another id and version."""
    return shapely.to_wkb(one.shape), repr(replace(one, id="", version=1, shape=shapely.Point()))
