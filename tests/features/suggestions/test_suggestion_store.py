"""Pins, vetoes, figures, runs and copies: kept, read, carried in packets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from base.text_limits import LimitError
from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from features.options.intervention import Intervention
from features.suggestions.schema import SUGGESTION_EVENT
from features.suggestions.suggestion_event import SiteFigures
from features.suggestions.suggestion_store import (
    PACKET,
    copies_of,
    events_of,
    figures_of,
    fingerprint,
    marks_of,
    pin,
    record_copy,
    record_run,
    release,
    set_figures,
    veto,
)
from tests.data.towns import box

KEY, GROUND = "public_spaces:S20:micro_garden:60", "public_spaces:S30"
TODAY = date(2026, 11, 30)


def test_a_pin_holds_with_who_and_why_until_its_last_day(store_file: Path) -> None:
    pin("xuzhen", KEY, "楼栋长们都要", date(2026, 12, 31), "王敏")
    veto("xuzhen", GROUND, "", None, "李")
    marks = marks_of(events_of("xuzhen"), TODAY)
    assert {key: (mark.kind, mark.who, mark.why) for key, mark in marks.items()} == {
        KEY: ("pin", "王敏", "楼栋长们都要"),
        GROUND: ("veto", "李", ""),
    }
    assert set(marks_of(events_of("xuzhen"), date(2026, 12, 31))) == {KEY, GROUND}
    assert set(marks_of(events_of("xuzhen"), date(2027, 1, 1))) == {GROUND}
    assert events_of("elsewhere") == ()


def test_the_last_word_on_an_item_holds_and_history_keeps_all(store_file: Path) -> None:
    pin("xuzhen", KEY, "", None, "a")
    veto("xuzhen", KEY, "", None, "b")
    assert marks_of(events_of("xuzhen"), TODAY)[KEY].kind == "veto"
    release("xuzhen", KEY, "c")
    assert marks_of(events_of("xuzhen"), TODAY) == {}
    assert [(one.kind, one.actor) for one in events_of("xuzhen")] == [
        ("pin", "a"),
        ("veto", "b"),
        ("release", "c"),
    ]


def test_figures_are_those_entered_last(store_file: Path) -> None:
    set_figures("xuzhen", KEY, SiteFigures(9_000, 100, ""), "a")
    set_figures("xuzhen", KEY, SiteFigures(8_000, 200, "居委会"), "b")
    assert figures_of(events_of("xuzhen")) == {KEY: SiteFigures(8_000, 200, "居委会")}
    for wrong in (float("nan"), float("inf")):
        with pytest.raises(LimitError):
            set_figures("xuzhen", KEY, SiteFigures(wrong, 0, ""), "a")
    with pytest.raises(LimitError):
        pin("xuzhen", KEY, "x" * 5_000, None, "a")
    assert len(events_of("xuzhen")) == 2


def test_a_copy_knows_whether_the_option_has_changed_since(store_file: Path) -> None:
    one = Intervention("i", "build", "micro_garden", box(0, 0, 8, 8), "园", cost_cny=100.0)
    run = record_run("xuzhen", {"request": {"budget_cny": 1.0}, "bundles": []}, "a")
    record_copy("xuzhen", "option", run, 0, (one,), "a")
    copied = copies_of(events_of("xuzhen"))["option"]
    assert (copied.run, copied.bundle) == (run, 0)
    assert copied.fingerprint == fingerprint((replace(one, id="other", note="a note", version=7),))
    assert copied.fingerprint != fingerprint((replace(one, cost_cny=99.0),))
    assert copied.fingerprint != fingerprint((replace(one, shape=box(0, 0, 8, 9)),))


def test_two_machines_that_exchange_packets_hold_the_same(machines: tuple[Connections, Connections]) -> None:
    """Each pins something; the same packet again does nothing."""
    one, two = machines
    for number, store in enumerate(machines):
        row = event(f"{number:016x}", f"2026-11-30T0{number}:00:00.000000+00:00")
        with store.writing() as connection:
            connection.execute(SUGGESTION_EVENT.insert(), row)
    assert [merged(one, two), merged(two, one), merged(one, two)] == [1, 1, 0]
    assert rows_of(one) == rows_of(two)
    assert len(rows_of(one)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "praise"},
        {"id": "../../etc"},
        {"at": "yesterday"},
        {"at": "2026-11-30T01:00:00"},
        {"content": {}},
        {"content": {"why": "", "until": "soon"}},
        {"actor": "x" * 500},
    ],
    ids=str,
)
def test_a_row_that_nobody_could_have_written_never_comes_in(
    machines: tuple[Connections, Connections], wrong: dict[str, object]
) -> None:
    row = {**event("0" * 16, "2026-11-30T01:00:00.000000+00:00"), **wrong}
    with pytest.raises((ValueError, KeyError, TypeError)), machines[0].writing() as connection:
        PACKET.merge(connection, {SUGGESTION_EVENT.name: [row]}, MergeSummary())
    assert rows_of(machines[0]) == []


def event(event_id: str, at: str) -> dict[str, object]:
    return {
        "id": event_id,
        "community": "xuzhen",
        "at": at,
        "actor": "a",
        "kind": "pin",
        "subject": KEY,
        "content": {"why": "", "until": ""},
    }


def rows_of(store: Connections) -> list[dict[str, object]]:
    with store.reading() as connection:
        return [row._asdict() for row in connection.execute(PACKET.tables[0].query("xuzhen"))]


def merged(source: Connections, target: Connections) -> int:
    summary = MergeSummary()
    with target.writing() as connection:
        PACKET.merge(connection, {SUGGESTION_EVENT.name: rows_of(source)}, summary)
    return summary.new
