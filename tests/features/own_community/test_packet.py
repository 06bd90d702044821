"""A community carried to another machine in one file."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from dataclasses import replace

import pytest
import shapely
from sqlalchemy import func, insert, select

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.store.connections import Connections
from data.store.tables import METADATA
from features.options.schema import EVENT, LAYOUT_OPTION
from features.own_community.community_versions import change, open_own, own, own_communities, undo
from features.own_community.errors import NotAPacketError, PacketNewerError
from features.packets.packet import packet, unpack
from features.reports.schema import REPORT, REPORT_CONTACT, REPORT_PHOTO
from tests.data.store.rows import an_option
from tests.features.own_community.village import X, Y, layers, store_village

WHAT = Bilingual("改", "Changed")


def counts(store: Connections) -> dict[str, int]:
    with store.reading() as connection:
        return {
            name: int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)
            for name, table in METADATA.tables.items()
        }


def with_option(store: Connections, key: str) -> None:
    """An option, an event and its undoing; a report with a photo and a contact."""
    event = {"at": "2026-11-25", "actor": "甲", "option_id": "o1", "subject": "option", "subject_id": "o1"}
    report = {
        "id": "r1", "community": key, "category": "vehicle_parking", "state": "new", "epsg": 4548,
        "place": shapely.to_wkb(shapely.Point(X, Y)),
        "place_from": "map", "sentence": "占道<script>", "grid": "", "space": "", "path": "",
        "is_candidate": False, "version": 1,
    }  # fmt: skip
    photo = {
        "id": "p1", "report_id": "r1", "position": 0, "role": "report", "width_px": 1, "height_px": 1,
        "is_redacted": False, "jpeg": b"\xff\xd8\xff\x00", "thumbnail": b"\xff\xd8\xff",
    }  # fmt: skip
    with store.writing() as connection:
        connection.execute(insert(LAYOUT_OPTION), an_option("o1", community=key, letter="A"))
        first = connection.execute(insert(EVENT), {**event, "kind": "renamed", "standing": "undone"})
        undone = {**event, "kind": "undo", "standing": "kept", "undo_of": first.inserted_primary_key[0]}
        connection.execute(insert(EVENT), undone)
        connection.execute(insert(REPORT), report)
        connection.execute(insert(REPORT_PHOTO), photo)
        connection.execute(insert(REPORT_CONTACT), {"report_id": "r1", "contact": "13800000000"})


def test_a_packet_carries_everything_and_comes_back_byte_for_byte(
    store: Connections, other: Connections
) -> None:
    village = store_village(store)
    with_option(store, village.key)
    raw = packet(store, village.key)
    assert packet(store, village.key) == raw
    with other.writing() as connection:  # numbers are taken there already
        connection.execute(insert(LAYOUT_OPTION), an_option("x", community="else"))
        connection.execute(
            insert(EVENT),
            {
                "at": "",
                "actor": "",
                "option_id": "x",
                "subject": "option",
                "subject_id": "x",
                "kind": "",
                "standing": "kept",
            },
        )
    merged = unpack(other, raw, "村.lintu")
    assert (merged.key, merged.is_new, merged.new_rows) == (village.key, True, 5)
    assert packet(other, village.key) == raw
    assert village.key.startswith("zhangjia-")
    town = open_own(other, village.key, load_catalogue())
    assert town.digest == open_own(store, village.key, load_catalogue()).digest
    assert town.residences["name_zh"].tolist() == layers()["residences"]["name_zh"].tolist()


def test_coming_again_doubles_nothing(store: Connections, other: Connections) -> None:
    village = store_village(store)
    with_option(store, village.key)
    raw = packet(store, village.key)
    unpack(other, raw, "a.lintu")
    before = counts(other)
    again = unpack(other, raw, "a.lintu")
    assert (again.is_new, again.new_rows) == (False, 0)
    assert counts(other) == before
    assert unpack(store, raw, "a.lintu").new_rows == 0


def test_how_to_reach_a_person_stays_at_home(store: Connections, other: Connections) -> None:
    village = store_village(store)
    with_option(store, village.key)
    raw = packet(store, village.key)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not any(b"13800000000" in archive.read(name) for name in archive.namelist())
    unpack(other, raw, "a.lintu")
    assert counts(other)["report_contact"] == 0
    assert counts(other)["report_photo"] == 1


def test_work_that_goes_on_elsewhere_comes_back(store: Connections, other: Connections) -> None:
    village = store_village(store)
    unpack(other, packet(store, village.key), "a.lintu")
    there = own(other, village.key)
    renamed = replace(there.state, name=Bilingual("李家村", "Lijia"))
    change(other, there, renamed, WHAT, "b")
    assert unpack(store, packet(other, village.key), "b.lintu").is_new
    assert own_communities(store)[village.key].text("zh") == "李家村"
    assert own(store, village.key).can_undo
    assert undo(store, own(store, village.key)).state.name.zh == "张家村"


def test_two_options_of_the_same_letter_both_stay(store: Connections, other: Connections) -> None:
    village = store_village(store)
    unpack(other, packet(store, village.key), "a.lintu")
    for machine, option in ((store, "o1"), (other, "o2")):
        with machine.writing() as connection:
            connection.execute(insert(LAYOUT_OPTION), an_option(option, community=village.key, letter="A"))
    unpack(store, packet(other, village.key), "b.lintu")
    with store.reading() as connection:
        found = connection.execute(select(LAYOUT_OPTION.c.id, LAYOUT_OPTION.c.letter)).all()
    assert sorted(map(tuple, found)) == [("o1", "A"), ("o2", "B")]


def rewritten(raw: bytes, **changed: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {name.replace("__", "/").replace("_json", ".json"): one for name, one in changed.items()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def test_packets_that_are_none_are_refused_and_leave_nothing(store: Connections, other: Connections) -> None:
    village = store_village(store)
    raw = packet(store, village.key)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        about = json.loads(archive.read("packet.json"))
        digest = next(name for name in archive.namelist() if name.startswith("contents/"))
    faulty = {
        "no zip": b"hello",
        "cut": raw[: len(raw) // 2],
        "no words": rewritten(raw, packet_json=b"{}"),
        "broken words": rewritten(raw, packet_json=b"[" * 100_000),
        "a changed layer": rewritten(raw, **{digest.replace("/", "__"): b"{}"}),
        "a state that is none": rewritten(
            raw, packet_json=json.dumps({**about, "steps": [{**about["steps"][0], "state": {}}]}).encode()
        ),
        "a path that leads out": rewritten(raw, **{"..__..__x": b"x"}),
    }
    faulty["an option of nowhere"] = rewritten(
        raw, **{"rows__intervention.jsonl": b'{"id":"i","option_id":"none"}\n'}
    )
    for case, content in faulty.items():
        with pytest.raises(NotAPacketError):
            unpack(other, content, f"{case}.lintu")
        assert not own_communities(other), case
        assert counts(other)["content"] == 0
    with_option(store, village.key)
    photo = packet(store, village.key)
    with zipfile.ZipFile(io.BytesIO(photo)) as archive:
        rows = archive.read("rows/report_photo.jsonl")
    page = base64.b64encode(b"<html>").decode().encode()
    faked = rewritten(
        photo, **{"rows__report_photo.jsonl": rows.replace(base64.b64encode(b"\xff\xd8\xff"), page)}
    )
    with pytest.raises(NotAPacketError):
        unpack(other, faked, "photo.lintu")
    assert not own_communities(other)
    newer = rewritten(raw, packet_json=json.dumps({**about, "format": 99}).encode())
    with pytest.raises(PacketNewerError):
        unpack(other, newer, "new.lintu")


def test_the_sample_says_so_and_mixes_with_nothing_of_one_s_own(
    store: Connections, other: Connections
) -> None:
    with_option(store, SAMPLE)
    raw = packet(store, SAMPLE)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        about = json.loads(archive.read("packet.json"))
    assert about["sample"] is True
    village = store_village(store)
    with zipfile.ZipFile(io.BytesIO(packet(store, village.key))) as archive:
        own_about = json.loads(archive.read("packet.json"))
    assert "sample" not in own_about
    mixed = [
        about | {"sample": False},
        about | {"key": village.key},
        own_about | {"sample": True},
        own_about | {"key": SAMPLE},
    ]
    before = counts(other)
    for one in mixed:
        with pytest.raises(NotAPacketError, match="invented sample"):
            unpack(other, rewritten(packet(store, village.key), packet_json=json.dumps(one).encode()), "a")
    assert counts(other) == before
    without_flag = {name: value for name, value in about.items() if name != "sample"}
    older = rewritten(raw, packet_json=json.dumps(without_flag).encode())
    assert unpack(other, older, "a").is_sample
