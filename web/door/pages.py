"""The sign-in page, and sign-out. It works without scripts."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from base.i18n import Translator
from base.translations import languages
from web.door.access_control import DOOR
from web.door.answers import refusal
from web.door.attempt_limit import AttemptLimit
from web.door.cookies import FORM, STAFF, cookie, delete_cookie, set_cookie
from web.door.forms import FormSeal, form_secret, small_form
from web.door.listening import is_loopback
from web.door.passcode import Passcode
from web.door.sessions import Sessions
from web.door.ways import language_of, own_path
from web.templating import SHARED_TEMPLATES

CHECKS_AT_ONCE = 2
_log = logging.getLogger("lintu.door")
_FOLDERS = (Path(__file__).parent / "templates", SHARED_TEMPLATES)
_templates = Environment(loader=FileSystemLoader(_FOLDERS), autoescape=True)


@dataclass(frozen=True)
class DoorPages:
    """The pages of one door; `base` is Streamlit's baseUrlPath."""

    passcode: Passcode
    sessions: Sessions = field(default_factory=Sessions)
    tries: AttemptLimit = field(default_factory=AttemptLimit)
    base: str = ""
    seal: FormSeal = field(default_factory=FormSeal)
    checks: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CHECKS_AT_ONCE))

    def routes(self) -> list[BaseRoute]:
        """`GET /door` shows, `POST /door` comes in, `POST /door/leave` goes out."""
        address = f"{self.base}{DOOR}"
        return [
            Route(address, self._show, methods=["GET"]),
            Route(address, self._sign_in, methods=["POST"]),
            Route(f"{address}/leave", self._sign_out, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        tr, wanted = self._language_and_target(request, dict(request.query_params))
        notice = tr("Signed out") if "left" in request.query_params else ""
        return self._page(request, tr, wanted, notice=notice)

    async def _sign_in(self, request: Request) -> Response:
        form = await small_form(request)
        if form is None:
            return refusal(413, "form")
        tr, wanted = self._language_and_target(request, form)
        if not self.seal.is_valid(form.get("seal", ""), cookie(request.scope, FORM)):
            trouble = tr("This page had been open for too long. Please enter the pass code again.")
            return self._page(request, tr, wanted, 403, trouble=trouble)
        address = request.client.host if request.client else ""
        wait_s = self.tries.begin(address)
        if wait_s > 0:
            return self._wait(request, tr, wanted, wait_s)
        if not await self._is_right(form.get("passcode", "")):
            _log.warning("wrong pass code from %s", address)
            return self._page(request, tr, wanted, 401, trouble=tr("This is not the pass code."))
        self.tries.reset(address)
        answer = RedirectResponse(wanted, 303)
        set_cookie(answer, request.scope, STAFF, self.sessions.begin())
        return answer

    async def _sign_out(self, request: Request) -> Response:
        form = await small_form(request)
        if form is None:
            return refusal(413, "form")
        tr, wanted = self._language_and_target(request, form)
        if not self.seal.is_valid(form.get("seal", ""), cookie(request.scope, FORM)):
            return self._page(request, tr, wanted, 403)
        if "everybody" in form and self.sessions.is_valid(cookie(request.scope, STAFF)):
            self.sessions.end_all()
        self.sessions.end(cookie(request.scope, STAFF))
        answer = RedirectResponse(f"{self.base}{DOOR}?left=1&lang={tr.language}", 303)
        delete_cookie(answer, request.scope, STAFF)
        return answer

    async def _is_right(self, given: str) -> bool:
        async with self.checks:
            return await asyncio.to_thread(self.passcode.matches, given)

    def _wait(self, request: Request, tr: Translator, wanted: str, wait_s: float) -> Response:
        again = datetime.fromtimestamp(time.time() + wait_s + 60)  # the clock on the wall
        trouble = tr(
            "Too many tries. Try again in {minutes} minutes, after {time}.",
            minutes=math.ceil(wait_s / 60),
            time=f"{again:%H:%M}",
        )
        answer = self._page(request, tr, wanted, 429, trouble=trouble)
        answer.headers["Retry-After"] = str(math.ceil(wait_s))
        return answer

    def _language_and_target(self, request: Request, given: dict[str, str]) -> tuple[Translator, str]:
        """The language, and where to go afterwards."""
        wanted = own_path(given.get("next", ""), self.base)
        accepted = request.headers.get("accept-language", "")
        return Translator(language_of(given.get("lang", ""), wanted, accepted)), wanted

    def _page(
        self,
        request: Request,
        tr: Translator,
        wanted: str,
        status: int = 200,
        notice: str = "",
        trouble: str = "",
    ) -> Response:
        secret = form_secret(request)
        door = f"{self.base}{DOOR}"
        text = _templates.get_template("door.html").render(
            words=door_words(tr),
            language=tr.language,
            inside=self.sessions.is_valid(cookie(request.scope, STAFF)),
            seal=self.seal.seal(secret),
            wanted=wanted,
            notice=notice,
            trouble=trouble,
            base=self.base,
            door=door,
            others=[
                (key, name, f"{door}?lang={key}&next={quote(wanted, safe='/')}")
                for key, name in languages().items()
                if key != tr.language
            ],
            readable=request.url.scheme != "https" and not is_loopback(request.url.hostname or ""),
        )
        answer = HTMLResponse(text, status, {"Cache-Control": "no-store"})
        set_cookie(answer, request.scope, FORM, secret)
        return answer


def door_words(tr: Translator) -> dict[str, str]:
    """The words of the page, by the name that the template gives them."""
    return {
        "lintu": tr("Lintu"),
        "title": tr("Staff sign-in"),
        "why": tr("These pages are for community staff and planners. Residents need no pass code."),
        "passcode": tr("Pass code"),
        "enter": tr("Sign in"),
        "inside": tr("Signed in"),
        "go_on": tr("Continue"),
        "leave": tr("Sign out"),
        "leave_everywhere": tr("Sign out on all devices"),
        "ends": tr("You are signed out after 30 idle minutes, and after 8 hours in any case."),
        "plain": tr("This connection is not encrypted: use it on a network of your own."),
    }
