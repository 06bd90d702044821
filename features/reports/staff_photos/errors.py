"""Why nothing was covered. The boxes that were drawn stay on the page."""

from __future__ import annotations

from base.errors import LintuError


class CaseFormError(LintuError, ValueError):
    """A form of staff that was refused; `status` is the HTTP answer."""

    status = 422


class OldPageError(CaseFormError):
    status = 403
    template = (
        "This page had been open for too long; nothing was redacted. The boxes are still here: send again."
    )


class LongFormError(CaseFormError):
    status = 413
    template = "The form is too large; nothing was redacted. Open this page again from the list of reports."


class NoBoxError(CaseFormError):
    template = "There is no box; nothing was redacted. Draw one on the photo, or fill in its four numbers."


class TooManyBoxesError(CaseFormError):
    template = "Too many boxes; nothing was redacted. Redact at most {limit} at once, then the others."


class BoxNumberError(CaseFormError):
    template = "Box {number} is not right; nothing was redacted. Fill in four numbers from 0 to 100."


class BoxSidesError(CaseFormError):
    template = (
        "Box {number} is empty; nothing was redacted. Right must be more than left, bottom more than top."
    )


class NoActorError(CaseFormError):
    template = "Nothing was redacted: fill in your name, which goes into the record of this report."
