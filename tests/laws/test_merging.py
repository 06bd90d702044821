"""Laws of merging, on small communities that people changed at random on two machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from base.words import Bilingual
from data.frames import frame_of
from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store
from features.own_community.community_versions import own, steps, undo
from features.own_community.layer_text import layer_text
from features.own_community.merging.conflicts import Conflict, ConflictChoice, Side
from features.own_community.merging.layer_rows import rows_by_key, values_of
from features.own_community.merging.renaming import RowRenaming
from features.own_community.merging.states import CommunitySide, merge_sides
from features.own_community.state import CommunityState, state_json
from features.packets.packet import packet, unpack
from tests.examples import examples
from tests.features.own_community.machines import (
    add_seat,
    both,
    remove,
    rename,
    set_value,
    store_content,
    table,
)
from tests.features.own_community.test_packet import counts
from tests.features.own_community.village import CM117, X, Y

Seats = dict[str, tuple[Any, ...]]
"""Id → name, condition, capacity, metres along the street."""
KEYS = [f"F{number}" for number in range(1, 8)]
CONDITION = st.sampled_from(["good", "worn", "broken", "idle"])
PLACE = st.integers(0, 5)
NAME = st.sampled_from(["", "甲", 'a"b,\\'])
SEAT = st.tuples(NAME, CONDITION, st.sampled_from([None, 2.0, 3.5]), PLACE)
FIRST = st.dictionaries(st.sampled_from(KEYS[:4]), SEAT, max_size=4)
FLIPPED: Mapping[Side, Side] = {"here": "there", "there": "here"}


def stand(seats: Seats, name: str = "村") -> CommunitySide:
    rows = [
        {
            "id": key,
            "name_zh": seat[0],
            "category": "rest_and_access",
            "condition": seat[1],
            "capacity": seat[2],
        }
        for key, seat in seats.items()
    ]
    shapes = [shapely.Point(X + seat[3], Y) for seat in seats.values()]
    text = layer_text(frame_of("facilities", pd.DataFrame(rows), shapes, CM117))
    return CommunitySide(CommunityState(Bilingual(name, name), 4548), {"facilities": text})


@st.composite
def changed_seats(draw: st.DrawFn, seats: Seats) -> Seats:
    """What somebody made of it."""
    after = {}
    for key, seat in seats.items():
        action = draw(st.sampled_from(["stay", "stay", "remove", "column", "all"]))
        if action == "column":
            column = draw(st.integers(0, 3))
            after[key] = (*seat[:column], draw(SEAT)[column], *seat[column + 1 :])
        elif action != "remove":
            after[key] = draw(SEAT) if action == "all" else seat
    new = draw(st.dictionaries(st.sampled_from([key for key in KEYS if key not in seats]), SEAT, max_size=3))
    return after | new


@st.composite
def forks(draw: st.DrawFn) -> tuple[Seats, Seats, Seats]:
    """A village and what two people made of it."""
    base = draw(FIRST)
    return base, draw(changed_seats(base)), draw(changed_seats(base))


def always(side: Side) -> Any:
    return lambda conflict: side


def rows(one: CommunitySide) -> dict[str, dict[str, Any]]:
    return {key: values_of(line) for key, line in rows_by_key(one.texts["facilities"], "facilities").items()}


@given(forks())
def test_what_only_one_side_changed_is_that_side(fork: tuple[Seats, Seats, Seats]) -> None:
    base, one, _ = map(stand, fork)
    for merged in (
        merge_sides(base, one, base, pytest.fail),
        merge_sides(base, base, one, pytest.fail),
        merge_sides(base, one, one, pytest.fail),
    ):
        assert merged == (one, ())


@given(forks(), st.sampled_from(["here", "there"]))
def test_it_does_not_matter_where_one_merges(fork: tuple[Seats, Seats, Seats], side: Side) -> None:
    base, one, other = map(stand, fork)
    asked: dict[bool, list[Conflict]] = {True: [], False: []}

    def picking(is_first: bool) -> Any:
        def pick(conflict: Conflict) -> Side:
            asked[is_first].append(conflict)
            return side if is_first else FLIPPED[side]

        return pick

    merged, renamed = merge_sides(base, one, other, picking(True))
    again, flipped = merge_sides(base, other, one, picking(False))
    assert merged.texts == again.texts
    assert set(renamed) == {replace(each, side=FLIPPED[each.side]) for each in flipped}
    turned = [replace(each, here=each.there, there=each.here) for each in asked[False]]
    assert [(c.row, c.column, c.here, c.there) for c in asked[True]] == [
        (c.row, c.column, c.here, c.there) for c in turned
    ]


@given(forks(), st.sampled_from(["here", "there"]))
def test_every_row_and_value_is_where_the_rules_put_it(fork: tuple[Seats, Seats, Seats], side: Side) -> None:
    """Worked out anew on plain tuples, by the sentences of the rule."""
    before, ours, theirs = fork
    base, here, there = map(stand, fork)
    merged, renamed = merge_sides(base, here, there, always(side))
    found = {
        key: (
            row["name_zh"],
            row["condition"],
            row["capacity"],
            shapely.from_geojson(row["geometry"]).x - X,
        )
        for key, row in rows(merged).items()
    }
    lines = rows_by_key(merged.texts["facilities"], "facilities")
    for key, seat in before.items():
        mine, other = ours.get(key), theirs.get(key)
        if seat == mine == other:
            assert lines[key] == rows_by_key(base.texts["facilities"], "facilities")[key]
        elif mine is None or other is None:
            changed_to = mine or other
            gone = changed_to in (None, seat) or (mine if side == "here" else other) is None
            assert (key in found) is not gone
            assert gone or found[key] == changed_to
        else:
            preferred = mine if side == "here" else other
            wanted = tuple(
                b if a == c else a if b == c else d
                for a, b, c, d in zip(mine, other, seat, preferred, strict=True)
            )
            assert found[key] == wanted
    new = Counter[Any]()
    for key in {*ours, *theirs} - set(before):
        mine, other = ours.get(key), theirs.get(key)
        if mine and other and mine[3] == other[3]:  # in the same place: one thing
            new[mine if side == "here" else other] += 1
        else:
            new.update(one for one in (mine, other) if one)
    stayed = {key for key in before if key in found}
    assert Counter(seat for key, seat in found.items() if key not in stayed) == +new
    assert {one.new for one in renamed} <= set(found)
    assert all(isinstance(one, RowRenaming) for one in renamed)


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.integers(0, 2), st.sampled_from(["F1", "F2", "F3"]), CONDITION),
        st.tuples(st.just("add"), st.integers(0, 2), PLACE, CONDITION),
        st.tuples(st.just("remove"), st.integers(0, 2), st.sampled_from(["F1", "F2", "F3"]), st.none()),
        st.tuples(st.just("name"), st.integers(0, 2), st.sampled_from(["甲", "乙"]), st.none()),
        st.tuples(st.just("undo"), st.integers(0, 2), st.none(), st.none()),
        st.tuples(st.just("carry"), st.integers(0, 2), st.integers(0, 2), st.sampled_from(["here", "there"])),
    ),
    min_size=3,
    max_size=12,
)


@dataclass(frozen=True)
class Machines:
    """Three stores with the same village."""

    stores: tuple[Connections, ...]
    key: str
    places: Iterator[int] = field(default_factory=lambda: count(100))

    def do(self, action: tuple[Any, ...]) -> None:
        what, number, one, another = action
        store = self.stores[number]
        seats = table(store, self.key, "facilities")
        if what == "set" and one in seats:
            set_value(store, self.key, "facilities", one, condition=another)
        elif what == "add":
            free = next(key for key in KEYS * 9 if key not in seats or len(seats) >= len(KEYS))
            if free not in seats:
                add_seat(store, self.key, free, float(next(self.places)), condition=[another])
        elif what == "remove" and one in seats:
            remove(store, self.key, "facilities", one)
        elif what == "name":
            rename(store, self.key, one)
        elif what == "undo" and len(steps(store, self.key)) > 2:  # back to the village, not before it
            undo(store, own(store, self.key))
        elif what == "carry":
            self.carry(number, one, another)

    def carry(self, from_number: int, to_number: int, side: Side) -> None:
        """A packet brought in; and once more, which does nothing."""
        raw, store = packet(self.stores[from_number], self.key), self.stores[to_number]
        unpack(store, raw, "a.lintu", ConflictChoice(others=side))
        before, rows_before = packet(store, self.key), counts(store)
        assert not unpack(store, raw, "a.lintu").is_new
        assert (packet(store, self.key), counts(store)) == (before, rows_before)


@examples(fast=2, slow=15)
@given(DEEDS)
def test_whatever_was_done_machines_that_exchange_packets_end_alike(deeds: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as made:
        stores = tuple(open_store(file_address(Path(made) / f"{number}.sqlite")) for number in range(3))
        try:
            key = both(stores[0], stores[1])
            machines = Machines(stores, key)
            machines.carry(0, 2, "here")
            for action in deeds:
                machines.do(action)
            for pair in ((1, 0), (2, 0), (0, 1), (0, 2)):
                machines.carry(*pair, "here")
            first = store_content(stores[0], key)
            assert [store_content(store, key) for store in stores[1:]] == [first, first]
            places = [row["geometry"] for row in table(stores[0], key, "facilities").values()]
            assert len(set(places)) == len(places)  # no seat stands twice
            for pair in ((0, 1), (1, 2), (2, 0)):
                machines.carry(*pair, "here")
                assert state_json(own(stores[pair[1]], key).state) == first
        finally:
            for store in stores:
                store.close()
