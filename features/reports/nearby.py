"""Is it the same thing? Open cases of the same category near a place."""

from __future__ import annotations

import shapely

from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from features.reports.flow import is_public, is_settled
from features.reports.report import Report
from features.reports.report_lookup import CaseFilter, cases_of


def same_nearby(
    community: Community,
    catalogue: Catalogue,
    place: shapely.Point,
    category: str,
    for_staff: bool = False,
) -> tuple[Report, ...]:
    """The open cases of the category within `same_report_m` of the place (community's CRS), nearest first.

    Those that nobody has verified are for staff only.
    """
    reach_m = parameter(catalogue, "same_report_m")
    states = [
        state
        for state in catalogue.encroachment_states
        if not is_settled(catalogue, state) and (for_staff or is_public(catalogue, state))
    ]
    near = [
        (float(shapely.distance(case.shape, place)), case)
        for case in cases_of(community, catalogue, CaseFilter(states, (category,)))
    ]
    within = [(distance_m, case) for distance_m, case in near if distance_m <= reach_m]
    return tuple(case for _, case in sorted(within, key=lambda pair: pair[0]))
