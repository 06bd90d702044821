"""What came of sharing out a census grid, in sentences: for the preview, and as notes of the community."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from base.words import Message, Note, Text, join_texts
from data.catalogue.model import Catalogue
from data.importers.mapping.counted_people import age_split_note
from features.own_community.census.share_people import CellResult, SharedPeople

_SHOWN = 8
_COARSE = 0.25
"""Of a cell: with less of it inside, a share by area says little."""


def sharing_messages(shared: SharedPeople) -> tuple[Text, ...]:
    """What was shared out, and how; what was left out; what to look at."""
    return tuple(
        message
        for some in (_summary(shared), _cut(shared), _left_out(shared), _homes_outside(shared))
        for message in some
    )


def sharing_notes(shared: SharedPeople, file: str, catalogue: Catalogue) -> tuple[Note, ...]:
    """What the scores rest on after that; file: the source, as people know it."""
    notes = [_source_note(shared, file), age_split_note(_sum(shared.cells, "ages_unknown"), catalogue)]
    return tuple(note for note in (*notes, _cut_note(shared), _homeless_note(shared)) if note is not None)


def _sum(cells: Sequence[CellResult], figure: str) -> float:
    return float(np.nansum([getattr(cell, figure) for cell in cells]))


def _cut_cells(shared: SharedPeople) -> list[CellResult]:
    return [cell for cell in shared.cells if cell.part < 1 and cell.is_known]


def _summary(shared: SharedPeople) -> Iterator[Text]:
    known = [cell for cell in shared.cells if cell.is_known]
    sides_m = np.sqrt(shapely.area(shared.shapes))
    yield Message(
        "{cells} cells of about {side_m:,.0f} m lie on the ground of the community, with {people:,.0f} "
        "people; {elsewhere} others lie elsewhere and are left out.",
        cells=len(shared.cells),
        side_m=float(np.median(sides_m)),
        people=_sum(known, "people"),
        elsewhere=shared.elsewhere,
    )
    taking = [cell for cell in known if cell.taking]
    by_households = [cell for cell in taking if cell.by_households]
    yield Message(
        "{people:,.0f} people are shared out over {homes} homes: by households in {known} cells, by "
        "storeys × footprint in {others}.",
        people=_sum(taking, "shared"),
        homes=sum(cell.taking for cell in taking),
        known=len(by_households),
        others=len(taking) - len(by_households),
    )
    if broken := [cell for cell in taking if cell.is_fractional]:
        yield Message(
            "{count} cells have fractions of people (a model, or a cell that is cut): their homes get "
            "fractions, too, so that no sum changes. Homes of the other cells get whole people.",
            count=len(broken),
        )


def _cut(shared: SharedPeople) -> Iterator[Text]:
    cut = _cut_cells(shared)
    if not cut:
        return
    if not shared.rules.cuts_cells:
        yield Message(
            "⚠ {count} cells reach beyond the ground of the community; all their {people:,.0f} people are "
            "counted here.",
            count=len(cut),
            people=_sum(cut, "people"),
        )
        return
    yield Message(
        "{count} cells reach beyond the ground of the community: {people:,.0f} of their {whole:,.0f} people "
        "are counted here, by the part of the area that is inside.",
        count=len(cut),
        people=_sum(cut, "people"),
        whole=float(np.sum([cell.people / cell.part for cell in cut])),
    )
    coarse = [cell for cell in cut if cell.part < _COARSE]
    if _sum(coarse, "people") > 0.5 * _sum(shared.cells, "people"):
        yield Message(
            "⚠ Most of these people are in cells of which less than a quarter is inside: such a share is a "
            "rough guess. Use a finer grid if there is one."
        )


def _left_out(shared: SharedPeople) -> Iterator[Text]:
    known = [cell for cell in shared.cells if cell.is_known]
    if empty := [cell for cell in known if not cell.homes and cell.people > 0]:
        yield Message(
            "⚠ {count} cells with {people:,.0f} people have no home; these people are in no score until "
            "their homes are drawn or imported: {cells}.",
            count=len(empty),
            people=_sum(empty, "people"),
            cells=_with_people(empty),
        )
    if full := [cell for cell in known if cell.homes and not cell.taking and cell.left > 0]:
        yield Message(
            "⚠ In {count} cells all homes were counted; {people:,.0f} people more live there by the grid and "
            "are left out: {cells}.",
            count=len(full),
            people=_sum(full, "left"),
            cells=_with_people(full),
        )
    if over := [cell for cell in known if cell.counted > cell.people + 0.5]:
        yield Message(
            "⚠ In {count} cells the counted homes have {people:,.0f} people more than the grid; they keep "
            "them: {cells}.",
            count=len(over),
            people=_sum(over, "counted") - _sum(over, "people"),
            cells=_with_people(over),
        )
    if unknown := [cell for cell in shared.cells if not cell.is_known]:
        yield Message(
            "⚠ {count} cells have no usable number of people (empty, below 0 or text); the {homes} homes in "
            "them keep what they have: {cells}.",
            count=len(unknown),
            homes=sum(cell.homes for cell in unknown),
            cells=_as_written(unknown),
        )


def _homes_outside(shared: SharedPeople) -> Iterator[Text]:
    if not len(shared.outside):
        return
    ids = [str(one) for one in shared.homes["id"].iloc[shared.outside]]
    if shared.rules.keeps_outside:
        fate = Message("⚠ {count} homes lie in no cell and keep their people: {ids}.")
    else:
        fate = Message("⚠ {count} homes lie in no cell and get nobody: {ids}.")
    yield fate.with_facts(count=len(ids), ids=_listed(ids))
    if 2 * len(ids) > len(shared.homes):
        yield Message("⚠ More than half of the homes lie in no cell. Check the coordinate system.")


def _with_people(cells: Sequence[CellResult]) -> Text:
    """Those with most people left first."""
    ranked = sorted(cells, key=lambda cell: -cell.left)
    return _listed([Message("{cell} ({people:,.0f})", cell=cell.name, people=cell.people) for cell in ranked])


def _as_written(cells: Sequence[CellResult]) -> Text:
    return _listed([Message("{cell} “{written}”", cell=cell.name, written=cell.written) for cell in cells])


def _listed(names: Sequence[Text | str]) -> Text:
    """The first of them."""
    return join_texts([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])])


def _source_note(shared: SharedPeople, file: str) -> Note:
    people = _sum(shared.cells, "shared")
    return Note(
        "people_from_census",
        Message(
            "{people:,.0f} people of {homes} homes are estimated: sums of cells of the census grid “{file}”, "
            "shared out by households where they are known, else by storeys × footprint.",
            people=people,
            homes=sum(cell.taking for cell in shared.cells),
            file=file,
        ),
        people,
    )


def _cut_note(shared: SharedPeople) -> Note | None:
    cut = _cut_cells(shared)
    if not cut or not shared.rules.cuts_cells:
        return None
    people = _sum(cut, "people")
    return Note(
        "census_cells_cut",
        Message(
            "{count} cells of the census grid reach beyond the community; by the part of their area inside, "
            "{people:,.0f} people are counted here.",
            count=len(cut),
            people=people,
        ),
        people,
    )


def _homeless_note(shared: SharedPeople) -> Note | None:
    left = [cell for cell in shared.cells if cell.left > 0.5]
    if not left:
        return None
    people = _sum(left, "left")
    return Note(
        "census_people_without_home",
        Message(
            "{people:,.0f} people of the census grid live in {count} cells without a home that could take "
            "them; they are in no score.",
            people=people,
            count=len(left),
        ),
        people,
    )
