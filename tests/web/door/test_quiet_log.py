"""No code and no ballot in the access log."""

from __future__ import annotations

import logging

import pytest

from web.door.door_setup import AccessLogFilter

LINE = '%s - "%s %s HTTP/%s" %d'  # uvicorn's own


def log_line(address: str, *filters: logging.Filter) -> str:
    args = ("192.0.2.7:5", "GET", address, "1.1", 200)
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, LINE, args, None)
    return record.getMessage() if all(each.filter(record) for each in filters) else ""


@pytest.mark.parametrize("address", ["/r/vote", "/r/vote?code=SECRET", "/plan/r/report/SECRET"])
def test_phone_pages_leave_no_line(address: str) -> None:
    assert address in log_line(address)  # without the filter there is one
    assert log_line(address, AccessLogFilter()) == ""


def test_other_pages_leave_a_line_without_their_query() -> None:
    assert log_line("/door?next=/&x=SECRET", AccessLogFilter()) == '192.0.2.7:5 - "GET /door HTTP/1.1" 200'


def test_other_records_pass() -> None:
    record = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, "plain", None, None)
    assert AccessLogFilter().filter(record)
