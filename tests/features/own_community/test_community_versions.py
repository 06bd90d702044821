from __future__ import annotations

import time
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pandas as pd
import pytest
import shapely
from sqlalchemy import update

from base.words import Bilingual
from data.assess import assess
from data.catalogue import load_catalogue
from data.store.connections import Connections
from data.store.errors import ContentMissingError
from features.own_community.community_versions import (
    begin,
    change,
    copy_community,
    layers_of,
    open_own,
    own,
    own_communities,
    redo,
    steps,
    undo,
)
from features.own_community.content_rows import content_of
from features.own_community.errors import CommunityChangedError, NoCommunityPlaceError, NoNameError
from features.own_community.layer_text import layer_from, layer_text
from features.own_community.schema import COMMUNITY
from tests.features.own_community.village import CM117, layers, store_village

WHAT = Bilingual("改", "Changed")


def test_what_is_kept_comes_back_and_can_be_scored(store: Connections) -> None:
    village = store_village(store)
    found = open_own(store, village.key, load_catalogue())
    for name, frame in layers().items():
        there = found.layer(name)
        pd.testing.assert_frame_equal(there.drop(columns="geometry"), frame.drop(columns="geometry"))
        assert np.all(
            shapely.hausdorff_distance(there.geometry.to_numpy(), frame.geometry.to_numpy()) < 0.001
        )
    assert found.assumptions[0].people == 9.1
    scored = assess(found, load_catalogue())
    assert scored.people.sum() == pytest.approx(5 + 15.25 + 3 + 1.1 + 8)
    assert own_communities(store) == {village.key: Bilingual("张家村", "Zhangjia")}


def test_communities_of_one_name_are_told_apart_by_their_beginning(
    store: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    keys = [begin(store, Bilingual(name, name), "t").key for name in ("新村", "新村", "老村")]
    with store.writing() as connection:
        for key, minute in zip(keys, (15, 16, 17), strict=True):
            mine = COMMUNITY.c.key == key
            connection.execute(
                update(COMMUNITY).where(mine).values(created_at=f"2026-11-27T08:{minute}:00+00:00")
            )
    assert [name.text("zh") for name in own_communities(store).values()] == [
        "新村（11-27 16:15 新建）",
        "新村（11-27 16:16 新建）",
        "老村",
    ]
    monkeypatch.undo()
    time.tzset()


def test_the_text_of_a_layer_is_always_the_same(store: Connections) -> None:
    for name, frame in layers().items():
        text = layer_text(frame)
        assert layer_text(layer_from(text, name, CM117)) == text


def test_every_step_can_be_undone_and_done_again(store: Connections) -> None:
    village = store_village(store)
    before = village.state.layers
    homes = layers_of(store, village.state)["residences"].iloc[:1]
    fewer = change(store, village, village.state, WHAT, "t", {"residences": homes})
    assert len(layers_of(store, fewer.state)["residences"]) == 1
    back = undo(store, fewer)
    assert back.state.layers == before
    assert back.can_redo
    again = redo(store, back)
    assert again.state.layers == fewer.state.layers
    assert not again.can_redo
    assert [step.what.text("en") for step in steps(store, village.key)] == ["Created", "Imported", "Changed"]
    start = undo(store, undo(store, again))
    assert not start.can_undo
    assert undo(store, start) == start
    anew = change(store, start, start.state, WHAT, "t")
    assert not anew.can_redo


def test_nothing_is_half_kept_and_nobody_is_overrun(store: Connections) -> None:
    village = store_village(store)
    first = change(store, village, village.state, WHAT, "a")
    with pytest.raises(CommunityChangedError):
        change(store, village, village.state, WHAT, "b", {"grids": layers()["grids"].iloc[:0]}, [b"lost"])
    assert own(store, village.key) == first
    with store.reading() as connection, pytest.raises(ContentMissingError):
        content_of(connection, sha256(b"lost").hexdigest())


def test_a_community_needs_a_name_and_a_place(store: Connections) -> None:
    with pytest.raises(NoNameError):
        begin(store, Bilingual("  ", ""), "t")
    long = begin(store, Bilingual("长" * 500, ""), "t")
    assert long.state.name == Bilingual("长" * 60, "长" * 60)
    with pytest.raises(NoCommunityPlaceError):
        open_own(store, long.key, load_catalogue())
    placed = change(store, long, replace(long.state, epsg=4548), WHAT, "t")
    assert len(open_own(store, placed.key, load_catalogue()).residences) == 0


def test_odd_numbers_in_cells_survive(store: Connections) -> None:
    frame = layers()["residences"].assign(
        storeys=pd.array([pd.NA, 6], dtype="Int64"), elder=[np.nan, 0.1 + 0.2]
    )
    there = layer_from(layer_text(frame), "residences", CM117)
    assert there["storeys"].tolist()[1] == 6
    assert there["storeys"].isna().tolist() == [True, False]
    assert there["elder"][1] == 0.1 + 0.2


def test_a_copy_has_the_ground_and_nobody_on_it(store: Connections) -> None:
    village = store_village(store)
    twin = copy_community(store, village, "t")
    there = layers_of(store, twin.state)
    assert there["residences"][["households", "elder", "adult", "child"]].to_numpy().sum() == 0
    assert len(there["paths"]) == len(layers()["paths"])
    assert twin.key != village.key
    assert twin.state.files == ()
    assert own(store, village.key) == village
