"""A village that was changed on two machines, by hand: what the merge must come to."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
import shapely

from base.words import Bilingual, Note
from data.catalogue import load_catalogue
from data.store.connections import Connections
from features.own_community.community_versions import begin_as, change, open_own, own, steps, undo
from features.own_community.errors import DifferentSystemsError, PacketStrangerError
from features.own_community.merging.conflicts import ConflictChoice, PacketConflictsError
from features.own_community.state import KeptFile
from features.packets.packet import packet, unpack
from tests.features.own_community.machines import (
    WHAT,
    add,
    add_seat,
    both,
    carry_packet,
    remove,
    rename,
    set_value,
    store_content,
    table,
)
from tests.features.own_community.test_packet import counts
from tests.features.own_community.village import X, Y, square

HERE, THERE = ConflictChoice(others="here"), ConflictChoice(others="there")


def test_different_rows_and_columns_are_kept_from_both(store: Connections, other: Connections) -> None:
    key = both(store, other)
    before = table(store, key, "residences")["R002"]
    set_value(store, key, "residences", "R001", households=12.0, name_zh="甲楼")
    set_value(other, key, "residences", "R001", elder=7.0)
    set_value(other, key, "facilities", "F1", condition="worn")
    merged = carry_packet(other, store, key)
    assert (merged.is_merge, merged.layers, merged.rows) == (True, 2, 2)
    home = table(store, key, "residences")["R001"]
    assert (home["households"], home["name_zh"], home["elder"]) == (12.0, "甲楼", 7.0)
    assert table(store, key, "residences")["R002"] == before
    assert table(store, key, "facilities")["F1"]["condition"] == "worn"
    open_own(store, key, load_catalogue())


def test_the_merge_is_one_step_that_says_what_it_was_and_can_be_undone(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R002", households=3.0)
    set_value(other, key, "residences", "R002", elder=2.0)
    before, count = store_content(store, key), len(steps(store, key))
    carry_packet(other, store, key, actor="乙")
    last = steps(store, key)[-1]
    assert len(steps(store, key)) == count + 1
    assert last.actor == "乙"
    assert last.what.text("zh").startswith("与社区包合并（")
    assert last.what.text("zh").endswith("：1 个图层，1 行")
    undo(store, own(store, key))
    assert store_content(store, key) == before
    assert carry_packet(other, store, key).is_merge  # brought in again after its undoing
    assert table(store, key, "residences")["R002"]["elder"] == 2.0


def test_the_same_packet_again_does_nothing(store: Connections, other: Connections) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    add_seat(other, key, "F2", 100)
    raw = packet(other, key)
    assert unpack(store, raw, "a.lintu").is_new
    mine, rows = packet(store, key), counts(store)
    again = unpack(store, raw, "a.lintu")
    assert (again.is_new, again.is_merge, again.new_rows) == (False, False, 0)
    assert (packet(store, key), counts(store)) == (mine, rows)


def test_there_and_back_both_are_equal_and_stay_so(store: Connections, other: Connections) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R001", households=14.0)
    carry_packet(other, store, key, choice=HERE)
    back = carry_packet(store, other, key)  # asks nothing: our choice is known there
    assert back.is_merge
    assert store_content(store, key) == store_content(other, key)
    assert table(other, key, "residences")["R001"]["households"] == 12.0
    assert not carry_packet(other, store, key).is_new
    assert not carry_packet(store, other, key).is_new
    set_value(other, key, "residences", "R001", households=15.0)  # a later word on the same thing
    assert carry_packet(other, store, key).is_new
    assert table(store, key, "residences")["R001"]["households"] == 15.0
    carry_packet(store, other, key)
    assert store_content(store, key) == store_content(other, key)


def test_a_value_changed_on_both_is_asked_for_before_anything_is_written(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    for machine, households, name in ((store, 12.0, "甲"), (other, 14.0, "乙")):
        set_value(machine, key, "residences", "R001", households=households, child=9.0)
        rename(machine, key, name)
    before, mine = counts(store), packet(store, key)
    with pytest.raises(PacketConflictsError) as caught:
        carry_packet(other, store, key)
    assert (counts(store), packet(store, key)) == (before, mine)
    found = {(one.layer, one.row, one.column): (one.here, one.there) for one in caught.value.conflicts}
    assert found == {
        ("residences", "R001", "households"): (12, 14),
        ("", "", "name_zh"): ("甲", "乙"),
        ("", "", "name_en"): ("甲", "乙"),
    }
    words = caught.value.message("zh")
    assert "住宅 · R001 一号楼 · 户数 — 这里：12，社区包里：14" in words
    assert "--prefer" in words
    assert "--prefer" in caught.value.message("en")
    keys = {one.column: one.key for one in caught.value.conflicts}
    carry_packet(other, store, key, choice=ConflictChoice({keys["households"]: "there"}, "here"))
    assert table(store, key, "residences")["R001"]["households"] == 14.0
    assert own(store, key).state.name.zh == "甲"


def test_a_choice_does_not_hold_for_values_that_nobody_saw(store: Connections, other: Connections) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R001", households=14.0)
    with pytest.raises(PacketConflictsError) as caught:
        carry_packet(other, store, key)
    (conflict,) = caught.value.conflicts
    set_value(store, key, "residences", "R001", households=13.0)
    with pytest.raises(PacketConflictsError):
        carry_packet(other, store, key, choice=ConflictChoice({conflict.key: "there"}))


@pytest.mark.parametrize(("choice", "stays"), [(HERE, False), (THERE, True)])
def test_removed_here_and_changed_there_is_a_question(
    store: Connections, other: Connections, choice: ConflictChoice, stays: bool
) -> None:
    key = both(store, other)
    remove(store, key, "residences", "R002")
    set_value(other, key, "residences", "R002", households=9.0)
    with pytest.raises(PacketConflictsError) as caught:
        carry_packet(other, store, key)
    (conflict,) = caught.value.conflicts
    assert (conflict.column, conflict.here, conflict.there) == ("", False, True)
    carry_packet(other, store, key, choice=choice)
    assert ("R002" in table(store, key, "residences")) is stays


def test_what_one_side_removed_is_removed_and_what_both_did_is_done_once(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    for machine in (store, other):
        add_seat(machine, key, "F2", 100)
        set_value(machine, key, "facilities", "F1", condition="idle")
    remove(other, key, "residences", "R002")
    set_value(store, key, "residences", "R001", households=12.0)
    carry_packet(other, store, key)
    assert list(table(store, key, "residences")) == ["R001"]
    assert list(table(store, key, "facilities")) == ["F1", "F2"]


def test_two_new_things_of_one_number_are_two_and_what_names_them_follows(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    for machine, x in ((store, 100.0), (other, 150.0)):
        add_seat(machine, key, "F2", x)
        add(machine, key, "entrances", {"id": [f"E{x:g}"], "of": ["F2"]}, [shapely.Point(X + x, Y + 1)])
    carry_packet(other, store, key)
    seats = {name: row["name_zh"] for name, row in table(store, key, "facilities").items()}
    assert sorted(seats) == ["F1", "F2", "F3"]
    assert sorted(seats[name] for name in ("F2", "F3")) == ["座椅100", "座椅150"]
    doors = {name: row["of"] for name, row in table(store, key, "entrances").items()}
    assert {seats[doors["E100"]], seats[doors["E150"]]} == {"座椅100", "座椅150"}
    assert seats[doors["E100"]] == "座椅100"
    carry_packet(store, other, key)
    assert store_content(store, key) == store_content(other, key)


def test_a_machine_that_goes_on_under_an_old_number_is_understood(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    add_seat(store, key, "F2", 100)
    add_seat(other, key, "F2", 150)
    carry_packet(other, store, key)
    set_value(other, key, "facilities", "F2", condition="broken")
    add_seat(other, key, "F3", 170)  # the number that the merge gave away here
    carry_packet(other, store, key)
    found = {row["name_zh"]: row["condition"] for row in table(store, key, "facilities").values()}
    assert found == {"": "good", "座椅100": "good", "座椅150": "broken", "座椅170": "good"}
    assert len(table(store, key, "facilities")) == 4
    carry_packet(store, other, key)
    assert store_content(store, key) == store_content(other, key)
    assert not carry_packet(other, store, key).is_new


def test_packets_that_cross_end_in_the_same(store: Connections, other: Connections) -> None:
    key = both(store, other)
    add_seat(store, key, "F2", 100)
    add_seat(other, key, "F2", 150)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R001", households=14.0)
    mine, theirs = packet(store, key), packet(other, key)
    unpack(store, theirs, "a.lintu", HERE)
    unpack(other, mine, "a.lintu", HERE)
    remove(store, key, "facilities", "F2")
    with pytest.raises(PacketConflictsError) as caught:
        carry_packet(store, other, key)  # both chose their own number: asked again, for it is not settled
    (conflict,) = caught.value.conflicts
    assert (conflict.column, conflict.here, conflict.there) == ("households", 14, 12)
    carry_packet(store, other, key, choice=THERE)
    assert sorted(table(other, key, "facilities")) == ["F1", "F3"]  # nothing comes back from the dead
    carry_packet(other, store, key)
    assert store_content(store, key) == store_content(other, key)


def test_three_machines_come_together(store: Connections, other: Connections, third: Connections) -> None:
    key = both(store, other)
    carry_packet(store, third, key)
    set_value(store, key, "residences", "R001", households=12.0)
    set_value(other, key, "residences", "R002", households=3.0)
    add_seat(third, key, "F2", 100)
    carry_packet(third, store, key)
    carry_packet(third, other, key)
    remove(other, key, "facilities", "F2")  # known to both through the third
    carry_packet(other, store, key)
    assert list(table(store, key, "facilities")) == ["F1"]
    carry_packet(store, other, key)
    carry_packet(store, third, key)
    assert store_content(store, key) == store_content(other, key) == store_content(third, key)


def test_notes_files_and_what_was_left_are_joined(store: Connections, other: Connections) -> None:
    key = both(store, other)
    for machine, name in ((store, "甲"), (other, "乙")):
        known = own(machine, key)
        note = Note(name, Bilingual(name, name), None)
        state = replace(
            known.state,
            notes={**known.state.notes, "paths": (note,)},
            files=(*known.state.files, KeptFile("", name, "", "paths")),
            left=(f"slivers:{name}",),
        )
        file = f"file of {name}".encode()
        digest = hashlib.sha256(file).hexdigest()
        state = replace(state, files=(replace(state.files[-1], sha256=digest),))
        change(machine, known, state, WHAT, "t", {}, [file])
    carry_packet(other, store, key)
    state = own(store, key).state
    assert {note.key for note in state.notes["paths"]} == {"甲", "乙"}
    assert {one.name for one in state.files} == {"甲", "乙"}
    assert set(state.left) == {"slivers:甲", "slivers:乙"}
    assert "residences" in state.notes


def test_a_home_of_a_compound_that_the_other_machine_removed_belongs_nowhere_wrong(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    add(store, key, "compounds", {"id": ["C1"], "name_zh": ["院"]}, [square(0, 0, 100)])
    set_value(store, key, "residences", "R001", compound="C1")
    carry_packet(store, other, key)
    remove(other, key, "compounds", "C1")
    set_value(store, key, "residences", "R002", compound="C1", households=9.0)
    carry_packet(other, store, key)
    homes = table(store, key, "residences")
    assert {row["compound"] for row in homes.values()} == {""}
    assert homes["R002"]["households"] == 9.0
    open_own(store, key, load_catalogue())


def test_different_coordinates_are_refused_in_words(store: Connections, other: Connections) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    known = own(other, key)
    change(other, known, replace(known.state, epsg=4547), WHAT, "t")
    before = counts(store)
    with pytest.raises(DifferentSystemsError) as caught:
        carry_packet(other, store, key, choice=HERE)
    assert "4548" in caught.value.message("zh")
    assert "4547" in caught.value.message("en")
    assert counts(store) == before


def test_another_community_under_the_same_key_is_refused(store: Connections, other: Connections) -> None:
    key = both(store, other)
    third = rename(store, key, "甲").state
    with other.writing() as connection:
        connection.exec_driver_sql("DELETE FROM community_step")
        connection.exec_driver_sql("DELETE FROM community")
        begin_as(connection, key, replace(third, layers={}, files=()), "x", WHAT)
    with pytest.raises(PacketStrangerError):
        carry_packet(other, store, key, choice=HERE)
    assert own(store, key).state.name.zh == "甲"


def test_undone_steps_do_not_come_between(store: Connections, other: Connections) -> None:
    key = both(store, other)
    set_value(store, key, "residences", "R001", households=12.0)
    undo(store, own(store, key))
    set_value(other, key, "residences", "R001", households=14.0)
    merged = carry_packet(other, store, key)  # ours was undone: theirs simply goes on
    assert (merged.is_new, merged.is_merge) == (True, False)
    assert packet(store, key) == packet(other, key)
    undo(other, own(other, key))
    set_value(other, key, "residences", "R002", households=1.0)
    carry_packet(other, store, key)
    assert table(store, key, "residences")["R002"]["households"] == 1.0
    assert table(store, key, "residences")["R001"]["households"] == 14.0  # it stands here
