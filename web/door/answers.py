"""Plain refusals, in both languages: whoever gets one has chosen none."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

POLICY = 1008
"""The code that closes a websocket for a reason of policy (RFC 6455, 7.4.1)."""
_SAID = {
    "host": (
        "这个网址不属于本程序。请用本机的 IP 地址打开；如有域名，请加到 LINTU_ALLOWED_HOSTS。\n"
        "This address is not one of this program. Open it by the machine's IP address; if it has a name, add "
        "it to LINTU_ALLOWED_HOSTS."
    ),
    "origin": (
        "请求来自别的网站，已拒绝。\n"
        "The request came from another site and was refused."
    ),
    "closed": "这里不开放。\nThis is not open.",
    "far": (
        "本程序只供本机使用。要让其他设备打开，请先设置 LINTU_PASSCODE。\n"
        "This program is for its own machine only. To open it from other devices, set LINTU_PASSCODE first."
    ),
    "staff": (
        "请刷新页面，重新输入口令。\n"
        "Reload the page and enter the pass code again."
    ),
    "room": (
        "上传的文件太多，内存放不下。请移除一些再试。\n"
        "Too many uploaded files to hold in memory. Remove some, then try again."
    ),
    "length": "没有说明文件大小。\nThe size of the file was not given.",
    "form": "表单太大。\nThe form is too large.",
}  # fmt: skip


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
    return kind(_SAID[why], status, {"Cache-Control": "no-store"})
