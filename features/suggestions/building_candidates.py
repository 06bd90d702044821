"""The area and point scenarios on every ground, each at its usual sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import shapely

from base.words import Bilingual, Message, Text, join_texts
from data.assess import Assessment
from data.catalogue.model import ScenarioType
from data.profile import parameter
from data.usable import encroachments_that_count
from features.options.intervention import Intervention
from features.options.presets import preset_intervention
from features.options.shape_check import ShapeError, check_shape
from features.options.siting import Judgement, Site, judge
from features.suggestions.candidate import Exclusion, SiteCandidate, intervention_id
from features.suggestions.ground import Ground
from features.suggestions.placement import placements


def building_candidates(
    assessment: Assessment, grounds: tuple[Ground, ...]
) -> Iterator[SiteCandidate | Exclusion]:
    """Every scenario that stands on an area or a point, on every ground; what is rejected says why."""
    for ground in grounds:
        for scenario in assessment.catalogue.scenario_types.values():
            if "polygon" in scenario.geometry:
                yield from _of_area(assessment, ground, scenario)
            elif "point" in scenario.geometry:
                spot = shapely.maximum_inscribed_circle(ground.shape).coords[0]
                yield _first_allowed(assessment, ground, scenario, "", (shapely.Point(spot),))


def _of_area(
    assessment: Assessment, ground: Ground, scenario: ScenarioType
) -> Iterator[SiteCandidate | Exclusion]:
    whole_m2 = float(ground.shape.area)
    for number, wanted_m2 in enumerate(usual_sizes(scenario)):
        if number and wanted_m2 > whole_m2:
            return
        area_m2 = min(wanted_m2, whole_m2)
        shapes = placements(ground.shape, area_m2)
        yield _first_allowed(assessment, ground, scenario, f":{area_m2:.0f}", shapes)


def usual_sizes(scenario: ScenarioType) -> tuple[float, ...]:
    """The usual size in m², and the larger ones from which it provides more, up to the largest usual one."""
    if scenario.size is None:
        return ()
    typical, high = scenario.size.typical.value, scenario.size.high.value
    more = {one.from_size.value for one in scenario.provides if typical < one.from_size.value <= high}
    return (typical, *sorted(more))


def _first_allowed(
    assessment: Assessment,
    ground: Ground,
    scenario: ScenarioType,
    size: str,
    shapes: Iterable[shapely.Geometry],
) -> SiteCandidate | Exclusion:
    """The first shape that no hard rule rejects; else why the first of them is rejected."""
    reasons: list[Text] = []
    for shape in shapes:
        key = f"{ground.key}:{scenario.key}{size}"
        try:
            check_shape(shape, scenario, assessment.community, assessment.catalogue)
        except ShapeError as error:
            reasons.append(Bilingual(error.message("zh"), error.message("en")))
            continue
        one = _intervention(assessment, ground, scenario, key, shape)
        judgement = judge(Site(one, assessment))
        if judgement.counts:
            return SiteCandidate(key, ground, (one,), judgement, changes_paths=_frees_a_path(assessment, one))
        reasons.append(rejection_text(judgement))
    return Exclusion(ground, scenario.key, reasons[0] if reasons else Message("its outline is too odd"))


def _intervention(
    assessment: Assessment, ground: Ground, scenario: ScenarioType, key: str, shape: shapely.Geometry
) -> Intervention:
    target = ground.target if shape.geom_type == "Polygon" else None
    name = ground.name.text("zh")
    preset = preset_intervention(assessment.catalogue, scenario.key, shape, name, target)
    return replace(preset, id=intervention_id(key))


def _frees_a_path(assessment: Assessment, one: Intervention) -> bool:
    """Whether it clears an encroachment that blocks a path today."""
    if one.target is None or one.target.layer != "encroachments":
        return False
    counting = encroachments_that_count(assessment.community, assessment.catalogue)
    kinds = assessment.catalogue.encroachment_categories
    blocks = [key for key, kind in kinds.items() if kind.path_effect == "blocks"]
    blocking = counting[(counting["id"] == one.target.id) & counting["category"].isin(blocks)]
    within_m = parameter(assessment.catalogue, "path_touch_m")
    paths = np.asarray(assessment.community.paths.geometry.to_numpy(), dtype=object)
    return any(bool(shapely.dwithin(paths, shape, within_m).any()) for shape in blocking.geometry)


def rejection_text(judgement: Judgement) -> Text:
    """The rules that reject it, with what was measured."""
    return join_texts([one.text for one in judgement.rejections])
