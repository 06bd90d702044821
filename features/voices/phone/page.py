"""A page of the voices: the frame of every phone page, and the templates of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from starlette.responses import Response

from base.errors import LintuError
from data.model import Community
from data.work_calendar import CHINA
from web.forms.page import page as framed
from web.forms.page import page_templates
from web.forms.visit import Visit

_TEMPLATES = page_templates(Path(__file__).with_name("templates"))


def voice_page(
    visit: Visit,
    template: str,
    texts: Mapping[str, str],
    community: Community | None,
    error: LintuError | None = None,
    **values: object,
) -> Response:
    """A page of `texts` and `values`, as `web.forms.page.page` makes it; it knows its community by `name`."""
    values = {"name": visit.community, **values}
    return framed(visit, template, texts, community, error, templates=_TEMPLATES, **values)


def day(at: datetime) -> str:
    """The day in China."""
    return f"{at.astimezone(CHINA):%Y-%m-%d}"
