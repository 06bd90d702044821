"""Maps, atlases and the public board on paper, as formats of the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal

from base.words import Bilingual
from exports.atlas import atlas
from exports.board import board
from exports.export import Export
from exports.print_map import print_map, print_maps
from exports.request import Request
from exports.sheets.board_request import BoardRequest
from exports.sheets.parts import PartKind
from exports.sheets.request import Form, Printed, SheetRequest
from features.options.sketch import Sketch
from paper.errors import OneOptionError
from paper.paper import MM_PER_INCH, PAPERS

_PDF, _PNG = b"%PDF-", b"\x89PNG\r\n\x1a\n"


def sheet_order(request: Request, form: Form) -> SheetRequest:
    """The sheet that the reader chose, in the language, of the day and in the view of the request."""
    return replace(
        request.sheet, language=_language(request), dated=request.made_on, view=request.view, form=form
    )


def _map_pdf(request: Request) -> Printed:
    order = sheet_order(request, "pdf")
    return print_maps(order, request.baseline, request.options, request.progress)


def _map_png(request: Request) -> Printed:
    sketch = _only_one(request, Bilingual("图片", "A picture"))
    return print_map(sheet_order(request, "png"), request.baseline, sketch)


def _atlas(kind: PartKind, request: Request) -> Printed:
    sketch = _only_one(request, Bilingual("图册", "An atlas"), needed=kind == "intervention")
    return atlas(sheet_order(request, "pdf"), kind, request.baseline, sketch, request.progress)


def _board(request: Request) -> Printed:
    return board(_board_order(request), request.baseline, request.options)


def _board_order(request: Request) -> BoardRequest:
    sheet = request.sheet
    return BoardRequest(
        title=sheet.title,
        paper="A0" if sheet.paper == "A0" else "A1",
        language=_language(request),
        organisation=sheet.organisation,
        dated=request.made_on,
    )


def preview(asked: Export, request: Request, wide_px: int) -> Printed:
    """A small PNG of the board, or of the first map that the format draws. Raises SheetError."""
    if asked.key == BOARD.key:
        order = _board_order(request)
        dpi = round(wide_px / PAPERS[order.paper].long_mm * MM_PER_INCH)
        return board(replace(order, form="png", dpi=dpi), request.baseline, request.options)
    dpi = round(wide_px / request.sheet.size_mm[0] * MM_PER_INCH)
    small = replace(sheet_order(request, "png"), dpi=dpi)
    return print_map(small, request.baseline, request.options[0] if request.options else None)


def _language(request: Request) -> Literal["zh", "en"]:
    return "zh" if request.language == "zh" else "en"


def _only_one(request: Request, what: Bilingual, needed: bool = False) -> Sketch | None:
    """The option that is drawn, None for the community as it is. Raises OneOptionError."""
    if len(request.options) > 1 or (needed and not request.options):
        raise OneOptionError(what_zh=what.zh, what_en=what.en, count=len(request.options))
    return request.options[0] if request.options else None


def _told(draw: Callable[[Request], Printed], request: Request) -> bytes:
    """The file; the request is told what could not be printed."""
    printed = draw(request)
    for note in printed.notes:
        request.note(note)
    return printed.content


def _atlas_format(key: str, kind: PartKind, name: Bilingual, about: Bilingual) -> Export:
    draw = partial(_told, partial(_atlas, kind))
    return Export(f"atlas-{key}", name, about, ".pdf", "application/pdf", draw, _PDF, f"atlas-{key}")


MAP_PDF = Export(
    key="map-pdf",
    name=Bilingual("打印地图（PDF）", "Print map (PDF)"),
    about=Bilingual(
        "整比例尺的图纸，含图例、指北针、比例尺和图签；没有方案时画现状，几个方案各一页。",
        "A sheet at a round scale with legend, north arrow, scale bar and title block: today where no option "
        "is chosen, else a page for each option.",
    ),
    extension=".pdf",
    media_type="application/pdf",
    write=partial(_told, _map_pdf),
    magic=_PDF,
    part="map",
    by_state=True,
)
MAP_PNG = Export(
    key="map-png",
    name=Bilingual("打印地图（PNG）", "Print map (PNG)"),
    about=Bilingual(
        "同样的图纸，高清图片，可放进文档和群聊；一次一个方案，不选则为现状。",
        "The same sheet as a sharp picture for documents and chats: one option at a time, or today.",
    ),
    extension=".png",
    media_type="image/png",
    write=partial(_told, _map_png),
    magic=_PNG,
    part="map",
)
ATLAS_GRIDS = _atlas_format(
    "grids",
    "grid",
    Bilingual("网格图册", "Atlas of grids"),
    Bilingual(
        "每个责任网格一页，附目录和得分；一次一个方案，不选则为现状。",
        "A page for each responsibility grid with its scores, behind an index: one option, or today.",
    ),
)
ATLAS_COMPOUNDS = _atlas_format(
    "compounds",
    "compound",
    Bilingual("小区图册", "Atlas of compounds"),
    Bilingual(
        "每个小区一页，附目录和得分；一次一个方案，不选则为现状。",
        "A page for each compound with its scores, behind an index: one option, or today.",
    ),
)
ATLAS_INTERVENTIONS = _atlas_format(
    "interventions",
    "intervention",
    Bilingual("项目图册", "Atlas of interventions"),
    Bilingual(
        "一个方案的每个项目一页，附目录、规模、造价和养护费。",
        "A page for each intervention of one option with its size, cost and upkeep, behind an index.",
    ),
)
BOARD = Export(
    key="board",
    name=Bilingual("公示展板", "Public board"),
    about=Bilingual(
        "A1 大字展板：一至四个方案的图并排，附得分图和费用；不含投票结果。",
        "An A1 board in big type: one to four options side by side with scores and costs, and no votes.",
    ),
    extension=".pdf",
    media_type="application/pdf",
    write=partial(_told, _board),
    magic=_PDF,
    part="board",
)
