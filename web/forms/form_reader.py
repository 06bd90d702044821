"""Read a form within limits: from our own page, not too large, not too slow, not by a program."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

from web.connections.limits import FORM, LARGE, SMALL_BODY, Pace
from web.forms.errors import (
    DamagedFormError,
    ForeignFormError,
    OldFormError,
    RobotError,
    TooLargeError,
)
from web.forms.phone import is_seal_valid
from web.forms.visit import Visit

LARGEST_FORM = SMALL_BODY
"""Bytes of a form without photos, and of one field."""
MOST_FIELDS = 20
MOST_FILES = 10
"""More than may be sent, so that somebody who chose too many is told so; each may be an open file."""
_LONGEST_CODE = 80
_SAME_SITE = ("same-origin", "none")


async def read_form(visit: Visit, largest: int = LARGEST_FORM) -> FormData:
    """The form of this POST. Raises FormError. Close it where it may hold photos.

    A form that has not come whole takes nobody's place: `web.connections` counts those.
    """
    require_own_page(visit.request)
    form = await _read(visit.request, largest)
    if not is_seal_valid(text(form, "seal"), visit.phone):
        await form.close()
        raise OldFormError
    if text(form, "website"):
        await form.close()
        raise RobotError
    return form


def require_own_page(request: Request) -> None:
    """Raise ForeignFormError unless the browser says, or does not deny, that a page of ours sent this."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise ForeignFormError
    if request.headers.get("sec-fetch-site", "none") not in _SAME_SITE:
        raise ForeignFormError


def text(form: FormData, name: str) -> str:
    """A field as it was typed, with the line ends of this world; "" where it is missing or a file."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def typed_code(form: FormData) -> str:
    """What stands in the field for a code, as far as a code may be long."""
    return text(form, "code")[:_LONGEST_CODE]


def files(form: FormData, name: str) -> list[UploadFile]:
    """The files of a field. A browser sends one without a name where nobody chose any."""
    return [one for one in form.getlist(name) if isinstance(one, UploadFile) and (one.filename or one.size)]


async def _read(request: Request, largest: int) -> FormData:
    try:
        announced = int(request.headers.get("content-length", "0"))
    except ValueError:
        raise DamagedFormError from None
    if announced > largest:
        raise _too_large(largest)
    pace = FORM if largest <= SMALL_BODY else LARGE
    bounded = Request(request.scope, _limit_body(request.receive, largest, pace))
    try:
        return await bounded.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM)
    except (MultiPartException, HTTPException, ClientDisconnect, TimeoutError, UnicodeError) as error:
        raise DamagedFormError from error


def _limit_body(receive: Receive, largest: int, pace: Pace) -> Receive:
    """A receiver that raises for a body over the limit or too slow, whatever the header announced."""
    began, come = time.monotonic(), 0

    async def counting_receive() -> Message:
        nonlocal come
        left_s = pace.left_s(time.monotonic() - began, come)
        message = await asyncio.wait_for(receive(), max(0, min(left_s, pace.silence_s)))
        come += len(message.get("body", b""))
        if come > largest:
            raise _too_large(largest)
        return message

    return counting_receive


def _too_large(largest: int) -> TooLargeError:
    return TooLargeError(limit=max(1, largest // 1_000_000))
