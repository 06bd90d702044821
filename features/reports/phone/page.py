"""A page of the reports: the frame of every phone page, and the templates of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response

from base.errors import LintuError
from data.model import Community
from web.forms.page import page as framed
from web.forms.page import page_templates
from web.forms.visit import Visit

_TEMPLATES = page_templates(Path(__file__).with_name("templates"))


def page(
    visit: Visit,
    template: str,
    texts: Mapping[str, str],
    community: Community | None,
    error: LintuError | None = None,
    **values: object,
) -> Response:
    """A page of `texts` words and `values`, as `web.forms.page.page` makes it."""
    return framed(visit, template, texts, community, error, templates=_TEMPLATES, **values)
