"""State of the assistant in a person's session."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from base.words import Text
from data.catalogue import load_catalogue
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity
from features.own_community.edit import Edit
from features.own_community.merging.conflicts import Conflict
from ui.session import SessionContext, actor_name, remember_context, remember_value, remembered_value
from ui.slot import Slot

_PROBLEM = Slot("problem", "")
_MESSAGES = Slot[tuple[Text, ...]]("own-told", ())
_ROUND = Slot("own-round", 0)
_SHAPE = Slot("own-picked", "")
_CONFLICTS = Slot[tuple[str, tuple[Conflict, ...]]]("own-conflicts", ("", ()))


def edit_of(known: OwnCommunity) -> Edit:
    """A change to this community by the person at the page."""
    return Edit(the_store(), known, load_catalogue(), actor_name())


def own_step(steps: tuple[str, ...]) -> str:
    """The open step of the assistant, from the page's address."""
    step = remembered_value("step", steps[0])
    return step if step in steps else steps[0]


def go_to_step(step: str) -> None:
    """Open this step of the assistant."""
    remember_value("step", step)


def go_on_with(here: SessionContext, community: str) -> None:
    """Open this community at the first step."""
    remember_context(replace(here, community=community))
    go_to_step("place")
    st.rerun()


def shown_problem() -> str:
    """The key of the problem that the map shows; empty for none."""
    return _PROBLEM.value()


def show_problem(key: str) -> None:
    """Show this problem on the map; "" for none."""
    _PROBLEM.set(key)


def pending_messages() -> tuple[Text, ...]:
    """What the last thing done in the assistant has to say."""
    return _MESSAGES.value()


def tell(words: tuple[Text, ...]) -> None:
    """Say this after the next run."""
    _MESSAGES.set(words)


def round_of_own() -> int:
    """Number of imports so far, so that an uploader is empty again afterwards."""
    return _ROUND.value()


def next_round_of_own() -> None:
    """Start with an empty uploader."""
    _ROUND.set(round_of_own() + 1)


def picked_shape() -> str:
    """The shape on the map that is being changed; empty for none."""
    return _SHAPE.value()


def pick_shape(shape: str) -> None:
    """Change this shape; "" for none."""
    _SHAPE.set(shape)


@dataclass(frozen=True)
class NearbyPlace:
    """The place where a person edits, in metres of the community's CRS, and its name."""

    community: str
    x: float
    y: float
    name: str = ""


_NEAR = Slot[NearbyPlace | None]("own-near", None)


def near_place(community: str) -> NearbyPlace | None:
    """Where the shapes of a large layer can be changed; None until a person has said so."""
    near = _NEAR.value()
    return near if near is not None and near.community == community else None


def work_near(near: NearbyPlace) -> None:
    """Change shapes there."""
    _NEAR.set(near)


def conflicts_of(packet_sha256: str) -> tuple[Conflict, ...]:
    """The conflicts found in this packet so far."""
    known, conflicts = _CONFLICTS.value()
    return conflicts if known == packet_sha256 else ()


def ask_about(packet_sha256: str, conflicts: tuple[Conflict, ...]) -> None:
    """Show these; none when all is decided."""
    _CONFLICTS.set((packet_sha256, conflicts))
