"""Print the app's address on the terminal.

Ours, because Streamlit's own asks a host on the internet for the outside address of a machine that listens
everywhere.
"""

from __future__ import annotations

import socket

import click

from base.i18n import Translator
from base.translations import languages
from web.door.listening import is_open_to_network

_NOWHERE = ("192.0.2.1", 9)
"""An address that exists nowhere (RFC 5737). Nothing is sent: the system only says which way it would go."""


def welcome(address: str | None, port: int, base: str = "") -> None:
    """Print the app's address, in both languages."""
    far = is_open_to_network(address)
    host = address if address and not _means_everywhere(address) else (_outward() if far else "localhost")
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/{base}"
    for tr in map(Translator, languages()):
        greeting = (
            tr("Lintu is open to the network, with a pass code: {url}", url=url)
            if far
            else tr("Lintu, for this machine only: {url}", url=url)
        )
        click.echo(greeting, err=True)  # the stream that never fails on a sign it cannot write


def _means_everywhere(address: str) -> bool:
    return address in ("0.0.0.0", "::")  # noqa: S104


def _outward() -> str:
    """The machine's address towards other networks, or its name where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
