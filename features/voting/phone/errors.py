"""Why a voter's form was refused."""

from __future__ import annotations

from web.forms.errors import FormError


class NoKioskError(FormError):
    status = 403
    template = (
        "This computer is not set up as a voting kiosk, or its time has expired. Ask the "
        "facilitator to open the kiosk again."
    )


class OldPassError(FormError):
    status = 403
    template = "This link to a voting kiosk has expired. Open the kiosk again from the staff page."


class NoNumberError(FormError):
    field = "number"
    template = (
        "The kiosk was not opened: choose a number of at least {least} characters, with which you unlock the "
        "staff pages of this browser afterwards."
    )


class WrongNumberError(FormError):
    status = 403
    field = "number"
    template = (
        "This is not the number with which this kiosk was opened. If nobody remembers it, open the staff "
        "pages in another browser of this machine."
    )


class TooManyNumbersError(FormError):
    status = 429
    template = "Too many wrong numbers. Try again in {minutes} minutes."


class NextTurnError(FormError):
    status = 403
    template = "This page belonged to the previous voter and was cleared. Start from the beginning."


class NoSuchPageError(FormError):
    status = 404
    template = "There is no such vote. Scan the QR code on your slip again."


class NoReceiptError(FormError):
    field = "receipt"
    template = (
        "No ballot that counts has this receipt. Compare it and type it again; trial ballots do not count."
    )


class LostReceiptError(FormError):
    field = "receipt"
    template = (
        "The ballot with this receipt is not in the box: it was given after the backup from which this vote "
        "was restored. If you have not done so yet, vote again with your code; once voting is closed, tell "
        "the staff."
    )


class ReceiptBeforeRestoreError(FormError):
    field = "receipt"
    template = (
        "No ballot that counts has this receipt. A vote was restored from a backup, which may lack the "
        "newest ballots. Compare the receipt and type it again; if it is right, vote again with your code."
    )


class NotKeptError(FormError):
    status = 503
    template = (
        "This ballot was not accepted: the server cannot save at the moment. Stay on this page and "
        "try again shortly; if it continues, tell the staff."
    )
