"""Every intervention of every option, one row each."""

from __future__ import annotations

from base.words import Message
from features.options.intervention import Intervention
from features.options.intervention_facts import ACTIONS, names_of, unit_of, what_it_is
from features.options.order import OptionsOrder, Scenario, option_name
from features.options.presets import size_of
from paper.table import Cell, Table, TableColumn

COUNTS = (Message("no", context="counts"), Message("yes", context="counts"))


def table(request: OptionsOrder) -> Table:
    """Rejected ones too; the column says so."""
    rows = [
        _row(request, state, one)
        for state in request.states
        if state.sketch
        for one in state.sketch.option.interventions
    ]
    return Table(
        "interventions",
        Message("Interventions", context="table"),
        (
            TableColumn(Message("Option"), width=16),
            TableColumn(Message("Name"), width=20),
            TableColumn(Message("Scenario"), width=16),
            TableColumn(Message("Action"), width=8),
            TableColumn(Message("Size"), "count", 8),
            TableColumn(Message("Unit"), width=8),
            TableColumn(Message("Provides", context="column"), width=24),
            TableColumn(Message("Functions", context="of an intervention"), width=24),
            TableColumn(Message("Cost (CNY)"), "count"),
            TableColumn(Message("Upkeep a year (CNY)"), "count"),
            TableColumn(Message("Adopter"), width=14),
            TableColumn(Message("Counts", context="column"), width=10),
            TableColumn(Message("Suitability (0–100)"), "count"),
            TableColumn(Message("Rules of use"), width=24),
            TableColumn(Message("Note", context="column"), width=30),
        ),
        tuple(rows),
    )


def _row(request: OptionsOrder, state: Scenario, one: Intervention) -> tuple[Cell, ...]:
    assert state.sketch is not None
    catalogue, judgement = request.baseline.catalogue, state.sketch.judgements[one.id]
    what = what_it_is(catalogue, one)
    return (
        option_name(state.sketch.option),
        one.name or what,
        what,
        ACTIONS[one.action],
        size_of(one.shape),
        unit_of(one),
        names_of(catalogue.facility_categories, one.provides),
        names_of(catalogue.space_functions, one.functions),
        one.cost_cny,
        one.upkeep_cny,
        one.adopter,
        COUNTS[judgement.counts],
        judgement.suitability,
        one.use_rules,
        one.note,
    )
