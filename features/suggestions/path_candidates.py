"""Walking links where paths are missing or lead a long way round, and lanes that could be made charming."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from base.words import Bilingual, Message, Text
from data.assess import Assessment
from data.catalogue.model import ScenarioType
from data.profile import parameter
from features.options.presets import preset_intervention
from features.options.shape_check import ShapeError, check_shape
from features.options.siting import Site, judge
from features.suggestions.building_candidates import rejection_text
from features.suggestions.candidate import Exclusion, SiteCandidate, intervention_id
from features.suggestions.detours import DetourLimits, detours
from features.suggestions.ground import Ground
from spatial.missing_links import missing_link
from spatial.network import Geometries

LINK, LANE = "slow_mobility", "charming_lane"
MOST_LINKS = 6
"""Walking links that are compared: each changes the walks of everybody and is measured by itself."""


def path_candidates(assessment: Assessment) -> Iterator[SiteCandidate | Exclusion]:
    """Links and lanes; what is rejected says why."""
    types = assessment.catalogue.scenario_types
    links = (
        [_judged(assessment, ground, types[LINK]) for ground in _links(assessment)] if LINK in types else []
    )
    yield from (one for one in links if isinstance(one, Exclusion))
    allowed = [one for one in links if isinstance(one, SiteCandidate)]
    yield from allowed[:MOST_LINKS]
    for one in allowed[MOST_LINKS:]:
        why = Message("{count} other links help more people or save more", count=MOST_LINKS)
        yield Exclusion(one.ground, LINK, why)
    if LANE in types:
        for ground in _lanes(assessment, types[LANE]):
            yield _judged(assessment, ground, types[LANE])


def _judged(assessment: Assessment, ground: Ground, scenario: ScenarioType) -> SiteCandidate | Exclusion:
    key = f"{ground.key}:{scenario.key}"
    try:
        check_shape(ground.shape, scenario, assessment.community, assessment.catalogue)
    except ShapeError as error:
        return Exclusion(ground, scenario.key, Bilingual(error.message("zh"), error.message("en")))
    preset = preset_intervention(
        assessment.catalogue, scenario.key, ground.shape, ground.name.text("zh"), ground.target
    )
    one = replace(preset, id=intervention_id(key))
    judgement = judge(Site(one, assessment))
    if judgement.counts:
        return SiteCandidate(key, ground, (one,), judgement, changes_paths=scenario.key == LINK)
    return Exclusion(ground, scenario.key, rejection_text(judgement))


def _links(assessment: Assessment) -> list[Ground]:
    """Missing links to parts that are cut off first, then the worst detours: those by which most people live,
    times what they save."""
    if not len(assessment.network):
        return []
    catalogue, network = assessment.catalogue, assessment.network
    blocked = _in_the_way(assessment)
    longest_m = parameter(catalogue, "link_longest_m")
    found = []
    for part in range(1, int(network.node_part.max()) + 1):
        link = missing_link(network, part)
        line = shapely.LineString([link.start.xy[0], link.end.xy[0]])
        if 0 < line.length <= longest_m and not shapely.intersects(line, blocked).any():
            name = Message("missing link of {metres:,.0f} m to paths that are cut off", metres=line.length)
            found.append(_path_ground("link", line, name))
    limits = DetourLimits(
        longest_m, parameter(catalogue, "link_saves_m"), parameter(catalogue, "long_detour_factor")
    )
    ranked = sorted(
        detours(network, limits, blocked),
        key=lambda one: -one.saved_m * _people_near(assessment, one.line, parameter(catalogue, "reach_m")),
    )
    for one in ranked:
        name = Message(
            "link of {metres:,.0f} m that cuts a way round of {walk_m:,.0f} m",
            metres=one.line.length,
            walk_m=one.walk_m,
        )
        found.append(_path_ground("link", one.line, name))
    return found


def _people_near(assessment: Assessment, line: shapely.LineString, within_m: float) -> float:
    near = shapely.dwithin(shapely.points(assessment.homes.xy), line, within_m)
    return float(assessment.people[np.asarray(near, dtype=bool)].sum())


def _in_the_way(assessment: Assessment) -> Geometries:
    """Homes, other buildings and water."""
    community = assessment.community
    base = community.basemap
    solid = base[base["kind"].isin(["building", "water"])].geometry.to_numpy()
    homes = community.residences.geometry.to_numpy()
    shapes = np.concatenate([np.asarray(homes, dtype=object), np.asarray(solid, dtype=object)])
    return shapes[shapely.get_dimensions(shapes) == 2]


def _lanes(assessment: Assessment, scenario: ScenarioType) -> Iterator[Ground]:
    """Lanes, by name, cut into pieces of about the usual length."""
    paths = assessment.community.paths
    lanes = paths[paths["kind"] == "lane"]
    if scenario.size is None:
        return
    for (zh, en), some in lanes.groupby(["name_zh", "name_en"], sort=True):
        merged = shapely.line_merge(shapely.union_all(some.geometry.to_numpy()))
        name: Text = Bilingual(zh or en, en or zh) if zh or en else Message("a lane without a name")
        for line in shapely.get_parts(merged):
            if line.length < scenario.size.low.value:
                continue
            count = max(1, round(line.length / scenario.size.typical.value))
            for number in range(count):
                ends = (number / count * line.length, (number + 1) / count * line.length)
                yield _path_ground("lane", shapely.ops.substring(line, *ends), name)


def _path_ground(sort: str, line: shapely.LineString, name: Text) -> Ground:
    middle = line.interpolate(0.5, normalized=True)
    return Ground(f"paths:{sort}:{middle.x:.0f}:{middle.y:.0f}", "path", name, line)
