"""From a template and words to an answer, and how a page answers whatever goes wrong in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from base.errors import LintuError
from base.i18n import Translator
from base.translations import languages
from data.store.errors import StoreError, VersionConflictError
from features.reports.staff_photos.addresses import address, case_address
from features.reports.staff_photos.errors import CaseFormError
from features.reports.staff_photos.visit import StaffVisit, keep_secret, visit_of
from web.door.forms import FormSeal
from web.endpoint import response_or_explanation
from web.forms.assets import PageAssets, asset
from web.forms.page import HEADERS as OF_RESIDENTS
from web.templating import templates_in

ASSETS = PageAssets(Path(__file__).with_name("static"), address)
HEADERS = OF_RESIDENTS | {"Permissions-Policy": "geolocation=(), camera=(), microphone=()"}
_PAGES = templates_in(Path(__file__).with_name("templates"))


def page(
    visit: StaffVisit,
    template: str,
    texts: Mapping[str, str],
    error: LintuError | None = None,
    **values: object,
) -> Response:
    """A page of `texts` words, at least "title" and "place", and `values`; what was wrong stands on top."""
    tr = visit.tr
    html = _PAGES.get_template(template).render(
        texts={
            "wrong": tr("Not done"),
            "languages": tr("Language"),
            "product": tr("Lintu"),
            "back": tr("Back to the report"),
            **texts,
        },
        error=error.message(visit.language) if error else "",
        language=visit.language,
        languages=_other_languages(visit),
        seal=visit.seal.seal(visit.secret),
        back=case_address(visit.community, visit.case, visit.language),
        styles=(asset("residents.css"), ASSETS.of("cases.css")),
        script=ASSETS.of("redact.js"),
        mark=asset("mark.svg"),
        **values,
    )
    response = HTMLResponse(html, _status_of(error), headers=HEADERS)
    keep_secret(response, visit)
    return response


def answers(seal: FormSeal, of: Callable[[StaffVisit], Awaitable[Response]]) -> Callable[..., object]:
    """The endpoint of a page: errors of ours in the reader's words, others with a number for the log."""

    async def endpoint(request: Request) -> Response:
        visit = visit_of(request, seal)
        tr = visit.tr
        texts = {
            "title": tr("This did not work"),
            "place": "",
            "wrong": "",
            "to_list": tr("Back to the reports"),
        }
        return await response_or_explanation(
            of(visit),
            lambda error: page(visit, "trouble.html", texts, error),
            lambda number: page(visit, "trouble.html", texts | {"words": _bug(tr, number)}),
        )

    return endpoint


def _bug(tr: Translator, number: str) -> str:
    return tr("An error occurred. Nothing was lost; please report number {number}.", number=number)


def _status_of(error: LintuError | None) -> int:
    match error:
        case None:
            return 200
        case CaseFormError(status=status):
            return status
        case LookupError():
            return 404
        case VersionConflictError():
            return 409
        case StoreError():
            return 503
    return 422


def _other_languages(visit: StaffVisit) -> list[tuple[str, str, str]]:
    """(key, name, address) of each language but the reader's."""
    asked = dict(visit.request.query_params)
    return [
        (key, name, f"?{urlencode(asked | {'lang': key})}")
        for key, name in languages().items()
        if key != visit.language
    ]
