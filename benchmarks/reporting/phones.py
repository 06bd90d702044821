"""Phones that go through the form as a browser without scripts does, and keep what was acknowledged."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from io import BytesIO

import httpx
import numpy as np
from PIL import Image

from benchmarks.answers import Answers, Request, answer_to, phone

PATIENCE_S = 120.0
PHOTO_PX = (4000, 3000)
PHOTO_BYTES = 2_000_000
PAGE, PHOTOS, PLACE, REPORT = "report page", "photos", "place", "report"
_SEAL = re.compile(r'name="seal" value="([^"]+)"')
_CODE = re.compile(r'class="code"[^>]*>\s*([0-9A-Z-]{30,})')
_SPOT = {"longitude": "116.1003", "latitude": "24.2806"}


@dataclass
class Sent(Answers):
    """What the phones saw, and the codes of the reports."""

    codes: list[str] = field(default_factory=list)


class _RefusedError(Exception):
    """An answer that is no page to go on from; it is noted already."""


async def send_all(address: str, photo: bytes, phones: int, seconds: float) -> Sent:
    """One report from each phone, their beginnings spread evenly over `seconds`."""
    sent = Sent()
    starts = [number * seconds / phones for number in range(phones)]
    await asyncio.gather(*(_phone(address, photo, wait, number, sent) for number, wait in enumerate(starts)))
    return sent


async def _phone(address: str, photo: bytes, wait_s: float, number: int, sent: Sent) -> None:
    await asyncio.sleep(wait_s)
    await send_report(address, photo, number, sent)


async def send_report(address: str, photo: bytes, number: int, sent: Sent, from_ip: str = "") -> None:
    """One report with a photo from a new phone, whose address is `from_ip` where that is given."""
    async with phone(address, from_ip, PATIENCE_S) as browser:
        browser.follow_redirects = True
        try:
            await _report(browser, photo, number, sent)
        except _RefusedError:
            return
        except RuntimeError as error:
            sent.refused.append(str(error))


async def _report(browser: httpx.AsyncClient, photo: bytes, number: int, sent: Sent) -> None:
    page = await _ask(sent, PAGE, lambda: browser.get("/r/report"))
    files = {"photos": (f"{number}.jpg", photo, "image/jpeg")}
    seal = _seal(page)
    page = await _ask(
        sent, PHOTOS, lambda: browser.post("/r/report?c=xuzhen", data={"seal": seal}, files=files)
    )
    place = {"seal": _seal(page), "right": "1", **_SPOT}
    page = await _ask(sent, PLACE, lambda: browser.post("/r/report/place", data=place))
    what = {"seal": _seal(page), "category": "livestock", "sentence": f"phone {number}"}
    page = await _ask(sent, REPORT, lambda: browser.post("/r/report/what", data=what))
    if found := _CODE.search(page.text):
        sent.codes.append(found[1])
    else:
        raise RuntimeError(f"no receipt: {page.status_code} {page.url}")


async def _ask(sent: Sent, asked: str, request: Request) -> httpx.Response:
    answer = await answer_to(request, asked, sent)
    if answer.status_code != 200:
        raise _RefusedError
    return answer


def _seal(page: httpx.Response) -> str:
    found = _SEAL.search(page.text)
    if not found:
        raise RuntimeError(f"no form: {page.status_code} {page.url.path}")
    return found[1]


def phone_photo() -> bytes:
    """A picture of a phone's size, as many bytes as phones make of it."""
    coarse = np.random.default_rng(1).integers(0, 255, (PHOTO_PX[1] // 6, PHOTO_PX[0] // 6, 3), np.uint8)
    image = Image.fromarray(coarse).resize(PHOTO_PX)
    for quality in range(95, 5, -5):
        written = BytesIO()
        image.save(written, "JPEG", quality=quality)
        if written.tell() <= PHOTO_BYTES:
            break
    return written.getvalue()
