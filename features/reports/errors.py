"""Why a report was not taken, or not changed. Nothing of it is kept then."""

from __future__ import annotations

from base.errors import LintuError
from data.store.errors import VersionConflictError
from features.reports.report import Report


class ReportError(LintuError):
    """Something about a report that was refused as a whole."""


class UnknownReportError(ReportError, LookupError):
    template = "There is no report “{report_id}”. The link may be wrong; choose it again from the list."


class UnknownReceiptError(ReportError, LookupError):
    template = "No report has this receipt code. Check the code; it has 26 letters and digits."


class UnknownPhotoError(ReportError, LookupError):
    template = "There is no such photo. Reload the page."


class DamagedReportFormError(ReportError, ValueError):
    template = (
        "This form is damaged, so duplicate submissions cannot be detected. Open the report page "
        "again and send."
    )


class UnknownCategoryError(ReportError, ValueError):
    template = "There is no category “{category}”. Choose one from the list."


class BadPositionError(ReportError, ValueError):
    template = "“{longitude}, {latitude}” is not a place on Earth. Tap the place on the map again."


class FarAwayError(ReportError, ValueError):
    template = (
        "The place is about {distance_m:.0f} m outside the community. Tap a place inside it on the map, "
        "or choose your compound."
    )


class TooManyPhotosError(ReportError, ValueError):
    template = "There are {count} photos; at most {limit} can be sent. Remove some and send again."


class QueueFullError(ReportError):
    template = (
        "{count} reports are waiting to be verified; no more are accepted now. Send later, or tell "
        "your grid worker."
    )


class MergeNeededError(ReportError, ValueError):
    template = "To mark it “{to}”, choose the original report and merge them."


class BadMergeError(ReportError, ValueError):
    template = (
        "It can't be merged into “{into}”: that is itself, a duplicate too, or elsewhere. Choose another one."
    )


class NotOpenError(ReportError, ValueError):
    template = "This report is “{state}”; only verified ones that are still open allow this. Verify it first."


class NoPlaceError(ReportError, ValueError):
    template = "The report has no place yet. Press it on the map, or choose a public space."


class AfterPhotoMissingError(ReportError, ValueError):
    template = "A report closes with a photo of the place now. Add one, or say why there is none."


class OutlineKindError(ReportError, ValueError):
    template = "Draw the outline as an area (on a space) or a line (on a path), not as a point."


class UnknownGridError(ReportError, ValueError):
    template = "The community has no grid “{grid}”. Choose one from the list."


class ReportConflictError(ReportError, VersionConflictError):
    """Somebody else changed the report first. `stored` is its current state; decide again from that."""

    template = "“{by}” changed this report meanwhile; it is now “{state}”. Reload it and decide again."

    def __init__(self, stored: Report, **facts: object) -> None:
        self.stored = stored
        super().__init__(**facts)
