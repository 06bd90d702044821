"""What the numbers say, in sentences for documents and slides."""

from __future__ import annotations

from collections.abc import Iterator

from base.words import Bilingual
from exports.request import Request
from exports.tables import encroachments, unmet
from exports.tables.coverage import reach_of_needs
from features.options.order import option_name
from features.options.sketch import Sketch

_UNKNOWN = "–"


def title_of(request: Request) -> Bilingual:
    """Of a document about the request."""
    name = request.baseline.community.name
    if not request.options:
        return Bilingual(f"{name.zh}公共空间现状评估", f"Public space of {name.en}: assessment")
    return Bilingual(f"{name.zh}公共空间微更新方案", f"Public space of {name.en}: options for renewal")


def situation_in_words(request: Request) -> Iterator[Bilingual]:
    """Who lives there, what there is, how well it serves them."""
    assessment = request.baseline
    scores, spaces = assessment.overall, assessment.spaces
    people, area = float(scores.people.sum()), float(spaces.area_m2.sum())
    groups = list(zip(assessment.catalogue.age_groups.values(), scores.people, strict=True))
    zh = "、".join(f"{group.long_name.zh} {count:,.0f} 人" for group, count in groups)
    en = ", ".join(f"{count:,.0f} {group.long_name.en}" for group, count in groups)
    yield Bilingual(
        f"社区现有 {scores.households:,.0f} 户、{people:,.0f} 人，其中{zh}；"
        f"划分为 {len(assessment.by_grid)} 个责任网格、{len(assessment.by_compound)} 个小区。",
        f"The community has {scores.households:,.0f} households and {people:,.0f} people: {en}. It has "
        f"{len(assessment.by_grid)} responsibility grids and {len(assessment.by_compound)} compounds.",
    )
    taken = 100 * spaces.taken_m2 / area if area else 0.0
    yield Bilingual(
        f"公共空间 {len(spaces.area_m2)} 处，面积 {area:,.0f} 平方米，其中被侵占 "
        f"{spaces.taken_m2:,.0f} 平方米（{taken:.0f}%）；"
        f"人均可用公共空间 {_number(scores.supply_m2)} 平方米。",
        f"Of {len(spaces.area_m2)} public spaces with {area:,.0f} m², {spaces.taken_m2:,.0f} m² are taken "
        f"({taken:.0f} %); {_number(scores.supply_m2)} m² per person can be used.",
    )
    yield from _index_in_words(request)


def _index_in_words(request: Request) -> Iterator[Bilingual]:
    assessment = request.baseline
    worst = assessment.overall.worst_group
    if worst < 0:
        yield Bilingual("数据中无人居住，因此没有得分。", "Nobody lives in these data, so there is no score.")
        return
    groups = list(assessment.catalogue.age_groups.values())
    index, reach = assessment.overall.index, reach_of_needs(assessment, "standard_radius")
    grid = assessment.worst_grid
    of_grid = f"{assessment.by_grid[grid].index_all:.1f}" if grid else _UNKNOWN
    yield Bilingual(
        f"可达指数为 {assessment.overall.index_all:.1f}（满分 100）。得分最低的人群是"
        f"“{groups[worst].name.zh}”（{index[worst]:.1f}），其所需设施有 "
        f"{100 * reach[worst]:.0f}% 在服务半径以内；"
        f"得分最低的网格是 {grid or _UNKNOWN}（{of_grid}）。",
        f"The access index is {assessment.overall.index_all:.1f} of 100. The worst-off group are the "
        f"{groups[worst].name.en} ({index[worst]:.1f}): {100 * reach[worst]:.0f} % of what they need is "
        f"within its service radius. The worst-off grid is {grid or _UNKNOWN} ({of_grid}).",
    )


def problems_in_words(request: Request) -> Iterator[Bilingual]:
    """What is taken, and what most people lack."""
    taken = encroachments.by_category(request).rows
    count, area = taken[-1][2], taken[-1][3]
    yield Bilingual(
        f"经核实、尚未清理的侵占有 {count:,.0f} 处，占地 {area:,.0f} 平方米。",
        f"{count:,.0f} encroachments were checked and are still there, on {area:,.0f} m².",
    )
    lacking = [row for row in unmet.table(request).rows if row[-1]][:3]
    if lacking:
        zh = "、".join(f"{row[0].zh}（{row[-1]:,.0f} 人）" for row in lacking)  # type: ignore[union-attr]
        en = ", ".join(f"{row[0].en} ({row[-1]:,.0f} people)" for row in lacking)  # type: ignore[union-attr]
        yield Bilingual(
            f"服务半径内最缺的设施是：{zh}。", f"What most people lack within its service radius: {en}."
        )


def comparison_in_words(request: Request) -> Iterator[Bilingual]:
    """One sentence an option."""
    for sketch in request.options:
        yield _option_in_words(sketch)


def _option_in_words(sketch: Sketch) -> Bilingual:
    name, paid, comparison = option_name(sketch.option), sketch.payable, sketch.comparison
    gained, lost = float(comparison.gained.people.sum()), float(comparison.lost.people.sum())
    change = comparison.index_all
    return Bilingual(
        f"{name.zh}：{len(sketch.counted)} 个项目，造价 {paid.cost_cny:,.0f} 元，年维护费 "
        f"{paid.upkeep_cny:,.0f} 元；可达指数变化 {change:+.1f}，新走得到某类设施的有 {gained:,.0f} 人，"
        f"变得走不到的有 {lost:,.0f} 人。",
        f"{name.en}: {len(sketch.counted)} interventions for {paid.cost_cny:,.0f} CNY and "
        f"{paid.upkeep_cny:,.0f} CNY a year; the index changes by {change:+.1f}, {gained:,.0f} people come "
        f"within reach of something and {lost:,.0f} fall out of it.",
    )


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else _UNKNOWN
