"""What came of a vote: an option a row, the plain count beside the count by seats."""

from __future__ import annotations

from base.known_texts import bilingual
from base.words import Message, Text
from data.catalogue.model import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication
from features.voting.rules_in_words import rules_in_words
from paper.table import Cell, Table, TableColumn


def table(shown: Publication) -> Table:
    """The totals; no rows without the quorum, no count by seats where its figures would tell on somebody."""
    count, slate = shown.result.count, shown.vote.terms.slate
    method, by_seats, title = count.rules.method, count.by_seats, bilingual(shown.vote.terms.settings.title)
    columns = [
        TableColumn(Message("Option"), width=24),
        TableColumn(Message("Every ballot once"), width=14),
        *([TableColumn(Message("By council seats"), width=14)] if by_seats else []),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            slate.name(option),
            result_text.total_figure(count.plain.totals[option], method, is_by_seats=False),
            *(
                [result_text.total_figure(by_seats.totals[option], method, is_by_seats=True)]
                if by_seats
                else []
            ),
        )
        for option in slate.options
    ]
    name = Message("Result of the vote: {title}", title=title)
    return Table("votes", name, tuple(columns), tuple(rows) if shown.result.has_quorum else ())


def sentences(shown: Publication, catalogue: Catalogue, least: int) -> tuple[Text, ...]:
    """What was asked, who voted, and what came of it."""
    settings, turnout = shown.vote.terms.settings, result_text.turnout_total(shown.turnout)
    asked = Message(
        "On {date} residents voted on “{question}”: {turnout}.",
        date=settings.date,
        question=bilingual(settings.question),
        turnout=turnout,
    )
    lines = [
        *result_text.mark_texts(shown),
        asked,
        result_text.headline(shown),
        result_text.tie_rule_text(shown),
    ]
    if shown.result.has_quorum:
        seats = result_text.seats_text(shown)
        lines.append(Message("By the council's seats: {seats}", seats=seats))
        lines += [result_text.withheld_text(shown, least), shown.result.count.others.text]
    lines += [
        result_text.empty_text(shown, catalogue),
        *(result_text.restore_text(event) for event in shown.restores),
        *rules_in_words(settings, catalogue)[:1],
        result_text.ADVISORY,
    ]
    return tuple(one for one in lines if one)
