"""Slow senders, who need no account, shut nobody out: the real pages on a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from benchmarks.voting.phones import Seen, vote_all
from benchmarks.voting.round import open_round, reconcile
from tests.features.reports.phone.phone import Phone, photo_here
from tests.features.voting.phone.slates import open_slate
from tests.features.voting.phone.voter import Voter, app
from tests.rings import in_rings
from tests.web.connections.served import Served, served
from web.connections.limits import connection_limits

WIFI = "127.0.4.99"
"""The one address of a whole hall."""
_HEAD = b"Host: 127.0.0.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
FORM = _HEAD % (b"application/x-www-form-urlencoded", 900) + b"seal="
PHOTOS = _HEAD % (b"multipart/form-data; boundary=x", 9_000_000) + b"--x\r\n"
OPEN_FILES = 1024
"""As on a small machine: 64 forms of ballots, 32 with photos, half of them from one address."""

PATHS = (b"/r/vote", b"/r/kiosk/x", b"/r/report", b"/r/status", b"/nowhere")


@pytest.fixture
def server() -> Iterator[Served]:
    with served(app(), connection_limits(OPEN_FILES)) as found:
        yield found


@contextmanager
def slow(server: Served, begin: bytes, sockets: int, addresses: list[str]) -> Iterator[None]:
    opened = [server.connect(begin, addresses[at % len(addresses)]) for at in range(sockets)]
    server.wait_for(16, sockets)
    yield
    for each in opened:
        each.close()


def browser(server: Served, address: str) -> httpx.Client:
    return httpx.Client(
        base_url=f"http://127.0.0.1:{server.port}",
        transport=httpx.HTTPTransport(local_address=address),
        follow_redirects=True,
    )


@pytest.mark.parametrize("attackers", [[WIFI], [f"127.0.4.{at}" for at in range(1, 11)]], ids=["same", "ten"])
def test_seventy_slow_reports_do_not_stop_a_report(server: Served, attackers: list[str]) -> None:
    phone = Phone(app())
    with (
        slow(server, b"POST /r/report HTTP/1.1\r\n" + PHOTOS, 70, attackers),
        browser(server, WIFI) as client,
    ):
        phone.client = client  # type: ignore[assignment]
        phone.open("/r/report")
        assert len(phone.report(photo_here())) > 20


@pytest.mark.parametrize("path", in_rings(PATHS, fast=[b"/r/vote", b"/nowhere"]))
@pytest.mark.parametrize("attackers", [[WIFI], [f"127.0.4.{at}" for at in range(1, 11)]], ids=["same", "ten"])
def test_slow_forms_do_not_stop_a_hall_behind_one_address(
    server: Served, path: bytes, attackers: list[str]
) -> None:
    _, slips, _ = open_slate()
    with slow(server, b"POST " + path + b" HTTP/1.1\r\n" + FORM, 200, attackers):
        for slip in slips[:3]:
            voter = Voter()
            with browser(server, WIFI) as client:
                voter.client = client  # type: ignore[assignment]
                assert voter.vote(slip.code, pick="A")


@pytest.mark.slow
@pytest.mark.parametrize("attackers", [[WIFI], [f"127.0.4.{at}" for at in range(1, 11)]], ids=["same", "ten"])
def test_300_phones_of_one_address_vote_at_once_among_slow_senders(attackers: list[str]) -> None:
    vote, codes = open_round(300)
    begin = b"POST /r/vote HTTP/1.1\r\n" + FORM
    with served(app(), connection_limits(8192)) as server, slow(server, begin, 1000, attackers):
        address = f"http://127.0.0.1:{server.port}"
        seen = Seen()
        asyncio.run(vote_all(address, f"/r/vote/{vote.id}", codes, 1, seen, WIFI))
    assert seen.refused == []
    assert reconcile(vote, seen.receipts).acknowledged == 300
