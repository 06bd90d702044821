"""A bundle as plain values, for programs and for the store."""

from __future__ import annotations

from typing import Any

import shapely
from pyproj import CRS

from base.words import Text
from data.catalogue.model import Catalogue
from features.options.intervention import Intervention
from features.suggestions.bundle import BundleItem, SuggestedBundle
from spatial.projecting import to_degrees


def bundle_record(bundle: SuggestedBundle) -> dict[str, Any]:
    """Money in CNY, needs met 0–100, people by age group, shapes as GeoJSON in degrees (WGS 84)."""
    baseline = bundle.comparison.before
    groups = list(baseline.catalogue.age_groups)
    solution = bundle.solution
    return {
        "objective": bundle.objective,
        "cheapest": bundle.cheapest,
        "value": solution.value,
        "bound": solution.bound,
        "proved": solution.gap == 0,
        "gap": solution.gap,
        "cost_cny": bundle.cost_cny,
        "upkeep_cny_a_year": bundle.upkeep_cny,
        "people_by_need": bundle.people_by_need,
        "newly_reached": _by_group(groups, bundle.comparison.gained.people),
        "losing": _by_group(groups, bundle.comparison.lost.people),
        "worse": [both(one.name) for one in bundle.comparison.losses],
        "needs_met_before": _by_group(groups, baseline.overall.needs_met[bundle.comparison.mode]),
        "needs_met_after": _by_group(
            groups, bundle.comparison.after.overall.needs_met[bundle.comparison.mode]
        ),
        "items": [_item(baseline.catalogue, baseline.community.crs, groups, one) for one in bundle.items],
    }


def both(text: Text) -> dict[str, str]:
    """In Chinese and English."""
    return {"zh": text.text("zh"), "en": text.text("en")}


def _item(catalogue: Catalogue, crs: CRS, groups: list[str], item: BundleItem) -> dict[str, Any]:
    one = item.candidate
    instead = item.instead
    return {
        "key": one.key,
        "ground": {"key": one.ground.key, "kind": one.ground.kind, "name": both(one.ground.name)},
        "action": one.intervention.action,
        "scenario": one.intervention.scenario or None,
        "cost_cny": one.cost_cny,
        "upkeep_cny_a_year": one.upkeep_cny,
        "upkeep_total_cny": item.upkeep_total_cny,
        "payer": one.payer or None,
        "newly_reached": _by_group(groups, item.people),
        "shared": item.shared,
        "next_best": None if instead is None else {"key": instead.candidate.key, "loses": instead.loses},
        "suitability": None
        if one.judgement.suitability != one.judgement.suitability
        else one.judgement.suitability,
        "to_confirm": [both(finding.rule.text) for finding in one.to_confirm],
        "interventions": [_intervention(crs, each) for each in one.interventions],
    }


def _intervention(crs: CRS, one: Intervention) -> dict[str, Any]:
    shape = shapely.transform(one.shape, lambda xy: to_degrees(xy, crs))
    return {
        "action": one.action,
        "scenario": one.scenario or None,
        "name": one.name,
        "provides": list(one.provides),
        "cost_cny": one.cost_cny,
        "upkeep_cny_a_year": one.upkeep_cny,
        "shape": shapely.geometry.mapping(shape),
    }


def _by_group(groups: list[str], values: Any) -> dict[str, float | None]:
    return {key: None if value != value else float(value) for key, value in zip(groups, values, strict=True)}
