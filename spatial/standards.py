"""Measures that clauses of standards are compared with, found by name.

Every measure takes the facts of one place and returns a number, or NaN where the facts do not tell:
a check of NaN "cannot be computed", it never fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from spatial.coverage import Bools
from spatial.network import Floats

NAN = float("nan")


@dataclass(frozen=True, eq=False)
class PlaceFacts:
    """Facts of one community or compound. S usable public spaces, K paths.

    area_m2: (S,) effective area. in_compound: (S,) whether it lies in a compound. green, activity, sports,
    for_elder_and_child: (S,) what each space counts as. length_m, width_m (NaN unknown), step_free: (K,).
    city_road_m: (R,) what of each road lies outside compounds.
    """

    people: float
    households: float
    ground_m2: float
    area_m2: Floats
    green: Bools
    in_compound: Bools
    activity: Bools
    sports: Bools
    for_elder_and_child: Bools
    length_m: Floats
    width_m: Floats
    step_free: Bools
    city_road_m: Floats
    green_within_radius_share: float
    """Share of the people who have green space within its service radius."""
    park_radius_share: float
    """Share of the people within the radius, on the map, of a park that is large enough for it."""
    accessible_width_m: float


def public_green_m2_per_person(facts: PlaceFacts) -> float:
    """Green less open encroachments, over the people; m²."""
    return _ratio(facts.area_m2[facts.green].sum(), facts.people)


def green_outside_compounds_m2_per_person(facts: PlaceFacts) -> float:
    """Green less open encroachments that lies in no compound, over the people; m²."""
    return _ratio(facts.area_m2[facts.green & ~facts.in_compound].sum(), facts.people)


def outdoor_sports_m2_per_person(facts: PlaceFacts) -> float:
    """Sports and fitness ground over the people; m²."""
    return _ratio(facts.area_m2[facts.sports].sum(), facts.people)


def largest_activity_ground_m2(facts: PlaceFacts) -> float:
    """The largest single space for activity; m²."""
    return float(facts.area_m2[facts.activity].max(initial=0.0))


def largest_green_m2(facts: PlaceFacts) -> float:
    """The largest single green; m²."""
    return float(facts.area_m2[facts.green].max(initial=0.0))


def largest_green_outside_compounds_m2(facts: PlaceFacts) -> float:
    """The largest single green that lies in no compound; m²."""
    return float(facts.area_m2[facts.green & ~facts.in_compound].max(initial=0.0))


def child_elder_ground_m2(facts: PlaceFacts) -> float:
    """All ground that serves both children and elders; m²."""
    return float(facts.area_m2[facts.for_elder_and_child].sum())


def green_space_coverage_share(facts: PlaceFacts) -> float:
    """Share of the people with green space within its service radius."""
    return facts.green_within_radius_share


def park_radius_coverage_share(facts: PlaceFacts) -> float:
    """Share of the people within the radius, on the map, of a park that is large enough for it."""
    return facts.park_radius_share


def road_density_km_per_km2(facts: PlaceFacts) -> float:
    """Length of roads outside compounds over the ground; km per km²."""
    return _ratio(facts.city_road_m.sum() / 1e3, facts.ground_m2 / 1e6)


def accessible_width_share(facts: PlaceFacts) -> float:
    """Share of the path length that is wide enough, of the paths whose width is known."""
    known = ~np.isnan(facts.width_m)
    wide = known & (facts.width_m >= facts.accessible_width_m)
    return _ratio(facts.length_m[wide].sum(), facts.length_m[known].sum())


def path_min_width_m(facts: PlaceFacts) -> float:
    """The narrowest path, of the paths whose width is known; m."""
    known = facts.width_m[~np.isnan(facts.width_m) & (facts.length_m > 0)]
    return float(known.min()) if len(known) else NAN


def step_free_share(facts: PlaceFacts) -> float:
    """Share of the path length without steps."""
    return _ratio(facts.length_m[facts.step_free].sum(), facts.length_m.sum())


def household_count(facts: PlaceFacts) -> float:
    """Households."""
    return facts.households if facts.households > 0 else NAN


MEASURES: dict[str, Callable[[PlaceFacts], float]] = {
    measure.__name__: measure
    for measure in (
        public_green_m2_per_person,
        green_outside_compounds_m2_per_person,
        outdoor_sports_m2_per_person,
        largest_activity_ground_m2,
        largest_green_m2,
        largest_green_outside_compounds_m2,
        child_elder_ground_m2,
        green_space_coverage_share,
        park_radius_coverage_share,
        road_density_km_per_km2,
        accessible_width_share,
        path_min_width_m,
        step_free_share,
        household_count,
    )
}


Verdict = Literal["pass", "fail", "reference_only", "not_applicable", "cannot_be_computed"]


def verdict(value: float, compare: str, limit: float) -> Verdict:
    """ "pass", "fail" or "cannot_be_computed" for `value` "at_least" or "at_most" `limit`."""
    if np.isnan(value):
        return "cannot_be_computed"
    return "pass" if (value >= limit if compare == "at_least" else value <= limit) else "fail"


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else NAN
