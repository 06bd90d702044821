"""Set up routes and middleware at start, or refuse to start."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import BinaryIO

import click
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from base.errors import LintuError
from base.translations import languages
from data.store.address import store_file
from data.store.instance import hold_file
from web.base_path import base_path
from web.door.access_control import AccessControl
from web.door.errors import OpenWithoutPasscodeError
from web.door.host_check import HostCheck, allowed_hosts, own_names
from web.door.listening import is_open_to_network
from web.door.pages import DoorPages
from web.door.passcode import LEAST_LENGTH, Passcode, read_passcode, read_secretary_passcode
from web.door.secretary import SECRETARY_DOOR
from web.door.uploads import UploadQuota
from web.door.welcome import welcome

REFUSED = 2
"""The exit code."""
_ACCESS = "uvicorn.access"
_SILENT = "/r/"


@dataclass(frozen=True)
class DoorSetup:
    """Routes and middleware of the sign-in. `hold` keeps other apps off the store for as long as it lives."""

    routes: list[BaseRoute]
    middleware: list[Middleware]
    hold: BinaryIO | None = None


def set_up_doors(
    environment: MutableMapping[str, str],
    address: str | None,
    port: int,
    base: str,
    uploaded: Callable[[], Mapping[str, int]],
) -> DoorSetup:
    """The doors for a server that listens on `address`, below `base` (Streamlit's baseUrlPath).

    `uploaded` tells how many bytes of uploads each session holds.

    Ends the program with exit code `REFUSED` and the reason in both languages where it would be unsafe: open
    to the network without a pass code, or beside another app on the same file.
    """
    try:
        passcode = read_passcode(environment)
        SECRETARY_DOOR.set_passcode(read_secretary_passcode(environment, passcode))
        check_address(address, passcode)
        file = store_file()
        hold = hold_file(file) if file else None
    except LintuError as error:
        for language in languages():
            click.echo(error.message(language), err=True)
        sys.exit(REFUSED)
    doors = routes_and_middleware(passcode, environment, address, base_path(base), uploaded)
    filter_access_log()
    welcome(address, port, base=base.strip("/"))
    return replace(doors, hold=hold)


def check_address(address: str | None, passcode: Passcode | None) -> None:
    """Raises OpenWithoutPasscodeError for an address that the network reaches where there is no pass code."""
    if passcode is None and is_open_to_network(address):
        raise OpenWithoutPasscodeError(address=address or "0.0.0.0", least=LEAST_LENGTH)  # noqa: S104


def routes_and_middleware(
    passcode: Passcode | None,
    environment: Mapping[str, str],
    address: str | None,
    base: str,
    uploaded: Callable[[], Mapping[str, int]],
) -> DoorSetup:
    """Routes and middleware, outermost first: right host, right person, not too much."""
    pages = DoorPages(passcode, base=base) if passcode else None
    listed = allowed_hosts(environment)
    return DoorSetup(
        routes=pages.routes() if pages else [],
        middleware=[
            Middleware(HostCheck, names=own_names(address), listed=listed),
            Middleware(AccessControl, sessions=pages.sessions if pages else None, base=base),
            Middleware(UploadQuota, kept=uploaded, base=base),
        ],
    )


class AccessLogFilter(logging.Filter):
    """Keeps ballot codes and who opened which ballot out of the access log.

    Drops what uvicorn logs of the phone pages, and the query of every other address.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be written; its query is taken out on the way."""
        match record.args:
            case (client, method, str(address), *rest):
                path = address.partition("?")[0]
                record.args = (client, method, path, *rest)
                return _SILENT not in path
            case _:
                return True


def filter_access_log() -> None:
    """Filter uvicorn's access log, which Streamlit turns on again where it was off."""
    logging.getLogger(_ACCESS).addFilter(AccessLogFilter())
