"""The scorecard as plain text, for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue.own_survey import profile_text
from data.lacks import lack_in_words, lacks_of
from data.notes import assumptions_of, warnings_of
from ui.components.notes import worst_place_in_words
from ui.components.score_tables import group_names
from ui.components.standards import standards_rows

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def scorecard_text(assessment: Assessment, tr: Translator) -> str:
    """Everything that the JSON holds, to be read. Names from people cannot steer the terminal."""
    parts = [
        tr.name(assessment.community.name),
        tr("Profile: {name}", name=tr.name(profile_text(assessment.catalogue))),
        _people(assessment, tr),
        _worst(assessment, tr),
        tr("Within reach, same distance for all (%)"),
        _coverage(assessment, "standard_radius", tr),
        tr("Within reach, same time for all (%)"),
        _coverage(assessment, "equal_time", tr),
    ]
    if assessment.by_grid:
        parts += [tr("By grid: needs met (%)"), _grids(assessment, tr)]
    parts += [tr("Public space"), _spaces(assessment, tr), tr("Standards check"), _checks(assessment, tr)]
    for title, notes in (
        (tr("Warnings"), warnings_of(assessment)),
        (tr("Assumptions"), assumptions_of(assessment)),
    ):
        if notes:
            parts += [title, "\n".join(f"· {tr.name(note.text)}" for note in notes)]
    return _CONTROL.sub("�", "\n\n".join(filter(None, parts)))


def text_table(rows: Sequence[Sequence[str]]) -> str:
    """The rows in columns two spaces apart: the first to the left, the others to the right."""
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _people(assessment: Assessment, tr: Translator) -> str:
    scores = assessment.overall
    head = ["", tr("All"), *group_names(assessment, tr)]
    people = [tr("People"), tr.number(float(scores.people.sum())), *map(tr.number, scores.people)]
    figures = [
        (tr("Needs met, same distance for all (%)"), scores.needs_met["standard_radius"]),
        (tr("Needs met, same time for all (%)"), scores.needs_met["equal_time"]),
        (tr("Shortfall index (v2)"), scores.shortfall),
        (tr("Proximity (v1, Horák 2022)"), scores.proximity),
    ]
    rows = [[name, "", *(tr.number(float(value), 1) for value in values)] for name, values in figures]
    two = scores.lacking["standard_radius"][:, 2]
    lack = [tr("Lack two or more (people)"), *map(tr.number, (float(two.sum()), *two))]
    households = f"{tr('Households')} {tr.number(scores.households)}"
    return f"{households}\n\n{text_table([head, people, lack, *rows])}"


def _worst(assessment: Assessment, tr: Translator) -> str:
    if assessment.overall.worst_group < 0:
        return tr("These data have no residents, so there is no score.")
    lacks = lacks_of(assessment, assessment.overall, "standard_radius")
    return "\n".join(
        [
            worst_place_in_words(assessment, "standard_radius", tr),
            *(tr.name(lack_in_words(assessment, lack, "standard_radius")) for lack in lacks),
        ]
    )


def _coverage(assessment: Assessment, mode: str, tr: Translator) -> str:
    share = np.where(assessment.profile.weight > 0, assessment.overall.coverage[mode], np.nan)
    rows = [["", *group_names(assessment, tr)]]
    for column, category in enumerate(assessment.catalogue.facility_categories.values()):
        rows.append([tr.name(category.name), *(tr.percent(value) for value in share[:, column])])
    return text_table(rows)


def _grids(assessment: Assessment, tr: Translator) -> str:
    rows = [["", tr("Households"), tr("People"), *group_names(assessment, tr)]]
    for code, scores in assessment.by_grid.items():
        people = tr.number(float(scores.people.sum()))
        met = [tr.number(float(value), 1) for value in scores.met]
        rows.append([code, tr.number(scores.households), people, *met])
    return text_table(rows)


def _spaces(assessment: Assessment, tr: Translator) -> str:
    spaces = assessment.spaces
    return text_table(
        [
            [tr("Space per person (m²)"), tr.number(assessment.overall.supply_m2, 2)],
            [tr("Reach a space for old and young"), tr.percent(spaces.intergenerational_share)],
            [tr("Spaces with a single use"), tr.percent(spaces.monofunctional_share)],
            [tr("Occupied area (m²)"), tr.number(spaces.taken_m2)],
            [tr("Spaces joined without steps"), tr.percent(spaces.joined_share)],
            [tr("Paths easy to walk"), tr.percent(spaces.easy_path_share)],
            [tr("Detour"), tr.number(spaces.detour_ratio, 2)],
        ]
    )


def _checks(assessment: Assessment, tr: Translator) -> str:
    return text_table(list(_check_rows(assessment, tr)))


def _check_rows(assessment: Assessment, tr: Translator) -> Iterator[list[str]]:
    shown = (tr("Requirement"), tr("Place"), tr("Verdict"), tr("Value"), tr("Limit"))
    for row in standards_rows(assessment, tr):
        yield [row[name] for name in shown]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = [first + " " * (widths[0] - _columns(first))]
    cells += [" " * (width - _columns(cell)) + cell for cell, width in zip(others, widths[1:], strict=True)]
    return "  ".join(cells).rstrip()


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
