"""Undo and redo against a plain model: a list of what the option looked like."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.open_store import the_store
from features.options import option_store as store
from features.options.events import event_rows
from features.options.layout_option import LayoutOption
from features.options.option_errors import ConflictError
from tests.examples import examples
from tests.features.kept_values import COMMUNITY, SQUARE, full, plain, without_versions, wkb_of

pytestmark = pytest.mark.usefixtures("store_file")

NUMBERS = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["add", "save", "remove", "rename"]), NUMBERS),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "lock", "restart"]), NUMBERS),
)


@dataclass
class Model:
    """What an option should be: `done[-1]` now, the others what undo goes back to; `undone` for redo."""

    done: list[LayoutOption]
    undone: list[LayoutOption] = field(default_factory=list)

    def change(self, after: LayoutOption) -> None:
        self.done.append(without_versions(after))
        self.undone.clear()

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())


def take(step: str, number: int, option: LayoutOption, model: Model) -> None:
    """Do the step in the store and in the model, where it is possible."""
    now, some = model.done[-1], option.interventions
    chosen = some[number % len(some)] if some else None
    if step == "add":
        kept = store.add_intervention(option.id, full(id="", name=f"n{number}", cost_cny=number / 3), "李")
        model.change(replace(now, interventions=(*now.interventions, kept)))
    elif step == "rename":
        renamed = replace(option, name=f"r{number}", description=f"d{number}", budget_cny=number / 7)
        store.save_option(renamed, "王")
        model.change(replace(renamed, interventions=now.interventions))
    elif step == "save" and chosen:
        changed = replace(chosen, shape=SQUARE.buffer(number + 0.1), note=f"s{number}", target=None)
        store.save_intervention(option.id, changed, "王")
        model.change(
            replace(now, interventions=tuple(changed if one.id == chosen.id else one for one in some))
        )
    elif step == "remove" and chosen:
        store.remove_intervention(option.id, chosen.id, "李")
        model.change(replace(now, interventions=tuple(one for one in some if one.id != chosen.id)))
    elif step == "undo" and len(model.done) > 1:
        store.undo(option.id, "王")
        model.undo()
    elif step == "redo" and model.undone:
        store.redo(option.id, "李")
        model.redo()
    elif step == "lock":
        store.set_state(option.id, "locked", "陈")
        store.set_state(option.id, "open", "陈")
    elif step == "restart":
        the_store().close()


def agree(option_id: str, model: Model) -> LayoutOption:
    """The store has what the model has, byte by byte, and no version was ever used twice."""
    option = store.option(option_id)
    assert without_versions(option) == without_versions(model.done[-1])
    assert wkb_of(option) == wkb_of(model.done[-1])
    assert store.can_undo(option_id) == (len(model.done) > 1)
    assert store.can_redo(option_id) == bool(model.undone)
    return option


@given(st.lists(STEPS, max_size=25))
@examples(fast=10, slow=200)
def test_the_store_does_what_the_plain_model_does(steps: list[tuple[str, int]]) -> None:
    option = store.create_option(COMMUNITY, "", "李")
    model = Model([option])
    for step, number in steps:
        take(step, number, option, model)
        option = agree(option.id, model)
    whole, depth, ahead = model.done[-1], len(model.done) - 1, len(model.undone)
    for _ in range(depth):
        store.undo(option.id, "李")
    assert without_versions(store.option(option.id)) == without_versions(model.done[0])
    for _ in range(depth):
        store.redo(option.id, "李")
    assert without_versions(store.option(option.id)) == without_versions(whole)
    assert store.can_redo(option.id) == bool(ahead)
    each_version_once(option.id)


def each_version_once(option_id: str) -> None:
    """The versions of every subject go up by one from event to event."""
    seen: dict[str, int] = {}
    for row in raw_events(option_id):
        after = row["after"]
        assert after["version"] == seen.get(after["id"], 0) + 1
        seen[after["id"]] = after["version"]


def raw_events(option_id: str) -> list[dict[str, Any]]:
    with the_store().reading() as connection:
        return [dict(row) for row in event_rows(connection, option_id)]


def test_a_new_change_after_an_undo_leaves_the_undone_ones_behind_for_good() -> None:
    """Also when the new change is itself undone: then it, and not the old one, can be redone."""
    option = store.create_option(COMMUNITY, "", "李")
    store.add_intervention(option.id, plain("old"), "李")
    store.undo(option.id, "李")
    store.add_intervention(option.id, plain("new"), "李")
    assert not store.can_redo(option.id)
    store.undo(option.id, "李")
    assert [one.name for one in store.redo(option.id, "李").interventions] == ["new"]
    assert not store.can_redo(option.id)


def test_two_hundred_changes_can_be_undone() -> None:
    option = store.create_option(COMMUNITY, "", "李")
    for number in range(200):
        store.add_intervention(option.id, plain(str(number)), "李")
    for _ in range(200):
        left = store.undo(option.id, "李")
    assert left.interventions == ()
    assert len(store.history(option.id)) == 401


def test_nobody_overwrites_what_came_after_an_undo() -> None:
    """If an undo gave an old version number back, a stale save could pass for a fresh one."""
    option = store.create_option(COMMUNITY, "", "李")
    first = store.add_intervention(option.id, plain("first"), "李")
    seen_by_wang = store.save_intervention(option.id, replace(first, name="second"), "李")
    store.undo(option.id, "李")
    (now,) = store.option(option.id).interventions
    third = store.save_intervention(option.id, replace(now, name="third"), "李")
    with pytest.raises(ConflictError):
        store.save_intervention(option.id, replace(seen_by_wang, name="Wang's"), "王")
    assert store.option(option.id).interventions == (third,)
