"""What the access log must not hold: who opened which ballot, and codes in addresses."""

from __future__ import annotations

import logging

_ACCESS = "uvicorn.access"
_SILENT = "/r/"


class WithoutCodes(logging.Filter):
    """Drops what uvicorn logs of the phone pages, and the query of every other address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be written; its query is taken out on the way."""
        match record.args:
            case (client, method, str(address), *rest):
                path = address.partition("?")[0]
                record.args = (client, method, path, *rest)
                return _SILENT not in path
            case _:
                return True


def keep_codes_out_of_the_log() -> None:
    """Filter uvicorn's access log, which Streamlit turns on again where it was off."""
    logging.getLogger(_ACCESS).addFilter(WithoutCodes())
