"""Tables of an application that people fill in: funds, schedule, duties."""

from __future__ import annotations

from base.words import Message
from exports.word.fill_in import fill_in
from paper.table import Cell, Table, TableColumn

_AMOUNT = fill_in(Message("amount"))
_DATES = fill_in(Message("from – to"))
_UNIT = fill_in(Message("who"))


def funding(total_cny: float | None) -> Table:
    """Where the money comes from; the sum is the estimate."""
    sources = (
        Message("Subsidies from above"),
        Message("District and town budgets"),
        Message("Enterprises and associations"),
        Message("Residents and owners' funds"),
    )
    rows: list[tuple[Cell, ...]] = [(one, _AMOUNT, fill_in(Message("approval and date"))) for one in sources]
    return Table(
        "funding",
        Message("Sources of funds"),
        (
            TableColumn(Message("Source", context="of funds"), width=24),
            TableColumn(Message("Amount (CNY)"), "count", 16),
            TableColumn(Message("Secured by"), width=24),
        ),
        (*rows, (Message("all"), total_cny or _AMOUNT, None)),
        frozenset([len(rows)]),
    )


def schedule() -> Table:
    """From asking residents to looking after what was built."""
    steps = (
        (Message("Preparation"), Message("public display, residents' opinions, consent of owners")),
        (Message("Design"), Message("survey, construction drawings, check of the budget")),
        (
            Message("Construction"),
            Message("tender or contract, clearing of encroachments, works, supervision"),
        ),
        (Message("Acceptance"), Message("inspection with residents, handing over, settlement")),
        (Message("Upkeep"), Message("adoption, rules of use, evaluation after a year")),
    )
    return Table(
        "schedule",
        Message("Schedule"),
        (
            TableColumn(Message("Step"), width=12),
            TableColumn(Message("Content"), width=34),
            TableColumn(Message("Time"), width=18),
            TableColumn(Message("Responsible"), width=18),
        ),
        tuple((step, content, _DATES, _UNIT) for step, content in steps),
    )


def duties() -> Table:
    """Who answers for what."""
    parts = (
        (Message("Lead"), Message("decisions, coordination, funds")),
        (Message("Community committee"), Message("residents' council, public display, complaints")),
        (Message("Design and construction"), Message("drawings, quality, safety, time")),
        (Message("Property management and adopters"), Message("daily care after acceptance")),
    )
    return Table(
        "duties",
        Message("Who answers for what"),
        (
            TableColumn(Message("Part", context="of an organisation"), width=20),
            TableColumn(Message("Duties"), width=30),
            TableColumn(Message("Unit and person"), width=22),
        ),
        tuple((part, task, fill_in(Message("unit and person"))) for part, task in parts),
    )
