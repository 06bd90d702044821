"""A request to a phone page: phone, language and community."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from base.i18n import Translator
from base.translations import DEFAULT, languages
from base.words import PSEUDO
from data.communities import SAMPLE
from web.base_path import address
from web.forms.phone import new_phone, read_phone, signed_phone
from web.ip_address import network_of

PHONE, LANGUAGE, DRAFT, RECEIPT = "lintu-phone", "lintu-lang", "lintu-draft", "lintu-receipt"
YEAR_S = 365 * 24 * 3600
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Visit:
    """One request. `phone` is the key of the phone, `network` whom its address counts for."""

    request: Request
    phone: str
    network: str
    language: str
    community: str
    """The name that the address gives; the draft's own counts where there is a draft."""

    @property
    def tr(self) -> Translator:
        """Speaks the reader's language."""
        return Translator(self.language)

    def cookie(self, name: str) -> str:
        """What the phone sent under this name; "" without."""
        return self.request.cookies.get(name, "")


def visit_of(request: Request) -> Visit:
    """The visit that a request belongs to, from its cookies and query."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE) or DEFAULT
    client = request.client.host if request.client else ""
    return Visit(
        request=request,
        phone=read_phone(request.cookies.get(PHONE, "")) or new_phone(),
        network=network_of(client),
        language=asked if asked in (*languages(), PSEUDO) else DEFAULT,
        community=request.query_params.get("c", SAMPLE)[:_LONGEST_NAME],
    )


def set_phone_cookies(response: Response, visit: Visit) -> None:
    """Set the cookies of the phone's key and language."""
    set_page_cookie(response, visit, PHONE, signed_phone(visit.phone), YEAR_S)
    set_page_cookie(response, visit, LANGUAGE, visit.language, YEAR_S)


def set_page_cookie(response: Response, visit: Visit, name: str, value: str, seconds: int) -> None:
    """A cookie that only these pages get back, out of reach of scripts."""
    secure = visit.request.url.scheme == "https"
    response.set_cookie(
        name, value, max_age=seconds, path=address("/"), httponly=True, samesite="lax", secure=secure
    )
