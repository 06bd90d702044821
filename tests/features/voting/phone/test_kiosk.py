"""A laptop at a table: opened by the facilitator, one voter after another, nothing of the last one left."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from base.clock import SteadyClock
from features.voting import phone
from features.voting.box.results import poll_of
from features.voting.box.slips import Slip
from features.voting.box.votes import VoteRecord
from features.voting.phone import kiosk_link
from features.voting.phone.kiosk_pass import KIOSK_VALID_S, PASS_VALID_S
from tests.features.voting.box.rounds import close
from tests.features.voting.phone.slates import open_slate
from tests.features.voting.phone.test_errors import ballots
from tests.features.voting.phone.voter import Voter
from tests.web.door.clock import Clock
from web.door.access_control import AccessControl
from web.door.sessions import Sessions


@pytest.fixture
def vote_and_slips() -> tuple[VoteRecord, tuple[Slip, ...]]:
    vote, slips, _ = open_slate()
    return vote, slips


def kiosk_of(vote: VoteRecord) -> Voter:
    kiosk = Voter()
    kiosk.open(kiosk_link(vote.id))
    assert "把这台电脑设为投票台吗" in kiosk.text
    kiosk.send()
    assert kiosk.page.url.path == f"/r/kiosk/{vote.id}"
    assert kiosk.page.url.query == b""
    return kiosk


def test_one_voter_after_another(vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]]) -> None:
    vote, slips = vote_and_slips
    kiosk = kiosk_of(vote)
    receipts = {kiosk.vote(slip.code, f"/r/kiosk/{vote.id}", pick="B") for slip in slips}
    assert len(receipts) == 3
    assert any(given.get("href") == f"/r/kiosk/{vote.id}" for _, given in kiosk.reader.tags)
    close(vote)
    assert [one.channel for one in poll_of(vote.id).ballots] == ["kiosk"] * 3


def test_without_the_facilitator_there_is_no_kiosk(
    vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]],
) -> None:
    vote, slips = vote_and_slips
    stranger = Voter()
    stranger.enter(slips[0].code)
    fields = [*stranger.reader.forms[-1].fields, ("step", "cast"), ("pick", "A")]
    for answer in (stranger.open(f"/r/kiosk/{vote.id}"), stranger.post(f"/r/kiosk/{vote.id}", fields)):
        assert answer.status_code == 403
        assert "还没有设为投票台" in stranger.trouble
    assert ballots(vote) == 0


def test_a_kiosk_is_of_one_vote(vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]]) -> None:
    vote, _ = vote_and_slips
    other, slips, _ = open_slate()
    kiosk = kiosk_of(vote)
    assert kiosk.open(f"/r/kiosk/{other.id}").status_code == 403
    kiosk.open(f"/r/kiosk/{vote.id}")
    kiosk.send(code=slips[0].code)
    assert "另一次投票" in kiosk.trouble


@pytest.mark.parametrize("given", ["x", "", "é", "other", "cookie"])
def test_a_pass_that_is_none(vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]], given: str) -> None:
    vote, _ = vote_and_slips
    kiosk = kiosk_of(vote)
    made = {"other": kiosk_link("other").partition("pass=")[2], "cookie": kiosk.client.cookies["lintu-kiosk"]}
    stranger = Voter()
    stranger.open("/r/vote")
    fields = [*stranger.reader.forms[-1].fields, ("pass", made.get(given, given))]
    assert stranger.post(f"/r/kiosk/{vote.id}/open", fields).status_code == 403
    assert "已过期" in stranger.trouble
    assert stranger.open(f"/r/kiosk/{vote.id}").status_code == 403


def test_a_pass_and_a_kiosk_end(
    vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    vote, _ = vote_and_slips
    passed = Clock()
    monkeypatch.setattr("web.seals.STEADY", SteadyClock(elapsed=passed))
    link, kiosk = kiosk_link(vote.id), kiosk_of(vote)
    passed.wait(PASS_VALID_S + 60)
    assert Voter().open(link).status_code == 403
    assert kiosk.open(f"/r/kiosk/{vote.id}").status_code == 200
    passed.wait(KIOSK_VALID_S)
    assert kiosk.open(f"/r/kiosk/{vote.id}").status_code == 403


def test_what_the_voter_before_left_in_the_browser_is_refused(
    vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]],
) -> None:
    """Somebody walks away before sending; the next one goes back and lets the browser send the form again."""
    vote, slips = vote_and_slips
    kiosk = kiosk_of(vote)
    kiosk.enter(slips[0].code, f"/r/kiosk/{vote.id}")
    kiosk.check(pick="A")
    left = kiosk.reader.forms[-1]
    kiosk.open(f"/r/kiosk/{vote.id}")  # the time was up
    for step in ("check", "choose", "cast"):
        kiosk.post(left.action, [*left.fields, ("step", step)])
        assert kiosk.page.status_code == 403
        assert "属于上一位投票人" in kiosk.trouble
        assert "口袋公园" not in kiosk.text
        assert slips[0].code not in kiosk.page.text
    assert ballots(vote) == 0


def test_the_page_clears_itself_without_scripts_too(
    vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]],
) -> None:
    vote, slips = vote_and_slips
    kiosk = kiosk_of(vote)
    kiosk.enter(slips[0].code, f"/r/kiosk/{vote.id}")
    refresh = re.search(r'<noscript><meta http-equiv="refresh" content="(\d+);url=([^"]*)">', kiosk.page.text)
    assert refresh
    assert (refresh[1], refresh[2]) == ("120", f"/r/kiosk/{vote.id}")
    assert 'data-idle="120"' in kiosk.page.text
    kiosk.check(pick="A")
    kiosk.cast()
    assert 'data-idle="30"' in kiosk.page.text


def test_nothing_leads_away_from_a_kiosk(vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]]) -> None:
    vote, slips = vote_and_slips
    kiosk = kiosk_of(vote)
    pages = [kiosk.page]
    kiosk.enter(slips[0].code, f"/r/kiosk/{vote.id}")
    pages.append(kiosk.page)
    kiosk.check(pick="A")
    pages.append(kiosk.page)
    kiosk.cast()
    for page in [*pages, kiosk.page]:
        links = re.findall(r'<a [^>]*href="([^"]*)"', page.text)
        assert [link for link in links if not link.startswith(("?lang=", f"/r/kiosk/{vote.id}"))] == []


def test_who_sits_at_the_kiosk_is_no_staff(vote_and_slips: tuple[VoteRecord, tuple[Slip, ...]]) -> None:
    """The facilitator opened the link in a browser that was staff's."""
    vote, slips = vote_and_slips
    sessions = Sessions()

    async def staff_only(_request: object) -> PlainTextResponse:
        return PlainTextResponse("staff")

    routes = [*phone.routes(), Route("/workshop", staff_only)]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(AccessControl, sessions=sessions)]))
    client.cookies.set("lintu-staff", sessions.begin(), domain="testserver.local", path="/")
    assert client.get("/workshop").text == "staff"
    kiosk = Voter()
    kiosk.client = client
    kiosk.open(kiosk_link(vote.id))
    assert client.get("/workshop").text == "staff"  # looking alone logs nobody out
    kiosk.send()
    for path in ("/workshop", "/", "/exports", "/_stcore/host-config"):
        assert client.get(path).status_code == 401
    kiosk.vote(slips[0].code, f"/r/kiosk/{vote.id}", pick="A")
