"""What a reader of the scores must know: what was assumed, what is cut off, and how many people it touches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.assess import Assessment
from data.words import Bilingual, Note
from spatial.coverage import Bools
from spatial.walking import STRAIGHT_LINE, UNREACHABLE


def assumptions_of(assessment: Assessment) -> tuple[Note, ...]:
    """Everything the scores rest on that nobody measured: of the community's data, then of the catalogue."""
    return (*assessment.community.assumptions, *_straight_lines(assessment), *_catalogue(assessment))


def warnings_of(assessment: Assessment) -> tuple[Note, ...]:
    """What is missing or cut off."""
    return (
        *assessment.community.warnings,
        *_unreachable(assessment),
        *_parts(assessment),
        *_missing(assessment),
    )


def _people(assessment: Assessment, homes: Bools) -> float:
    return float(assessment.people[homes].sum())


def _straight_lines(assessment: Assessment) -> Iterator[Note]:
    homes = np.asarray((assessment.how == STRAIGHT_LINE).any(axis=1), dtype=bool)
    if not homes.any():
        return
    parameters = assessment.catalogue.parameters
    factor = parameters["detour_factor"].figure.value
    beyond_m = parameters["off_network_m"].figure.value
    count, people = int(homes.sum()), _people(assessment, homes)
    yield Note(
        "straight_line",
        Bilingual(
            f"{count} 栋住宅（{people:,.0f} 人）或其最近设施周围 {beyond_m:g} 米内没有步行路径，"
            f"距离按直线乘 {factor:g} 估算。",
            f"{count} residences ({people:,.0f} people), or their nearest facility, have no path within "
            f"{beyond_m:g} m: their distance is the straight line times {factor:g}.",
        ),
        people,
    )


def _catalogue(assessment: Assessment) -> Iterator[Note]:
    people = float(assessment.people.sum())
    groups = assessment.catalogue.age_groups.values()
    zh = "、".join(f"{g.name.zh} {g.walking_speed_m_per_s.value:g}" for g in groups)
    en = ", ".join(f"{g.name.en} {g.walking_speed_m_per_s.value:g}" for g in groups)
    yield Note(
        "walking_speed",
        Bilingual(f"步行速度为假设值（米/秒）：{zh}。", f"Walking speeds are assumed (m/s): {en}."),
        people,
    )
    weights = [w for c in assessment.catalogue.facility_categories.values() for w in c.weight.values()]
    if any(not weight.verified for weight in weights):
        yield Note(
            "weights",
            Bilingual(
                "各类设施对老壮幼的权重为假设值，应以本社区问卷代替。",
                "What each facility weighs for elders, adults and children is assumed; a local survey should replace it.",
            ),
            people,
        )
    radii = [c.service_radius_m for c in assessment.catalogue.facility_categories.values()]
    unverified = sum(not radius.verified for radius in radii)
    if unverified:
        yield Note(
            "service_radius",
            Bilingual(
                f"{len(radii)} 类设施中有 {unverified} 类的服务半径尚未与标准印刷本核对。",
                f"The service radius of {unverified} of {len(radii)} categories is not yet checked against the "
                "printed standard.",
            ),
            people,
        )


def _unreachable(assessment: Assessment) -> Iterator[Note]:
    reachable = (assessment.how != UNREACHABLE).any(axis=0)
    homes = np.asarray((assessment.how[:, reachable] == UNREACHABLE).any(axis=1), dtype=bool)
    if not homes.any():
        return
    count, people = int(homes.sum()), _people(assessment, homes)
    yield Note(
        "unreachable",
        Bilingual(
            f"{count} 栋住宅（{people:,.0f} 人）所在的路段与其余路网断开，有设施走不到。请检查路径是否连接。",
            f"{count} residences ({people:,.0f} people) are on paths cut off from the rest, so some facilities "
            "cannot be walked to. Check whether the paths join.",
        ),
        people,
    )


def _parts(assessment: Assessment) -> Iterator[Note]:
    network = assessment.network
    if not len(network):
        return
    parts = int(network.node_part.max()) + 1
    if parts < 2:
        return
    length_m = float(network.edge_length_m[network.edge_part > 0].sum())
    homes = np.zeros(len(assessment.people), dtype=bool)
    if assessment.homes.snap is not None:
        homes = (network.edge_part[assessment.homes.snap.edge] > 0) & ~assessment.homes.off
    people = _people(assessment, homes)
    yield Note(
        "isolated_parts",
        Bilingual(
            f"路网有 {parts - 1} 个孤立部分，共 {length_m:,.0f} 米，{people:,.0f} 人住在其上。",
            f"The paths have {parts - 1} isolated parts, {length_m:,.0f} m in all, on which {people:,.0f} people live.",
        ),
        people,
    )


def _missing(assessment: Assessment) -> Iterator[Note]:
    people = float(assessment.people.sum())
    if len(assessment.people) and not len(assessment.network):
        yield Note(
            "no_paths",
            Bilingual(
                "没有步行路径，全部距离为直线估算。",
                "There are no walking paths: all distances are straight lines.",
            ),
            people,
        )
    reached = (assessment.how != UNREACHABLE).any(axis=0)
    names = [
        c.name
        for c, any_home in zip(assessment.catalogue.facility_categories.values(), reached, strict=True)
        if not any_home
    ]
    if names and len(assessment.people):
        yield Note(
            "category_missing",
            Bilingual(
                "没有可用的设施：" + "、".join(name.zh for name in names) + "。",
                "No usable facility of: " + ", ".join(name.en for name in names) + ".",
            ),
            people,
        )
