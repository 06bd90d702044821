"""What is known near by: open reports of the same category that staff have verified."""

from __future__ import annotations

import shapely

from data.profile import parameter
from ui.residents.desk import Room
from ui.residents.draft import Draft
from workshop.reports.places import place_of
from workshop.reports.reading import Wanted, cases_of
from workshop.reports.report import Report

MOST_SHOWN = 5


def known_near(room: Room, draft: Draft) -> list[tuple[Report, float]]:
    """(report, metres away), the nearest first. The draft has a place and a category."""
    assert draft.spot is not None
    place = place_of(room.community, room.catalogue, draft.spot)
    states = [state.key for state in room.catalogue.encroachment_states.values() if state.counts]
    wanted = Wanted(states=states, categories=[draft.category])
    found = [
        (case, float(shapely.distance(case.shape, place)))
        for case in cases_of(room.community, room.catalogue, wanted)
    ]
    within_m = parameter(room.catalogue, "same_report_m")
    return sorted((one for one in found if one[1] <= within_m), key=lambda one: one[1])[:MOST_SHOWN]
