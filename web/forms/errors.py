"""Errors of residents' forms. What was typed stays in the form."""

from __future__ import annotations

from base.errors import LintuError


class FormError(LintuError, ValueError):
    """A form that was not taken; `status` is the HTTP answer, `field` the part of the form to mend."""

    status = 422
    field = ""


class ForeignFormError(FormError):
    status = 403
    template = (
        "This form did not come from this site and was not accepted. Open the page again by the QR code."
    )


class OldFormError(FormError):
    status = 403
    template = (
        "This form is too old, or the phone blocks cookies; nothing was sent. Send again, or allow cookies."
    )


class TooOftenError(FormError):
    status = 429
    template = "Too many were sent; this one was not accepted. Try again in {minutes} min; your text is kept."


class BusyError(FormError):
    status = 503
    template = "Many people are sending just now; this was not accepted. Send again shortly."


class TooLargeError(FormError):
    status = 413
    template = "The total is over {limit} MB and was not accepted. Choose fewer photos and send again."


class DamagedFormError(FormError):
    status = 400
    template = "The form arrived incomplete and was not accepted. Send it again."


class RobotError(FormError):
    field = "website"
    template = "The field “website” must stay empty: mostly programs fill it in. Empty it and send again."


class NoPhotoError(FormError):
    field = "photos"
    template = "No photo was chosen. Take one, or choose “I have no photo”."


class TooManyChosenError(FormError):
    field = "photos"
    template = "You chose {count} photos; at most {limit} can be sent. Choose fewer."


class NoPositionError(FormError):
    field = "place"
    template = "The place is not known yet. Tap the map, or choose the nearest building below."


class UnknownBuildingError(FormError):
    field = "building"
    template = "There is no such building. Choose it again from the list."


class NoCategoryError(FormError):
    field = "category"
    template = "No category was chosen. Choose the closest one."


class ForgottenError(FormError):
    status = 410
    template = (
        "The photos are no longer here: the page was idle too long. Start again; your text is still there."
    )
