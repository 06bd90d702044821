"""Phones that go through the form as a browser without scripts does, and keep what was acknowledged."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx

PATIENCE_S = 120.0
AGAIN_S = 0.5
TRIES = 200
_SEAL = re.compile(r'name="seal" value="([^"]+)"')
_CODE = re.compile(r'class="code"[^>]*>\s*([0-9A-Z-]{30,})')
Ask = Callable[[], Awaitable[httpx.Response]]
_SPOT = {"longitude": "116.1003", "latitude": "24.2806"}


@dataclass
class Sent:
    """What the phones saw: seconds of each answer, the codes of the reports, and what went wrong."""

    page_s: list[float] = field(default_factory=list)
    photo_s: list[float] = field(default_factory=list)
    report_s: list[float] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    tries_again: int = 0


async def send_all(address: str, photo: bytes, phones: int, seconds: float) -> Sent:
    """One report from each phone, their beginnings spread evenly over `seconds`."""
    sent = Sent()
    starts = [number * seconds / phones for number in range(phones)]
    await asyncio.gather(*(_phone(address, photo, wait, number, sent) for number, wait in enumerate(starts)))
    return sent


async def _phone(address: str, photo: bytes, wait_s: float, number: int, sent: Sent) -> None:
    await asyncio.sleep(wait_s)
    async with httpx.AsyncClient(
        base_url=address, timeout=PATIENCE_S, follow_redirects=True, trust_env=False
    ) as phone:
        try:
            await _report(phone, photo, number, sent)
        except RuntimeError as error:
            sent.refused.append(str(error))


async def _report(phone: httpx.AsyncClient, photo: bytes, number: int, sent: Sent) -> None:
    page = await _send(sent, sent.page_s, lambda: phone.get("/r/report"))
    files = {"photos": (f"{number}.jpg", photo, "image/jpeg")}
    seal = _seal(page)
    page = await _send(
        sent, sent.photo_s, lambda: phone.post("/r/report?c=xuzhen", data={"seal": seal}, files=files)
    )
    place = {"seal": _seal(page), "right": "1", **_SPOT}
    page = await _send(sent, [], lambda: phone.post("/r/report/place", data=place))
    what = {"seal": _seal(page), "category": "livestock", "sentence": f"phone {number}"}
    page = await _send(sent, sent.report_s, lambda: phone.post("/r/report/what", data=what))
    if found := _CODE.search(page.text):
        sent.codes.append(found[1])
    else:
        raise RuntimeError(f"no receipt: {page.status_code} {page.url}")


async def _send(sent: Sent, times: list[float], ask: Ask) -> httpx.Response:
    """The answer; asked again while there is no connection, as the page's script does."""
    for _ in range(TRIES):
        began = time.perf_counter()
        try:
            answer = await ask()
        except httpx.TransportError:
            sent.tries_again += 1
            await asyncio.sleep(AGAIN_S)
            continue
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.status_code} {answer.url}")
        times.append(time.perf_counter() - began)
        return answer
    raise RuntimeError("no connection")


def _seal(page: httpx.Response) -> str:
    found = _SEAL.search(page.text)
    if not found:
        raise RuntimeError(f"no form: {page.status_code} {page.url}")
    return found[1]
