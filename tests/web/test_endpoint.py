"""What a reader gets, and what the log holds, where a page goes wrong."""

from __future__ import annotations

import asyncio
import logging

import pytest
from starlette.responses import PlainTextResponse, Response

from base.errors import LintuError
from web.endpoint import response_or_explanation


def endpoint_answer(problem: Exception | None) -> Response:
    async def page() -> Response:
        if problem is not None:
            raise problem
        return PlainTextResponse("page")

    def error_page(error: LintuError) -> Response:
        return PlainTextResponse(error.message("en"), 422)

    return asyncio.run(
        response_or_explanation(page(), error_page, lambda number: PlainTextResponse(f"bug {number}"))
    )


class TooLateError(LintuError):
    template = "Too late"


def test_a_page_is_answered_as_it_is() -> None:
    response = endpoint_answer(None)
    assert (response.status_code, response.body) == (200, b"page")


def test_an_error_of_ours_is_said_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    response = endpoint_answer(TooLateError())
    assert (response.status_code, response.body) == (422, b"Too late")
    assert not caplog.records


def test_a_bug_is_logged_under_the_number_that_the_reader_gets(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "lintu"):
        response = endpoint_answer(ZeroDivisionError("secret"))
    assert response.status_code == 500
    [record] = caplog.records
    assert bytes(response.body).decode() == record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
