"""Services shared by all phone pages, and their error handling."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from base.errors import LintuError
from base.photos.clean_photo import AT_ONCE
from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue
from data.model import Community
from web.endpoint import response_or_explanation
from web.forms.errors import BusyError
from web.forms.open_places import place_named
from web.forms.page import page
from web.forms.rate_limits import RateLimits, new_limits
from web.forms.visit import Visit, visit_of

MOST_WAITING = 200
"""Sets of photos in the queue for decoding."""

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


@dataclass
class FormServices:
    """Rate limits, and the few threads that decode photos, of one process."""

    limits: RateLimits = field(default_factory=new_limits)
    _decoders: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(AT_ONCE, thread_name_prefix="lintu-photo")
    )
    _waiting: int = 0

    async def decode(
        self, work: Callable[_Given, _Answer], *given: _Given.args, **named: _Given.kwargs
    ) -> _Answer:
        """What `work` gives, done by one of the decoders. Raises BusyError where the queue is full."""
        if self._waiting >= MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.wrap_future(self._decoders.submit(work, *given, **named))
        finally:
            self._waiting -= 1


@dataclass(frozen=True)
class PageContext:
    """A visit, its community and the catalogue."""

    visit: Visit
    community: Community
    catalogue: Catalogue


async def page_context(visit: Visit, name: str) -> PageContext:
    """The context of a page about this community. Raises what `open_community` raises."""
    return PageContext(visit, await place_named(name), load_catalogue())


Page = Callable[[FormServices, Visit], Awaitable[Response]]


def page_endpoint(services: FormServices, of: Page, start: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page: errors of ours in the reader's words, others with a number for the log.

    `start`: the path of the page where one begins again.
    """

    async def endpoint(request: Request) -> Response:
        visit = visit_of(request)
        return await response_or_explanation(
            of(services, visit),
            lambda error: _trouble(visit, error, start),
            lambda number: _bug(visit, number, start),
        )

    return endpoint


def _trouble(visit: Visit, error: LintuError, start: str) -> Response:
    texts = {"title": visit.tr("This did not work"), "again": visit.tr("Start from the beginning")}
    return page(visit, "trouble.html", texts, None, error, start=start)


def _bug(visit: Visit, number: str, start: str) -> Response:
    tr = visit.tr
    words = tr(
        "An error occurred on our side. Send again; if it continues, tell staff number {number}.",
        number=number,
    )
    texts = {"title": tr("This did not work"), "again": tr("Start from the beginning"), "words": words}
    return page(visit, "trouble.html", texts, None, start=start)
