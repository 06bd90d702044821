"""Who may send, how often and how much. What is refused leaves no report and no draft behind."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from base.clock import SteadyClock
from features.reports.phone import routes
from features.reports.report_lookup import reports_of
from tests.base.photos.make import jpeg
from tests.base.photos.refused import REFUSED, bad_photo
from tests.features.reports.phone.phone import KIND, Phone, photo_here
from web import seals
from web.connections.limits import LARGE, Pace
from web.forms import form_reader, form_services
from web.forms import phone as phones
from web.forms.assets import asset_routes
from web.forms.errors import TooOftenError
from web.forms.rate_limits import Rate, TokenBuckets

EVIL = {"origin": "https://evil.example"}


def drafts(folder: Path) -> list[Path]:
    return list((folder / "drafts").glob("*")) if (folder / "drafts").exists() else []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        (EVIL, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "http://testserver:81"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_only_a_page_of_ours_may_send(
    phone: Phone, headers: dict[str, str], status: int, tmp_path: Path
) -> None:
    phone.send(photos=[photo_here()], headers=headers)
    assert phone.page.status_code == status
    assert len(drafts(tmp_path)) == (status == 200)


@pytest.mark.parametrize("step", ["photos", "place", "what", "near", "status"])
def test_a_form_without_its_seal_is_refused_at_every_step(phone: Phone, step: str, tmp_path: Path) -> None:
    phone.reach_what()
    path = {"photos": "/r/report", "status": "/r/status"}.get(step, f"/r/report/{step}")
    for seal in ("", "form.x.y", "é", phones.seal_for("another phone")):
        answer = phone.client.post(path, data={"seal": seal, "category": KIND, "right": "1", "without": "1"})
        assert answer.status_code in (200, 403), step  # near without a category goes back to the form
        assert "/done" not in str(answer.url)
    assert reports_of("xuzhen") == ()
    assert len(drafts(tmp_path)) == 1


def test_a_seal_is_good_for_one_phone_and_some_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    seal = phones.seal_for("a")
    assert phones.is_seal_valid(seal, "a")
    assert not phones.is_seal_valid(seal, "b")
    later = time.time() + phones.FORM_VALID_S + 2
    monkeypatch.setattr("web.seals.STEADY", SteadyClock(lambda: later, lambda: 0))
    assert not phones.is_seal_valid(seal, "a")


def test_a_phone_without_cookies_is_told_so(phone: Phone) -> None:
    phone.client.cookies.clear()
    phone.send(photos=[photo_here()])
    assert phone.page.status_code == 403
    assert "Cookie" in phone.text


def test_the_secret_is_the_owners_alone_and_stays_over_restarts(tmp_path: Path) -> None:
    seal = phones.seal_for("a")
    key = tmp_path / "residents.key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_bytes()) == 32
    seals._key_in.cache_clear()
    assert phones.is_seal_valid(seal, "a")
    assert [file.name for file in tmp_path.iterdir()] == ["residents.key"]


def test_a_forged_receipt_or_phone_is_none() -> None:
    assert phones.read_phone("abc.def") == ""
    assert phones.read_phone(phones.signed_phone("abc")) == "abc"
    assert phones.read_receipt("eyJhIjoxfQ.x.y") == {}
    assert phones.read_receipt(phones.signed_receipt({"code": "X"})) == {"code": "X"}


def test_get_never_changes_anything(phone: Phone, tmp_path: Path) -> None:
    phone.reach_what()
    before = sorted((file.name, file.stat().st_mtime_ns) for file in tmp_path.rglob("*") if file.is_file())
    for path in ("/r/report", "/r/report/place", "/r/report/what", "/r/report/near", "/r/status"):
        asked = {"category": KIND, "building": "home:R001", "right": "1", "same": "file:V01", "without": "1"}
        phone.open(path, params=asked)
    after = sorted((file.name, file.stat().st_mtime_ns) for file in tmp_path.rglob("*") if file.is_file())
    assert after == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_not_there(phone: Phone, method: str) -> None:
    assert phone.client.request(method, "/r/report").status_code == 405


def test_a_program_that_fills_in_every_field_is_told(phone: Phone, tmp_path: Path) -> None:
    phone.send(photos=[photo_here()], website="http://spam.example")
    assert phone.page.status_code == 422
    assert "应当留空" in phone.text
    assert drafts(tmp_path) == []


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_photo_is_refused_in_words_and_not_kept(phone: Phone, name: str, tmp_path: Path) -> None:
    sent, kind = bad_photo(name)
    phone.send(photos=[photo_here(), (name, sent, "image/jpeg")])
    assert phone.page.status_code == 422
    assert name in phone.text
    assert drafts(tmp_path) == []
    assert kind(file=name, limit=15).message("zh")[:8] in phone.text


def test_five_photos_are_one_too_many(phone: Phone, tmp_path: Path) -> None:
    phone.send(photos=[photo_here()] * 5)
    assert phone.page.status_code == 422
    assert "选了 5 张照片，最多 4 张" in phone.text
    assert drafts(tmp_path) == []
    phone.send(photos=[photo_here()] * 4)
    assert phone.path == "/r/report/place"


def test_no_photo_chosen_asks_for_one(phone: Phone) -> None:
    phone.send()
    assert phone.page.status_code == 422
    assert "还没有选照片" in phone.text


def test_a_form_that_says_it_is_too_large_is_refused_unread(phone: Phone) -> None:
    answer = phone.client.post("/r/report/what", content=b"x", headers={"content-length": str(10**10)})
    assert answer.status_code == 410  # nothing was begun
    phone.reach_what()
    for path, limit in (("/r/report", 10**8), ("/r/report/what", 70_000)):
        answer = phone.client.post(path, content=b"x", headers={"content-length": str(limit)})
        assert answer.status_code == 413


def test_a_form_that_grows_while_it_comes_is_cut_off(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunked, so no header says how large it will be."""
    monkeypatch.setattr("features.reports.phone.steps.photos.LARGEST_WITH_PHOTOS", 1_000_000)
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        yield b'--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
        for _ in range(40):
            read += 1
            yield bytes(100_000)

    answer = phone.client.post(
        "/r/report", content=endless(), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code == 413
    assert "没有收下" in answer.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nx\r\n--x--"),
        ("application/json", b'{"seal": 1}'),
        ("application/x-www-form-urlencoded", b"seal=%ff%fe&category=%00"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=%d" % n for n in range(3000))),
        ("", b"\0" * 1000),
    ],
)
def test_a_broken_form_is_refused(phone: Phone, kind: str, body: bytes) -> None:
    answer = phone.client.post("/r/report", content=body, headers={"content-type": kind})
    assert answer.status_code in (400, 403)
    assert "没有" in answer.text


def test_a_phone_that_falls_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_reader, "LARGE", replace(LARGE, silence_s=0.05))

    async def slow() -> AsyncIterator[bytes]:
        yield b"seal=x"
        await asyncio.sleep(30)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[*routes(), *asset_routes()]))
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            kind = {"content-type": "application/x-www-form-urlencoded"}
            return await client.post("/r/report", content=slow(), headers=kind)

    began = time.monotonic()
    answer = asyncio.run(ask())
    assert answer.status_code == 400
    assert time.monotonic() - began < 10


def test_a_trickle_does_not_keep_a_form_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte in time, again and again: never silent, and never done."""
    monkeypatch.setattr(form_reader, "LARGE", Pace(0.2, 1000, silence_s=60, longest_s=60))
    sent = 0

    async def slow() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 1000:
            sent += 1
            yield b"x"
            await asyncio.sleep(0.01)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(Starlette(routes=[*routes(), *asset_routes()]))
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            kind = {"content-type": "application/x-www-form-urlencoded"}
            return await client.post("/r/report", content=slow(), headers=kind)

    assert asyncio.run(ask()).status_code == 400
    assert sent < 100


def test_too_many_at_once_are_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_services, "MOST_WAITING", 0)
    phone = Phone()
    phone.send(photos=[photo_here()])
    assert phone.page.status_code == 503
    assert "过一会儿" in phone.text


def test_a_bucket_empties_and_fills_again() -> None:
    now = 0.0
    bucket = TokenBuckets(Rate(burst=3, every_s=60), clock=lambda: now)
    for _ in range(3):
        bucket.take("a")
    with pytest.raises(TooOftenError, match="1 min"):
        bucket.take("a")
    bucket.take("b")
    now = 59.9
    with pytest.raises(TooOftenError):
        bucket.take("a")
    now = 60.1
    bucket.take("a")
    now = 10_000.0
    for _ in range(3):
        bucket.take("a")
    with pytest.raises(TooOftenError):
        bucket.take("a")


def test_of_many_phones_the_quietest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.forms.rate_limits.REMEMBERED", 2)
    bucket = TokenBuckets(Rate(burst=1, every_s=1e9))
    for key in "abc":
        bucket.take(key)
    with pytest.raises(TooOftenError):
        bucket.take("c")
    bucket.take("a")  # was forgotten


def test_one_phone_can_send_six_reports_and_then_waits(phone: Phone) -> None:
    for _ in range(6):
        phone.open("/r/report")
        phone.report(photo_here((40, 30)))
    phone.open("/r/report")
    phone.reach_what(photo_here((40, 30)))
    phone.send(category=KIND, sentence="再来")
    assert phone.page.status_code == 429
    assert "分钟" in phone.text
    assert phone.reader.forms[0].fields["sentence"] == "再来"
    assert len(reports_of("xuzhen")) == 6


def test_an_address_that_always_comes_as_a_new_phone_is_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.forms.rate_limits.ADDRESS_REPORTS", Rate(burst=3, every_s=1e6))
    phone = Phone()
    taken = 0
    for _ in range(6):
        phone.client.cookies.clear()
        phone.open("/r/report")
        phone.reach_what(("a.jpg", photo_here((40, 30))[1], "image/jpeg"))
        taken += (
            phone.send(category=KIND, headers={"x-forwarded-for": f"198.51.100.{taken}"}).status_code == 200
        )
    assert taken == 3
    assert len(reports_of("xuzhen")) == 3


def test_guessing_codes_is_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.forms.rate_limits.ADDRESS_CODES", Rate(burst=5, every_s=1e6))
    phone = Phone()
    phone.open("/r/status")
    answers = [phone.send(code=f"{n:026d}").status_code for n in range(8)]
    assert answers == [422] * 5 + [429] * 3


def test_a_photo_of_one_phone_is_not_anothers(phone: Phone) -> None:
    phone.reach_place()
    assert phone.client.get("/r/report/photo/0.jpg").status_code == 200
    assert phone.client.get("/r/report/photo/1.jpg").status_code == 404
    other = Phone()
    assert other.client.get("/r/report/photo/0.jpg").status_code == 404
    other.client.cookies.set("lintu-draft", "../../x")
    assert other.client.get("/r/report/photo/0.jpg").status_code == 404
    assert jpeg()[:2] == phone.client.get("/r/report/photo/0.jpg").content[:2]
