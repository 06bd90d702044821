"""A sheet of paper to draw on: text, lines and map windows at exact millimetres."""

from __future__ import annotations

from typing import Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, PathPatch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from paper.lettering import missing_glyphs, printable, shorten_text, typeface, width_of, wrap_lines
from paper.paper import MM_PER_INCH, MM_PER_PT, Rect
from paper.scales import Bounds

INK = "#1f1b16"
QUIET = "#5f5850"
ACCENT = "#0b6e69"
LINE_HEIGHT = 1.32
"""Of text, in sizes of type."""

_MIDDLE = 0.37  # of the size of type: from the baseline to the middle of a Chinese character
_ABOVE = 0.86  # from the baseline to its top
_BOLD = 0.025  # of the size of type: how much thicker a heavy stroke is
_HALO = 0.28

Align = Literal["left", "center", "right"]
Level = Literal["middle", "top", "baseline"]


class Canvas:
    """One sheet. Positions are millimetres from its lower left corner, sizes of type points.

    `asked` collects every text as it was given, so that what the typeface lacks can be named.
    """

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.width_mm, self.height_mm = width_mm, height_mm
        self.figure = Figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH), facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1), zorder=10)
        self.axes.set(xlim=(0, width_mm), ylim=(0, height_mm))
        self.axes.axis("off")
        self.axes.patch.set_alpha(0)
        self.asked: list[str] = []

    @property
    def whole(self) -> Rect:
        """The sheet itself."""
        return Rect(0, 0, self.width_mm, self.height_mm)

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that the typeface lacks."""
        return missing_glyphs(self.asked)

    def window(self, where: Rect, bounds: Bounds, ground: str) -> Axes:
        """A map window that shows exactly `bounds`, under everything else on the sheet."""
        place = (
            where.x / self.width_mm,
            where.y / self.height_mm,
            where.width / self.width_mm,
            where.height / self.height_mm,
        )
        axes = self.figure.add_axes(place, zorder=len(self.figure.axes) / 100)
        axes.set(xlim=(bounds[0], bounds[2]), ylim=(bounds[1], bounds[3]), xticks=[], yticks=[])
        axes.set_facecolor(ground)
        for spine in axes.spines.values():
            spine.set_visible(False)
        return axes

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size_pt: float,
        *,
        ink: str = INK,
        align: Align = "left",
        level: Level = "middle",
        heavy: bool = False,
        halo: str = "",
        zorder: float = 5,
    ) -> None:
        """One line of text; `halo` is the colour of a rim that parts it from what lies below."""
        self.asked.append(text)
        shown = printable(text)
        size_mm = size_pt * MM_PER_PT
        x -= {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width_of(shown) * size_mm
        y -= {"baseline": 0.0, "middle": _MIDDLE, "top": _ABOVE}[level] * size_mm
        if halo:
            self._rim(x, y, shown, size_pt, halo, _HALO * size_pt, zorder - 0.1)
        if heavy:
            self._rim(x, y, shown, size_pt, ink, _BOLD * size_pt, zorder - 0.05)
        self.axes.add_artist(
            Text(
                x,
                y,
                shown,
                fontproperties=_font_of_size(size_pt),
                color=ink,
                parse_math=False,
                zorder=zorder,
            )
        )

    def _rim(
        self, x: float, y: float, text: str, size_pt: float, ink: str, width_pt: float, zorder: float
    ) -> None:
        """Outlines under the text itself, which stays text: it can be selected and searched for."""
        outline = TextPath((0, 0), text, size=size_pt, prop=typeface())
        place = Affine2D().scale(MM_PER_PT).translate(x, y)
        self.add(
            PathPatch(
                outline.transformed(place),
                facecolor="none",
                edgecolor=ink,
                linewidth=width_pt,
                joinstyle="round",
                zorder=zorder,
            )
        )

    def paragraph(
        self,
        where: Rect,
        text: str,
        size_pt: float,
        *,
        ink: str = INK,
        most_lines: int = 0,
        heavy: bool = False,
    ) -> float:
        """Text that wraps, from the top of `where` down; the height it took (mm).

        `most_lines` 0: as many as needed.
        """
        lines = lines_of(text, size_pt, where.width)
        lines = shorten_text(lines, most_lines) if most_lines else lines
        self.asked.append(text)
        pitch = line_mm(size_pt)
        for number, line in enumerate(lines):
            self.write(where.x, where.top - pitch * (number + 0.5), line, size_pt, ink=ink, heavy=heavy)
        return pitch * len(lines)

    def box(
        self, where: Rect, *, line: str = INK, width_pt: float = 0.6, fill: str = "none", zorder: float = 3
    ) -> None:
        """Draw a rectangle."""
        corner = (where.x, where.y)
        self.add(
            Rectangle(
                corner,
                where.width,
                where.height,
                edgecolor=line,
                facecolor=fill,
                linewidth=width_pt,
                zorder=zorder,
            )
        )

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        width_pt: float = 0.6,
        ink: str = INK,
        zorder: float = 3,
    ) -> None:
        """Draw a straight line."""
        line = Polygon(
            [start, end], closed=False, edgecolor=ink, linewidth=width_pt, fill=False, zorder=zorder
        )
        self.add(line)

    def add(self, patch: Patch) -> None:
        """Any patch in millimetres; it may reach over the edge of a window but not of the sheet."""
        self.axes.add_artist(patch)


def lines_of(text: str, size_pt: float, width_mm: float) -> list[str]:
    """The lines of the text at this size and width."""
    return wrap_lines(printable(text), width_mm / (size_pt * MM_PER_PT))


def line_mm(size_pt: float) -> float:
    """From one line of text to the next."""
    return size_pt * MM_PER_PT * LINE_HEIGHT


def _font_of_size(size_pt: float) -> FontProperties:
    sized = typeface().copy()
    sized.set_size(size_pt)
    return sized
