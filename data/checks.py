"""The standards check: every clause of the catalogue against the places that it is about.

A clause passes or fails; or it is there for reference only, does not apply here, or cannot be computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.catalogue.model import Clause
from data.community_facts import CommunityFacts
from data.mainland_china import lies_in_mainland_china
from data.scores import Scores
from data.space_use import SpaceUse
from data.walkable_community import WalkableCommunity
from spatial.standards import MEASURES, PlaceFacts, Verdict, verdict


@dataclass(frozen=True)
class Check:
    """One clause compared with one place.

    `place` is a grid's code or a compound's id, empty for the community.
    `value` is NaN and `verdict` "cannot_be_computed" where the data do not tell.
    """

    clause: Clause
    place: str
    value: float
    verdict: Verdict


def check_standards(
    place: WalkableCommunity,
    spaces: SpaceUse,
    overall: Scores,
    by_grid: Mapping[str, Scores],
    by_compound: Mapping[str, Scores],
) -> tuple[Check, ...]:
    """Every clause against the community, or against each grid or compound where it is about those."""
    facts = _facts_by_kind(CommunityFacts(place, spaces), overall, by_grid, by_compound)
    country = "CN" if lies_in_mainland_china(place.community) else ""
    found: dict[tuple[str, str], Check] = {}
    for clause in place.catalogue.clauses.values():
        for name, of_place in facts[clause.applies_to]:
            rule = found.get((clause.exception_to, name))
            applies = clause.country in ("", country) and not (rule and rule.verdict == "pass")
            found[clause.key, name] = _check(clause, name, of_place, applies)
    return tuple(found.values())


def _facts_by_kind(
    whole: CommunityFacts, overall: Scores, by_grid: Mapping[str, Scores], by_compound: Mapping[str, Scores]
) -> Mapping[str, list[tuple[str, PlaceFacts]]]:
    """What clauses apply to → the name and the facts of each such place."""
    community = whole.place.community
    grids, compounds = community.grids, community.compounds
    return {
        "community": [("", whole.on_ground(overall, community.extent))],
        "grid": [
            (code, whole.on_ground(by_grid[code], ground))
            for code, ground in zip(grids["code"], grids.geometry, strict=True)
        ],
        "compound": [
            (key, whole.on_ground(by_compound[key], ground))
            for key, ground in zip(compounds["id"], compounds.geometry, strict=True)
        ],
    }


def _check(clause: Clause, place: str, facts: PlaceFacts, applies: bool) -> Check:
    value = MEASURES[clause.measure](facts)
    found = verdict(value, clause.compare, clause.limit.value)
    if not applies:
        found = "not_applicable"
    elif clause.binds == "reference" and found != "cannot_be_computed":
        found = "reference_only"
    return Check(clause, place, value, found)
