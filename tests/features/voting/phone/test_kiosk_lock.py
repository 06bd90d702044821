"""A kiosk on a machine without a pass code: its browser opens no staff page until staff type their number."""

from __future__ import annotations

from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from features.voting import phone
from features.voting.box.votes import VoteRecord
from features.voting.phone import kiosk_link
from features.voting.phone.steps import kiosk_closing
from tests.features.voting.phone.slates import open_slate
from tests.features.voting.phone.voter import Voter
from tests.web.door.inner_app import answer, talk
from web.door import guarded_socket
from web.door.access_control import PUBLIC_BELOW, AccessControl
from web.door.attempt_limit import AttemptLimit
from web.door.sessions import Sessions
from web.forms.assets import asset_routes

STAFF_PAGES = ("/", "/workshop", "/exports", "/community", "/_stcore/host-config", "/media/x")
VISIT = {"accept": "text/html"}
HERE = ("127.0.0.1", 5)


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk_closing, "_TRIES", AttemptLimit())


@pytest.fixture
def vote() -> VoteRecord:
    return open_slate()[0]


@pytest.fixture
def app() -> Starlette:
    """The voters' pages, and staff pages that answer "through", where no pass code is set."""
    rest = [Route("/{rest:path}", answer), WebSocketRoute("/{rest:path}", talk)]
    return Starlette(
        routes=[*phone.routes(), *asset_routes(), *rest],
        middleware=[Middleware(AccessControl, sessions=None)],
    )


def browser(app: Starlette) -> Voter:
    one = Voter()
    one.client = TestClient(app, client=HERE, base_url="http://localhost")
    return one


def opens(voter: Voter, path: str) -> bool:
    found = voter.client.get(path, headers=VISIT)
    return found.status_code == 200 and found.text == "through"


def connects(voter: Voter) -> bool:
    try:
        with voter.client.websocket_connect("ws://localhost/_stcore/stream") as socket:
            return bool(socket.receive_text() == "through")
    except WebSocketDisconnect:
        return False


def kiosk_of(app: Starlette, vote: VoteRecord, number: str) -> Voter:
    kiosk = browser(app)
    kiosk.open(kiosk_link(vote.id))
    assert opens(kiosk, "/")  # looking alone locks nothing
    kiosk.send(number=number)
    assert kiosk.page.url.path == f"/r/kiosk/{vote.id}"
    return kiosk


def test_the_browser_of_a_kiosk_opens_no_staff_page(app: Starlette, vote: VoteRecord) -> None:
    other = browser(app)
    kiosk = kiosk_of(app, vote, "4711")
    for path in STAFF_PAGES:
        kiosk.open(path, headers=VISIT)
        assert kiosk.page.url.path == f"/r/kiosk/{vote.id}/close"  # led to the kiosk, not to staff
        assert "这个浏览器是投票台" in kiosk.text
        assert kiosk.client.get(path, headers={"accept": "*/*"}).status_code == 403
        assert kiosk.client.post(path).status_code == 403
    assert not connects(kiosk)
    assert kiosk.open("/r/vote").status_code == 200
    assert opens(other, "/")
    assert connects(other)


def test_the_kiosk_still_votes(app: Starlette) -> None:
    vote, slips, _ = open_slate()
    kiosk = kiosk_of(app, vote, "4711")
    assert kiosk.vote(slips[0].code, f"/r/kiosk/{vote.id}", pick="B")


def test_the_number_that_was_suggested_locks_and_unlocks(app: Starlette, vote: VoteRecord) -> None:
    kiosk = browser(app)
    kiosk.open(kiosk_link(vote.id))
    number = kiosk.field("number")
    assert len(number) == 6
    assert number.isdecimal()
    kiosk.send()
    assert not opens(kiosk, "/")
    assert number not in kiosk.page.text
    kiosk.open("/", headers=VISIT)
    kiosk.send(number=number)
    assert opens(kiosk, "/")
    assert connects(kiosk)
    assert kiosk.open(f"/r/kiosk/{vote.id}").status_code == 403  # and is no kiosk any more


@pytest.mark.parametrize("typed", ["4711-A", "４７１１a", " 47 11 a "])
def test_a_number_is_known_however_it_is_typed(app: Starlette, vote: VoteRecord, typed: str) -> None:
    kiosk = kiosk_of(app, vote, "4711 a")
    kiosk.open(f"/r/kiosk/{vote.id}/close")
    kiosk.send(number=typed)
    assert opens(kiosk, "/workshop")


def test_without_a_number_no_kiosk_is_opened_and_the_page_says_why(app: Starlette, vote: VoteRecord) -> None:
    facilitator = browser(app)
    for number in ("", "12", " - "):
        facilitator.open(kiosk_link(vote.id))
        assert facilitator.send(number=number).status_code == 422
        assert "投票台没有打开" in facilitator.trouble
    assert facilitator.open(f"/r/kiosk/{vote.id}").status_code == 403
    assert opens(facilitator, "/")


def test_wrong_numbers_open_nothing_and_are_limited(app: Starlette, vote: VoteRecord) -> None:
    kiosk = kiosk_of(app, vote, "4711")
    for number in ("", "471", "47112", "0000", "é"):
        kiosk.open(f"/r/kiosk/{vote.id}/close")
        assert kiosk.send(number=number).status_code == 403
        assert not opens(kiosk, "/")
    kiosk.open(f"/r/kiosk/{vote.id}/close")
    assert kiosk.send(number="4711").status_code == 429  # after five tries also the right one waits
    assert not opens(kiosk, "/")


def test_who_goes_back_to_the_opening_page_chooses_no_other_number(app: Starlette, vote: VoteRecord) -> None:
    kiosk = browser(app)
    link = kiosk_link(vote.id)
    kiosk.open(link)
    kiosk.send(number="4711")
    kiosk.open(link)
    kiosk.send(number="0000")
    kiosk.open(f"/r/kiosk/{vote.id}/close")
    assert kiosk.send(number="0000").status_code == 403
    assert not opens(kiosk, "/")


def test_a_forged_lock_is_none_and_locks_nothing(app: Starlette) -> None:
    stranger = browser(app)
    stranger.client.cookies.set("lintu-locked", "WyIvIiwieCJd.x.y")
    assert opens(stranger, "/")


def test_an_open_staff_tab_of_that_browser_closes(
    app: Starlette, vote: VoteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_socket, "LOOK_S", 0.05)

    async def wait(websocket: WebSocket) -> None:
        await websocket.accept()
        with suppress(WebSocketDisconnect):
            await websocket.receive_text()

    app.router.routes.insert(0, WebSocketRoute("/tab", wait))
    kiosk = browser(app)
    with kiosk.client, kiosk.client.websocket_connect("ws://localhost/tab") as tab:
        kiosk.open(kiosk_link(vote.id))
        kiosk.send(number="4711")
        with pytest.raises(WebSocketDisconnect):
            tab.receive_text()


def test_with_a_pass_code_the_session_itself_ends(vote: VoteRecord) -> None:
    """Not only its cookie: a staff page that is still open in another tab must close too."""
    sessions = Sessions()
    guard = Middleware(AccessControl, sessions=sessions)
    kiosk = browser(Starlette(routes=[*phone.routes(), *asset_routes()], middleware=[guard]))
    secret = sessions.begin()
    kiosk.client.cookies.set("lintu-staff", secret, domain="localhost.local", path="/")
    kiosk.open(kiosk_link(vote.id))
    assert kiosk.field("number") == ""  # the pass code is the number
    assert sessions.is_valid(secret)
    kiosk.send()
    assert kiosk.page.url.path == f"/r/kiosk/{vote.id}"
    assert not sessions.is_valid(secret)


def test_the_address_of_the_closing_page_leads_nowhere_in_another_browser(
    app: Starlette, vote: VoteRecord
) -> None:
    other = browser(app)
    other.open(f"/r/kiosk/{vote.id}/close")
    assert other.page.url.path == "/workshop"
    assert "/r/" in PUBLIC_BELOW.members
