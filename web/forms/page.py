"""Render a template to a response. Templates escape all values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment
from starlette.responses import HTMLResponse, RedirectResponse, Response

from base.errors import LintuError
from base.translations import languages
from data.model import Community
from web.base_path import address
from web.forms.assets import asset
from web.forms.errors import FormError
from web.forms.phone import seal_for
from web.forms.visit import Visit, set_phone_cookies
from web.templating import templates_in

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Cache-Control": "no-store",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TEMPLATES = Path(__file__).with_name("templates")


def page_templates(*folders: Path) -> Environment:
    """The templates of these folders, and behind them those of the residents' pages: a room that looks alike
    writes only what is its own."""
    return templates_in(*folders, _TEMPLATES)


_OWN = page_templates()


def page(
    visit: Visit,
    template: str,
    texts: Mapping[str, str],
    community: Community | None,
    error: LintuError | None = None,
    templates: Environment = _OWN,
    **values: object,
) -> Response:
    """A page of `texts` and `values`; with what was wrong on top, where something was.

    `texts` holds at least "title".
    """
    status = error.status if isinstance(error, FormError) else 422 if error else 200
    html = templates.get_template(template).render(
        texts=texts,
        frame=_frame(visit, community),
        error=error.message(visit.language) if error else "",
        wrong=getattr(error, "field", ""),
        seal=seal_for(visit.phone),
        language=visit.language,
        address=address,
        asset=asset,
        **values,
    )
    response = HTMLResponse(html, status, headers=HEADERS)
    set_phone_cookies(response, visit)
    return response


def redirect_to(visit: Visit, path: str) -> RedirectResponse:
    """Redirect to another page by GET, so that a reload sends nothing again."""
    response = RedirectResponse(address(path), 303, headers=HEADERS)
    set_phone_cookies(response, visit)
    return response


def _frame(visit: Visit, community: Community | None) -> dict[str, object]:
    """Values of the page frame: community, languages, messages of the scripts."""
    tr = visit.tr
    query = visit.request.query_params
    name = tr.name(community.name) if community else ""
    return {
        "community": name,
        "place": name or tr("Lintu"),
        "languages": [
            (key, name, f"?{urlencode({**query, 'lang': key})}")
            for key, name in languages().items()
            if key != visit.language
        ],
        "languages_label": tr("Language"),
        "website": tr("Leave this field empty"),
        "not_sent": tr(
            "Not sent: no connection. Everything stays on this page and is sent again automatically."
        ),
        "sending": tr("Sending…"),
        "too_many": tr("At most 4 photos can be sent."),
        "too_big": tr("A photo is larger than 15 MB."),
        "wrong": tr("Not sent yet"),
    }
