"""Number the errors that nobody foresaw, so that a report of one leads to its entry in the log."""

from __future__ import annotations

import logging
import secrets

_log = logging.getLogger("lintu")


def new_bug_number() -> str:
    """Eight hexadecimal digits."""
    return secrets.token_hex(4)


def log_bug() -> str:
    """Log the exception that is being handled under a new number, and return the number for the reader."""
    number = new_bug_number()
    _log.exception("bug %s", number)
    return number


def log_bug_text(number: str, text: str) -> None:
    """Log what another process said of its error, under the number that it gave or was given."""
    _log.error("bug %s\n%s", number, text)
