"""The door page: coming in, being turned away, leaving."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.web.door.clock import Clock
from web.door.access_control import AccessControl
from web.door.attempt_limit import AttemptLimit
from web.door.pages import CHECKS_AT_ONCE, DoorPages
from web.door.passcode import Passcode, hash_passcode
from web.door.sessions import Sessions

CODE = "prefab-willow-7"
RIGHT = hash_passcode(CODE)


@dataclass(frozen=True)
class Counted(Passcode):
    """Counts how often it is really asked."""

    asked: list[str]

    def matches(self, given: str) -> bool:
        self.asked.append(given)
        return super().matches(given)


async def _plan(request: Request) -> PlainTextResponse:
    return PlainTextResponse("the plan")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pages(clock: Clock) -> DoorPages:
    return DoorPages(Counted(RIGHT.digest, []), Sessions(clock), AttemptLimit(clock))


def app(pages: DoorPages) -> Starlette:
    return Starlette(
        routes=[*pages.routes(), Route("/plan", _plan)],
        middleware=[Middleware(AccessControl, sessions=pages.sessions, base=pages.base)],
    )


def client(pages: DoorPages, scheme: str = "http") -> TestClient:
    return TestClient(app(pages), base_url=f"{scheme}://localhost", follow_redirects=False)


def hidden_fields(text: str) -> dict[str, str]:
    """The hidden fields of the first form."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text.partition("</form>")[0]))


def form(of: TestClient, address: str = "/door") -> dict[str, str]:
    return hidden_fields(of.get(address).text)


def sign_in(of: TestClient, code: str = CODE, **other: str) -> httpx.Response:
    return of.post("/door", data=form(of) | {"passcode": code} | other)


def test_the_right_code_lets_in_and_leads_back(pages: DoorPages) -> None:
    staff = client(pages)
    assert staff.get("/plan").status_code == 401
    answer = sign_in(staff, next="/plan?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/plan?lang=en")
    assert staff.get("/plan").text == "the plan"


def test_the_page_brings_the_way_back_along(pages: DoorPages) -> None:
    assert form(client(pages), "/door?next=/plan%3Flang%3Den")["next"] == "/plan?lang=en"
    assert form(client(pages), "/door?next=https://evil.example")["next"] == "/"
    assert sign_in(client(pages), next="//evil.example").headers["location"] == "/"


def test_cookies_are_out_of_reach_and_bound_to_the_host_over_tls(pages: DoorPages) -> None:
    plain = sign_in(client(pages)).headers["set-cookie"]
    assert plain.startswith("lintu-staff=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(plain.split("; "))
    assert "Secure" not in plain  # a browser would drop it
    tls = sign_in(client(pages, "https")).headers["set-cookie"]
    assert tls.startswith("__Host-lintu-staff=")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Secure"} <= set(tls.split("; "))
    assert "domain" not in tls.lower()


def test_a_wrong_code_is_told_and_lets_nobody_in(pages: DoorPages) -> None:
    stranger = client(pages)
    answer = sign_in(stranger, "wrong", lang="zh")
    assert answer.status_code == 401
    assert "口令不对" in answer.text
    assert stranger.get("/plan").status_code == 401


def test_a_thousand_guesses_at_once_are_five(pages: DoorPages) -> None:
    async def play() -> list[int]:
        transport = httpx.ASGITransport(app(pages), client=("192.0.2.7", 5))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as phone:
            fields = hidden_fields((await phone.get("/door")).text)
            guesses = [phone.post("/door", data=fields | {"passcode": f"guess-{n}"}) for n in range(1000)]
            return [answer.status_code for answer in await asyncio.gather(*guesses)]

    assert sorted(asyncio.run(play())) == [401] * 5 + [429] * 995
    assert isinstance(pages.passcode, Counted)
    assert len(pages.passcode.asked) == 5


def test_the_page_says_when_to_try_again(pages: DoorPages, clock: Clock) -> None:
    stranger = client(pages)
    fields = form(stranger) | {"lang": "en"}
    for n in range(5):
        stranger.post("/door", data=fields | {"passcode": f"guess-{n}"})
    answer = stranger.post("/door", data=fields | {"passcode": CODE})  # right, but too late
    assert answer.status_code == 429
    assert "Try again in 15 minutes" in answer.text
    assert answer.headers["retry-after"] == "900"
    clock.wait(900)
    assert stranger.post("/door", data=fields | {"passcode": CODE}).status_code == 303


def test_without_the_count_all_guesses_are_looked_at(pages: DoorPages) -> None:
    class Endless(AttemptLimit):
        def begin(self, address: str) -> float:
            return 0.0

    asked: list[str] = []
    stranger = client(replace(pages, passcode=Counted(RIGHT.digest, asked), tries=Endless()))
    fields = form(stranger)
    for n in range(20):
        stranger.post("/door", data=fields | {"passcode": str(n)})
    assert len(asked) == 20


def test_many_at_once_are_looked_at_two_by_two_while_others_are_served(clock: Clock) -> None:
    most, now = 0, 0

    class Slow(Passcode):
        def matches(self, given: str) -> bool:
            nonlocal most, now
            now += 1
            most = max(most, now)
            result = super().matches(given)
            now -= 1
            return result

    pages = DoorPages(Slow(RIGHT.digest), Sessions(clock), AttemptLimit(clock))

    async def play() -> list[int]:
        async def one(device: int) -> int:
            transport = httpx.ASGITransport(app(pages), client=(f"192.0.2.{device}", 5))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as phone:
                fields = hidden_fields((await phone.get("/door")).text)
                return (await phone.post("/door", data=fields | {"passcode": CODE})).status_code

        return await asyncio.gather(*(one(device) for device in range(1, 13)))

    assert asyncio.run(play()) == [303] * 12
    assert most == CHECKS_AT_ONCE == 2


@pytest.mark.parametrize("spoiled", [{"seal": ""}, {"seal": "x.y.z"}])
def test_a_form_that_is_not_ours_is_no_try(pages: DoorPages, spoiled: dict[str, str]) -> None:
    stranger = client(pages)
    assert sign_in(stranger, **spoiled).status_code == 403
    stolen = form(client(pages))  # of another browser
    assert stranger.post("/door", data=stolen | {"passcode": CODE}).status_code == 403
    assert isinstance(pages.passcode, Counted)
    assert pages.passcode.asked == []


def test_a_huge_form_is_cut_off(pages: DoorPages) -> None:
    stranger = client(pages)
    assert sign_in(stranger, "x" * 5000).status_code == 413
    assert stranger.post("/door/leave", content=b"x" * 5000).status_code == 413


def test_leaving_takes_effect_on_the_server(pages: DoorPages) -> None:
    staff = client(pages)
    sign_in(staff)
    kept = staff.cookies["lintu-staff"]
    answer = staff.post("/door/leave", data=form(staff) | {"lang": "en"})
    assert answer.headers["location"] == "/door?left=1&lang=en"
    assert "lintu-staff" not in staff.cookies
    staff.cookies.set("lintu-staff", kept)  # a copy made before
    assert staff.get("/plan").status_code == 401
    assert "Signed out" in staff.get("/door?left=1&lang=en").text


def test_leaving_everywhere_takes_out_all_and_needs_to_be_in(pages: DoorPages) -> None:
    first, second, stranger = client(pages), client(pages), client(pages)
    sign_in(first)
    sign_in(second)
    stranger.post("/door/leave", data=form(stranger) | {"everybody": "1"})
    assert second.get("/plan").status_code == 200
    first.post("/door/leave", data=form(first))
    assert second.get("/plan").status_code == 200
    sign_in(first)
    first.post("/door/leave", data=form(first) | {"everybody": "1"})
    assert [each.get("/plan").status_code for each in (first, second)] == [401, 401]


def test_looking_never_changes_anything(pages: DoorPages) -> None:
    staff = client(pages)
    sign_in(staff)
    for address in (
        "/door",
        "/door?left=1",
        "/door?passcode=x&seal=y",
        "/door/leave",
        "/door/leave?everybody=1",
    ):
        staff.get(address)
    assert staff.get("/plan").status_code == 200
    assert staff.get("/door/leave").status_code == 405
    assert isinstance(pages.passcode, Counted)
    assert pages.passcode.asked == [CODE]


def test_leaving_needs_the_form_of_this_browser(pages: DoorPages) -> None:
    staff = client(pages)
    sign_in(staff)
    assert staff.post("/door/leave", data=form(client(pages))).status_code == 403
    assert staff.get("/plan").status_code == 200


@pytest.mark.parametrize("payload", ['"><script>alert(1)</script>', "{{7919*104729}}", "{% set a = 1 %}"])
def test_what_comes_in_an_address_is_text(pages: DoorPages, payload: str) -> None:
    text = (
        client(pages).get("/door", params={"next": f"/x?a={payload}".replace(" ", "+"), "lang": payload}).text
    )
    assert "<script" not in text
    assert "829308951" not in text  # 7919 x 104729
    assert client(pages).get("/door", params={"next": f"/{payload}"}).status_code == 200


def test_the_page_is_in_both_languages_and_is_not_stored(pages: DoorPages) -> None:
    answer = client(pages).get("/door?lang=zh")
    assert "工作人员入口" in answer.text
    assert 'href="/door?lang=en&amp;next=/"' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "Staff sign-in" in client(pages).get("/door?lang=en").text


def test_the_code_is_in_no_log(pages: DoorPages, caplog: pytest.LogCaptureFixture) -> None:
    stranger = client(pages)
    sign_in(stranger, "almost-right-7")
    sign_in(stranger)
    assert "wrong pass code from" in caplog.text
    assert "almost-right-7" not in caplog.text
    assert CODE not in caplog.text


def test_below_a_base_the_page_leads_below_it(pages: DoorPages) -> None:
    staff = client(replace(pages, base="/plan"))
    text = staff.get("/plan/door?next=/plan/coverage").text
    assert 'action="/plan/door"' in text
    assert 'href="/plan/door?lang=' in text
    assert "/plan/assets/fonts/" in text
    answer = staff.post("/plan/door", data=hidden_fields(text) | {"passcode": CODE})
    assert answer.headers["location"] == "/plan/coverage"
