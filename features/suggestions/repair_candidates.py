"""Facilities and spaces that are out of use and could be repaired."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from base.words import Message, name_or_id
from data.assess import Assessment
from features.options.intervention import Intervention, Target, TargetLayer
from features.options.siting import Judgement
from features.suggestions.candidate import Exclusion, SiteCandidate, intervention_id
from features.suggestions.ground import Ground
from features.suggestions.repair_cost import repair_cost

_OUT_OF_USE = ("broken", "idle")


def repair_candidates(assessment: Assessment) -> Iterator[SiteCandidate | Exclusion]:
    """What is out of use. A broken space is repaired with what is broken in it, since neither serves anybody
    without the other. Without a price for anything alike it is listed as left out."""
    community = assessment.community
    facilities = community.facilities[community.facilities["condition"].isin(_OUT_OF_USE)]
    spaces = community.public_spaces[community.public_spaces["condition"] == "broken"]
    for row in spaces.itertuples():
        inside = facilities[facilities["space"] == row.id].itertuples()
        yield _candidate(assessment, [("public_spaces", row), *(("facilities", one) for one in inside)])
    for row in facilities[~facilities["space"].isin(set(spaces["id"]))].itertuples():
        yield _candidate(assessment, [("facilities", row)])


def _candidate(assessment: Assessment, things: list[tuple[TargetLayer, Any]]) -> SiteCandidate | Exclusion:
    """things: layer and row of each thing that is repaired, the one that names it first."""
    layer, row = things[0]
    name = name_or_id(row.name_zh, row.name_en, row.id)
    ground = Ground(f"{layer}:{row.id}:repair", "repair", name, row.geometry, Target(layer, row.id))
    repairs = tuple(_repair(assessment, *thing) for thing in things)
    if any(math.isnan(one.cost_cny) for one in repairs):
        return Exclusion(ground, "", Message("the catalogue has no price for its repair"))
    return SiteCandidate(ground.key, ground, repairs, Judgement(()))


def _repair(assessment: Assessment, layer: TargetLayer, row: Any) -> Intervention:
    is_space = layer == "public_spaces"
    functions = tuple(filter(None, row.functions.split(";"))) if is_space else ()
    categories = () if is_space else (row.category,)
    cost_cny, upkeep_cny = repair_cost(assessment.catalogue, row.geometry, categories, functions)
    return Intervention(
        id=intervention_id(f"{layer}:{row.id}:repair"),
        action="repair",
        scenario="",
        shape=row.geometry,
        name=name_or_id(row.name_zh, row.name_en, row.id).zh,
        cost_cny=cost_cny,
        upkeep_cny=upkeep_cny,
        target=Target(layer, row.id),
    )
