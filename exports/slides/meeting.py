"""Slides for a meeting: eight or more on the community, twelve with options."""

from __future__ import annotations

from dataclasses import replace

from base.known_texts import bilingual
from base.words import Message, Text
from data.small_cells import fewest_shown
from exports.export import Export
from exports.origin import about, about_lines, origin_lines
from exports.request import ExportRequest
from exports.sentences import (
    comparison_in_words,
    comparison_title,
    problems_in_words,
    situation_in_words,
    title_of,
)
from exports.sheets.map_picture import draw_map_picture
from exports.slides.deck import LEFT, RIGHT, WHOLE, Deck
from exports.tables import encroachments, facts, grids, groups, standards, unmet
from features.options.order import Scenario
from features.options.tables import costs, interventions, options
from features.voting.box.publication import Publication
from features.voting.tables import votes
from paper.table import Table, cell_text, rows_of, with_columns

_MOST_STATES = 6
"""Columns of the comparison that can be read from afar."""
_OF_GROUND = (5, 7, 8)
"""Of the community's numbers: spaces, ground taken, space per person."""
_MOST_STATEMENTS = 7
_LONGEST_STATEMENT = 240


def write(request: ExportRequest) -> bytes:
    """The file. Tables and charts can be edited; its maps are drawn where the request brings none."""
    request = draw_map_picture(request)
    deck = Deck(request, request.text(title_of(request)))
    lines = list(about(request).values())[1:3]
    deck.opening(request.text(title_of(request)), [*lines, *filter(None, [request.sheet.organisation])])
    pages = (_situation, _unmet, _groups, _grids, _occupied_space)
    of_options = (_comparison, _comparison_table, _interventions, _budget)
    for page in (*pages, *(of_options if request.options else (_numbers,))):
        page(deck, request)
    for shown in request.votes:
        _vote(deck, request, shown)
    _standards(deck, request)
    _statements(deck, request)
    return deck.content()


def _situation(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("The community today")))
    figures = [_figure(one, request) for one in _large_figures(request)]
    picture = request.pictures.get("")
    if picture is None:
        deck.points(slide, [request.text(one) for one in situation_in_words(request)], LEFT)
        deck.figures(slide, figures, RIGHT)
    else:
        deck.figures(slide, figures, (LEFT[0], LEFT[1], 11.5, LEFT[3]))
        deck.picture(slide, picture, (13.6, WHOLE[1], 18.7, WHOLE[3]))


def _large_figures(request: ExportRequest) -> list[tuple[Text, float, Text]]:
    """People first: who lives there, who lacks what; then the ground."""
    known = facts.figures(request.baseline)
    lacking = float(request.baseline.overall.lacking["standard_radius"][:, 2].sum())
    households, people, *_ = known
    spaces, occupied, usable = (known[number] for number in _OF_GROUND)
    return [
        people,
        households,
        (Message("Lack two or more things"), lacking, Message("people")),
        spaces,
        occupied,
        usable,
    ]


def _figure(figure: tuple[Text, float, Text], request: ExportRequest) -> tuple[str, str]:
    name, value, unit = figure
    number = cell_text(float(round(value)) if value >= 10 else value, "number", request.language)
    unit_text = request.text(unit)
    return number, f"{request.text(name)} ({unit_text})" if unit_text else request.text(name)


def _groups(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Needs met by age group (%)")))
    names = [group.people.text(request.language) for group in request.baseline.catalogue.age_groups.values()]
    series = [
        (_short(state, request), [float(met) for met in state.assessment.overall.met])
        for state in request.states
    ]
    deck.chart(slide, names, series, (WHOLE[0], WHOLE[1], 18.0, WHOLE[3]))
    table = with_columns(rows_of(groups.table(request), request.states[0].name), 1, 2, 8, 3)
    deck.table(slide, table, (20.4, WHOLE[1], 11.9, WHOLE[3]))


def _grids(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Needs met by grid, worst-off group (%)")))
    codes = list(request.baseline.by_grid)
    if codes:
        series = [
            (_short(state, request), [state.assessment.by_grid[code].least_met for code in codes])
            for state in request.states
        ]
        deck.chart(slide, codes, series)
    else:
        deck.table(slide, grids.table(request))


def _occupied_space(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Public space is occupied")))
    deck.points(slide, [request.text(one) for one in problems_in_words(request)], LEFT)
    table = encroachments.by_category(request)
    deck.table(slide, with_columns(table, 0, 2, 3), RIGHT)


def _unmet(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("What is missing within reach")))
    rows = unmet.table(request).rows
    names = [cell_text(row[0], "text", request.language) for row in rows]
    groups_of = list(request.baseline.catalogue.age_groups.values())
    series = [
        (group.people.text(request.language), [_figure_or_nan(row[2 + place]) for row in rows])
        for place, group in enumerate(groups_of)
    ]
    deck.chart(slide, names, series, number_format="#,##0", bars=True)


def _figure_or_nan(cell: object) -> float:
    return cell if isinstance(cell, float) else float("nan")


def _numbers(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("The community in numbers")))
    deck.table(slide, with_columns(facts.table(request), 1, 2, 3))
    slide = deck.slide(request.text(Message("Scores by grid")))
    deck.table(slide, with_columns(grids.table(request), *range(1, 9)))


def _comparison(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(comparison_title(request)))
    shown = [(one.option.letter, request.pictures.get(one.option.letter)) for one in request.options][:3]
    lines = [request.text(one) for one in comparison_in_words(request)]
    if not all(picture for _, picture in shown):
        deck.points(slide, lines, WHOLE)
        return
    wide = WHOLE[2] / len(shown)
    for place, ((_, picture), line) in enumerate(zip(shown, lines, strict=False)):
        assert picture is not None
        left = WHOLE[0] + place * wide
        deck.picture(slide, picture, (left, WHOLE[1], wide - 0.5, 8.0))
        deck.points(slide, [line], (left, WHOLE[1] + 8.3, wide - 0.5, 5.5), 14, marked=False)


def _comparison_table(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("The options in numbers")))
    table = _with_short_names(options.table(request), request)
    deck.table(slide, with_columns(table, *range(min(_MOST_STATES, len(table.columns)))))


def _interventions(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("The interventions")))
    table = _with_short_names(interventions.table(request), request)
    deck.table(slide, with_columns(table, 0, 1, 2, 4, 5, 8, 9, 10, 11))


def _budget(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Cost and upkeep")))
    names = [_short(state, request) for state in request.states[1:]]
    cost, year = Message("Cost (CNY)"), Message("Upkeep a year (CNY)")
    series = [
        (request.text(cost), [one.payable.cost_cny for one in request.options]),
        (request.text(year), [one.payable.upkeep_cny for one in request.options]),
    ]
    deck.chart(slide, names, series, (WHOLE[0], WHOLE[1], 14.5, WHOLE[3]), "#,##0")
    table = _with_short_names(costs.table(request), request)
    deck.table(slide, with_columns(table, 0, 1, 3, 4), (16.8, WHOLE[1], 15.5, WHOLE[3]))


def _vote(deck: Deck, request: ExportRequest, shown: Publication) -> None:
    slide = deck.slide(request.text(Message("Result of the vote")))
    catalogue = request.baseline.catalogue
    least = fewest_shown(catalogue)
    lines = [request.text(one) for one in votes.sentences(shown, catalogue, least)]
    deck.points(
        slide,
        [_shorten(one) for one in (request.text(bilingual(shown.vote.terms.settings.title)), *lines)],
        LEFT,
        14,
    )
    if shown.result.has_quorum:
        deck.table(slide, votes.table(shown), RIGHT)


def _standards(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Standards that are not met")))
    table = standards.in_short(request)
    failed = tuple(row for row in table.rows if row[2] == standards.VERDICTS["fail"])
    deck.table(slide, with_columns(replace(table, rows=failed), 0, 1, 3, 4, 5))


def _statements(deck: Deck, request: ExportRequest) -> None:
    slide = deck.slide(request.text(Message("Origin and assumptions", context="of a report")))
    lines = [*origin_lines(request), *about_lines(request)][:_MOST_STATEMENTS]
    deck.points(slide, [_shorten(one) for one in lines], WHOLE, 14)


def _shorten(line: str) -> str:
    return line if len(line) <= _LONGEST_STATEMENT else f"{line[: _LONGEST_STATEMENT - 1]}…"


def _short(state: Scenario, request: ExportRequest) -> str:
    return request.text(_short_name(state))


def _short_name(state: Scenario) -> Text:
    """The letter says which option: its name has no room in a narrow column."""
    return Message("Option {letter}", letter=state.letter) if state.letter else state.name


def _with_short_names(table: Table, request: ExportRequest) -> Table:
    """The table with the letters of options alone, in its heads and its first column."""
    short: dict[object, Text] = {state.name: _short_name(state) for state in request.states}
    columns = tuple(replace(one, head=short.get(one.head, one.head)) for one in table.columns)
    rows = tuple((short.get(row[0], row[0]), *row[1:]) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


EXPORT = Export(
    key="slides",
    name=Message("PowerPoint slides"),
    about=Message("About a dozen slides for the meeting; tables and charts can be edited."),
    extension=".pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    write=write,
    magic=b"PK\x03\x04",
)
