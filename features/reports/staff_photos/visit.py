"""Who asks for a page of this room, about what, and the forms that they send."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from base.i18n import Translator
from base.translations import DEFAULT, languages
from base.words import PSEUDO
from data.communities import SAMPLE
from features.reports.staff_photos.errors import LongFormError, OldPageError
from web.door.cookies import FORM, cookie, set_cookie
from web.door.forms import FormSeal, form_secret, small_form

ACTOR = "lintu-by"
"""The cookie with the name of whoever acted last in this browser."""
NO_VERSION = -1


@dataclass(frozen=True)
class StaffVisit:
    """One request; `secret` ties its forms to the browser."""

    request: Request
    seal: FormSeal
    secret: str
    language: str

    @property
    def tr(self) -> Translator:
        """Speaks the reader's language."""
        return Translator(self.language)

    @property
    def community(self) -> str:
        """The name that the address gives."""
        return self.request.query_params.get("c", SAMPLE)

    @property
    def case(self) -> str:
        """The id of the case that the address gives."""
        return self.request.query_params.get("case", "")

    @property
    def version(self) -> int:
        """The version in which the case was seen; NO_VERSION where the address gives none."""
        try:
            return int(self.request.query_params["v"])
        except (KeyError, ValueError):
            return NO_VERSION

    @property
    def actor(self) -> str:
        """Who is known to act: from the address, else from the last time."""
        return self.request.query_params.get("by") or unquote(cookie(self.request.scope, ACTOR))


def visit_of(request: Request, seal: FormSeal) -> StaffVisit:
    """Read the request's cookies and query."""
    asked = request.query_params.get("lang", DEFAULT)
    language = asked if asked in (*languages(), PSEUDO) else DEFAULT
    return StaffVisit(request, seal, form_secret(request), language)


async def fields_of(visit: StaffVisit) -> dict[str, str]:
    """The form fields of this request. Raises LongFormError."""
    fields = await small_form(visit.request)
    if fields is None:
        raise LongFormError
    return fields


def require_own_form(visit: StaffVisit, fields: dict[str, str]) -> None:
    """Raise OldPageError unless this browser was given the form, and not too long ago."""
    if not visit.seal.is_valid(fields.get("seal", ""), cookie(visit.request.scope, FORM)):
        raise OldPageError


def keep_secret(response: Response, visit: StaffVisit) -> None:
    """Set the cookie that ties forms to the browser."""
    set_cookie(response, visit.request.scope, FORM, visit.secret)


def keep_actor(response: Response, visit: StaffVisit, actor: str) -> None:
    """Let the browser remember who acted, for a working day."""
    set_cookie(response, visit.request.scope, ACTOR, quote(actor))
