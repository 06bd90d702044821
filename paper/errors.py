"""Errors of orders for sheets."""

from __future__ import annotations

from base.errors import LintuError


class SheetError(LintuError, ValueError):
    """The root of the errors of sheets."""


class NotOnPaperError(SheetError):
    template = "{what}: there is no “{value}”. Choose one of {choices}."


class ScaleDoesNotFitError(SheetError):
    template = (
        "At 1:{scale} the area of {width_m:,.0f} × {height_m:,.0f} m does not fit on {paper} "
        "{orientation}, which shows {room_width_m:,.0f} × {room_height_m:,.0f} m. Use 1:{fits} or "
        "smaller, or larger paper."
    )


class NoScaleFitsError(SheetError):
    template = (
        "An area of {width_m:,.0f} × {height_m:,.0f} m does not fit on {paper} {orientation} even "
        "at 1:{smallest}. Use larger paper, or an atlas by grid."
    )


class WindRoseError(SheetError):
    template = (
        "The wind rose cannot be read from “{text}”. Give 8 or 16 numbers, clockwise from north: per cent of "
        "the time from each direction, together at most 100 (calm is the rest)."
    )


class NothingToDrawError(SheetError):
    template = "This community has nothing to draw yet. Import grids, residences or other layers first."


class EmptyAtlasError(SheetError):
    template = "There are no {what} to make an atlas of. Import or draw some, or choose other pages."


class TooManyPagesError(SheetError):
    template = "The atlas would have {count} pages; {limit} is the limit. Choose other pages."


class SheetTextTooLongError(SheetError):
    template = "“{field}” has {count} characters; the limit is {limit}. Make it shorter."


class NotAnAddressError(SheetError):
    template = (
        "The address of the QR code, “{address}”, is not complete. Begin with http:// or https://, "
        "without spaces and with at most {limit} characters."
    )


class HalfDisplayPeriodError(SheetError):
    template = "A display period has a first and a last day. Give both, or neither."


class ReversedDisplayPeriodError(SheetError):
    template = "The display ends on {until}, before it begins on {since}. Change one of the days."


class ShortDisplayPeriodError(SheetError):
    template = (
        "{since} to {until} is {count} days; a plan is on display for at least {least} days "
        "({source}). Choose a later last day."
    )


class OptionCountError(SheetError):
    template = "A board shows 1 to {limit} options; there are {count}. Choose those to show."


class OtherCommunityError(SheetError):
    template = (
        "Option “{option}” is not drawn on this community, so they cannot share a sheet. Open it again."
    )


class PictureTooLargeError(SheetError):
    template = "A picture of {paper} at {dpi} dpi is too large. Use at most {limit} dpi, or a PDF."


class OneOptionError(SheetError):
    template = (
        "{what} shows one option; {count} are chosen. Choose just one. The map as PDF and the "
        "public board can show several."
    )
