"""Phones never wait for a score, nor for a community that other phones ask for."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import open_communities
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.model import Community
from tests.data.towns import town
from tests.features.reports.phone.phone import Phone
from web.forms import open_places
from web.forms.open_places import place_named

LONG_S = 60.0
PHONES = 200
"""More than the 40 threads that all pages have in common."""


def test_the_map_of_a_phone_comes_while_its_community_is_scored(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def held(community: Community, catalogue: Catalogue) -> Assessment:
        begun.set()
        assert let_go.wait(LONG_S)
        raise AssertionError("nobody looks at this score")

    monkeypatch.setattr(open_communities, "assess_in_time", held)
    monkeypatch.setattr(open_communities, "_version", lambda name: f"{name}@scored")
    with ThreadPoolExecutor(2) as hands:
        scoring = hands.submit(open_communities.open_assessment, "xuzhen")
        try:
            assert begun.wait(LONG_S)
            answer = hands.submit(phone.client.get, "/r/map/xuzhen/zh/0/0/0.svg").result(LONG_S)
            assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
            assert not scoring.done()
        finally:
            let_go.set()


def test_a_hall_of_phones_that_waits_for_one_community_leaves_others_their_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, let_go, reads = threading.Event(), threading.Event(), []

    def read(name: str) -> Community:
        reads.append(name)
        if name == "big" and not let_go.is_set():
            begun.set()
            assert let_go.wait(LONG_S)
        return town()

    def not_open(name: str) -> None:
        return None

    async def ask() -> None:
        waiting = [asyncio.create_task(place_named("big")) for _ in range(PHONES)]
        try:
            while not begun.is_set():
                await asyncio.sleep(0)
            assert await asyncio.wait_for(place_named("small"), LONG_S) is town()
            assert reads == ["big", "small"]
        finally:
            let_go.set()
        assert set(await asyncio.gather(*waiting)) == {town()}

    monkeypatch.setattr(open_places, "open_place", read)
    monkeypatch.setattr(open_places, "place_if_open", not_open)
    asyncio.run(ask())
