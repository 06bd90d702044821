"""Plain refusals, in every language, since the reader has chosen none."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from base.translations import languages
from base.words import Message

POLICY = 1008
"""The code that closes a websocket for a reason of policy (RFC 6455, 7.4.1)."""
_SAID = {
    "host": Message(
        "This address does not belong to this program. Open it by the machine's IP address; if it "
        "has a name, add it to LINTU_ALLOWED_HOSTS."
    ),
    "origin": Message("The request came from another site and was refused."),
    "closed": Message("This is not open."),
    "far": Message(
        "This program is for its own machine only. To open it from other devices, set LINTU_PASSCODE first."
    ),
    "staff": Message("Reload the page and enter the pass code again."),
    "kiosk": Message("This browser is a voting kiosk. Staff unlock it on the kiosk's page."),
    "room": Message("Too many uploaded files to hold in memory. Remove some, then try again."),
    "length": Message("The size of the file was not given."),
    "form": Message("The form is too large."),
}


async def refuse(status: int, why: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with `status` and the sentences for `why`; close a websocket before it is open."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY, "reason": ""})
        return
    await refusal(status, why)(scope, receive, send)


def refusal(status: int, why: str) -> Response:
    """The answer with `status` and the sentences for `why`."""
    # A page of Streamlit's that is refused shows what it was told only if that is JSON.
    kind = JSONResponse if why == "staff" else PlainTextResponse
    return kind(
        "\n".join(_SAID[why].text(language) for language in languages()),
        status,
        {"Cache-Control": "no-store"},
    )
