"""Phones that vote as a browser without scripts does, and send again until they hold a receipt."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx

from benchmarks.answers import Answers, answer_to, phone
from benchmarks.voting.round import fields_of

PAGE, OPTIONS, CHOICE, BALLOT = "page", "options", "choice", "ballot"
Form = Mapping[str, str]
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_RECEIPT = re.compile(r'class="code"[^>]*>\s*([0-9A-Z-]{14})')


@dataclass
class Seen(Answers):
    """What the phones saw, and the receipts by place."""

    receipts: dict[int, str] = field(default_factory=dict)

    @property
    def page_s(self) -> list[float]:
        """Of the page that asks for the code."""
        return self.times_s[PAGE]

    @property
    def options_s(self) -> list[float]:
        """From the code until the options."""
        return self.times_s[OPTIONS]

    @property
    def ballot_s(self) -> list[float]:
        """From the ballot until its receipt."""
        return self.times_s[BALLOT]


async def vote_all(
    address: str, path: str, codes: Sequence[str], seconds: float, seen: Seen, from_ip: str = ""
) -> None:
    """One ballot from each phone, their beginnings spread evenly over `seconds`; all phones have the address
    `from_ip` where that is given."""

    async def one(place: int, code: str) -> None:
        await asyncio.sleep(place * seconds / len(codes))
        async with phone(address, from_ip) as browser:
            try:
                await vote(browser, path, code, place, seen)
            except RuntimeError as error:
                seen.refused.append(str(error))

    await asyncio.gather(*(one(place, code) for place, code in enumerate(codes)))


async def vote(browser: httpx.AsyncClient, path: str, code: str, place: int, seen: Seen) -> Form:
    """From the page that asks for the code to the receipt; the form that was cast."""
    page = await send(browser, seen, PAGE, path)
    page = await send(browser, seen, OPTIONS, path, {**hidden_fields(page), "code": code})
    chosen = {**hidden_fields(page), **fields_of(place)}
    page = await send(browser, seen, CHOICE, path, {**chosen, "step": "check"})
    cast = {**hidden_fields(page), "step": "cast"}
    receipt = receipt_on(await send(browser, seen, BALLOT, path, cast))
    if receipt:
        seen.receipts[place] = receipt
    else:
        seen.refused.append(f"{BALLOT}: no receipt")
    return cast


async def send(
    browser: httpx.AsyncClient, seen: Answers, asked: str, path: str, form: Form | None = None
) -> httpx.Response:
    """The answer to the page being asked for, or to the form."""
    return await answer_to(
        lambda: browser.get(path) if form is None else browser.post(path, data=dict(form)), asked, seen
    )


def receipt_on(page: httpx.Response) -> str:
    """The receipt that the page shows; "" where it shows none."""
    found = _RECEIPT.search(page.text)
    return found[1] if found else ""


def hidden_fields(page: httpx.Response) -> dict[str, str]:
    """Those of the page's form."""
    return dict(_HIDDEN.findall(page.text))
