"""What is known near by: open reports of the same category that staff have verified."""

from __future__ import annotations

import shapely

from features.reports.nearby import same_nearby
from features.reports.phone.draft import Draft
from features.reports.places import place_of
from features.reports.report import Report
from web.forms.desk import Room

MOST_SHOWN = 5


def known_near(room: Room, draft: Draft) -> list[tuple[Report, float]]:
    """(report, metres away), the nearest first. The draft has a place and a category."""
    assert draft.spot is not None
    place = place_of(room.community, room.catalogue, draft.spot)
    found = same_nearby(room.community, room.catalogue, place, draft.category)
    return [(case, float(shapely.distance(case.shape, place))) for case in found[:MOST_SHOWN]]
