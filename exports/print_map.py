"""A map on paper, as PDF or PNG, at an exact round scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from base.words import Progress
from data.assess import Assessment
from exports.sheets.request import PrintedFile, SheetRequest
from exports.sheets.sheet import MapSheet, draw_sheet
from exports.sheets.subject import subject_of, title_of, title_of_several
from exports.sheets.words import drawing_page_text
from features.options.sketch import Sketch
from paper.lettering import missing_note
from paper.output import ONE_AT_A_TIME, pdf_of, png_of
from paper.page import Canvas


def print_map(request: SheetRequest, assessment: Assessment, sketch: Sketch | None = None) -> PrintedFile:
    """The community as it is or, with a sketch made from `assessment`, with its option.

    Raises SheetError where the order cannot be carried out. Characters that the typeface lacks are printed
    as 〓 and named in the notes.
    """
    if request.form == "pdf":
        return print_maps(request, assessment, (sketch,) if sketch else ())
    with ONE_AT_A_TIME:
        page = map_sheet(request, assessment, sketch).page
        content, missing = png_of(page, request.dots), page.missing
    return PrintedFile(content, (missing_note(missing),) if missing else ())


def print_maps(
    request: SheetRequest,
    assessment: Assessment,
    sketches: Sequence[Sketch] = (),
    progress: Progress = lambda share, what: None,
) -> PrintedFile:
    """One PDF with a page for each of these options or, without any, the community as it is.

    `progress` is told before each page. Raises what `print_map` raises.
    """
    shown: Sequence[Sketch | None] = sketches or (None,)
    with ONE_AT_A_TIME:
        title = title_of_several(request, assessment, sketches)
        content, missing = pdf_of(_pages(request, assessment, shown, progress), title, request.dated)
    return PrintedFile(content, (missing_note(missing),) if missing else ())


def _pages(
    request: SheetRequest, assessment: Assessment, shown: Sequence[Sketch | None], progress: Progress
) -> Iterator[Callable[[], Canvas]]:
    """How each page is drawn."""
    for number, sketch in enumerate(shown):
        progress(number / len(shown), drawing_page_text(number + 1))
        yield partial(_page, request, assessment, sketch)


def _page(request: SheetRequest, assessment: Assessment, sketch: Sketch | None) -> Canvas:
    return map_sheet(request, assessment, sketch).page


def map_sheet(request: SheetRequest, assessment: Assessment, sketch: Sketch | None = None) -> MapSheet:
    """The drawn sheet itself."""
    checked = request.validate()
    subject = subject_of(checked, assessment, sketch)
    return draw_sheet(checked, subject, title_of(checked, assessment, sketch))
