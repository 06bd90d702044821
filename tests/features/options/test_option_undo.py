"""Undo and redo against a plain model: for each of the two chains a list of what it looked like.

What is drawn and what is set (name, description, budget) are undone apart from each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.open_store import the_store
from features.options import option_store as store
from features.options.events import Subject, event_rows
from features.options.layout_option import LayoutOption
from features.options.option_errors import ConflictError
from tests.examples import examples
from tests.features.kept_values import COMMUNITY, SQUARE, full, plain, without_versions, wkb_of

pytestmark = pytest.mark.usefixtures("store_file")

NUMBERS = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["add", "save", "remove", "rename"]), NUMBERS),
    st.tuples(
        st.sampled_from(["undo", "undo", "redo", "undo settings", "redo settings", "lock", "restart"]),
        NUMBERS,
    ),
)


@dataclass
class Chain:
    """`done[-1]` is now, the others what undo goes back to; `undone` for redo."""

    done: list[Any]
    undone: list[Any] = field(default_factory=list)

    def change(self, after: Any) -> None:
        self.done.append(after)
        self.undone.clear()

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())


@dataclass
class Model:
    """What an option should be: its settings, and its interventions without their versions."""

    option: LayoutOption
    settings: Chain
    shapes: Chain

    @classmethod
    def of(cls, option: LayoutOption) -> Model:
        return cls(option, Chain([settings(option)]), Chain([()]))

    @property
    def now(self) -> LayoutOption:
        name, description, budget_cny = self.settings.done[-1]
        return replace(
            self.option,
            name=name,
            description=description,
            budget_cny=budget_cny,
            interventions=self.shapes.done[-1],
        )

    @property
    def chains(self) -> tuple[tuple[Subject, Chain], ...]:
        return ("option", self.settings), ("intervention", self.shapes)


def settings(option: LayoutOption) -> tuple[str, str, float]:
    return option.name, option.description, option.budget_cny


def take(step: str, number: int, option: LayoutOption, model: Model) -> None:
    """Do the step in the store and in the model, where it is possible."""
    some = option.interventions
    chosen = some[number % len(some)] if some else None
    if step == "add":
        kept = store.add_intervention(option.id, full(id="", name=f"n{number}", cost_cny=number / 3), "李")
        model.shapes.change((*some, kept))
    elif step == "rename":
        renamed = replace(option, name=f"r{number}", description=f"d{number}", budget_cny=number / 7)
        store.save_option(renamed, "王")
        model.settings.change(settings(renamed))
    elif step == "save" and chosen:
        changed = replace(chosen, shape=SQUARE.buffer(number + 0.1), note=f"s{number}", target=None)
        store.save_intervention(option.id, changed, "王")
        model.shapes.change(tuple(changed if one.id == chosen.id else one for one in some))
    elif step == "remove" and chosen:
        store.remove_intervention(option.id, chosen.id, "李")
        model.shapes.change(tuple(one for one in some if one.id != chosen.id))
    elif step.startswith(("undo", "redo")):
        move(step, option, model)
    elif step == "lock":
        store.set_state(option.id, "locked", "陈")
        store.set_state(option.id, "open", "陈")
    elif step == "restart":
        the_store().close()


def move(step: str, option: LayoutOption, model: Model) -> None:
    """Undo or redo in one of the chains, where there is something to."""
    subject, chain = model.chains[0 if step.endswith("settings") else 1]
    if step.startswith("undo") and len(chain.done) > 1:
        store.undo(option.id, "王", subject)
        chain.undo()
    elif step.startswith("redo") and chain.undone:
        store.redo(option.id, "李", subject)
        chain.redo()


def agree(option_id: str, model: Model) -> LayoutOption:
    """The store has what the model has, byte by byte, and no version was ever used twice."""
    option = store.option(option_id)
    assert without_versions(option) == without_versions(model.now)
    assert wkb_of(option) == wkb_of(model.now)
    for subject, chain in model.chains:
        assert (store.next_undo(option_id, subject) is not None) == (len(chain.done) > 1)
        assert (store.next_redo(option_id, subject) is not None) == bool(chain.undone)
    return option


@given(st.lists(STEPS, max_size=25))
@examples(fast=10, slow=200)
def test_the_store_does_what_the_plain_model_does(steps: list[tuple[str, int]]) -> None:
    option = store.create_option(COMMUNITY, "", "李")
    model = Model.of(option)
    for step, number in steps:
        take(step, number, option, model)
        option = agree(option.id, model)
    for subject, chain in model.chains:
        for _ in range(len(chain.done) - 1):
            store.undo(option.id, "李", subject)
    assert without_versions(store.option(option.id)) == without_versions(Model.of(model.option).now)
    for subject, chain in model.chains:
        for _ in range(len(chain.done) - 1):
            store.redo(option.id, "李", subject)
        assert (store.next_redo(option.id, subject) is not None) == bool(chain.undone)
    assert without_versions(store.option(option.id)) == without_versions(model.now)
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
    assert store.next_redo(option.id) is None
    store.undo(option.id, "李")
    assert [one.name for one in store.redo(option.id, "李").interventions] == ["new"]
    assert store.next_redo(option.id) is None


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
