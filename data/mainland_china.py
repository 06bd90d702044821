"""Whether a community lies where Chinese standards apply. Decided offline, from a simplified outline.

Limits: the outline is true to about a kilometre, so between two towns on either bank of a border river it may
err. Within `NEAR_M` of a land border people are asked to check (`data.notes`).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import shapely

from data.model import Community
from spatial.projecting import to_degrees

NEAR_M = 5_000.0
_FILE = Path(__file__).parent / "mainland_china.geojson"


@cache
def outline() -> shapely.Geometry:
    """Mainland China in degrees (EPSG:4326), with five kilometres of the sea before it."""
    return shapely.geometry.shape(json.loads(_FILE.read_text("utf-8"))["geometry"])


def lies_in_mainland_china(community: Community) -> bool:
    """Whether the middle of its ground does; True for a community without any ground."""
    middle = community.extent.centroid
    return bool(middle.is_empty or outline().contains(_in_degrees(middle, community)))


def is_near_its_border(community: Community) -> bool:
    """Whether the outline passes within `NEAR_M` of the middle of its ground; the coast is farther out."""
    middle = community.extent.centroid
    if middle.is_empty:
        return False
    return bool(outline().boundary.intersects(_in_degrees(middle.buffer(NEAR_M), community)))


def _in_degrees(shape: shapely.Geometry, community: Community) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: to_degrees(xy, community.crs))
