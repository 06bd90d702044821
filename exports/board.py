"""A board for the public (公示): the options side by side in pictures and plain words, on A1 or A0."""

from __future__ import annotations

from collections.abc import Sequence

from data.assess import Assessment
from exports.sheets.board_page import draw_board
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import PrintedFile
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
            content, missing = pdf_of(draw, request.validate().title, request.dated)
    return PrintedFile(content, (missing_note(missing),) if missing else ())


def board_page(request: BoardRequest, assessment: Assessment, sketches: Sequence[Sketch]) -> Canvas:
    """The drawn board itself."""
    checked = request.validate(len(sketches))
    for sketch in sketches:
        if sketch.comparison.before.community.digest != assessment.community.digest:
            raise OtherCommunityError(option=f"{sketch.option.letter} {sketch.option.name}".strip())
    return draw_board(checked, assessment, sketches)
