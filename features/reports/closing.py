"""What a report needs before it closes: a picture of the place as it is now, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from base.photos.clean_photo import CleanPhoto
from features.reports.errors import AfterPhotoMissingError
from features.reports.flow import CLOSED
from features.reports.report import Report


def needs_after_photo(case: Report, to: str) -> bool:
    """Whether this step closes a report that has no picture of afterwards yet."""
    return to == CLOSED and not any(photo.role == "after" for photo in case.photos)


def require_after_photo(cases: Sequence[Report], to: str, photos: Sequence[CleanPhoto], reason: str) -> None:
    """Raise AfterPhotoMissingError where a report would close without a picture and without a reason."""
    if any(needs_after_photo(case, to) for case in cases) and not photos and not reason.strip():
        raise AfterPhotoMissingError
