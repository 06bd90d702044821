"""Security headers: content security policy and its companions.

Text from people never becomes markup in the first place; these headers are the second line, and they stop
an image or a form from calling anybody outside.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware that adds a content security policy and its companions to every answer.

    `tile_hosts`: the origins of the online base maps, the only foreign hosts that images may come from (the
    browser asks them only once somebody chooses one). `start_page`: Streamlit's, whose own scripts may run.
    """

    def __init__(self, app: ASGIApp, tile_hosts: Sequence[str], start_page: str) -> None:
        self.app = app
        scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *_inline_scripts(start_page)])
        self.page = _policy(scripts, tile_hosts)
        # streamlit-folium evaluates the map's script, so its frame needs inline and eval; never attributes.
        self.frame = _policy("'self' 'unsafe-inline' 'unsafe-eval'", tile_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = self.frame if "/component/" in scope["path"] else self.page

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy)
                for name, value in _COMMON.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


def _inline_scripts(start_page: str) -> list[str]:
    """The digests of the scripts that the start page carries inside, so that only those run."""
    scripts = re.findall(r"<script>(.*?)</script>", start_page, flags=re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    return [f"'sha256-{digest}'" for digest in digests]


def _policy(scripts: str, tile_hosts: Sequence[str]) -> str:
    images = " ".join(["'self'", "data:", "blob:", *tile_hosts])
    rules = {
        "default-src": "'self'",
        "script-src": scripts,
        "script-src-attr": "'none'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": images,
        "font-src": "'self' data:",
        "connect-src": "'self' ws: wss: data: blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
