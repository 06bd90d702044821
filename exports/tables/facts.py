"""The community in numbers, today and with each option."""

from __future__ import annotations

from base.words import Bilingual, Message, Text
from data.assess import Assessment
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a figure; its unit stands beside it."""
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        rows += [(state.name, name, round(value, 2), unit) for name, value, unit in figures(state.assessment)]
    return Table(
        "facts",
        Message("The community in numbers"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Figure"), width=28),
            TableColumn(Message("Value"), "number"),
            TableColumn(Message("Unit"), width=10),
        ),
        tuple(rows),
    )


def figures(assessment: Assessment) -> list[tuple[Text, float, Text]]:
    """(name, value, unit); shares are given in percent."""
    scores, spaces, people = assessment.overall, assessment.spaces, Message("people")
    share, area = Message("%"), Message("m²")
    return [
        (Message("Households"), scores.households, Message("households")),
        (Message("People"), float(scores.people.sum()), people),
        *(
            (group.long_name, float(count), people)
            for group, count in zip(assessment.catalogue.age_groups.values(), scores.people, strict=True)
        ),
        (Message("Public spaces"), float(len(spaces.area_m2)), Bilingual("处", "")),
        (Message("Area of public spaces"), float(spaces.area_m2.sum()), area),
        (Message("Public space occupied"), spaces.taken_m2, area),
        (Message("Usable public space per person"), scores.supply_m2, Message("m² per person")),
        (Message("Public spaces with a single function"), 100 * spaces.monofunctional_share, share),
        (
            Message("People within reach of a space for old and young"),
            100 * spaces.intergenerational_share,
            share,
        ),
        (Message("Public spaces joined step-free"), 100 * spaces.joined_share, share),
        (Message("Detour ratio"), spaces.detour_ratio, Message("times")),
    ]
