"""Maps, atlases and the public board on paper, as formats of the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from base.words import Message, Text
from exports.atlas import atlas
from exports.board import board
from exports.export import Export, Packed
from exports.print_map import print_map, print_maps
from exports.request import ExportRequest
from exports.sheets.board_request import BoardRequest
from exports.sheets.parts import ATLAS_NAMES, PartKind
from exports.sheets.request import Form, PrintedFile, SheetRequest
from features.options.sketch import Sketch
from paper.errors import OneOptionError
from paper.paper import MM_PER_INCH, PAPERS

_PDF, _PNG = b"%PDF-", b"\x89PNG\r\n\x1a\n"


def sheet_order(request: ExportRequest, form: Form) -> SheetRequest:
    """The sheet that the reader chose, in the language, of the day and in the view of the request."""
    return replace(
        request.sheet, language=request.language, dated=request.made_on, view=request.view, form=form
    )


def _map_pdf(request: ExportRequest) -> PrintedFile:
    order = sheet_order(request, "pdf")
    return print_maps(order, request.baseline, request.options, request.progress)


def _map_png(request: ExportRequest) -> PrintedFile:
    sketch = _only_one(request, Message("A picture"))
    return print_map(sheet_order(request, "png"), request.baseline, sketch)


def _atlas(kind: PartKind, request: ExportRequest) -> PrintedFile:
    sketch = _only_one(request, Message("An atlas"), needed=kind == "intervention")
    return atlas(sheet_order(request, "pdf"), kind, request.baseline, sketch, request.progress)


def _board(form: Form, request: ExportRequest) -> PrintedFile:
    return board(board_order(request, form), request.baseline, request.options)


def board_order(request: ExportRequest, form: Form) -> BoardRequest:
    """The board that the reader chose, in the language and of the day of the request."""
    return replace(request.board, language=request.language, dated=request.made_on, form=form)


def preview(asked: Export, request: ExportRequest, wide_px: int) -> PrintedFile:
    """A small PNG of the board, or of the first map that the format draws. Raises SheetError."""
    if asked in BOARDS:
        order = board_order(request, "png")
        dpi = round(wide_px / PAPERS[order.paper].long_mm * MM_PER_INCH)
        return board(replace(order, dpi=dpi), request.baseline, request.options)
    dpi = round(wide_px / request.sheet.size_mm[0] * MM_PER_INCH)
    small = replace(sheet_order(request, "png"), dpi=dpi)
    return print_map(small, request.baseline, request.options[0] if request.options else None)


def _only_one(request: ExportRequest, what: Text, needed: bool = False) -> Sketch | None:
    """The option that is drawn, None for the community as it is. Raises OneOptionError."""
    if len(request.options) > 1 or (needed and not request.options):
        raise OneOptionError(what=what, count=len(request.options))
    return request.options[0] if request.options else None


def _write_sheet(draw: Callable[[ExportRequest], PrintedFile], request: ExportRequest) -> bytes:
    """The file; the request is told what could not be printed."""
    printed = draw(request)
    for note in printed.notes:
        request.note(note)
    return printed.content


def _atlas_format(key: str, kind: PartKind, about: Text, packed: Packed) -> Export:
    draw, name = partial(_write_sheet, partial(_atlas, kind)), ATLAS_NAMES[kind]
    return Export(f"atlas-{key}", name, about, ".pdf", "application/pdf", draw, _PDF, f"atlas-{key}", packed)


MAP_PDF = Export(
    key="map-pdf",
    name=Message("Print map (PDF)"),
    about=Message(
        "A sheet at a round scale with legend, north arrow, scale bar and title block: the current "
        "state if no option is chosen, otherwise a page for each option."
    ),
    extension=".pdf",
    media_type="application/pdf",
    write=partial(_write_sheet, _map_pdf),
    magic=_PDF,
    part="map",
    packed="today and each option",
)
MAP_PNG = Export(
    key="map-png",
    name=Message("Print map (PNG)"),
    about=Message(
        "The same sheet as a sharp picture for documents and chats: one option at a time, or the "
        "current state."
    ),
    extension=".png",
    media_type="image/png",
    write=partial(_write_sheet, _map_png),
    magic=_PNG,
    part="map",
    packed="today and each option",
)
ATLAS_GRIDS = _atlas_format(
    "grids",
    "grid",
    Message(
        "A page for each responsibility grid with its scores, with an index: one option, or the "
        "current state."
    ),
    "today",
)
ATLAS_COMPOUNDS = _atlas_format(
    "compounds",
    "compound",
    Message("A page for each compound with its scores, with an index: one option, or the current state."),
    "today",
)
ATLAS_INTERVENTIONS = _atlas_format(
    "interventions",
    "intervention",
    Message("A page for each intervention of one option with its size, cost and upkeep, with an index."),
    "each option",
)
BOARD = Export(
    key="board",
    name=Message("Public board"),
    about=Message(
        "An A1 board in large type: one to four options side by side with scores and costs, and no votes."
    ),
    extension=".pdf",
    media_type="application/pdf",
    write=partial(_write_sheet, partial(_board, "pdf")),
    magic=_PDF,
    part="board",
)
BOARD_PNG = Export(
    key="board-png",
    name=Message("Public board (PNG)"),
    about=Message("The same board as a picture, for screens and chats."),
    extension=".png",
    media_type="image/png",
    write=partial(_write_sheet, partial(_board, "png")),
    magic=_PNG,
    part="board",
)
BOARDS = (BOARD, BOARD_PNG)


def is_sheet(asked: Export) -> bool:
    """Whether the format is a map or an atlas, drawn as a `SheetRequest` asks."""
    return asked in (MAP_PDF, MAP_PNG, ATLAS_GRIDS, ATLAS_COMPOUNDS, ATLAS_INTERVENTIONS)
