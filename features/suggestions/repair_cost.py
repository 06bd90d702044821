"""What a repair costs: a share of what the same would cost new, by the catalogue."""

from __future__ import annotations

import math

import shapely

from data.catalogue.model import Catalogue, ScenarioType
from data.profile import parameter
from features.options.presets import upkeep_of


def repair_cost(
    catalogue: Catalogue, shape: shapely.Geometry, categories: tuple[str, ...], functions: tuple[str, ...]
) -> tuple[float, float]:
    """Cost in CNY and upkeep in CNY a year of repairing a facility or a space; NaN where the catalogue has
    no price for anything alike."""
    found = _scenario_like(catalogue, categories, functions)
    if found is None:
        return math.nan, math.nan
    scenario, least_m2 = found
    area_m2 = shape.area if shapely.get_dimensions(shape) == 2 else least_m2
    new_cny = scenario.cost_cny_per_unit.typical.value * area_m2
    cost_cny = round(parameter(catalogue, "repair_cost_share") * new_cny, -2)
    return cost_cny, upkeep_of(scenario, shapely.box(0, 0, area_m2, 1), round(new_cny, -2))


def _scenario_like(
    catalogue: Catalogue, categories: tuple[str, ...], functions: tuple[str, ...]
) -> tuple[ScenarioType, float] | None:
    """The area scenario that provides one of the categories on the least ground, or has one of the
    functions; and that ground in m²."""
    of_area = [one for one in catalogue.scenario_types.values() if "polygon" in one.geometry]
    sizes = [
        (provision.from_size.value, number)
        for number, one in enumerate(of_area)
        for provision in one.provides
        if provision.category in categories
    ]
    if sizes:
        least_m2, number = min(sizes)
        return of_area[number], least_m2
    alike = [one for one in of_area if set(one.functions[:1]) & set(functions)]
    return (alike[0], 0.0) if alike else None
