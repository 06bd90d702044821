"""Why a form of a voter was not taken."""

from __future__ import annotations

from web.forms.errors import FormError


class NoKioskError(FormError):
    status = 403
    template = "This computer is not a voting desk, or no longer. Ask the facilitator to open it again."


class OldPassError(FormError):
    status = 403
    template = "This link to a voting desk is too old. Open the desk again from the staff page."


class NextTurnError(FormError):
    status = 403
    template = "This page was of the voter before you and was cleared. Start from the beginning."


class NoSuchPageError(FormError):
    status = 404
    template = "There is no such vote. Scan the QR code on your slip again."


class NoReceiptError(FormError):
    field = "receipt"
    template = (
        "No ballot that counts has this receipt. Compare it and type it again; trial ballots do not count."
    )


class NotKeptError(FormError):
    status = 503
    template = (
        "This ballot was not taken: the server cannot store anything just now. Stay on this page and "
        "press again in a while; if it goes on, tell the staff."
    )
