"""A member of staff, somebody else, and a report with photos that is kept."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import httpx
from starlette.applications import Starlette
from starlette.testclient import TestClient

from base.photos.cleaning import clean_photo
from base.receipt_codes import new_form_key
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.model import Community
from data.open_communities import open_assessment
from features.reports.report import NewReport, Report
from features.reports.report_lookup import reports_of
from features.reports.staff_photos import redact_address, routes
from features.reports.submission import send
from tests.base.photos.make import jpeg, scene
from web.door.door_setup import routes_and_middleware
from web.door.passcode import Passcode, hash_passcode

CODE = "prefab-willow-7"
SIZE = (640, 480)
NAME = "王敏"


def community() -> Community:
    return open_assessment(SAMPLE).community


def report_with_photos() -> Report:
    """A new report with two photos, as the store has it."""
    photos = tuple(clean_photo(jpeg(scene(SIZE))) for _ in range(2))
    new = NewReport("piled_goods", (116.1, 24.2806), "map", photos=photos)
    receipt = send(community(), load_catalogue(), new, new_form_key())
    return next(report for report in reports_of(SAMPLE) if report.id == receipt.report_id)


@cache
def passcode() -> Passcode:
    return hash_passcode(CODE)


def browser(code: Passcode | None = None, peer: str = "127.0.0.1", base: str = "") -> TestClient:
    """A browser before the room and its doors. Without a pass code whoever sits at the machine is staff."""
    doors = routes_and_middleware(code, {}, None, base, dict)
    app = Starlette(routes=[*doors.routes, *routes(base)], middleware=doors.middleware)
    return TestClient(app, base_url="http://localhost", client=(peer, 5), follow_redirects=False)


def seal_in(page: httpx.Response) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', page.text)
    assert found
    return found[1]


def action_in(page: httpx.Response) -> str:
    """Where the form of the page goes."""
    found = re.search(r'<form [^>]*action="([^"]+)"', page.text)
    assert found
    return unescape(found[1])


def sign_in(staff: TestClient) -> None:
    fields = {"seal": seal_in(staff.get("/door")), "passcode": CODE}
    assert staff.post("/door", data=fields).status_code == 303


def address_of(report: Report, photo: int = 0, language: str = "zh", **other: str) -> str:
    """The page for one of the report's photos, as the list of reports links to it."""
    return redact_address(
        other.get("photo_id", report.photos[photo].id),
        other.get("community", SAMPLE),
        other.get("case", report.id),
        int(other.get("version", report.version)),
        language,
    )


def box(number: int = 1, *sides: object) -> dict[str, str]:
    """The four fields of a box, by default the middle of the upper left quarter."""
    names = ("left", "top", "right", "bottom")
    return {
        f"{name}{number}": str(side)
        for name, side in zip(names, sides or (12.5, 12.5, 37.5, 37.5), strict=True)
    }


def cover(staff: TestClient, at: str, **fields: str) -> httpx.Response:
    """Open the page and send its form."""
    page = staff.get(at)
    return staff.post(action_in(page), data={"seal": seal_in(page), "by": NAME} | (fields or box()))
