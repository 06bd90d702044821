"""The sheet of a drawing in paper space: frame, title, a window on the ground, legend and title block."""

from __future__ import annotations

from dataclasses import dataclass, replace

import shapely
from ezdxf.document import Drawing
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.blocklayout import BlockLayout
from ezdxf.layouts.layout import Paperspace

from base.words import Message, Note
from exports.dxf_layers import CadLayer, CadLayers
from exports.dxf_names import EM, TEXT_MM, WIDTH_FACTOR, add_text, text_width
from exports.request import ExportRequest
from exports.sheets import words
from exports.sheets.layout import Layout, layout_of, panel_width
from exports.sheets.request import SheetRequest
from exports.sheets.subject import SheetSubject, block_rows, signatures, subject_of, title_of
from paper.errors import NoScaleFitsError, ScaleDoesNotFitError
from paper.lettering import printable, wrap_lines
from paper.paper import Rect
from paper.scales import SCALES, chosen_scale, metres, round_length_m

FRAME = Message("Frame", context="layer in CAD")
WINDOW = Message("Window", context="layer in CAD")
_LINE_MM = 1.8 * TEXT_MM
_LABEL_MM = 24.0
_SIGN_MM = 16.0
"""Height of the cells to sign in."""
_EDGE_MM = 3.0
_LOCKED = 16_384
"""Flag of a window: zooming inside it does not change its scale."""
_NO_FIT = Message(
    "The drawing's sheet is at 1:{scale}, because the area does not fit on it at the scale asked for."
)
LEFT = TextEntityAlignment.MIDDLE_LEFT


@dataclass(frozen=True, eq=False)
class CadSheet:
    """What the sheet is: how it was ordered, what it shows, at which scale, and where things go (mm)."""

    ordered: SheetRequest
    subject: SheetSubject
    title: str
    scale: int
    rows: list[tuple[str, str]]
    places: Layout

    @property
    def unit(self) -> float:
        """Drawing units (m) to a millimetre of paper."""
        return metres(1.0, self.scale)


def sheet_of(request: ExportRequest) -> CadSheet:
    """The sheet that the request asks for, of the community as it is.

    Where the ground does not fit at the scale asked for, the largest at which it does is taken and said.
    Raises NothingToDrawError.
    """
    ordered = replace(request.sheet, language=request.language, dated=request.made_on, view=request.view)
    subject = subject_of(ordered, request.baseline, None)
    scale = _scale(ordered, subject.ground, request)
    title = title_of(ordered, request.baseline, None)
    rows = block_rows(ordered, subject, title, scale)
    block_mm = sum(_row_height(value, panel_width(ordered.paper, ordered.orientation)) for _, value in rows)
    places = layout_of(ordered.paper, ordered.orientation, block_mm + _SIGN_MM, 0, 0)
    return CadSheet(ordered, subject, title, scale, rows, places)


def _scale(ordered: SheetRequest, ground: shapely.Geometry, request: ExportRequest) -> int:
    room = layout_of(ordered.paper, ordered.orientation, 0, 0, 0).map.shrunk(_EDGE_MM)
    try:
        return chosen_scale(ordered.scale, ground.bounds, room, ordered.paper, ordered.orientation)
    except ScaleDoesNotFitError:
        scale = chosen_scale(None, ground.bounds, room, ordered.paper, ordered.orientation)
    except NoScaleFitsError:
        scale = SCALES[-1]
    request.note(Note("drawing_scale", _NO_FIT.with_facts(scale=scale)))
    return scale


def draw_sheet(drawing: Drawing, sheet: CadSheet, cad: CadLayers) -> BlockLayout:
    """Draw the sheet into a block that stands in a layout of its own; the block, still without legend."""
    ordered, places, frame = sheet.ordered, sheet.places, cad.of_sheet(FRAME)
    space, block = add_layout(drawing, f"{ordered.paper} 1-{sheet.scale}", ordered.size_mm, frame)
    _add_window(space, sheet, cad.of_sheet(WINDOW, plotted=False))
    for box in (Rect(0, 0, *ordered.size_mm), places.frame, places.title, places.map):
        add_box(block, box, frame.name)
    marking = words.MARKING.text(ordered.language) if ordered.marking is None else ordered.marking
    room = places.title.width - 2 * text_width(marking) * TEXT_MM - 4 * TEXT_MM
    height = _fitting_height(sheet.title, 2 * TEXT_MM, room)
    add_text(block, sheet.title, places.title.middle, height, frame.name)
    right = (places.title.right - TEXT_MM, places.title.middle[1])
    add_text(block, marking, right, TEXT_MM, frame.name, TextEntityAlignment.MIDDLE_RIGHT)
    _draw_compass(block, sheet, frame)
    _draw_block(block, sheet, frame)
    return block


def add_layout(
    drawing: Drawing, name: str, size_mm: tuple[float, float], layer: CadLayer
) -> tuple[Paperspace, BlockLayout]:
    """A new layout with one block in it, to draw its sheet into.

    LibreCAD draws what stands in layouts among what stands on the ground, a thousand kilometres away. It
    alone tells small letters in names from capitals, so that it leaves out a block called in small letters.
    """
    space = drawing.layouts.new(name)
    space.page_setup(size=size_mm, margins=(0, 0, 0, 0), units="mm", scale=(1, 1))
    for whole in space.viewports():
        whole.dxf.layer = layer.name
    block = drawing.blocks.new(layer.name)
    space.add_blockref(block.name.lower(), (0, 0), dxfattribs={"layer": layer.name})
    return space, block


def _add_window(space: Paperspace, sheet: CadSheet, layer: CadLayer) -> None:
    """The window on the ground, at exactly the scale, with the middle of the place in its middle."""
    west, south, east, north = sheet.subject.ground.bounds
    where = sheet.places.map
    window = space.add_viewport(
        center=where.middle,
        size=(where.width, where.height),
        view_center_point=((west + east) / 2, (south + north) / 2),
        view_height=where.height * sheet.unit,
        dxfattribs={"layer": layer.name},
    )
    window.dxf.flags |= _LOCKED


def _draw_compass(space: BlockLayout, sheet: CadSheet, layer: CadLayer) -> None:
    """An arrow to grid north, the scale and a bar of round lengths."""
    north, bar = sheet.places.compass.shrunk(1.0).from_left(sheet.places.compass.width * 0.2)
    x, half = north.middle[0], north.height * 0.2
    tip = (x, north.y + 0.7 * north.height)
    corners = [tip, (x + half, north.y), (x, north.y + 0.15 * north.height), (x - half, north.y)]
    space.add_lwpolyline(corners, close=True, dxfattribs={"layer": layer.name})
    add_text(space, words.NORTH.text(sheet.ordered.language), (x, north.top - 2), TEXT_MM, layer.name)
    add_text(space, f"1:{sheet.scale}", (bar.middle[0], bar.top - 3), 1.6 * TEXT_MM, layer.name)
    length_m = round_length_m(metres(0.4 * bar.width, sheet.scale))
    left, middle = bar.middle[0] - length_m / sheet.unit, bar.y + 0.35 * bar.height
    for number in range(2):
        part = Rect(left + number * length_m / sheet.unit, middle, length_m / sheet.unit, 1.5)
        add_box(space, part, layer.name)
    unit = words.METRE.text(sheet.ordered.language)
    for number, text in enumerate(("0", f"{length_m:g}", f"{2 * length_m:g} {unit}")):
        at = (left + number * length_m / sheet.unit, middle - TEXT_MM)
        add_text(space, text, at, TEXT_MM, layer.name)


def _draw_block(space: BlockLayout, sheet: CadSheet, layer: CadLayer) -> None:
    """图签: the rows of the title block."""
    y = sheet.places.block.top
    for label, value in sheet.rows:
        height = _row_height(value, sheet.places.block.width)
        row = Rect(sheet.places.block.x, y - height, sheet.places.block.width, height)
        head, body = row.from_left(_LABEL_MM)
        add_box(space, head, layer.name)
        add_box(space, body, layer.name)
        add_text(space, label, head.middle, TEXT_MM, layer.name)
        lines = lines_of_text(value, body.width - TEXT_MM)
        top = row.middle[1] + (len(lines) - 1) * _LINE_MM / 2
        for number, line in enumerate(lines):
            at = (body.x + TEXT_MM / 2, top - number * _LINE_MM)
            add_text(space, line, at, TEXT_MM, layer.name, LEFT)
        y -= height
    _draw_signatures(space, sheet, sheet.places.block.from_bottom(_SIGN_MM)[0], layer)


def _draw_signatures(space: BlockLayout, sheet: CadSheet, where: Rect, layer: CadLayer) -> None:
    """Side by side: who signs for what, and below the room to sign."""
    cells = signatures(sheet.ordered)
    for cell, (label, name) in zip(where.columns(len(cells), 0.0), cells, strict=True):
        head, room = cell.from_top(_LINE_MM + TEXT_MM)
        for part, text in ((head, label), (room, name)):
            add_box(space, part, layer.name)
            height = _fitting_height(text, TEXT_MM, part.width - TEXT_MM)
            add_text(space, text, part.middle, height, layer.name)


def _fitting_height(text: str, height_mm: float, width_mm: float) -> float:
    """The height at which a line is no longer than this; at most `height_mm`."""
    return min(height_mm, width_mm / max(text_width(text), 1e-9))


def _row_height(value: str, width: float) -> float:
    return _LINE_MM * len(lines_of_text(value, width - _LABEL_MM - TEXT_MM)) + TEXT_MM


def lines_of_text(text: str, width_mm: float) -> list[str]:
    """The lines of a text as high as all text on the sheet."""
    return wrap_lines(printable(text), width_mm / (TEXT_MM * EM * WIDTH_FACTOR))


def add_box(space: BlockLayout, where: Rect, layer: str) -> None:
    """Draw a rectangle."""
    corners = [(where.x, where.y), (where.right, where.y), (where.right, where.top), (where.x, where.top)]
    space.add_lwpolyline(corners, close=True, dxfattribs={"layer": layer})
