"""A map on paper, as PDF or PNG, at an exact round scale."""

from __future__ import annotations

from data.assess import Assessment
from exports.sheets.lettering import missing_note
from exports.sheets.output import ONE_AT_A_TIME, pdf_of, png_of
from exports.sheets.request import Printed, SheetRequest
from exports.sheets.sheet import Sheet, draw_sheet
from exports.sheets.subject import subject_of, title_of
from workshop.sketch import Sketch


def print_map(request: SheetRequest, assessment: Assessment, sketch: Sketch | None = None) -> Printed:
    """The community as it is or, with a sketch made from `assessment`, with its option.

    Raises SheetError where the order cannot be carried out. Characters that the typeface lacks are printed
    as 〓 and named in the notes.
    """
    with ONE_AT_A_TIME:
        if request.form == "png":
            page = map_sheet(request, assessment, sketch).page
            content, missing = png_of(page, request.dots), page.missing
        else:
            title = title_of(request, assessment, sketch)
            pages = [lambda: map_sheet(request, assessment, sketch).page]
            content, missing = pdf_of(pages, title, request.dated)
    return Printed(content, (missing_note(missing),) if missing else ())


def map_sheet(request: SheetRequest, assessment: Assessment, sketch: Sketch | None = None) -> Sheet:
    """The drawn sheet itself."""
    checked = request.checked()
    subject = subject_of(checked, assessment, sketch)
    return draw_sheet(checked, subject, title_of(checked, assessment, sketch))
