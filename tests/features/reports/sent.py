"""Reports from the toy town, as residents and staff send them. Times are Beijing time."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyproj

from base.photos.clean_photo import CleanPhoto
from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from features.reports.report import NewReport, Report, StaffAction
from features.reports.submission import ReportReceipt, send
from features.reports.transitions import move
from tests.data.towns import CORNER, town

CATALOGUE = load_catalogue()
TOWN = town()
STAFF = StaffAction(actor="王网格")
WAY = ("verified", "dispatched", "in_progress", "to_be_checked", "closed")
"""From new to closed, by the handbook's flow."""

_TO_DEGREES = pyproj.Transformer.from_crs("EPSG:4548", "EPSG:4326", always_xy=True)


def beijing(text: str) -> datetime:
    """E.g. "2026-09-30 16:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point of the plan."""
    longitude, latitude = _TO_DEGREES.transform(CORNER[0] + x, CORNER[1] + y)
    return longitude, latitude


def picture(name: str = "a") -> CleanPhoto:
    """Stands for a photo: the store never looks inside."""
    return CleanPhoto(f"jpeg {name} ".encode() * 500, f"small {name}".encode(), 1600, 1200, (116.1, 24.27))


def new_report(x: float = 140, y: float = 25, **changed: Any) -> NewReport:
    """Goods piled in the garden S1, with two photos."""
    fields: dict[str, Any] = {
        "category": "piled_goods",
        "position": degrees(x, y),
        "place_from": "map",
        "sentence": "堆了很多纸箱，老人过不去",
        "photos": (picture("one"), picture("two")),
    }
    return NewReport(**(fields | changed))


def send_report(x: float = 140, y: float = 25, at: str = "2026-11-02 09:00", **changed: Any) -> ReportReceipt:
    """A report that is kept."""
    return send(TOWN, CATALOGUE, new_report(x, y, **changed), new_form_key(), beijing(at))


def move_report(report_id: str, *states: str, version: int = 1, at: str = "2026-11-02 10:00") -> Report:
    """Taken along these states, one after the other."""
    for number, state in enumerate(states):
        report = move(TOWN, CATALOGUE, report_id, version + number, state, STAFF, beijing(at))
    return report
