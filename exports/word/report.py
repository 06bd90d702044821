"""The report section: situation, problems, options, budget, upkeep, standards, assumptions."""

from __future__ import annotations

from dataclasses import replace

from base.known_texts import bilingual
from base.words import Bilingual, Message, Text
from data.small_cells import fewest_shown
from exports.export import Export
from exports.origin import about_lines, origin_lines
from exports.request import ExportRequest
from exports.sentences import (
    comparison_in_words,
    comparison_title,
    problems_in_words,
    situation_in_words,
    title_of,
    worst_homes_in_words,
)
from exports.sheets.map_picture import draw_map_picture
from exports.tables import capability_tables, encroachments, facts, grids, groups, standards, unmet, upkeep
from exports.word.paper import WordDocument
from features.options.order import option_name
from features.options.tables import costs, findings, interventions, options
from features.voting.tables import votes
from paper.table import Table, rows_of, with_columns

_MOST_RULES = 12
"""Siting findings of an option that are printed; the workbook has all."""


def write(request: ExportRequest) -> bytes:
    """The document; its maps are drawn where the request brings none."""
    request = draw_map_picture(request)
    paper = WordDocument(request, request.text(title_of(request)))
    _situation(paper, request)
    _problems(paper, request)
    if request.options:
        _comparison(paper, request)
        _money(paper, request)
    if request.votes:
        _votes(paper, request)
    _of_capabilities(paper, request)
    _standards(paper, request)
    return paper.content()


def _situation(paper: WordDocument, request: ExportRequest) -> None:
    today = request.states[0].name
    paper.head(Message("The situation"))
    for sentence in situation_in_words(request):
        paper.say(sentence)
    paper.picture(request.pictures.get(""), Message("The community as it is"))
    paper.table(with_columns(rows_of(facts.table(request), today), 1, 2, 3))
    paper.table(with_columns(rows_of(groups.table(request), today), 1, 2, 3, 5, 8))
    paper.table(with_columns(rows_of(grids.table(request), today), *range(1, 9)))


def _problems(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("The problems"))
    for sentence in problems_in_words(request):
        paper.say(sentence)
    paper.subhead(Message("Public space is occupied"))
    paper.table(encroachments.by_category(request))
    paper.subhead(Message("Needs are not met"))
    paper.table(unmet.table(request))
    worst = list(worst_homes_in_words(request))
    if worst:
        paper.subhead(Message("Where to look first"))
        for sentence in worst:
            paper.say(sentence)


def _comparison(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(comparison_title(request))
    for sentence in comparison_in_words(request):
        paper.say(sentence)
    paper.table(options.table(request))
    for sketch in request.options:
        name = option_name(sketch.option)
        paper.subhead(name)
        described = sketch.option.description
        if described:
            paper.say(Bilingual(described, described), stays_with_next=True)
        paper.picture(request.pictures.get(sketch.option.letter), name)
        paper.table(
            _with_option_title(
                with_columns(rows_of(interventions.table(request), name), 1, 2, 4, 5, 6, 10, 11), name
            )
        )
        _to_confirm(paper, request, name)


def _to_confirm(paper: WordDocument, request: ExportRequest, name: Text) -> None:
    """The rules that reject, then what somebody has to look at; the workbook has the rest."""
    found = rows_of(findings.table(request), name)
    broken = [row for row in found.rows if row[3] == findings.VERDICTS["broken"]]
    if broken:
        kept = replace(found, rows=tuple(broken[:_MOST_RULES]))
        paper.table(_with_option_title(with_columns(kept, 1, 2, 3, 4), name))
    open_ones = sum(row[3] == findings.VERDICTS["to_confirm"] for row in found.rows)
    if open_ones:
        paper.say(
            Message(
                "{open_ones} siting rules have to be confirmed on site; the workbook lists them.",
                open_ones=open_ones,
            )
        )


def _money(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("The budget"))
    for sketch in request.options:
        name = option_name(sketch.option)
        paper.table(
            _with_option_title(with_columns(rows_of(costs.table(request), name), 1, 2, 3, 4, 5, 7), name)
        )
    paper.say(Message("Reference costs are assumed ranges, ±50 %; replace them with local prices."))
    paper.head(Message("Upkeep"))
    for sketch in filter(lambda one: one.counted, request.options):
        name = option_name(sketch.option)
        paper.table(
            _with_option_title(with_columns(rows_of(upkeep.table(request), name), 1, 2, 3, 4, 5), name)
        )


def _votes(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("What residents voted for"))
    catalogue = request.baseline.catalogue
    least = fewest_shown(catalogue)
    for shown in request.votes:
        paper.subhead(bilingual(shown.vote.terms.settings.title))
        for sentence in votes.sentences(shown, catalogue, least):
            paper.say(sentence)
        paper.table(votes.table(shown))
        paper.say(
            Message(
                "Check code of the terms {digest}; check code of the log {head}.",
                digest=shown.vote.digest,
                head=shown.head,
            )
        )


def _of_capabilities(paper: WordDocument, request: ExportRequest) -> None:
    """The tables that capabilities add to documents."""
    for table in capability_tables(request):
        paper.head(table.title)
        paper.table(table)


def _standards(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Standards and assumptions"))
    paper.subhead(Message("Standards check"))
    paper.table(standards.in_short(request))
    for sentence in standards.notes(request):
        paper.say(sentence)
    paper.subhead(Message("Origin and assumptions", context="of a report"))
    paper.lines(about_lines(request))
    paper.numbered(origin_lines(request))


def _with_option_title(table: Table, option: Text) -> Table:
    title = Message("{table}: {option}", table=table.title, option=option)
    return replace(table, title=title)


EXPORT = Export(
    key="word",
    name=Message("Word document"),
    about=Message(
        "A section of a proposal: situation, problems, options, budget, votes, standards; with contents."
    ),
    extension=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write=write,
    magic=b"PK\x03\x04",
)
