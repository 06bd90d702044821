"""Serve Streamlit's start page as ours, and only where there is a page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from base.i18n import Translator
from web.base_path import below_base, set_base
from web.door.ways import language_of
from web.forms.assets import PageAssets
from web.start_page.streamlit_words import words_json
from web.templating import SHARED_TEMPLATES, templates_in

_HERE = Path(__file__).parent
_TEMPLATES = templates_in(_HERE / "templates", SHARED_TEMPLATES)
ASSETS = PageAssets(_HERE / "static", lambda path: below_base(path.replace("/assets/", "/assets/page/", 1)))
SCRIPTS = ("frame.js", "words.js")


class StartPage:
    """ASGI middleware. Streamlit answers every address that it does not know with its start page and finds
    out in the browser, in English, that there is none. Here a page of ours says so, with status 404.

    `addresses`: the last parts of the pages' addresses, asked for once somebody goes to another than the
    first. `html`: Streamlit's start page. `base`: its `server.baseUrlPath`. `tags`: HTML for the head, asked
    for as the page is first answered.
    """

    def __init__(
        self,
        app: ASGIApp,
        addresses: Callable[[], Collection[str]],
        html: str,
        base: str = "",
        tags: Callable[[], str] = str,
    ) -> None:
        self.app = app
        self.addresses = addresses
        set_base(base)
        words = f'<script type="application/json" id="lintu-words">{words_json()}</script>'
        scripts = "".join(f'<script defer src="{ASSETS.of(name)}"></script>' for name in SCRIPTS)
        self.html = html.replace("</head>", f"{words}{scripts}\n  </head>", 1)
        self.tags = tags

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put our page in the place of the start page."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        is_replaced = False

        async def replace(message: Message) -> None:
            nonlocal is_replaced
            if message["type"] == "http.response.start" and _is_start_page(scope, message):
                is_replaced = True
                await self._answer(scope)(scope, receive, send)
            elif not is_replaced:
                await send(message)

        await self.app(scope, receive, replace)

    def _answer(self, scope: Scope) -> Response:
        path = scope["path"].removeprefix(below_base("")).strip("/")
        tr = Translator(_language(scope))
        if not path or path in self.addresses():
            language = "zh-CN" if tr.language == "zh" else tr.language
            html = self.html.replace('<html lang="en">', f'<html lang="{language}">', 1)
            html = html.replace("</head>", f"{self.tags()}\n  </head>", 1)
            return HTMLResponse(html, headers={"Cache-Control": "no-cache"})
        html = _TEMPLATES.get_template("missing.html").render(
            language=tr.language,
            home=f"{below_base('/')}?lang={tr.language}",
            title=tr("There is no page at this address"),
            advice=tr("It may be mistyped or out of date."),
            back=tr("Go to the map"),
            lintu=tr("Lintu"),
        )
        return HTMLResponse(html, 404, {"Cache-Control": "no-store"})


def _is_start_page(scope: Scope, start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return kind.startswith("text/html") and isinstance(scope.get("endpoint"), StaticFiles)


def _language(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return language_of(asked, "", "")


def start_page_routes() -> list[BaseRoute]:
    """The scripts of the start page."""
    return [Route(below_base("/assets/page/{name}"), ASSETS.answer)]
