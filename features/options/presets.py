"""A freshly drawn intervention, filled in from its scenario type; everything can be edited afterwards."""

from __future__ import annotations

import secrets
from dataclasses import replace

import shapely

from data.catalogue import Catalogue
from data.catalogue.model import Range, ScenarioType
from data.profile import parameter
from features.options.intervention import Intervention, Target


def preset_intervention(
    catalogue: Catalogue, key: str, shape: shapely.Geometry, name: str, target: Target | None = None
) -> Intervention:
    """The scenario `key` built on `shape` (metric CRS): what it provides at this size, its typical cost and
    upkeep, and for a line the catalogue's width."""
    scenario = catalogue.scenario_types[key]
    is_line = shape.geom_type == "LineString"
    cost_cny = cost_range(scenario, shape)[1]
    return Intervention(
        id=new_id(),
        action="build",
        scenario=scenario.key,
        shape=shape,
        name=name,
        provides=provision_for(scenario, shape),
        functions=scenario.functions if shape.geom_type == "Polygon" else (),
        cost_cny=cost_cny,
        upkeep_cny=upkeep_of(scenario, shape, cost_cny),
        width_m=parameter(catalogue, "new_path_width_m") if is_line else 0.0,
        target=target,
    )


def resize_intervention(catalogue: Catalogue, one: Intervention, shape: shapely.Geometry) -> Intervention:
    """A built intervention on another shape: what nobody had set by hand follows its new size."""
    scenario = catalogue.scenario_types[one.scenario]
    was_typical = one.cost_cny == cost_range(scenario, one.shape)[1]
    cost_cny = cost_range(scenario, shape)[1] if was_typical else one.cost_cny
    kept_upkeep = one.upkeep_cny != upkeep_of(scenario, one.shape, one.cost_cny)
    kept_provides = one.provides != provision_for(scenario, one.shape)
    return replace(
        one,
        shape=shape,
        cost_cny=cost_cny,
        upkeep_cny=one.upkeep_cny if kept_upkeep else upkeep_of(scenario, shape, cost_cny),
        provides=one.provides if kept_provides else provision_for(scenario, shape),
    )


def new_id() -> str:
    """An id that no other intervention has."""
    return f"i{secrets.token_hex(5)}"


def provision_for(scenario: ScenarioType, shape: shapely.Geometry) -> tuple[str, ...]:
    """The facility categories that a shape of this size counts as."""
    return tuple(one.category for one in scenario.provides if size_of(shape) >= one.from_size.value)


def size_of(shape: shapely.Geometry) -> float:
    """m² of a polygon, m of a line, 1 of a point."""
    return {2: shape.area, 1: shape.length}.get(shapely.get_dimensions(shape), 1.0)


def cost_range(scenario: ScenarioType, shape: shapely.Geometry) -> tuple[float, float, float]:
    """Low, typical and high cost in CNY, rounded to a hundred: no estimate is finer."""
    unit: Range = scenario.cost_cny_per_unit
    amount = 1.0 if scenario.cost_unit == "piece" else size_of(shape)
    low, typical, high = (round(one.value * amount, -2) for one in (unit.low, unit.typical, unit.high))
    return low, typical, high


def upkeep_of(scenario: ScenarioType, shape: shapely.Geometry, cost_cny: float) -> float:
    """Typical upkeep in CNY a year: by size, or as a share of what it cost."""
    typical = scenario.upkeep.typical.value
    base = cost_cny if scenario.upkeep_unit == "share_of_cost_per_year" else size_of(shape)
    return round(typical * base, -2)
