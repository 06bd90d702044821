"""Addresses of what stands beside the page: photos, and the page that covers faces and plates."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

from workshop.reports.report import Report


def server() -> str:
    """ "http://host:port", and Streamlit's own base path, as this reader's browser sees it."""
    seen = urlsplit(str(st.context.url or "http://127.0.0.1:8501"))
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{seen.scheme}://{seen.netloc}" + (f"/{base}" if base else "")


def photo_address(photo_id: str, small: bool = False) -> str:
    """Of the picture, for staff."""
    return f"{server()}/cases/photos/{photo_id}{'.small' if small else ''}.jpg"


def redaction_address(photo_id: str, case: Report, language: str, actor: str) -> str:
    """Of the page on which regions of the photo are covered; it leads back to the case."""
    asked = {"c": case.community, "case": case.id, "v": case.version, "lang": language, "by": actor}
    return f"{server()}/cases/photos/{photo_id}/redact?{urlencode(asked)}"
