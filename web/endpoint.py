"""Turn exceptions of a page into responses: our errors in words, others with a number for the log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.responses import Response

from base.bugs import log_bug
from base.errors import LintuError


async def response_or_explanation(
    page: Awaitable[Response],
    error_page: Callable[[LintuError], Response],
    bug_page: Callable[[str], Response],
) -> Response:
    """The page; `error_page` where it raises a LintuError; else `bug_page` with status 500.

    `bug_page` is given the number under which the log holds the exception.
    """
    try:
        return await page
    except LintuError as error:
        return error_page(error)
    except Exception:
        response = bug_page(log_bug())
        response.status_code = 500
        return response
