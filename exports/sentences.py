"""Results as sentences for documents and slides."""

from __future__ import annotations

from collections.abc import Iterator

from base.words import Message, Text, join_texts
from exports.request import ExportRequest
from exports.tables import encroachments, unmet
from exports.tables.coverage import reach_of_needs
from features.options.order import option_name
from features.options.sketch import Sketch

_UNKNOWN = "–"


def title_of(request: ExportRequest) -> Text:
    """Of a document about the request."""
    name = request.baseline.community.name
    if not request.options:
        return Message("Public space of {name}: assessment", name=name)
    return Message("Public space of {name}: options for renewal", name=name)


def situation_in_words(request: ExportRequest) -> Iterator[Text]:
    """Who lives there, what there is, how well it serves them."""
    assessment = request.baseline
    scores, spaces = assessment.overall, assessment.spaces
    people, area = float(scores.people.sum()), float(spaces.area_m2.sum())
    groups = list(zip(assessment.catalogue.age_groups.values(), scores.people, strict=True))
    yield Message(
        "The community has {households:,.0f} households and {people:,.0f} people: {groups}. It has "
        "{grids} responsibility grids and {compounds} compounds.",
        households=scores.households,
        people=people,
        groups=join_texts(
            Message("{count:,.0f} {group}", context="people", count=count, group=group.long_name)
            for group, count in groups
        ),
        grids=len(assessment.by_grid),
        compounds=len(assessment.by_compound),
    )
    taken = 100 * spaces.taken_m2 / area if area else 0.0
    yield Message(
        "Of {count} public spaces with {area:,.0f} m², {taken_m2:,.0f} m² are occupied by "
        "encroachments ({taken:.0f} %); {number} m² per person are usable.",
        count=len(spaces.area_m2),
        area=area,
        taken_m2=spaces.taken_m2,
        taken=taken,
        number=_number(scores.supply_m2),
    )
    yield from _index_in_words(request)


def _index_in_words(request: ExportRequest) -> Iterator[Text]:
    assessment = request.baseline
    worst = assessment.overall.worst_group
    if worst < 0:
        yield Message("These data have no residents, so there is no score.", context="report")
        return
    groups = list(assessment.catalogue.age_groups.values())
    index, reach = assessment.overall.index, reach_of_needs(assessment, "standard_radius")
    grid = assessment.worst_grid
    of_grid = f"{assessment.by_grid[grid].index_all:.1f}" if grid else _UNKNOWN
    yield Message(
        "The access index is {index_all:.1f} of 100. The worst-off group are the {group} "
        "({index:.1f}): {reach:.0f} % of what they need is within its service radius. The "
        "worst-off grid is {grid} ({of_grid}).",
        index_all=assessment.overall.index_all,
        group=groups[worst].name,
        index=index[worst],
        reach=100 * reach[worst],
        grid=grid or _UNKNOWN,
        of_grid=of_grid,
    )


def problems_in_words(request: ExportRequest) -> Iterator[Text]:
    """What is taken, and what most people lack."""
    taken = encroachments.by_category(request).rows
    count, area = taken[-1][2], taken[-1][3]
    yield Message(
        "{count:,.0f} encroachments were verified and not cleared yet, on {area:,.0f} m².",
        count=count,
        area=area,
    )
    lacking = [row for row in unmet.table(request).rows if row[-1]][:3]
    if lacking:
        yield Message(
            "Most often missing within the service radius: {facilities}.",
            facilities=join_texts(
                Message("{name} ({people:,.0f} people)", name=row[0], people=row[-1]) for row in lacking
            ),
        )


def comparison_in_words(request: ExportRequest) -> Iterator[Text]:
    """One sentence an option."""
    for sketch in request.options:
        yield _option_in_words(sketch)


def _option_in_words(sketch: Sketch) -> Text:
    name, paid, comparison = option_name(sketch.option), sketch.payable, sketch.comparison
    gained, lost = float(comparison.gained.people.sum()), float(comparison.lost.people.sum())
    change = comparison.index_all
    return Message(
        "{name}: {count} interventions for {cost_cny:,.0f} CNY and {upkeep_cny:,.0f} CNY a year; "
        "the index changes by {change:+.1f}, {gained:,.0f} people gain access to a facility and "
        "{lost:,.0f} lose it.",
        name=name,
        count=len(sketch.counted),
        cost_cny=paid.cost_cny,
        upkeep_cny=paid.upkeep_cny,
        change=change,
        gained=gained,
        lost=lost,
    )


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else _UNKNOWN
