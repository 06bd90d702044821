"""The page on which a receipt code shows what became of what was sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from base.errors import LintuError
from base.words import Text
from web.forms.form_reader import read_form, typed_code
from web.forms.form_services import FormServices
from web.forms.page import page
from web.forms.visit import Visit


@dataclass(frozen=True)
class ReceiptStep:
    """A step that was taken: the day, the state it led to, and what staff said to the public."""

    day: str
    state: str
    words: str


@dataclass(frozen=True)
class FoundReceipt:
    """What the page shows of what was sent. limit: until when the next step is due. facts: lines below it.
    words: what the sender wrote. "" where there is none."""

    name: str
    state: str
    steps: tuple[ReceiptStep, ...]
    limit: str = ""
    is_late: bool = False
    facts: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class ReceiptLookup:
    """A page of this kind. path: its own. onward: the path of the link at its end, which gets the community.
    find: raises LintuError where nothing has the code."""

    path: str
    title: Text
    onward: str
    onward_title: Text
    find: Callable[[Visit, str], FoundReceipt]


async def receipt_lookup(services: FormServices, visit: Visit, lookup: ReceiptLookup) -> Response:
    """GET the field for the code; POST it: the code comes in the body, so it stands in no log."""
    if visit.request.method != "POST":
        return _page(visit, lookup)
    try:
        form = await read_form(visit)
        services.limits.codes.take(visit.network)
        found = await run_in_threadpool(lookup.find, visit, typed_code(form))
    except LintuError as error:
        return _page(visit, lookup, error)
    return _page(visit, lookup, found=found)


def _page(
    visit: Visit, lookup: ReceiptLookup, error: LintuError | None = None, found: FoundReceipt | None = None
) -> Response:
    tr = visit.tr
    texts = {
        "title": tr.name(lookup.title),
        "code": tr("Receipt code"),
        "hint": tr("26 letters and digits, as your receipt shows them"),
        "look": tr("Look"),
        "steps": tr("Step by step"),
        "again": tr("Look up another code"),
        "onward": tr.name(lookup.onward_title),
    }
    paths = {"here": lookup.path, "onward": lookup.onward}
    return page(visit, "receipt.html", texts, None, error, found=found, paths=paths, name=visit.community)
