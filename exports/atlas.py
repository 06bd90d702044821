"""An atlas on paper: one map a grid, compound or intervention in one PDF, behind an index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from base.words import Message, Progress
from data.assess import Assessment
from exports.sheets.index_page import INDEX, draw_index
from exports.sheets.parts import ATLAS_NAMES, NAMES, PartKind, parts_of
from exports.sheets.request import PrintedFile, SheetRequest
from exports.sheets.sheet import draw_sheet
from exports.sheets.subject import AtlasPart, SheetSubject, subject_of, title_of
from exports.sheets.words import drawing_page_text
from features.options.sketch import Sketch
from paper.clean_text import plain
from paper.errors import EmptyAtlasError, TooManyPagesError
from paper.lettering import missing_note
from paper.output import ONE_AT_A_TIME, pdf_of
from paper.page import Canvas

MOST_PAGES = 60


def atlas(
    request: SheetRequest,
    kind: PartKind,
    assessment: Assessment,
    sketch: Sketch | None = None,
    progress: Progress = lambda share, what: None,
) -> PrintedFile:
    """The PDF. Without a scale in the request every page has the largest that fits; with one, all have it.

    `progress` is told how far it is after each page. Raises EmptyAtlasError, TooManyPagesError and what
    `print_map` raises.
    """
    checked = replace(request, form="pdf").validate()
    with ONE_AT_A_TIME:
        subject = subject_of(checked, assessment, sketch)
        parts = parts_of(kind, subject.assessment, sketch, checked.language)
        _check_count(parts, kind)
        title = title_of(checked, assessment, sketch)
        pages = _pages(checked, subject, title, parts, progress)
        named = f"{title} · {ATLAS_NAMES[kind].text(checked.language)}"
        content, missing = pdf_of(pages, named, checked.dated)
    return PrintedFile(content, (missing_note(missing),) if missing else ())


def _check_count(parts: list[AtlasPart], kind: PartKind) -> None:
    if not parts:
        raise EmptyAtlasError(what=NAMES[kind])
    if len(parts) + 1 > MOST_PAGES:
        raise TooManyPagesError(count=len(parts) + 1, limit=MOST_PAGES)


def _pages(
    request: SheetRequest, subject: SheetSubject, title: str, parts: list[AtlasPart], progress: Progress
) -> Iterator[Callable[[], Canvas]]:
    """How each page is drawn; the index first."""
    total = len(parts) + 1
    heading = f"{title} · {INDEX.text(request.language)}"
    yield partial(draw_index, request, subject, heading, parts)
    for number, part in enumerate(parts, start=2):
        progress((number - 1) / total, drawing_page_text(number))
        yield partial(_page, request, subject, title, part, f"{number}/{total}")
    progress(1.0, Message("The atlas is ready"))


def _page(request: SheetRequest, subject: SheetSubject, title: str, part: AtlasPart, place: str) -> Canvas:
    numbered = replace(request, number=f"{request.number} {place}".strip())
    return draw_sheet(numbered, subject, f"{title} · {plain(part.name)}", part).page
