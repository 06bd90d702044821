"""Results as sentences for documents and slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from base.words import Message, Text, join_texts, name_or_id
from data.lacks import lack_in_words, lacks_of
from data.worst_homes import worst_homes
from exports.request import ExportRequest
from exports.tables import encroachments, unmet
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
    yield from _needs_in_words(request)


def _needs_in_words(request: ExportRequest) -> Iterator[Text]:
    assessment = request.baseline
    scores = assessment.overall
    if scores.worst_group < 0:
        yield Message("These data have no residents, so there is no score.", context="report")
        return
    groups = list(assessment.catalogue.age_groups.values())
    yield Message(
        "Of what they need, the people have within walking distance: {shares}.",
        shares=join_texts(
            Message("{group} {met:.0f} %", group=group.name, met=float(met))
            for group, met in zip(groups, scores.met, strict=True)
            if met == met
        ),
    )
    place = assessment.worst_place()
    group = assessment.catalogue.age_groups[place.group].people
    if place.grid:
        yield Message(
            "Worst off are the {group} in grid {grid}: {met:.0f} %.",
            group=group,
            grid=place.grid,
            met=place.met,
        )
    for lack in lacks_of(assessment, scores, "standard_radius"):
        yield Message("{sentence}.", sentence=lack_in_words(assessment, lack, "standard_radius"))


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


def worst_homes_in_words(request: ExportRequest) -> Iterator[Text]:
    """The homes to look at first, with the cause that explains most; worst first."""
    homes = request.baseline.community.residences
    for one in worst_homes(request.baseline, "all", "standard_radius"):
        zh, en = homes["name_zh"].iloc[one.residence], homes["name_en"].iloc[one.residence]
        for cause in one.causes[:1]:
            yield Message(
                "{home} ({people:,.0f} people): {cause}.",
                home=name_or_id(zh, en, one.id),
                people=one.people,
                cause=cause.in_words(request.baseline.catalogue),
            )


def comparison_title(request: ExportRequest) -> Text:
    """The heading of the comparison; one option by itself stands beside today."""
    if len(request.options) == 1:
        return Message("The option beside today")
    return Message("The options compared")


def comparison_in_words(request: ExportRequest) -> Iterator[Text]:
    """One sentence an option."""
    for sketch in request.options:
        yield _option_in_words(sketch)


def _option_in_words(sketch: Sketch) -> Text:
    name, paid, comparison = option_name(sketch.option), sketch.payable, sketch.comparison
    price = comparison.cny_per_person(paid.cost_cny)
    facts: dict[str, Any] = {
        "name": name,
        "count": len(sketch.counted),
        "cost_cny": paid.cost_cny,
        "upkeep_cny": paid.upkeep_cny,
        "gained": comparison.people_gaining,
        "lost": float(comparison.lost.people.sum()),
        "changes": join_texts(
            Message("{group} {change:+.1f}", group=group.name, change=float(change))
            for group, change in zip(
                sketch.assessment.catalogue.age_groups.values(), comparison.met, strict=True
            )
        ),
    }
    if price != price:
        return Message(
            "{name}: {count} interventions for {cost_cny:,.0f} CNY and {upkeep_cny:,.0f} CNY a year; "
            "{gained:,.0f} people gain access to a facility and {lost:,.0f} lose it; needs met change by "
            "{changes} points.",
            **facts,
        )
    return Message(
        "{name}: {count} interventions for {cost_cny:,.0f} CNY and {upkeep_cny:,.0f} CNY a year; "
        "{gained:,.0f} people gain access to a facility, {price:,.0f} CNY each, and {lost:,.0f} lose it; "
        "needs met change by {changes} points.",
        price=price,
        **facts,
    )


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else _UNKNOWN
