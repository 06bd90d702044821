from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shapely

from features.options import option_store as store
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.option_changes import letter_at
from features.options.option_errors import (
    ConflictError,
    LockedOptionError,
    NothingToRedoError,
    NothingToUndoError,
    OptionConflictError,
    RemovedMeanwhileError,
    UnknownInterventionError,
    UnknownOptionError,
)
from tests.features.kept_values import COMMUNITY, SQUARE, full, plain, without_versions

pytestmark = pytest.mark.usefixtures("store_file")


def new(name: str = "") -> LayoutOption:
    return store.create_option(COMMUNITY, name, "李", 4547)


def kinds(option_id: str) -> list[str]:
    return [event.kind for event in store.history(option_id)]


def test_a_new_option_is_empty_open_and_the_next_letter() -> None:
    first, second = new("口袋公园"), new()
    elsewhere = store.create_option("other", "", "李")
    assert first == LayoutOption(first.id, COMMUNITY, "A", "口袋公园", "", 0.0, "open", 1, (), 4547)
    assert (second.letter, elsewhere.letter, elsewhere.epsg) == ("B", "A", 0)
    assert store.options_of(COMMUNITY) == (first, second)
    assert store.option(first.id) == first


@pytest.mark.parametrize(
    ("position", "letter"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_go_on_as_in_a_spreadsheet(position: int, letter: str) -> None:
    assert letter_at(position) == letter


def test_an_archived_option_is_out_of_sight_and_keeps_its_letter() -> None:
    first = new()
    archived = store.set_state(first.id, "archived", "李")
    assert store.options_of(COMMUNITY) == ()
    assert store.options_of(COMMUNITY, include_archived=True) == (archived,)
    assert new().letter == "B"


def test_an_intervention_comes_back_exactly() -> None:
    option = new()
    kept = store.add_intervention(option.id, full(), "李")
    assert kept == full()
    (read,) = store.option(option.id).interventions
    assert read == full()
    assert shapely.to_wkb(read.shape) == shapely.to_wkb(SQUARE)


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(1.0000000000000002, -2),
        shapely.LineString([(0, 0), (1e-9, 3), (4, 4)]),
        shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3)]),
    ],
)
def test_every_kind_of_shape_comes_back_byte_by_byte(shape: shapely.Geometry) -> None:
    option = new()
    store.add_intervention(option.id, full(shape=shape), "李")
    assert store.option(option.id).interventions[0].shape.wkb == shape.wkb


def test_heights_are_not_kept() -> None:
    kept = store.add_intervention(new().id, full(shape=shapely.Point(1, 2, 3)), "李")
    assert kept.shape.wkb == shapely.Point(1, 2).wkb


@pytest.mark.parametrize("wanted", ["", "i0123456789", "no plain <id>", "x" * 65])
def test_an_id_that_is_missing_in_use_or_not_plain_is_replaced(wanted: str) -> None:
    option = new()
    first = store.add_intervention(option.id, full(), "李")
    second = store.add_intervention(option.id, full(id=wanted), "李")
    assert second.id not in (first.id, "", "no plain <id>", "x" * 65)
    assert store.option(option.id).interventions == (first, second)


def test_interventions_stand_in_the_order_of_drawing() -> None:
    option = new()
    drawn = [store.add_intervention(option.id, plain(str(number)), "李") for number in range(12)]
    store.save_intervention(option.id, replace(drawn[0], name="later"), "李")
    names = [one.name for one in store.option(option.id).interventions]
    assert names == ["later", *map(str, range(1, 12))]


def test_a_saved_change_is_the_next_version() -> None:
    option = new()
    first = store.add_intervention(option.id, plain(), "李")
    changed = full(id=first.id)
    second = store.save_intervention(option.id, changed, "王")
    assert second == replace(changed, version=2)
    assert store.option(option.id).interventions == (second,)


def test_the_second_save_of_the_same_version_gets_both() -> None:
    option = new()
    seen = store.add_intervention(option.id, full(), "李")
    theirs = store.save_intervention(option.id, replace(seen, name="theirs"), "王")
    mine = replace(seen, name="mine")
    with pytest.raises(ConflictError) as caught:
        store.save_intervention(option.id, mine, "李")
    assert (caught.value.stored, caught.value.offered) == (theirs, mine)
    assert "王" in caught.value.message("zh")
    assert store.option(option.id).interventions == (theirs,)
    kept_mine = store.save_intervention(option.id, replace(mine, version=theirs.version), "李")
    kept_both = store.add_intervention(option.id, theirs, "李")
    assert [one.name for one in store.option(option.id).interventions] == ["mine", "theirs"]
    assert (kept_mine.version, kept_both.version) == (3, 1)


def test_a_save_over_a_removed_one_gets_both_and_can_bring_it_back() -> None:
    option = new()
    seen = store.add_intervention(option.id, full(), "李")
    store.remove_intervention(option.id, seen.id, "王")
    mine = replace(seen, name="mine")
    with pytest.raises(RemovedMeanwhileError) as caught:
        store.save_intervention(option.id, mine, "李")
    stored = caught.value.stored
    assert stored == replace(seen, version=2)
    back = store.save_intervention(option.id, replace(mine, version=stored.version), "李")
    assert store.option(option.id).interventions == (back,)


def test_a_removed_intervention_is_gone() -> None:
    option = new()
    first = store.add_intervention(option.id, full(), "李")
    store.remove_intervention(option.id, first.id, "李")
    assert store.option(option.id).interventions == ()
    with pytest.raises(UnknownInterventionError):
        store.remove_intervention(option.id, first.id, "李")


def test_a_removal_can_ask_for_the_version_that_was_seen() -> None:
    option = new()
    seen = store.add_intervention(option.id, full(), "李")
    theirs = store.save_intervention(option.id, replace(seen, name="theirs"), "王")
    with pytest.raises(ConflictError) as caught:
        store.remove_intervention(option.id, seen.id, "李", version=seen.version)
    assert caught.value.stored == theirs
    store.remove_intervention(option.id, seen.id, "李", version=theirs.version)
    assert store.option(option.id).interventions == ()


def test_name_description_and_budget_are_saved_and_nothing_else() -> None:
    option = new("old")
    one = store.add_intervention(option.id, full(), "李")
    wanted = replace(option, name="new", description="why", budget_cny=1e6)
    saved = store.save_option(replace(wanted, letter="Q", state="locked", interventions=()), "李")
    assert saved == replace(wanted, version=2, interventions=(one,))
    assert store.option(option.id) == saved


def test_the_second_save_of_an_option_gets_both() -> None:
    option = new()
    theirs = store.save_option(replace(option, name="theirs"), "王")
    with pytest.raises(OptionConflictError) as caught:
        store.save_option(replace(option, name="mine"), "李")
    assert (caught.value.stored, caught.value.offered.name) == (theirs, "mine")


def test_a_copy_is_the_same_but_for_its_ids_letter_and_state() -> None:
    option = new("甲")
    store.save_option(replace(option, description="why", budget_cny=5.0), "李")
    store.add_intervention(option.id, full(), "李")
    gone = store.add_intervention(option.id, plain("gone"), "李")
    store.add_intervention(option.id, plain("last"), "李")
    store.remove_intervention(option.id, gone.id, "李")
    original = store.set_state(option.id, "locked", "李")
    copy = store.copy_option(option.id, "王")
    assert (copy.letter, copy.state, copy.version, copy.name, copy.epsg) == ("B", "open", 1, "甲", 4547)
    assert (copy.description, copy.budget_cny) == ("why", 5.0)
    assert {one.id for one in copy.interventions}.isdisjoint(one.id for one in original.interventions)
    nameless = [[replace(one, id="", version=1) for one in each.interventions] for each in (original, copy)]
    assert nameless[0] == nameless[1]
    assert len(nameless[1]) == 2
    store.add_intervention(copy.id, plain(), "王")
    assert store.option(original.id) == original
    assert without_versions(store.undo(copy.id, "王")) == without_versions(copy)
    assert store.next_undo(copy.id) is None


def test_every_change_is_an_event_with_before_and_after() -> None:
    option = new("甲")
    renamed = store.save_option(replace(option, name="乙"), "王")
    added = store.add_intervention(option.id, full(), "李")
    saved = store.save_intervention(option.id, replace(added, note="n"), "王")
    store.remove_intervention(option.id, added.id, "陈")
    store.undo(option.id, "李")
    store.redo(option.id, "王")
    store.set_state(option.id, "locked", "陈")
    events = store.history(option.id)
    assert [(event.kind, event.actor, event.subject_id) for event in events] == [
        ("create", "李", option.id),
        ("edit", "王", option.id),
        ("add", "李", added.id),
        ("save", "王", added.id),
        ("remove", "陈", added.id),
        ("undo", "李", added.id),
        ("redo", "王", added.id),
        ("lock", "陈", option.id),
    ]
    assert [(event.before, event.after) for event in events[:5]] == [
        (None, option),
        (option, renamed),
        (None, added),
        (added, saved),
        (saved, None),
    ]
    assert events[5].after == replace(saved, version=4)
    assert [event.undo_of for event in events] == [None] * 5 + [events[4].id] * 2 + [None]
    now = datetime.now(UTC)
    assert all(timedelta() <= now - event.at < timedelta(minutes=1) for event in events)
    assert store.history(option.id, last=2) == events[-2:]


def test_who_undid_whose_change_stays_visible() -> None:
    option = new()
    store.add_intervention(option.id, plain(), "李")
    store.undo(option.id, "王")
    undone, undo = store.history(option.id)[1:]
    assert (undone.actor, undone.kind, undone.taken_back) == ("李", "add", True)
    assert (undo.actor, undo.kind, undo.undo_of, undo.taken_back) == ("王", "undo", undone.id, False)


CHANGES: dict[str, Callable[[LayoutOption, Intervention], object]] = {
    "save_option": lambda option, one: store.save_option(option, "李"),
    "add": lambda option, one: store.add_intervention(option.id, plain(), "李"),
    "save": lambda option, one: store.save_intervention(option.id, one, "李"),
    "remove": lambda option, one: store.remove_intervention(option.id, one.id, "李"),
    "undo": lambda option, one: store.undo(option.id, "李"),
    "redo": lambda option, one: store.redo(option.id, "李"),
}


@pytest.mark.parametrize("state", ["locked", "archived"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_option_refuses_every_change(state: str, change: str) -> None:
    option = new("甲")
    one = store.add_intervention(option.id, full(), "李")
    store.add_intervention(option.id, plain(), "李")
    store.undo(option.id, "李")
    frozen = store.set_state(option.id, state, "李")  # type: ignore[arg-type]
    events = kinds(option.id)
    with pytest.raises(LockedOptionError) as caught:
        CHANGES[change](frozen, one)
    assert "方案 A“甲”" in caught.value.message("zh")
    assert store.option(option.id) == frozen
    assert kinds(option.id) == events
    reopened = store.set_state(option.id, "open", "李")
    CHANGES[change](reopened, one)
    assert len(kinds(option.id)) == len(events) + 2


def test_setting_the_state_that_it_has_changes_nothing() -> None:
    option = new()
    assert store.set_state(option.id, "open", "李") == option
    assert kinds(option.id) == ["create"]


def test_unknown_options_are_named() -> None:
    one = plain()
    unknown = LayoutOption("nowhere", COMMUNITY, "A", "", "", 0.0, "open", 1)
    calls: list[Callable[[], object]] = [
        *[lambda change=change: change(unknown, one) for change in CHANGES.values()],
        lambda: store.option("nowhere"),
        lambda: store.copy_option("nowhere", "李"),
        lambda: store.set_state("nowhere", "locked", "李"),
        lambda: store.history("nowhere"),
    ]
    for call in calls:
        with pytest.raises(UnknownOptionError, match="nowhere"):
            call()
    assert store.next_undo("nowhere") is None
    assert store.next_redo("nowhere") is None


def test_an_intervention_of_another_option_is_unknown_here() -> None:
    one = store.add_intervention(new().id, full(), "李")
    other = new()
    for call in (
        lambda: store.save_intervention(other.id, one, "李"),
        lambda: store.remove_intervention(other.id, one.id, "李"),
        lambda: store.remove_intervention(other.id, "nowhere", "李"),
    ):
        with pytest.raises(UnknownInterventionError, match="Option B"):
            call()


def test_nothing_to_undo_or_redo_is_said() -> None:
    option = new()
    with pytest.raises(NothingToUndoError):
        store.undo(option.id, "李")
    store.add_intervention(option.id, plain(), "李")
    with pytest.raises(NothingToRedoError):
        store.redo(option.id, "李")


def test_what_release_0_1_0_kept_is_read_and_can_be_undone(store_file: Path) -> None:
    store_file.parent.mkdir()
    script = Path(__file__).parents[2] / "data" / "store" / "release_0_1_0.sql"
    with sqlite3.connect(store_file) as database:
        database.executescript(script.read_text(encoding="utf-8"))
    (option,) = store.options_of(COMMUNITY)
    (kept,) = option.interventions
    assert (option.letter, option.name, option.budget_cny) == ("A", "口袋公园优先", 120000.5)
    assert (kept.id, kept.name, kept.functions, kept.confirmed) == ("i1", "榕树下", ("rest", "play"), (0, 2))
    assert kept.shape.wkb == shapely.Point(3, 4).wkb
    assert kept.target is not None
    assert (kept.target.layer, kept.target.id) == ("public_spaces", "s7")
    assert store.undo("o1", "me").interventions == ()
    assert store.undo("o1", "me", "option").name == ""
    assert store.next_undo("o1") is None
    assert store.next_undo("o1", "option") is None
    store.redo("o1", "me", "option")
    assert without_versions(store.redo("o1", "me")) == without_versions(option)
