"""Read a form within limits: from our own page, not too large, not too slow, not by a program."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

from web.forms.errors import (
    BusyError,
    DamagedFormError,
    ForeignFormError,
    OldFormError,
    RobotError,
    TooLargeError,
)
from web.forms.phone import is_seal_valid
from web.forms.visit import Visit

LARGEST_FORM = 64 * 1024
"""Bytes of a form without photos, and of one field."""
MOST_FIELDS = 20
MOST_FILES = 20
"""More than may be sent, so that somebody who chose too many is told so."""
SILENCE_S = 30
"""How long a phone may send nothing in the middle of a form."""
AT_ONCE = 64
"""Forms with photos read at the same time; they wait on the disk."""
_SAME_SITE = ("same-origin", "none")


class FormReader:
    """Reads the forms of one process, so many at the same time."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._reading = 0

    async def form(self, visit: Visit, largest: int = LARGEST_FORM) -> FormData:
        """The form of this POST. Raises FormError. Close it where it may hold photos."""
        require_own_page(visit.request)
        if self._reading >= self._at_once:
            raise BusyError
        self._reading += 1
        try:
            form = await _read(visit.request, largest)
        finally:
            self._reading -= 1
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
    bounded = Request(request.scope, _limit_body(request.receive, largest))
    try:
        return await bounded.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM)
    except (MultiPartException, HTTPException, ClientDisconnect, TimeoutError, UnicodeError) as error:
        raise DamagedFormError from error


def _limit_body(receive: Receive, largest: int) -> Receive:
    """A receiver that raises for a body over the limit and for silence, whatever the header announced."""
    come = 0

    async def counting_receive() -> Message:
        nonlocal come
        message = await asyncio.wait_for(receive(), SILENCE_S)
        come += len(message.get("body", b""))
        if come > largest:
            raise _too_large(largest)
        return message

    return counting_receive


def _too_large(largest: int) -> TooLargeError:
    return TooLargeError(limit=max(1, largest // 1_000_000))
