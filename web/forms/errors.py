"""Why a form of a resident was not taken. What was typed stays in the form."""

from __future__ import annotations

from base.errors import LintuError


class FormError(LintuError, ValueError):
    """A form that was not taken; `status` is the HTTP answer, `field` the part of the form to mend."""

    status = 422
    field = ""


class ForeignFormError(FormError):
    status = 403
    template = "This form did not come from this site and was not taken. Open the page again by the QR code."


class OldFormError(FormError):
    status = 403
    template = (
        "This form is too old, or the phone keeps no cookies; nothing was sent. Send again, or allow cookies."
    )


class TooOftenError(FormError):
    status = 429
    template = "Too many were sent; this one was not taken. Try again in {minutes} min; what you wrote stays."


class BusyError(FormError):
    status = 503
    template = "Many people are sending just now; this was not taken. Send again in a little while."


class TooLargeError(FormError):
    status = 413
    template = "All together it is over {limit} MB and was not taken. Choose fewer photos and send again."


class DamagedFormError(FormError):
    status = 400
    template = "The form did not arrive whole and was not taken. Send it again."


class RobotError(FormError):
    field = "website"
    template = "The field “website” must stay empty: mostly programs fill it in. Empty it and send again."


class NoPhotoError(FormError):
    field = "photos"
    template = "No photo was chosen. Take one, or choose “I have no photo”."


class TooManyChosenError(FormError):
    field = "photos"
    template = "You chose {count} photos; at most {limit} can be sent. Choose fewer."


class NoPlaceError(FormError):
    field = "place"
    template = "The place is not known yet. Tap the map, or choose the nearest building below."


class UnknownBuildingError(FormError):
    field = "building"
    template = "There is no such building. Choose it again from the list."


class NoCategoryError(FormError):
    field = "category"
    template = "What it is has not been chosen. Choose what comes closest."


class ForgottenError(FormError):
    status = 410
    template = (
        "The photos are no longer here: the page waited too long. Start again; your words are still there."
    )
