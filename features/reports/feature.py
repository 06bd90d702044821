"""Encroachments: reported on a phone, handled as cases, cleared or built on."""

from __future__ import annotations

from pathlib import Path

from base.entries import VOICES
from base.words import Message
from features.feature import Feature, StaffPage
from features.reports import phone, staff_photos
from features.reports.candidates import candidate_ids
from features.reports.known_files import KNOWN
from features.reports.merge import PACKET
from features.reports.overlay import REPORTED
from features.reports.phone.addresses import PHOTOS
from features.reports.report_lookup import new_count
from features.reports.schema import REPORT, REPORT_CONTACT, REPORT_EVENT, REPORT_PHOTO, REPORT_SUPPORT
from features.reports.todo import reports_todo
from web.forms.home_links import HomeLink

_PAGES = Path(__file__).parent / "staff" / "pages"

REPORTS = Feature(
    key="reports",
    uses=("options",),
    tables=(REPORT, REPORT_PHOTO, REPORT_CONTACT, REPORT_SUPPORT, REPORT_EVENT),
    packet=PACKET,
    routes=lambda base: [*phone.routes(base), *staff_photos.routes(base)],
    home_links=(
        HomeLink(
            PHOTOS,
            Message("Report misuse of public space"),
            Message("Vegetable plots, sheds, locks, piles, blocked lanes: send us a photo"),
            20,
        ),
    ),
    pages=(
        StaffPage(
            _PAGES / "encroachments.py",
            Message("Encroachments"),
            "encroachments",
            VOICES,
            20,
            product="xlsx",
            guide="reports",
            waiting=new_count,
        ),
        StaffPage(
            _PAGES / "posters.py",
            Message("Posters and phone address"),
            "posters",
            VOICES,
            90,
            Message("Posters"),
            guide="reports",
        ),
    ),
    session_keys=("case", "picked"),
    today=REPORTED,
    known_files=KNOWN,
    candidate_sites=candidate_ids,
    todo=reports_todo,
)
