"""Every receipt that a phone holds against what the database holds, after the server has ended."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from base.errors import LintuError
from data.communities import SAMPLE
from features.reports.report_lookup import photo, report_of_receipt, reports_of


@dataclass(frozen=True)
class Account:
    """How many reports were acknowledged, are not there, lie there without a whole photo, are beyond one of a
    phone, or were acknowledged to nobody (the answer was on its way when the server died)."""

    acknowledged: int
    lost: int
    halves: int
    doubles: int
    unacknowledged: int


def reconcile(codes: list[str], phones: int) -> Account:
    """Reads the database that LINTU_VAR names."""
    found = set()
    lost = 0
    for code in codes:
        try:
            found.add(report_of_receipt(code).id)
        except LintuError:
            lost += 1
    kept = reports_of(SAMPLE)
    return Account(
        acknowledged=len(codes),
        lost=lost,
        halves=sum(not _is_whole(report.photos[0].id) if report.photos else True for report in kept),
        doubles=max(0, len(kept) - phones),
        unacknowledged=sum(report.id not in found for report in kept),
    )


def _is_whole(photo_id: str) -> bool:
    try:
        kept = photo(photo_id)
        for jpeg in (kept.jpeg, kept.thumbnail):
            Image.open(BytesIO(jpeg)).load()
    except (LintuError, OSError):
        return False
    return True
