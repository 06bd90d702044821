"""Request for a public board."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from base.translations import DEFAULT, languages
from base.words import Message
from exports.sheets import board_words
from exports.sheets.request import (
    LINE_MAX,
    TEXT_MAX,
    TITLE_MAX,
    Form,
    check_choice,
    check_length,
    check_pixels,
)
from paper.clean_text import plain
from paper.errors import OptionCountError
from paper.paper import PAPERS, Orientation
from web.phone_address import check_phone_address

MOST_OPTIONS = 4

ScanFor = Literal["comment", "vote", "report"]
"""What the page behind the code is for: comments, a vote, or reports of misuse of public space."""

_LIMITS = {
    "title": (Message("Title"), TITLE_MAX),
    "subtitle": (Message("Subtitle"), LINE_MAX),
    "intro": (Message("Introduction"), TEXT_MAX),
    "organisation": (Message("Prepared by"), LINE_MAX),
    "contact": (Message("Contact"), LINE_MAX),
}


@dataclass(frozen=True)
class BoardRequest:
    """One board as it is ordered. Empty texts become plain standard words or are left off.

    address: what the QR code opens, http or https; empty for no code. scan_for: what one does there. since,
    until: the first and the last day on display.
    """

    title: str = ""
    subtitle: str = ""
    intro: str = ""
    paper: Literal["A1", "A0"] = "A1"
    orientation: Orientation = "portrait"
    language: str = DEFAULT
    form: Form = "pdf"
    organisation: str = ""
    contact: str = ""
    address: str = ""
    scan_for: ScanFor = "comment"
    since: date | None = None
    until: date | None = None
    dated: date = field(default_factory=date.today)
    dpi: int = 0

    def validate(self, options: int = 1) -> BoardRequest:
        """The same with plain texts. Raises SheetError of the kind that says what is wrong."""
        check_choice(Message("Paper"), self.paper, ("A1", "A0"))
        check_choice(Message("Orientation"), self.orientation, ("landscape", "portrait"))
        check_choice(Message("Format"), self.form, ("pdf", "png"))
        check_choice(Message("Language"), self.language, languages())
        check_choice(Message("Purpose of the QR code"), self.scan_for, get_args(ScanFor))
        if not 1 <= options <= MOST_OPTIONS:
            raise OptionCountError(count=options, limit=MOST_OPTIONS)
        texts = {name: plain(getattr(self, name)) for name in _LIMITS}
        for name, text in texts.items():
            words, limit = _LIMITS[name]
            check_length(text, words, limit)
        if self.form == "png":
            check_pixels(self.paper, self.dots)
        address = check_phone_address(self.address) if self.address else ""
        title = texts.pop("title") or board_words.TITLE.text(self.language)
        subtitle = texts.pop("subtitle") or board_words.subtitle(options).text(self.language)
        return replace(self, title=title, subtitle=subtitle, address=address, **texts)  # type: ignore[arg-type]

    @property
    def dots(self) -> int:
        """Dots an inch of a picture."""
        return self.dpi or min(150, PAPERS[self.paper].dpi)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the board."""
        return PAPERS[self.paper].size_mm(self.orientation)
