"""Results as sentences for documents and slides."""

from __future__ import annotations

from collections.abc import Iterator

from base.words import SEMICOLON, Message, Text, join_texts, name_or_id
from data.assess import Assessment
from data.lacks import lack_in_words, lacks_of
from data.worst_homes import worst_homes
from exports.request import ExportRequest
from exports.tables import encroachments, unmet
from features.options.order import option_name
from features.options.sketch import Sketch
from features.options.tables.options import LEAST_PEOPLE

_UNKNOWN = "–"
_LEAST_M2, _LEAST_POINTS = 0.5, 0.05
"""Less is rounded to nothing, and nothing is said about it."""


def title_of(request: ExportRequest) -> Text:
    """Of a document about the request."""
    name = request.baseline.community.name
    if not request.options:
        return Message("Public space of {name}: assessment", name=name)
    return Message("Public space of {name}: options for renewal", name=name)


def situation_in_words(request: ExportRequest) -> Iterator[Text]:
    """Who lives there, what there is, how well it serves them; nothing about nobody."""
    assessment = request.baseline
    scores = assessment.overall
    people = float(scores.people.sum())
    groups = zip(assessment.catalogue.age_groups.values(), scores.people, strict=True)
    if people >= LEAST_PEOPLE:
        yield Message(
            "The community has {households:,.0f} households and {people:,.0f} people: {groups}. It has "
            "{grids} responsibility grids and {compounds} compounds.",
            households=scores.households,
            people=people,
            groups=join_texts(
                Message("{count:,.0f} {group}", context="people", count=count, group=group.long_name)
                for group, count in groups
                if count >= LEAST_PEOPLE
            ),
            grids=len(assessment.by_grid),
            compounds=len(assessment.by_compound),
        )
    yield _spaces_in_words(assessment)
    yield from _needs_in_words(request)


def _spaces_in_words(assessment: Assessment) -> Text:
    spaces = assessment.spaces
    area_m2, count = float(spaces.area_m2.sum()), len(spaces.area_m2)
    if not count:
        return Message("No public space is recorded.")
    usable = Message("{number} m² per person are usable", number=_number(assessment.overall.supply_m2))
    if spaces.taken_m2 < _LEAST_M2:
        return Message(
            "There are {count} public spaces with {area:,.0f} m²; {usable}.",
            count=count,
            area=area_m2,
            usable=usable,
        )
    return Message(
        "Of {count} public spaces with {area:,.0f} m², {taken_m2:,.0f} m² are occupied by "
        "encroachments ({taken:.0f} %); {usable}.",
        count=count,
        area=area_m2,
        taken_m2=spaces.taken_m2,
        taken=100 * spaces.taken_m2 / area_m2,
        usable=usable,
    )


def _needs_in_words(request: ExportRequest) -> Iterator[Text]:
    """How many people lack what, then the shares."""
    assessment = request.baseline
    scores = assessment.overall
    if scores.worst_group < 0:
        yield Message("These data have no residents, so there is no score.", context="report")
        return
    for lack in lacks_of(assessment, scores, "standard_radius"):
        if lack.people >= LEAST_PEOPLE:
            yield Message("{sentence}.", sentence=lack_in_words(assessment, lack, "standard_radius"))
    groups = list(assessment.catalogue.age_groups.values())
    yield Message(
        "Of what they need, the people have within walking distance: {shares}.",
        shares=join_texts(
            Message("{group} {met:.0f} %", group=group.people, met=float(met))
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


def problems_in_words(request: ExportRequest) -> Iterator[Text]:
    """What is taken, and what most people lack."""
    yield _encroachments_in_words(encroachments.open_encroachments(request))
    lacking = [
        row for row in unmet.table(request).rows if isinstance(row[-1], float) and row[-1] >= LEAST_PEOPLE
    ]
    if lacking:
        yield Message(
            "Most often missing within the service radius: {facilities}.",
            facilities=join_texts(
                Message("{name} ({people:,.0f} people)", name=row[0], people=row[-1]) for row in lacking[:3]
            ),
        )


def _encroachments_in_words(found: encroachments.OpenEncroachments) -> Text:
    """All of their ground, and what of it lies in public spaces: the figure of the scores."""
    if not found.count:
        return Message("No verified encroachment is left to be cleared.")
    if found.area_m2 < _LEAST_M2:
        return Message("{count:,.0f} encroachments were verified and not cleared yet.", count=found.count)
    if found.area_m2 - found.space_m2 < _LEAST_M2:
        return Message(
            "{count:,.0f} encroachments were verified and not cleared yet, on {area:,.0f} m², all in public "
            "spaces.",
            count=found.count,
            area=found.area_m2,
        )
    return Message(
        "{count:,.0f} encroachments were verified and not cleared yet. They take {area:,.0f} m² in all: "
        "{space_m2:,.0f} m² in public spaces, the rest on paths and other ground.",
        count=found.count,
        area=found.area_m2,
        space_m2=found.space_m2,
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
        yield option_in_words(sketch)


def option_in_words(sketch: Sketch) -> Text:
    """Who gains and who loses, then the needs met, then the money."""
    return Message(
        "{name}: {facts}.",
        name=option_name(sketch.option),
        facts=join_texts(
            [*_people_in_words(sketch), *_shares_in_words(sketch), *_money_in_words(sketch)], SEMICOLON
        ),
    )


def _people_in_words(sketch: Sketch) -> Iterator[Text]:
    comparison = sketch.comparison
    gained, lost = comparison.people_gaining, float(comparison.lost.people.sum())
    price = comparison.cny_per_person(sketch.payable.cost_cny)
    if gained >= LEAST_PEOPLE and price == price:
        yield Message(
            "{gained:,.0f} people newly have a facility within reach, {price:,.0f} CNY each",
            gained=gained,
            price=price,
        )
    elif gained >= LEAST_PEOPLE:
        yield Message("{gained:,.0f} people newly have a facility within reach", gained=gained)
    if lost >= LEAST_PEOPLE:
        yield Message("{lost:,.0f} people lose one", lost=lost)


def _shares_in_words(sketch: Sketch) -> Iterator[Text]:
    groups = sketch.assessment.catalogue.age_groups.values()
    changes = [
        Message("{group} {change:+.1f}", group=group.people, change=float(change))
        for group, change in zip(groups, sketch.comparison.met, strict=True)
        if abs(change) >= _LEAST_POINTS
    ]
    if changes:
        yield Message("needs met change by {changes} points", changes=join_texts(changes))


def _money_in_words(sketch: Sketch) -> Iterator[Text]:
    paid, rejected = sketch.payable, len(sketch.option.interventions) - len(sketch.counted)
    if rejected and not sketch.counted:
        yield Message("all {count} interventions break siting rules and are not counted", count=rejected)
        return
    yield Message(
        "{count} interventions cost {cost_cny:,.0f} CNY and {upkeep_cny:,.0f} CNY a year",
        count=len(sketch.counted),
        cost_cny=paid.cost_cny,
        upkeep_cny=paid.upkeep_cny,
    )
    if rejected:
        yield Message("{count} more break siting rules and are not counted", count=rejected)


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else _UNKNOWN
