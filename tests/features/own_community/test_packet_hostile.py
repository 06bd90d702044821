"""Packets that somebody made to do harm, or that broke on the way: refused in words, nothing half done."""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from data.store.connections import Connections
from features.own_community.community_versions import own
from features.own_community.errors import NotAPacketError, PacketStrangerError
from features.own_community.merging.conflicts import ConflictChoice
from features.packets.packet import packet, unpack
from features.packets.packet_checks import STEPS_MAX
from tests.features.own_community.machines import add_seat, both, carry_packet, set_value, store_content
from tests.features.own_community.test_packet import counts, rewritten
from tests.rings import in_rings

About = dict[str, Any]


def apart(store: Connections, other: Connections) -> str:
    """Both machines changed the village and ours has merged once, so that the packet has a merging step."""
    key = both(store, other)
    add_seat(store, key, "F2", 100)
    add_seat(other, key, "F2", 150)
    carry_packet(store, other, key)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R002", households=12.0)
    return key


def about_of(raw: bytes) -> About:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        found: About = json.loads(archive.read("packet.json"))
    return found


def with_layer(raw: bytes, text: bytes) -> bytes:
    """The packet whose facilities are this text, under the digest that it has."""
    about = about_of(raw)
    digest = hashlib.sha256(text).hexdigest()
    about["steps"][-1]["state"]["layers"]["facilities"] = digest
    return rewritten(raw, packet_json=json.dumps(about).encode(), **{f"contents__{digest}": text})


def _merge_facts(about: About) -> dict[str, Any]:
    found: dict[str, Any] = about["steps"][-2]["merged"]
    return found


def _number(about: About) -> None:
    about["steps"][1]["number"] = 7


def _elsewhere(about: About) -> None:
    about["steps"][-1]["community"] = "xuzhen"


def _more_columns(about: About) -> None:
    about["steps"][-1]["version"] = 3


def _pointer(about: About) -> None:
    about["community"]["step"] = 99


def _nowhere(about: About) -> None:
    about["steps"][-1]["state"]["epsg"] = 10**9


def _layer(about: About) -> None:
    about["steps"][-1]["state"]["layers"]["people"] = next(
        iter(about["steps"][-1]["state"]["layers"].values())
    )


def _missing_base(about: About) -> None:
    _merge_facts(about)["state"]["layers"]["paths"] = "0" * 64


def _no_digest(about: About) -> None:
    _merge_facts(about)["knows"] = ["../../x"]


def _itself(about: About) -> None:
    """A step that was together with steps that come after it."""
    _merge_facts(about)["shared"] = len(about["steps"])


def _side(about: About) -> None:
    _merge_facts(about)["renamed"] = [["nobody", "facilities", "F2", "F3"]]


def _shape(about: About) -> None:
    about["steps"][-1]["state"]["boundary"] = {"type": "Polygon", "coordinates": "x"}


FAULTS = (
    _number, _elsewhere, _more_columns, _pointer, _nowhere, _layer, _missing_base, _no_digest, _itself, _side,
    _shape,
)  # fmt: skip


@pytest.mark.parametrize("fault", in_rings(FAULTS, fast=[_number, _pointer, _no_digest, _shape]))
def test_words_that_cannot_be_are_refused(
    store: Connections, other: Connections, fault: Callable[[About], None]
) -> None:
    key = apart(store, other)
    raw = packet(other, key)
    about = about_of(raw)
    fault(about)
    before, mine = counts(store), packet(store, key)
    with pytest.raises(NotAPacketError) as caught:
        unpack(
            store,
            rewritten(raw, packet_json=json.dumps(about).encode()),
            "a.lintu",
            ConflictChoice(others="there"),
        )
    assert "a.lintu" in caught.value.message("zh")
    assert (counts(store), packet(store, key)) == (before, mine)
    assert unpack(store, raw, "a.lintu", ConflictChoice(others="there")).is_merge


HEAD = b'{"type":"FeatureCollection","features":[\n'
SEAT = (
    b'{"type":"Feature","properties":{"id":"F1","category":"rest_and_access","condition":"good"},'
    b'"geometry":{"type":"Point","coordinates":[408000,2686000]}}'
)


@pytest.mark.parametrize(
    "text",
    [
        b"", b"{}", b"[" * 50_000, b"\xff\xfe", HEAD + SEAT + b",\n" + SEAT + b"\n]}\n",
        HEAD + SEAT.replace(b'"id":"F1",', b"") + b"\n]}\n",
        HEAD + SEAT.replace(b"Point", b"Pint") + b"\n]}\n",
        HEAD + b"1\n]}\n",
    ],
)  # fmt: skip
def test_layers_that_are_none_are_refused(store: Connections, other: Connections, text: bytes) -> None:
    key = apart(store, other)
    raw, before = packet(other, key), counts(store)
    with pytest.raises(NotAPacketError):
        unpack(store, with_layer(raw, text), "a.lintu", ConflictChoice(others="there"))
    assert counts(store) == before


def test_a_value_that_cannot_be_is_refused_and_not_merged(store: Connections, other: Connections) -> None:
    key = apart(store, other)
    bad = HEAD + SEAT.replace(b'"good"', b'"<script>"') + b"\n]}\n"
    before = counts(store)
    with pytest.raises(Exception, match="script") as caught:
        unpack(store, with_layer(packet(other, key), bad), "a.lintu", ConflictChoice(others="there"))
    assert type(caught.value).__name__ == "PacketDoesNotFitError"
    assert counts(store) == before


@pytest.mark.slow
def test_too_many_steps_are_refused_soon(store: Connections, other: Connections) -> None:
    key = apart(store, other)
    raw = packet(other, key)
    about = about_of(raw)
    first = about["steps"][0]
    about["steps"] = [{**first, "number": number} for number in range(1, 100_001)]
    many = rewritten(raw, packet_json=json.dumps(about).encode())
    start = time.perf_counter()
    with pytest.raises(NotAPacketError) as caught:
        unpack(store, many, "a.lintu")
    assert str(STEPS_MAX) in caught.value.message("en")
    assert time.perf_counter() - start < 20


@pytest.mark.slow
def test_almost_as_many_steps_as_may_be_come_in_and_merge(store: Connections, other: Connections) -> None:
    key = both(store, other)
    raw = packet(other, key)
    about = about_of(raw)
    last = about["steps"][-1]
    about["steps"] += [{**last, "number": number} for number in range(3, STEPS_MAX - 1)]
    about["community"]["step"] = len(about["steps"])
    assert unpack(store, rewritten(raw, packet_json=json.dumps(about).encode()), "a.lintu").is_new
    assert not unpack(store, raw, "a.lintu").is_new
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R002", households=12.0)
    carry_packet(other, store, key)
    carry_packet(store, other, key)
    assert store_content(store, key) == store_content(other, key)


def test_a_history_without_a_common_beginning_is_another_community(
    store: Connections, other: Connections
) -> None:
    key = apart(store, other)
    raw = packet(other, key)
    about = about_of(raw)
    for step in about["steps"]:
        step["at"] = "1999-01-01T00:00:00+00:00"
        step.pop("merged", None)
    before, name = counts(store), own(store, key).state.name
    with pytest.raises(PacketStrangerError):
        unpack(
            store,
            rewritten(raw, packet_json=json.dumps(about).encode()),
            "a.lintu",
            ConflictChoice(others="there"),
        )
    assert (counts(store), own(store, key).state.name) == (before, name)
