"""A board for the public (公示): the options side by side in pictures and plain words, on A1 or A0."""

from __future__ import annotations

from collections.abc import Sequence

from data.assess import Assessment
from exports.sheets.board_page import draw_board
from exports.sheets.board_request import BoardRequest
from exports.sheets.display_period import check_display_period
from exports.sheets.request import PrintedFile
from features.options.order import option_name
from features.options.sketch import Sketch
from paper.errors import OtherCommunityError
from paper.lettering import missing_note
from paper.output import ONE_AT_A_TIME, pdf_of, png_of
from paper.page import Canvas


def board(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> PrintedFile:
    """The board of these options on their common baseline. Votes never stand on it.

    Raises SheetError where the order cannot be carried out.
    """
    with ONE_AT_A_TIME:
        if request.form == "png":
            page = board_page(request, assessment, sketches)
            content, missing = png_of(page, request.dots), page.missing
        else:
            draw = [lambda: board_page(request, assessment, sketches)]
            content, missing = pdf_of(draw, board_title(request, assessment, sketches), request.dated)
    return PrintedFile(content, (missing_note(missing),) if missing else ())


def board_page(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> Canvas:
    """The drawn board itself."""
    checked = request.validate(len(sketches))
    check_display_period(checked.since, checked.until, assessment.catalogue)
    for sketch in sketches:
        if sketch.comparison.before.community.digest != assessment.community.digest:
            raise OtherCommunityError(option=f"{sketch.option.letter} {sketch.option.name}".strip())
    return draw_board(checked, assessment, sketches)


def board_title(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> str:
    """What is in the file: the place, the title of the board, and its options."""
    language = request.language
    place, title = assessment.community.name.text(language), request.validate(len(sketches)).title
    return " · ".join([place, title, *(option_name(one.option).text(language) for one in sketches)])
