"""Request for a map, an atlas or a board on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from base.translations import DEFAULT, languages
from base.words import Message, Note, Text
from exports.sheets.wind_shares import wind_shares
from layers import LAYERS
from layers.layer import View
from paper.clean_text import plain
from paper.errors import NotOnPaperError, PictureTooLargeError, SheetTextTooLongError
from paper.paper import MM_PER_INCH, PAPERS, Orientation, PaperKey

Form = Literal["pdf", "png"]
Style = Literal["screen", "statutory"]

TITLE_MAX = 60
LINE_MAX = 80
NAME_MAX = 12
TEXT_MAX = 400
MOST_PIXELS = 72_000_000
"""Of a picture: A1 at 300 dpi, about 290 MB while it is drawn."""

_LIMITS: Mapping[str, tuple[Text, int]] = {
    "title": (Message("Title", context="of a sheet"), TITLE_MAX),
    "marking": (Message("Marking"), LINE_MAX),
    "organisation": (Message("Prepared by"), LINE_MAX),
    "number": (Message("Sheet number"), LINE_MAX),
    "source": (Message("Data"), TEXT_MAX),
    "height_datum": (Message("Height datum"), LINE_MAX),
    "review_number": (Message("Map review no."), LINE_MAX),
    "wind": (Message("Wind rose"), LINE_MAX),
    "designed_by": (Message("Designed by"), NAME_MAX),
    "checked_by": (Message("Checked by"), NAME_MAX),
    "approved_by": (Message("Reviewed by"), NAME_MAX),
}


@dataclass(frozen=True)
class SheetRequest:
    """One sheet as it is ordered.

    Empty texts are left off the sheet, but for `title` and `source`, which then say what the map shows and
    whose data it is. The cells to sign in are there without names too.

    wind: for a wind rose, see `wind_shares`. scale: the denominator, one of `scales.SCALES`;
    None for the largest that fits. marking: "内部讨论稿" or any other words; None for those. layers: keys of
    layers; none for those that the screen begins with. dpi: of a PNG; 0 for what suits the paper.
    """

    title: str = ""
    paper: PaperKey = "A3"
    orientation: Orientation = "landscape"
    scale: int | None = None
    language: str = DEFAULT
    form: Form = "pdf"
    style: Style = "screen"
    marking: str | None = None
    organisation: str = ""
    number: str = ""
    dated: date = field(default_factory=date.today)
    source: str = ""
    height_datum: str = ""
    review_number: str = ""
    designed_by: str = ""
    checked_by: str = ""
    approved_by: str = ""
    wind: str = ""
    layers: tuple[str, ...] = ()
    view: View = field(default_factory=View)
    insets: bool = True
    dpi: int = 0

    def validate(self) -> SheetRequest:
        """The same with plain texts.

        Raises NotOnPaperError, SheetTextTooLongError, WindRoseError or PictureTooLargeError.
        """
        wind_shares(self.wind)
        check_choice(Message("Paper"), self.paper, PAPERS)
        check_choice(Message("Orientation"), self.orientation, ("landscape", "portrait"))
        check_choice(Message("Style"), self.style, ("screen", "statutory"))
        check_choice(Message("Format"), self.form, ("pdf", "png"))
        check_choice(Message("Language"), self.language, languages())
        for layer in self.layers:
            check_choice(Message("Layer"), layer, [one.key for one in LAYERS])
        texts = {name: plain(getattr(self, name)) for name in _LIMITS if getattr(self, name) is not None}
        for name, text in texts.items():
            words, limit = _LIMITS[name]
            check_length(text, words, limit)
        if self.form == "png":
            check_pixels(self.paper, self.dots)
        return replace(self, **texts)  # type: ignore[arg-type]

    @property
    def dots(self) -> int:
        """Dots an inch of a picture."""
        return self.dpi or PAPERS[self.paper].dpi

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return PAPERS[self.paper].size_mm(self.orientation)


@dataclass(frozen=True)
class PrintedFile:
    """A finished file, and what its reader must know: characters that could not be printed."""

    content: bytes
    notes: tuple[Note, ...] = ()


def check_length(text: str, field_words: Text, limit: int) -> None:
    """Raises SheetTextTooLongError."""
    if len(text) > limit:
        raise SheetTextTooLongError(field=field_words, count=len(text), limit=limit)


def check_pixels(paper: PaperKey, dpi: int) -> None:
    """Raises PictureTooLargeError."""
    short, long = PAPERS[paper].short_mm, PAPERS[paper].long_mm
    most = int((MOST_PIXELS * MM_PER_INCH**2 / (short * long)) ** 0.5)
    if not 0 < dpi <= most:
        raise PictureTooLargeError(paper=paper, dpi=dpi, limit=most)


def check_choice(what: Text, value: str, choices: Iterable[str]) -> None:
    """Raises NotOnPaperError."""
    known = tuple(choices)
    if value not in known:
        raise NotOnPaperError(what=what, value=value, choices=", ".join(known))
