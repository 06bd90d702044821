"""An application for funds (申报书): filled from what is known, the rest marked to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from base.known_texts import bilingual
from base.words import Bilingual, Message, Text
from data.small_cells import fewest_shown
from exports.export import Export
from exports.origin import origin_lines
from exports.request import ExportRequest
from exports.sentences import option_in_words, problems_in_words, situation_in_words
from exports.sheets.map_picture import draw_map_picture
from exports.sheets.words import date_text
from exports.tables import encroachments, facts, standards, upkeep
from exports.word.application_tables import duties, funding, schedule
from exports.word.fill_in import fill_in, labelled
from exports.word.paper import WordDocument
from features.options.order import option_name
from features.options.sketch import Sketch
from features.options.tables import costs, findings, interventions, options
from features.voting.tables import votes
from paper.table import Table, rows_of, with_columns

_NAME, _SCENARIO, _SIZE, _UNIT, _PROVIDES, _ADOPTER, _COUNTS = 1, 2, 4, 5, 6, 10, 11
"""Columns of the table of interventions."""


def write(request: ExportRequest) -> bytes:
    """The document, about all options that are asked for, one after the other in each chapter."""
    request = draw_map_picture(request)
    title = Message("Renewal of public space in {name}\nApplication", name=request.baseline.community.name)
    paper = WordDocument(request, request.text(title), tuple(_cover(request)))
    _background(paper, request)
    _works(paper, request)
    _funds(paper, request)
    paper.head(Message("Schedule"))
    paper.table(schedule())
    _benefits(paper, request)
    _opinions(paper, request)
    _organisation(paper, request)
    _attachments(paper, request)
    return paper.content()


def _cover(request: ExportRequest) -> Iterator[Text]:
    day = request.made_on.isoformat()
    community = request.baseline.community.name
    yield labelled(Message("Project"), Message("Renewal of public space in {name}", name=community))
    applicant = request.sheet.organisation
    known = Bilingual(applicant, applicant) if applicant else fill_in(Message("full name of the applicant"))
    yield labelled(Message("Applicant"), known)
    yield labelled(Message("In charge"), fill_in(Message("name, post, telephone")))
    yield labelled(Message("Contact"), fill_in(Message("name, telephone, address")))
    made = Bilingual(date_text(day, "zh"), date_text(day, "en"))
    yield labelled(Message("Date of application"), made)


def _background(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Background"))
    for sentence in (*situation_in_words(request), *problems_in_words(request)):
        paper.say(sentence)
    paper.picture(request.pictures.get(""), Message("The community as it is"))
    paper.table(with_columns(rows_of(facts.table(request), request.states[0].name), 1, 2, 3))
    paper.table(encroachments.by_category(request))
    paper.table(_judged(request))
    paper.say(fill_in(Message("policies and plans that the project follows")))


def _judged(request: ExportRequest) -> Table:
    """The standards that are met or not; what is for reference only decides nothing here."""
    table, judged = standards.in_short(request), (standards.VERDICTS["pass"], standards.VERDICTS["fail"])
    return replace(table, rows=tuple(row for row in table.rows if row[2] in judged))


def _works(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Works"))
    if not request.options:
        paper.say(fill_in(Message("place, content and size of the works")))
        return
    for one in request.options:
        _works_of_option(paper, request, one)
    paper.say(fill_in(Message("who owns the ground, and their consent")))
    if len(request.options) > 1:
        paper.subhead(Message("The options compared"))
        paper.table(options.table(request))


def _works_of_option(paper: WordDocument, request: ExportRequest, chosen: Sketch) -> None:
    name = option_name(chosen.option)
    several = len(request.options) > 1
    place = Message("Place, content and size")
    paper.subhead(Message("{name}: place, content and size", name=name) if several else place)
    if described := chosen.option.description:
        paper.say(Bilingual(described, described), stays_with_next=True)
    paper.picture(request.pictures.get(chosen.option.letter), name)
    found = rows_of(interventions.table(request), name)
    counted = tuple(row for row in found.rows if row[_COUNTS] == interventions.COUNTS[True])
    columns = (_NAME, _SCENARIO, _SIZE, _UNIT, _PROVIDES, _ADOPTER)
    paper.table(with_columns(_titled(request, replace(found, rows=counted), chosen), *columns))
    verdicts = rows_of(findings.table(request), name).rows
    if open_ones := sum(row[3] == findings.VERDICTS["to_confirm"] for row in verdicts):
        paper.say(
            Message(
                "{open_ones} siting rules have to be confirmed on site; the workbook lists them.",
                open_ones=open_ones,
            )
        )


def _funds(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Sources of funds"))
    for one in request.options:
        _name_option(paper, request, one)
        total_cny = one.payable.cost_cny
        if total_cny:
            paper.say(Message("The works are estimated at {total_cny:,.0f} CNY in all.", total_cny=total_cny))
            of_option = rows_of(costs.table(request), option_name(one.option))
            paper.table(with_columns(_titled(request, of_option, one), 1, 2, 3, 4))
        paper.table(_titled(request, funding(total_cny), one))
    if not request.options:
        paper.table(funding(None))
    paper.say(Message("Reference costs are assumed ranges, ±50 %; replace them with local prices."))


def _benefits(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Expected benefits"))
    if not request.options:
        paper.say(fill_in(Message("who benefits, and how")))
        return
    for one in request.options:
        paper.say(option_in_words(one))
    if len(request.options) == 1:
        paper.table(options.table(request))
    paper.say(
        fill_in(Message("benefits that cannot be computed, such as safety, health and neighbourliness"))
    )


def _name_option(paper: WordDocument, request: ExportRequest, chosen: Sketch) -> None:
    """A heading of its own, where the application is about several options."""
    if len(request.options) > 1:
        paper.subhead(option_name(chosen.option))


def _titled(request: ExportRequest, table: Table, chosen: Sketch) -> Table:
    """The table with its option in the title, where the application is about several."""
    if len(request.options) == 1:
        return table
    title = Message("{name}: {table}", name=option_name(chosen.option), table=table.title)
    return replace(table, title=title)


def _opinions(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Residents' opinions"))
    catalogue = request.baseline.catalogue
    for shown in request.votes:
        paper.subhead(bilingual(shown.vote.terms.settings.title))
        for sentence in votes.sentences(shown, catalogue, fewest_shown(catalogue)):
            paper.say(sentence)
        paper.table(votes.table(shown))
    if not request.votes:
        paper.say(fill_in(Message("when and how residents were asked, how many answered, what they said")))
    paper.say(fill_in(Message("objections, and how they were answered")))


def _organisation(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Organisation"))
    paper.table(duties())
    for one in request.options:
        if one.counted:
            _upkeep(paper, request, one)
    paper.say(fill_in(Message("who pays for upkeep")))


def _upkeep(paper: WordDocument, request: ExportRequest, chosen: Sketch) -> None:
    _name_option(paper, request, chosen)
    upkeep_cny = chosen.payable.upkeep_cny
    paper.say(Message("Upkeep is estimated at {upkeep_cny:,.0f} CNY a year.", upkeep_cny=upkeep_cny))
    of_option = rows_of(upkeep.table(request), option_name(chosen.option))
    paper.table(with_columns(_titled(request, of_option, chosen), 1, 2, 3, 4, 5))


def _attachments(paper: WordDocument, request: ExportRequest) -> None:
    paper.head(Message("Attachments and seals"))
    known = (
        Message("Maps of today and of the option (A3)"),
        Message("Table of costs and interventions (workbook)"),
        Message("Record of what residents said"),
        fill_in(Message("proof of who owns or may use the ground")),
        fill_in(Message("others")),
    )
    paper.numbered([request.text(one) for one in known])
    paper.stamps(
        (
            Message("Applicant (seal)"),
            Message("Subdistrict or town (seal)"),
            Message("Authority in charge (seal)"),
        )
    )
    paper.subhead(Message("Origin and assumptions", context="of a report"))
    paper.numbered(origin_lines(request))


EXPORT = Export(
    key="application",
    name=Message("Application (Word)"),
    about=Message("The skeleton of an application for funds: filled from what is known, the rest is marked."),
    extension=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write=write,
    magic=b"PK\x03\x04",
    part="application",
)
