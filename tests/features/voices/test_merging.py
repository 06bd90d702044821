"""Voices in packets: two machines end alike, and letters to the secretary stay where they are."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from features.voices.merge import PACKET, merge_voices
from features.voices.schema import VOICE, VOICE_EVENT, VOICE_SUPPORT

Row = dict[str, Any]
AT = "2026-11-02T01:00:00.000+00:00"


def a_voice(voice_id: str, **changed: Any) -> Row:
    row = {
        "id": voice_id, "community": "toy", "category": "", "words": "要长椅<script>", "groups": ["elder"],
        "speaker": "elder", "channel": "phone", "epsg": 4548, "place": None, "place_from": "community",
        "grid": "", "is_private": False, "may_publish": True, "is_published": False, "state": "received",
        "sent_at": AT, "state_since": AT, "reason": "", "joined_to": None, "report_id": "",
        "receipt_salt": None, "receipt_sha256": None, "key_sha256": None, "version": 1,
    }  # fmt: skip
    return row | changed


def an_event(voice_id: str, to: str, at: str = AT) -> Row:
    return {
        "voice_id": voice_id, "at": at, "actor": "甲", "kind": "move", "from_state": "received",
        "to_state": to, "staff_note": "", "public_words": "", "reason": "",
    }  # fmt: skip


def write(store: Connections, *rows: Row, events: tuple[Row, ...] = ()) -> None:
    with store.writing() as connection:
        connection.execute(insert(VOICE), list(rows))
        for event in events:
            connection.execute(insert(VOICE_EVENT), event)


def rows_in(store: Connections) -> dict[str, list[Row]]:
    """As a packet of the community has them."""
    with store.reading() as connection:
        return {
            part.table.name: [row._asdict() for row in connection.execute(part.query("toy"))]
            for part in PACKET.tables
        }


def content(store: Connections) -> dict[str, list[str]]:
    return {
        name: sorted(str({key: row[key] for key in row if key != "id" or name == "voice"}) for row in rows)
        for name, rows in rows_in(store).items()
    }


def bring(rows: dict[str, list[Row]], store: Connections) -> MergeSummary:
    summary = MergeSummary()
    with store.writing() as connection:
        merge_voices(connection, rows, summary)
    return summary


def test_a_letter_leaves_no_machine(machines: tuple[Connections, Connections]) -> None:
    here, there = machines
    write(here, a_voice("open"), a_voice("letter", is_private=True, channel="mailbox"))
    assert [row["id"] for row in rows_in(here)["voice"]] == ["open"]
    letter = {**rows_in(here), "voice": [a_voice("letter", is_private=True)]}
    with pytest.raises(ValueError, match="is_private"):
        bring(letter, there)


def test_machines_that_moved_the_same_voice_end_alike(machines: tuple[Connections, Connections]) -> None:
    here, there = machines
    write(here, a_voice("a"), a_voice("b"))
    bring(rows_in(here), there)
    later = "2026-11-03T01:00:00.000+00:00"
    change(here, "a", an_event("a", "in_hand"), {"state": "in_hand", "version": 2})
    joined = {"state": "joined", "joined_to": "b", "version": 2, "state_since": later}
    change(there, "a", an_event("a", "joined", later), joined)
    with there.writing() as connection:
        connection.execute(insert(VOICE_SUPPORT), {"voice_id": "b", "device_sha256": "d", "at": AT})
    ours, theirs = rows_in(here), rows_in(there)
    assert bring(theirs, here).replaced == 1
    assert bring(ours, there).replaced == 1
    assert content(here) == content(there)
    assert bring(theirs, here).new == 0
    with here.reading() as connection:
        found = connection.execute(select(VOICE).where(VOICE.c.id == "a")).one()
    assert (found.state, found.joined_to) == ("joined", "b")


def change(store: Connections, voice_id: str, event: Row, values: Row) -> None:
    with store.writing() as connection:
        _change(connection, voice_id, event, values)


def _change(connection: Connection, voice_id: str, event: Row, values: Row) -> None:
    connection.execute(VOICE.update().where(VOICE.c.id == voice_id).values(values))
    connection.execute(insert(VOICE_EVENT), event)


@pytest.mark.parametrize(
    "changed",
    [
        {"words": " "},
        {"words": "要" * 501},
        {"state": "lost"},
        {"reason": "weather"},
        {"category": "casino"},
        {"speaker": "robot"},
        {"groups": ["robots"]},
        {"groups": 7},
        {"channel": "telepathy"},
        {"place_from": "map"},
        {"place": b"no shape", "place_from": "map"},
        {"sent_at": "yesterday"},
        {"sent_at": "2026-11-02T01:00:00"},
        {"joined_to": "nobody"},
    ],
)
def test_what_no_page_could_open_never_comes_in(
    machines: tuple[Connections, Connections], changed: Row
) -> None:
    here, _ = machines
    rows = {"voice": [a_voice("a", **changed)], "voice_photo": [], "voice_support": [], "voice_event": []}
    with pytest.raises(Exception, match=r".*") as refused:
        bring(rows, here)
    assert not isinstance(refused.value, AssertionError)
    assert rows_in(here)["voice"] == []


@pytest.mark.parametrize("table", ["voice_photo", "voice_support", "voice_event"])
def test_rows_of_no_voice_never_come_in(machines: tuple[Connections, Connections], table: str) -> None:
    row = {"voice_id": "nobody", "jpeg": b"\xff\xd8\xff", "thumbnail": b"\xff\xd8\xff"}
    empty: dict[str, list[Row]] = {
        name: [] for name in ("voice", "voice_photo", "voice_support", "voice_event")
    }
    with pytest.raises(KeyError):
        bring(empty | {table: [row]}, machines[0])
