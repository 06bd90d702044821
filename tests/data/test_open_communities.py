"""Open communities: nobody waits for another one or for a score it does not need; memory has a limit."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import pytest

from base.bounded_cache import BoundedCache
from data import open_communities
from data.assess import Assessment, assess
from data.catalogue.model import Catalogue
from data.memory_size import memory_bytes
from data.model import Community
from data.open_communities import is_open, open_assessment, open_current_assessment, open_place
from data.timed_assessment import ScoringTooLongError
from tests.data.towns import assess_town, town

LONG_S = 60.0
"""After which a test gives up: what it waits for takes milliseconds."""


@dataclass
class Places:
    """Stands in for reading and scoring: towns by any name, whose reading or scoring can be held."""

    read: Counter[str] = field(default_factory=Counter)
    scored: Counter[str] = field(default_factory=Counter)
    begun: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)
    held_reading: str = ""
    held_scoring: str = ""
    version: int = 1

    def open(self, name: str, catalogue: Catalogue, progress: object) -> Community:
        self.read[name] += 1
        if name == self.held_reading:
            self._hold()
        return replace(town(), key=name)

    def assess(self, community: Community, catalogue: Catalogue) -> Assessment:
        self.scored[community.key] += 1
        if community.key == self.held_scoring:
            self._hold()
        return replace(assess(town(), catalogue), community=community)

    def _hold(self) -> None:
        self.begun.set()
        assert self.let_go.wait(LONG_S)


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Places:
    some = Places()
    monkeypatch.setattr(open_communities, "open_community", some.open)
    monkeypatch.setattr(open_communities, "assess_in_time", some.assess)
    monkeypatch.setattr(open_communities, "_version", lambda name: f"{name}@{some.version}")
    monkeypatch.setattr(open_communities, "_kept", BoundedCache(open_communities.COMMUNITIES_BYTES))
    return some


@pytest.fixture
def hands(places: Places) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as some:
        yield some
        places.let_go.set()


@pytest.mark.parametrize("ask", [open_assessment, open_current_assessment, is_open, open_place])
def test_a_small_community_answers_while_a_big_one_is_scored(
    places: Places, hands: ThreadPoolExecutor, ask: Callable[[str], object]
) -> None:
    places.held_scoring = "big"
    big = hands.submit(open_assessment, "big")
    assert places.begun.wait(LONG_S)
    hands.submit(ask, "small").result(LONG_S)
    assert not big.done()
    places.let_go.set()
    assert big.result(LONG_S).community.key == "big"


def test_a_small_community_answers_while_a_big_one_is_read(places: Places, hands: ThreadPoolExecutor) -> None:
    places.held_reading = "big"
    hands.submit(open_place, "big")
    assert places.begun.wait(LONG_S)
    assert hands.submit(open_assessment, "small").result(LONG_S).community.key == "small"


def test_who_needs_only_the_place_does_not_wait_for_its_score(
    places: Places, hands: ThreadPoolExecutor
) -> None:
    places.held_scoring = "big"
    hands.submit(open_assessment, "big")
    assert places.begun.wait(LONG_S)
    assert hands.submit(open_place, "big").result(LONG_S).key == "big"
    assert hands.submit(is_open, "big").result(LONG_S) is False
    assert places.read == {"big": 1}


def test_those_who_ask_together_have_it_scored_once(places: Places, hands: ThreadPoolExecutor) -> None:
    places.held_scoring = "big"
    many = [hands.submit(open_assessment, "big") for _ in range(6)]
    assert places.begun.wait(LONG_S)
    places.let_go.set()
    assert len({id(one.result(LONG_S)) for one in many}) == 1
    assert places.scored == {"big": 1}


def test_nine_communities_stay_warm(places: Places) -> None:
    names = [f"town {number}" for number in range(9)]
    for _ in range(3):
        for name in names:
            open_current_assessment(name)
    assert places.scored == dict.fromkeys(names, 1)
    assert all(map(is_open, names))


def test_by_bytes_the_one_used_longest_ago_goes_and_is_opened_again(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for three towns and a half."""
    one = memory_bytes(assess_town(town()))
    monkeypatch.setattr(open_communities, "_kept", BoundedCache(3.5 * one))
    for name in "abcabd":
        open_assessment(name)
    assert [is_open(name) for name in "abcd"] == [True, True, False, True]
    open_assessment("c")
    assert places.scored == {"a": 1, "b": 1, "c": 2, "d": 1}


def test_a_changed_community_takes_the_place_of_what_it_was(places: Places) -> None:
    open_assessment("town")
    before = open_communities._kept.size
    places.version = 2
    assert not is_open("town")
    open_assessment("town")
    assert (places.scored["town"], open_communities._kept.size) == (2, before)


def test_what_took_too_long_is_not_tried_again_with_every_click(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries, minute = [], [0.0]
    facts = {"limit_s": 60.0, "id": "V1", "layer": "encroachments", "count": 9}

    def too_long(community: Community, catalogue: Catalogue) -> Assessment:
        tries.append(community.key)
        raise ScoringTooLongError(**facts)

    monkeypatch.setattr(open_communities, "assess_in_time", too_long)
    monkeypatch.setattr(open_communities, "now", lambda: 60 * minute[0])
    for _ in range(3):
        with pytest.raises(ScoringTooLongError, match="V1"):
            open_assessment("town")
    assert tries == ["town"]
    assert open_place("town").key == "town"
    minute[0] = 11
    with pytest.raises(ScoringTooLongError):
        open_assessment("town")
    assert tries == ["town"] * 2
