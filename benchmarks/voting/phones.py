"""Phones that vote as a browser without scripts does, and send again until they hold a receipt."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from benchmarks.voting.round import fields_of

PATIENCE_S = 30.0
AGAIN_S = 0.05
TRIES = 400
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_RECEIPT = re.compile(r'class="code"[^>]*>\s*([0-9A-Z-]{14})')


@dataclass
class Seen:
    """What the phones saw: receipts by place, seconds of the answers, and what went wrong."""

    receipts: dict[int, str] = field(default_factory=dict)
    page_s: list[float] = field(default_factory=list)
    options_s: list[float] = field(default_factory=list)
    ballot_s: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    tries_again: int = 0


def phone(address: str) -> httpx.AsyncClient:
    """A browser of its own, with its own cookies."""
    return httpx.AsyncClient(base_url=address, timeout=PATIENCE_S, trust_env=False)


async def vote(browser: httpx.AsyncClient, path: str, code: str, place: int, seen: Seen) -> None:
    """From the page that asks for the code to the receipt."""
    page = await _send(browser, seen, seen.page_s, path)
    page = await _send(browser, seen, seen.options_s, path, {**_hidden_fields(page), "code": code})
    chosen = {**_hidden_fields(page), **fields_of(place)}
    page = await _send(browser, seen, [], path, {**chosen, "step": "check"})
    page = await _send(browser, seen, seen.ballot_s, path, {**_hidden_fields(page), "step": "cast"})
    found = _RECEIPT.search(page.text)
    if found is None:
        seen.refused.append(f"no receipt: {page.status_code}")
    else:
        seen.receipts[place] = found[1]


async def _send(
    browser: httpx.AsyncClient,
    seen: Seen,
    times: list[float],
    path: str,
    form: Mapping[str, str] | None = None,
) -> httpx.Response:
    """The answer; asked again with the same form while there is no connection, as the page's script does."""
    for _ in range(TRIES):
        began = time.perf_counter()
        try:
            answer = await (browser.get(path) if form is None else browser.post(path, data=dict(form)))
        except httpx.TransportError:
            seen.tries_again += 1
            await asyncio.sleep(AGAIN_S)
            continue
        times.append(time.perf_counter() - began)
        if answer.status_code != 200:
            seen.refused.append(f"{answer.status_code} {path}")
        return answer
    raise RuntimeError("no connection")


def _hidden_fields(page: httpx.Response) -> dict[str, str]:
    return dict(_HIDDEN.findall(page.text))
